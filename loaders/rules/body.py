"""Which body met: its name, kind and owner.

A body's name is a line (or two) near the top made of a body's word ("rådet", "nämnden", "gruppen"), mostly beside the
word for minutes. All candidates are weighed; none is taken below a threshold, so a text that names no body has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import words
from loaders.minutes import Minutes, Said
from loaders.rules import dates, names, organizations
from loaders.rules.labels import label_of
from loaders.rules.openings import opens
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text, part_of
from schema.evidence import LineUse
from schema.identity import name_key

TOP = 30  # lines in which a body is looked for
HEAD = 80  # lines of the head at most
LONG = 300  # characters of a line that belongs to no head
MINUTES_WORD = words()["body_rules"]["minutes"]
WEEKDAY = "|".join(f"{day}(?:en)?" for day in words()["weekdays"])
MEETING_OF = (
    r"(?P<name>(?!(?:ordinarie|extra|konstituerande|årlig\w*|gemensam\w*)\b).+?)(?:s|:s)?\s+"
    r"(?P<which>(?:konstituerande|ordinarie|extra|första|årligt)\s+)?"
    r"(?P<what>styrelsemöte|årsmöte|årsstämma|stämma|föreningsstämma|medlemsmöte|föreningsmöte|gruppmöte)\b.*"
)
MEETING_WITH = (
    r"(?:(?:konstituerande|ordinarie|extra|årligt|gemensamt)\s+)?(?P<what>styrelsemöte|årsmöte|årsstämma|stämma"
    r"|föreningsstämma|bolagsstämma|medlemsmöte|föreningsmöte|styrelsesammanträde|bestyrelsesmøde|styremøte|generalforsamling|årsmøte)"
    r"\s+(?:med|i|för)\s+(?P<name>.{3,160})"
)
HELD_WITH = (
    rf"\W*(?:(?:{MINUTES_WORD})\b)?.{{0,40}}?\b(?:fört|hållet|från|vid) (?:vid )?"
    r"(?:(?:konstituerande|ordinarie|extra|årligt)\s+)?(?P<what>styrelsemöte|styrelsesammanträde|årsmöte|årsstämma"
    r"|föreningsstämma|bolagsstämma|stämma|medlemsmöte|sammanträde|möte)\s+(?:med|i|för|hos)\s+"
    r"(?P<board>styrelsen\s+(?:för|i)\s+)?(?P<name>(?-i:[A-ZÅÄÖ]).{2,80}?)"
    rf"(?=,?\s+(?:den\s+\d|\d|kl\b|i\s|på\s|{WEEKDAY})|\.(?:\s|$)|,|$).*"
)
"""A sentence that says whose meeting it was: "Protokoll fört vid sammanträde med styrelsen för Granviks Bad AB"."""
LETTERHEAD = 5  # lines of a letterhead in columns
LONGEST, LONGEST_WORD = 300, 60  # characters in which, and of which, a body's word is looked for


@dataclass(frozen=True)
class Candidate:
    name: Text
    score: float
    lines: tuple[int, ...]
    kind: str


def head_of(lines: Sequence[Line], until: int) -> list[Line]:
    """The lines of the head: those before number `until`, the first item, which are no paragraphs."""
    return [line for line in lines if line.number < until and len(line) <= LONG][:HEAD]


def read_body(minutes: Minutes, lines: Sequence[Line], until: int) -> None:
    """Fill the body of `minutes.header`, its kind and owner."""
    scanned, top = minutes.source.scanned, head_of(lines, until)
    found = sorted(_candidates(_apart(top[:TOP]), scanned), key=lambda c: -c.score)
    repeated = Counter(name_key(line.text) for line in minutes.source.lines[:3000] if len(line) <= LONGEST)
    weighed = [(c.score + min(2.0, 0.5 * max(0, repeated[name_key(c.name.text)] - 1)), c) for c in found]
    seated = any(c.kind in ("BOARD", "COMMITTEE", "COUNCIL") and score >= 2 for score, c in weighed)
    weighed = [(score - (1.0 if seated and c.kind == "OTHER" else 0.0), c) for score, c in weighed]
    decider = _deciding_short_name(lines, scanned) or _repeated_head(lines, scanned)
    if weighed:
        score, best = max(weighed, key=lambda pair: pair[0])
        if score >= 2:
            _set_body(minutes, best)
            return
    if decider:
        _set_body(minutes, Candidate(decider, 2, (), kind_of(decider.text, scanned) or "OTHER"))


def _apart(top: Sequence[Line]) -> list[Line]:
    """The lines of the head, those of a letterhead in columns cell by cell; what labels tell stays whole."""
    made: list[Line] = []
    for i, line in enumerate(top):
        if i < LETTERHEAD and 1 < len(line.cells) <= 3 and "\t" not in line.text and not label_of(line):
            made += [part_of(line, cell) for cell in line.cells if cell]
        else:
            made.append(line)
    return made


def _set_body(minutes: Minutes, best: Candidate) -> None:
    said, text = Said.of(best.name, written(best.name.text)), minutes.source.text
    goes_on = text[best.name.ends[-1] :][:2]  # a part of a longer word: "styrelse" of "styrelsemöte"
    minutes.header.body = said.inferred() if goes_on.isalpha() else said
    minutes.header.body_kind = best.kind
    for number in best.lines:
        minutes.use(number, LineUse.FACT, "body")
    _read_owner(minutes, best)


def written(name: str) -> str:
    """A name with a capital first, one space between words, and out of capitals when all of it stands in them."""
    name = re.sub(r"\s+", " ", name)
    name = re.sub(r"(?<=[\w.)])\s+[^\w\s(]+$", "", name)  # a drawing behind it
    if name.isupper() and any(len(w) > 8 for w in name.split()):
        name = " ".join(
            w.lower() if i and (kind_of(w) or len(w) < 4) else w.capitalize() for i, w in enumerate(name.split())
        )
    return name[0].upper() + name[1:]


def _candidates(top: Sequence[Line], scanned: bool) -> list[Candidate]:
    found: list[Candidate] = []
    marks = [
        i
        for i, line in enumerate(top)
        if compiled(rf"\W*(?:{MINUTES_WORD})\b.*", scanned).match(line.text)
        or compiled(rf".*\b(?:{MINUTES_WORD})(?:\s+(?:nr\s*)?[\d(). /-]+)?", scanned).fullmatch(line.text)
    ]
    beside = Counter(line.number for line in top)
    for i, line in enumerate(top):
        after = top[i + 1] if i + 1 < len(top) and not top[i + 1].blank_before else None
        if held := _held_with(line, scanned) or (after and _held_with(Text.join([line, after]), scanned)):
            found.append(Candidate(held[0], 3.0 - 0.1 * i, (line.number,), held[1]))
            continue
        if (held_by := joint_name(line, scanned)) and (
            kind_of(held_by.text, scanned) or organizations.read(held_by.text)
        ):
            wrap = after is not None and continues(held_by, after, line, scanned)
            named = (joint_name(Text.join([line, after]), scanned) if wrap and after else None) or held_by
            several = len(re.findall(r",|\b(?:och|samt|med)\b", named.text)) > 0
            on = (line.number, after.number) if wrap and after else (line.number,)
            boards = "styrelse" in line.text[: line.text.index(held_by.text)].lower()
            kind = "BOARD" if boards else kind_of(named.text, scanned) or "OTHER"
            found.append(Candidate(named, (3.5 if several else 2.0) - 0.1 * i, on, kind))
            continue
        near = min((abs(i - m) for m in marks), default=9)
        text, score = _cleaned(line, scanned)
        if not text or len(text) > 130 or text.text.endswith((".", "?", "!")):
            continue
        wrapped = [i]
        if i + 1 < len(top) and continues(text, top[i + 1], line, scanned):
            text = Text.join([text, top[i + 1]])
            wrapped.append(i + 1)
        if m := compiled(MEETING_WITH, scanned).fullmatch(text.text) or compiled(MEETING_OF, scanned).fullmatch(
            text.text
        ):
            kind = "BOARD" if "styre" in m["what"].lower() else "COUNCIL"
            named = trimmed(text.match(m, "name"), scanned) or text.match(m, "name")
            if named.text.lower() in ("ordinarie", "extra", "konstituerande", "årligt"):
                continue  # the name stands in the next line
            found.append(Candidate(named, 2.5 - 0.1 * i, tuple(top[k].number for k in wrapped), kind))
            continue
        if _meets_as_board(line, top[i + 1 : i + 3], scanned):
            found.append(Candidate(text, 2.4 - 0.1 * i, tuple(top[k].number for k in wrapped), "BOARD"))
            continue
        whole, text = len(text), trimmed(text, scanned)
        kind_found = kind_of(text.text, scanned)
        short = re.fullmatch(words()["body_rules"]["short"], text.text) and sum(
            c.isupper() for c in text.text
        ) * 2 > len(text)
        dated = i + 1 < len(top) and any(f.year and _only_day(top[i + 1], f) for f in dates.find(top[i + 1].text, 2000))
        if (short or (kind_found and (line.level == 1 or i == 0))) and dated:
            near, score = 1 if short or i == 0 else near, score + 0.5  # a name over the day, as on a title page
        if not text or not (kind_found or (short and near == 1)):
            continue
        score += 2.0 if near == 0 else 1.5 if near == 1 else 0.8 if near <= 3 else 0.0
        score += 1.0 if kind_found else 0.3
        score += 0.5 if line.level == 1 else 0.0
        score += (
            0.5 if len(text) < whole and dates.find(line.text[len(text) :], 2000) else 0.0
        )  # with the day behind it
        score += 0.5 if beside[line.number] > 1 else 0.0  # a cell of a letterhead in columns
        score += 1.0 if i == 0 and kind_found else 0.0
        score += 1.5 if i and len(text) == whole and _under_owner(top[i - 1], kind_found) else 0.0
        score -= 0.04 * i + (0.8 if organizations.read(text.text, scanned=scanned) and kind_found != "BOARD" else 0)
        if names.is_name(text.text) and not kind_found:
            continue
        found.append(Candidate(text, score, tuple(top[k].number for k in wrapped), kind_found or "OTHER"))
    return found


def _under_owner(above: Line, kind: str | None) -> bool:
    """Whether a board's name stands alone right under whose it is: "Granviks kommun" / "Kommunstyrelsen"."""
    owner = organizations.read(above.text) if kind in ("BOARD", "COMMITTEE") else None
    return owner is not None and owner.kind in ("MUNICIPALITY", "REGION")


def _held_with(line: Text, scanned: bool) -> tuple[Text, str] | None:
    """(name, kind) of a company or association whose board or members met, from a sentence that says so."""
    m = compiled(HELD_WITH, scanned).fullmatch(line.text) if len(line) <= LONGEST else None
    if m is None or (kind_of(m["name"], scanned) and not organizations.read(m["name"])):
        return None
    board = bool(m["board"]) or "styrelse" in m["what"].lower()
    if not board and m["what"].lower() in ("möte", "sammanträde"):
        return None
    return line.match(m, "name"), "BOARD" if board else "COUNCIL"


def joint_name(line: Text, scanned: bool) -> Text | None:
    """Whose meeting a line says to be a joint one: "Protokoll från gemensamt möte med Skolrådet och Trafikrådet"."""
    joint = words()["joint"]
    begins = rf".{{0,80}}?(?:{joint['meeting']})(?:\s+{joint['of']})?[\s:,–-]+"
    m = compiled(rf"{begins}(?P<rest>[^\W\d_].+)", scanned).fullmatch(line.text)
    if m is None or len(line) > LONGEST:
        return None
    return trimmed(line.match(m, "rest"), scanned).strip(" .") or None


def _only_day(line: Line, found: dates.Found) -> bool:
    """Whether a line holds a day and nothing else, its weekday aside."""
    before = line.text[: found.start].strip()
    return found.end == len(line) and compiled(rf"(?:{WEEKDAY})?\s*(?:den)?").fullmatch(before) is not None


def _meets_as_board(line: Line, after: Sequence[Line], scanned: bool) -> bool:
    """A company's or association's name over "Protokoll från styrelsemöte": its board met."""
    named = organizations.read(line.text, scanned=scanned)
    section = compiled(r"(?:\w*avdelning|\w*krets|\w*sektion|\w*distrikt)(?:en|et)?\b.*").match(line.text)
    if named is not None and named.kind in ("REGION", "MUNICIPALITY", "AUTHORITY", *(() if section else ("UNIT",))):
        return False
    if compiled(r"nr\b.*").match(line.text):
        return False
    other = kind_of(line.text, scanned) not in (None, "OTHER")
    if named is None and (other or names.find(line) or not 2 <= len(line.text.split()) <= 7):
        return False
    board = r"styrelse(?:möte|sammanträde)"
    pattern = rf".*\b(?:{MINUTES_WORD})\b.*\b(?:{board}|årsmöte|stämma)\b.*|{board}\b.*|styrelseprotokoll\b.*"
    return any(compiled(pattern, scanned).fullmatch(each.text) for each in after)


def _cleaned(line: Line, scanned: bool) -> tuple[Text, float]:
    """The line without the word for minutes in front or behind; the second is a head start for labelled lines."""
    text: Text = line
    if m := compiled(
        r"(?:nämnd\s*/\s*styrelse|nämnd|styrelse|organ|grupp)(?::\s*|\s{2,}|\s+(?=[A-ZÅÄÖ]))(?P<rest>.+)"
    ).fullmatch(text.text):
        return text.match(m, "rest"), 1.5
    if m := compiled(
        rf"\W*(?:{MINUTES_WORD})(?:\s+(?:från|fra|för|fört vid|vid|av|till)\b)?"
        rf"(?:\s+(?:möte|møte|sammanträde|styrelsemöte)\s+(?:i|med|för)\b)?\s*[:–,-]?\s*(?P<rest>.*)",
        scanned,
    ).fullmatch(text.text):
        return text.match(m, "rest"), 1.0
    if m := compiled(
        rf"(?P<rest>.+?)\s*[-–:,]?\s*\b(?:{MINUTES_WORD})\b(?:\s+(?:nr\s*)?[\d()/. -]*)?", scanned
    ).fullmatch(text.text):
        return text.match(m, "rest"), 1.0
    return text.strip("-–*# "), 0.0


def trimmed(text: Text, scanned: bool) -> Text:
    """Without a closing date, time, number of the meeting or page."""
    for found in dates.find(text.text, 2000):
        if found.start > 3:
            text = text.cut(0, found.start)
            if m := compiled(rf"(?P<name>.+?)\s+(?:{WEEKDAY})(?:\s+den)?").fullmatch(text.text):
                text = text.match(m, "name")
            break
    if m := compiled(
        r"(?P<name>.+?)(?:[\s,;:–-]+(?:gemensam(?:t|ma)\s+\w*(?:möte|sammanträde)\w*|möte|sammanträde|nr|sammanträdesdatum|den|kl|\d+\s?\(\d*\s?\)?|protokoll)\b.*|\s+\d+\s*\(\s*\d+\s*\).*)"
    ).fullmatch(text.text):
        text = text.match(m, "name")
    if m := re.fullmatch(r"(?P<topic>[^-–]{3,60})\s[-–]\s(?P<name>.+)", text.text):
        whole = kind_of(m["name"], scanned)
        if whole and not kind_of(m["topic"], scanned) and len(m["name"].split()) == 1:
            return text.strip(" -–:,.")
    return text.strip(" -–:,.")


def continues(text: Text, after: Line, line: Line, scanned: bool) -> bool:
    """A name that goes on in the next line: no blank line between, small letter, or an open preposition."""
    if after.blank_before or line.level or after.level or not text:
        return False
    if compiled(
        rf"(?:{MINUTES_WORD}).*|(?:{words()['header']['date_label']}|{words()['header']['place_label']})\b.*", scanned
    ).match(after.text):
        return False
    open_end = text.text.rsplit(" ", 1)[-1].lower() in {"för", "och", "i", "av", "samt", "for"}
    return (after.text[0].islower() or open_end) and len(after.text) < 80


def kind_of(name: str, scanned: bool = False) -> str | None:
    """The kind of body that a name tells: by the body word that comes first, the longest ending wins."""
    for word in re.findall(r"[^\W\d_]+", name[:LONGEST]):
        if len(word) <= LONGEST_WORD and (kind := _kind_of_word(word, scanned)):
            return kind
    return None


@cache
def _kind_of_word(word: str, scanned: bool) -> str | None:
    endings = [(ending, kind) for kind, endings in words()["body"].items() for ending in endings]
    fits = [(len(e), kind) for e, kind in endings if compiled(rf".*{e}s?", scanned).fullmatch(word)]
    return str(max(fits)[1]) if fits else None


def _deciding_short_name(lines: Sequence[Line], scanned: bool) -> Text | None:
    """Who decides again and again ("LSV beslutar"), in a text whose head names no body."""
    found = [
        (line, m)
        for line in lines
        if (m := opens(line.text, scanned)) and m["who"] and m["who"][0].isupper() and len(m["who"].split()) <= 4
    ]
    counts = Counter(m["who"].strip().lower() for _, m in found)
    if not counts or counts.most_common(1)[0][1] < 2:
        return None
    top = counts.most_common(1)[0][0]
    line, m = next((line, m) for line, m in found if m["who"].strip().lower() == top)
    return line.match(m, "who")


def _repeated_head(lines: Sequence[Line], scanned: bool) -> Text | None:
    """A body's name that stands alone on a line again and again, as the head of pages."""
    alone = [
        line
        for line in lines
        if len(line.text.split()) <= 4
        and kind_of(line.text, scanned)
        and line.text[0].isupper()
        and not line.marker
        and not line.level
        and not line.text.endswith((".", ":"))
    ]
    counts = Counter(line.text for line in alone)
    if not counts or counts.most_common(1)[0][1] < 2:
        return None
    return next(line for line in alone if line.text == counts.most_common(1)[0][0])


def _read_owner(minutes: Minutes, best: Candidate) -> None:
    """The municipality, region or association in the letterhead whose board or committee it is."""
    lines = minutes.source.lines[:8]
    for line in lines:
        if line.number in best.lines or line.text.endswith(".") or names.find(line):
            continue  # whom somebody sits for owns nothing
        for part in (*line.cells, *(_heads(line))):
            named = organizations.read(part.text.title() if part.text.isupper() else part.text)
            if (
                named
                and named.kind in ("MUNICIPALITY", "REGION", "ASSOCIATION")
                and re.search("kommun|region|förening|samfällighet", part.text, re.I)
            ):
                minutes.header.owner = Said.of(part, named.name)
                minutes.header.owner_kind = named.kind
                minutes.use(line, LineUse.FACT, "owner")
                return


def _heads(line: Line) -> list[Text]:
    m = compiled(rf"(?P<org>.+?)\s+(?:{MINUTES_WORD})\b.*").fullmatch(line.text)
    return [line.match(m, "org")] if m else []


rule(
    "body_name",
    "a name made of a body's word near the word for minutes",
    tries=kind_of,
    takes=("Välfärdsrådet i länet", "Chefsgrupp vård", "Kommunstyrelsen", "Referensgrupp metadata", "Arbetsutskottet"),
    refuses=("Region Ekmark", "Protokoll", "Anna Lind", "Närvarande", "Lokal Björken"),
)
