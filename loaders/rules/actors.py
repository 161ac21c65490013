"""Who is meant by the words before a verb: people by full or first name, bodies, organisations, offices.

A context-bound name ("gruppen", "ordföranden", "socialchefen") is read by what the document says of it, and the step is
marked as inferred.
"""

from __future__ import annotations

import re

from loaders.minutes import Item, Minutes, Person, Said
from loaders.rules import names, organizations
from loaders.rules.body import kind_of
from loaders.rules.pattern import rule
from loaders.source import Text, plain
from schema.evidence import FieldBasis
from schema.identity import fold

Holder = tuple[str, Said]
"""(kind of mention PERSON, BODY, ORGANIZATION or POST; the name)"""

NOT_HOLDER = frozenset(
    [
        "det",
        "den",
        "de",
        "detta",
        "dessa",
        "vi",
        "man",
        "som",
        "han",
        "hon",
        "mötet",
        "utredningen",
        "förslaget",
        "arbetet",
        "syftet",
        "planen",
        "projektet",
        "punkten",
        "frågan",
        "ärendet",
        "alla",
        "ingen",
        "rådets",
    ]
)
OWN = re.compile(r"(?:gruppen|rådet|nämnden|styrelsen|nätverket|utskottet|kommittén|forumet)$", re.IGNORECASE)
LEAD_IN = re.compile(r"(?:(?:att|och|men|samt|därför|även)\s+)*")
COLLECTIVE = re.compile(
    r"(?:varje|alla|samtliga|länets|berörda?|respektive) (?:\w+ )?(?:kommun(?:er)?|parter|region(?:er)?|länsdel(?:ar)?)"
    r"|kommunerna"
    r"|parterna|ledamöterna|medlemmarna|deltagarna|juristerna",
    re.IGNORECASE,
)


def holders_in(minutes: Minutes, text: Text, item: Item | None = None) -> list[Holder]:
    """Those that the words name; empty when they name no actor, or more than actors."""
    lead = LEAD_IN.match(text.text)
    text = text.cut(lead.end() if lead else 0)
    found: list[Holder] = [
        ("PERSON", p.named_by(n) if (p := minutes.person(n.text)) else Said.of(n)) for n in names.find(text)
    ]
    if found:
        return found
    for part in _parts(text):
        bare = part.text
        if bare and bare.lower() not in NOT_HOLDER and len(bare) <= 70:
            found += _holder(minutes, part, item)
    return found


def _parts(text: Text) -> list[Text]:
    """At commas and "och", where what follows begins an actor of its own ("vård och omsorg" stays together)."""
    cuts, start = [], 0
    for m in re.finditer(r",\s*|\s(?:och|samt)\s", text.text):
        after = text.text[m.end() :]
        word = re.match(r"[\w-]+", after)
        if word and (
            word[0][0].isupper() or kind_of(word[0]) or COLLECTIVE.match(after) or organizations.is_title(word[0])
        ):
            cuts.append(text.cut(start, m.start()))
            start = m.end()
    cuts.append(text.cut(start))
    return [part.strip(" .;:,") for part in cuts]


def _holder(minutes: Minutes, words_: Text, item: Item | None) -> list[Holder]:
    bare = words_.text
    capital = bare[0].upper() + bare[1:]
    if bare.lower() == "föredragande" and item is not None:
        return [("PERSON", Said.of(words_, p.value, basis=FieldBasis.INFERRED)) for p in item.presenters]
    if person := _person(minutes, bare):
        return [("PERSON", person.named_by(words_))]
    if COLLECTIVE.fullmatch(bare):
        return [("ORGANIZATION", Said.of(words_, bare))]
    if OWN.search(bare) and minutes.header.body and means_own(minutes, bare):
        return [("BODY", Said.of(words_, minutes.header.body.value, basis=FieldBasis.INFERRED))]
    if kind_of(bare) and (bare[0].isupper() or OWN.search(bare) or len(bare.split()) == 1):
        return [("BODY", Said.of(words_, _full_name(minutes, words_) or capital))]
    if _is_own_short(minutes, bare) and minutes.header.body:
        return [("BODY", Said.of(words_, minutes.header.body.value, basis=FieldBasis.INFERRED))]
    if named := organizations.read(bare if bare[0].isupper() else capital):
        return [("ORGANIZATION", Said.of(words_, named.name, basis=named.basis))]
    if organizations.is_title(bare) and len(bare.split()) <= 4:
        return [("POST", Said.of(words_, capital))]
    if re.fullmatch(r"[A-ZÅÄÖ]{2,6}", bare):
        return [("BODY", Said.of(words_))]
    return []


def _person(minutes: Minutes, bare: str) -> Person | None:
    """A first name of the lists, or an office ("ordföranden", "socialchefen") that one person there holds."""
    if bare[0].isupper() and len(bare.split()) == 1 and (person := minutes.person(bare)) is not None:
        return person
    return holds_office(minutes, bare)


def holds_office(minutes: Minutes, bare: str) -> Person | None:
    """The one person who holds an office ("ordföranden", "ekonomichefen", "VD")."""
    said = fold(bare)
    stem = said.removesuffix("n") if said.endswith(("anden", "aren", "aden")) else re.sub(r"(?:en|n)$", "", said)
    roles = {
        "ordforande": "chair",
        "sekreterare": "secretary",
        "projektledare": "project leader",
        "vice ordforande": "vice chair",
    }
    holds = [p for p in minutes.people if (role := roles.get(stem)) and role in p.capacities]
    if stem in ("v", "vd"):
        managing = ("verkstallande direktor", "verkstallande direktoren", "vd")
        holds = [p for p in minutes.people if p.title and fold(p.title.value) in managing]
    holds = holds or [p for p in minutes.people if p.title and fold(p.title.value) in (stem, said)]
    return holds[0] if len(holds) == 1 else None


def _full_name(minutes: Minutes, words_: Text) -> str | None:
    """The full name of a group that the text called by it before ("arbetsgruppen" after "Arbetsgrupp hemgång")."""
    stem = re.sub(r"(?:en|et|n|t)$", "", words_.text.lower())
    if " " in stem:
        return None
    elected = [e.body.value for e in minutes.elections if e.body and e.body.value.lower().startswith(stem + " ")]
    return elected[-1] if elected else None


def means_own(minutes: Minutes, words_: str) -> bool:
    """A context-bound name ("chefsgruppen") that the document's own body answers to."""
    body = (minutes.header.body.value if minutes.header.body else "").lower()
    stem = re.sub(r"(?:en|et|n|t)$", "", words_.lower().split()[-1]) if words_.split() else ""
    if stem == "styrels" and minutes.header.body_kind != "BOARD" and stem not in body:
        return False  # the board that an annual meeting or a council charges is another body
    return len(words_.split()) == 1 and (stem in body or stem in ("grupp", "råd", "styrels", "nämnd"))


def _is_own_short(minutes: Minutes, bare: str) -> bool:
    """The body's short name: in parentheses behind its name, or its name without what follows "för"."""
    body = minutes.header.body.value if minutes.header.body else ""
    return bool(body) and bare.isupper() and (f"({bare})" in body or bare == body)


def _tried(text: str) -> object:
    from loaders.source import Source

    return holders_in(Minutes(Source("", "text", text, ())), plain(text))


rule(
    "holder",
    "the words for who is to do something",
    tries=_tried,
    takes=(
        "Anna Lind",
        "Anna Lind och Per Ek",
        "Granviks kommun",
        "samtliga kommuner",
        "socialchefen",
        "Arbetsgrupp hemgång",
    ),
    refuses=("det", "förslaget", "en viktig fråga"),
)
