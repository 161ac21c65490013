"""What happens to a text on its way: scanning, hard line breaks, page heads, typing.

Each kind keeps the facts: a careful person still reads them. Names may lose their dots and rings, which the scorer
forgives; digits are left alone, since nobody could tell a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

UNDOTTED = str.maketrans("åäöÅÄÖéü", "aaoAAOeu")
CONFUSED = {"ä": "a", "å": "a", "ö": "o", "Ä": "A", "Å": "A", "Ö": "O"}
LETTERS = "abcdefghijklmnoprstuvy"


def ocr(text: str, rng: Random) -> str:
    """A scan without Swedish: å ä ö lost in most places, 1 for l, rn for m, a broken paragraph sign."""
    strong = rng.random() < 0.5

    def letter(match: re.Match[str]) -> str:
        char, roll = match[0], rng.random()
        if char in CONFUSED:
            lost = roll < (0.9 if strong else 0.35)
            return ("6" if char == "ö" and roll < 0.08 else CONFUSED[char]) if lost else char
        if char == "m":
            return "rn" if roll < 0.006 else char
        if char == "l":
            return rng.choice("1I") if roll < 0.006 else char
        return rng.choice("8$S§") if roll < 0.25 else char  # a paragraph sign

    return re.sub(r"[åäöÅÄÖ]|(?<=[a-zåäö])[ml](?=[a-zåäö])|(?m:^)§(?= ?\d)", letter, text)


def breaks(text: str, rng: Random) -> str:
    """Prose set to a width, with words divided at the line's end."""
    width = rng.choice([48, 60, 72, 84])
    return "\n".join(_wrapped(line, width, rng) for line in text.split("\n"))


def _wrapped(line: str, width: int, rng: Random) -> str:
    if len(line) <= width or line.lstrip().startswith(("|", "#")) or "\t" in line or "   " in line:
        return line
    rows, row = [], ""
    for word in line.split(" "):
        room = width - len(row) - 1
        if row and len(word) > room:
            divided = 4 <= room <= len(word) - 4 and word.isalpha() and word.islower() and rng.random() < 0.5
            if divided:
                at = rng.randint(3, room - 1)
                row, word = f"{row} {word[:at]}-", word[at:]
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}" if row else word
    return "\n".join([*rows, row])


HEADS = (
    ("Ekåsa samverkan", "Besöksadress: Storgatan 1", "Telefon 000-12 34 50", "info@ekasa.example"),
    ("PROTOKOLL", "Sida {n}({of})"),
    ("Justerandes sign", "Utdragsbestyrkande", "{n}"),
    ("POSTADRESS", "Box 12, 000 10 Ekåsa", "TELEFON", "000-123 45 00", "ORG.NR", "000000-0001"),
)


def letterhead(text: str, rng: Random) -> str:
    """The same page head between paragraphs, every thirty lines or so."""
    head, blocks, since, page = rng.choice(HEADS), [], 0, 1
    of = text.count("\n") // 30 + 1
    for block in text.split("\n\n"):
        if since > 25:
            page, since = page + 1, 0
            blocks.append("\n".join(head).format(n=page, of=max(of, page)))
        blocks.append(block)
        since += block.count("\n") + 2
    return "\n\n".join(blocks)


def typos(text: str, rng: Random) -> str:
    """Here and there a small word's letters doubled or swapped; names, figures and short words are left."""

    def word(match: re.Match[str]) -> str:
        if rng.random() > 0.012:
            return match[0]
        letters, at = match[0], rng.randrange(2, len(match[0]) - 2)
        if rng.random() < 0.5:
            return letters[:at] + letters[at] + letters[at:]
        return letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]

    return re.sub(r"\b[a-zåäö]{6,}\b", word, text)


def spaces(text: str, rng: Random) -> str:
    """Double spaces, spaces at the end of lines, empty lines too many."""
    text = re.sub(r"(?<=[a-zåäö.,]) (?=\w)", lambda m: "  " if rng.random() < 0.04 else m[0], text)
    text = re.sub(r"(?m)$", lambda m: " " if rng.random() < 0.1 else "", text)
    return re.sub(r"\n\n", lambda m: "\n\n\n" if rng.random() < 0.1 else m[0], text)


KINDS: dict[str, Callable[[str, Random], str]] = {
    "ocr": ocr,
    "breaks": breaks,
    "letterhead": letterhead,
    "typos": typos,
    "spaces": spaces,
}


def noise(text: str, rng: Random, kind: str) -> str:
    """The text with one kind of noise, or with two of them for "mixed". KeyError for another kind."""
    if kind != "mixed":
        return KINDS[kind](text, rng)
    for each in sorted(rng.sample(sorted(KINDS), 2), key=["typos", "letterhead", "breaks", "spaces", "ocr"].index):
        text = KINDS[each](text, rng)
    return text
