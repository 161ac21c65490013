"""Elections: who was elected or appointed to what, from when to when.

"Till justerare utsågs Anna Lind", "Per Ek valdes till ny vice ordförande", "Till ordförande utses A och till vice
ordförande utses B", and lists under "Till fritidsutskott från och med ... utses:".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.lexicon import words
from loaders.minutes import Election, Minutes, Person, Said
from loaders.rules import names, organizations
from loaders.rules.body import kind_of
from loaders.rules.pattern import compiled, rule
from loaders.rules.terms import term_in
from loaders.source import Line, Text, plain
from schema.evidence import EvidenceRole, LineUse
from schema.identity import fold

ELECT = r"(?:utsågs|utses|utsåga|valdes|väljs|väljes|omvaldes|nyvaldes|utsags)"
TO_ELECT = r"(?:om|ny)?välja|utse"
TO_THEN_WHO = (
    rf"\btill\s+(?P<role>(?:[^.,:;]|(?<=[a-z])\.(?=\S)){{3,140}}?)\s+(?:har\s+)?(?:{ELECT}|{TO_ELECT})\s+"
    r"(?P<who>[^.;:]{3,120})"
)
CHOOSE = r"(?:välja|utse|omvälja|nyvälja|väljer|utser|omväljer|nyväljer|valde|utsåg)"
CHOOSE_WHO_TO = (
    rf"\b{CHOOSE}\s+(?!till\b)(?P<who>[^.;:]{{3,120}}?)\s+(?:till|som)\s+(?P<role>[^,;:]{{3,140}}?)(?=[.,;:]?$|[,;:]\s)"
)
WHO_THEN_TO = (
    rf"(?P<who>[^.;:]{{3,90}}?)\s+(?:har\s+)?{ELECT}\s+(?:enhälligt\s+)?(?:till|som)\s+(?P<role>[^.,;:]{{3,90}})"
)
TO_ADJUST = rf"(?P<who>[^.;:]{{3,90}}?)\s+(?:har\s+)?{ELECT}\s+att\s+(?:[\w ]{{0,60}}?\s)?(?P<role>justera)\b"
FOR_MEETING = r"(?:mötes|stämmo|årsmötes).*|.*\bför (?:mötet|stämman|årsmötet|dagen|sammanträdet)"
"""Roles at this one meeting, which are no seats."""
BEHIND_BODY = (
    r"för (?:tiden|perioden|en tid|en period|ett|två|tre|fyra|år|åren|mandat\w*|\d+|verksamhets\w+)"
    r"|från|fr\.?o|under|till och med|t\.?o\.?m|efter|i stället|istället|på|med"
)
LIST_HEAD = re.compile(rf"^till\s+(?P<body>.{{3,80}}?)(?:\s+(?P<period>fr.{{4,60}}?))?\s+{ELECT}\s*:?$", re.IGNORECASE)
ROLES = (
    ("vice chair", r".*vice ordförande.*"),
    ("chair", r"(?:ny |mötes)?ordförande.*|sammankallande.*|.*\bordförande"),
    ("secretary", r".*sekreterare.*"),
    ("adjuster", r".*juster(?:are|ings|a).*"),
    ("substitute", r".*(?:ersättare|suppleant).*"),
    ("member", r".*(?:ledamot|ledamöter|representant|kassör|medlem).*"),
)


def read_elections(minutes: Minutes, lines: list[Line]) -> None:
    """Enter elections from the decisions that elect; adjusters are a task of the meeting and no seat."""
    heads = _lists(minutes, lines)
    titles = {item.position: item.title for item in minutes.items}
    for decision in list(minutes.decisions):
        if decision.kind != "elected":
            continue
        text = text_of(decision.text, minutes)
        before = [body for at, body in heads if at < decision.text.places[0].start]
        elsewhere = before[-1] if before and _same_item(minutes, before[-1], decision.text) else None
        if elsewhere is None and decision.item is not None:
            elsewhere = _body_of_title(minutes, titles[decision.item])
        title = titles[decision.item].value if decision.item is not None else ""
        one_meeting = compiled(rf"{FOR_MEETING}|val av (?:{FOR_MEETING})").fullmatch(title) is not None
        for who, role_text in elected(text, minutes.source.scanned):
            _enter(minutes, who, role_text, text, elsewhere, one_meeting)


def _same_item(minutes: Minutes, body: Said, text: Said) -> bool:
    """Whether no item begins between the head of a list and a sentence behind it."""
    first, last = body.places[0].start, text.places[0].start
    return not any(item.title.places and first < item.title.places[0].start < last for item in minutes.items)


def _body_of_title(minutes: Minutes, title: Said) -> Said | None:
    """The other body that "Val av socialutskott" elects; None for the document's own, and for posts."""
    m = re.search(
        r"\b(?:val|utseende|nominering)\w* (?:av|till) (?:ledamöter (?:och ersättare )?(?:i|till) )?(?P<body>.+)",
        title.value,
        re.IGNORECASE,
    )
    if not m or not kind_of(m["body"]) or role_of(m["body"]):
        return None
    begins = fold(m["body"]).split()[0][:7]
    own = [each.name.value for each in minutes.header.bodies]
    if any(kind_of(name) and begins == fold(name).split()[0][:7] for name in own):
        return None
    return Said(_capital(m["body"]), title.places, EvidenceRole.HEADING)


def text_of(said: Said, minutes: Minutes) -> Text:
    """A value's words again as running text with places."""
    first, last = said.places[0].start, said.places[-1].end
    lines = minutes.source.lines
    at = bisect_right(minutes.source.starts, first) - 1
    parts = []
    for k in range(max(at, 0), len(lines)):
        line = lines[k]
        if line.starts[0] >= last:
            break
        inside = [i for i, s in enumerate(line.starts) if first <= s < last]
        if inside:
            parts.append(line.cut(inside[0], inside[-1] + 1))
    return Text.join(parts)


def elected(text: Text, scanned: bool = False) -> Iterator[tuple[Text, Text]]:
    """(name, the words of the role) for each election in a sentence."""
    taken: list[tuple[int, int]] = []
    for m in compiled(TO_THEN_WHO, scanned).finditer(text.text):
        who = re.split(r"\s+och\s+till\s+", m["who"])[0]
        part = text.cut(m.start("who"), m.start("who") + len(who))
        for name in _chosen(part, m["role"]):
            yield name, text.match(m, "role")
        taken.append((m.start(), m.start("who") + len(who)))
    if taken:
        for m in compiled(TO_THEN_WHO, scanned).finditer(text.text, taken[-1][1]):
            for name in names.find(text.match(m, "who")):
                yield name, text.match(m, "role")
        return
    if sworn := compiled(TO_ADJUST, scanned).search(text.text[:1000]):
        for name in names.find(text.match(sworn, "who")):
            yield name, text.match(sworn, "role")
        return
    if chosen := compiled(CHOOSE_WHO_TO, scanned).search(text.text[:1000]):
        for name in names.find(text.match(chosen, "who")):
            yield name, text.match(chosen, "role")
        return
    if then := compiled(WHO_THEN_TO, scanned).search(text.text[:1000]):
        found = names.find(text.match(then, "who"))
        for name in found or [text.match(then, "who")]:
            yield name, text.match(then, "role")


def _chosen(who: Text, role: str) -> list[Text]:
    """The names of those elected; behind the one elected to a single office a comma begins what they are of."""
    found = names.find(who)
    single = role_of(role) in ("chair", "vice chair", "secretary") and "justerare" not in role
    if (
        single
        and found
        and re.match(r"\s*,\s*(?!och\b|samt\b)", who.text[who.text.index(found[0].text) + len(found[0]) :])
    ):
        return found[:1]
    return found


def role_of(text: str, scanned: bool = False) -> str | None:
    for role, pattern in ROLES:
        if compiled(pattern, scanned).fullmatch(text.strip()):
            return role
    return None


def _enter(
    minutes: Minutes, who: Text, role_text: Text, text: Text, elsewhere: Said | None, one_meeting: bool = False
) -> None:
    role = role_of(role_text.text, minutes.source.scanned)
    body = _body_in(role_text)
    other = Said.of(body, _capital(body.text)) if body else elsewhere if role != "adjuster" else None
    for_meeting = compiled(FOR_MEETING).fullmatch(role_text.text) is not None or one_meeting
    person = minutes.person(who.text)
    if person is None:
        if not names.is_name(who.text):
            return
        attends = other is None and (for_meeting or role == "adjuster")
        person = Person(Said.of(who), "mentioned", "election", "present" if attends else "unknown")
        minutes.add(person)
    if role == "adjuster":
        person.take("adjuster")
        if person.attendance == "unknown":
            person.attendance = "present"
        return
    if role and for_meeting and other is None:
        _of(person, who, text)
        person.take(role)  # chairs or writes this one meeting: a capacity there, no seat
        person.attendance = "present"
        return
    if role is None and other is None:
        return
    if other is None and role is not None:
        person.take(role)
    since, until = term_in(minutes, text)
    minutes.elections.append(Election(person.named_by(who), role or "member", "election_sentence", other, since, until))


def _of(person: Person, who: Text, text: Text) -> None:
    """The organisation between the name and the sentence's end ("valdes Anna Lind, Granviks sparbank.")."""
    behind = text.text.find(who.text) + len(who)
    m = re.match(r",\s*(?P<org>[A-ZÅÄÖ][^,.;()]{2,50})\.?$", text.text[behind:])
    if m and person.organisation is None:
        words_ = text.cut(behind + m.start("org"), behind + m.end("org"))
        named = organizations.read(words_.text)
        person.organisation = Said.of(words_, named.name if named else None)
        person.organisation_kind = named.kind if named else "OTHER"


def _body_in(role_text: Text) -> Text | None:
    """As "ledamot i styrgruppen": the other body that the role is in."""
    m = re.search(rf"\b(?:i|till)\s+(?P<body>\S.+?)(?=\s+(?:{BEHIND_BODY})\b|$)", role_text.text)
    if m and kind_of(m["body"]):
        return role_text.match(m, "body")
    return None


@dataclass(frozen=True)
class _Head:
    """Which body a list elects to, and for how long."""

    body: Said
    valid_from: Said | None
    valid_to: Said | None


def _lists(minutes: Minutes, lines: list[Line]) -> list[tuple[int, Said]]:
    """Enter people listed under "Till fritidsutskott ... utses:"; gives where each list stands, and its body."""
    head: _Head | None = None
    role, heads = "member", []
    for i, line in enumerate(lines):
        if len(line) > 300:
            head = None
            continue
        if opened := _list_head(minutes, lines, i):
            head, role = opened, "member"
            heads.append((line.starts[0], head.body))
            continue
        if head is None:
            continue
        if compiled(r"ordinarie(?: ledamöter)?|ledamöter").fullmatch(line.text.rstrip(":")):
            role = "member"
        elif compiled(r"ersättare|suppleanter").fullmatch(line.text.rstrip(":")):
            role = "substitute"
        elif (name := _listed_name(line)) and len(line.text) < 60:
            party = re.search(r"\((\w{1,4})\)", line.text)
            known = party is not None and party[1].upper() in words()["parties"]
            party_ = Said.of(line.match(party, 1), party[1].upper()) if party and known else None
            minutes.elections.append(
                Election(Said.of(name), role, "election_list", head.body, head.valid_from, head.valid_to, party_)
            )
            minutes.use(line, LineUse.FACT, "election")
        elif len(line.text) > 60 or line.text.startswith("§"):
            head = None
    return heads


def _list_head(minutes: Minutes, lines: list[Line], i: int) -> _Head | None:
    line = lines[i]
    joined = Text.join(lines[i : i + 2])
    m = LIST_HEAD.match(line.text)
    source: Text = line
    if m is None and not line.text.endswith(":"):
        m, source = LIST_HEAD.match(joined.text), joined
    if m is None:
        return None
    body = source.match(m, "body")
    return _Head(Said.of(body, _capital(body.text)), *term_in(minutes, source))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed_name(line: Line) -> Text | None:
    m = re.fullmatch(r"(?:\(\w{1,4}\)\s*)?(?P<name>[^()\d:]+?)(?:\s*\(\w{1,4}\))?", line.text)
    return line.match(m, "name") if m and names.is_name(m["name"].strip()) else None


def _tried(text: str) -> list[tuple[Text, Text]]:
    return list(elected(plain(text)))


rule(
    "election_sentence",
    "a person elected to a role",
    tries=_tried,
    takes=(
        "Till justerare utsågs Anna Lind, Granviks kommun.",
        "Per Ek valdes till ny vice ordförande.",
        "Till ordförande utses Anna Lind och till vice ordförande utses Per Ek.",
        "att välja Anna Lind (S) till ersättare i kyrkorådet till och med 2026-12-31",
        "Styrelsen beslutar att till kassör välja Anna Lind.",
        "Styrelsen beslutade att utse Per Ek (S) till ordförande i Skolrådet från och med 2024-02-01.",
        "att utse Per Ek till sammankallande i festkommittén för perioden 2024-01-01 – 2024-06-30",
    ),
    refuses=("Valet av ordförande skjuts upp.", "En representant ska väljas till gruppen."),
)
rule(
    "election_list",
    "people listed under the body that they are elected to",
    tries=lambda t: LIST_HEAD.match(t),
    takes=("Till fritidsutskott från och med 2023-01-01 till och med 2026-12-31 utses:", "Till arbetsgrupp utses:"),
    refuses=("Till justerare utsågs Anna Lind", "Utses:"),
)
rule(
    "election",
    "a person named only where elected",
    tries=_tried,
    takes=("Eva Berg utsågs till kassör.",),
    refuses=("Kassören valdes.",),
)
