"""Ids from facts, and keys from names.

Ids are short digests of what makes a thing itself, so that loading the same facts again, in any order, gives the same
graph. Keys make names comparable: `search_key` keeps the words, `name_key` also drops function words and genitive s.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

FUNCTION_WORDS = frozenset(["for", "i", "av", "och", "samt", "det", "den", "de", "till", "med", "om"])
FOREIGN = str.maketrans({"ø": "o", "æ": "a", "œ": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "t", "ß": "ss"})


def digest(*parts: str) -> str:
    """A stable id of 24 hex digits from the parts, in their order."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def document_id(content: bytes) -> str:
    """The sha256 of the document's bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def document_part(original: str, *parts: str) -> str:
    """The id of one of several documents that a file is; it begins with the sha256 of the file's bytes."""
    return f"{original}-{digest(*parts)}"


def person_id(mention: str) -> str:
    """The id that a person has whose first mention this is."""
    return digest("person", mention)


def original_of(document: str) -> str:
    """The sha256 of the bytes that a document was read from, by the document's id."""
    return document.partition("-")[0]


@lru_cache(maxsize=16_384)  # rules compare the same few words of a document again and again
def fold(text: str) -> str:
    """Casefolded text without diacritics ("Öberg" and "oberg" are the same)."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(FOREIGN)
    return "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))


def words(text: str) -> list[str]:
    """The folded words of letters and digits."""
    return re.findall(r"[^\W_]+", fold(text))


@lru_cache(maxsize=65_536)  # deriving a county again asks for the same names and texts
def search_key(name: str) -> str:
    """Folded words joined by one space: what `=`, STARTS WITH and CONTAINS compare."""
    return " ".join(words(name))


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """The search key without function words and genitive s: "Chefsgruppen för vård" and "chefsgruppen vård" agree."""
    kept = [w for w in words(name) if w not in FUNCTION_WORDS]
    return " ".join(w[:-1] if len(w) > 4 and w.endswith("s") else w for w in kept)


def sort_name(name: str) -> str:
    """ "Anna Maria Berg" gives "Berg, Anna Maria"; particles stay with the surname."""
    parts = name.split()
    if len(parts) < 2:
        return name
    cut = len(parts) - 1
    while cut > 1 and parts[cut - 1].lower() in {"von", "af", "de", "van", "der", "la", "du"}:
        cut -= 1
    return f"{' '.join(parts[cut:])}, {' '.join(parts[:cut])}"
