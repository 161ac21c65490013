"""Whom a text has named before it speaks of them shortly: "arbetsgruppen", "regionen", "Tallmo", "psykiatrin", "LLG".

From the lists of people come organisations and units; from titles and headings groups in the indefinite form with
what they are for ("Arbetsgrupp hemgång"), from running text what is named with a capital or an abbreviation behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.minutes import Introduced, Minutes
from loaders.rules import organizations
from loaders.rules.body import kind_of
from loaders.rules.pattern import rule
from loaders.source import Line
from schema.identity import name_key, search_key

DEFINITE = {"grupp": "en", "utskott": "et", "kommitté": "n", "beredning": "en", "nätverk": "et", "klubb": "en"}
GROUP = re.compile(
    rf"(?<![\w-])(?!(?:mål|ålders|yrkes|patient|prov|kund|rörelse|löne|rum)s?grupp)"
    rf"(?P<group>[\w-]{{0,30}}(?P<stem>{'|'.join(DEFINITE)}))(?P<end>en|et|n)?[ ](?!i uppdrag|i gång|i taget)"
    r"(?P<rest>[^\W\d_][^.,:;()?!•\t]{2,90})",
    re.IGNORECASE,
)
"""Words for groups that go by what they are for, and what makes them definite."""
FOR = re.compile(r"(?:för|i|inom|kring|om|gällande)\s+\S", re.IGNORECASE)
ENDS = re.compile(
    r"\s+[–-]\s|\s(?:ska|skall|har|är|som|att|med|blir|bildas|håller|möts|består|snarare|tagit|utifr\w+|den \d|\d"
    r"|\w{3,}(?:as|ås|ades|ågs|ags|ats))\b"
)
"""What a group's name doesn't go on over."""
POST = re.compile(
    r"(?<![\w-])(?P<post>[a-zåäöA-ZÅÄÖ-]{0,20}(?:samordnare|utvecklare|utredare|handläggare|ledare|strateg|koordinator))"
    r" (?P<by>för|inom) (?P<rest>[^.:;()?!•\t]{3,120})"
)
POST_ENDS = re.compile(r"\s[–-]\s|\s(?:ska|skall|har|är|som|att|med|kan|till|samt|utgör|presenter\w*|leder|får)\b")
SHORT = re.compile(r"(?<!\w)(?P<name>[A-ZÅÄÖ][\w-]+(?:\s[\wåäöÅÄÖ-]+){0,6})\s\((?P<short>[A-ZÅÄÖ]{2,8})\)")
CAPITAL = re.compile(
    r"(?<=[a-zåäö,] )(?:av|hos|inom|från|till)\s(?P<name>[A-ZÅÄÖ][a-zåäö]{3,}(?:\s(?:och|samt)\s[a-zåäö]{3,}))(?!\w)"
)
"""As "hos Kultur och fritid": a unit's name of words that stand for themselves elsewhere."""


def introduce(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Note whom the lists, headings and the text name in full, under the short names that they go by."""
    named: dict[str, list[Introduced]] = {}
    for key, entry in (*_listed(minutes), *_told(minutes, lines), *_named(minutes)):
        if key and entry not in named.setdefault(key, []):
            named[key].append(entry)
    minutes.introduced = {key: sorted(entries, key=lambda e: e.at) for key, entries in named.items()}


def introduced(minutes: Minutes, short: str, at: int, since: int = 0) -> Introduced | None:
    """Who is meant by a short name at a place: the last so named in its item (`since`), else the most usual one."""
    known = minutes.introduced.get(search_key(short), [])
    near = [entry for entry in known if since < entry.at <= at]
    if near:
        return near[-1]
    told = Counter(name_key(entry.name) for entry in known if entry.at)
    if not told:
        return known[0] if len({search_key(entry.name) for entry in known}) == 1 else None
    usual = told.most_common(1)[0][0]
    return next(entry for entry in known if entry.at and name_key(entry.name) == usual)


def _listed(minutes: Minutes) -> Iterator[tuple[str, Introduced]]:
    """From the lists of people: "Tallmo" for Tallmo kommun, "regionen" for the only region, units as they stand."""
    kinds: dict[str, set[str]] = {}
    for p in minutes.people:
        if p.organisation is not None:
            name = p.organisation.value
            kinds.setdefault(p.organisation_kind, set()).add(name)
            entry = Introduced("ORGANIZATION", name)
            yield search_key(name), entry
            bare = re.sub(r"s?\s+kommun$|^Region(?:en)?\s+", "", name)
            yield search_key(bare), entry
            yield search_key(re.sub(r"s\s+län$", "", bare)), entry
        if p.unit is not None and not p.unit.value.endswith("-"):
            for unit in (p.unit.value, *p.unit.value.split(", ")):
                yield search_key(unit), Introduced("ORGANIZATION", unit)
        if p.title and (
            m := re.fullmatch(r"(?:[a-zåäö-]+\s){1,3}(?P<unit>[A-ZÅÄÖ]\S{4,}(?:\s\S+){0,4})", p.title.value)
        ):
            yield search_key(m["unit"]), Introduced("ORGANIZATION", m["unit"])
    owner = minutes.header.owner
    if owner is not None:
        kinds.setdefault(minutes.header.owner_kind, {owner.value})
    words_for = {"REGION": "regionen", "MUNICIPALITY": "kommunen", "AUTHORITY": "myndigheten", "COMPANY": "bolaget"}
    for kind, word in words_for.items():
        if len(kinds.get(kind, ())) == 1:
            yield word, Introduced("ORGANIZATION", next(iter(kinds[kind])))


def _told(minutes: Minutes, lines: Sequence[Line]) -> Iterator[tuple[str, Introduced]]:
    for line in lines:
        text, at = line.text[:3000], line.starts[0] if line.starts else 0
        for short in SHORT.finditer(text):
            if kind_of(short["name"]) or organizations.read(short["name"]):
                yield search_key(short["short"]), Introduced("BODY", short["name"], at)
        for unit in CAPITAL.finditer(text):
            yield search_key(unit["name"]), Introduced("ORGANIZATION", unit["name"], 0)
        for forms, name in groups_in(text):
            for form in forms:
                yield search_key(form), Introduced("BODY", name, at)
            yield search_key(name), Introduced("BODY", name, at)
        for forms, name in posts_in(text):
            for form in forms:
                yield search_key(form), Introduced("POST", name, at)


def _named(minutes: Minutes) -> Iterator[tuple[str, Introduced]]:
    """Bodies whose name holds a verb ("Samverkansgrupp att leva väl"), by that name."""
    for body in minutes.bodies:
        if " att " in body.name.value and kind_of(body.name.value):
            yield search_key(body.name.value), Introduced("BODY", body.name.value)


def groups_in(text: str) -> list[tuple[tuple[str, ...], str]]:
    """(its word, bare and definite; the group's name) of each group named with what it is for, or by a name."""
    found: list[tuple[tuple[str, ...], str]] = []
    for m in GROUP.finditer(text):
        rest = ENDS.split(m["rest"], maxsplit=1)[0].strip(" -–")
        definite = m["end"] is not None
        if FOR.match(rest) and definite:
            continue  # "gruppen för äldre": its words stand as they are wherever it is named
        rest = re.sub(r"\s+(?:för|for|i|och|samt|enligt .*|(?:och|samt) \w*(?:gruppen|rådet))$", "", rest)
        after = re.search(r"(?:från|i|av|till|inom)\s+$", text[: m.start()])
        if not FOR.match(rest) and not rest[0].isupper() and not m["group"][0].isupper() and not after:
            continue
        if len(rest) < 3 or len(rest.split()) > 9:
            continue
        if definite and not rest[0].isupper():
            continue
        word = m["group"].lower()
        name = f"{m['group']}{m['end'] or ''} {rest}"
        found.append(((word, word + DEFINITE[m["stem"].lower()]), name[0].upper() + name[1:]))
    return found


def posts_in(text: str) -> list[tuple[tuple[str, ...], str]]:
    """(its words in the definite forms; the post's name) of each post named with what it is for."""
    found: list[tuple[tuple[str, ...], str]] = []
    for m in POST.finditer(text):
        rest = POST_ENDS.split(m["rest"], maxsplit=1)[0].strip(" ,-–")
        if not 3 <= len(rest) <= 90 or len(rest.split()) > 10:
            continue
        word, stem = m["post"].lower(), m["post"].lower().removesuffix("e")
        forms = (f"{word}n", f"{stem}na") if word.endswith("are") else (f"{word}en", f"{word}erna")
        found.append((forms, f"{m['post'][0].upper()}{m['post'][1:]} {m['by']} {rest}"))
    return found


rule(
    "group_introduced",
    "a group named with what it is for, or by a name of its own",
    tries=groups_in,
    takes=(
        "Arbetsgrupp hemgång",
        "Rapport från chefsgrupp kultur och fritid",
        "att bilda en arbetsgrupp för uppföljning.",
        "Till arbetsgruppen Unga i rörelse utses Anna Lind",
        "Styrgrupp för överenskommelsen",
    ),
    refuses=("Arbetsgruppen lämnar ett förslag", "gruppen", "en arbetsgrupp bildas", "Region Ekmark", "arbetsgrupp 3"),
)
