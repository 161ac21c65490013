"""Reading the words that a statement cites again: whether they give what it says, and whether anything goes uncited."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from loaders.mentions import mention_key
from loaders.rules import amounts, dates
from loaders.source import Source
from schema.evidence import Citation, EvidenceRole, FieldBasis
from schema.identity import search_key
from schema.inference import UNSAID
from schema.statements import DocumentRecord, MentionRecord, StatementKind, StatementRecord

DATES = frozenset(["dates", "due", "valid_from", "valid_to", "effective_from", "decided_on", "approved_on"])
HOURS = frozenset(["start_time", "end_time"])
NUMBERS = frozenset(["amount", "votes_for", "votes_against", "votes_abstained"])
RULED = frozenset(["status", "capacity", "attendance", "other_attendance", "roles", "vacant"])
"""Values of a fixed list, which a rule takes from the words."""
ENDINGS = frozenset(re.split(" ", " s n t a en et ens ets ns ts na nas erna er as ar arna"))
NUMERALS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")


def faults(record: DocumentRecord, source: Source) -> Iterator[str]:
    """What is wrong with the evidence of a document's statements, one line each."""
    mentions = {m.id: m for m in record.mentions}
    meeting = next((s for s in record.statements if s.kind is StatementKind.MEETING), None)
    for s in record.statements:
        cites: dict[str, list[Citation]] = defaultdict(list)
        for c in s.evidence:
            cites[c.field].append(c)
        where = f"{record.source} {s.kind} {s.ordinal} [{s.rule}]"
        said = [name for name, value in s.values.items() if value != ()]
        for field in (*said, *dict.fromkeys(role for role, _ in s.about)):
            if field not in cites and (lack := _unsaid(s, field, cites, meeting)):
                yield f"{where}: {field} {lack}"
        for field, given in cites.items():
            yield from (f"{where}: {field} {wrong}" for c in given if (wrong := _torn(c, source)))
            told = [mentions[m] for m in s.all(field)]
            if told or field in s.values:
                again = _named(given, told, source) if told else _read(field, s, given, source)
                yield from (f"{where}: {field} {wrong}" for wrong in again)
            elif s.kind is not StatementKind.DOUBT:
                yield f"{where}: {field} is cited and not said"


def _unsaid(
    s: StatementRecord, field: str, cites: dict[str, list[Citation]], meeting: StatementRecord | None
) -> str | None:
    """Why a field may not go without words; None when it may."""
    if s.kind is StatementKind.DOUBT or s.rule == "reviewed":
        return None
    if field not in UNSAID[s.kind]:
        return "has no words"
    _, rests_on = UNSAID[s.kind][field]
    if rests_on == "place":
        return None
    if rests_on.startswith("meeting."):
        wanted = rests_on.removeprefix("meeting.")
        return None if meeting and any(c.field == wanted for c in meeting.evidence) else f"rests on {rests_on}"
    there = rests_on in cites or (rests_on in UNSAID[s.kind] and not _unsaid(s, rests_on, cites, meeting))
    return None if there else f"rests on {rests_on}, which has no words"


def _torn(c: Citation, source: Source) -> str | None:
    """What is wrong with the place of a citation: nothing there, or it begins or ends inside a word."""
    text, span = source.text, c.span
    quote = text[span.start : span.end]
    if span.end > len(text) or not any(sign.isalnum() for sign in quote):
        return f"cites no words: {quote!r}"
    if quote != quote.strip():
        return f"cites white space: {quote!r}"
    begins, rest = text[max(0, span.start - 1) : span.start], re.match(r"[^\W\d_]*", text[span.end :])
    torn = begins.isalpha() and text[span.start].isalpha()
    # a name may leave out its genitive s; the first part of a compound is read by inference
    if rest is not None and rest[0] not in ("", "s") and quote[-1].isalpha() and c.basis is FieldBasis.STATED:
        torn = True
    if torn and not source.scanned:
        return f"cites a part of a word: {text[max(0, span.start - 9) : span.end + 9]!r}"
    return None


def _stated(given: Sequence[Citation]) -> list[Citation]:
    return [c for c in given if c.basis is FieldBasis.STATED and c.role is EvidenceRole.VALUE]


def _named(given: Sequence[Citation], told: Sequence[MentionRecord], source: Source) -> Iterator[str]:
    """Names: each stated one says one of those told of, and each of those is said, or inferred."""
    stated = [_plain(source.quote(c.span)) for c in _stated(given)]
    runs = [*stated, " ".join(stated)] if len(stated) > 1 else stated
    for quote in stated:
        if not any(_means(quote, m) for m in told) and not any(_means(" ".join(stated), m) for m in told):
            yield f"is {[m.name for m in told]}, not {quote!r}"
    if len(stated) == len(given):
        for m in told:
            if not any(_means(quote, m) for quote in runs):
                yield f"{m.name!r} is not said by {stated}"


def _read(field: str, s: StatementRecord, given: Sequence[Citation], source: Source) -> Iterator[str]:
    """Values: what stated words give again."""
    stated, value = _stated(given), s.get(field)
    if not stated or len(stated) < len(given):
        return
    quotes = [source.quote(c.span) for c in stated]
    quote = _plain(" ".join(quotes))
    if field in RULED:
        return
    if field in DATES or (field == "date" and s.kind is StatementKind.NEXT_MEETING):
        wanted = value if isinstance(value, tuple) else (value,)
        found = {each for q in quotes for each in days(_plain(q))}
        if not found & set(wanted) or (isinstance(value, tuple) and not set(wanted) <= found):
            yield f"is {value}, and {quote!r} gives {sorted(found)}"
    elif field in HOURS:
        if value not in hours(quote):
            yield f"is {value}, not in {quote!r}"
    elif field in NUMBERS:
        if value not in numbers(quote):
            yield f"is {value}, and {quote!r} gives {sorted(numbers(quote))}"
    elif search_key(quote) != search_key(str(value)) and not _says(quote, str(value)):
        yield f"is {value!r}, not {quote!r}"


def days(quote: str) -> set[str]:
    """The dates that the words give by themselves: with their year."""
    found = {value for each in dates.find(quote, 2000) if each.year for value in each.values}
    found |= {m[0] for m in re.finditer(r"\b(?:19|20)\d\d\b", quote)}
    found |= {f"{m[1]}-12-31" for m in re.finditer(r"årsskiftet (20\d\d)/\d{2,4}", quote)}
    return found


def hours(quote: str) -> set[str]:
    """The times of day in the words."""
    return {f"{int(m[1]):02}:{m[2] or '00'}" for m in re.finditer(r"\b(\d{1,2})(?:[.:](\d\d))?(?!\d)", quote)}


def numbers(quote: str) -> set[int]:
    """The amounts and counts in the words."""
    found = {a.sek for a in amounts.find_amounts(quote)}
    found |= {int(m[0]) for m in re.finditer(r"\d+", re.sub(r"(?<=\d)[ \u00a0.](?=\d{3}\b)", "", quote))}
    return found | {NUMERALS.index(word) for word in quote.lower().split() if word in NUMERALS}


def _plain(quote: str) -> str:
    """Words without markup: tags, entities, links, marks of weight, and words divided at a line's end."""
    quote = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", html.unescape(re.sub(r"<[^>]+>", " ", quote)))
    return re.sub(r"\s+", " ", re.sub(r"(?<=\w)-\s*\n\s*(?=[a-zåäö])", "", re.sub(r"[*_~|]+", " ", quote))).strip()


def _means(quote: str, mention: MentionRecord) -> bool:
    return _says(quote, mention.name) or mention_key(mention.kind, quote) == mention.key


def _says(quote: str, name: str) -> bool:
    """Whether words are a name, but for its case, its definite form, and an abbreviation in parentheses behind it."""
    for written in (quote, re.sub(r"\s*\([^)]*\)$", "", quote)):
        a, b = search_key(written).split(), search_key(name).split()
        if a == b or (a and len(a) == len(b) and all(map(_same_word, a, b))) or "".join(a) == "".join(b):
            return True
    return False


def _same_word(one: str, other: str) -> bool:
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return one == other or (same > 2 and one[same:] in ENDINGS and other[same:] in ENDINGS)
