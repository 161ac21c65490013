"""The groups, units and others who act that a text speaks of: each once, by its fullest name, with its kind.

Short names ("styrgruppen", "AU") are read as the one group that the text introduces by a longer name, or as the
document's own body; where two fit, as none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from loaders.minutes import BodyNamed, Item, Minutes, Said
from loaders.prose import paragraphs, parts, sentences
from loaders.rules.bodynames import BodyPhrase, find_bodies
from loaders.rules.groupwords import GroupWord, group_word
from loaders.rules.items import by_line
from loaders.rules.others import Other, elsewhere, find_others, in_row
from loaders.rules.pattern import rule
from loaders.source import Line, Source, Text, plain
from schema.evidence import FieldBasis
from schema.identity import fold, name_key

MISREAD = 0.85  # likeness from which two names of a scan are one
ROSTER = ("list of people", "list of a group", "signature", "class list")


@dataclass
class _Entry:
    """A group as gathered so far: its phrases or words, best first."""

    name: Said
    kind: str
    rule: str
    word: GroupWord | None = None
    told: frozenset[str] = frozenset()
    items: list[int] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    length: int = 0

    @property
    def letters(self) -> str:
        """Its letters in order of the alphabet, without the s that joins: "länschefs nätverk", "länschefsnätverk"."""
        return "".join(sorted("".join((*self.told, self.word.lemma if self.word else "")).replace("s", "")))


def read_bodies(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter all that are named, in the order of the text; the document's own body is not among them."""
    gathered = _Gathering(minutes)
    items = by_line(minutes)
    waiting: list[tuple[BodyPhrase, Item | None]] = []
    project = re.search(r"\b(?:[Pp]rojekt(?:et|ledare\w*)?|PROJEKT)\b", minutes.source.text) is not None
    for line, text in _texts(minutes, lines):
        item = items.get(line.number)
        for phrase in find_bodies(text, minutes.source.scanned):
            if phrase.bound:
                waiting.append((phrase, item))
            else:
                gathered.phrase(phrase, item)
                if phrase.aim is not None and project:
                    gathered.other(Other(Said.of(phrase.aim).inferred(), "PROJECT", "project_of_group"), item)
        for other in find_others(minutes, text):
            gathered.other(other, item)
    for other in in_row(minutes, lines):
        gathered.other(other, None)
    for other in elsewhere(minutes):
        gathered.other(other, None)
    for phrase, item in waiting:
        gathered.short(phrase, item)
    minutes.bodies += [
        BodyNamed(e.name, e.kind, e.rule, tuple(dict.fromkeys(e.items)), tuple(dict.fromkeys(e.aliases)))
        for e in gathered.entries
    ]


def body_in(minutes: Minutes, text: Text) -> Said | None:
    """The group that the words name, by the name or a short form that the text has for it; the longest form wins."""
    forms = [(form, b) for b in minutes.bodies for form in (b.name.value, *b.aliases)]
    for form, b in sorted(forms, key=lambda pair: -len(pair[0])):
        if m := re.search(rf"(?<!\w){re.escape(form)}s?(?!\w)", text.text, re.IGNORECASE):
            same = form == b.name.value
            return Said.of(text.match(m), b.name.value, basis=FieldBasis.STATED if same else FieldBasis.INFERRED)
    return None


def _texts(minutes: Minutes, lines: Sequence[Line]) -> Iterator[tuple[Line, Text]]:
    """Sentences and cells with their lines, those of lists of people left out."""
    own = [line for line in lines if not _in_roster(minutes, line)]
    for paragraph in paragraphs(own):
        for part in parts(paragraph):
            for sentence in sentences(part):
                yield paragraph.first, sentence


def _in_roster(minutes: Minutes, line: Line) -> bool:
    return minutes.uses.get(line.number, (None, ""))[1].startswith(ROSTER)


class _Gathering:
    """The groups of one document, each entered once."""

    def __init__(self, minutes: Minutes) -> None:
        self.minutes = minutes
        self.entries: list[_Entry] = []
        own = [each.name.value for each in minutes.header.bodies]
        self.acronyms = [fold(name) for name in own if re.fullmatch(r"[A-ZÅÄÖ]{3,8}", name)]
        self.own = [found[0] for name in own if (found := find_bodies(plain(name), minutes.source.scanned))]
        self.own_keys = [name_key(name) for name in own]

    def phrase(self, phrase: BodyPhrase, item: Item | None) -> None:
        """Enter a name, or add it to the entry that it is another form of."""
        if self._is_own(phrase):
            return
        new = self._entry(phrase, item)
        for entry in self.entries:
            if entry.word and _same(entry, new, self.minutes.source.scanned):
                _merge(entry, new)
                return
        self.entries.append(new)

    def short(self, phrase: BodyPhrase, item: Item | None) -> None:
        """Add a short form to the one group that it can mean."""
        if any(_kin(own.word, phrase.word) for own in self.own):
            return
        fits = [e for e in self.entries if e.word and not e.word.plural and _kin(e.word, phrase.word)]
        if len(fits) == 1:
            _merge(fits[0], self._entry(phrase, item))

    def other(self, other: Other, item: Item | None) -> None:
        key, scanned = name_key(other.name.value), self.minutes.source.scanned
        if not key or key in self.acronyms or any(key in own for own in self.own_keys):
            return
        for entry in self.entries:
            known = [name_key(each) for each in (entry.name.value, *entry.aliases)]
            longer = entry.kind == other.kind and key.startswith(f"{known[0]} ")
            unit = entry.kind == other.kind == "UNIT" and set(key.split()) == {name_key(w) for w in entry.told}
            word = group_word(other.name.value)
            form = bool(word and entry.word and entry.word.lemma == word.lemma and not entry.told)
            if key in known or longer or unit or form or (scanned and any(_misread(key, each) for each in known)):
                entry.items += [item.position] if item else []
                entry.aliases += [other.name.value, *other.aliases]
                return
        entry = _Entry(other.name, other.kind, other.rule, items=[item.position] if item else [])
        entry.aliases = list(other.aliases)
        self.entries.append(entry)

    def _entry(self, phrase: BodyPhrase, item: Item | None) -> _Entry:
        aliases = [phrase.value, *([phrase.short.text] if phrase.short else [])]
        return _Entry(
            Said.of(phrase.name, phrase.value),
            phrase.word.kind,
            "body_phrase",
            phrase.word,
            phrase.told,
            [item.position] if item else [],
            aliases,
            len(phrase.value) if not phrase.bound else 0,
        )

    def _is_own(self, phrase: BodyPhrase) -> bool:
        """Whether a name is the document's own body's, in full, short, or with its owner behind it."""
        if name_key(phrase.value) in self.own_keys:
            return True
        if any(_abbreviates(acronym, fold(phrase.value)) for acronym in self.acronyms):
            return True
        owner = self.minutes.header.owner
        place = set(fold(owner.value).split()) if owner else set()
        return any(
            own.word.lemma == phrase.word.lemma and (phrase.told <= own.told or (phrase.told - own.told) <= place)
            for own in self.own
        )


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym come in a one-word name in their order, from its first on."""
    first, _, rest = name.partition(" ")
    letters = iter(first + rest)
    whole = not rest or (first.endswith("s") and " " not in rest)  # "länschefs nätverket", a compound in two words
    return whole and name[0] == acronym[0] and all(each in letters for each in acronym)


def _kin(full: GroupWord, short: GroupWord) -> bool:
    """Whether a word alone may stand for a name made of another: "gruppen" or "arbetsgruppen" for "arbetsgrupp ..."."""
    return full.lemma == short.lemma or (short.lemma == fold(short.stem) and full.lemma.endswith(short.lemma))


def _same(a: _Entry, b: _Entry, scanned: bool) -> bool:
    """Whether two names are forms of one: the same words, or the one is the other without what it is for."""
    assert a.word and b.word
    if a.letters == b.letters and len(a.letters) > 8:
        return True
    if a.word.lemma != b.word.lemma or a.word.plural != b.word.plural:
        return a.word.lemma == b.word.lemma and not (a.told or b.told)
    if scanned and a.told and b.told and _misread(" ".join(sorted(a.told)), " ".join(sorted(b.told))):
        return True
    return a.told == b.told or not (a.told and b.told)


def _misread(a: str, b: str) -> bool:
    """Whether two names of a scan are the same but for a few letters."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= MISREAD


def _merge(entry: _Entry, new: _Entry) -> None:
    """The longer name is the entry's; the other is an alias."""
    if len(new.told) > len(entry.told) and new.length:
        entry.name, entry.told, entry.word = new.name, new.told, new.word
    entry.items += new.items
    entry.aliases += new.aliases


def _tried(text: str) -> list[BodyNamed]:
    from loaders.source import plain_line

    minutes = Minutes(Source("", "text", text, ()))
    read_bodies(minutes, [plain_line(text)])
    return minutes.bodies


rule(
    "project_of_group",
    "the project that a steering group is for, in a text that speaks of a project",
    tries=lambda t: any(b.rule == "project_of_group" for b in _tried(t)),
    takes=("Styrgruppen för Rena bryggor mötte projektledaren.",),
    refuses=("Styrgruppen för Rena bryggor möttes.", "Styrgruppen för rena bryggor leder projektet."),
)
rule(
    "body_once",
    "the groups that a text names, a short form being the one that it introduced",
    tries=lambda t: len(_tried(t)) == 1,
    takes=(
        "Styrgruppen tackade. Styrgrupp badhus möts i maj. Styrgruppens förslag läggs fram.",
        "Lägergruppen rapporterade. En lägergrupp bildades.",
    ),
    refuses=("Styrgruppen tackade.", "Arbetsgrupp bad och Arbetsgrupp kök rapporterade."),
)
