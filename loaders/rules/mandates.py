"""Mandates: who is to do what, by when, for whom, as decisions and the text of each item say it.

Decisions come first: in them any doing is to come, what they put off is the body's own task, and so is what the body
decides to do itself. Then the text's sentences, what it proposes (a task given, once the item agrees to it), and lists
under a line that charges somebody. Steps of plans and tables of tasks are `steps`', columns of doers `responsible`'s.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from loaders.lexicon import words
from loaders.minutes import Decision, Item, Mandate, Minutes, Said
from loaders.prose import Paragraph, paragraphs, sentences
from loaders.rules.actors import Holder, holders_in
from loaders.rules.clauses import ASSIGN, clauses
from loaders.rules.due import due_in
from loaders.rules.elections import text_of
from loaders.rules.itemtext import texts
from loaders.rules.meetings import is_label
from loaders.rules.pattern import compiled, rule
from loaders.rules.repeats import once
from loaders.rules.tasklists import Charged, charged_in
from loaders.rules.tasks import LONGEST, Tasks
from loaders.source import Line, Source, Text, plain
from schema.evidence import Span

DECIDES = (
    r".{0,110}?\b(?:beslut(?:ar|ade|at|as|a)|beslöts?|enades?|ställ(?:de|er)\s+sig\s+(?:bakom|positiv\w*\s+till))"
    r"\s+(?:\w+\s+){0,3}?(?:om\s+)?att\s+"
)
"""A sentence up to what was decided."""
DROPPED = re.compile(r"\b(?:utgår|utgick|utgå)\b")
BETWEEN = re.compile(
    r"\b(?:\w*projekt|\w*samarbete|försök|pilot)\w*\b[^.]{0,90}"
    r"\bmellan\s+(?P<one>[^.,]{3,50}?)\s+och\s+(?P<other>[^.,]{3,50}?)[.;]?$"
)
"""As "ett försök mellan Granviks kommun och primärvården": those who are to carry it out."""
DOERS_BEHIND = re.compile(
    r"(?P<task>(?!(?:Alla|Många|Några|Stora|Nya|Bra|Hela|Samma|Vissa|Våra|Andra|Inga)\b)"
    r"(?:[A-ZÅÄÖ][a-zåäö]+a|Se|Ta|Ge|Få|Gå|Be|Bestå)\s[^()]{3,160}?)\s*\((?P<who>[A-ZÅÄÖ][^()\d]{1,60})\)\.?"
)
"""A doing in the infinitive, then in parentheses whose it is."""
MEETS = re.compile(r"\b(?:möts|träffas|sammanträder|(?:möte|sammanträde|träff)\w*)\b")
PRONOUN = re.compile(r"(?:Hon|Han|Hen)\s")
COVERED = 0.6  # the share of a sentence in a decision from which it is told by that
CELL = 15  # characters of a table's cell that may charge somebody


def read_mandates(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the tasks of each item, and of decisions that give one."""
    before = sorted(place.start for m in minutes.mandates for place in m.task.places)
    steps = [line.span for line in lines if _holds_one(line, before)]
    items = {item.position: item for item in minutes.items}
    decisions: dict[int | None, list[Decision]] = defaultdict(list)
    for decision in minutes.decisions:
        decisions[decision.item].append(decision)
        if not _inside(decision, steps):
            item = items.get(decision.item) if decision.item is not None else None
            last = minutes.mandates[-1] if minutes.mandates else None
            mine = last is not None and last.item == decision.item
            _decided(Tasks(minutes, item, decision), decision, last if mine else None)
    told = [Span(d.text.places[0].start, d.text.places[-1].end) for d in minutes.decisions if d.text.places]
    given = [m for m in minutes.mandates if m.task.places]
    starts = frozenset(item.first_line for item in minutes.items)
    for item, own in texts(minutes, lines):
        if minutes.items and item is None:
            continue
        reader = _Reader(minutes, item, decisions[item.position if item else None], [*steps, *told], given)
        reader.read(paragraphs((line for line in own if not line.struck and len(line.cells) < 3), starts))
        for line in own:
            if len(line.cells) > 2 and not line.divider and not line.struck:
                reader.row(line)
    minutes.mandates = once(minutes.mandates)


def _inside(decision: Decision, passages: Sequence[Span]) -> bool:
    """Whether a decision begins in one of the passages, which say themselves who acts."""
    start = decision.text.places[0].start
    at = bisect_right(passages, start, key=lambda span: span.start) - 1
    return at >= 0 and start < passages[at].end


def _holds_one(line: Line, starts: Sequence[int]) -> bool:
    """Whether a passage begins in the line."""
    at = bisect_left(starts, line.starts[0])
    return at < len(starts) and starts[at] < line.ends[-1]


def _decided(tasks: Tasks, decision: Decision, earlier: Mandate | None) -> None:
    """A decision's tasks; where it names nobody, what the body puts off, or is to do itself.

    `earlier` is the task that the decision before it gave: this one may only say when that is to be ready.
    """
    firm = decision.kind in ("decision", "postponed", "referred back") and decision.status != "DROPPED"
    decides = compiled(DECIDES, tasks.scanned)
    text = text_of(decision.text, tasks.minutes)
    if compiled(words()["next"]["schedule"]).search(text.text[:LONGEST]):
        return
    goes_on = compiled(ASSIGN["result"], tasks.scanned).match(text.text)
    if earlier is not None and goes_on and tasks.dated(text, earlier):
        return
    for sentence in sentences(text):
        if tasks.entered and tasks.dated(sentence, tasks.entered[-1]):
            continue
        m = decides.match(sentence.text[:LONGEST]) if firm else None
        tasks.enter_clauses(sentence.cut(m.end()) if m else sentence, sentence, firm, "mandate_decided")
    if tasks.entered or not firm:
        return
    due = due_in(tasks.minutes, text)
    m = decides.match(text.text[:LONGEST])
    what = text.cut(m.end()) if m else text
    put_off = "POSTPONED" in (decision.status, decision.kind.upper()) and not DROPPED.search(text.text)
    put_off = put_off and bool(due or compiled(ASSIGN["later"], tasks.scanned).search(text.text[:LONGEST]))
    undone = compiled(ASSIGN["never"]).search(text.text[:40])
    if put_off:
        tasks.enter(text, tasks.decider(), due, "POSTPONED", "mandate_decided")
    elif not undone and compiled(ASSIGN["plans"], tasks.scanned).match(what.text):
        tasks.enter(what, tasks.decider(), due, "GIVEN", "mandate_decided")
    elif between := BETWEEN.search(text.text[:LONGEST]):
        both = [h for g in ("one", "other") for h in holders_in(tasks.minutes, text.match(between, g), tasks.item)]
        tasks.enter(text, both, due, "GIVEN", "mandate_decided")
    elif due and compiled(ASSIGN["passive"], tasks.scanned).search(text.text[:LONGEST]):
        tasks.enter(text, tasks.forum(text) or tasks.presenters_again(text), due, "PLANNED", "mandate_decided")


class _Reader:
    """The tasks that the text of an item gives."""

    def __init__(
        self,
        minutes: Minutes,
        item: Item | None,
        decisions: Sequence[Decision],
        told: Sequence[Span],
        given: Sequence[Mandate],
    ) -> None:
        self.minutes, self.item = minutes, item
        self.tasks = Tasks(minutes, item)
        self.scanned = minutes.source.scanned
        self.told = sorted(told, key=lambda span: span.start)  # passages that say themselves who acts
        self.given = sorted(given, key=lambda m: m.task.places[0].start)
        agreed = compiled(ASSIGN["agreed"], self.scanned)
        self.agreed = next((d for d in decisions if agreed.search(d.text.value[:LONGEST])), None)
        self.named: Holder | None = None  # the person with whom the last sentence that names one begins
        self.previous: Text | None = None  # the sentence before, in the same paragraph
        self.meetings = {place.start for meeting in minutes.next_meetings for place in meeting.date.places}

    def read(self, found: Sequence[Paragraph]) -> None:
        """Enter the tasks of paragraphs."""
        listed: Charged | None = None
        within: int | None = None  # how far the first entry of such a list stands in
        ahead = False  # under a line whose entries are to come
        last: Mandate | None = None
        for paragraph in found:
            first = paragraph.first
            entry = bool(first.marker) or first.block in ("li", "ul")
            if listed is not None and entry:
                within = first.indent if within is None else within
                if first.indent <= within:  # deeper entries tell how
                    self._listed(paragraph.text, listed)
                continue
            within = None
            told = list(sentences(paragraph.text))
            charged = charged_in(self.minutes, paragraph.text, self.item)
            listed = charged or (None if first.blank_before or first.level else listed)
            last = None if first.blank_before or entry else last
            self.previous = None
            for sentence in told[:-1] if charged else told:
                if self._is_told(sentence.span):
                    last = self._given_in(sentence.span) or last
                elif len(sentence) <= LONGEST:
                    last = self._sentence(sentence, last, ahead and entry)
                self._note(sentence)
            intro = paragraph.text.text.rstrip()
            if not entry or intro.endswith(":"):
                ahead = bool(intro.endswith(":") and compiled(ASSIGN["intro"], self.scanned).fullmatch(intro[-160:]))

    def row(self, line: Line) -> None:
        """Enter what a cell of a table charges somebody with: a column of proposals beside what they are about."""
        for cell in line.cells[1:]:
            if len(cell) <= CELL or self._is_told(cell.span):
                continue
            for sentence in sentences(cell):
                found = clauses(sentence, self.tasks.holds, scanned=self.scanned)
                sure = [c for c in found if c.how in ("GIVEN", "PROPOSED") and "uppdrag" in sentence.text.lower()]
                if sure:
                    due = due_in(self.minutes, sentence)
                    self.tasks.enter(sentence, self.tasks.holders(sure[0]), due, "PROPOSED", "mandate_assigned")

    def _is_told(self, span: Span) -> bool:
        """Whether most of a passage stands in a decision, a step or a table of tasks."""
        inside = 0
        for i in range(bisect_left(self.told, span.end, key=lambda each: each.start) - 1, -1, -1):
            each = self.told[i]
            inside += max(0, min(each.end, span.end) - max(each.start, span.start))
            if each.start < span.start:
                break
        return inside > COVERED * (span.end - span.start)

    def _given_in(self, span: Span) -> Mandate | None:
        """The last task that a decision in the passage gave."""
        at = bisect_left(self.given, span.end, key=lambda m: m.task.places[0].start) - 1
        return self.given[at] if at >= 0 and self.given[at].task.places[0].start >= span.start else None

    def _sentence(self, sentence: Text, last: Mandate | None, firm: bool) -> Mandate | None:
        """Enter the tasks of a sentence, or the day that it sets for the one before it. Gives the last task."""
        text = sentence.text.rstrip()
        due = due_in(self.minutes, sentence)
        if m := compiled(ASSIGN["agenda"], self.scanned).match(text):
            self.tasks.enter(sentence.match(m), self.tasks.decider(), due, "PLANNED", "mandate_agenda")
            return last
        if text.endswith("?") or compiled(words()["next"]["schedule"]).search(text) or self._meets(text, due):
            return last
        earlier = last or self.tasks.undated(sentence)
        if earlier is not None and (dated := self.tasks.dated(sentence, earlier)):
            return dated
        if (named := doers_behind(sentence)) and (doers := self._known(named[1])):
            self.tasks.enter(named[0], doers, due, "GIVEN", "mandate_doer_behind")
            return self.tasks.entered[-1]
        before = len(self.tasks.entered)
        self.tasks.meant = self._meant(sentence, last)
        made = self._proposed(sentence) or self.tasks.enter_clauses(sentence, sentence, firm, "mandate_assigned")
        if not made and (joined := self._without_doer(sentence, last, due)):
            return joined
        return self.tasks.entered[-1] if len(self.tasks.entered) > before else last

    def _known(self, named: Text) -> list[Holder]:
        """The people whom the words name, all of them known to the minutes; else none."""
        found = holders_in(self.minutes, named, self.item)
        known = all(kind == "PERSON" and self.minutes.person(said.value) for kind, said in found)
        return found if known else []

    def _meant(self, sentence: Text, last: Mandate | None) -> Holder | None:
        """The person whom "hon" or "han" at the beginning of a sentence stands for: who was charged or named last."""
        if not PRONOUN.match(sentence.text):
            return None
        if last is not None and len(last.holders) == 1 and last.holders[0][0] == "PERSON":
            return last.holders[0]
        return self.named

    def _note(self, sentence: Text) -> None:
        """Remember a sentence, and the person with whom it begins."""
        self.previous = sentence
        first = re.match(r"(?:\w+\s)?[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){0,3}", sentence.text)
        found = holders_in(self.minutes, sentence.match(first), self.item) if first else []
        if len(found) == 1 and found[0][0] == "PERSON":
            self.named = found[0]

    def _without_doer(self, sentence: Text, last: Mandate | None, due: Said | None) -> Mandate | None:
        """Enter a matter that comes back, and what is to be ready by a day. Gives the task before, if it goes on."""
        if m := compiled(ASSIGN["again"], self.scanned).match(sentence.text):
            forum = self.tasks.forum(sentence)
            doers = {said.value for _, said in last.holders} if last else set()
            if last is not None and last.due is None and forum and forum[0][1].value in doers:
                return self.tasks.joined(last, sentence, due)
            if due or m["forum"]:
                self.tasks.enter(sentence, forum or self.tasks.decider(), due, "PLANNED", "mandate_agenda")
        elif self.item is not None and is_label(self.item.title.value, self.scanned):
            return None  # of the coming meetings
        elif compiled(ASSIGN["passive"], self.scanned).search(sentence.text):
            goes_on = last is not None and compiled(ASSIGN["result"], self.scanned).match(sentence.text)
            same = [(kind, said.inferred()) for kind, said in last.holders] if last and goes_on else []
            same = same or self.tasks.presenters_again(sentence)
            coming = compiled(ASSIGN["coming"], self.scanned).search(sentence.text)
            if due or (coming and self.tasks.reports_to(sentence, [])):
                leans = self.previous is not None and compiled(ASSIGN["leans"], self.scanned).match(sentence.text)
                whole = Text.join([self.previous, sentence]) if leans and self.previous else sentence
                self.tasks.enter(whole, same, due, "PLANNED", "mandate_due")
        return None

    def _meets(self, text: str, due: Said | None) -> bool:
        """Whether a sentence tells of a coming meeting and nothing to be done."""
        return bool(due and MEETS.search(text) and any(place.start in self.meetings for place in due.places))

    def _proposed(self, sentence: Text) -> bool:
        """A proposal's tasks: given once the item agrees to it, its doer then the body where none is named."""
        m = compiled(ASSIGN["proposal"], self.scanned).match(sentence.text[:LONGEST])
        if m is None:
            return False
        rest = sentence.cut(m.end())
        if rest.text.endswith(":"):
            return False  # a list of it follows
        status = "GIVEN" if self.agreed else "PROPOSED"
        if self.tasks.enter_clauses(rest, sentence, True, "mandate_proposed", status):
            return True
        if self.agreed is None or compiled(ASSIGN["state"]).match(rest.text):
            return False
        by = Tasks(self.minutes, self.item, self.agreed)
        at = re.search(r"\b(?:hos|av)\s+(?P<who>[^,.;]{3,60})$", rest.text.rstrip("."))
        named = holders_in(self.minutes, rest.match(at, "who"), self.item) if at else []
        by.enter(rest, named or by.decider(), due_in(self.minutes, rest), "GIVEN", "mandate_proposed")
        return True

    def _listed(self, text: Text, charged: Charged) -> None:
        if 4 < len(text) <= LONGEST and not text.text.endswith("?"):
            status = "GIVEN" if self.agreed or not charged.proposed else "PROPOSED"
            due = due_in(self.minutes, text)
            self.tasks.enter(text.strip(" ;"), charged.holders, due, status, "mandate_listed")


def doers_behind(sentence: Text) -> tuple[Text, Text] | None:
    """(what is to be done, the words for who) of "Boka lokalen senast 3 maj (Anna och Per)."."""
    m = DOERS_BEHIND.fullmatch(sentence.text) if len(sentence) <= LONGEST else None
    return (sentence.match(m, "task"), sentence.match(m, "who")) if m else None


def _tried(text: str, *, firm: bool) -> object:
    minutes = Minutes(Source("", "text", text, ()))
    m = compiled(DECIDES).match(text) if firm else None
    found = clauses(plain(text[m.end() if m else 0 :]), Tasks(minutes, None).holds, firm=firm)
    return [clause for clause in found if clause.how not in ("DATED", "ACTS")]


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
    "mandate_doer_behind",
    "something to be done, with those who are to do it in parentheses behind",
    tries=lambda t: doers_behind(plain(t)),
    takes=("Boka lokalen senast 3 maj (Anna och Per).", "Ta in pris på två bänkar (Anna Lind)"),
    refuses=("Anna bokar lokalen (se bilaga).", "Alla bänkar är målade (Anna).", "Planen gäller (Anna)."),
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
