"""Who presents an item: by a label, by a verb, in the heading, or as somebody else's guest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lexicon import words
from loaders.minutes import Item, Minutes, Person, Said
from loaders.prose import paragraphs, sentences
from loaders.rules import names
from loaders.rules.items import item_at
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text
from schema.evidence import LineUse

HEADING = re.compile(r"\((?P<who>[A-ZÅÄÖ][^()\d]{2,60})\)\s*$")
NOT_PRESENTING = re.compile(r"\b(?:ett flertal|exempel|möjlighet|förutsättning|utrymme|stöd|tillstånd|bidrag|resultatet|upphov)\b", re.IGNORECASE)


def read_presenters(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Give each item its presenters; who presents and stands in no list is entered as one who was there."""
    starts = frozenset(item.first_line for item in minutes.items)
    for paragraph in paragraphs(lines, starts):
        item = item_at(minutes, paragraph.first.number)
        if item is None:
            continue
        if paragraph.first.number == item.first_line and (m := HEADING.search(paragraph.first.text)):
            _from_heading(minutes, item, paragraph.first, m)
        if found := labelled(paragraph.text, minutes.source.scanned):
            for name in found:
                _present(minutes, item, name, "presenter_label")
            minutes.use(paragraph.first, LineUse.FACT, "presenter")
            continue
        first_title_end = item.title.places[0].end if item.title.places and paragraph.first.number == item.first_line else -1
        for sentence in sentences(paragraph.text):
            for name, rule_name in presenting(sentence, minutes.source.scanned, [p.name.value for p in minutes.people]):
                if name.span.start < first_title_end and not item.title.places[0].start > name.span.start:
                    continue
                if _present(minutes, item, name, rule_name):
                    for line in paragraph.lines:
                        if line.starts[0] <= name.span.start < line.ends[-1]:
                            minutes.use(line, LineUse.FACT, f"presenter: {rule_name}")


def labelled(text: Text, scanned: bool = False) -> list[Text]:
    """The names behind "Föredragande:"."""
    m = compiled(rf"(?:{words()['present']['label']})\s*(?::|\s(?=[A-ZÅÄÖ]))\s*(?P<who>.{{3,200}})", scanned).fullmatch(text.text)
    return names.find(text.match(m, "who")) if m else []


def presenting(sentence: Text, scanned: bool, people: Sequence[str] = ()) -> list[tuple[Text, str]]:
    """Names that present in a sentence: subjects of a verb of presenting, or behind "av" of a presentation."""
    present, text = words()["present"], sentence.text
    if m := compiled(rf"\b(?:{present['by']})\s+(?P<who>.+)", scanned).search(text):
        return [(name, "presenter_by") for name in names.find(sentence.match(m, "who"))[:4]]
    if m := compiled(rf"\b(?:{present['lead']})\s+(?P<who>.+)", scanned).search(text):
        return [(name, "presenter_lead") for name in names.find(sentence.match(m, "who"))[:4]]
    m = compiled(rf"(?P<who>.{{3,120}}?)\s+(?P<verb>{present['verb']})\b(?P<what>.*)", scanned).match(text)
    if not m or NOT_PRESENTING.search(m["what"][:25]) or m["verb"].lower() in ("ger", "gav", "visar", "visade", "lyfte", "höll", "drog") and not names.find(sentence.cut(0, m.end("who"))):
        return []
    subject = sentence.match(m, "who")
    found = names.find(subject)
    if found and _is_subject(subject, found):
        return [(name, "presenter_verb") for name in found[:4]]
    firsts = [subject.match(f) for f in re.finditer(r"[A-ZÅÄÖ][\w-]+", subject.text)]
    known = {p.split()[0] for p in people}
    if firsts and all(f.text in known for f in firsts) and re.fullmatch(r"[A-ZÅÄÖ][\w-]+(?:(?:, | och )[A-ZÅÄÖ][\w-]+)*", subject.text):
        return [(f, "presenter_first_name") for f in firsts]
    return []


def _is_subject(subject: Text, found: list[Text]) -> bool:
    """Nothing but names, offices and "och" stands before the verb."""
    rest = subject.text
    for name in found:
        rest = rest.replace(name.text, " ")
    left = [w for w in re.findall(r"[\wåäöÅÄÖ-]+", rest) if w.lower() not in {"och", "samt", "från"}]
    return len(left) <= 7 and not re.search(r"[.;:]", rest)


def _from_heading(minutes: Minutes, item: Item, line: Line, m: re.Match[str]) -> None:
    """"Bakgrund (Ulrika, Digg)": a name of the list in the heading's parentheses."""
    who = line.match(m, "who")
    for part in re.finditer(r"[^,;/&]+?(?=,|;|/|&| och |$)", who.text):
        name = who.match(part).strip(" ,")
        person = minutes.person(name.text) if name else None
        if person is not None:
            item.presenters.append(Said.of(name, person.name.value))
            person.take("presenter")
            item.title = Said(re.sub(r"\s*\([^()]*\)\s*$", "", item.title.value), item.title.places, item.title.role, item.title.basis)


def _present(minutes: Minutes, item: Item, name: Text, rule_name: str) -> bool:
    person = minutes.person(name.text) or _misspelt(minutes, name.text)
    if person is None:
        if not names.is_name(name.text):
            return False
        capacity = "guest" if rule_name == "presenter_lead" else "presenter"
        person = Person(Said.of(name), capacity, rule_name, "present")
        person.cites = Said.of(name).cite("attendance")
        minutes.people.append(person)
    if person.name.value not in [p.value for p in item.presenters]:
        item.presenters.append(Said.of(name, person.name.value))
    person.take("presenter")
    return True


def _misspelt(minutes: Minutes, name: str) -> Person | None:
    """The one person of the list whose name differs in one letter ("Nordgren", "Norgren")."""
    near = [p for p in minutes.people if _one_letter_apart(p.name.value.lower(), name.lower())]
    return near[0] if len(near) == 1 else None


def _one_letter_apart(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1 or a.split()[0] != b.split()[0]:
        short, long = sorted((a, b), key=len)
        if len(long) - len(short) > 1 or short.split()[-1] != long.split()[-1]:
            return False
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return sum(x != y for x, y in zip(short, long, strict=True)) <= 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _tried(text: str) -> list[tuple[Text, str]]:
    return presenting(Text(text, tuple(range(len(text))), tuple(range(1, len(text) + 1))), False, ["Anna Lind"])


rule("presenter_verb", "names before a verb of presenting", tries=lambda t: [x for x in _tried(t) if x[1] == "presenter_verb"],
     takes=("Anna Lind presenterade rapporten.", "Per Ek och Eva Berg föredrog ärendet.", "Anna Lind, Per Ek går igenom svaren."),
     refuses=("Rapporten presenterades.", "Syftet är att Anna Lind får veta.", "Förslaget ger möjlighet till samverkan."))
rule("presenter_by", "names behind a presentation", tries=lambda t: [x for x in _tried(t) if x[1] == "presenter_by"],
     takes=("Presentation av rapporten görs av Siv Ask och Bo Ek.", "Ärendet föredrogs av Eva Berg."), refuses=("Rapporten görs av kommunen.",))
rule("presenter_lead", "names of those who lead a session", tries=lambda t: [x for x in _tried(t) if x[1] == "presenter_lead"],
     takes=("Workshop genomfördes under ledning av Siv Ask och Bo Ek.",), refuses=("Arbetet leddes av kommunen.",))
rule("presenter_first_name", "a first name that only one person of the lists has, before a verb of presenting",
     tries=lambda t: [x for x in _tried(t) if x[1] == "presenter_first_name"], takes=("Anna presenterade utkastet.",), refuses=("Stina presenterade utkastet.",))
rule("presenter_label", "names behind the word for presenter", tries=lambda t: labelled(Text(t, tuple(range(len(t))), tuple(range(1, len(t) + 1)))),
     takes=("Föredragande: Anna Lind och Per Ek", "Föredragande Anna Lind"), refuses=("Föredragande presenterar ett utkast", "Föredragande"))
