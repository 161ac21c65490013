"""The decisions that one sentence, or one paragraph of a list of them, holds: each behind its "att"."""

from __future__ import annotations

import re

from loaders.prose import sentences
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain

LONGEST = 1500  # characters of a sentence that can hold several
ACTS = (
    r"(?:(?:avsätta|anslå|anvisa|bevilja|godkänna|fastställa|anta|avslå|bifalla|utse|välja|uppdra|bordlägga|återremittera)\b"
    r"|ge\s.{2,70}?\si uppdrag\b)"
)
"""What begins a decision of its own behind "och att"."""
CHARGES = re.compile(
    r"\b(?:uppdra\w*|uppdrog|i uppdrag|bemyndiga\w*|föreslå\w*|rekommendera\w*|yrka\w*)\b", re.IGNORECASE
)
"""What makes each "att" behind it part of one task or proposal."""


def entries_of(text: Text, *, whole: bool = False, begins: frozenset[int] = frozenset()) -> list[Text]:
    """The entries of a list of decisions that one paragraph holds; `begins` are the places where its lines begin."""
    if text.text.lower().startswith("att"):
        found = [m.start() for m in re.finditer(r"(?<!\w)att\s(?=\w)", text.text)]
        cuts = [c for c in found if c == 0 or text.text[:c].rstrip()[-1:] in ".;:" or text.starts[c] in begins] or [0]
        return [text.cut(a, b) for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    parts = [text] if whole else list(sentences(text))
    if any(
        len(part) < 25 or re.match(r"(?:den|det|de|detta|denna|dessa|hon|han)\b", part.text, re.IGNORECASE)
        for part in parts[1:]
    ):
        return [text]  # a sentence that leans on the one before is part of it
    return parts


def several(sentence: Text) -> list[Text]:
    """The decisions of "Rådet beslutar att a, att b, samt att c", each its own; what is charged with is one."""
    m = re.search(r"\b(?:beslutar|beslutade|beslöt|beslutat)\s+att\s", sentence.text)
    if m is None:
        return [sentence]
    cuts = [0]
    for cut in compiled(rf"(?:,\s+(?:och\s+|samt\s+)?|\s+samt\s+)(?=att\s)|\s+och\s+(?=att\s{ACTS})").finditer(
        sentence.text[:LONGEST]
    ):
        if cut.start() > m.end() and not (cut[0].strip() == "och" and CHARGES.search(sentence.text[: cut.start()])):
            cuts.append(cut.end())
    made = []
    for a, b in zip(cuts, [*cuts[1:], len(sentence)], strict=True):
        part = sentence.cut(a, b).strip(" ,;") if b < len(sentence) else sentence.cut(a, b)
        tail = re.search(r",?\s+(?:samt|och)$", part.text)
        made.append(part.cut(0, tail.start()) if tail else part)
    return made


rule(
    "decisions_in_a_sentence",
    "several decisions in one sentence, each behind its att",
    tries=lambda t: len(several(plain(t))) > 1,
    takes=(
        "Rådet beslutar att godkänna bokslutet samt att överlämna det till revisorerna.",
        "Rådet beslutar att anta planen, att Per Ek ska bistå, och att söka bidrag.",
        "Rådet beslutade att bifalla motionen och att avsätta 3 000 kr till bänkar.",
        "Rådet beslöt att pengarna flyttas och att ge Per Ek i uppdrag att ordna det.",
    ),
    refuses=(
        "Rådet beslutar att uppdra åt styrelsen att söka bidrag och att redovisa det i maj.",
        "Rådet beslutar att godkänna bokslutet.",
        "Rådet beslutar att se till att taket lagas och att bänkarna målas.",
        "Rådet beslutar att uppdra åt Per Ek att anta ett anbud och att godkänna fakturan.",
    ),
)
