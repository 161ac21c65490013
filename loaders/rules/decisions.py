"""Decisions: what a body decided, noted, approved, elected or put off, in the document's own words.

Either a line opens a list of them ("Rådet beslutar", "Kommunstyrelsens beslut", "Beslut"), or a sentence carries a
verb of deciding in a form that says it is done. Plans, wishes, questions and asides are refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.lexicon import words
from loaders.minutes import Decision, Item, Minutes, Said
from loaders.prose import LETTER, Paragraph, paragraphs, sentences
from loaders.rules.body import kind_of
from loaders.rules.decisionparts import entries_of, several
from loaders.rules.itemtext import is_listed_name, texts
from loaders.rules.openings import INLINE, closes, opens
from loaders.rules.pattern import compiled, rule
from loaders.rules.standing import is_own, only_effective, own_proposal, proposes, settle_decisions, told_of_another
from loaders.source import Line, Text
from schema.evidence import LineUse

ATT = re.compile(r"(?:att\b|\d+[.)]\s|[-–•]\s|§\s)", re.IGNORECASE)
REPORTED = re.compile(r"\b(?:har|hade)\b", re.IGNORECASE)
WHO = re.compile(
    r"(?P<who>[A-ZÅÄÖ][\w:-]*(?:\s(?!beslut|har|ställ|utsåg|valde)[\wåäöÅÄÖ:/-]+){0,7}?)\s+"
    r"(?:beslutade|beslutar|beslöt|har\b|ställde|ställer|tillstyrker|godkänner|godkände|fastställer|fastställde|antar|antog"
    r"|utsåg|valde|enades)"
)
OF_MATTER = (
    r"(?i)\b(?:motion|förslag|ansökan|avtal|skrivelse|yrkande|medborgarförslag|rapport|information|redovisning|remiss"
    r"|överenskommelse|begäran|framställan|ärende|beslut|uppdrag)(?:en|et|n)?\s+om\b"
)
"""The "om" that says what a matter is of, and makes nothing a question."""
PRONOUNS = frozenset(
    [
        "de",
        "den",
        "det",
        "vi",
        "man",
        "mötet",
        "hon",
        "han",
        "denna",
        "detta",
        "alla",
        "gruppen",
        "styrelsen",
        "rådet",
        "nämnden",
    ]
)
LONGEST = 1500  # characters of a sentence that can be a decision
BEFORE = 45  # characters before a verb within which a word can make it no decision


def read_decisions(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the decisions of each item, and of what stands outside items."""
    starts = frozenset(item.first_line for item in minutes.items)
    for item, mine in texts(minutes, lines):
        if item is None and minutes.items and not any(opens(line.text) for line in mine):
            continue
        kept = [line for i, line in enumerate(mine) if not is_listed_name(line) or _wrapped(mine, i)]
        behind = frozenset(after.number for line, after in pairwise(kept) if proposes(line))
        _in_item(minutes, item, paragraphs(kept, starts | behind))
    settle_decisions(minutes)


def _wrapped(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is the end of the sentence that the line before it broke off."""
    before = lines[i - 1] if i else None
    return (
        before is not None
        and not lines[i].blank_before
        and not lines[i].marker
        and len(before) > 60
        and before.text[-1].isalpha()
        and lines[i].text.endswith(".")
    )


@dataclass
class _List:
    """A list of decisions that is open: who decides, to whom they are proposed, and what it has held so far."""

    decider: Text
    to: Said | None = None
    inside: int = 0
    began: bool = False  # whether its entries begin with "att"


def _in_item(minutes: Minutes, item: Item | None, found: list[Paragraph]) -> None:
    opened: _List | None = None
    explicit = any(_opens(p.first, p) for p in found)
    for paragraph, after in zip(found, [*found[1:], None], strict=False):
        if asks := proposes(paragraph.text):
            opened = _List(asks.who, asks.to) if is_own(minutes, asks.who.text) else None
            if opened is not None and asks.first is not None:
                _listed(minutes, item, asks.first, opened, paragraph)
            elif opened is not None:
                minutes.use(paragraph.first, LineUse.FACT, "decision")
            continue
        if who := _opens(paragraph.first, paragraph):
            opened = _List(who, _shown(minutes, paragraph, who))
            for line in paragraph.lines:
                minutes.use(line, LineUse.FACT, "decision")
            if rest := _behind_opening(paragraph):
                _listed(minutes, item, rest, opened, paragraph)
            continue
        if inline := INLINE.match(paragraph.text.text[:LONGEST]):
            _listed(minutes, item, paragraph.text.cut(inline.end()), _List(paragraph.text.cut(0, 0)), paragraph)
            continue
        if opened is not None:
            if _closes(paragraph, opened.inside):
                opened = None
            elif _introduces(paragraph) or len(paragraph.first.cells) > 1:
                continue
            elif opened.began and not ATT.match(paragraph.text.text) and not paragraph.first.marker:
                continue  # prose that goes with the entry before
            else:
                _listed(minutes, item, paragraph.text, opened, paragraph)
                opened.began = opened.began or paragraph.text.text.startswith("att ")
                continue
        told = list(sentences(paragraph.text))
        if ends := _ends_opening(told, after):
            opened = _List(ends)
            told = told[:-1]
            minutes.use(paragraph.lines[-1], LineUse.FACT, "decision")
        _in_prose(minutes, item, told, paragraph, explicit=explicit)
        if opened is None and after is not None and told and _breaks_off(told[-1], after):
            opened = _List(told[-1].cut(0, 0), inside=1, began=True)


def _shown(minutes: Minutes, paragraph: Paragraph, who: Text) -> Said | None:
    """Whom slides ask to decide: "Rådet beslutar" on a slide is put to the council, not decided."""
    ahead = minutes.kind == "SLIDES" and who and re.search(r"\bbeslutar\b", paragraph.text.text)
    return Said.of(who) if ahead else None


def _in_prose(
    minutes: Minutes, item: Item | None, told: Sequence[Text], paragraph: Paragraph, *, explicit: bool
) -> None:
    """Enter what the sentences of a paragraph tell to have been decided, or that the body proposes to another."""
    since = len(minutes.decisions)
    for i, sentence in enumerate(told):
        if (kind := decides(sentence.text, minutes.source.scanned)) or own_proposal(minutes, sentence):
            if explicit and kind in (None, "decision", "approval", "rejected", "elected"):
                continue  # where a list says what was decided, the prose before it proposes and reports
            if minutes.kind == "SLIDES" and not REPORTED.search(sentence.text):
                continue  # made before the meeting: a rule, a plan, a question
            whole = _with_matter(told, i) if kind else sentence
            _sentence(minutes, item, whole, kind or listed_kind(sentence.text), paragraph)
        elif len(minutes.decisions) > since and (day := only_effective(minutes, sentence)):
            minutes.decisions[-1] = replace(minutes.decisions[-1], effective_from=day)


def _with_matter(told: Sequence[Text], i: int) -> Text:
    """A sentence that is only the verb ("Bifölls.") with what it is about: the sentences before it in its entry."""
    if i == 0 or not verb_only(told[i].text):
        return told[i]
    first = 0 if LETTER.match(told[0].text) else i - 1
    return Text.join(told[first : i + 1])


def verb_only(sentence: str) -> bool:
    """Whether a sentence says what became of a matter and leaves the matter out."""
    return compiled(words()["decide"]["bare"]).fullmatch(sentence.strip(" .!")) is not None


def _opens(line: Line, paragraph: Paragraph) -> Text | None:
    """The decider named by a line that opens a list of decisions; an empty one where it only says "Beslut"."""
    for text in (paragraph.text, line):
        m = opens(text.text)
        if m and not closes(text.text):
            group = "who" if m["who"] else "whose"
            return text.match(m, group) if m[group] else text.cut(0, 0) or text
    if len(paragraph.lines) > 1 and paragraph.lines[1].text.startswith("att") and len(paragraph.text) < 4 * LONGEST:
        pattern = r"(?P<who>[^.:;]{2,90}?)\s+(?:beslutar|beslutade|beslöt)(?:\s+\w+)?\s*:?"
        if m := re.fullmatch(pattern, paragraph.first.text):
            return paragraph.first.match(m, "who")
    return None


def _ends_opening(told: Sequence[Text], after: Paragraph | None) -> Text | None:
    """Who decides in a paragraph's last sentence ("... klart. Styrelsen beslöt") over a list of "att"."""
    if not told or after is None or not after.text.text.startswith("att "):
        return None
    m = opens(told[-1].text)
    if m and not m["who"] and not m["whose"]:
        return told[-1].cut(0, 0) or told[-1]
    return told[-1].match(m, "who") if m and m["who"] else None


def _breaks_off(sentence: Text, after: Paragraph) -> bool:
    """Whether a sentence that decides goes on in the next line with another "att"."""
    told = re.search(r"\b(?:beslutar|beslutade|beslöt)\s+att\s", sentence.text)
    open_end = re.search(r"(?:,|\bsamt|\boch)$", sentence.text)
    return bool(told and open_end) and after.text.text.startswith("att ") and not after.first.blank_before


def _behind_opening(paragraph: Paragraph) -> Text | None:
    if opens(paragraph.text.text):
        return None
    return Text.join(paragraph.lines[1:]) if len(paragraph.lines) > 1 else None


def _closes(paragraph: Paragraph, inside: int) -> bool:
    """Whether a paragraph ends a list of decisions: another part's heading, or prose after a blank line."""
    if closes(paragraph.text.text) or closes(paragraph.first.text):
        return True
    if compiled(rf"\W{{0,5}}(?:{words()['next']['label']})\b.*").match(paragraph.text.text):
        return True
    return bool(paragraph.first.level or (inside and not _is_listed(paragraph) and paragraph.first.blank_before))


def _is_listed(paragraph: Paragraph) -> bool:
    return bool(ATT.match(paragraph.text.text)) or bool(paragraph.first.marker) or paragraph.first.block == "li"


def _introduces(paragraph: Paragraph) -> bool:
    """As "På förslag av Anna Lind (V):" before what was decided."""
    pattern = r"(?:på|enligt|i enlighet med) (?:\w+ ){0,3}(?:förslag|yrkande).{0,90}:"
    return compiled(pattern).fullmatch(paragraph.text.text[:LONGEST]) is not None


def _listed(minutes: Minutes, item: Item | None, text: Text, opened: _List, paragraph: Paragraph) -> None:
    """Each of a list's entries is a decision: at "att", at a number, at a sentence; a bullet is one as a whole."""
    begins = frozenset(line.starts[0] for line in paragraph.lines)
    decider, status = opened.decider, "PROPOSED" if opened.to else "TAKEN"
    opened.inside += 1
    for part in entries_of(text, whole=bool(paragraph.first.marker) or paragraph.first.block == "li", begins=begins):
        part = _without_links(part.strip(" ;"))
        if tail := re.search(r",?\s+(?:samt|och)$|,$", part.text):
            part = part.cut(0, tail.start())
        if len(part) < 4:
            continue
        said = Said.of(decider) if decider.text and not compiled(r".*beslut.*").fullmatch(decider.text) else None
        position = item.position if item else None
        minutes.decisions.append(
            Decision(Said.of(part), listed_kind(part.text), status, position, "decision_list", said, opened.to)
        )
    for line in paragraph.lines:
        minutes.use(line, LineUse.FACT, "decision: decision_list")


def _without_links(text: Text) -> Text:
    """Without an address in parentheses at the end."""
    m = re.search(r"\s*\(\s*<?https?://[^()]*(?:\([^()]*\)[^()]*)?\)\s*\.?$", text.text)
    return text.cut(0, m.start()) if m else text


def listed_kind(text: str) -> str:
    """The kind of a decision that a list holds."""
    for kind, pattern in words()["decide"]["listed"].items():
        if compiled(pattern).search(text[:LONGEST]):
            return str(kind).replace("_", " ")
    return "decision"


def decides(sentence: str, scanned: bool = False) -> str | None:
    """The kind of decision that a sentence tells to have been taken, or None."""
    decide = words()["decide"]
    if not 8 <= len(sentence) <= LONGEST or sentence.rstrip().endswith("?"):
        return None
    if not scanned and not compiled(decide["hint"]).search(sentence):
        return None  # most sentences hold no stem of a verb of deciding
    for verb in decide["verb"]:
        if m := compiled(verb["pattern"], scanned).search(sentence):
            refused = compiled(decide["refuse"]["pattern"], scanned)
            if verb["kind"] != "noted" and any(
                r.start() < m.end() and r.end() > m.start() - BEFORE for r in refused.finditer(sentence)
            ):
                return None
            before = re.sub(OF_MATTER, " ", sentence[: m.start()])
            if re.search(r"\b(?:om(?!\s+att\b)|huruvida|ifall)\s+(?:\w+\s+){0,3}$", before) or re.search(
                r"\b(?:inte|ej)\s*$", before
            ):
                return None
            if compiled(r".*\b(?:gav|ger)\b.*").fullmatch(m[0]) and not _by_body(sentence[: m.start() + 3]):
                continue  # a task that a person, not a body, gives
            return str(verb["kind"])
    return None


def _by_body(before: str) -> bool:
    """Whether the words before a verb name a body, or the meeting itself."""
    return bool(kind_of(before)) or compiled(r"\b(?:\w*mötet|\w*stämman)\b").search(before) is not None


def _sentence(minutes: Minutes, item: Item | None, sentence: Text, kind: str, paragraph: Paragraph) -> None:
    decider = None
    m = WHO.match(sentence.text)
    if m and m["who"].split()[0].lower() not in PRONOUNS and kind == "decision":
        decider = Said.of(sentence.match(m, "who"))
    other = told_of_another(minutes, sentence) if decider is None and kind != "noted" else None
    decider = decider or other
    before = minutes.kind == "SLIDES"  # made before the meeting
    told = before or (REPORTED.search(sentence.text) and decider) or re.match(r"De har\b", sentence.text)
    status, by = "REPORTED" if told else "TAKEN", "decision_of_another" if other else "decision_sentence"
    parts = several(sentence) if kind in ("decision", "approval", "elected", "rejected", "postponed") else [sentence]
    for part in parts:
        each = kind if len(parts) == 1 else listed_kind(part.text)
        words_ = _without_links(_clause(part, each))
        minutes.decisions.append(Decision(Said.of(words_), each, status, item.position if item else None, by, decider))
    for line in paragraph.lines:
        if line.ends[-1] > sentence.span.start and line.starts[0] < sentence.span.end:
            minutes.use(line, LineUse.FACT, f"decision: {by}")


def _clause(sentence: Text, kind: str) -> Text:
    """An election without the task that follows in the same sentence."""
    if kind != "elected":
        return sentence
    m = re.search(r"\s+och\s+(?:åtog|åtogs|fick|skall?|får)\b", sentence.text)
    return sentence.cut(0, m.start()) if m and m.start() > 12 else sentence


rule(
    "decision_verb_alone",
    "what became of a matter, told by the verb alone behind the matter",
    tries=verb_only,
    takes=("Bifölls.", "Lades till handlingarna.", "Bordlades till nästa möte.", "Avslogs."),
    refuses=("Rapporten godkändes.", "Ansökan avslogs.", "Beviljades av nämnden i maj."),
)
rule(
    "decision_sentence",
    "a sentence with a verb of deciding in a form that says it is done",
    tries=decides,
    takes=(
        "Dagordningen fastställdes.",
        "Informationen läggs till handlingarna.",
        "Anna Lind valdes till kassör.",
        "Styrelsen beslutade att köpa en pärm.",
        "Ärendet utgår i dag.",
        "Gruppen ställde sig bakom förslaget.",
        "Chefsgruppen har beslutat om en översyn.",
        "Ärendet bordläggs till nästa möte.",
        "Rådet ställer sig bakom planen.",
        "Informationen noteras.",
        "Ett inriktningsbeslut har fattats om översynen.",
        "En lekgrupp bildades med Anna Lind och Per Ek.",
        "Ledningsgruppen gav beredningen i uppdrag att se över planen.",
        "Det beslutades att fika, så att alla kan godkänna listan.",
        "Motionen bifölls.",
        "Mötet beviljade styrelsen ansvarsfrihet.",
        "Vi bestämde att köpa en pärm.",
        "Efter diskussion enas rådet om att frågan återremitteras.",
        "Rådet tackar för informationen.",
        "Stämman uppdrog åt styrelsen att sälja båten.",
        "Årsmötet gav styrelsen mandat att sälja båten.",
        "Stämman förklarades vara behörigen utlyst.",
        "Nämnden utser Anna Lind till ny ledamot i rådet till 2026.",
        "Föreningen var överens om att fortsätta med loppisen.",
        "Gruppen valde temat Rörelse.",
    ),
    refuses=(
        "Frågan ska beslutas i juni.",
        "Vem får besluta om taxan?",
        "Förslag till beslut skickas ut.",
        "Planen kan fastställas senare.",
        "Det beslutas i nästa forum.",
        "Vikten av att beslutade rutiner följs.",
        "En symbol har tagits fram av kansliet.",
        "Symbolen, som rådet har ställt sig bakom, ska användas internt.",
        "Anna Lind (M) yrkar att ärendet återremitteras.",
        "Ett brev skickas med begäran om att en ny ledamot utses.",
        "Anna Lind uppdrog åt Per Ek att köpa kaffe.",
        "Anna Lind gav Per Ek mandat att köpa kaffe.",
        "Gruppen är överens om att bemötandet måste bli bättre.",
    ),
)
