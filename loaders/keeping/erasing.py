"""A person out of everything that a store keeps: originals, names of files, log, and the graph, which is made anew.

First it is found out what is to be covered, without changing anything (`plan`); then all of it happens at one moment,
when the new log takes the old one's place (`apply`): before that the masked originals only stand beside the old ones,
and afterwards the old ones are nobody's. Whoever is killed in between finishes with `radslag rebuild`.

Text is covered in place. The bytes of a Word file, a PDF, slides or a scan can't be edited safely (old words stay in
their corners), so their stored text takes their place, with a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from loaders import formats
from loaders.corrections import logged_answers
from loaders.doubts import Answers
from loaders.entries import Entry, EntryKind
from loaders.keeping import leftovers
from loaders.keeping.backups import made_backups
from loaders.keeping.contents import Store, contents
from loaders.keeping.masking import MASKS, Folded, Found, Who, cover, find, mask_for, pattern
from loaders.keeping.renaming import Log, Read, Renamed, rewritten
from loaders.load import read_content
from loaders.registers.reading import Reading, is_register, read_register
from loaders.source import Source
from queries.catalogue import ask
from queries.graph import Graph
from schema.errors import AmbiguousName, InputError, NotFound, StoreError
from schema.evidence import Span
from schema.identity import document_id, fold, original_of, search_key, words
from schema.statements import DocumentRecord, MentionKind

TEXTS = ("text", "markdown", "html")
NOTE = "[Uppgifter om en person är dolda. Filen var i formatet {format}; detta är dess text.]"
Progress = Callable[[str, int, int], None]
"""Told a document's source, how many are done, and of how many."""


@dataclass(frozen=True)
class Person:
    """Somebody whom a name may mean; `mentions` are (document, id, name, name as written)."""

    id: str
    name: str
    county: str | None = None
    places: tuple[str, ...] = ()
    mentions: tuple[tuple[str, str, str, str], ...] = ()

    def __str__(self) -> str:
        known = ", ".join(filter(None, [self.county, *self.places]))
        return f"{self.name} ({known}) {self.id}" if known else f"{self.name} {self.id}"


@dataclass(frozen=True)
class Masked:
    """A document that is covered: where, and what takes its place."""

    document: str
    source: str
    new_document: str
    new_source: str
    format: str
    places: tuple[tuple[str, int], ...]  # kind (masking.Found), line from 1
    content: bytes = field(repr=False)

    def as_dict(self) -> dict[str, Any]:
        places = [{"kind": kind, "line": line} for kind, line in self.places]
        return {
            "document": self.new_document,
            "source": self.new_source,
            "format": self.format,
            "replaced_by_text": self.format not in TEXTS,
            "places": places,
        }


@dataclass
class Plan:
    """What an erasure will do, or did."""

    person: Person
    namesakes: list[Person] = field(default_factory=list)
    documents: list[Masked] = field(default_factory=list)
    log: Log = field(default_factory=Log)
    could_not: list[tuple[str, str]] = field(default_factory=list)  # (what, why)
    read: tuple[str, ...] = ()  # ids of the log's entries when the plan was made

    def as_dict(self) -> dict[str, Any]:
        return {
            "person": {"id": self.person.id, "name": self.person.name},
            "documents": [each.as_dict() for each in self.documents],
            "log": {"masked": self.log.masked, "dropped": self.log.dropped},
            "namesakes": [{"id": each.id, "name": each.name} for each in self.namesakes],
            "could_not": [{"what": what, "why": why} for what, why in self.could_not],
        }


def person_named(graph: Graph, asked: str) -> tuple[Person, list[Person]]:
    """(whom a name or an id means, others of that name). Raises NotFound, or AmbiguousName with the candidates."""
    found = [_person(row) for row in ask(graph, "people_named", id=asked, key=search_key(asked))]
    if not found and len(words(asked)) > 1:
        return Person("", asked), []  # perhaps in what the graph doesn't show: hidden, unloaded, unread
    if not found:
        raise NotFound(f"no person is called {asked!r}", next_step="Give the full name, or the id.")
    chosen = [each for each in found if each.id == asked] or found
    if len(chosen) > 1:
        raise AmbiguousName(
            f"{len(found)} people are called {asked!r}",
            tuple(str(each) for each in found),
            next_step="Give the id of one of: " + "; ".join(str(each) for each in found),
        )
    person = chosen[0]
    keys = {search_key(name) for name in _names(person)} or {search_key(person.name)}
    same: dict[str, Person] = {}
    for key in sorted(keys):
        rows = ask(graph, "people_named", id="", key=key)
        same |= {each.id: each for each in map(_person, rows) if each.id != person.id}
    return person, list(same.values())


def _person(row: list[Any]) -> Person:
    return Person(row[0], row[1], row[2], tuple(row[3]), tuple((m[0], m[1], m[2], m[3]) for m in row[4]))


def _names(person: Person, document: str | None = None) -> tuple[str, ...]:
    """The names that the documents, or one of them, give a person; never a single word."""
    own = [
        n
        for d, _, name, written in person.mentions
        if document in (None, original_of(d))
        for n in (name, _plain(written))
    ]
    return tuple(dict.fromkeys(name for name in (*own, person.name) if len(words(name)) > 1))


def _plain(written: str) -> str:
    """A name as it is written, without tags and the like."""
    return Folded.of(written).text.strip()


def plan(store: Store, person: Person, namesakes: list[Person], progress: Progress = lambda *_: None) -> Plan:
    """What there is of a person, and how it will be covered; changes nothing. Raises NotFound or StoreError."""
    made = _Planning(store, person, namesakes, progress).all()
    if not (person.id or made.documents or made.log.masked):
        raise NotFound(f"no person is called {person.name!r}, and no file holds the name")
    return made


class _Planning:
    def __init__(self, store: Store, person: Person, namesakes: list[Person], progress: Progress) -> None:
        self.store, self.progress, self.made = store, progress, Plan(person, namesakes)
        self.entries = store.log.read().entries
        self.answers = logged_answers(self.entries)
        self.renamed = Renamed()
        self.theirs = {original_of(document) for document, *_ in person.mentions}
        self.held = contents(self.entries)
        self.namesakes_in = {original_of(document) for each in namesakes for document, *_ in each.mentions}

    def all(self) -> Plan:
        sources = _sources(self.entries)
        documents = list(self.store.originals.documents())
        for done, document in enumerate(documents):
            source = sources.get(document, document[:12])
            self.progress(source, done, len(documents))
            self.document(document, source)
        for document in sorted(self.theirs - set(documents)):
            self.could_not(sources.get(document, document[:12]), "its original is missing")
        person = self.made.person
        everywhere = Who(_names(person))
        self.made.log = rewritten(self.entries, self.renamed, everywhere, self.file_name, sure=not self.made.namesakes)
        for entry in self.made.log.unsure:
            self.could_not(f"entry {entry} of the log", "its words may mean another of the same name")
        for dismissal in (e for e in self.entries if e.kind == EntryKind.DISMISSAL):
            if self.made.documents:
                self.could_not(f"dismissal {dismissal.id}", "ids change, so a dismissed issue may show again")
        for backup in made_backups(self.store.data):
            self.could_not(f"backup {backup}", "backups made earlier still hold everything")
        self.could_not("copies of the files elsewhere", "file systems, snapshots and mail keep their own")
        self.made.read = tuple(entry.id for entry in self.entries)
        return self.made

    def could_not(self, what: str, why: str) -> None:
        self.made.could_not.append((what, why))

    def document(self, document: str, source_name: str) -> None:
        content = self.store.originals.read(document)
        if content is None:
            self.could_not(source_name, "its original is damaged")
            return
        try:
            source = formats.read_bytes(content, source_name)
        except InputError as error:
            self.could_not(source_name, f"its original can't be read: {error.found}")
            return
        read = self.reading(document, content, source_name)
        ours = document in self.theirs
        names = _names(self.made.person, document if ours else None)
        if not ours:
            if not _named(source.text, names):
                return
            if self.made.namesakes:
                if document not in self.namesakes_in:
                    self.could_not(source_name, "the name stands there, and may mean another of the same name")
                return
        found = find(source.text, self.who(names, read), self.places(document, read, source.text))
        if not found and self.file_name(source_name) == source_name:
            return
        masked = self.masked(document, source_name, source, content, found)
        self.renamed.document(document, masked.new_document)
        if read:
            self.renamed.reading(read, self.reading_again(read, masked))
        self.made.documents.append(masked)

    def reading(self, document: str, content: bytes, source: str, answers: Answers | None = None) -> Read | None:
        """A file as it is read; `document` is the id of the one that is kept."""
        how = Reading.of(self.held[document].reading if document in self.held else {})
        try:
            if is_register(content, source, how):
                register = read_register(content, source, how)
                return Read(tuple(register.record(*part) for part in register.parts()))
            minutes, record = read_content(content, source, self.answers if answers is None else answers)
            return Read((record,), minutes)
        except InputError:
            return None

    def reading_again(self, read: Read, masked: Masked) -> Read | None:
        """The masked document with the answers that were given to the old one: its doubts have other ids now."""
        new = self.reading(masked.document, masked.content, masked.new_source)
        if new is None or not read.minutes or not read.minutes.settled:
            return new
        open_again = Renamed()
        old, settled = self.store.originals.read(masked.document) or b"", read.minutes.settled
        plain = self.reading(masked.document, old, masked.source, Answers())
        if plain:
            open_again.reading(plain, new)
        ids = open_again.ids
        answers = (replace(a, doubt=ids[a.doubt]) for a in settled if a.doubt in ids)
        self.renamed.ids |= {a.doubt: ids[a.doubt] for a in settled if a.doubt in ids}
        return self.reading(masked.document, masked.content, masked.new_source, Answers.of(answers))

    def who(self, names: tuple[str, ...], read: Read | None) -> Who:
        """The others are whom the document names beside; a namesake in it would be the same mention."""
        keys = {search_key(name) for name in names}
        mentions = read.mentions if read else []
        others = {name for m in mentions for name in (m.name, m.name_as_written) if search_key(name) not in keys}
        ids = {id_ for _, id_, *_ in self.made.person.mentions}
        same = {name for m in mentions if m.id in ids for name in (m.name, m.name_as_written)}
        return Who(names, tuple(sorted(others - same)))

    def places(self, document: str, read: Read | None, text: str) -> list[Span]:
        """Where the reader took words for this person: initials, first names, misread names."""
        ids = {id_ for d, id_, *_ in self.made.person.mentions if original_of(d) == document}
        if not read or not ids:
            return []
        spans = (span for record in read.records for span in _cited(record, ids))
        return [span for span in spans if self.is_theirs(text[span.start : span.end])]

    def is_theirs(self, quote: str) -> bool:
        """Whether words can be a form of the person's name, and not a title or another's name in the same field."""
        own = {word for name in _names(self.made.person) for word in words(name)}
        said = words(quote)
        return bool(said) and all(word in own or any(w.startswith(word) for w in own) for word in said)

    def masked(self, document: str, name: str, source: Source, content: bytes, found: list[Found]) -> Masked:
        text = source.format in TEXTS
        mask = mask_for(source.encoding) if text else MASKS[0]
        covered = cover(source.text, found, mask)
        if text:
            new = covered.encode(source.encoding)
        else:
            new = f"{covered}\n\n{NOTE.format(format=source.format)}\n".encode()
        places = tuple((each.kind, source.line_number(each.start)) for each in found)
        return Masked(document, name, document_id(new), self.file_name(name), source.format, places, new)

    def file_name(self, name: str) -> str:
        """A file's name without the person's."""
        plain = name.translate(str.maketrans("-_.+", "    "))
        return cover(name, find(plain, Who(_names(self.made.person), _names(self.made.person))), MASKS[0])


def _cited(record: DocumentRecord, ids: set[str]) -> Iterable[Span]:
    people = {m.id for m in record.mentions if m.kind == MentionKind.PERSON}
    for s in record.statements:
        roles = {role for role, mention in s.about if mention in ids & people}
        yield from (c.span for c in s.evidence if c.field in roles)


def _named(text: str, names: Iterable[str]) -> bool:
    folded = fold(text)
    if not any(words(name)[-1] in folded for name in names):
        return False
    plain = Folded.of(text).text
    return any(pattern(name).search(plain) for name in names)


def _sources(entries: Iterable[Entry]) -> dict[str, str]:
    return {e.payload["document"]: e.payload["source"] for e in entries if e.kind == EntryKind.LOADED}


def apply(store: Store, plan: Plan) -> None:
    """Put the masked originals and the masked log in the place of the old ones. The graph is to be rebuilt afterwards.

    Raises StoreError; before the log is in its place, nothing has changed.
    """
    leftovers.begin(store, [d for each in plan.documents for d in (each.document, each.new_document)])
    for each in plan.documents:
        store.originals.keep(each.content)
    with store.log.writing() as held:
        if tuple(entry.id for entry in held.entries) != plan.read:
            raise StoreError("the log has changed since", next_step="Run radslag erase again; nothing was changed.")
        held.replace(plan.log.entries)
    leftovers.sweep(store)
