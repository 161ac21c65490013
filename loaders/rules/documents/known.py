"""The documents that a text speaks of: mentions of one kind about the same are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from loaders.lexicon import words
from loaders.minutes import Said
from loaders.rules.documents.naming import Named
from loaders.rules.documents.pieces import Piece
from loaders.rules.documents.topics import topic_of
from loaders.rules.pattern import compiled
from loaders.source import Text
from schema.evidence import FieldBasis, Span
from schema.identity import name_key

PACTS = frozenset(["överenskommelse", "avtal", "kontrakt", "avsiktsförklaring"])
"""Kinds that a text calls by each other's words ("överenskommelsen ... avtalet")."""
ALIKE = 0.6  # share of words that two mentions of one document have in common
SCOPES = frozenset(["nationell", "regional", "länsövergripande", "länsgemensam", "lokal", "kommunal"])
MOST = 600  # documents of one text
FULLER = 2  # words that a mention may tell more than the title and still be its full name


@dataclass(eq=False)
class Document:
    """What the text says of one document. `told` are the sentences about it: see `tell`."""

    rule: str
    kind: str
    names: list[tuple[Named, Piece]] = field(default_factory=list)
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
        return best

    def tell(self, piece: Piece, part: tuple[int, int], at: tuple[int, int], words_: Text) -> None:
        """Note a sentence, the part of it that speaks of the document, and where in it the document's words stand."""
        self.told.append((piece, part, at))
        if words_:
            self.said_places.append(words_.span)
        if piece.item is not None:
            self.items.add(piece.item.position)


class Documents:
    """The documents of a text as they are found."""

    def __init__(self) -> None:
        self.all: list[Document] = []
        self._of: dict[int, Document] = {}

    def enter(self, named: Named, piece: Piece, rule: str) -> Document:
        """Enter a name: as the document that it fits, else as another one."""
        document = self._like(named)
        if document is None and len(self.all) >= MOST:
            return self.all[-1]
        if document is None:
            document = Document(rule, named.kind)
            self.all.append(document)
        document.names.append((named, piece))
        self._of[id(named)] = document
        return document

    def of(self, named: Named, recent: Iterable[Document]) -> Document | None:
        """The document that a mention means; a word alone means the last of its kind in `recent`, else the only one."""
        if found := self._of.get(id(named)):
            return found
        word = named.word
        if (
            named.listed
            or (word.plural and not word.many)
            or not (word.definite or word.many or named.new or named.old)
        ):
            return None
        fits = [d for d in recent if self._alone_fits(named, d)]
        if fits:
            return fits[-1]
        fits = [d for d in self.all if self._alone_fits(named, d)] if word.definite else []
        return fits[0] if len(fits) == 1 else None

    def _alone_fits(self, named: Named, document: Document) -> bool:
        word = named.word
        if not _family(word.head.kind, document.kind) or not document.names:
            return False
        if not word.prefix or document.kind in PACTS:
            return not word.topical or named.topic <= document.topic
        return any(n.word.prefix.lower() == word.prefix.lower() for n, _ in document.names)

    def _like(self, named: Named) -> Document | None:
        """The one known document that this is another name of."""
        ranked: list[tuple[float, int, Document]] = []
        for i, document in enumerate(self.all):
            if document.names and (likeness := max(_likeness(named, n) for n, _ in document.names)) > 0:
                if (named.new and document.old) or (named.old and document.new):
                    continue
                ranked.append((likeness, i, document))
        return max(ranked, key=lambda r: r[:2])[2] if ranked else None

    def name_of(self, document: Document) -> str:
        """The name of a document in a register."""
        if document.follows is not None:
            main, which = document.follows
            return f"{self.name_of(main)} ({which})"
        name = self._name(document)
        twin = any(d is not document and d.follows is None and self._name(d).lower() == name.lower() for d in self.all)
        if twin and document.new and not name.startswith("Ny"):
            named, _ = document.fullest()
            fresh = "Nya" if named.word.plural else "Nytt" if named.word.head.neuter else "Ny"
            return f"{fresh} {name[0].lower()}{name[1:]}"
        return name

    def _name(self, document: Document) -> str:
        named, _ = document.fullest()
        if not (document.new or document.old) or named.about or " " in named.name or not named.word.topical:
            return named.name
        others = [d for d in self.all if d is not document and d.names and _family(d.kind, document.kind)]
        if document.new and any(d.topic == document.topic for d in others):
            fresh = "Nytt" if named.word.head.neuter else "Ny"
            return f"{fresh} {named.word.written(False).lower()}"
        return named.name if named.word.plural else _capital(named.word.written(True))

    def said(self, document: Document) -> Said:
        """The name with its words; inferred where the text tells it by another document's."""
        if document.words is not None:
            return Said.of(document.words, self.name_of(document), basis=FieldBasis.INFERRED)
        return Said.of(document.fullest()[0].words, self.name_of(document))

    def predecessor(self, main: Document, which: str, since: Said | None, words_: Text) -> Document:
        """The document which another one replaces, told from it by its year."""
        for document in self.all:
            if document.follows == (main, which):
                return document
        made = Document("agreement_other", main.kind, follows=(main, which), words=words_, valid_from=since)
        self.all.append(made)
        main.supersedes = made
        return made

    def successor(self, main: Document, piece: Piece, words_: Text) -> Document:
        """The document that is to replace one, told by its newness alone."""
        named, _ = main.fullest()
        for document in self.all:
            if document is not main and document.new and document.topic == main.topic:
                return document
        fresh = replace(named, words=words_, new=True, old=False, whole=False, years="", binds=None)
        made = Document("agreement_other", main.kind, [(fresh, piece)], supersedes=main)
        self.all.append(made)
        return made


def is_own(named: Named, piece: Piece) -> bool:
    """Whether the word alone names it, since the body has one such document and the text tells what is done with it."""
    if named.listed or not named.word.own or (named.word.form == 2 and named.kind not in ("stadgar", "regler")):
        return False
    if piece.title:
        return named.whole and named.end >= len(piece.text)
    return compiled(words()["document"]["name"]["acts"]).search(piece.text.text) is not None


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
    if a.scope != b.scope and {a.scope, b.scope} <= SCOPES and (a.new != b.new or "nationell" in (a.scope, b.scope)):
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


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
