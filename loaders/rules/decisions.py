"""Decisions: what a body decided, noted, approved, elected or put off, in the document's own words.

Either a line opens a list of them ("Rådet beslutar", "Kommunstyrelsens beslut", "Beslut"), or a sentence carries a
verb of deciding in a form that says it is done. Plans, wishes, questions and asides are refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lexicon import words
from loaders.minutes import Decision, Item, Minutes, Said
from loaders.prose import Paragraph, paragraphs, sentences
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text
from schema.evidence import LineUse

ATT = re.compile(r"(?:att\b|\d+[.)]\s|[-–•]\s|§\s)", re.IGNORECASE)
REPORTED = re.compile(r"\b(?:har|hade)\b", re.IGNORECASE)
WHO = re.compile(r"(?P<who>[A-ZÅÄÖ][\w:-]*(?:\s(?!beslut|har|ställ|utsåg|valde)[\wåäöÅÄÖ:/-]+){0,7}?)\s+(?:beslutade|beslutar|beslöt|har\b|ställde|ställer|tillstyrker|godkänner|godkände|fastställer|fastställde|antar|antog|utsåg|valde|enades)")
PRONOUNS = frozenset("de den det vi man mötet hon han denna detta alla gruppen styrelsen rådet nämnden".split())


def read_decisions(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the decisions of each item, and of what stands outside items."""
    starts = frozenset(item.first_line for item in minutes.items)
    consumed = {n for n, (use, reason) in minutes.uses.items() if use is LineUse.FACT and not reason.startswith("agenda")}
    for item, mine in _by_item(minutes, lines):
        mine = [line for line in mine if line.number not in consumed or line.number in starts]
        _in_item(minutes, item, paragraphs(_without_title(minutes, mine, item), starts))


def _by_item(minutes: Minutes, lines: Sequence[Line]) -> list[tuple[Item | None, list[Line]]]:
    groups: dict[int, list[Line]] = {}
    where: dict[int, Item] = {}
    for item in minutes.items:  # the innermost item comes last and wins
        for number in range(item.first_line, item.last_line + 1):
            where[number] = item
    for line in lines:
        item_ = where.get(line.number)
        groups.setdefault(item_.position if item_ else -1, []).append(line)
    by_position = {item.position: item for item in minutes.items}
    return [(by_position.get(position), mine) for position, mine in sorted(groups.items()) if position >= 0 or not minutes.items
            or any(compiled(words()["decide"]["opens"]).fullmatch(line.text) for line in mine)]


def _without_title(minutes: Minutes, lines: Sequence[Line], item: Item | None) -> list[Line]:
    """The item's lines without its title; of a line that goes on after the title, what is behind it."""
    if item is None or not item.title.places:
        return list(lines)
    kept: list[Line] = []
    title_ends = item.title.places[0].end
    for line in lines:
        titled = minutes.uses.get(line.number, (None, ""))[1].startswith("item:")
        if not titled:
            kept.append(line)
        elif line.starts[0] <= title_ends < line.ends[-1] and item.title.places[0].start >= line.starts[0]:
            cut = next((i for i, start in enumerate(line.starts) if start >= title_ends), len(line))
            rest = line.cut(cut).strip(" ,;.|")
            if len(rest) > 3:
                full = line.cut(line.text.find(rest.text))
                kept.append(Line(full.text, full.starts, full.ends, number=line.number, page=line.page, block=line.block))
    return kept


def _in_item(minutes: Minutes, item: Item | None, found: list[Paragraph]) -> None:
    decide = words()["decide"]
    opened: Text | None = None
    explicit = any(_opens(p.first, p) for p in found)
    inside = 0
    for paragraph in found:
        text = paragraph.text
        if who := _opens(paragraph.first, paragraph):
            opened, inside = who, 0
            for line in paragraph.lines:
                minutes.use(line, LineUse.FACT, "decision")
            rest = _behind_opening(paragraph)
            if rest:
                _listed(minutes, item, rest, opened, paragraph)
                inside += 1
            continue
        if opened is not None:
            if compiled(decide["closes"]).fullmatch(text.text.rstrip(":")) or compiled(decide["closes"]).fullmatch(paragraph.first.text.rstrip(":")):
                opened = None
            elif paragraph.first.level or (inside and not _is_listed(paragraph) and not _same_block(paragraph)):
                opened = None
            elif compiled(r"(?:på|enligt|i enlighet med) (?:\w+ ){0,3}(?:förslag|yrkande).{0,90}:").fullmatch(text.text) or _is_table(paragraph):
                continue
            else:
                _listed(minutes, item, text, opened, paragraph)
                inside += 1
                continue
        for sentence in sentences(text):
            if kind := decides(sentence.text, minutes.source.scanned):
                if explicit and kind in ("decision", "approval", "rejected", "elected"):
                    continue  # where a list says what was decided, the prose before it proposes and reports
                _sentence(minutes, item, sentence, kind, paragraph)


def _opens(line: Line, paragraph: Paragraph) -> Text | None:
    """The decider named by a line that opens a list of decisions; an empty one where it only says "Beslut"."""
    for text in (paragraph.text, line):
        m = compiled(words()["decide"]["opens"]).fullmatch(text.text)
        if m and not compiled(words()["decide"]["closes"]).fullmatch(text.text.rstrip(":")):
            group = "who" if m["who"] else "whose"
            return text.match(m, group) if m[group] else text.cut(0, 0) or text
    if m := re.fullmatch(r"(?P<who>[^.:;]{2,90}?)\s+(?:beslutar|beslutade|beslöt)(?:\s+\w+)?\s*:?\s+(?=att\b).*", paragraph.text.text, re.DOTALL):
        if len(re.findall(r"\batt\b", paragraph.text.text)) >= 1 and len(paragraph.lines) > 1 and paragraph.lines[1].text.startswith("att"):
            return paragraph.text.match(m, "who")
    return None


def _behind_opening(paragraph: Paragraph) -> Text | None:
    if compiled(words()["decide"]["opens"]).fullmatch(paragraph.text.text):
        return None
    if len(paragraph.lines) > 1:
        return Text.join(paragraph.lines[1:])
    return None


def _is_listed(paragraph: Paragraph) -> bool:
    return bool(ATT.match(paragraph.text.text)) or bool(paragraph.first.marker)


def _same_block(paragraph: Paragraph) -> bool:
    """Without a blank line between: the list goes on (texts from PDF have no blank lines at all)."""
    return paragraph.first.blank_before == 0


def _is_table(paragraph: Paragraph) -> bool:
    return len(paragraph.first.cells) > 1


def _listed(minutes: Minutes, item: Item | None, text: Text, decider: Text, paragraph: Paragraph) -> None:
    """Each of a list's entries is a decision: at "att", at a number, else the paragraph as a whole."""
    cuts = [m.start() for m in re.finditer(r"(?:(?<=^)|(?<=[.;:]\s)|(?<=,\s)|(?<=\d\s))att\s(?=\w)", text.text)] if text.text.lower().startswith("att") else []
    cuts = [c for c in cuts if c == 0 or text.text[: c].rstrip()[-1:] in ".;:"] or [0]
    for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True):
        part = text.cut(a, b).strip(" ;")
        if len(part) < 4:
            continue
        kind = _listed_kind(part.text)
        said = Said.of(decider) if decider.text and not compiled(r".*beslut.*").fullmatch(decider.text) else None
        minutes.decisions.append(Decision(Said.of(part), kind, "TAKEN", item.position if item else None, "decision_list", said))
    for line in paragraph.lines:
        minutes.use(line, LineUse.FACT, "decision: decision_list")


def _listed_kind(text: str) -> str:
    for kind, pattern in (("noted", r"\blägg\w*\b.{0,60}\btill (?:protokollet|handlingarna)|\bgodkänn\w* (?:informationen|rapporten)\b|information\w* .*antecknas"),
                          ("postponed", r"\bbordlägg\w*|\bskjut\w* upp|\bavvakta\b.*beslut|\båterremitter"),
                          ("elected", r"\butse[sr]?\b|\bvälj\w*\b|\bvalde\w*\b|\butsåg\w*\b"),
                          ("rejected", r"\bavslå\w*\b|\bavslås\b"), ("approval", r"\bgodkänn\w*\b|\bfastställ\w*\b|\banta\w?\b")):
        if compiled(pattern).search(text):
            return kind
    return "decision"


def decides(sentence: str, scanned: bool = False) -> str | None:
    """The kind of decision that a sentence tells to have been taken, or None."""
    decide = words()["decide"]
    if len(sentence) < 8 or sentence.rstrip().endswith("?"):
        return None
    for verb in decide["verb"]:
        if m := compiled(verb["pattern"], scanned).search(sentence):
            if verb["kind"] not in ("noted", "postponed") and compiled(decide["refuse"]["pattern"], scanned).search(sentence):
                return None
            before = sentence[: m.start()]
            if re.search(r"\b(?:om|huruvida|ifall)\s+(?:\w+\s+){0,3}$", before) or re.search(r"\b(?:inte|ej)\s*$", before):
                return None
            return str(verb["kind"])
    return None


def _sentence(minutes: Minutes, item: Item | None, sentence: Text, kind: str, paragraph: Paragraph) -> None:
    decider = None
    if (m := WHO.match(sentence.text)) and m["who"].split()[0].lower() not in PRONOUNS and kind == "decision":
        decider = Said.of(sentence.match(m, "who"))
    status = {"postponed": "POSTPONED"}.get(kind, "REPORTED" if REPORTED.search(sentence.text) and decider or re.match(r"De har\b", sentence.text) else "TAKEN")
    minutes.decisions.append(Decision(Said.of(sentence), kind, status, item.position if item else None, "decision_sentence", decider))
    for line in paragraph.lines:
        if line.ends[-1] > sentence.span.start and line.starts[0] < sentence.span.end:
            minutes.use(line, LineUse.FACT, "decision: decision_sentence")


rule("decision_list", "entries under a line that opens a list of decisions", tries=lambda t: compiled(words()["decide"]["opens"]).fullmatch(t),
     takes=("LSV beslutar", "Kommunstyrelsens beslut", "Beslut", "Styrelsen beslutade att", "Beslut:", "Rådet beslutar:"),
     refuses=("Det beslutades att köpa en pärm", "Rådet beslutar. Sedan fikade man.", "Nästa möte"))
rule("decision_sentence", "a sentence with a verb of deciding in a form that says it is done", tries=decides,
     takes=("Dagordningen fastställdes.", "Informationen läggs till handlingarna.", "Anna Lind valdes till kassör.",
            "Styrelsen beslutade att köpa en pärm.", "Ärendet utgår på grund av tidsbrist.", "Gruppen ställde sig bakom förslaget.",
            "Chefsgruppen har beslutat om en översyn.", "Ärendet bordläggs till nästa möte."),
     refuses=("Frågan ska beslutas i juni.", "Vem får besluta om inskrivning?", "Förslag till beslut skickas ut.",
              "Planen kan fastställas senare.", "Det beslutas i nästa forum.", "Vikten av att beslutade rutiner följs."))
