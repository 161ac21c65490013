"""Elections: who was elected or appointed to what, from when to when.

"Till justerare utsågs Anna Lind", "Per Ek valdes till ny vice ordförande", "Till ordförande utses A och till vice
ordförande utses B", and lists under "Till socialutskott från och med ... utses:".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.lexicon import words
from loaders.minutes import Election, Minutes, Person, Said
from loaders.rules import dates, names
from loaders.rules.body import kind_of
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text
from schema.evidence import LineUse

ELECT = r"(?:utsågs|utses|utsåga|valdes|väljs|väljes|omvaldes|nyvaldes|utsags)"
TO_THEN_WHO = rf"\btill\s+(?P<role>[^.,:;]{{3,70}}?)\s+(?:har\s+)?{ELECT}\s+(?P<who>[^.;:]{{3,120}})"
WHO_THEN_TO = rf"(?P<who>[^.;:]{{3,90}}?)\s+(?:har\s+)?{ELECT}\s+(?:enhälligt\s+)?(?:till|som)\s+(?P<role>[^.,;:]{{3,90}})"
PERIOD = re.compile(r"(?:från(?: och med)?|fr\.?\s?o\.?\s?m\.?)\s+(?P<from>[^,;:]{4,25}?)(?:\s+(?:till(?: och med)?|t\.?\s?o\.?\s?m\.?)\s+(?P<to>[^,;:]{4,25}?))?(?=\s+(?:utses|väljs|valdes|utsågs)|[,;:.]|$)")
LIST_HEAD = re.compile(rf"^till\s+(?P<body>.{{3,80}}?)(?:\s+(?P<period>fr.{{4,60}}?))?\s+{ELECT}\s*:?$", re.IGNORECASE)
ROLES = (("vice chair", r".*vice ordförande.*"), ("chair", r"(?:ny |mötes)?ordförande.*|sammankallande.*|.*\bordförande"),
         ("secretary", r".*sekreterare.*"), ("adjuster", r".*juster(?:are|ings).*"), ("substitute", r".*(?:ersättare|suppleant).*"),
         ("member", r".*(?:ledamot|ledamöter|representant|kassör|medlem).*"))


def read_elections(minutes: Minutes, lines: list[Line]) -> None:
    """Enter elections from the decisions that elect; adjusters are a task of the meeting and no seat."""
    for decision in list(minutes.decisions):
        if decision.kind != "elected":
            continue
        text = _text_of(decision.text, minutes)
        if text is None:
            continue
        for who, role_text in elected(text, minutes.source.scanned):
            _enter(minutes, who, role_text, text)
    _lists(minutes, lines)


def _text_of(said: Said, minutes: Minutes) -> Text | None:
    """The decision's words again as running text with places."""
    first, last = said.places[0].start, said.places[-1].end
    parts = []
    for line in minutes.source.lines:
        inside = [i for i, s in enumerate(line.starts) if first <= s < last]
        if inside:
            parts.append(line.cut(inside[0], inside[-1] + 1))
    return Text.join(parts) if parts else None


def elected(text: Text, scanned: bool = False) -> Iterator[tuple[Text, Text]]:
    """(name, the words of the role) for each election in a sentence."""
    taken: list[tuple[int, int]] = []
    for m in compiled(TO_THEN_WHO, scanned).finditer(text.text):
        who = re.split(r"\s+och\s+till\s+", m["who"])[0]
        part = text.cut(m.start("who"), m.start("who") + len(who))
        for name in names.find(part):
            yield name, text.match(m, "role")
        taken.append((m.start(), m.start("who") + len(who)))
    if taken:
        for m in compiled(TO_THEN_WHO, scanned).finditer(text.text, taken[-1][1]):
            for name in names.find(text.match(m, "who")):
                yield name, text.match(m, "role")
        return
    if m := compiled(WHO_THEN_TO, scanned).search(text.text):
        found = names.find(text.match(m, "who"))
        for name in found or [text.match(m, "who")]:
            yield name, text.match(m, "role")


def role_of(text: str, scanned: bool = False) -> str | None:
    for role, pattern in ROLES:
        if compiled(pattern, scanned).fullmatch(text.strip()):
            return role
    return None


def _enter(minutes: Minutes, who: Text, role_text: Text, text: Text) -> None:
    role = role_of(role_text.text, minutes.source.scanned)
    person = minutes.person(who.text)
    if person is None:
        if not names.is_name(who.text):
            return
        attendance = "present" if role in ("chair", "secretary", "adjuster") and "mötes" in role_text.text.lower() else "unknown"
        person = Person(Said.of(who), "mentioned", "election", attendance)
        minutes.add(person)
    if role == "adjuster":
        person.take("adjuster")
        if person.attendance == "unknown":
            person.attendance = "present"
        return
    if role and role_text.text.lower().startswith("mötes"):
        person.take(role)  # chairs or writes this one meeting: a capacity there, no seat
        person.attendance = "present"
        return
    body = _body_in(role_text)
    if role is None and body is None:
        return
    if body is None and role is not None:
        person.take(role)
    period = PERIOD.search(text.text)
    minutes.elections.append(Election(
        Said.of(who, person.name.value), role or "member", "election_sentence", Said.of(body) if body else None,
        _date(text, period, "from"), _date(text, period, "to")))


def _body_in(role_text: Text) -> Text | None:
    """"ledamot i styrgruppen": the other body that the role is in."""
    m = re.search(r"\b(?:i|till)\s+(?P<body>[^\s].+)$", role_text.text)
    if m and kind_of(m["body"]):
        return role_text.match(m, "body")
    return None


def _date(text: Text, period: re.Match[str] | None, group: str) -> Said | None:
    if period is None or not period[group]:
        return None
    found = dates.find(period[group])
    if not found:
        return None
    at = period.start(group)
    return Said.of(text.cut(at + found[0].start, at + found[0].end), found[0].value)


def _lists(minutes: Minutes, lines: list[Line]) -> None:
    """People listed under "Till socialutskott ... utses:", ordinary ones and substitutes."""
    head: tuple[Text, Said | None, Said | None] | None = None
    role = "member"
    for i, line in enumerate(lines):
        joined = Text.join(lines[i : i + 2])
        if m := LIST_HEAD.match(line.text) or (LIST_HEAD.match(joined.text) if not line.text.endswith(":") else None):
            source = line if LIST_HEAD.match(line.text) else joined
            period = PERIOD.search(source.text)
            head = (source.match(m, "body"), _date(source, period, "from"), _date(source, period, "to"))
            role = "member"
            continue
        if head is None:
            continue
        if compiled(r"ordinarie(?: ledamöter)?|ledamöter").fullmatch(line.text.rstrip(":")):
            role = "member"
        elif compiled(r"ersättare|suppleanter").fullmatch(line.text.rstrip(":")):
            role = "substitute"
        elif (name := _listed_name(line)) and len(line.text) < 60:
            party = re.search(r"\((\w{1,4})\)", line.text)
            party_ = party[1].upper() if party and party[1].upper() in words()["parties"] else None
            minutes.elections.append(Election(Said.of(name), role, "election_list", Said.of(head[0], _capital(head[0].text)),
                                              head[1], head[2], party_))
            minutes.use(line, LineUse.FACT, "election")
        elif m := compiled(r"till ordförande utses (?P<a>[^.]+?)(?: och till vice ordförande utses (?P<b>[^.]+))?\.?").fullmatch(joined.text if len(line.text) > 60 else line.text):
            source = joined if len(line.text) > 60 else line
            for group, r in (("a", "chair"), ("b", "vice chair")):
                if m[group] and names.is_name(m[group].strip()):
                    minutes.elections.append(Election(Said.of(source.match(m, group)), r, "election_list",
                                                      Said.of(head[0], _capital(head[0].text)), head[1], head[2]))
            minutes.use(line, LineUse.FACT, "election")
        elif len(line.text) > 60 or line.text.startswith("§"):
            head = None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed_name(line: Line) -> Text | None:
    m = re.fullmatch(r"(?:\(\w{1,4}\)\s*)?(?P<name>[^()\d:]+?)(?:\s*\(\w{1,4}\))?", line.text)
    return line.match(m, "name") if m and names.is_name(m["name"].strip()) else None


def _tried(text: str) -> list[tuple[Text, Text]]:
    return list(elected(Text(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))))


rule("election_sentence", "a person elected to a role", tries=_tried,
     takes=("Till justerare utsågs Anna Lind, Granviks kommun.", "Per Ek valdes till ny vice ordförande.",
            "Till ordförande utses Anna Lind och till vice ordförande utses Per Ek."),
     refuses=("Valet av ordförande skjuts upp.", "En representant ska väljas till gruppen."))
rule("election_list", "people listed under the body that they are elected to", tries=lambda t: LIST_HEAD.match(t),
     takes=("Till socialutskott från och med 2007-01-08 till och med 2010-12-31 utses:", "Till arbetsgrupp utses:"),
     refuses=("Till justerare utsågs Anna Lind", "Utses:"))
rule("election", "a person named only where elected", tries=_tried, takes=("Eva Berg utsågs till kassör.",), refuses=("Kassören valdes.",))
