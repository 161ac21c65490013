"""A document as a page in which every word is coloured by what it became: `radslag explain --html`.

One self-contained file. Cited words are marked by the kind of fact that rests on them; a line's margin tells what
became of the line as a whole; below stands all that was read, each with a link to its words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from itertools import pairwise
from string import Template

from loaders.source import Restored
from schema.evidence import Citation
from schema.statements import DocumentRecord, PassageRecord, StatementKind, StatementRecord

FAMILY = {
    StatementKind.MEETING: "meeting",
    StatementKind.NEXT_MEETING: "meeting",
    StatementKind.ROSTER: "people",
    StatementKind.ROSTER_ROW: "people",
    StatementKind.ELECTION: "people",
    StatementKind.SEAT: "people",
    StatementKind.STANCE: "people",
    StatementKind.ITEM: "item",
    StatementKind.DECISION: "decision",
    StatementKind.MANDATE: "mandate",
    StatementKind.AGREEMENT: "agreement",
    StatementKind.TERM: "agreement",
    StatementKind.FUNDING: "funding",
    StatementKind.NAMING: "body",
    StatementKind.LINK: "body",
    StatementKind.DOUBT: "doubt",
}
"""Each kind of statement with the colour that it shares; where words serve several, the first of these wins."""
STRENGTH = ("people", "funding", "mandate", "decision", "agreement", "item", "meeting", "body", "doubt")

WORDS = {
    "sv": {
        "meeting": "möte",
        "people": "person",
        "item": "ärende",
        "decision": "beslut",
        "mandate": "uppdrag",
        "agreement": "överenskommelse",
        "funding": "medel",
        "body": "organ",
        "doubt": "tveksamt",
        "FACT": "uppgift",
        "CONTEXT": "sammanhang",
        "FURNITURE": "inramning",
        "UNREAD": "ej läst",
        "page": "sida",
        "lines": "rader",
        "doubts": "Tveksamt",
        "read": "Vad som lästes",
        "none": "Inget tveksamt.",
        "as": "läst som",
    },
    "en": {
        "meeting": "meeting",
        "people": "person",
        "item": "item",
        "decision": "decision",
        "mandate": "mandate",
        "agreement": "agreement",
        "funding": "money",
        "body": "body",
        "doubt": "doubt",
        "FACT": "fact",
        "CONTEXT": "context",
        "FURNITURE": "furniture",
        "UNREAD": "unread",
        "page": "page",
        "lines": "lines",
        "doubts": "Doubts",
        "read": "What was read",
        "none": "No doubts.",
        "as": "read as",
    },
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with the statement that makes it."""

    statement: StatementRecord
    citation: Citation

    @property
    def family(self) -> str:
        return FAMILY[self.statement.kind]

    def __str__(self) -> str:
        return f"{self.statement.kind} {self.citation.field} ({self.statement.rule}, {self.citation.basis})"


def page(record: DocumentRecord, lang: str = "sv", restored: Sequence[Restored] = ()) -> str:
    """The page of a document. `lang` is sv or en; `restored` words of a scan stand with how they were read."""
    words = WORDS[lang]
    uses = Counter(p.use.value for p in record.passages)
    counted = ", ".join(f"{uses[use]} {words[use]}" for use in ("FACT", "CONTEXT", "FURNITURE", "UNREAD"))
    doubts = "".join(
        f"<li><b>{escape(code)}</b> {escape(message)} <code>{id_}</code></li>" for code, message, id_ in record.doubts
    )
    template = (resources.files("loaders") / "marked.html").read_text(encoding="utf-8")
    return Template(template).substitute(
        lang=lang,
        title=escape(record.title),
        summary=f"{escape(record.source)}, {len(record.passages)} {words['lines']}: {counted}",
        legend="".join(f'<span class="{name}">{words[name]}</span>' for name in STRENGTH),
        colours=" ".join(f".{name} {{ background: var(--{name}); }}" for name in STRENGTH),
        lines="\n".join(_lines(record, words, restored)),
        doubts_title=words["doubts"],
        doubts=f"<ul>{doubts}</ul>" if doubts else f"<p>{words['none']}</p>",
        read_title=words["read"],
        statements="\n".join(_rows(record, words)),
    )


def _lines(record: DocumentRecord, words: dict[str, str], restored: Sequence[Restored]) -> Iterator[str]:
    starts = [word.span.start for word in restored]
    cited = _by_passage(record)
    before: int | None = None
    for p in record.passages:
        if p.page != before and (before is not None or record.pages > 1):
            yield f'<div class="page">{words["page"]} {p.page}</div>'
        before = p.page
        struck = " struck" if p.struck else ""
        here = restored[bisect_left(starts, p.start) : bisect_left(starts, p.end)]
        said = ", ".join(escape(word.word) for word in here)
        read = f' <i class="why">{words["as"]}: {said}</i>' if said else ""
        yield (
            f'<div class="line {p.use.value}{struck}" id="l{p.line}"><a href="#l{p.line}">{p.line}</a>'
            f'<span class="why">{words[p.use.value]}: {escape(p.reason)}</span>'
            f'<span class="words">{_marked(p, cited[p.number])}{read}</span></div>'
        )


def _by_passage(record: DocumentRecord) -> dict[int, list[Cited]]:
    """The citations that touch each passage."""
    touching: dict[int, list[Cited]] = defaultdict(list)
    every = sorted(
        (Cited(s, c) for s in record.statements for c in s.evidence), key=lambda each: each.citation.span.start
    )
    first = 0
    for each in every:
        while first < len(record.passages) and record.passages[first].end <= each.citation.span.start:
            first += 1
        for p in record.passages[first:]:
            if p.start >= each.citation.span.end:
                break
            touching[p.number].append(each)
    return touching


def _marked(p: PassageRecord, cited: Sequence[Cited]) -> str:
    """The passage's text, cut where citations begin and end, each piece in the colour of the strongest of its kinds."""
    ends = {p.start, p.end}
    for each in cited:
        span = each.citation.span
        ends |= {max(p.start, span.start), min(p.end, span.end)}
    cuts = sorted(ends)
    pieces = []
    for start, end in pairwise(cuts):
        text = escape(p.text[start - p.start : end - p.start])
        over = [c for c in cited if c.citation.span.start <= start and end <= c.citation.span.end]
        if over:
            family = min((c.family for c in over), key=STRENGTH.index)
            text = f'<mark class="{family}" title="{escape("; ".join(dict.fromkeys(map(str, over))))}">{text}</mark>'
        pieces.append(text)
    return "".join(pieces)


def _rows(record: DocumentRecord, words: dict[str, str]) -> Iterator[str]:
    """One row a statement: its kind, what it says, and the line of its first words."""
    names = {m.id: m.name for m in record.mentions}
    for s in record.statements:
        said = [f"{role} {names[mention]}" for role, mention in s.about]
        said += [f"{k} {', '.join(v) if isinstance(v, tuple) else v}" for k, v in s.values.items() if v not in ((), "")]
        first = min((c.span.start for c in s.evidence), default=None)
        line = next((p.line for p in record.passages if first is not None and p.start <= first < p.end), None)
        link = f'<a href="#l{line}">{line}</a>' if line else ""
        family = FAMILY[s.kind]
        yield (
            f'<tr><td><span class="{family}">{words[family]}</span></td><td>{link}</td>'
            f"<td>{escape('; '.join(said))}</td><td>{escape(s.rule)}</td></tr>"
        )
