"""Make `words.xz` from Hunspell's Swedish dictionary, whose affixes are written out here once instead of at every run.

    python loaders/lexicon/swedish/make.py sv_SE.aff sv_SE.dic

`words.xz` holds four lists of forms, parted by an empty line, each sorted: words that may end a compound, other words,
parts that may begin a compound, names. A genitive s is left out where the form without it is there.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import defaultdict
from pathlib import Path

LETTERS = "a-zåäöéèüàç"
WORD = re.compile(rf"[{LETTERS}]{{1,40}}(?:-[{LETTERS}]{{1,40}}){{0,2}}")
NAME = re.compile(rf"[A-ZÅÄÖÉÜ][{LETTERS}]{{1,30}}")
BEGINS, ENDS, ONLY_INSIDE, REFUSED = frozenset("XU"), "Y", "Z", frozenset("%!¤")


def forms(aff: str, dic: str) -> dict[str, set[str]]:
    """Every form of the dictionary -> its flags; an inflected form has those of its affix, and may end a compound
    when its root may."""
    affixes = defaultdict(list)
    for fields in (line.split() for line in aff.splitlines()):
        if len(fields) >= 5 and fields[0] == "SFX":
            added, _, flags = fields[3].partition("/")
            fits = re.compile(rf"(?:{fields[4]})$")
            affixes[fields[1]].append((fields[2].strip("0"), "" if added == "0" else added, flags, fits))
    found: dict[str, set[str]] = defaultdict(set)
    for line in dic.splitlines()[1:]:
        word, _, rest = line.partition("/")
        flags = rest.split()[0] if rest.strip() else ""
        if REFUSED & set(flags) and not flags.isdigit():
            continue
        found[word.strip()] |= {*flags, "" if ONLY_INSIDE in flags else "alone"}
        for flag in flags:
            for taken, added, more, fits in affixes.get(flag, ()):
                if fits.search(word) and word.endswith(taken):
                    alone = "" if ONLY_INSIDE in more else "alone"
                    found[word[: len(word) - len(taken)] + added] |= {*more, alone, ENDS if ENDS in flags else ""}
    return found


def lists(found: dict[str, set[str]]) -> list[list[str]]:
    """The four lists of `words.xz`."""
    alone = {w for w, flags in found.items() if "alone" in flags and WORD.fullmatch(w)}
    ends = {w for w in alone if ENDS in found[w] and len(w) > 2}
    begins = {w for w, flags in found.items() if BEGINS & flags and re.fullmatch(rf"[{LETTERS}]{{3,25}}", w)}
    names = {w for w, flags in found.items() if "alone" in flags and NAME.fullmatch(w)}

    def kept(words: set[str]) -> list[str]:
        return sorted(w for w in words if not (w.endswith("s") and w[:-1] in words))

    return [kept(ends), kept(alone - ends), sorted(begins), kept(names)]


def main(aff: str, dic: str) -> None:
    made = lists(forms(Path(aff).read_text("utf-8"), Path(dic).read_text("utf-8")))
    text = "\n\n".join("\n".join(each) for each in made) + "\n"
    Path(__file__).with_name("words.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(*(len(each) for each in made))


if __name__ == "__main__":
    main(*sys.argv[1:])
