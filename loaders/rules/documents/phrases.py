"""Phrases of names, token by token: where one ends, what stands in quotes, which years follow.

In a title a name may fill what is left of the line; in running text it ends where the sentence goes on.
"""

from __future__ import annotations

import re

from loaders.lexicon import words
from loaders.rules.documents.words import find, tokens
from loaders.rules.pattern import compiled
from loaders.source import Text

QUOTES = "\"”“»«'’"
LONGEST_NAME = 18  # words behind the word for the document
YEARS = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")
IN_TITLES = frozenset(["som", "ej", "den", "under", "utan", "enligt"])
"""Words that end a name in running text, not in a title."""
BEFORE_NAME = frozenset(words()["document"]["name"]["before"])


class Phrases:
    """The tokens of one text, and where phrases among them end."""

    def __init__(self, text: Text, scanned: bool, title: bool) -> None:
        self.text, self.scanned, self.title = text, scanned, title
        self.parts = tokens(text.text)
        self.lexicon = words()["document"]["name"]

    def fits(self, kind: str, at: int) -> bool:
        return 0 <= at < len(self.parts) and bool(
            compiled(self.lexicon[kind], self.scanned).fullmatch(self.parts[at].text)
        )

    def span(self, first: int, last: int) -> Text:
        """The text of the tokens [first, last]."""
        return self.text.cut(self.parts[first].start, self.parts[last].end)

    def token_before(self, end: int) -> int:
        return max((i for i, p in enumerate(self.parts) if p.end <= end), default=-1)

    def quoted(self, at: int) -> tuple[int, int] | None:
        """The tokens between quotes that begin here."""
        if at + 1 >= len(self.parts) or self.parts[at].text not in QUOTES:
            return None
        for k in range(at + 1, min(at + LONGEST_NAME, len(self.parts))):
            if self.parts[k].text in QUOTES:
                return (at + 1, k - 1) if k > at + 1 else None
        return None

    def proper(self, first: int, last: int) -> bool:
        """Whether a party is named: with a capital, or a collective."""
        return any(
            p.capital
            or re.fullmatch(r"kommunerna|kommunen|regionen|parterna|länets|landstinget|staten", p.text.lower())
            for p in self.parts[first : last + 1]
        )

    def extent(self, at: int, most: int) -> int:
        """The last token of a phrase that begins here; at - 1 when none does."""
        k, clause = at, False
        while k < len(self.parts) and k - at < most:
            token = self.parts[k]
            clause = clause or (self.title and token.text.lower() == "som")
            if token.text == ",":
                if not self.enumerates(k):
                    break
            elif not token.is_word and token.text not in "&/":
                if token.text in QUOTES and k == at:
                    k += 1
                    continue
                break
            elif (
                YEARS.fullmatch(token.text)
                or (token.text.isdigit() and not self._numbered(k))
                or (not clause and (self.ends(k) or (k > at and self.verb(k))))
            ):
                break
            k += 1
        while k - 1 >= at and (
            not self.parts[k - 1].is_word or self.parts[k - 1].text.lower() in BEFORE_NAME | {"en", "ett", "den", "det"}
        ):
            k -= 1
        return k - 1

    def _numbered(self, k: int) -> bool:
        """Whether a number belongs to the name: "fas 2"; in a title also "Kvarnen 3 och 4"."""
        before = self.parts[k - 1]
        if self.fits("numbered", k - 1) or (self.title and before.capital):
            return True
        return self.title and k > 1 and before.text.lower() == "och" and self.parts[k - 2].text.isdigit()

    def ends(self, k: int) -> bool:
        """Whether a name stops before this token."""
        here = self.parts[k].text
        pair = f"{here} {self.parts[k + 1].text}" if k + 1 < len(self.parts) else here
        if compiled(self.lexicon["stops"], self.scanned).fullmatch(pair):
            return True
        if self.fits("stop", k) and not (
            self.title and here.lower() in ("som", "ej", "den", "under", "utan", "enligt")
        ):
            return True
        low = here.lower()
        if low in ("och", "samt") and k + 1 < len(self.parts):
            return bool(find([self.parts[k + 1]], self.scanned)) or self.fits("stop", k + 1) or self.verb(k + 1)
        if low == "vid" and k + 1 < len(self.parts):
            return bool(
                re.fullmatch(r"[A-ZÅÄÖ]{2,8}(?::?s)?|mötet|\w*(?:rådet|nämnden|styrelsen)", self.parts[k + 1].text)
            )
        if low == "till" and not self.title and k:
            return not self.fits("towards", k - 1)
        return False

    def verb(self, k: int) -> bool:
        return self.parts[k].text[0].islower() and self.fits("verb", k)

    def enumerates(self, k: int) -> bool:
        """Whether a comma stands in a list that ends with "och": "hälsa, vård, stöd och omsorg"."""
        run = 0
        for j in range(k + 1, min(k + 14, len(self.parts))):
            token = self.parts[j]
            if token.text == ",":
                if run == 0 or run > 3:
                    return False
                run = 0
            elif not token.is_word or self.fits("stop", j) or self.verb(j):
                return False
            elif token.text.lower() in ("och", "samt"):
                return 0 < run <= 3 and not self.ends(j)
            else:
                run += 1
        return False

    def years(self, at: int) -> tuple[str, int]:
        """The years right behind a name ("2025", "för åren 2024-2026"), and the last token of it with them."""
        k = at
        while k < len(self.parts) and k < at + 3 and self.parts[k].text.lower() in ("för", "åren", "perioden", "år"):
            k += 1
        if k < len(self.parts) and YEARS.fullmatch(self.parts[k].text):
            return self.parts[k].text, k
        return "", at - 1
