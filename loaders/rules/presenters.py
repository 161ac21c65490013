"""Who presents an item: by a label, by a verb, in the heading, or as somebody else's guest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.lexicon import words
from loaders.minutes import Item, Minutes, Person, Said
from loaders.prose import Paragraph, paragraphs, sentences
from loaders.rules import names, organizations
from loaders.rules.actors import holds_office
from loaders.rules.items import by_line
from loaders.rules.itemtext import texts
from loaders.rules.pattern import compiled, rule
from loaders.rules.rows import Row, parse_row
from loaders.source import Line, Text, plain, plain_line
from schema.evidence import LineUse
from schema.identity import fold

HEADING = re.compile(r"\s*[(\[](?P<who>[A-ZÅÄÖ][^()\[\]\d]{1,80})[)\]]\s*$")
DASHED = re.compile(r"\s+[-–—]\s+(?P<who>[A-ZÅÄÖ][^()\d:–—]{4,120}?)[\s*]*$")
MARGIN = re.compile(r"(?: {3,}|\t)(?P<who>[A-ZÅÄÖ][^()\d:–—\t]{4,120})$")
LEAD_IN = re.compile(r"[\w*][^.:()\[\]]{2,60}\s[(\[](?P<who>[A-ZÅÄÖ][^()\[\]\d:]{1,60})[)\]]\**\s?:\s")
"""Who tells of a part of an item, behind what it is called: "Ekonomi (Anna): Kassan är god."."""
PARTICLE = "|".join(sorted(names.PARTICLES))
LONGEST = 1200  # characters of a sentence that tells who presented
ANSWERS = re.compile(r"ansvarig\b", re.IGNORECASE)
"""Who answers for a matter presents it where that stands first, and carries out its decision where it stands later."""
APPOSITION = re.compile(r"(?: (?:och|samt) [A-ZÅÄÖ]\w+ [A-ZÅÄÖ]\w+)?, (?P<org>[A-ZÅÄÖ][^,.;()]{2,40}?)(?=[,.;]|$)")
NOT_PRESENTING = re.compile(
    r"\b(?:ett flertal|exempel|möjlighet|förutsättning|utrymme|stöd|tillstånd|bidrag|resultatet|upphov)\b",
    re.IGNORECASE,
)


def read_presenters(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Give each item its presenters; who presents and stands in no list is entered as one who was there."""
    starts = frozenset(item.first_line for item in minutes.items)
    by_number = {line.number: line for line in lines}
    inside = by_line(minutes)
    for item in minutes.items:
        first = by_number.get(item.first_line)
        if first is not None and len(first) < 300:
            _from_heading(minutes, item, _whole_heading(minutes, first, by_number))
    for before, line in pairwise(lines):
        item_at = inside.get(line.number)
        if item_at is not None and before.level and before.number == line.number - 1 and is_speaker(line):
            row = parse_row(line)
            speakers = _named_parts(line) if line.italic_part else [row.name] if row is not None else []
            for name in speakers:
                if _present(minutes, item_at, name, "presenter_row", line):
                    minutes.use(line, LineUse.FACT, "presenter: presenter_row")
            if row is not None and row.title is not None:
                _titled(minutes, row)
    for item_, mine in texts(minutes, lines):
        if item_ is None:
            continue
        for n, paragraph in enumerate(paragraphs(mine, starts)):
            if n == 0 or not ANSWERS.match(paragraph.text.text):
                _in_paragraph(minutes, item_, paragraph)


def is_speaker(line: Line) -> bool:
    """A name with a title alone under a heading, or names in italics there."""
    if line.italic_part == ((0, len(line)),):
        parts = [part.text for part in _named_parts(line)]
        beside = len(parts) == 2 and "," in line.text and not line.text.endswith(".")
        beside = beside and names.is_name(parts[0]) and _stands_beside(parts[1])
        return bool(names.find(line)) and (beside or all(names.is_name(part) for part in parts))
    row = parse_row(line) if len(line) < 120 and not line.marker and line.text.find(",") > 0 else None
    return row is not None and row.title is not None


def _stands_beside(text: str) -> bool:
    """Whether words behind a name and a comma are the name's title or organisation."""
    return len(text.split()) <= 5 and (text[0].isupper() or organizations.is_title(text))


def _titled(minutes: Minutes, row: Row) -> None:
    person = minutes.person(row.name.text)
    if person is not None and person.title is None and row.title is not None:
        person.title = Said.of(row.title)
        person.unit = person.unit or (Said.of(row.unit) if row.unit else None)


def _in_paragraph(minutes: Minutes, item: Item, paragraph: Paragraph) -> None:
    scanned = minutes.source.scanned
    if found := labelled(paragraph.text, scanned):
        for name in found:
            _present(minutes, item, name, "presenter_label", paragraph.text)
        minutes.use(paragraph.first, LineUse.FACT, "presenter")
        return
    if m := LEAD_IN.match(paragraph.text.text[:LONGEST]):
        parts = _named_parts(paragraph.text.match(m, "who"))
        if parts and all(minutes.person(part.text) is not None for part in parts):
            for name in parts:
                _present(minutes, item, name, "presenter_of_part", paragraph.text)
            minutes.use(paragraph.first, LineUse.FACT, "presenter: presenter_of_part")
    known = frozenset(name for p in minutes.people for name in (p.key.split()[0], p.key.split()[-1]))
    for sentence in sentences(paragraph.text):
        if (office := presenting_office(sentence)) and (person := holds_office(minutes, office.text)) is not None:
            if person.name.value not in [p.value for p in item.presenters]:
                item.presenters.append(person.named_by(office))
            person.take("presenter")
            minutes.use(paragraph.first, LineUse.FACT, "presenter: presenter_office")
            continue
        for name, rule_name in presenting(sentence, scanned, known):
            if _present(minutes, item, name, rule_name, sentence):
                for line in paragraph.lines:
                    if line.starts[0] <= name.span.start < line.ends[-1]:
                        minutes.use(line, LineUse.FACT, f"presenter: {rule_name}")


def labelled(text: Text, scanned: bool = False) -> list[Text]:
    """The names behind "Föredragande:"."""
    if len(text) > LONGEST:
        return []
    label = words()["present"]["label"]
    m = compiled(rf"(?:{label})\s*(?::|\s(?=[A-ZÅÄÖ]))\s*(?P<who>.{{3,200}})", scanned).fullmatch(text.text)
    return names.find(text.match(m, "who")) if m else []


def presenting(sentence: Text, scanned: bool, firsts: frozenset[str] = frozenset()) -> list[tuple[Text, str]]:
    """Names that present in a sentence: subjects of a verb of presenting, or behind "av" of a presentation.

    `firsts` are the folded first names and surnames that the lists hold; one name alone presents only when it is one.
    """
    present = words()["present"]
    for kind in ("by", "lead"):
        m = compiled(rf"\b(?:{present[kind]})\s+(?P<who>.{{4,300}})", scanned).search(sentence.text[:LONGEST])
        if m and not re.search(r"\bsom\s+$", sentence.text[: m.start()]):
            who = sentence.match(m, "who")
            end = re.search(rf"[,;]?\s(?!(?:och|samt|{PARTICLE})\b)[a-zåäö]+\b|[.;]\s", who.text)
            return [(name, f"presenter_{kind}") for name in names.find(who.cut(0, end.start() if end else None))[:4]]
    m = compiled(rf"(?P<who>.{{3,120}}?)\s+(?P<verb>{present['verb']})\b(?P<what>.*)", scanned).match(
        sentence.text[:LONGEST]
    )
    if not m or NOT_PRESENTING.search(re.split(r"\b(?:att|om|kring)\b", m["what"][:40], maxsplit=1)[0]):
        return []
    subject = sentence.match(m, "who")
    found = names.find(subject)
    if found and _is_subject(subject, found):
        return [(name, "presenter_verb") for name in found[:4]]
    if compiled(present["weak"]).fullmatch(m["verb"]):
        return []
    alone = [subject.match(f) for f in re.finditer(r"[A-ZÅÄÖ][\w-]+", subject.text)]
    if (
        alone
        and all(fold(f.text) in firsts or fold(f.text).replace("-", " ").split()[0] in firsts for f in alone)
        and re.fullmatch(r"[A-ZÅÄÖ][\w-]+(?:(?:, | och )[A-ZÅÄÖ][\w-]+)*", subject.text)
    ):
        return [(f, "presenter_first_name") for f in alone]
    return []


def presenting_office(sentence: Text) -> Text | None:
    """The office that presents in a sentence: "Ordföranden går igenom tidsplanen"."""
    verbs = words()["present"]["office_verb"]
    m = compiled(rf"(?P<who>(?-i:[A-ZÅÄÖ])[a-zåäö]{{5,30}}|VD)\s+(?:{verbs})\b.*").fullmatch(sentence.text[:LONGEST])
    return sentence.match(m, "who") if m and organizations.is_title(m["who"]) else None


def _is_subject(subject: Text, found: list[Text]) -> bool:
    """Nothing but names, offices and "och" stands before the verb, and no other verb behind the names."""
    rest = subject.text
    for name in found:
        rest = rest.replace(name.text, " ")
    left = [w for w in re.findall(r"[\wåäöÅÄÖ-]+", rest) if w.lower() not in {"och", "samt", "från"}]
    behind = subject.text[subject.text.rfind(found[-1].text) + len(found[-1].text) :]
    other_verb = re.match(r"\s+(?!från\b|och\b|har\b)[a-zåäö]+(?:er|ar|r|de|te)\b", behind)
    return len(left) <= 7 and not re.search(r"[.;:]", rest) and other_verb is None


def _whole_heading(minutes: Minutes, first: Line, by_number: dict[int, Line]) -> Text:
    """A heading with the lines that it goes on in."""
    lines = [first]
    while (after := by_number.get(lines[-1].number + 1)) and minutes.uses.get(after.number, ("", ""))[1][:5] == "item:":
        if after.blank_before or len(lines) > 3:
            break
        lines.append(after)
    return Text.join(lines) if len(lines) > 1 else first


def _from_heading(minutes: Minutes, item: Item, line: Text) -> None:
    """As "Bakgrund (Anna, Fiktivverket)" or "Bakgrund – Anna Lind": people of the lists in the heading's end."""
    if m := HEADING.search(line.text):
        found = [p for part in _named_parts(line.match(m, "who")) if (p := _listed(minutes, part))]
    elif m := DASHED.search(line.text) or MARGIN.search(line.text):
        parts = _named_parts(line.match(m, "who"))
        found = [p for part in parts if (p := _listed(minutes, part))]
        if len(found) < len(parts):
            return  # what stands behind the dash or gap is title
    else:
        return
    for person, name in found:
        item.presenters.append(person.named_by(name))
        person.take("presenter")
    if found:
        title = item.title
        behind = re.escape(re.sub(r"\s+", " ", m["who"]))
        value = re.sub(rf"[\s(\[–—-]*{behind}[\s)\]*]*$", "", title.value)
        item.title = Said(value, title.places, title.role, title.basis)


def _named_parts(who: Text) -> list[Text]:
    """The parts of "Anna Lind, Per Ek och Eva Berg"."""
    found = (who.match(m).strip(" ,") for m in re.finditer(r"[^,;/&]+?(?=,|;|/|&| och | samt |$)", who.text))
    parts = [part.cut(m.end()) if (m := re.match(r"(?:och|samt)\s+", part.text)) else part for part in found]
    return [part for part in parts if part]


def _listed(minutes: Minutes, name: Text) -> tuple[Person, Text] | None:
    person = minutes.person(name.text)
    return (person, name) if person is not None else None


def _present(minutes: Minutes, item: Item, name: Text, rule_name: str, text: Text) -> bool:
    person = minutes.meant(name) or _misspelt(minutes, name.text)
    if person is None:
        if not names.is_name(name.text):
            return False
        person = _entered(minutes, name, "guest" if rule_name == "presenter_lead" else "presenter", rule_name, text)
    if person.name.value not in [p.value for p in item.presenters]:
        item.presenters.append(person.named_by(name))
    person.take("presenter")
    return True


def _entered(minutes: Minutes, name: Text, capacity: str, rule_name: str, text: Text) -> Person:
    """Somebody who only presented: there, with the organisation that stands behind the name between commas."""
    person = Person(Said.of(name), capacity, rule_name, "present" if minutes.kind == "MINUTES" else "unknown")
    person.cites = Said.of(name).inferred().cite("attendance")
    at = next((i for i, s in enumerate(text.starts) if s == name.ends[-1]), None)
    if m := APPOSITION.match(text.text, at) if at else None:
        named = organizations.read(m["org"])
        if named or not (organizations.is_title(m["org"]) or names.is_name(m["org"])):
            person.organisation = Said.of(text.match(m, "org"), named.name if named else m["org"])
            person.organisation_kind = named.kind if named else "OTHER"
    minutes.add(person)
    return person


def _misspelt(minutes: Minutes, name: str) -> Person | None:
    """The one person of the list whose name differs in a letter ("Lindgren", "Lingren") or by a middle name."""
    close = [p for p in minutes.people if names.near(p.name.value, name)]
    close = close or [
        p
        for p in minutes.people
        if p.key.split()[:1] == fold(name).split()[:1] and names.near(f"{p.key.split()[0]} {p.key.split()[-1]}", name)
    ]
    return close[0] if len(close) == 1 else None


def _tried(text: str) -> list[tuple[Text, str]]:
    return presenting(plain(text), False, frozenset({"anna"}))


rule(
    "presenter_verb",
    "names before a verb of presenting",
    tries=lambda t: [x for x in _tried(t) if x[1] == "presenter_verb"],
    takes=(
        "Anna Lind presenterade rapporten.",
        "Per Ek och Eva Berg föredrog ärendet.",
        "Anna Lind, Per Ek går igenom svaren.",
    ),
    refuses=(
        "Rapporten presenterades.",
        "Anna Lind leder försöket och rapporterar i maj.",
        "Syftet är att Anna Lind får veta.",
        "Förslaget ger möjlighet till samverkan.",
    ),
)
rule(
    "presenter_row",
    "a name with a title alone under a heading",
    tries=lambda t: is_speaker(plain_line(t)),
    takes=("Anna Lind, utvecklingsledare Samverkansenheten",),
    refuses=("Anna Lind", "Granviks kommun", "Anna Lind tackade, och gick"),
)
rule(
    "presenter_office",
    "an office that one person there holds, before a verb of presenting",
    tries=lambda t: presenting_office(plain(t)),
    takes=("Ordföranden går igenom tidsplanen.", "Ekonomichefen redogjorde för utfallet."),
    refuses=("Ordföranden hälsar välkommen.", "Styrelsen redogjorde för planen.", "Anna redovisade utfallet."),
)
rule(
    "presenter_by",
    "names behind a presentation",
    tries=lambda t: [x for x in _tried(t) if x[1] == "presenter_by"],
    takes=("Presentation av rapporten görs av Siv Ask och Bo Ek.", "Ärendet föredrogs av Eva Berg."),
    refuses=("Rapporten görs av kommunen.",),
)
rule(
    "presenter_lead",
    "names of those who lead a session",
    tries=lambda t: [x for x in _tried(t) if x[1] == "presenter_lead"],
    takes=("Workshop genomfördes under ledning av Siv Ask och Bo Ek.",),
    refuses=("Arbetet leddes av kommunen.",),
)
rule(
    "presenter_first_name",
    "a first name that only one person of the lists has, before a verb of presenting",
    tries=lambda t: [x for x in _tried(t) if x[1] == "presenter_first_name"],
    takes=("Anna presenterade utkastet.",),
    refuses=("Stina presenterade utkastet.",),
)
rule(
    "presenter_of_part",
    "people of the lists behind what a part of an item is called",
    tries=LEAD_IN.match,
    takes=("Ekonomi (Anna): Kassan är god.", "AP1 Bojar [AL]: Alla är målade."),
    refuses=("Ekonomi (2024): Kassan är god.", "Anna (ordförande) sade: ja.", "Bojar (Anna)"),
)
rule(
    "presenter_label",
    "names behind the word for presenter",
    tries=lambda t: labelled(plain(t)),
    takes=("Föredragande: Anna Lind och Per Ek", "Föredragande Anna Lind"),
    refuses=("Föredragande presenterar ett utkast", "Föredragande"),
)
