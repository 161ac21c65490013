"""Words for groups and units: "arbetsgruppen", "folkhälsoteamets", "Slussenheten", "LPO", and what each tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from loaders.lexicon import words
from loaders.rules.body import kind_of
from loaders.rules.pattern import compiled, rule
from schema.identity import fold

ROLES = ("grupp", "team", "forum", "råd")  # stems whose compounds may tell only what the group does
LONGEST = 60  # characters of such a word


@dataclass(frozen=True)
class GroupWord:
    """A word for a group: its lemma (folded), kind as in the graph, and form."""

    lemma: str
    stem: str
    kind: str
    definite: bool = False
    plural: bool = False
    genitive: bool = False
    generic: bool = False  # any text may use it, so that it tells no group alone
    abbreviation: bool = False


@cache
def group_word(word: str, scanned: bool = False) -> GroupWord | None:
    """What a word for a group tells; None for other words ("målgrupp", "område") and for sorts of groups in general."""
    lexicon = words()["group"]
    if short := lexicon["short"].get(word):
        return GroupWord(short[0], "grupp", short[1], generic=True, abbreviation=True)
    if len(word) > LONGEST or says("never", word, scanned):
        return None
    for stem, (one, many) in lexicon["stem"].items():
        forms = f"(?P<stem>{stem})(?P<form>{one}|{many}|er|ar|)"
        if stem.endswith("um"):
            forms = f"(?P<stem>{stem}|{stem[:-2]}(?=et))(?P<form>{one}|)"
        m = compiled(rf"(?P<first>.*?){forms}(?P<of>s?)", scanned).fullmatch(word)
        if m is None:
            continue
        form, first = fold(m["form"]), m["first"].strip("-")
        if form in ("er", "ar") or (scanned and stem == "råd" and not form):
            return None  # in a scan "rad" may be anything
        return GroupWord(
            fold(m["first"] + stem),
            stem,
            _kind(stem, m["first"] + stem),
            definite=bool(form) or stem == "fullmäktige",
            plural=bool(form) and form == fold(many) != fold(one),
            genitive=bool(m["of"]),
            generic=not first or (stem in ROLES and says("generic", first, scanned)),
        )
    return None


def _kind(stem: str, word: str) -> str:
    own = [kind for kind, stems in words()["group"]["kind"].items() if stem in stems]
    return own[0] if own else kind_of(word) or "OTHER"


def says(kind: str, word: str, scanned: bool = False) -> bool:
    """Whether a word is of one of the lexicon's sorts ("stop", "modifier", "article" ...)."""
    return compiled(words()["group"]["rules"][kind], scanned).fullmatch(word) is not None


@cache
def calendar() -> frozenset[str]:
    """Months and days of the week, folded."""
    return frozenset(fold(w + end) for w in [*words()["months"], *words()["weekdays"]] for end in ("", "en"))


rule(
    "group_word",
    "a word made of one for a group or unit, in any form but the indefinite plural",
    tries=group_word,
    takes=("arbetsgruppen", "folkhälsoteamets", "Badhusenheten", "styrgrupp", "LPO", "Vägnämnden"),
    refuses=("målgruppen", "område", "arbetsgrupper", "erfarenhet", "samråd", "benämning", "beredningen"),
)
