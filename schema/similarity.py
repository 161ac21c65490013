"""How alike two names are: keys under which like names meet, and a score from 0 to 1 with the reasons for it.

Nothing is ever made one by a score. It only says which pairs a person should look at, and why. Both functions are
pure; `near_keys` stands in the graph as NameKey nodes, so that the pairs of an actor are found without comparing all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from schema.identity import digest, search_key, words

ALIKE = str.maketrans("l1|!j0d56gfw", "iiiiioasoqev")
"""Letters that a scan puts in another's place; folding has already taken the dots of å, ä, ö and é."""
GENERIC = frozenset(
    words(
        "grupp gruppen grupper grupperna råd rådet nämnd nämnden styrelse styrelsen utskott utskottet nätverk nätverket"
        " forum forumet beredning beredningen kommitté kommittén team teamet projekt projektet ledning arbetsgrupp"
        " arbetsgruppen styrgrupp styrgruppen referensgrupp referensgruppen ledningsgrupp ledningsgruppen chefsgrupp"
        " chefsgruppen arbetsutskott arbetsutskottet samverkan samverkansgrupp samverkansgruppen samverkansrådet"
        " kommun kommuner kommunen kommunerna region regionen län läns länet förvaltning förvaltningen enhet enheten"
        " överenskommelse överenskommelsen avtal avtalet rutin riktlinje plan program strategi specifika gemensam"
        " för i av och samt det den de till med om på mot inom vid"
    )
)
"""Words that tell no name from another."""
SHORTEST, PIECE = 3, 5  # letters of a word that tells names apart, and of its beginning and end that are compared
UNSURE = 4  # letters from which a word of a body's or organisation's name may be misread
NEAR, NEAR_SCANNED = 0.75, 0.6  # likeness from which two words may be one, and where a scan may have broken them
WHOLE_NEAR = 0.84  # likeness from which two names of bodies, organisations or agreements may be one


class Reason(StrEnum):
    """Why two may be one; what speaks against it begins with OTHER."""

    SAME_NAME = "SAME_NAME"
    SAME_WORDS = "SAME_WORDS"
    NEAR_SPELLING = "NEAR_SPELLING"
    INITIAL = "INITIAL"
    NAME_MORE = "NAME_MORE"
    WORDS_CONTAINED = "WORDS_CONTAINED"
    ABBREVIATION = "ABBREVIATION"
    SCANNED = "SCANNED"
    SAME_ORGANIZATION = "SAME_ORGANIZATION"
    SAME_BODY = "SAME_BODY"
    OTHER_ORGANIZATION = "OTHER_ORGANIZATION"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two are one, from 0 (nothing says so) to 1, and why; the strongest reason stands first."""

    score: float
    reasons: tuple[Reason, ...]


UNLIKE = Likeness(0.0, ())


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one of a pair: its name as some document has it, and the ids of what it is tied to."""

    name: str
    scanned: bool = False
    organizations: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    apart: str | None = None  # an organisation's code, a body's owner: two that have different ones are never one


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """A name's folded words with letters that a scan confuses made the same: "Malrn" and "Malm" agree."""
    key = search_key(name.replace("|", "l").replace("!", "l")).translate(ALIKE)
    return re.sub("v+", "v", key.replace("rn", "m"))


@lru_cache(maxsize=65_536)
def misread_key(key: str) -> str:
    """As `skeleton`, of the key of a body or organisation: numbers and short words, which tell groups apart, stay."""
    each = [(word, skeleton(word)) for word in key.split()]
    return " ".join(word if word.isdigit() or len(alike) < UNSURE else alike for word, alike in each)


def near_keys(label: str, name: str, county: str | None) -> frozenset[str]:
    """Ids of the NameKeys under which a name meets those that it may be one with, in its county."""
    made = _of_person(name) if label == "Person" else _of_words(name)
    return frozenset(digest("near", label, county or "", key) for key in made)


def _of_person(name: str) -> Iterable[str]:
    first, *more = skeleton(name).split() or [""]
    for last in more:
        yield f"{first[:1]} {last}"
        yield f"{first} {last[:1]}"


def _of_words(name: str) -> Iterable[str]:
    for word in _telling(name):
        bare = skeleton(word)
        yield f"{bare[:PIECE]}-"
        yield f"-{bare[-PIECE:]}"
    yield _letters(name)


def _telling(name: str) -> list[str]:
    """The words that tell a name from others; all of them where none does."""
    all_ = words(name)
    return [w for w in all_ if w not in GENERIC and len(w) >= SHORTEST] or all_


def _letters(name: str) -> str:
    """The first letters of a name's words, or the abbreviation that it is itself."""
    bare = name.replace("/", "").replace("-", "")
    if bare.isupper() and " " not in bare:
        return search_key(bare)
    return "".join(w[0] for w in words(name) if w not in ("for", "i", "av", "och", "samt"))


def likeness(label: str, left: Known, right: Known) -> Likeness:
    """How likely two of one label are one. Symmetric; 0 when a different name or number speaks against it."""
    if left.apart and right.apart and left.apart != right.apart:
        return UNLIKE
    scanned = left.scanned or right.scanned
    found = (
        _people(words(left.name), words(right.name), scanned) if label == "Person" else _named(left.name, right.name)
    )
    if not found.score:
        return UNLIKE
    return _tied(found, left, right, scanned)


def _tied(found: Likeness, left: Known, right: Known, scanned: bool) -> Likeness:
    """With what the two are tied to besides their names."""
    score, reasons = found.score, list(found.reasons)
    if scanned and Reason.NEAR_SPELLING in reasons:
        reasons.append(Reason.SCANNED)
    if left.organizations & right.organizations:
        score += (1 - score) * 0.5
        reasons.append(Reason.SAME_ORGANIZATION)
    elif left.organizations and right.organizations:
        score *= 0.7
        reasons.append(Reason.OTHER_ORGANIZATION)
    if left.bodies & right.bodies:
        score += (1 - score) * 0.4
        reasons.append(Reason.SAME_BODY)
    return Likeness(round(min(score, 0.99), 2), tuple(reasons))


def _people(a: Sequence[str], b: Sequence[str], scanned: bool) -> Likeness:
    """Names of people word by word: no word of the shorter may differ from the longer's but in spelling."""
    short, long = sorted((a, b), key=lambda each: (len(each), each))
    if len(short) < 2:
        return UNLIKE
    if short == long:
        return Likeness(0.6, (Reason.SAME_NAME,))
    first = _word(short[0], long[0], scanned)
    rest = _in_order(short[1:], long[1:], scanned)
    if not first or rest is None:
        return UNLIKE
    likes = [first, *rest]
    reasons = [Reason.NAME_MORE] if len(short) < len(long) else []
    if any(like.reasons == (Reason.INITIAL,) for like in likes):
        reasons.append(Reason.INITIAL)
    if any(like.reasons == (Reason.NEAR_SPELLING,) for like in likes):
        reasons.append(Reason.NEAR_SPELLING)
    score = 0.6
    for like in likes:
        score *= like.score
    return Likeness(score * (0.85 if len(short) < len(long) else 1.0), tuple(reasons))


def _in_order(short: Sequence[str], long: Sequence[str], scanned: bool) -> list[Likeness] | None:
    """Each word of the shorter with one of the longer, in their order; None where one has none."""
    made: list[Likeness] = []
    at = 0
    for n, word in enumerate(short):
        room = len(long) - (len(short) - n)
        fits = [(like, k) for k in range(at, room + 1) if (like := _word(word, long[k], scanned))]
        if not fits:
            return None
        like, k = max(fits, key=lambda pair: (pair[0].score, -pair[1]))
        made.append(like)
        at = k + 1
    return made


@lru_cache(maxsize=65_536)
def _word(a: str, b: str, scanned: bool) -> Likeness | None:
    if a == b:
        return Likeness(1.0, ())
    if 1 in (len(a), len(b)):
        return Likeness(0.75, (Reason.INITIAL,)) if a[0] == b[0] else None
    like = max(_ratio(a, b), _ratio(skeleton(a), skeleton(b)))
    enough = NEAR_SCANNED if scanned else NEAR
    return Likeness(like, (Reason.NEAR_SPELLING,)) if like >= enough else None


def _named(left: str, right: str) -> Likeness:
    """Names of bodies, organisations and agreements: by spelling, by words, by first letters."""
    a, b = search_key(left), search_key(right)
    if a == b:
        return Likeness(0.7, (Reason.SAME_NAME,))
    if _numbers(a) != _numbers(b):
        return UNLIKE
    if _letters(left) == _letters(right) and (_is_short(left) != _is_short(right)):
        return Likeness(0.6, (Reason.ABBREVIATION,))
    mine, theirs = _telling(left), _telling(right)
    kin = 1.0 if _heads(a) == _heads(b) else 0.8 if not _heads(a) or not _heads(b) else 0.5
    if set(mine) == set(theirs):
        return Likeness(0.7 * kin, (Reason.SAME_WORDS,))
    like = _ratio("".join(mine), "".join(theirs))
    if like >= WHOLE_NEAR and len(mine) == len(theirs):
        return Likeness(0.7 * kin * like, (Reason.NEAR_SPELLING,))
    if set(mine) < set(theirs) or set(theirs) < set(mine):
        share = min(len(mine), len(theirs)) / max(len(mine), len(theirs))
        return Likeness(0.6 * kin * share, (Reason.WORDS_CONTAINED,))
    return UNLIKE


def _heads(key: str) -> frozenset[str]:
    """The words for what kind of thing it is, without their endings."""
    heads = [w for w in key.split() if w in GENERIC and len(w) > SHORTEST and w not in ("samverkan", "specifika")]
    return frozenset(w.removesuffix("en").removesuffix("et").removesuffix("n") for w in heads)


def _numbers(key: str) -> list[str]:
    return [word for word in key.split() if any(c.isdigit() for c in word)]


def _is_short(name: str) -> bool:
    return name.replace("/", "").replace("-", "").isupper() and len(name) <= 8


def _ratio(a: str, b: str) -> float:
    """Symmetric, which SequenceMatcher alone is not."""
    first, second = sorted((a, b))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
