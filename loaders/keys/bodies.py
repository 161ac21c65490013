"""Names of bodies, as keys: their words without order and form, abbreviations as they are spelt out or put together.

"Styrgruppen för badhuset" and "badhusets styrgrupp" are one, "AU för skola" and "arbetsutskottet för skola", "KS/RD-
gruppen" and "KSRD". Which group a word for groups alone means ("styrgruppen"), only its document can say.
"""

from __future__ import annotations

import re
from functools import cache

from loaders.lexicon import words
from loaders.rules.groupwords import GroupWord, group_word
from loaders.rules.pattern import rule
from schema.identity import FUNCTION_WORDS, fold
from schema.identity import words as words_of

SHORT = re.compile(r"(?P<letters>[A-ZÅÄÖ]{2,}(?:[/&-][A-ZÅÄÖ]{2,})*)(?P<group>[- ](?:gruppen|grupp))?s?")
"""An abbreviation, alone or with the word for a group behind it."""
BEHIND = re.compile(r"(?P<name>.{4,}?)\s*\((?P<short>[A-ZÅÄÖ][\w/-]{1,9})\)")
ROMAN = re.compile(r"[IVX]+")
LETTERS = 3  # of an abbreviation that means the same with the word for a group behind it
ENOUGH = 3  # words that tell a group without "samverkan", with which it is called at times
OWNED = ("BOARD", "COMMITTEE")
"""Kinds of bodies that are told by their name and their owner: there are many Kommunstyrelsen."""
NATURES = frozenset(fold(word) for word in ("samverkan",))


def with_abbreviation(name: str) -> tuple[str, str | None]:
    """ "Länsledningsgruppen (LLG)" as name and abbreviation; "Styrgruppen (Norr)" is one name."""
    m = BEHIND.fullmatch(name)
    if m is None or ROMAN.fullmatch(m["short"]):
        return name, None
    initials = "".join(word[0] for word in words_of(m["name"])[-len(m["short"]) :])
    if sum(c.isupper() for c in m["short"]) < 2 and fold(m["short"]) != initials:
        return name, None
    return m["name"], m["short"]


def body_key(name: str) -> str:
    """Under which name others may mean the same body."""
    name, _ = with_abbreviation(name)
    if short := _abbreviation(name):
        return short
    kept = [token for word in re.findall(r"[^\W_]+", name) if (token := _token(word))]
    rest = [token for token in kept if token not in NATURES]
    return " ".join(sorted(rest if len(rest) >= ENOUGH else kept))


def _abbreviation(name: str) -> str:
    m = SHORT.fullmatch(name.strip())
    if m is None:
        return ""
    letters = fold(re.sub(r"[/&-]", "", m["letters"]))
    if m["group"] and len(letters) < LETTERS:
        return ""
    full = words()["actor"]["short"].get(m["letters"])
    return " ".join(filter(None, map(_token, full.split()))) if full else letters


@cache
def _token(word: str) -> str:
    """A word without its form; "" for one that doesn't tell."""
    bare = fold(word)
    if bare in FUNCTION_WORDS:
        return ""
    if full := words()["actor"]["short"].get(word):
        return _token(full)
    known = group_word(word)
    if known and not known.plural and not known.abbreviation:
        return known.lemma
    return " ".join(w[:-1] if len(w) > 4 and w.endswith("s") else w for w in words_of(word))


def is_short(name: str) -> bool:
    """Whether a name is an abbreviation: "LLG", "KS/RD-gruppen"."""
    return SHORT.fullmatch(name.strip()) is not None


def only_context_tells(name: str) -> bool:
    """Whether a name is a word for groups that any text may use: "styrgruppen", "AU"."""
    found: GroupWord | None = group_word(name) if " " not in name else None
    return found is not None and (found.generic or found.lemma in _usual())


@cache
def _usual() -> frozenset[str]:
    """What the abbreviations that any text may use are short for."""
    return frozenset(lemma for lemma, _ in words()["group"]["short"].values())


def _agree(text: str) -> bool:
    one, _, other = text.partition(" = ")
    return body_key(one) == body_key(other)


rule(
    "same_name_of_body",
    "two names of one body: other order or form, a preposition more, an abbreviation spelt out",
    tries=_agree,
    takes=(
        "Styrgruppen för badhuset = Badhusets styrgrupp",
        "Samverkansrådet för skola = samverkansråd skola",
        "Chefsgrupp för samverkan kost och skola = Chefsgruppen kost och skola",
        "AU för kost och skola = Arbetsutskottet för kost och skola",
        "KS/RD-gruppen = KSRDs",
        "LPO Skola = LPO skola",
        "Samverkansrådet för skola (SRS) = Samverkansrådet skola",
    ),
    refuses=(
        "Styrgruppen för badhuset (Norr) = Styrgruppen för badhuset (Söder)",
        "Arbetsgruppen för badhuset (II) = Arbetsgruppen för badhuset (IV)",
        "Styrgruppen för badhuset = Arbetsgruppen för badhuset",
        "Arbetsgrupp skola = Arbetsgrupp förskola",
        "Arbetsgrupp 1 = Arbetsgrupp 2",
        "Hälsoteamet = Hälsoteamen",
        "AB-gruppen = AB",
        "DSO-nätverk = DSO",
    ),
)
rule(
    "context_tells_which",
    "a word for groups that any text may use, or its abbreviation",
    tries=only_context_tells,
    takes=("Styrgruppen", "rådet", "AU", "Arbetsutskottet", "presidiet"),
    refuses=("Styrgruppen för badhuset", "Skolgruppen", "Kommunstyrelsen", "LLG"),
)
