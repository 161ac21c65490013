"""The tasks of one item as they are entered: with giver, report-back and condition, dated by what follows them.

`Tasks` is what reading a decision and reading an item's text have in common; `mandates` says which words give a task.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from loaders.minutes import Decision, Item, Mandate, Minutes, Said
from loaders.rules.actors import Holder, holders_in
from loaders.rules.clauses import ASSIGN, Clause, clauses
from loaders.rules.due import due_in
from loaders.rules.elections import text_of
from loaders.rules.own import together
from loaders.rules.pattern import compiled, rule
from loaders.source import Text
from schema.evidence import EvidenceRole, FieldBasis, LineUse

LONGEST = 700  # characters of a sentence that gives a task
TASK = 260  # characters of a clause that is a task's words as a whole
CONDITION = re.compile(
    r"\b(?:under förutsättning(?: av)? att|förutsatt att|såvida|villkorat av|med förbehåll för)\s+[^.;]{4,120}",
    re.IGNORECASE,
)
TO_BODY = re.compile(r"\b(?:till|för|i|inför|vid|hos)\s+(?P<body>[\w:/-]+(?:\s[\w:/-]+){0,7})")
STATUS = {
    "GIVEN": "GIVEN",
    "TAKEN_ON": "GIVEN",
    "ASKED": "GIVEN",
    "AHEAD": "GIVEN",
    "ACTS": "GIVEN",
    "PROPOSED": "PROPOSED",
    "OFFERED": "PROPOSED",
    "ONGOING": "ONGOING",
    "SHALL": "PLANNED",
    "DATED": "PLANNED",
}
"""How firmly a clause gives a task -> the task's status, outside decisions."""
MUCH, SHORT = 1.6, 4  # how often more words than the task, of so many words, may stand around it
BRIEF, DROWNED = 3, 2.7  # words of a doing that who does it would drown, in a clause of so many times the words
BY = re.compile(r"(?:[\s,]+(?:senast|före|innan|till|inför|vid|på|i|den|fram|(?:mån|tis|ons|tors|fre|lör|sön)\w*))+$")
"""What leads to a day."""
FEW = 6  # words of a day, and of what leads to it
LEANS = re.compile(r"\b(?:det|den|dem|dessa|detta|denna|så|saken|frågan)\W*$", re.IGNORECASE)
"""Doing that the words around it tell what it is of."""
FINAL = re.compile(r"\w*\s?slut(?:rapport|redovisning)", re.IGNORECASE)
UNSURE = ("SHALL", "DATED", "GIVEN", "PROPOSED")
PRONOUNS = ("hon", "han", "hen")
RECENT = 20  # tasks of an item among which one without a day is looked for


class Tasks:
    """Enters an item's tasks into the minutes; `decision` is the one that gives them, where one does."""

    def __init__(self, minutes: Minutes, item: Item | None, decision: Decision | None = None) -> None:
        self.minutes, self.item, self.decision = minutes, item, decision
        self.scanned = minutes.source.scanned
        self.entered: list[Mandate] = []
        self._held: dict[str, bool] = {}
        self.meant: Holder | None = None  # whom "hon" or "han" stands for

    def holds(self, text: Text) -> bool:
        """Whether words name actors and nothing else."""
        if self.meant is not None and text.text.lower() in PRONOUNS:
            return True
        if text.text not in self._held:  # the same words are tried in several constructions
            self._held[text.text] = bool(holders_in(self.minutes, text, self.item))
        return self._held[text.text]

    def enter(
        self,
        words: Text,
        holders: Sequence[Holder],
        due: Said | None,
        status: str,
        rule: str,
        giver: Text | None = None,
    ) -> None:
        """Enter a task; without a doer, a day or somebody who is to hear of it, it is none."""
        told = self.reports_to(words, holders)
        if len(words) < 6 or not (holders or due or told):
            return
        made = Mandate(
            Said.of(words),
            tuple(holders),
            self.item.position if self.item else None,
            rule,
            self._giver(giver),
            due,
            status,
            told,
            self._condition(words),
        )
        self.minutes.mandates.append(made)
        self.entered.append(made)
        self._use(words)

    def enter_clauses(self, text: Text, whole: Text, firm: bool, rule: str, status: str | None = None) -> bool:
        """Enter the tasks of a text's clauses; `whole` is the sentence around them. Gives whether there are any."""
        found = clauses(text, self.holds, firm=firm, scanned=self.scanned)
        entered = False
        for clause in found:
            due = due_in(self.minutes, clause.words if len(found) > 1 else whole)
            holders = self.holders(clause)
            if due is None and clause.holder.text.lower() == "vi" and clause.how in UNSURE:
                continue  # what "we" are to do some time is a wish
            if clause.how == "DATED" and due is None and not entered:
                continue
            if clause.how == "ACTS" and not self._known(holders):
                continue
            if self._decides(clause, holders, due is not None and (firm or clause.doing is None)):
                continue
            words = text if len(found) == 1 else clause.words
            length = len(clause.task.text.split())
            if len(words) > TASK or (length >= SHORT and len(words.text.split()) > MUCH * length):
                words = clause.words if len(words) > TASK >= len(clause.words) else clause.task.strip(".")
            if not firm and self._known(holders):
                words = brief(clause, due) or words
            how = status or ("GIVEN" if firm and clause.how != "PROPOSED" else STATUS[clause.how])
            self.enter(words.strip(" ;"), holders, due, how, rule, clause.giver)
            entered = True
        return entered

    def holders(self, clause: Clause) -> list[Holder]:
        """Those that a clause charges; where it is sure to charge somebody, also those of whom nothing is known."""
        said = clause.holder.text
        if self.meant is not None and said.lower() in PRONOUNS:
            return [(self.meant[0], Said.of(clause.holder, self.meant[1].value, basis=FieldBasis.INFERRED))]
        found = holders_in(self.minutes, clause.holder, self.item)
        return found or [("ORGANIZATION", Said.of(clause.holder, said[0].upper() + said[1:]))]

    def _known(self, holders: Sequence[Holder]) -> bool:
        """Whether all are people whom the minutes know."""
        return all(kind == "PERSON" and self.minutes.person(said.value) is not None for kind, said in holders)

    def _decides(self, clause: Clause, holders: Sequence[Holder], ahead: bool) -> bool:
        """Whether a decision's clause is what the body decides, told as its doing: "Rådet väljer modell B"."""
        bodies = {each.name.value for each in self.minutes.header.bodies}
        own = bool(bodies) and all(said.value in bodies for _, said in holders)
        return self.decision is not None and own and not ahead and clause.how in ("GIVEN", "DATED")

    def decider(self) -> list[Holder]:
        """The body that took the decision: the one named, else the document's own, or all of those that met."""
        named = self.decision.decided_by if self.decision else None
        if named is not None and named.places:
            found = holders_in(self.minutes, text_of(named, self.minutes), self.item)
            if found:
                return found if together(self.minutes, named.value) else found[:1]
        own = [each.name for each in self.minutes.header.bodies]
        return [("BODY", Said(body.value, body.places, EvidenceRole.HEADING, FieldBasis.INFERRED)) for body in own]

    def forum(self, sentence: Text) -> list[Holder]:
        """The other body in which a matter is to be dealt with, where the sentence names one."""
        m = compiled(ASSIGN["again"], self.scanned).search(sentence.text)
        return self._body_in(sentence.match(m, "forum")) if m and m["forum"] else []

    def presenters_again(self, text: Text) -> list[Holder]:
        """Who presented the item, where a new version of what they presented is to be presented."""
        if self.item is None or not compiled(ASSIGN["again_presented"], self.scanned).search(text.text[:LONGEST]):
            return []
        return [("PERSON", said.inferred()) for said in self.item.presenters]

    def _body_in(self, text: Text) -> list[Holder]:
        """The body that the longest run of words at the beginning names."""
        for end in reversed([m.end() for m in re.finditer(r"\S+", text.text)]):
            found = [h for h in holders_in(self.minutes, text.cut(0, end), self.item) if h[0] == "BODY"]
            if found:
                return found
        return []

    def reports_to(self, words: Text, holders: Sequence[Holder]) -> Said | None:
        """The body that is to hear of it: "redovisar till rådet", "presenteras för nämnden"."""
        if not compiled(ASSIGN["reports"], self.scanned).search(words.text[:LONGEST]):
            return None
        own = {said.value for _, said in holders}
        for m in TO_BODY.finditer(words.text[:LONGEST]):
            found = self._body_in(words.match(m, "body"))
            if len(found) == 1 and found[0][1].value not in own:
                return found[0][1]
        return None

    def dated(self, sentence: Text, task: Mandate) -> Mandate | None:
        """The task with the day that a later sentence sets for it: "Planen ska vara klar den 3 maj"."""
        due = due_in(self.minutes, sentence)
        if task.due is not None or due is None or not compiled(ASSIGN["ready"], self.scanned).search(sentence.text):
            return None
        if clauses(sentence, self.holds, scanned=self.scanned) or FINAL.match(sentence.text):
            return None  # a task of its own
        return self.joined(task, sentence, due)

    def undated(self, at: Text) -> Mandate | None:
        """The only task of the item, above these words and on their slide, that is under way without a day."""
        headings = self.item.headings if self.item else []
        top = max((p.start for said in headings for p in said.places if p.start < at.starts[0]), default=0)
        entered = [m for m in self.entered[-RECENT:] if m.task.places[0].start >= top]
        found = [m for m in entered if m.due is None and m.status in ("GIVEN", "ONGOING")]
        return found[0] if len(found) == 1 else None

    def joined(self, task: Mandate, sentence: Text, due: Said | None) -> Mandate:
        """The task with the words and the day of a sentence that goes on about it."""
        words = f"{task.task.value} {sentence.text}"
        said = Said(words, (*task.task.places, sentence.span), task.task.role, task.task.basis)
        made = replace(task, due=due, task=said, reports_to=task.reports_to or self.reports_to(sentence, task.holders))
        for each in (self.minutes.mandates, self.entered):
            at = next((i for i in range(len(each) - 1, -1, -1) if each[i] is task), None)
            if at is not None:
                each[at] = made
        self._use(sentence)
        return made

    def _giver(self, giver: Text | None) -> Said | None:
        if giver is not None and giver.text:
            found = holders_in(self.minutes, giver, self.item)
            return found[0][1] if found else Said.of(giver)
        named = self.decider() if self.decision is not None else []
        said = self.decision.decided_by if self.decision else None
        if said is not None and together(self.minutes, said.value):
            return said
        return named[0][1] if named else None

    def _condition(self, words: Text) -> Said | None:
        m = CONDITION.search(words.text[:LONGEST])
        return Said.of(words.match(m)) if m else None

    def _use(self, text: Text) -> None:
        lines = self.minutes.source.lines
        at = max(bisect_right(self.minutes.source.starts, text.span.start) - 1, 0)
        while at < len(lines) and lines[at].starts[0] < text.span.end:
            self.minutes.use(lines[at], LineUse.FACT, "mandate")
            at += 1


rule(
    "mandate_presented_again",
    "a new version of what was presented, which who presented it is to present",
    tries=lambda t: compiled(ASSIGN["again_presented"]).search(t),
    takes=("Ett reviderat förslag presenteras vid nästa möte.", "En ny plan kommer att redovisas i maj."),
    refuses=("Ett klargörande presenteras vid nästa möte.", "Den nya planen är bra.", "Förslaget presenteras i maj."),
)


def brief(clause: Clause, due: Said | None) -> Text | None:
    """What is to be done without who does it, where they would drown its few words; None elsewhere."""
    doing = core = clause.doing
    if doing is not None and due is not None and due.places and due.places[0].start in doing.starts:
        core = doing.cut(0, doing.starts.index(due.places[0].start))
        if by := BY.search(core.text):
            core = core.cut(0, by.start())
    if doing is None or core is None or not core:
        return None
    few = len(core.text.split())
    if len(doing.text.split()) > few + FEW or LEANS.search(core.text):
        return None
    if few > BRIEF or len(clause.words.text.split()) <= DROWNED * few:
        return None
    return (core if len(doing.text.split()) > 2 * few else doing).strip(" .,;")
