"""What a text calls documents: the word for one with what belongs to its name.

A name goes on behind the word with a title ("modellen Trygg hemgång"), with what it is about ("för digitala möten") or
with whom it binds ("mellan A och B"); in front stand adjectives and whose it is. In a title or heading it may fill what
is left of the line; in running text it ends where the sentence goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from loaders.lexicon import words
from loaders.rules import names
from loaders.rules.documents.phrases import BEFORE_NAME, LONGEST_NAME, Phrases
from loaders.rules.documents.topics import topic_of
from loaders.rules.documents.words import DocWord, find, tokens
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain

JOINED = re.compile(r"\s*(?:,|och|samt)\s+")
WISH = 60  # characters before a document in which a motion about one may stand
LABEL = (3, 8)  # words of a label that names a document
LONGEST_TITLE = 26  # words behind the word for the document in a title
NO_GENITIVE = frozenset(words()["document"]["name"]["no_genitive"])


@dataclass(frozen=True, eq=False)
class Named:
    """A document as one place names it: `name` as a register would write it, empty where only the word stands.

    `topic` holds the words that tell it from others of its kind; `binds` the words behind "mellan" or "med".
    """

    words: Text
    name: str
    word: DocWord
    start: int
    end: int
    topic: frozenset[str] = frozenset()
    new: bool = False
    old: bool = False
    owner: Text | None = None
    binds: Text | None = None
    years: str = ""
    listed: bool = False  # named well enough to stand in a register
    about: bool = False  # whether what it is about is told
    whole: bool = False  # the name of a title or heading
    scope: str = ""  # "regional", "nationell" in front of it

    @property
    def kind(self) -> str:
        """What the register calls it; a document called "Riktlinjer för ..." is what its title says."""
        if self.word.head.quoted and (first := find(tokens(self.name)[:1])):
            return first[0].head.kind
        return self.word.kind

    @property
    def fresh(self) -> str:
        """ "New" in front of it."""
        return "Nya" if self.word.plural else "Nytt" if self.word.head.neuter else "Ny"


@dataclass(frozen=True)
class Behind:
    """What stands behind a word for a document: the last token, and the tokens [first, last] of its parts."""

    last: int
    title: tuple[int, int] | None = None
    about: tuple[int, int] | None = None
    binds: tuple[int, int] | None = None
    quoted: bool = False
    years: str = ""


def in_running_text(text: Text, scanned: bool = False) -> list[Named]:
    """The documents that a sentence speaks of, also by the word alone, in order."""
    return Reader(text, scanned, title=False).read()


class Reader(Phrases):
    """Reads the names of one text."""

    listed_until = 0

    def read(self) -> list[Named]:
        found: list[Named] = []
        self.listed_until = 0  # how far a title lists documents and nothing else
        until = -1
        for word in find(self.parts, self.scanned):
            if word.first <= until:
                continue
            named = self._named(word)
            if named is None:
                continue
            found.append(named)
            if named.listed and named.start <= self.listed_until and (m := JOINED.match(self.text.text, named.end)):
                self.listed_until = m.end()
            until = max(word.last, self.token_before(named.end))
        return found

    # --- In front of the word ---

    def _front(self, word: DocWord) -> tuple[int, bool, bool, tuple[int, int] | None]:
        """(first token of the name, new, old, tokens of whose it is)."""
        at, first, new, old = word.first - 1, word.first, False, False
        while at >= 0 and (self.fits("state", at) or self._adjective(at)):
            new, old = new or self.fits("new", at), old or self.fits("old", at)
            first = at if self._adjective(at) else first
            at -= 1
        owner = self._whose(at)
        return (owner[0] if owner else first), new, old, owner

    def _adjective(self, at: int) -> tuple[str, str, str] | None:
        return _adjectives().get(self.parts[at].text.lower()) if at >= 0 else None

    def _whose(self, at: int) -> tuple[int, int] | None:
        """The tokens of a genitive that ends at this token: "Granviks kommuns", "LSVO:s", "länets"."""
        if at < 0:
            return None
        token = self.parts[at]
        low = token.text.lower()
        if low in NO_GENITIVE or not low.endswith("s") or len(low) < 4:
            return None
        proper = token.capital or (at and self.parts[at - 1].capital and self.fits("whose", at))
        if not proper:
            return (at, at) if self.fits("whose", at) else None
        first = at
        while first and self.parts[first - 1].capital and self.parts[first - 1].text.lower() not in BEFORE_NAME:
            first -= 1
        return first, at

    # --- Behind the word ---

    def _named(self, word: DocWord) -> Named | None:
        first, new, old, owner = self._front(word)
        behind = self._behind(word, first, owner is not None)
        head = word.head
        if (head.quoted and not behind.title) or (head.capitals and word.plural):
            return None
        if head.title_only and not (self.title and first == 0) and not (head.or_definite and word.definite):
            return None
        own_title = behind.title and (
            behind.quoted or head.titled or (word.definite and self._capital(behind.title[0]))
        )
        if behind.title and own_title and not head.capitals:
            words_ = self.span(*behind.title)
            name = words_.text
        else:
            words_ = self.span(first, behind.last)
            name = self._written(word, first, behind.last, bool(behind.about or behind.binds))
        made = Named(
            words_,
            name,
            word,
            self.parts[first].start,
            self.parts[behind.last + behind.quoted].end,
            self._topic_of(word, behind),
            new,
            old,
            self._owner(owner),
            self.span(*behind.binds) if behind.binds else None,
            behind.years,
            about=bool(behind.about or behind.title),
            whole=self.title and first == 0,
            scope=next((forms[0] for k in range(first, word.first) if (forms := self._adjective(k))), ""),
        )
        return replace(made, listed=head.alone or bool(behind.title) or self._listed(word, made, behind))

    def _behind(self, word: DocWord, first: int, owned: bool) -> Behind:
        """What goes on behind the word: its title, or what it is about and whom it binds; then years."""
        at = word.last + 1
        if word.head.quoted and word.definite and (label := self._label(first)):
            return Behind(word.last, label)
        if quoted := self.quoted(at):
            years, _ = self.years(quoted[1] + 2)
            return Behind(quoted[1], quoted, quoted=True, years=years)
        if introduced := self._introduced(word, first):
            return Behind(word.last, introduced)
        if titled := self._titled(word, at, first):
            found = Behind(titled[1], titled)
        else:
            found = self._phrases(word, at, owned)
        years, last = self.years(found.last + 1)
        return replace(found, years=years, last=last)

    def _label(self, first: int) -> tuple[int, int] | None:
        """The label that a sentence about "dokumentet" stands behind: "Lugn start i skolan: Dokumentet signeras"."""
        colon = next((k for k, p in enumerate(self.parts[:first]) if p.text == ":"), 0)
        start = next((k for k, p in enumerate(self.parts[:colon]) if p.capital and not p.text.isdigit()), colon)
        return (start, colon - 1) if LABEL[0] <= colon - start <= LABEL[1] and start <= 2 else None

    def _introduced(self, word: DocWord, first: int) -> tuple[int, int] | None:
        """The name in "ViSam som är ett praktiskt grunddokument": a short name, and what it is."""
        if word.definite or self.title:
            return None
        k = first - 1
        while k >= 0 and first - k <= 3 and self.parts[k].text[0].islower() and self.parts[k].text not in ("är", "som"):
            k -= 1
        k -= self._says(k, "är")
        k -= self._says(k, "som")
        if k < 0 or k >= first - 1 or self.parts[k + 1].text not in ("är", "som"):
            return None
        return (k, k) if sum(c.isupper() for c in self.parts[k].text) > 1 and not self.parts[k].text.isupper() else None

    def _says(self, at: int, word: str) -> bool:
        return at >= 0 and self.parts[at].text == word

    def _capital(self, at: int) -> bool:
        return self.parts[at].capital

    def _owner(self, owner: tuple[int, int] | None) -> Text | None:
        if owner is None:
            return None
        words_ = self.span(*owner)
        return words_.cut(0, len(words_) - (2 if words_.text.endswith(":s") else 0))

    def _titled(self, word: DocWord, at: int, first: int) -> tuple[int, int] | None:
        """A title of its own behind the word: capitalised, or behind a word that is itself a title's beginning."""
        if at >= len(self.parts) or not self.parts[at].is_word or self.fits("stop", at):
            return None
        token = self.parts[at]
        behind = f"{token.text} {self.parts[at + 1].text if at + 1 < len(self.parts) else ''}"
        proper = token.capital and not token.text.isdigit() and len(token.text) > 1 and not names.is_name(behind)
        opening = self.title and (first == 0 or word.head.capitals)
        title_word = self.parts[first].capital and first > 0
        noun = (
            not token.capital
            and not self.fits("about", at)
            and not self.fits("with", at)
            and (opening or title_word or (word.definite and self.fits("noun", at)))
            and token.text[0].isalpha()
            and token.text.lower() not in BEFORE_NAME
        )
        if not (proper or noun) or self.verb(at):
            return None
        end = self.extent(at, LONGEST_TITLE if opening else LONGEST_NAME)
        return (at, end) if end >= at else None

    def _phrases(self, word: DocWord, at: int, owned: bool) -> Behind:
        """What it is about and whom it binds, as the phrases behind the word tell."""
        about: tuple[int, int] | None = None
        binds: tuple[int, int] | None = None
        end = word.last
        if at + 1 < len(self.parts) and self.fits("with", at) and not self.ends(at):
            stop = self.extent(at + 1, LONGEST_NAME)
            cut = next(
                (
                    k
                    for k in range(at + 2, stop)
                    if self.fits("about", k)
                    and not self.fits("with", k)
                    and self.parts[k].text.lower() not in ("i", "för", "vid")
                ),
                stop + 1,
            )
            if stop > at and (cut < stop or self.proper(at + 1, cut - 1)):
                binds = (at + 1, cut - 1)
                about = (cut + 1, stop) if cut < stop else None
                end = stop
        elif at + 1 < len(self.parts) and self.fits("about", at) and not self.ends(at):
            if self.parts[at].text.lower() == "i" and not owned:
                return Behind(end)
            article = self.parts[at + 1].text.lower() in ("en", "ett")
            if self.fits("process", at + 1 + article):
                return Behind(end)
            stop = self.extent(at + 1, LONGEST_TITLE if self.title else LONGEST_NAME)
            if stop > at:
                about, end = (at + 1, stop), stop
                for k in range(at + 2, stop):
                    if self.fits("with", k) and self.proper(k + 1, stop):
                        about, binds = (at + 1, k - 1), (k + 1, stop)
                        break
        return Behind(end, None, about, binds)

    # --- Is it a name? ---

    def _listed(self, word: DocWord, made: Named, behind: Behind) -> bool:
        """Whether what stands there is enough of a name for a register."""
        about, binds = behind.about, behind.binds
        if not word.definite and compiled(self.lexicon["wish"]).search(self.text.text[: made.start][-WISH:]):
            return False
        if word.head.titled:
            return False
        if word.head.of_document:
            return about is not None and bool(find(self.parts[about[0] : about[1] + 1], self.scanned))
        at_start = self.title and made.start <= self.listed_until
        loose = word.form == 2 and not at_start and word.head.forms[0] != word.head.forms[2] and not word.many
        plain_plan = word.head.kind == "plan" and not (word.prefix or at_start or made.owner or made.scope)
        if plain_plan and about is not None and self.parts[word.last + 1].text.lower() != "mot":
            return False  # "planen för sommaren" is what somebody means to do
        if binds is not None or (about is not None and not loose):
            return True
        if word.head.kind == "taxa":
            return False
        if made.owner is not None and (made.owner.text[0].isupper() or word.topical) and not loose:
            return True
        if made.years and (word.prefix or at_start):
            return True
        if not word.topical or (word.plural and word.head.kind in ("rutin", "plan", "strategi", "taxa")):
            return False
        return at_start or word.definite or made.new or made.old

    # --- How it is written ---

    def _written(self, word: DocWord, first: int, end: int, phrase: bool) -> str:
        """As a register writes it: indefinite when something follows that tells which one it is."""
        if not self.title and phrase and word.definite and not self._keeps_form(word):
            definite = False
        else:
            definite = word.definite
        pieces: list[str] = []
        cursor = self.parts[first].start
        for k in range(first, word.first):
            if forms := self._adjective(k):
                form = (
                    forms[2]
                    if word.plural or definite or self.parts[first].text.endswith("s")
                    else forms[word.head.neuter]
                )
                pieces.append(self.text.text[cursor : self.parts[k].start] + self._like(k, form))
                cursor = self.parts[k].end
            elif self.fits("state", k):
                pieces.append(self.text.text[cursor : self.parts[k].start])
                cursor = self.parts[k].end
        pieces.append(self.text.text[cursor : self.parts[word.first].start])
        pieces.append(word.written(definite) if not word.head.capitals else self.parts[word.last].text)
        pieces.append(self.text.text[self.parts[word.last].end : self.parts[end].end])
        return capital(re.sub(r"\s+", " ", "".join(pieces)).strip())

    def _keeps_form(self, word: DocWord) -> bool:
        """ "Avtalet med A" and "ADHD riktlinjen" stay as they are."""
        return " " in word.prefix and "-" not in word.prefix

    def _like(self, k: int, form: str) -> str:
        return form.capitalize() if self.parts[k].capital else form

    def _topic_of(self, word: DocWord, behind: Behind) -> frozenset[str]:
        main = behind.title or behind.about
        said = self.span(*main).text if main else ""
        found = topic_of(f"{word.prefix} {said}" if word.topical else said)
        if not found and behind.binds is not None:
            found = topic_of(self.span(*behind.binds).text)
        return found


def capital(name: str) -> str:
    return name[:1].upper() + name[1:]


@cache
def _adjectives() -> dict[str, tuple[str, str, str]]:
    table: dict[str, tuple[str, str, str]] = {}
    for row in words()["document"]["name"]["kinds"]:
        base, neuter, plural = row.split("/")
        for form in (base, neuter, plural):
            table[form] = (base, neuter, plural)
    return table


def _tried(text: str) -> object:
    return [n.name for n in in_running_text(plain(text)) if n.listed]


rule(
    "document_name",
    "what a sentence calls a document that binds or guides",
    tries=_tried,
    takes=(
        "Styrelsen antog riktlinjen för digitala möten.",
        "arbetet med ny överenskommelse om hemsjukvård",
        "Hemsjukvårdsavtalet löper ut i juni.",
        "enligt modellen Trygg hemgång",
        "rutinen ”Lugn start” gäller från mars",
        "Avtalet med Svartå Energi är undertecknat.",
        "Granviks kommuns verksamhetsplan",
        "en uppdragsbeskrivning för samordnare inom vård, stöd och omsorg",
    ),
    refuses=(
        "Avtalet är undertecknat.",
        "Det behövs tydliga rutiner för hur detta ska gå till.",
        "En plan ska tas fram.",
        "Tidplanen fastställdes.",
        "att skriva avtal",
        "ett utkast till överenskommelse",
        "enligt socialtjänstlagen",
        "Handlingsplan för att minska klimatpåverkan saknas",
    ),
)
