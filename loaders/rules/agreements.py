"""Documents that bind or guide, as the text speaks of them: each once, with its validity, standing and parties.

Names are found in titles, sentences, lists and tables. Mentions of one kind that are about the same are one document;
a word alone ("avtalet") means the one that was named before it in the item. What sentences tell of it is gathered, and
its fullest name stands for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from loaders.lexicon import words
from loaders.minutes import Agreement, Item, Minutes, Said
from loaders.rules.documents.entitled import entitle
from loaders.rules.documents.known import Document, Documents, is_own
from loaders.rules.documents.naming import Named
from loaders.rules.documents.parties import Party, owner_of, parties_in, parties_named
from loaders.rules.documents.pieces import Piece, pieces
from loaders.rules.documents.standing import decides, standing
from loaders.rules.documents.tables import read_tables
from loaders.rules.documents.terms import terms_in
from loaders.rules.documents.validity import Edge, edges, period_of_years
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Source, Text, plain_line
from schema.evidence import FieldBasis, LineUse

BEHIND = 12  # characters between a document's words and a year that is told by "från" alone
NEAR_YEARS = 2
DATED = frozenset(["plan", "överenskommelse", "avtal", "taxa", "policy", "program"])
"""Kinds for which a single year in the name is the one in which they hold."""


def read_agreements(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the documents that bind or guide which the text says something about."""
    known = Documents()
    found = pieces(minutes, lines)
    for piece in found:
        for named in piece.named:
            if named.listed or is_own(named, piece):
                known.enter(named, piece, "agreement_named")
    read_tables(minutes, lines, known)
    if minutes.kind != "SLIDES":
        _by_titles(known, found)
    _resolve(minutes, known, found)
    names = known.named()
    for document in known.all:
        made = _made(minutes, document, names)
        minutes.agreements.append(made)
        _use(minutes, made)


def _by_titles(known: Documents, found: Sequence[Piece]) -> None:
    """Name a document that an item deals with but nowhere names by what the item is about."""
    speaking = {p.item.position for d in known.all for _, p in d.names if p.item is not None}
    for piece in found:
        item = piece.item
        if item is None or piece.title or item.position in speaking:
            continue
        title = next((p.text for p in found if p.item is item and p.title), None)
        for named in piece.named:
            if title is not None and (entitled := entitle(named, piece.text, title)):
                known.enter(entitled, piece, "agreement_by_title")
                speaking.add(item.position)
                break


def agreement_at(minutes: Minutes, line: int) -> str | None:
    """The name of the agreement that a line (its `number`) is about, if any.

    That is the one in the title of its item; else the one that was spoken of last, at or before it, in the item; else
    the only one that the item speaks of.
    """
    source = minutes.source
    if not 0 <= line < len(source.lines):
        return None
    item = next((i for i in minutes.items if i.first_line <= line <= i.last_line), None)
    if item is None and minutes.items:
        return None
    inside = source.lines[item.first_line if item else 0].starts[0]
    end = source.lines[min(item.last_line, len(source.lines) - 1) if item else -1].ends[-1]
    until = source.lines[line].ends[-1]
    spoken = []
    for agreement in minutes.agreements:
        for place in agreement.places:
            if item and any(t.start <= place.start < t.end for t in item.title.places):
                return agreement.name.value
            if inside <= place.start < end:
                spoken.append((place.start, agreement.name.value))
    before = [each for each in spoken if each[0] < until]
    names = {name for _, name in spoken}
    return max(before)[1] if before else names.pop() if len(names) == 1 else None


# --- What sentences tell ---


def _resolve(minutes: Minutes, known: Documents, found: Sequence[Piece]) -> None:
    """Give each sentence to the documents that it speaks of, also by the word alone."""
    recent: list[Document] = []
    item: Item | None = None
    adopts = compiled(words()["document"]["decided"]["adopts"])
    adopted = {p.item.position for p in found if p.item is not None and adopts.search(p.text.text)}
    for piece in found:
        if piece.item is not item:
            recent, item = recent if minutes.kind == "SLIDES" else [], piece.item
        adopting = minutes.kind != "SLIDES" and piece.item is not None and piece.item.position in adopted
        meant = [(n, d) for n in piece.named if (d := known.of(n, recent))]
        mine = [(n.start, n.end, _older(known, n, d, adopting), n.words) for n, d in meant]
        goes_on = words()["document"]["validity"]["goes_on"]
        if not mine and recent and compiled(goes_on).match(piece.text.text):
            mine = [(0, 0, recent[-1], piece.text.cut(0, 0))]
        mine = _others(known, piece, mine, recent)
        groups = _together(piece, mine)
        for group, part in _parts(piece, groups):
            for _, _, document, words_ in group:
                document.tell(piece, part, (group[0][0], group[-1][1]), words_)
                recent = [*(d for d in recent if d is not document), document]


Place = tuple[int, int, Document, Text]
"""Where in a sentence a document stands [start, end), which, and its words."""


def _together(piece: Piece, mine: Sequence[Place]) -> list[list[Place]]:
    """Documents that a sentence joins by "och": what it tells, it tells of all of them."""
    joined = compiled(words()["document"]["standing_parts"]["together"])
    groups: list[list[Place]] = []
    for place in mine:
        if groups and joined.fullmatch(piece.text.text, groups[-1][-1][1], max(place[0], groups[-1][-1][1])):
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _older(known: Documents, named: Named, document: Document, adopting: bool) -> Document:
    """The document meant, or the one that it is to replace ("nuvarande avtal" where a new one is adopted)."""
    if named.listed or not named.old or not (document.new or adopting):
        return document
    return known.predecessor(document, "nuvarande", None, named.words)


def _parts(piece: Piece, groups: list[list[Place]]) -> list[tuple[list[Place], tuple[int, int]]]:
    """Which part of a sentence is about which; "A ersätter B och gäller från maj" ends with A again."""
    text = piece.text.text
    cuts = [0, *(_between(piece, a[-1][1], b[0][0]) for a, b in pairwise(groups)), len(text)]
    parts = list(zip(groups, pairwise(cuts), strict=False))
    if len(groups) > 1 and _replaces(text[groups[-2][-1][1] : groups[-1][0][0]]):
        main, (older, (start, end)) = groups[-2], parts[-1]
        if again := compiled(words()["document"]["decided"]["goes_on"]).search(text, older[-1][1]):
            parts[-1:] = [(older, (start, again.start())), (main, (again.start(), end))]
    return parts


def _between(piece: Piece, end: int, start: int) -> int:
    """Where in a sentence what is told of one document ends and what is told of the next begins."""
    between = compiled(words()["document"]["standing_parts"]["between"])
    return max((m.start() for m in between.finditer(piece.text.text, end, max(end, start))), default=start)


def _others(known: Documents, piece: Piece, mine: list[Place], recent: list[Document]) -> list[Place]:
    """With the document that another one replaces, or that is to replace it, named by that alone."""
    lexicon = words()["document"]["validity"]
    main = mine[0][2] if mine else recent[-1] if recent else None
    if main is None or main.follows is not None:
        return mine
    for a, b in pairwise(mine):
        if a[2].supersedes is None and a[2] is not b[2] and _replaces(piece.text.text[a[1] : b[0]]):
            a[2].supersedes = b[2]
            return mine
    for kind in ("replaced", "still"):
        m = compiled(lexicon[kind]).search(piece.text.text)
        if m is None or (kind == "still" and main.old):
            continue
        who = piece.text.match(m, "who")
        older = known.predecessor(main, m["year"], Said.of(piece.text.match(m, "year"), m["year"]), who)
        kept = [place for place in mine if place[0] < m.start("who")] or [(0, 0, main, piece.text.cut(0, 0))]
        return [*(kept if kind == "replaced" else []), (m.start("who"), m.end("who"), older, who)]
    if main.old and (m := compiled(lexicon["successor"]).search(piece.text.text)):
        who = piece.text.match(m, "who")
        return [*mine, (m.start("who"), m.end("who"), known.successor(main, piece, who), who)]
    return mine


def _replaces(between: str) -> bool:
    return compiled(words()["document"]["decided"]["replaces"]).search(between) is not None


def _made(minutes: Minutes, document: Document, names: dict[Document, Said]) -> Agreement:
    valid_from, valid_to = _validity(minutes, document)
    status, status_said = standing(minutes, document, valid_to)
    terms = [t for piece, part, _ in document.told if not piece.title for t in terms_in(piece.text.cut(*part))]
    return Agreement(
        names[document],
        document.kind,
        status,
        document.rule,
        tuple(sorted(document.items)),
        status_said,
        tuple(_parties(document)),
        owner_of(minutes, document),
        valid_from,
        valid_to,
        names[document.supersedes].value if document.supersedes else None,
        tuple(terms),
        tuple(dict.fromkeys(document.said_places)),
    )


def _parties(document: Document) -> list[Party]:
    """Those whom its name, a sentence or a table's columns name as bound by it."""
    found = [party for named, _ in document.names if named.binds for party in parties_in(named.binds)]
    found += [party for piece, _, _ in document.told for party in parties_named(piece.text)]
    unique: dict[str, Party] = {}
    for kind, said in [*found, *document.parties]:
        unique.setdefault(said.value.lower(), (kind, said))
    return list(unique.values())


def _validity(minutes: Minutes, document: Document) -> tuple[Said | None, Said | None]:
    """First and last day: as a table or sentence states them, else as the name's years tell."""
    first, last, signed = document.valid_from, document.valid_to, None
    for piece, part, at in document.told:
        for edge in _edges(minutes, piece, part, at):
            said = _said(piece.text, edge)
            if edge.verb == "prolong" and not edge.first:
                last = said if decides(minutes, piece) or _prolonged(piece) else last
            elif edge.verb == "signed":
                signed = signed or said.inferred()
            elif edge.first:
                first = first or said
            else:
                last = last or said
    start, end = _by_years(minutes, document)
    if first is None and last is None and signed is None:
        return start, end
    return first or signed or (start if end else None), last or end


def _by_years(minutes: Minutes, document: Document) -> tuple[Said | None, Said | None]:
    """The years in a name; a single one only near the meeting: "Översiktsplan 2040" looks ahead."""
    held = minutes.header.year
    for named, piece in document.names:
        at = piece.text.text.find(named.years, named.start) if named.years else -1
        if at < 0:
            continue
        start, end = period_of_years(named.years)
        if end is None and (document.kind not in DATED or (held and abs(int(start) - held) > NEAR_YEARS)):
            continue
        words_ = piece.text.cut(at, at + len(named.years))
        return Said.of(words_, start).inferred(), Said.of(words_, end).inferred() if end else None
    return None, None


def _prolonged(piece: Piece) -> bool:
    return compiled(words()["document"]["validity"]["prolonged"]).search(piece.text.text) is not None


def _edges(minutes: Minutes, piece: Piece, part: tuple[int, int], at: tuple[int, int]) -> list[Edge]:
    """The days of validity in a part of a sentence, without struck ones; `at` is where the document's words stand."""
    held = max((d.value for d in minutes.header.dates), default="")
    return [
        edge
        for edge in edges(piece.text.text, minutes.header.year, held)
        if part[0] <= edge.start < part[1]
        and (edge.verb != "behind" or 0 <= edge.start - at[1] <= BEHIND)
        and not any(line.is_struck(piece.text.cut(edge.start, edge.end)) for line in piece.lines)
    ]


def _said(text: Text, edge: Edge) -> Said:
    basis = FieldBasis.STATED if edge.stated else FieldBasis.INFERRED
    return Said.of(text.cut(edge.start, edge.end), edge.value, basis=basis)


def _use(minutes: Minutes, made: Agreement) -> None:
    """The lines on which a value of the agreement stands are facts."""
    saids = [made.name, made.status_said, made.valid_from, made.valid_to, made.owner[1] if made.owner else None]
    saids += [said for _, said in made.parties] + [t.value for t in made.terms]
    source = minutes.source
    for place in [place for said in saids if said for place in said.places]:
        at = bisect_right(source.starts, place.start) - 1
        while 0 <= at < len(source.lines) and source.lines[at].starts[0] < place.end:
            minutes.use(source.lines[at], LineUse.FACT, "agreement")
            at += 1


def _tried(text: str) -> object:
    line = plain_line(text)
    minutes = Minutes(Source("", "text", text, (line,)))
    read_agreements(minutes, minutes.source.lines)
    return minutes.agreements


rule(
    "agreement_named",
    "a document that binds or guides, by its name in a sentence, title or list",
    tries=_tried,
    takes=(
        "Styrelsen antog riktlinjen för digitala möten.",
        "Verksamhetsplan 2025 fastställdes.",
        "Delegationsordningen revideras under våren.",
        "Avtalet med Svartå Energi löper ut 31 mars 2026.",
    ),
    refuses=(
        "Avtalet är undertecknat.",
        "Enligt delegationsordningen får chefen besluta.",
        "Tidplanen fastställdes.",
        "Budget 2025 fastställdes.",
        "Protokollet godkändes.",
    ),
)
rule(
    "agreement_other",
    "the document that another one replaces, or that is to replace it, named by that alone",
    tries=lambda t: any(
        compiled(words()["document"]["validity"][k]).search(t) for k in ("replaced", "successor", "still")
    ),
    takes=(
        "Förslaget ersätter den överenskommelse som gäller sedan 2019.",
        "Överenskommelsen ersätter den från 2019.",
        "Avtalet sägs upp när det nya börjar gälla.",
        "Avtalet från 2014 gäller tills det nya har antagits",
    ),
    refuses=("Avtalet från 2014 är långt.", "Hon ersätter Per Ek.", "Det nya systemet är bra."),
)
