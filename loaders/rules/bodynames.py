"""Names of groups and units in running text: "Arbetsgrupp hemgång", "länsdelens folkhälsoteam", "Slussenheten".

A name is built around a word for a group, with what stands before it (adjectives, whose it is, a capitalised name) and
behind it (what it is for). A word alone that any text may use ("arbetsgruppen") is a name that only its context
tells; it is found too, and marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from loaders.lexicon import municipality_by_name, words
from loaders.rules import dates, names
from loaders.rules.groupwords import GroupWord, calendar, group_word, says
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain
from schema.identity import fold

TOKEN = re.compile(r"[^\W_]+(?:[-/:&+.’'][^\W_]+)*-?")
ABBREVIATION = re.compile(r"\s\((?P<short>[A-ZÅÄÖ][\w/-]{1,9})\)")
LONG = re.compile(r"\s\((?P<short>[A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö]+){2,8})\)")
"""What a short name stands for, behind it."""
SHOUTED = 10  # characters from which capitals throughout are no names
MOST_WORDS = 11  # of what a group is for
LIGHT = frozenset(fold(w) for w in ("för", "om", "kring", "i", "samverkan", "gällande", "och", "samt", "det", "den"))


@dataclass(frozen=True)
class BodyPhrase:
    """A name as the text has it. `told` are its folded words besides the head's, without function words."""

    name: Text
    word: GroupWord
    told: frozenset[str]
    value: str  # nominative, with a capital
    bound: bool  # only the context tells which group
    aim: Text | None = None  # a name with a capital that a steering or project group is for
    short: Text | None = None  # an abbreviation in parentheses behind it, or what it is short for


def find_bodies(text: Text, scanned: bool = False) -> list[BodyPhrase]:
    """The names of groups in a sentence, a heading or a cell, left to right."""
    return _Words(text, scanned).phrases()


@dataclass(frozen=True)
class _Token:
    word: str
    start: int
    end: int
    glued: bool  # only a space stands before it
    person: bool  # part of a person's name

    @property
    def capital(self) -> bool:
        return self.word[0].isupper()

    @property
    def acronym(self) -> bool:
        return self.word.isupper() and len(self.word) > 1

    @property
    def owner(self) -> bool:
        """A genitive: "länsdelens", "Väljerums"; not one that only looks so."""
        return self.word.endswith("s") and not self.acronym


class _Words:
    """A sentence as words, read around each word for a group."""

    def __init__(self, text: Text, scanned: bool) -> None:
        self.text, self.scanned = text, scanned
        people = [
            (m.starts[0], m.ends[-1])
            for m in names.find(text)
            if not any(group_word(each, scanned) for each in m.text.split())
        ]
        self.tokens: list[_Token] = []
        shouted = text.text.isupper() and len(text) > SHOUTED  # a heading in capitals, which tell nothing then
        for m in TOKEN.finditer(text.text):
            gap = text.text[self.tokens[-1].end : m.start()] if self.tokens else "."
            at = text.starts[m.start()]
            person = not shouted and any(start <= at < end for start, end in people)
            self.tokens.append(
                _Token(m[0].lower() if shouted else m[0], m.start(), m.end(), gap in (" ", "/ "), person)
            )

    def phrases(self) -> list[BodyPhrase]:
        found: list[BodyPhrase] = []
        past = 0
        for i, token in enumerate(self.tokens):
            if i < past or not (word := group_word(token.word, self.scanned)):
                continue
            start = i - self._before(i, past, word)
            owned = any(t.owner for t in self.tokens[start:i])
            end = i + 1 + self._behind(i, word, owned)
            if phrase := self._phrase(start, i, end, word):
                found.append(phrase)
                past = start if self._owns(i, word) else end
        return found

    def _is_adjective(self, token: _Token, i: int) -> bool:
        """Whether the capital word before a group's word, at a sentence's start, has no capital of its own."""
        alike = token.word.endswith(("a", "t")) and not token.acronym
        return alike and fold(token.word) not in municipality_by_name() and not self._abbreviation(i)

    def _abbreviation(self, i: int) -> re.Match[str] | None:
        """Capitals, or the initials of the words before it, in parentheses behind a word; not "(Jens)"."""
        m = ABBREVIATION.match(self.text.text[self.tokens[i].end :])
        initials = "".join(t.word[0] for t in self.tokens[max(0, i - len(m["short"]) + 1) : i + 1]) if m else ""
        return m if m and (sum(c.isupper() for c in m["short"]) > 1 or fold(m["short"]) == fold(initials)) else None

    def _owns(self, i: int, word: GroupWord) -> bool:
        """Whether a group's word in the genitive stands before another's: "lägerrådets arbetsgrupp"."""
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return bool(word.genitive and after and after.glued and group_word(after.word, self.scanned))

    def _says(self, kind: str, token: _Token) -> bool:
        return says(kind, token.word, self.scanned)

    def _stops(self, token: _Token) -> bool:
        return self._says("stop", token) or self._says("verb", token)

    def _is_date(self, token: _Token) -> bool:
        return token.word[0].isdigit() or fold(token.word) in calendar() or bool(dates.find(token.word))

    def _before(self, i: int, past: int, group: GroupWord) -> int:
        """How many words before the group's word belong to the name."""
        n = 0
        while i - n - 1 >= past and self.tokens[i - n].glued:
            token = self.tokens[i - n - 1]
            word = token.word.lower()
            modifier = self._says("modifier", token)
            passing = self._says("article", token) or (self._says("passing", token) and not modifier)
            if token.person or self._is_date(token) or passing:
                break
            if word in ("och", "samt") and i - n - 2 >= past and self.tokens[i - n - 2].word.endswith("-"):
                n += 2
                continue
            owner = token.owner and (token.capital or word.endswith(("ens", "ets", "nas")))
            begins = not token.glued and self.tokens[i - n].capital  # "Protokoll Arbetsgrupp hemgång"
            named = token.capital and not (begins and not token.acronym) and not self._stops(token)
            opens = not token.glued or self.tokens[i - n - 2].word.isdigit()
            if named and opens and not group.definite and self._is_adjective(token, i):
                break  # "Tillsätta styrgrupp", "Mobila team", "Virtuellt råd"
            shared = word.startswith("gemensamma")  # "den gemensamma arbetsgruppen": not in its name
            if shared or not (owner or named or modifier or word.endswith(("-", "-och"))):
                break
            n += 1
        return n

    def _behind(self, i: int, word: GroupWord, owned: bool) -> int:
        """How many words behind it say what the group is for."""
        own, rest = self.tokens[i], self.tokens[i + 1 : i + 2 + MOST_WORDS]
        if not rest or not rest[0].glued or rest[0].person or self._is_date(rest[0]) or word.genitive:
            return 0
        first = rest[0]
        if word.kind == "ASSOCIATION":
            return sum(
                1
                for _ in takewhile(
                    lambda t: t.glued and t.capital and not t.person and not self._says("passing", t), rest
                )
            )
        group = word.stem == "grupp"
        if first.word == "att" and group and own.capital and not word.definite and len(rest) > 1:
            pattern = compiled(words()["group"]["rules"]["infinitive"], self.scanned)
            m = pattern.match(self.text.text[rest[1].start :])
            return 1 + len(m[0].split()) if m else 0
        if self._says("joins", first):
            return self._joined(i, word)
        if word.definite and word.kind == "UNIT" and own.capital and i == 0 and not first.capital:
            run = self._run(rest, 0, title=True)  # a line of its own: "Förvaltningen kultur och fritid"
            return run if run and self.tokens[i + run].end == len(self.text) else 0
        direct = own.capital or word.stem not in ("enhet", "råd")
        if not first.capital and (word.definite or owned or not direct or word.stem in ("projekt", "forum")):
            return 0
        if any(self._says(kind, first) for kind in ("stop", "verb", "inner", "founding")):
            return 0
        if not own.capital and not first.capital and i and self._says("article", self.tokens[i - 1]):
            return 0
        return self._run(rest, 0, title=first.capital or own.capital)

    def _joined(self, i: int, word: GroupWord) -> int:
        """ "för vård och omsorg", "i Lindås": the preposition counts only where a name goes on behind it."""
        own, rest = self.tokens[i], self.tokens[i + 1 : i + 2 + MOST_WORDS]
        if len(rest) < 2 or not rest[1].glued or rest[1].person or self._is_date(rest[1]):
            return 0
        joint, after = fold(rest[0].word), rest[1]
        if joint == "i":
            if after.word.lower() == "samverkan":
                return 1 + self._run(rest, 1, title=False)
            owner = after.owner and len(rest) > 2 and rest[2].glued and not self._stops(rest[2])
            return 2 + owner if after.capital and not self._stops(after) else 0
        named = own.capital and not (joint == "om" and word.lemma != fold(word.stem))
        if joint != "for" and word.definite and not named:
            return 0  # "informerade styrelsen om läget", "från Festkommittén om musiken"
        if word.definite and word.lemma == fold(word.stem) and not (own.capital or after.capital):
            return 0  # "tackade gruppen för arbetet"
        if group_word(after.word, self.scanned):
            return 2
        run = self._run(rest, 1, title=after.capital)
        return run + 1 if run and not (run == 1 and self._says("vague", after)) else 0

    def _run(self, rest: Sequence[_Token], start: int, *, title: bool) -> int:
        """The words from `start` on that make one name: up to a verb, a mark, a person or another group."""
        n = 0
        for k in range(start, len(rest)):
            token = rest[k]
            if (
                not token.glued
                or token.person
                or self._says("stop", token)
                or (k > start and self._says("verb", token))
            ):
                break
            inner = self._says("inner", token)
            if inner and not self._goes_on(rest, k, start, title):
                break
            halved = k > start + 1 and rest[k - 2].word.endswith("-")
            if not inner and not halved and group_word(token.word, self.scanned):
                split = k > start and rest[k - 1].owner  # "länschefs nätverk", a compound in two words
                return n + 1 if split else n
            if not inner and (token.word.isdigit() or (k > start and self._is_date(token) and "." not in token.word)):
                break
            if token.capital and self._says("passing", token):
                break  # "Badnämnden Beslut", from the next line
            if token.capital and k > start and not (title or token.acronym or rest[k - 1].word == "i"):
                break
            n = k + 1 - start
            if token.capital and fold(token.word) in municipality_by_name():
                break
        return n

    def _goes_on(self, rest: Sequence[_Token], k: int, start: int, title: bool) -> bool:
        """Whether a preposition or "och" inside a name is followed by more of it."""
        word = rest[k].word.lower()
        if k == 0 or k + 1 >= len(rest) or not rest[k + 1].glued:
            return False
        after = rest[k + 1]
        if after.person or self._is_date(after) or self._stops(after) or self._says("inner", after):
            return False
        if word in ("och", "samt") and rest[k - 1].word.endswith("-"):
            return True
        if group_word(after.word, self.scanned):
            return False
        if word in ("och", "samt", "&"):
            follows = any(group_word(each.word, self.scanned) for each in rest[k + 2 : k + 4])
            return not (follows and after.word.endswith(("-", "s"))) and (title or not after.capital)
        if after.capital:
            return word == "i"
        return word in ("i", "på") if title else start > 0 and word in ("med", "av", "mot", "om", "i")

    def _phrase(self, start: int, i: int, end: int, word: GroupWord) -> BodyPhrase | None:
        """The phrase as a name, or as one that its context tells; None for words that name no group at all."""
        before, own, after = self.tokens[start:i], self.tokens[i], self.tokens[i + 1 : end]
        told = frozenset(w for t in (*before, *after) for w in (self._told(t.word),) if w not in LIGHT)
        bound = word.generic and not told
        if word.plural and (word.kind == "UNIT" or (word.generic and len(told) < 2)):
            return None
        if (
            not word.definite
            and not (word.abbreviation and bound)
            and (bound or not self._named(start, before, own, after, word))
        ):
            return None
        whole = word.stem != "projekt" or not after or not after[0].capital
        name = self.text.cut((self.tokens[start] if whole else after[0]).start, self.tokens[end - 1].end)
        value = re.sub(r"s$", "", name.text) if word.genitive and end == i + 1 and not own.acronym else name.text
        at = self.tokens[end - 1].end
        m = self._abbreviation(end - 1) or (name.text[:2].isupper() and LONG.match(self.text.text[at:]))
        short = self.text.cut(at + m.start("short"), at + m.end("short")) if m else None
        joined = word.kind == "STEERING_GROUP" and len(after) > 1 and after[0].word == "för" and after[1].capital
        aim = self.text.cut(after[1].start, at) if joined and not group_word(after[1].word) else None
        return BodyPhrase(name, word, told, value[0].upper() + value[1:], bound, aim, short)

    def _told(self, word: str) -> str:
        """A word for comparing: folded, a group's word by its lemma, without genitive s."""
        known = group_word(word, self.scanned)
        bare = known.lemma if known else fold(word).strip("-")
        return bare[:-1] if len(bare) > 4 and bare.endswith("s") else bare

    def _named(
        self, start: int, before: Sequence[_Token], own: _Token, after: Sequence[_Token], word: GroupWord
    ) -> bool:
        """Whether an indefinite word is part of a name ("Arbetsgrupp hemgång"), not the mention of a sort of group."""
        if start and not before and not word.generic and says("possessive", self.tokens[start - 1].word):
            return True
        article = start > 0 and (before[0] if before else own).glued and self._says("article", self.tokens[start - 1])
        if article and start > 1 and self._says("predicate", self.tokens[start - 2]):
            return False  # "är ett nätverk för alla"
        if before and not article and not any(t.owner or t.capital for t in before) and before[-1].word.endswith("a"):
            return False  # "nationella nätverk": many of them
        if after or self._abbreviation(self.tokens.index(own)):
            return True
        if before:
            return not article and any(t.owner or t.capital for t in before)
        if article:
            rest = self.text.text[own.end : own.end + 40].split()
            return bool(rest) and says("founding", rest[0].strip(".,")) and not word.generic
        return bool(re.match(r"[A-ZÅÄÖ]{2,}[A-Za-z/]*-", own.word)) or (own.capital and own.start > 0)


def _tried(text: str) -> object:
    return [p for p in find_bodies(plain(text)) if not p.bound]


rule(
    "body_phrase",
    "a word for a group with what it is for, whose it is, or a first part that tells it",
    tries=_tried,
    takes=(
        "Frågan går till Arbetsgrupp hemgång och vila.",
        "Ärendet bereds av lägergruppen.",
        "Rapport från styrgruppen för Lindås badhus",
        "kommunens tekniska utskott beslutar",
        "En badgrupp bildades.",
    ),
    refuses=(
        "Gruppen tackade.",
        "arbetsgruppen möts i maj",
        "Insatsen har en bred målgrupp.",
        "Området är stort och råden är många.",
        "Flera arbetsgrupper deltog.",
        "Det är ett nätverk för alla.",
    ),
)
