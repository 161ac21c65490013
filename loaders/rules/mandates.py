"""Mandates, first version: who is to do what, by constructions of assigning.

"får i uppdrag att", "uppdras åt X att", "ge X i uppdrag att", "X ansvarar för", "X återkommer med", "X tar fram",
"Anna ska". The holder is a person, an organisation, a post or a body, named or context-bound ("gruppen").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lexicon import words
from loaders.minutes import Mandate, Minutes, Said
from loaders.prose import Paragraph, paragraphs, sentences
from loaders.rules import dates, names, organizations
from loaders.rules.body import kind_of
from loaders.rules.header import document_year
from loaders.rules.items import by_line
from loaders.rules.pattern import compiled, rule
from loaders.source import Text
from schema.evidence import FieldBasis, LineUse

ASSIGN = ("charge", "giving", "given", "responsible", "shall")
NOT_HOLDER = frozenset("det den de detta dessa vi man som han hon mötet utredningen förslaget arbetet syftet planen projektet punkten frågan ärendet".split())
OWN = re.compile(r"(?:gruppen|rådet|nämnden|styrelsen|nätverket|utskottet|kommittén|forumet|chefsgruppen|styrgruppen|ledningsgruppen|referensgruppen|arbetsgruppen)$", re.IGNORECASE)
DUE = re.compile(r"\b(?:senast|till|före|innan|inom|under|vid|den|i)\b", re.IGNORECASE)


def read_mandates(minutes: Minutes, lines: Sequence) -> None:  # type: ignore[type-arg]
    """Enter the tasks of each item, and of decisions that give one."""
    starts = frozenset(item.first_line for item in minutes.items)
    for paragraph in paragraphs(lines, starts):
        if not minutes.items or paragraph.first.number < minutes.items[0].first_line:
            continue
        for sentence in sentences(paragraph.text):
            _sentence(minutes, paragraph, sentence)


def assigned(text: str) -> re.Match[str] | None:
    """The construction of assigning that a sentence holds, with the groups holder and task (giver where named)."""
    bare = re.sub(r"^(?:att|[-–•]|\d+[.)])\s+", "", text)
    for name in ASSIGN:
        m = compiled(words()["assign"][name]).search(text if name in ("charge", "giving") else bare)
        if m and (name != "shall" or names.is_name(m["holder"]) or len(m["holder"].split()) == 1):
            return m
    return None


def _sentence(minutes: Minutes, paragraph: Paragraph, sentence: Text) -> None:
    m = assigned(sentence.text)
    if m is None:
        return
    shift = len(sentence) - len(m.string) if sentence.text.endswith(m.string) else 0
    holder = sentence.cut(shift + m.start("holder"), shift + m.end("holder"))
    holders = holders_in(minutes, holder)
    if not holders:
        return
    item = by_line(minutes).get(paragraph.first.number)
    task = sentence.strip(" ;") if len(sentence) < 260 else sentence.cut(shift + m.start("task"), shift + m.end("task"))
    giver = next((sentence.cut(shift + m.start(g), shift + m.end(g)) for g in ("giver", "giver2") if g in m.re.groupindex and m[g]), None)
    minutes.mandates.append(Mandate(Said.of(task), tuple(holders), item.position if item else None, "mandate_assigned",
                                    Said.of(giver) if giver else None, due_in(minutes, sentence)))
    for line in paragraph.lines:
        if line.ends[-1] > sentence.span.start and line.starts[0] < sentence.span.end:
            minutes.use(line, LineUse.FACT, "mandate")


def holders_in(minutes: Minutes, text: Text) -> list[tuple[str, Said]]:
    """(kind of mention, name) of those that the words before the verb name; empty when they name no actor."""
    text = Text.join([text.cut(re.match(r"(?:(?:att|och|men|samt|därför|även)\s+)*", text.text).end())])  # type: ignore[union-attr]
    found: list[tuple[str, Said]] = [("PERSON", Said.of(n, p.name.value if (p := minutes.person(n.text)) else n.text)) for n in names.find(text)]
    if found:
        return found
    for part in re.split(r",|\boch\b|\bsamt\b", text.text):
        bare = part.strip(" .;:")
        if not bare or bare.lower() in NOT_HOLDER or len(bare) > 70:
            continue
        at = text.text.find(bare)
        words_ = text.cut(at, at + len(bare))
        if person := (minutes.person(bare) if bare[0].isupper() and len(bare.split()) == 1 else None):
            found.append(("PERSON", Said.of(words_, person.name.value)))
        elif OWN.search(bare) and minutes.header.body and means_own(minutes, bare):
            found.append(("BODY", Said.of(words_, minutes.header.body.value, basis=FieldBasis.INFERRED)))
        elif kind_of(bare) and (bare[0].isupper() or OWN.search(bare)):
            found.append(("BODY", Said.of(words_, bare[0].upper() + bare[1:])))
        elif named := organizations.read(bare if bare[0].isupper() else bare[0].upper() + bare[1:]):
            found.append(("ORGANIZATION", Said.of(words_, named.name, basis=named.basis)))
        elif organizations.is_title(bare) and len(bare.split()) <= 4:
            found.append(("POST", Said.of(words_, bare[0].upper() + bare[1:])))
        elif bare == "föredragande" and (item := minutes.items and by_line(minutes).get(_line_of(minutes, words_))):
            found += [("PERSON", Said.of(words_, p.value, basis=FieldBasis.INFERRED)) for p in item.presenters]
    return found


def _line_of(minutes: Minutes, text: Text) -> int:
    return next((line.number for line in minutes.source.lines if line.starts[0] <= text.starts[0] < line.ends[-1]), 0)


def means_own(minutes: Minutes, words_: str) -> bool:
    """A context-bound name ("chefsgruppen") that the document's own body answers to."""
    body = (minutes.header.body.value if minutes.header.body else "").lower()
    stem = re.sub(r"(?:en|et|n|t)$", "", words_.lower().split()[-1])
    return len(words_.split()) == 1 and (stem in body or stem in ("grupp", "råd", "styrels", "nämnd"))


def due_in(minutes: Minutes, sentence: Text) -> Said | None:
    """The last day named in the sentence, when it lies after the meeting."""
    held = max((d.value for d in minutes.header.dates), default="")
    found = [f for f in dates.find(sentence.text, document_year(minutes)) if DUE.search(sentence.text[: f.start])]
    for f in reversed(found):
        value = dates.following(f, held)[-1] if held and len(held) == 10 else f.value
        if value > held[: len(value)]:
            return Said.of(sentence.cut(f.start, f.end), value)
    return None


rule("mandate_assigned", "somebody is given a task, or takes it on", tries=assigned,
     takes=("Välfärd och hälsa får i uppdrag att utvärdera grupperna.", "Stadsdirektören får i uppdrag att underteckna avtalet.",
            "att ge länssamordnarna i uppdrag att se över planen", "Anna Lind ska ta fram en lista.", "Anna Lind och Per Ek åtog sig att skriva texten."),
     refuses=("Uppdraget är brett.", "Arbetet fortsätter.", "Det ska bli roligt."))
