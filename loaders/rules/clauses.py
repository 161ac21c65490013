"""What a sentence gives somebody to do: its clauses, each with who acts, how firmly, and what.

A clause is a construction of assigning ("X får i uppdrag att ..."), or a doer before a verb whose doing lies ahead
("X tar fram ..."), or the two turned behind a time ("Till nästa möte tar X fram ..."). Who counts as a doer is asked
of the caller, so that this grammar knows nothing of a document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import words
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain

Holds = Callable[[Text], bool]
"""Whether words name actors and nothing else."""

ASSIGN = words()["assign"]
DIGIT = re.compile(r"\d")
CUT = re.compile(r"(?<!\btill)(?<!\bfrån)(?<!-),?\s+(?:och|samt|men|medan)\s+(?:att\s+)?|;\s+|,\s+(?=att\s)")
BETWEEN = re.compile(r"\bmellan\s(?:(?!\b(?:och|samt)\b)[^,.;])+$")
"""Before the "och" of "mellan kommunen och regionen"."""
SAYS = re.compile(r"(?:om\s+)?att\s", re.IGNORECASE)
"""Behind a verb of telling, what is told."""
TOLD_STOP = re.compile(
    r"(?:är|har|blir|gäller|under|efter|över|eller|inför|fler|var|hur|per|där|när|er|sker|finner|anser|ser|kräver|behöver"
    r"|bildar|tillsätter|inrättar|december|november|oktober|september|noterar|lägger|tackar|tecknar|innebär|ersätter|saknar|avser|hör|består|ligger|står|heter|kostar|upphör|löper)"
)
"""Words that look like a verb in the present, or are one of a state."""
PRESENT = r"(?-i:[a-zåäö])\w{1,20}(?:ar|er|år|ör|yr|ir)"
INFINITIVE = re.compile(r"(?:\w+a|se|ta|ge|gå|få|stå|bli|slå|nå|må|ske|klargöra)\b", re.IGNORECASE)
MAX_CUTS, MAX_VERBS, HOLDER_WORDS, SUBJECT = 8, 6, 10, 170
MUCH = 260  # characters of a clause that are too many to be a task's words
LONGEST = 900  # characters of a sentence that is looked at


@dataclass(frozen=True)
class Clause:
    """`how` is GIVEN, TAKEN_ON, ASKED, PROPOSED, OFFERED, ONGOING, AHEAD, SHALL, DATED: a task only by a day,
    or ACTS: a task only of a person whom the minutes know."""

    how: str
    holder: Text
    task: Text
    words: Text
    giver: Text | None = None
    doing: Text | None = None  # the words from the verb on, where the doer stands before it


def clauses(sentence: Text, holds: Holds, *, firm: bool = False, scanned: bool = False) -> list[Clause]:
    """The clauses that give somebody something to do; `firm` where any doing named is to come, as in decisions."""
    found = [
        read
        for part, subject in _parts(sentence, holds, firm, scanned)
        if (read := read_clause(part, holds, firm=firm, scanned=scanned, subject=subject)) is not None
    ]
    if not found and (m := compiled(ASSIGN["that"], scanned).match(sentence.text[:LONGEST])):
        return clauses(sentence.cut(m.end()), holds, firm=firm, scanned=scanned)
    return found


def _parts(sentence: Text, holds: Holds, firm: bool, scanned: bool) -> Iterator[tuple[Text, Text | None]]:
    """(clause, the doer that it takes from the one before) at each "och" behind which another clause begins."""
    start, subject = 0, None
    for m in list(CUT.finditer(sentence.text))[:MAX_CUTS]:
        left, right = sentence.cut(start, m.start()), sentence.cut(m.end())
        if not left or not right or holds(_bare(left)) or BETWEEN.search(left.text):
            continue
        own = read_clause(right, holds, firm=firm, scanned=scanned)
        carried = None
        given = read_clause(left, holds, firm=firm, scanned=scanned, subject=subject)
        if own is None and (
            given is None or given.how == "ACTS" or (given.how == "DATED" and not DIGIT.search(left.text))
        ):
            carried = _leading(left, holds)
            if carried is None or read_clause(right, holds, scanned=scanned, subject=carried) is None:
                continue
        elif own is None or _starts_late(own, right):
            continue
        yield left, subject
        start, subject = m.end(), carried
    yield sentence.cut(start), subject


def _starts_late(clause: Clause, text: Text) -> bool:
    """Whether a clause was found somewhere behind the beginning of a text."""
    first = min(clause.holder.starts[0], clause.task.starts[0])
    return first > text.starts[min(25, len(text) - 1)]


def read_clause(
    text: Text, holds: Holds, *, firm: bool = False, scanned: bool = False, subject: Text | None = None
) -> Clause | None:
    """The first construction of assigning in a clause whose doer is one; `subject` is the doer that it leaves out."""
    bare = _bare(text)
    if len(bare) < 8 or compiled(ASSIGN["refuse"], scanned).search(bare.text[:SUBJECT]):
        return None
    if subject is not None:
        bare = Text.join([subject, bare])
    for form in ASSIGN["form"]:
        pattern = compiled(form["pattern"], scanned)
        m = pattern.search(bare.text) if form.get("at") == "any" else pattern.match(bare.text)
        if m is None or compiled(ASSIGN["never"]).search(m["holder"]):
            continue
        named = bare.match(m, "holder")
        holder = _who(named, holds) or (_anybody(named) if form.get("sure") else None)
        if holder is not None and m["task"].strip():
            giver = bare.match(m, "giver") if "giver" in pattern.groupindex and m["giver"] else None
            task = bare.match(m, "task")
            return Clause(form["how"], holder, task, bare, giver, task if form["how"] == "TAKEN_ON" else None)
    acting = _acting(bare, holds, firm, scanned)
    return None if subject is not None and acting is not None and acting.how == "ACTS" else acting


@cache
def _verb(scanned: bool) -> re.Pattern[str]:
    told = rf"(?P<told>{ASSIGN['told']})|(?P<any>{PRESENT})(?!\s+(?:har|är|ska|kan|får|som)\b)"
    return compiled(
        rf"(?<![\w-])(?:(?P<shall>{ASSIGN['shall']})|(?P<should>{ASSIGN['should']})|(?P<ahead>{ASSIGN['ahead']})|{told})(?![\w-])",
        scanned,
    )


def _acting(bare: Text, holds: Holds, firm: bool, scanned: bool) -> Clause | None:
    """A doer before or behind a verb of doing that lies ahead."""
    tried = 0
    for m in _verb(scanned).finditer(bare.text[: SUBJECT + 30]):
        tried += 1
        if tried > MAX_VERBS or m.start() > SUBJECT:
            return None
        before, rest = bare.cut(0, m.start()), bare.cut(m.end())
        if m.lastgroup == "any" and not firm and not (before and holds(before)):
            continue  # of such verbs only one that stands right behind its doer
        if not rest or (m.lastgroup == "any" and TOLD_STOP.fullmatch(m[0].lower())):
            continue
        if not firm and SAYS.match(rest.text) and compiled(ASSIGN["telling"], scanned).fullmatch(m[0]):
            continue
        holder = _who(before, holds) if before else None
        if holder is None and (not before or compiled(ASSIGN["when"], scanned).fullmatch(before.text)):
            holder = _following(rest, holds)
            if holder is not None:
                rest = rest.cut(len(holder))
        if holder is not None:
            straight = bool(before) and holder.starts[0] <= before.starts[-1]
            made = _how(m[0], m.lastgroup or "", rest, firm, scanned)
            task = rest if m.lastgroup == "should" else bare
            doing = (rest if m.lastgroup == "shall" else bare.cut(m.start())) if straight else None
            task = bare.cut(m.start()) if straight and len(bare) > MUCH else task
            return Clause(made, holder, task, bare, doing=doing) if made else None
    return None


def _how(verb: str, group: str, rest: Text, firm: bool, scanned: bool) -> str | None:
    """How firmly a doer's verb gives a task; None for states and for what is not to be done."""
    rest = _without_asides(rest, scanned)
    if not rest or compiled(ASSIGN["never"]).match(rest.text):
        return None
    if group == "shall":
        stays = compiled(ASSIGN["state"], scanned).match(rest.text)
        return "SHALL" if INFINITIVE.match(rest.text) and not stays else None
    if group == "should":
        stays = compiled(f"{ASSIGN['state']}|{ASSIGN['wish']}", scanned).match(rest.text)
        return "ACTS" if INFINITIVE.match(rest.text) and not stays else None
    if group == "told" and compiled(rf"(?:{ASSIGN['ahead']})\b", scanned).match(f"{verb} {rest.text[:40]}"):
        group = "ahead"  # "tar Anna Lind fram"
    if group == "any" and not firm:
        return None if compiled(ASSIGN["telling"], scanned).fullmatch(verb) else "ACTS"
    return "AHEAD" if group == "ahead" else "GIVEN" if firm else "DATED"


def _bare(text: Text) -> Text:
    m = compiled(ASSIGN["opening"]).match(text.text)
    return text.cut(m.end() if m else 0).strip(" ;*")


def _who(text: Text, holds: Holds) -> Text | None:
    """The doer that the words name, without what stands beside it: "också", "senast den 3 maj", "i samverkan med X"."""
    for _ in range(4):
        text = text.strip(" ,*–-")
        if not text:
            return None
        if holds(text):
            return text
        m = re.search(
            rf"[\s,]+(?:{ASSIGN['aside']}|(?:tillsammans|i samverkan|i dialog) med .{{3,60}})$", text.text, re.I
        )
        n = re.search(r",\s[^,]{3,60}$", text.text)
        cut = m or n
        if cut is None:
            return None
        text = text.cut(0, cut.start())
    return None


def _anybody(text: Text) -> Text | None:
    """The doer that a sure construction tells to be one, whoever it is."""
    text = text.strip(" ,*–-")
    known = words()["actor"]
    verb = any(compiled(known["verbs"]).fullmatch(word) for word in text.text.split())
    return text if compiled(known["any"]).fullmatch(text.text) and not verb else None


def _following(text: Text, holds: Holds) -> Text | None:
    """The longest run of words at the beginning that names actors."""
    ends = [m.end() for m in re.finditer(r"\S+", text.text[:140])][:HOLDER_WORDS]
    for end in reversed(ends):
        part = text.cut(0, end)
        if part.text[-1] not in ",." and end < len(text) and holds(part):
            return part
    return None


def _leading(text: Text, holds: Holds) -> Text | None:
    return _following(_bare(text), holds)


def _without_asides(text: Text, scanned: bool) -> Text:
    for _ in range(3):
        m = compiled(rf"(?:,\s*)?(?:{ASSIGN['aside']})(?:,|(?=\s))\s*", scanned).match(text.text)
        if m is None or m.end() >= len(text):
            return text
        text = text.cut(m.end())
    return text


def _tried(text: str) -> object:
    from loaders.minutes import Minutes
    from loaders.rules.actors import holders_in
    from loaders.source import Source

    minutes = Minutes(Source("", "text", text, ()))
    read = clauses(plain(text), lambda words_: bool(holders_in(minutes, words_)))
    return [clause for clause in read if clause.how not in ("DATED", "ACTS")]


rule(
    "mandate_clause",
    "a clause with somebody who acts and what they are to do",
    tries=_tried,
    takes=(
        "Till nästa möte tar Anna Lind fram en lista.",
        "Anna Lind arbetar i köket men har styrelsens uppdrag att se över städningen.",
        "Samordnarens uppdrag är att hålla ihop planen.",
        "Uppdraget till arbetsgruppen är att beskriva läget.",
        "I arbetsgruppens uppdrag ingår att räkna på kostnaden.",
        "Socialchefen ombads att återkomma med siffror.",
        "Regionen har initierat en översyn av hyrorna.",
        "En riktlinje håller på att tas fram av Nätverket för rektorer.",
        "I maj kommer ett förslag från arbetsgruppen.",
        "Ansvaret för nycklarna läggs på kansliet.",
        "Just nu pågår ett arbete i styrgruppen för att ta fram en plan.",
        "Arbetsgruppen ska utreda hur hallen kan värmas.",
        "Granviks kommun kommer att stödja föreningarna.",
        "Anna Lind informerar om att Granviks kommun har inlett en översyn av taxan.",
    ),
    refuses=(
        "Anna Lind undrade om gruppen ska fortsätta.",
        "Planen ska vara klar.",
        "Arbetsgruppen ska inte ta fram något.",
        "Kommunerna har tagit fram en plan.",
        "Det kommer att presenteras.",
        "Arbetet leddes av Anna Lind.",
    ),
)
