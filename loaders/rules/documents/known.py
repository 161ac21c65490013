"""The documents that a text speaks of: mentions of one kind about the same are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from loaders.lexicon import words
from loaders.minutes import Said
from loaders.rules.documents.naming import Named, capital
from loaders.rules.documents.pieces import Piece
from loaders.rules.documents.topics import topic_of
from loaders.rules.pattern import compiled
from loaders.source import Text
from schema.evidence import FieldBasis, Span
from schema.identity import fold, name_key

PACTS = frozenset(["överenskommelse", "avtal", "kontrakt", "avsiktsförklaring"])
"""Kinds that a text calls by each other's words ("överenskommelsen ... avtalet")."""
ALIKE = 0.6  # share of words that two mentions of one document have in common
SCOPES = frozenset(["nationell", "regional", "länsövergripande", "länsgemensam", "lokal", "kommunal"])
MOST = 300  # documents of one text
FULLER = 2  # words that a mention may tell more than the title and still be its full name


@dataclass(eq=False)
class Document:
    """What the text says of one document. `told` are the sentences about it: see `tell`."""

    rule: str
    kind: str
    names: list[tuple[Named, Piece]] = field(default_factory=list)
    called: set[tuple[str, bool, bool, bool]] = field(default_factory=set)
    told: list[tuple[Piece, tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    said_places: list[Span] = field(default_factory=list)
    supersedes: Document | None = None
    follows: tuple[Document, str] | None = None  # the document that took its place, and its own year
    words: Text | None = None
    parties: list[tuple[str, Said]] = field(default_factory=list)
    owner: Text | None = None
    valid_from: Said | None = None
    valid_to: Said | None = None
    status: tuple[str, Said] | None = None
    items: set[int] = field(default_factory=set)

    @property
    def new(self) -> bool:
        return any(n.new for n, _ in self.names)

    @property
    def old(self) -> bool:
        return any(n.old for n, _ in self.names)

    @property
    def topic(self) -> frozenset[str]:
        """The words of its fullest name."""
        return max((n.topic for n, _ in self.names), key=len, default=frozenset())

    def fullest(self) -> tuple[Named, Piece]:
        """The name that stands for it: a title's, unless a sentence tells a little more."""
        best = max(self.names, key=lambda pair: (pair[1].title, len(pair[0].topic), bool(pair[0].years)))
        for pair in self.names:
            more = len(pair[0].topic - best[0].topic)
            if best[0].topic < pair[0].topic and more <= FULLER and (not best[0].whole or len(best[0].topic) < 2):
                best = pair
        alike = [p for p in self.names if p[0].topic == best[0].topic and p[0].whole >= best[0].whole]
        return max(alike, key=lambda pair: (bool(pair[0].years), len(pair[0].name.split())))

    def call(self, named: Named, piece: Piece) -> bool:
        """Add a name, unless the text has used it before."""
        key = (named.name, named.new, named.old, piece.title)
        if key in self.called:
            return False
        self.called.add(key)
        self.names.append((named, piece))
        return True

    def name(self, rivals: bool) -> str:
        """Its fullest name; a compound alone is definite, unless there is an older one beside the new."""
        named, _ = self.fullest()
        if not (self.new or self.old) or named.about or " " in named.name or not named.word.topical:
            return named.name
        if self.new and rivals:
            return f"{named.fresh} {named.word.written(False).lower()}"
        return named.name if named.word.plural else capital(named.word.written(True))

    def tell(self, piece: Piece, part: tuple[int, int], at: tuple[int, int], words_: Text) -> None:
        """Note a sentence, the part of it that speaks of the document, and where in it the document's words stand."""
        self.told.append((piece, part, at))
        if words_:
            self.said_places.append(words_.span)
        if piece.item is not None:
            self.items.add(piece.item.position)


class Documents:
    """The documents of a text as they are found, at most `MOST` of them."""

    def __init__(self) -> None:
        self.all: list[Document] = []
        self._of: dict[Named, Document] = {}
        self._by_word: defaultdict[str, list[Document]] = defaultdict(list)

    def enter(self, named: Named, piece: Piece, rule: str) -> Document | None:
        """Enter a name: as the document that it fits, else as another one; None when there are too many."""
        document = self._like(named, piece) or self._of_title(named, piece)
        if document is None:
            if len(self.all) >= MOST:
                return None
            document = Document(rule, named.kind)
            self.all.append(document)
        if document.call(named, piece):
            for word in _words(named):
                if document not in self._by_word[word]:
                    self._by_word[word].append(document)
        self._of[named] = document
        return document

    def of(self, named: Named, recent: Sequence[Document]) -> Document | None:
        """The document that a mention means; a word alone means the last of its kind in `recent`, else the only one."""
        if found := self._of.get(named):
            return found
        word = named.word
        known = word.definite or word.many or named.new or named.old
        if named.listed or not known or (word.plural and not word.many):
            return None
        if last := next((d for d in reversed(recent) if _alone_fits(named, d)), None):
            return last
        fits = list(islice((d for d in self.all if _alone_fits(named, d)), 2)) if word.definite else []
        return fits[0] if len(fits) == 1 else None

    def _like(self, named: Named, piece: Piece) -> Document | None:
        """The one known document that this is another name of; of several the likest, and of those the last."""
        best, likest = None, 0.0
        for document in dict.fromkeys(d for word in _words(named) for d in self._by_word.get(word, ())):
            if (named.new and document.old) or (named.old and document.new) or _other_title(named, piece, document):
                continue
            likeness = max((_likeness(named, n) for n, _ in document.names), default=0.0)
            if likeness and likeness >= likest:
                best, likest = document, likeness
        return best

    def _of_title(self, named: Named, piece: Piece) -> Document | None:
        """ "Avtalet med A" in an item that is titled "Sponsoravtal" is that one."""
        if named.binds is None or named.about or named.word.prefix or not named.word.definite or piece.item is None:
            return None
        for document in reversed(self.all):
            first, title = document.names[0]
            if title.title and title.item is piece.item and _family(document.kind, named.kind):
                return document if first.whole and not (first.about or first.binds) else None
        return None

    def predecessor(self, main: Document, which: str, since: Said | None, words_: Text) -> Document:
        """The document which another one replaces, told from it by its year."""
        if main.supersedes is None or main.supersedes.follows != (main, which):
            main.supersedes = Document(
                "agreement_other", main.kind, follows=(main, which), words=words_, valid_from=since
            )
            self.all.append(main.supersedes)
        return main.supersedes

    def successor(self, main: Document, piece: Piece, words_: Text) -> Document:
        """The document that is to replace one, told by its newness alone."""
        named, _ = main.fullest()
        for document in self.all:
            if document is not main and document.new and document.topic == main.topic:
                return document
        made = Document("agreement_other", main.kind, supersedes=main)
        made.call(replace(named, words=words_, new=True, old=False, whole=False, years="", binds=None), piece)
        self.all.append(made)
        return made

    def named(self) -> dict[Document, Said]:
        """Each document's name in a register, different ones for different documents, with its words."""
        plain = {d: d.name(self._rivals(d)) for d in self.all if d.names}
        count = Counter(name.lower() for name in plain.values())
        made: dict[Document, Said] = {}
        for document in self.all:
            main, which = document.follows or (document, "")
            name = plain[main]
            if count[name.lower()] > 1 and main.new and not name.startswith("Ny"):
                name = f"{main.fullest()[0].fresh} {name[0].lower()}{name[1:]}"
            if document.words is not None:
                made[document] = Said.of(document.words, f"{name} ({which})", basis=FieldBasis.INFERRED)
            else:
                told = main.fullest()[0].words
                made[document] = Said.of(told, name, basis=_basis(told.text, name))
        return made

    def _rivals(self, document: Document) -> bool:
        """Whether another document is about the same, an older or a newer one."""
        near = {d for word in document.topic for d in self._by_word[word]} | {document.supersedes}
        return any(d and d is not document and d.topic == document.topic for d in near)


def is_own(named: Named, piece: Piece) -> bool:
    """Whether the word alone names it, since the body has one such document and the text tells what is done with it."""
    if named.listed or not named.word.own or (named.word.form == 2 and named.kind not in ("stadgar", "regler")):
        return False
    if piece.title:
        return named.whole and named.end >= len(piece.text)
    return compiled(words()["document"]["name"]["acts"]).search(piece.text.text) is not None


def _other_title(named: Named, piece: Piece, document: Document) -> bool:
    """Whether the document has a point of its own on the agenda, where it is of another sort."""
    first, title = document.names[0]
    return bool(
        named.whole
        and first.whole
        and piece.item is not title.item
        and first.word.prefix.lower() != named.word.prefix.lower()
    )


def _words(named: Named) -> list[str]:
    """What other names of the document have in common with this one."""
    binds = topic_of(named.binds.text) if named.binds else frozenset()
    sort = [f"{named.word.prefix.lower()}+{named.kind}"] if named.word.own or not named.topic else []
    return [*sorted(named.topic | binds), *sort]


def _alone_fits(named: Named, document: Document) -> bool:
    word = named.word
    if not _family(word.head.kind, document.kind) or not document.names:
        return False
    if not word.prefix or document.kind in PACTS:
        return not word.topical or named.topic <= document.topic
    return any(n.word.prefix.lower() == word.prefix.lower() for n, _ in document.names)


def _family(a: str, b: str) -> bool:
    return a == b or (a in PACTS and b in PACTS)


def _likeness(a: Named, b: Named) -> float:
    """How sure two names are one document's: 0 when they aren't."""
    if not _family(a.kind, b.kind) or (a.years and b.years and a.years != b.years):
        return 0.0
    sorts = {w.prefix.lower() for w in (a.word, b.word) if w.sort}
    if len(sorts) == 2 and a.kind not in PACTS:
        return 0.0
    if a.owner and b.owner and name_key(a.owner.text) != name_key(b.owner.text):
        return 0.0
    scopes = {a.scope, b.scope}
    if len(scopes) == 2 and scopes <= SCOPES and (a.new != b.new or a.topic != b.topic or "nationell" in scopes):
        return 0.0
    if a.binds and b.binds and not (a.about and b.about):
        return ALIKE if sorts and topic_of(a.binds.text) & topic_of(b.binds.text) else float(a.topic == b.topic)
    if not a.topic or not b.topic:
        same = a.word.prefix.lower() == b.word.prefix.lower()
        certain = same and a.topic == b.topic and bool(a.owner) == bool(b.owner)
        return float(certain) or ALIKE * (same and a.word.own)
    if a.topic == b.topic:
        return 2.0
    shared = len(a.topic & b.topic)
    if a.topic <= b.topic or b.topic <= a.topic:
        return 1.0 + shared / len(a.topic | b.topic)
    share = shared / len(a.topic | b.topic)
    return share if share >= ALIKE else 0.0


def _basis(told: str, name: str) -> FieldBasis:
    """How a document's name follows from its words: stated but for their endings, else made of more than them."""
    words_, parts = fold(told).split(), fold(name).split()
    same = len(words_) == len(parts) and all(a[:3] == b[:3] for a, b in zip(words_, parts, strict=True))
    return FieldBasis.STATED if same else FieldBasis.INFERRED
