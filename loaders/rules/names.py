"""People's names: what a full name looks like, and how names in running text are found.

Two to five words with capitals, particles between them ("von", "af", "de la"), double names, initials; never words of
offices, organisations or months. Which names are whose is not decided here.
"""

from __future__ import annotations

import re
from functools import cache

from loaders.lexicon import municipality_by_name, words
from loaders.rules.pattern import compiled, rule
from loaders.source import Text
from schema.identity import fold

PARTICLES = frozenset(
    ["von", "af", "de", "van", "der", "den", "la", "le", "du", "da", "di", "al", "el", "bin", "av", "y", "ter", "zu"]
)
TOKEN = r"[^\W\d_a-zåäöéèüøæáíóúñçšžčćđłß][\w’'´.]{0,30}(?:[-–][^\W\d_][\w’']{0,30}){0,3}"
NAME = re.compile(rf"(?<!\w){TOKEN}(?:[ ](?:(?:{'|'.join(sorted(PARTICLES))})[ ]){{0,2}}{TOKEN}){{1,4}}(?!\w)")
BODY_WORDS = tuple(w for kind in words()["body"].values() for w in kind)
ORGANIZATION_END = re.compile(
    r"(?:kommun|förvaltning|förvaltningen|nämnden?|styrelsen?|rådet|gruppen|enheten|verket|regionen"
    r"|länet|förbundet|myndigheten|vården|vård|omsorgen|tjänsten|centrum|kontoret|avdelningen|utskottet"
    r"|skolan|skola|nätverket|kansliet|staben|bolaget|föreningen|sjukhus(?:et)?|gatan|vägen|planen|firman?|byrån?)s?$"
)


def is_name(text: str) -> bool:
    """Whether the text as a whole is a person's full name by its shape."""
    tokens = text.replace("–", "-").split()
    if not 2 <= len(tokens) <= 6 or len(text) > 60 or any(c.isdigit() or c in ':;/()[]|•%&"”§=*' for c in text):
        return False
    return NAME.fullmatch(text) is not None and all(_is_part(t) for t in tokens) and not _is_office(tokens)


@cache
def _is_part(token: str) -> bool:
    bare = fold(token.strip(".,"))
    if bare in PARTICLES:
        return True
    if not token[0].isupper() or bare in _no_name() or compiled(words()["title"]["pattern"]).fullmatch(token):
        return False
    if len(bare) > 2 and token.isupper():
        return False
    return not ORGANIZATION_END.search(token.lower()) and (
        bare not in _months() or bare == "maj"
    )  # Maj is a woman's name too


@cache
def _no_name() -> frozenset[str]:
    return frozenset(fold(w) for w in words()["name"]["never"])


@cache
def _months() -> frozenset[str]:
    days = [d + end for d in words()["weekdays"] for end in ("", "en")]
    return frozenset(fold(m) for m in [*words()["months"], *days])


def _is_office(tokens: list[str]) -> bool:
    """Two places ("Lund Malmö"), which no name is made of, or a place of two words."""
    if fold(" ".join(tokens)) in municipality_by_name():
        return True
    return all(fold(t) in municipality_by_name() for t in tokens)


def find(text: Text) -> list[Text]:
    """Full names in running text, left to right; a name never starts with a sentence's ordinary first word."""
    found: list[Text] = []
    for m in NAME.finditer(text.text):
        tokens = list(re.finditer(r"\S+", m[0]))
        runs: list[list[re.Match[str]]] = [[]]
        for token in tokens:
            if _is_part(token[0].rstrip(".,")) and not token[0].endswith("."):
                runs[-1].append(token)
            else:
                if token[0].endswith(".") and _is_part(token[0].rstrip(".")):
                    runs[-1].append(token)
                runs.append([])
        for run in runs:
            while run and fold(run[0][0]) in PARTICLES:
                run = run[1:]
            if len(run) >= 2:
                name = text.cut(m.start() + run[0].start(), m.start() + run[-1].end()).strip(".,")
                if is_name(name.text):
                    found.append(name)
    return found


def mend(text: str) -> str:
    """A name as OCR joined it: "AnnaKarin" with a lost space becomes two words; stray signs go."""
    text = re.sub(r"(?<=[a-zåäöéü])(?=[A-ZÅÄÖ])", " ", text)
    return re.sub(r"\s+", " ", text.strip(" .,;:|!*~£"))


def near(a: str, b: str) -> bool:
    """Whether two names differ in one letter only ("Lindgren", "Lingren"), of five letters or more."""
    a, b = fold(a), fold(b)
    short, long = sorted((a, b), key=len)
    if len(short) < 5 or len(long) - len(short) > 1:
        return False
    if len(short) == len(long):
        return sum(x != y for x, y in zip(short, long, strict=True)) <= 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


rule(
    "full_name",
    "two to five capitalised words, particles allowed, none of them an office, place or organisation",
    tries=is_name,
    takes=(
        "Anna Lind",
        "Maj Ekström",
        "Eva-Lena Berg Ström",
        "Carl von Dahl",
        "Rosa de la Vega",
        "Ørjan Aasen",
        "Karin J. Holm",
        "Lisa Berg-Norén",
    ),
    refuses=(
        "Region Ekmark",
        "Lilla Edet",
        "Anna",
        "Granviks kommun",
        "Vice Ordförande",
        "Fredag Maj",
        "lokal utveckling",
        "Hälsa och sjukvård",
        "11 mars",
        "Maj 2024",
        "Socialförvaltningen Norr",
        "Nya Verksamhetschefer",
    ),
)
