"""How groups hang together: part of, reports to, renamed, replaced, dissolved, changed into another kind.

Both ends must be named or be the document's own body; what only the moment tells ("gruppen") links nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.lexicon import words
from loaders.minutes import BodyNamed, Item, Link, Minutes, Said
from loaders.prose import paragraphs, parts, sentences
from loaders.rules import dates, organizations
from loaders.rules.actors import Holder, holders_in
from loaders.rules.bodies import read_bodies
from loaders.rules.body import kind_of
from loaders.rules.bodynames import find_bodies
from loaders.rules.groupwords import says
from loaders.rules.items import by_line
from loaders.rules.others import rows, units_in
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Source, Text, plain_line
from schema.evidence import FieldBasis, LineUse
from schema.identity import name_key

BETWEEN = ("PART_OF", "REPORTS_TO", "REPLACED_BY")
GAP = 60  # characters between two names that may link them
KINDS_OF_ORGANISATION = (
    "UNIT",
    "AUTHORITY",
    "ASSOCIATION",
    "SCHOOL",
    "COMPANY",
    "REGION",
    "MUNICIPALITY",
    "COLLECTIVE",
)
NEW_NAME = re.compile(r"\s*[\"”“]?(?P<name>[A-ZÅÄÖ][\w/-]*(?: (?:\d+(?:\.\d+)?|[\wåäöÅÄÖ/-]+)){0,7})")


@dataclass(frozen=True)
class _Named:
    """A group's name in a sentence, and who it is; `kind` as the name tells it."""

    start: int
    end: int
    actor: Holder | None
    kind: str


@dataclass(frozen=True)
class _Place:
    item: Item | None
    line: Line
    decided: bool
    proposed: bool


def read_links(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the links that sentences, cells and lists of what ends tell; each once."""
    _chains(minutes, lines)
    items, scanned = by_line(minutes), minutes.source.scanned
    ending = proposing = False  # under a line that opens a list of what ends, or of what is proposed
    for paragraph in paragraphs(lines):
        line = paragraph.first
        if not line.marker:
            ending = len(line) < 90 and _link("dissolving_list", scanned).fullmatch(line.text) is not None
            proposing = (
                line.text.endswith((":", " att"))
                and _link("proposed", scanned).search(paragraph.text.text[-90:]) is not None
            )
        for part in parts(paragraph):
            for sentence in sentences(part):
                told = _link("proposed", scanned).search(sentence.text) is not None
                place = _Place(
                    items.get(line.number), line, _is_decided(minutes, sentence), told or proposing or ending
                )
                found = list(_links(minutes, sentence, place))
                if ending and line.marker and not found:
                    found = list(_listed(minutes, sentence, place))
                for link in found:
                    _enter(minutes, link, line)


def _chains(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Units of a region as rows of people name them, the smaller before the larger."""
    for line, row in rows(minutes, lines):
        for small, large in pairwise(units_in(row, minutes.source.scanned)):
            a, b = _actor(minutes, small, small.text), organizations.read(large.text, scanned=minutes.source.scanned)
            over = _actor(minutes, large, large.text)
            if b and b.kind == "REGION":
                over = "ORGANIZATION", Said.of(large, b.name, basis=b.basis)
            if a and over:
                _enter(minutes, Link("PART_OF", "REPORTED", a, "link_chain", over), line)
    part = {key: [k for k in minutes.links if name_key(k.source[1].value) == key] for key in _sources(minutes)}
    implied = [k for found in part.values() for k in found if len(found) > 1 and _is_region(k)]
    minutes.links = [k for k in minutes.links if k not in implied]


def _sources(minutes: Minutes) -> list[str]:
    return [name_key(link.source[1].value) for link in minutes.links]


def _is_region(link: Link) -> bool:
    named = organizations.read(link.target[1].value) if link.target else None
    return named is not None and named.kind == "REGION"


def _enter(minutes: Minutes, link: Link, line: Line) -> None:
    key = (link.kind, name_key(link.source[1].value), name_key(link.target[1].value) if link.target else "")
    for known in minutes.links:
        target = name_key(known.target[1].value) if known.target else ""
        if (known.kind, name_key(known.source[1].value), target) == key:
            if known.status != "DECIDED" and link.status == "DECIDED":
                minutes.links[minutes.links.index(known)] = link
            return
    minutes.links.append(link)
    minutes.use(line, LineUse.FACT, "how groups hang together")


def _link(kind: str, scanned: bool) -> re.Pattern[str]:
    return compiled(words()["link"][kind], scanned)


def _links(minutes: Minutes, text: Text, place: _Place) -> Iterator[Link]:
    scanned = minutes.source.scanned
    if not _link("hint", scanned).search(text.text):
        return
    named = _named(minutes, text)
    for a, b in pairwise(named):
        yield from _between(minutes, text, a, b, place)
    for i, each in enumerate(named):
        until = named[i + 1].start if i + 1 < len(named) else len(text)
        yield from _single(minutes, text, each, until, place)
    if m := _link("change", scanned).search(text.text):
        inner = [n for n in named if m.start("who") <= n.start and n.end <= m.end("who")]
        if len(inner) == 1:
            days = text.cut(m.end(), len(text))
            yield from _made(minutes, "CHANGES_KIND", inner[0], None, place, days, new=m["new"])


def _single(minutes: Minutes, text: Text, each: _Named, until: int, place: _Place) -> Iterator[Link]:
    """What the words beside one name say of it: that it ends, changes or gets another name."""
    scanned = minutes.source.scanned
    behind = text.text[each.end : each.end + 2 * GAP]
    scope = text.cut(each.end, until)
    if re_behind("dissolved", behind, scanned):
        yield from _made(minutes, "DISSOLVED", each, None, place, scope)
    elif m := re_behind("changed", behind, scanned):
        yield from _made(minutes, "CHANGES_KIND", each, None, place, text.cut(each.end), new=m["new"])
    elif m := re_behind("renamed", behind, scanned):
        target = _new_name(minutes, text, each.end + m.end(), each)
        yield from _made(minutes, "RENAMED_TO", each, target, place, scope)
    elif compiled(rf".*\b{words()['link']['dissolve']}\s", scanned).fullmatch(
        text.text[max(0, each.start - 30) : each.start]
    ):
        yield from _made(minutes, "DISSOLVED", each, None, place, scope)


def re_behind(kind: str, behind: str, scanned: bool) -> re.Match[str] | None:
    """The words of a link directly behind a name."""
    return compiled(
        rf"(?:\s\([^()]{{1,30}}\))?(?:[:,]\s(?:\w+,)?)?\s?(?:(?:ska|skall|föreslås|bör) )?(?:{words()['link'][kind]})",
        scanned,
    ).match(behind)


def _named(minutes: Minutes, text: Text) -> list[_Named]:
    """The groups that a sentence names, in its order, those that no word for a group tells included."""
    found = [
        _Named(at, at + len(p.name), _actor(minutes, p.name, p.value), p.word.kind)
        for p in find_bodies(text, minutes.source.scanned)
        for at in (text.starts.index(p.name.starts[0]),)
    ]
    for b in minutes.bodies:
        at = -1 if b.rule == "body_phrase" else text.text.find(b.name.value)
        if at >= 0 and all(at + len(b.name.value) <= n.start or n.end <= at for n in found):
            words_ = text.cut(at, at + len(b.name.value))
            found.append(_Named(at, at + len(words_), _actor(minutes, words_, b.name.value), b.kind))
    return sorted(found, key=lambda n: n.start)


def _between(minutes: Minutes, text: Text, a: _Named, b: _Named, place: _Place) -> Iterator[Link]:
    """A name, words that link, and another name."""
    gap = text.text[a.end : b.start].strip()
    if not 0 < len(gap) <= GAP or b.actor is None:
        return
    for kind in BETWEEN:
        if _link(kind, minutes.source.scanned).fullmatch(gap):
            yield from _made(minutes, kind, a, b.actor, place, text.cut(b.end) if kind != "PART_OF" else None)


def _listed(minutes: Minutes, text: Text, place: _Place) -> Iterator[Link]:
    """A bullet that is a group's name, under "Vad ska bort?"."""
    named = _named(minutes, text)
    if len(named) == 1 and named[0].end - named[0].start >= len(text) - 2:
        yield from _made(minutes, "DISSOLVED", named[0], None, place, None)


def _made(
    minutes: Minutes,
    kind: str,
    source: _Named,
    target: Holder | None,
    place: _Place,
    days: Text | None,
    new: str | None = None,
) -> Iterator[Link]:
    """The link, where its source is known, and its target where it needs one; `days` are the words that may date it."""
    actor = source.actor
    if actor is None or (target is None and kind in (*BETWEEN, "RENAMED_TO")):
        return
    if target and name_key(target[1].value) == name_key(actor[1].value):
        return
    status = "DECIDED" if place.decided else "PROPOSED" if place.proposed else "REPORTED"
    start, end = _days(minutes, days) if days else (None, None)
    new_kind = (kind_of(new) or "OTHER") if new else None
    position = place.item.position if place.item else None
    yield Link(kind, status, actor, f"link_{kind.lower()}", target, position, new_kind, start, end)


def _actor(minutes: Minutes, name: Text, value: str) -> Holder | None:
    """The group that a name means: one that the text introduces, or the document's own body."""
    key = name_key(value)
    for b in minutes.bodies:
        if key in (name_key(b.name.value), *map(name_key, b.aliases)):
            basis = FieldBasis.STATED if b.name.value == value else FieldBasis.INFERRED
            kind = "ORGANIZATION" if b.kind in KINDS_OF_ORGANISATION else "BODY"
            return kind, Said.of(name, b.name.value, basis=basis)
    own = {name_key(each.name.value) for each in minutes.header.bodies}
    found = holders_in(minutes, name)
    if len(found) == 1 and found[0][0] == "BODY" and name_key(found[0][1].value) in own:
        return found[0]
    return None


def _new_name(minutes: Minutes, text: Text, at: int, old: _Named) -> Holder | None:
    """The name behind "byter namn till", entered among the groups where it is new."""
    m = NEW_NAME.match(text.text, at)
    if m is None:
        return None
    tokens = m["name"].split()
    kept = next((i for i, t in enumerate(tokens) if i and (says("stop", t) or t in ("och", "samt"))), len(tokens))
    name = text.cut(m.start("name"), m.start("name") + len(" ".join(tokens[:kept])))
    known = [b for b in minutes.bodies if name_key(b.name.value) == name_key(name.text)]
    if not known:
        minutes.bodies.append(BodyNamed(Said.of(name), kind_of(name.text) or old.kind, "link_renamed_to"))
    return "BODY", Said.of(name)


def _days(minutes: Minutes, text: Text) -> tuple[Said | None, Said | None]:
    """From when, and until when, as the sentence tells it."""
    start = end = None
    for found in dates.find(text.text, minutes.header.year):
        said = Said.of(text.cut(found.start, found.end), found.value)
        before = text.text[max(0, found.start - 20) : found.start].lower()
        if re.search(r"(?:till och med|t\.?o\.?m\.?)(?: den)?\s*$", before):
            end = end or said
        else:
            start = start or said
    return start, end


def _is_decided(minutes: Minutes, sentence: Text) -> bool:
    at = sentence.span
    return any(
        d.status == "TAKEN" and span.start < at.end and at.start < span.end
        for d in minutes.decisions
        for span in d.text.places
    )


def _tried(text: str) -> list[Link]:
    minutes = Minutes(Source("", "text", text, ()))
    lines = [plain_line(text)]
    read_bodies(minutes, lines)
    read_links(minutes, lines)
    return minutes.links


def _kinds(kind: str, text: str) -> bool:
    return any(link.kind == kind for link in _tried(text))


rule(
    "link_part_of",
    "two groups with words between them that set the one under the other",
    tries=lambda t: _kinds("PART_OF", t),
    takes=("Arbetsgrupp bryggor är en del av Nätverket för rena bad.", "Arbetsgrupp bryggor under LPO Bad"),
    refuses=(
        "Arbetsgrupp bryggor och Nätverket för rena bad möttes.",
        "Arbetet i Arbetsgrupp bryggor är en del av allt.",
    ),
)
rule(
    "link_reports_to",
    "a group that reports to another",
    tries=lambda t: _kinds("REPORTS_TO", t),
    takes=("Arbetsgrupp bryggor rapporterar till Styrgrupp bad.",),
    refuses=("Siv rapporterar till Styrgrupp bad.", "Arbetsgrupp bryggor rapporterar i maj."),
)
rule(
    "link_replaced_by",
    "a group that another replaces or takes in",
    tries=lambda t: _kinds("REPLACED_BY", t),
    takes=("Arbetsgrupp bryggor ersätts av Badnätverket.", "Badgruppen slås ihop med Bryggrådet."),
    refuses=("Avtalet ersätts av Bryggrådet.", "Badgruppen möter Bryggrådet."),
)
rule(
    "link_renamed_to",
    "a group that gets another name",
    tries=lambda t: _kinds("RENAMED_TO", t),
    takes=("Badrådet byter namn till Kustrådet.", "Arbetsgrupp bryggor heter numera Bryggteamet"),
    refuses=("Badrådet byter lokal.", "Gatan byter namn till Badvägen."),
)
rule(
    "link_dissolved",
    "a group that ends",
    tries=lambda t: _kinds("DISSOLVED", t),
    takes=("Bryggruppen avvecklas den 30 juni 2024.", "Rådet beslutade att avsluta Arbetsgrupp bryggor."),
    refuses=("Mötet avslutas.", "Bryggruppen avslutar sin rapport.", "Riktlinjen tas bort."),
)
rule(
    "link_changes_kind",
    "a group that becomes one of another kind",
    tries=lambda t: _kinds("CHANGES_KIND", t),
    takes=("Styrgrupp bad blir en fokusgrupp.", "Bryggnätverket ombildas till en arbetsgrupp."),
    refuses=("Styrgrupp bad blir klar i maj.", "Det blir en arbetsgrupp."),
)
rule(
    "link_chain",
    "units of a region in a row of people, the smaller before the larger",
    tries=lambda t: len(units_in(plain_line(t), False)) > 1,
    takes=("Anna Lind, utredare, Badenheten, Fritid och hav, Region Ekmark",),
    refuses=("Anna Lind, utredare, Region Ekmark", "Anna Lind, Badenheten, Granviks kommun"),
)
