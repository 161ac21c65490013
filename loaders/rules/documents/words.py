"""Words for documents that bind or guide: "överenskommelse", "hemsjukvårdsavtalet", "alkohol- och drogpolicyn".

A compound tells what the document is about ("hemsjukvårds-") or only which sort it is ("samverkans-").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import words
from loaders.rules.pattern import compiled, rule

TOKEN = re.compile(r"[^\W_]\w*(?:[-–&:/’'+]\w+)*-?|[^\w\s]")
MANY = frozenset(["stadgar", "regler", "föreskrift", "riktlinje"])
LONGEST = 60  # characters of a word


@dataclass(frozen=True)
class Head:
    """A word for documents, as the lexicon describes it."""

    kind: str
    forms: tuple[str, ...]
    neuter: bool = False
    only: str | None = None
    never: str | None = None
    titled: bool = False
    quoted: bool = False
    own: bool = False
    compound: bool = False
    of_document: bool = False
    capitals: bool = False
    title_only: bool = False
    or_definite: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Token:
    """A word or sign of a text: [start, end)."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


@dataclass(frozen=True)
class DocWord:
    """A token that is a word for a document: tokens [first, last]; `form` is the place of its form in the head's."""

    head: Head
    first: int
    last: int
    prefix: str
    form: int

    @property
    def kind(self) -> str:
        """What the register calls it: "plan", but "delegationsordning"."""
        if not self.head.compound:
            return self.head.kind
        return self.prefix.lower() + self.head.forms[2 if self.head.kind in MANY else 0]

    @property
    def definite(self) -> bool:
        return self.form in (1, 3)

    @property
    def plural(self) -> bool:
        return self.form >= 2

    @property
    def sort(self) -> bool:
        """Whether what stands before it in the compound only tells which sort of document it is."""
        return bool(self.prefix) and compiled(words()["document"]["name"]["sort"]).fullmatch(self.prefix) is not None

    @property
    def topical(self) -> bool:
        """Whether the compound tells what the document is about."""
        return bool(self.prefix) and not self.sort

    @property
    def many(self) -> bool:
        """Whether one document of this kind is called by the plural ("stadgar", "riktlinjer")."""
        return self.head.kind in MANY

    @property
    def own(self) -> bool:
        """Whether a body has one such document at a time, so that the word alone names it."""
        return self.head.own or compiled(words()["document"]["name"]["own"]).fullmatch(self.prefix) is not None

    def written(self, definite: bool) -> str:
        """The word in the form that a name takes, its number kept."""
        return self.prefix + self.head.forms[(2 if self.plural else 0) + definite]


def tokens(text: str) -> list[Token]:
    """The words and signs of a text."""
    return [Token(m[0], m.start(), m.end()) for m in TOKEN.finditer(text)]


def find(parts: list[Token], scanned: bool = False) -> list[DocWord]:
    """The words for documents among the tokens, in order."""
    found: list[DocWord] = []
    for at, token in enumerate(parts):
        if not 3 <= len(token.text) <= LONGEST or not _any(scanned).search(token.text):
            continue
        first = _joined(parts, at)
        before = "".join(f"{p.text} " for p in parts[first:at])
        for head, pattern in _patterns(scanned):
            m = pattern.fullmatch(token.text)
            if m is None or (head.capitals and not token.text[:3].isupper()):
                continue
            prefix = before + m["prefix"]
            if _fits(head, m["prefix"].rstrip("-")):
                found.append(DocWord(head, first, at, prefix, next(i for i in range(4) if m[f"f{i}"])))
                break
    return found


def _fits(head: Head, prefix: str) -> bool:
    if head.only is not None and not compiled(head.only).fullmatch(prefix):
        return False
    if head.compound and not prefix:
        return False
    return not (head.never is not None and prefix and compiled(head.never).fullmatch(prefix))


def _joined(parts: list[Token], at: int) -> int:
    """The token at which a word begins that shares its end: "alkohol- och drogpolicy"; or "ADHD riktlinjen"."""
    if at >= 2 and parts[at - 1].text.lower() in ("och", "samt") and parts[at - 2].text.endswith("-"):
        return at - 2
    if at >= 1 and re.fullmatch(r"[A-ZÅÄÖ]{2,8}", parts[at - 1].text) and parts[at].text[0].islower():
        return at - 1
    return at - 1 if at >= 1 and parts[at - 1].text.lower() == "lex" else at


@cache
def heads() -> tuple[Head, ...]:
    return tuple(Head(**{**row, "forms": tuple(row["forms"])}) for row in words()["document"]["head"])


@cache
def _patterns(scanned: bool) -> tuple[tuple[Head, re.Pattern[str]], ...]:
    made = []
    for head in heads():
        unique = {form: i for i, form in reversed(list(enumerate(head.forms)))}
        forms = sorted(unique.items(), key=lambda pair: -len(pair[0]))
        groups = {i: f"(?P<f{i}>{form})" for form, i in forms}
        groups |= {i: f"(?P<f{i}>(?!))" for i in range(4) if i not in groups}
        made.append((head, compiled(rf"(?P<prefix>[\w&:-]*?)(?:{'|'.join(groups.values())})", scanned)))
    return tuple(made)


@cache
def _any(scanned: bool) -> re.Pattern[str]:
    ends = sorted({form for head in heads() for form in head.forms}, key=len, reverse=True)
    return compiled(f"(?:{'|'.join(ends)})$", scanned)


rule(
    "document_word",
    "a word for a document that binds or guides, alone or in a compound",
    tries=lambda t: find(tokens(t)),
    takes=(
        "Överenskommelse om samverkan",
        "hemsjukvårdsavtalet",
        "alkohol- och drogpolicyn",
        "verksamhetsplan 2025",
        "delegationsordningen",
        "ADHD riktlinjen",
        "stadgarna",
    ),
    refuses=(
        "tidplan",
        "dagordningen",
        "avtalsparter",
        "föreskrift",
        "socialtjänstlagen",
        "protokollet",
        "individuell vårdplan",
        "tio patientkontrakt",
        "avtalsmodell",
        "budget",
        "ett utbildningsprogram",
    ),
)
