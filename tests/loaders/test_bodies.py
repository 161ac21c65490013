"""Groups and how they hang together, in minutes of five kinds that the rules were not made on."""

from __future__ import annotations

import pytest

from loaders.formats import read_bytes
from loaders.minutes import Minutes
from loaders.parse import read_minutes
from loaders.rules.bodies import body_in
from loaders.source import plain

CLUB = """Bäckens Kanotklubb
Protokoll styrelsemöte nr 4, 2024

Datum: 14 maj 2024
Plats: Klubbhuset, Norrsjö
Närvarande: Lena Sjögren (ordförande), Mats Örn (kassör), Ulla Kvist (sekreterare), Peder Holm

1. Mötets öppnande
Lena öppnade mötet.

2. Ekonomi
På kontot finns 212 400 kr. Medlemsavgiften för 2025 föreslås bli 350 kr.
Idrottsförbundet har beviljat klubben 40 000 kr för tillgängliga bryggor.
Styrelsen beslutade att avsätta 12 500 kr till ungdomssektionens läger på Rönnön.

3. Rapporter från grupperna
Bryggkommittén har röjt stranden. Ungdomssektionen planerar läger i juli.
Tävlingsgruppen önskar köpa två kajaker. Styrelsen beslutade att tävlingsgruppen får köpa två begagnade kajaker för
högst 18 000 kr.
Festkommittén läggs ned eftersom ingen vill vara sammankallande. Dess uppgifter övertas av styrelsen.

4. Samarbete
Klubben har fått en fråga från Norrsjö Roddsällskap om gemensam vinterträning. Lena kontaktar dem.
Valberedningen har ännu inte kallat till möte.
"""
BOARD = """LINDHAMNS KOMMUN                     SAMMANTRÄDESPROTOKOLL          1 (4)
Barn- och ungdomsnämnden             Sammanträdesdatum 2023-11-21

Plats och tid  Stadshuset, Vinga, kl 13.00-15.40
Beslutande     Karl Öberg (S), ordförande
               Sanna Wiik (M), vice ordförande
Övriga deltagande  Förvaltningschef Tora Fält
Utses att justera  Sanna Wiik

§ 61   Dnr BUN 2023/88
Statsbidrag för läxhjälp

Skolverket har beviljat kommunen 1,2 miljoner kronor för läxhjälp under läsåret 2023/2024. Medlen fördelas mellan
skolorna efter elevantal.

Beslut
Barn- och ungdomsnämnden beslutar
att fördela 800 tkr till Strandskolan och 400 tkr till Kvarnskolan
att uppdra åt utbildningsförvaltningen att följa upp insatsen.

§ 62   Dnr BUN 2023/91
Ungdomsrådets framtid

Lindhamns ungdomsråd har haft svårt att rekrytera. Ungdomsrådet föreslås ombildas till ett nätverk under Kultur- och
fritidsnämnden. Elevhälsan i Lindhamn har lämnat synpunkter.

Beslut
Barn- och ungdomsnämnden beslutar
att ungdomsrådet ombildas till ett nätverk från och med den 1 januari 2024

§ 63   Dnr BUN 2023/70
Investering i skolgårdar

Kommunfullmäktige har anslagit 6 mnkr för skolgårdar 2024. Tekniska nämnden ansvarar för upphandlingen. En styrgrupp
för skolgårdsprojektet har bildats. Kostnaden per skolgård har beräknats till 1 500 000 kr.

Beslut
Informationen läggs till handlingarna.

§ 64
Delegationsbeslut

Nämndens arbetsutskott redovisar fattade beslut.
"""
NETWORK = """# Minnesanteckningar Klimatnätverket Södra dalen

**Tid:** 8 februari 2024 kl. 9-11.30
**Plats:** Teams

**Deltagare:** Elin Roos, Tallunda kommun; Jens Falk, Region Södra dalen; Mira Lund, Länsstyrelsen

## 1. Laget runt

Tallunda kommun har tillsatt en tvärgrupp för klimatanpassning. Besked om Klimatklivet: regionen beviljas
3,4 miljoner kronor i stöd till laddstolpar vid sjukhusen.

## 2. Arbetsgruppernas rapporter

- Arbetsgrupp transporter (Jens): upphandlar en cykelutredning, beräknad kostnad 250 000 kr.
- Arbetsgrupp mat (Mira): byter namn till Arbetsgrupp hållbara måltider.
- Arbetsgrupp bygg: vilande, föreslås avvecklas.

## 3. Projekt Gröna tak

Elin leder projektet Gröna tak. Boverket medfinansierar. Styrgruppen för Gröna tak träffas den 5 mars.
"""
CHURCH = """Kyrkorådet i Ängby
Protokoll 2022-09-06

Närvarande
Helga Ström, ordförande
Arne Vik

§ 88 Orgelrenovering
Stiftet har tilldelat församlingen kyrkoantikvarisk ersättning med 1 450 000 kr. Fastighetsutskottet har granskat
anbuden och förordar Grens Orgelbyggeri AB.
Kyrkorådet beslutar
att anta anbudet från Grens Orgelbyggeri AB
att anslå 300 000 kr ur orgelfonden till renoveringen.

§ 89 Diakonala insatser
Diakonigruppen uppgår i Internationella gruppen från den 1 januari 2023.
Kollekten till Act Svenska kyrkan uppgick till 4 320 kr.
"""
SLIDES = """# Programrådet Digital vård

17 oktober 2023

---

## Organisation från årsskiftet

- RPO Barn och unga
- LAG Astma under RPO Barn och unga
- E-hälsorådet ersätts av Programrådet Digital vård
- Beredningsgrupp IT upphör 31 december 2023

---

## Budget 2024

| Insats | Belopp (tkr) | Mottagare |
|---|---|---|
| Videobesök | 1 200 | Primärvårdsförvaltningen |
| | 300 | Tandvårdsenheten |
| Egenmonitorering | 850 | Sjukhusförvaltningen |
| Summa | 2 400 | |

Ansökningar om medel ska vara inne senast 15 november. Potten för idéer är 500 000 kr.

---

## Nationellt

- SKR och Inera bjuder in till regionala dialoger
"""
BODIES = {
    CLUB: "Idrottsförbundet, Ungdomssektionen, Bryggkommittén, Tävlingsgruppen, Festkommittén, Norrsjö Roddsällskap,"
    " Valberedningen",
    BOARD: "Skolverket, Strandskolan, Kvarnskolan, Utbildningsförvaltningen, Lindhamns ungdomsråd,"
    " Kultur- och fritidsnämnden, Elevhälsan i Lindhamn, Kommunfullmäktige, Tekniska nämnden,"
    " Styrgrupp för skolgårdsprojektet, Nämndens arbetsutskott",
    NETWORK: "Tvärgrupp för klimatanpassning, Arbetsgrupp transporter, Arbetsgrupp mat, Arbetsgrupp hållbara måltider,"
    " Arbetsgrupp bygg, Gröna tak, Boverket, Styrgruppen för Gröna tak, Länsstyrelsen",
    CHURCH: "Fastighetsutskottet, Grens Orgelbyggeri AB, Diakonigruppen, Internationella gruppen",
    SLIDES: "RPO Barn och unga, LAG Astma, E-hälsorådet, Beredningsgrupp IT, Primärvårdsförvaltningen,"
    " Tandvårdsenheten, Sjukhusförvaltningen, SKR, Inera",
}
LINKS = {
    CLUB: ["DISSOLVED REPORTED Festkommittén"],
    BOARD: ["CHANGES_KIND DECIDED Lindhamns ungdomsråd NETWORK 2024-01-01"],
    NETWORK: [
        "RENAMED_TO REPORTED Arbetsgrupp mat > Arbetsgrupp hållbara måltider",
        "DISSOLVED PROPOSED Arbetsgrupp bygg",
    ],
    CHURCH: ["REPLACED_BY REPORTED Diakonigruppen > Internationella gruppen 2023-01-01"],
    SLIDES: [
        "PART_OF REPORTED LAG Astma > RPO Barn och unga",
        "REPLACED_BY REPORTED E-hälsorådet > Programrådet Digital vård",
        "DISSOLVED REPORTED Beredningsgrupp IT 2023-12-31",
    ],
}
MONEY = {
    CLUB: "40000 Bäckens Kanotklubb, 12500 -, 18000 -",
    BOARD: "1200000 Lindhamns kommun, 800000 Strandskolan, 400000 Kvarnskolan, 6000000 -",
    NETWORK: "3400000 Region Södra dalen",
    CHURCH: "1450000 församlingen, 300000 -",
    SLIDES: "1200000 Primärvårdsförvaltningen, 300000 Tandvårdsenheten, 850000 Sjukhusförvaltningen, 2400000 -,"
    " 500000 -",
}
TEXTS = [CLUB, BOARD, NETWORK, CHURCH, SLIDES]
NAMES = ["club", "board", "network", "church", "slides"]


def parsed(text: str) -> Minutes:
    return read_minutes(read_bytes(text.encode(), "text.md" if text.startswith("#") else "text.txt"))


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_each_group_is_named_once(text: str) -> None:
    found = [b.name.value for b in parsed(text).bodies]
    assert sorted(found) == sorted(BODIES[text].split(", "))


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_how_they_hang_together(text: str) -> None:
    told = [
        " ".join(
            [k.kind, k.status, k.source[1].value]
            + ([">", k.target[1].value] if k.target else [])
            + ([k.new_kind] if k.new_kind else [])
            + ([k.valid_from.value] if k.valid_from else [])
        )
        for k in parsed(text).links
    ]
    assert told == LINKS[text]


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_who_gets_which_money(text: str) -> None:
    told = [
        f"{f.amount.value if f.amount else '?'} {f.recipient[1].value if f.recipient else '-'}"
        for f in parsed(text).funding
    ]
    assert sorted(told) == sorted(MONEY[text].split(", "))


def test_words_are_read_as_the_group_that_they_name() -> None:
    minutes = parsed(BOARD)
    said = body_in(minutes, plain("Frågan går till ungdomsrådet."))
    assert said and said.value == "Lindhamns ungdomsråd"
    assert body_in(minutes, plain("Frågan går till gruppen.")) is None


@pytest.mark.parametrize("head", ["# Granviks kommun\n\n## Kommunstyrelsen", "Granviks kommun\n\nSocialnämnden"])
def test_a_board_right_under_whose_it_is_met(head: str) -> None:
    text = f"{head}\n\nSammanträdesdatum: 8 februari 2022\n\nLedamöter: Per Ek (C), ordförande\nSiv Holm (S)\n"
    text += "\n### § 5 Skolskjuts\n\nBeslut\n\nReglementet antas.\n"
    minutes = read_minutes(read_bytes(text.encode(), "a.md"))
    assert minutes.header.body and minutes.header.body.value == head.split()[-1]
    assert minutes.header.owner and minutes.header.owner.value == "Granviks kommun"


def test_whom_somebody_sits_for_owns_no_body() -> None:
    text = "Gemensamma nämnden för resor\nProtokoll 2022-02-08\n\nNamn\tOrganisation\tRoll\n"
    text += "Per Ek\tGranviks kommun\tordförande\nSiv Holm\tLindås kommun\tledamot\n\n1. Öppnande\n\nMötet öppnades.\n"
    minutes = read_minutes(read_bytes(text.encode(), "a.txt"))
    assert minutes.header.owner is None
