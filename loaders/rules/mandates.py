"""Mandates: who is to do what, by when, for whom, as decisions and the text of each item say it.

Decisions come first: in them any doing is to come, what they put off is the body's own task, and so is what the body
decides to do itself. Then the text's sentences, what it proposes (a task given, once the item agrees to it), and lists
under a line that charges somebody. Steps of plans and tables of tasks are `steps`', columns of doers `responsible`'s.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from loaders.lexicon import words
from loaders.minutes import Decision, Item, Mandate, Minutes, Said
from loaders.prose import Paragraph, paragraphs, sentences
from loaders.rules.actors import Holder, holders_in
from loaders.rules.clauses import ASSIGN, Clause, clauses
from loaders.rules.due import due_in
from loaders.rules.elections import text_of
from loaders.rules.itemtext import texts
from loaders.rules.pattern import compiled, rule
from loaders.rules.tasklists import Charged, charged_in
from loaders.source import Line, Source, Text, plain
from schema.evidence import EvidenceRole, FieldBasis, LineUse, Span
from schema.identity import words as words_of

LONGEST = 700  # characters of a sentence that gives a task
TASK = 260  # characters of a clause that is a task's words as a whole
DECIDES = (
    r".{0,110}?\b(?:beslut(?:ar|ade|at|as|a)|beslöts?|enades?|ställ(?:de|er)\s+sig\s+(?:bakom|positiv\w*\s+till))"
    r"\s+(?:\w+\s+){0,3}?(?:om\s+)?att\s+"
)
CONDITION = re.compile(
    r"\b(?:under förutsättning(?: av)? att|förutsatt att|såvida|villkorat av|med förbehåll för)\s+[^.;]{4,120}",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"\b(?:\w*projekt|\w*samarbete|försök|pilot)\w*\b[^.]{0,90}\bmellan\s+(?P<one>[^.,]{3,50}?)\s+och\s+(?P<other>[^.,]{3,50}?)[.;]?$"
)
TO_BODY = re.compile(r"\b(?:till|för|i|inför|vid|hos)\s+(?P<body>[\w:/-]+(?:\s[\w:/-]+){0,7})")
STATUS = {"GIVEN": "GIVEN", "TAKEN_ON": "GIVEN", "ASKED": "GIVEN", "PROPOSED": "PROPOSED", "OFFERED": "PROPOSED"}
STATUS |= {"ONGOING": "ONGOING", "AHEAD": "GIVEN", "SHALL": "PLANNED", "DATED": "PLANNED"}
FIRMNESS = ("GIVEN", "POSTPONED", "PLANNED", "ONGOING", "PROPOSED")
COVERED = 0.6  # the share of a sentence in a decision from which it is told by that
ALIKE = 0.6  # the share of words from which two tasks of the same doers are one


def read_mandates(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the tasks of each item, and of decisions that give one."""
    taken = [(m.task.places[0].start, m.task.places[-1].end) for m in minutes.mandates if m.task.places]
    for decision in minutes.decisions:
        _Reader(minutes, _item_of(minutes, decision), decision).decided()
    starts = frozenset(item.first_line for item in minutes.items)
    for item, mine in texts(minutes, lines):
        if minutes.items and item is None:
            continue
        kept = [line for line in mine if not line.struck and len(line.cells) < 3]
        _Reader(minutes, item, taken=taken).told(paragraphs(kept, starts))
    minutes.mandates = _once(minutes.mandates)


def _item_of(minutes: Minutes, decision: Decision) -> Item | None:
    return next((item for item in minutes.items if item.position == decision.item), None)


class _Reader:
    """The tasks of one item: what its text says, or one of its decisions."""

    def __init__(
        self,
        minutes: Minutes,
        item: Item | None,
        decision: Decision | None = None,
        taken: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.minutes, self.item, self.decision = minutes, item, decision
        self.scanned = minutes.source.scanned
        mine = [d for d in minutes.decisions if item is None or d.item == item.position]
        self.spans = [(d.text.places[0].start, d.text.places[-1].end) for d in mine if d.text.places]
        self.spans += taken
        self.open: list[Mandate] = []  # the tasks of the item's text
        self.agreed = next(
            (d for d in mine if compiled(ASSIGN["agreed"], self.scanned).search(d.text.value[:LONGEST])), None
        )

    def holds(self, text: Text) -> bool:
        return bool(holders_in(self.minutes, text, self.item))

    # --- Decisions ---

    def decided(self) -> None:
        """A decision's tasks; where it names nobody, what the body puts off, or is to do itself."""
        decision = self.decision
        assert decision is not None
        firm = decision.kind in ("decision", "postponed", "referred back") and decision.status != "DROPPED"
        before = len(self.minutes.mandates)
        for sentence in sentences(text_of(decision.text, self.minutes)):
            if len(self.minutes.mandates) > before and self._dated(sentence, self.minutes.mandates[-1]):
                continue
            m = compiled(DECIDES, self.scanned).match(sentence.text[:LONGEST]) if firm else None
            self._clauses(sentence.cut(m.end()) if m else sentence, sentence, firm, "mandate_decided")
        made = len(self.minutes.mandates) > before
        if made or not firm:
            return
        text = text_of(decision.text, self.minutes)
        due = due_in(self.minutes, text)
        m = compiled(DECIDES, self.scanned).match(text.text[:LONGEST])
        ahead = compiled(ASSIGN["plans"], self.scanned).match(text.text[m.end() if m else 0 :])
        undone = compiled(ASSIGN["never"]).search(text.text[:40])
        put_off = decision.status == "POSTPONED" or decision.kind == "postponed"
        put_off = put_off and not re.search(r"\b(?:utgår|utgick|utgå)\b", text.text)
        if put_off or (ahead and not undone):
            told = text.cut(m.end()) if m and not put_off else text
            self._enter(told, self._decider(), due, "POSTPONED" if put_off else "GIVEN", "mandate_decided")
        elif between := BETWEEN.search(text.text[:LONGEST]):
            holders = [h for g in ("one", "other") for h in holders_in(self.minutes, text.match(between, g), self.item)]
            self._enter(text, holders, due, "GIVEN", "mandate_decided")
        elif due and compiled(ASSIGN["passive"], self.scanned).search(text.text[:LONGEST]):
            self._enter(text, self._forum(text), due, "PLANNED", "mandate_decided")

    def _decider(self) -> list[Holder]:
        """The body that took the decision: the one named, else the document's own."""
        named = self.decision.decided_by if self.decision else None
        if named is not None and named.places:
            found = holders_in(self.minutes, text_of(named, self.minutes), self.item)
            if found:
                return found[:1]
        body = self.minutes.header.body
        return [("BODY", Said(body.value, body.places, EvidenceRole.HEADING, FieldBasis.INFERRED))] if body else []

    # --- The text ---

    def told(self, found: Sequence[Paragraph]) -> None:
        listed: Charged | None = None
        within: int | None = None  # how far the first entry of such a list stands in
        ahead = False  # under a line whose entries are to come
        last: Mandate | None = None
        for paragraph in found:
            first = paragraph.first
            entry = bool(first.marker) or first.block == "li" or first.block == "ul"
            if listed is not None and entry:
                within = first.indent if within is None else within
                if first.indent <= within:  # deeper entries tell how
                    self._listed(paragraph, listed)
                continue
            within = None
            told = list(sentences(paragraph.text))
            charged = charged_in(self.minutes, paragraph.text, self.item)
            listed = charged or (listed if listed is not None and not first.blank_before and not first.level else None)
            last = None if first.blank_before or entry else last
            for sentence in told[:-1] if charged else told:
                if self._is_decided(sentence.span):
                    inside = [
                        m for m in self.minutes.mandates if m.task.places and _meet(m.task.places[0], sentence.span)
                    ]
                    last = inside[-1] if inside else last
                elif len(sentence) <= LONGEST:
                    last = self._sentence(sentence, last, ahead and entry)
            intro = paragraph.text.text.rstrip()
            if not entry or intro.endswith(":"):
                ahead = bool(intro.endswith(":") and compiled(ASSIGN["intro"], self.scanned).fullmatch(intro[-160:]))

    def _is_decided(self, span: Span) -> bool:
        """Whether most of a passage stands in a decision, a step or a table of tasks, which say themselves who acts."""
        length = span.end - span.start
        return any(min(end, span.end) - max(start, span.start) > COVERED * length for start, end in self.spans)

    def _sentence(self, sentence: Text, last: Mandate | None, firm: bool) -> Mandate | None:
        """Enter the tasks of a sentence, or the day that it sets for the one before it. Gives the last task."""
        text = sentence.text.rstrip()
        due = due_in(self.minutes, sentence)
        if m := compiled(ASSIGN["agenda"], self.scanned).match(text):
            self._enter(sentence.match(m), self._decider(), due, "PLANNED", "mandate_agenda")
            return last
        if text.endswith("?") or compiled(words()["next"]["schedule"]).search(text) or self._meets(text, due):
            return last
        undated = [m for m in self.open if m.due is None and m.status in ("GIVEN", "ONGOING")]
        for earlier in [last] if last is not None else undated if len(undated) == 1 else []:
            if dated := self._dated(sentence, earlier):
                return dated
        before = len(self.minutes.mandates)
        if self._proposed(sentence) or self._clauses(sentence, sentence, firm, "mandate_assigned", dated=True):
            return self.minutes.mandates[-1] if len(self.minutes.mandates) > before else last
        if m := compiled(ASSIGN["again"], self.scanned).match(text):
            forum = self._forum(sentence)
            if (
                last is not None
                and last.due is None
                and forum
                and forum[0][1].value in {h.value for _, h in last.holders}
            ):
                return self._joined(last, sentence, due)
            if due or m["forum"]:
                self._enter(sentence, forum or self._decider(), due, "PLANNED", "mandate_agenda")
        elif due and compiled(ASSIGN["passive"], self.scanned).search(text):
            self._enter(sentence, [], due, "PLANNED", "mandate_due")
        return self.minutes.mandates[-1] if len(self.minutes.mandates) > before else last

    def _meets(self, text: str, due: Said | None) -> bool:
        """Whether a sentence tells of a coming meeting and nothing to be done."""
        days = {place.start for meeting in self.minutes.next_meetings for place in meeting.date.places}
        meets = re.search(r"\b(?:möts|träffas|sammanträder|(?:möte|sammanträde|träff)\w*)\b", text)
        return bool(due and meets and any(place.start in days for place in due.places))

    def _dated(self, sentence: Text, last: Mandate) -> Mandate | None:
        """The task before with the day that the sentence sets for it: "Planen ska vara klar den 3 maj"."""
        due = due_in(self.minutes, sentence)
        if last.due is not None or due is None or not compiled(ASSIGN["ready"], self.scanned).search(sentence.text):
            return None
        return self._joined(last, sentence, due)

    def _joined(self, last: Mandate, sentence: Text, due: Said | None) -> Mandate:
        """The task with the words and the day of a sentence that goes on about it."""
        places = (*last.task.places, sentence.span)
        task = Said(f"{last.task.value} {sentence.text}", places, last.task.role, last.task.basis)
        dated = replace(last, due=due, task=task)
        for each in (self.minutes.mandates, self.open):
            if last in each:
                each[each.index(last)] = dated
        self._use(sentence)
        return dated

    def _forum(self, sentence: Text) -> list[Holder]:
        """The other body in which a matter is to be dealt with, where the sentence names one."""
        m = compiled(ASSIGN["again"], self.scanned).search(sentence.text)
        if m is None or not m["forum"]:
            return []
        tokens = list(re.finditer(r"\S+", sentence.match(m, "forum").text))
        for end in reversed(range(1, len(tokens) + 1)):
            part = sentence.match(m, "forum").cut(0, tokens[end - 1].end())
            found = [h for h in holders_in(self.minutes, part, self.item) if h[0] == "BODY"]
            if found:
                return found
        return []

    def _proposed(self, sentence: Text) -> bool:
        """A proposal's tasks: given once the item agrees to it, its doer then the body where none is named."""
        m = compiled(ASSIGN["proposal"], self.scanned).match(sentence.text[:LONGEST])
        if m is None:
            return False
        rest = sentence.cut(m.end())
        before = len(self.minutes.mandates)
        status = "GIVEN" if self.agreed else "PROPOSED"
        if self._clauses(rest, sentence, True, "mandate_proposed", status=status):
            return len(self.minutes.mandates) > before
        if self.agreed and not compiled(ASSIGN["state"]).match(rest.text):
            self.decision = self.agreed
            self._enter(
                rest, self._inside(rest) or self._decider(), due_in(self.minutes, rest), "GIVEN", "mandate_proposed"
            )
            self.decision = None
            return True
        return False

    def _inside(self, text: Text) -> list[Holder]:
        """Who is named in a proposal as the place where something is to be: "placering hos kansliet"."""
        m = re.search(r"\b(?:hos|av)\s+(?P<who>[^,.;]{3,60})$", text.text.rstrip("."))
        return holders_in(self.minutes, text.match(m, "who"), self.item) if m else []

    def _clauses(
        self, text: Text, whole: Text, firm: bool, rule_: str, *, dated: bool = False, status: str | None = None
    ) -> bool:
        """Enter the tasks of a text's clauses; gives whether there are any."""
        found = clauses(text, self.holds, firm=firm, scanned=self.scanned)
        entered = False
        for clause in found:
            due = due_in(self.minutes, clause.words if len(found) > 1 else whole)
            holders = self._holders(clause)
            if due is None and clause.holder.text.lower() == "vi" and clause.how in ("SHALL", "DATED", "GIVEN"):
                continue  # what "we" are to do some time is a wish
            if clause.how == "DATED" and due is None and not entered:
                continue
            own = self.decision is not None and holders == self._own(holders)
            if own and due is None and clause.how == "GIVEN":
                continue  # what the body decides, told as its doing
            words_ = self._words(clause, text if len(found) == 1 else clause.words)
            how = status or ("GIVEN" if firm and clause.how != "PROPOSED" else STATUS[clause.how])
            self._enter(words_, holders, due, how, rule_, clause.giver)
            entered = True
        return entered

    def _holders(self, clause: Clause) -> list[Holder]:
        found = holders_in(self.minutes, clause.holder, self.item)
        said = clause.holder.text
        return found or [("ORGANIZATION", Said.of(clause.holder, said[0].upper() + said[1:]))]

    def _own(self, holders: list[Holder]) -> list[Holder]:
        """Those of the holders that are the document's own body."""
        body = self.minutes.header.body
        return [holder for holder in holders if body and holder[1].value == body.value]

    def _words(self, clause: Clause, whole: Text) -> Text:
        return whole.strip(" ;") if len(whole) < TASK else clause.words if len(clause.words) < TASK else clause.task

    def _listed(self, paragraph: Paragraph, charged: Charged) -> None:
        status = "GIVEN" if self.agreed or not charged.proposed else "PROPOSED"
        text = paragraph.text
        if 4 < len(text) <= LONGEST and not text.text.endswith("?"):
            self._enter(text.strip(" ;"), charged.holders, due_in(self.minutes, text), status, "mandate_listed")

    # --- Entering ---

    def _enter(
        self,
        words_: Text,
        holders: Sequence[Holder],
        due: Said | None,
        status: str,
        rule_: str,
        giver: Text | None = None,
    ) -> None:
        if len(words_) < 6 or not (holders or due):
            return
        made = Mandate(
            Said.of(words_),
            tuple(holders),
            self.item.position if self.item else None,
            rule_,
            self._giver(giver),
            due,
            status,
            self._reports_to(words_, holders),
            self._condition(words_),
        )
        self.minutes.mandates.append(made)
        self.open.append(made)
        self._use(words_)

    def _giver(self, giver: Text | None) -> Said | None:
        if giver is not None and giver.text:
            found = holders_in(self.minutes, giver, self.item)
            return found[0][1] if found else Said.of(giver)
        if self.decision is None:
            return None
        named = self._decider()
        return named[0][1] if named else None

    def _reports_to(self, words_: Text, holders: Sequence[Holder]) -> Said | None:
        """The body that is to hear of it: "redovisar till rådet", "presenteras för nämnden"."""
        if not compiled(ASSIGN["reports"], self.scanned).search(words_.text[:LONGEST]):
            return None
        own = {said.value for _, said in holders}
        for m in TO_BODY.finditer(words_.text[:LONGEST]):
            tokens = list(re.finditer(r"\S+", m["body"]))
            for end in reversed(range(1, len(tokens) + 1)):
                part = words_.cut(m.start("body"), m.start("body") + tokens[end - 1].end())
                found = [said for kind, said in holders_in(self.minutes, part, self.item) if kind == "BODY"]
                if len(found) == 1 and found[0].value not in own:
                    return found[0]
        return None

    def _condition(self, words_: Text) -> Said | None:
        m = CONDITION.search(words_.text[:LONGEST])
        return Said.of(words_.match(m)) if m else None

    def _use(self, text: Text) -> None:
        lines = self.minutes.source.lines
        at = max(bisect_right(self.minutes.source.starts, text.span.start) - 1, 0)
        while at < len(lines) and lines[at].starts[0] < text.span.end:
            self.minutes.use(lines[at], LineUse.FACT, "mandate")
            at += 1


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _once(mandates: Sequence[Mandate]) -> list[Mandate]:
    """In the order of the text, without what is said twice in an item of the same doers: the firmer one stays."""
    kept: list[Mandate] = []
    for each in sorted(
        mandates, key=lambda m: (FIRMNESS.index(m.status) if m.status in FIRMNESS else 0, not m.holders)
    ):
        if not any(_same(each, other) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda m: m.task.places[0].start if m.task.places else 0)


def _same(a: Mandate, b: Mandate) -> bool:
    if a.item != b.item or (a.due and b.due and a.due.value != b.due.value):
        return False
    if a.task.places and b.task.places and a.task.places[0].start == b.task.places[0].start and a.holders == b.holders:
        return True
    doers_a, doers_b = ({said.value for _, said in m.holders} for m in (a, b))
    if doers_a and doers_b and doers_a != doers_b:
        return False
    told_a, told_b = words_of(a.task.value), words_of(b.task.value)
    alike = next((i for i, (x, y) in enumerate(zip(told_a, told_b, strict=False)) if x != y), len(told_a))
    if doers_a and 0 < alike < min(len(told_a), len(told_b)):
        told_a, told_b = told_a[alike:], told_b[alike:]  # the doer that both name first
    bag_a, bag_b = set(told_a), set(told_b)
    return len(bag_a & bag_b) >= ALIKE * min(len(bag_a), len(bag_b)) and min(len(bag_a), len(bag_b)) > 3


def _tried(text: str, *, firm: bool) -> object:
    minutes = Minutes(Source("", "text", text, ()))
    m = compiled(DECIDES).match(text) if firm else None
    found = clauses(plain(text[m.end() if m else 0 :]), lambda words_: bool(holders_in(minutes, words_)), firm=firm)
    return [clause for clause in found if clause.how != "DATED"]


rule(
    "mandate_assigned",
    "somebody is given a task, takes it on, or is to do something",
    tries=lambda t: _tried(t, firm=False),
    takes=(
        "Välfärd och hälsa får i uppdrag att utvärdera grupperna.",
        "Stadsdirektören får i uppdrag att underteckna avtalet.",
        "att ge länssamordnarna i uppdrag att se över planen",
        "Anna Lind ska ta fram en lista.",
        "Anna Lind och Per Ek åtog sig att skriva texten.",
        "Beredningen återkommer med ett förslag.",
        "Gruppen gav sekreteraren i uppdrag att boka lokal.",
        "att bemyndiga Anna Lind och Per Ek att underteckna avtalet",
        "att utse Anna Lind att hålla samman dialogen",
    ),
    refuses=(
        "att utse Anna Lind att jämte ordföranden justera protokollet",
        "Uppdraget är brett.",
        "Arbetet fortsätter.",
        "Det ska bli roligt.",
        "Per Ek lämnar mötet.",
    ),
)
rule(
    "mandate_decided",
    "a decision gives somebody something to do, or the body is to do it itself",
    tries=lambda t: _tried(t, firm=True) or compiled(ASSIGN["plans"]).search(t),
    takes=(
        "att inleda en dialog vid mötet den 4 mars",
        "att frågan tas upp på nytt vid LSV 2024-11-17",
        "att kansliet räknar på kostnaden",
        "Rådet beslutade att pröva arbetssättet i ett år",
    ),
    refuses=("att godkänna protokollet från den 3 maj", "att fastställa mötestiderna", "Avtalet gäller i tre år."),
)
rule(
    "mandate_due",
    "something is to be ready by a day, nobody said by whom",
    tries=lambda t: compiled(ASSIGN["passive"]).search(t),
    takes=("Svar ska lämnas senast den 23 februari.", "Arbetet ska återrapporteras senast 30 juni 2025."),
    refuses=("Svaren lämnades i februari.", "Det ska vara roligt."),
)
rule(
    "mandate_agenda",
    "a matter that comes back to the body, or is on the agenda of its next meeting",
    tries=lambda t: compiled(ASSIGN["agenda"]).match(t) or compiled(ASSIGN["again"]).match(t),
    takes=(
        "På nästa träff är en dialog om formerna på agendan.",
        "Frågan tas upp vid nästa styrelsemöte.",
        "Ärendet återkommer i maj.",
    ),
    refuses=("På förra mötet var det kallt.", "Nästa möte är den 3 maj.", "Frågan är svår."),
)
rule(
    "mandate_proposed",
    "what a proposal gives somebody to do",
    tries=lambda t: compiled(ASSIGN["proposal"]).match(t),
    takes=(
        "Förslaget är att kansliet tar över driften.",
        "Arbetsutskottet föreslår att avvakta.",
        "Ett förslag är att fråga skolan.",
    ),
    refuses=("Förslaget är bra.", "Anna Lind föreslog Per Ek.", "Vi beslutade att vänta."),
)
