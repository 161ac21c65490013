"""Organisations as rosters name them, and what kind they are.

"Region X", "X kommun" and bare municipality names go through the register; a municipality or region that the register
doesn't know keeps its words. Units are known by their endings (-förvaltningen, -enheten).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.lexicon import Registered, municipality_by_name, region_by_name, words
from loaders.rules import names
from loaders.rules.pattern import compiled, rule
from schema.evidence import FieldBasis
from schema.identity import fold, name_key

MUNICIPALITY = re.compile(
    r"(?P<name>[^\W\d_][\w-]*(?:[ -][^\W\d_][\w-]*){0,2})[ -]?(?:kommun|stad)(?:en|s|ens)?", re.IGNORECASE
)
REGION = re.compile(
    r"(?i:region(?:en)?) [A-ZÅÄÖ][\w-]*(?: [A-ZÅÄÖ][\w-]*)*(?: l[äa]n)?s?|(?i:\w+ ?\w*regionen|landstinget.*)"
)
BROKEN_MUNICIPALITY = re.compile(r"(?P<name>[A-ZÅÄÖ][^\W\d_]{2,20}?)(?:-? ?kemm?un|-? ?komun|-?kommun)")
BROKEN_COUNTY = re.compile(r"(?P<region>Region(?:en)? [A-ZÅÄÖ][^\W\d_]+)\s+[lI1|]\S{0,2}n\b.*")
"""What OCR makes of "Region X län": the last word is known, and what stands behind it ran in from elsewhere."""


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation as read: its official name, kind, and whether the register gave it."""

    name: str
    kind: str
    code: str | None = None
    county: str | None = None
    basis: FieldBasis = FieldBasis.STATED


def read(text: str, *, scanned: bool = False) -> Named | None:
    """The organisation that the text as a whole names, or None when its words don't tell one."""
    text = re.sub(r":s$", "", re.sub(r"\s+", " ", text).strip(" .,;:"))
    if not text or len(text) > 90 or any(c in text for c in "?!"):
        return None
    mended = BROKEN_COUNTY.fullmatch(text) if scanned else None
    if mended:
        text = f"{mended['region']} län"
    if found := _registered(text, scanned):
        return Named(
            found.official,
            found.kind,
            found.code,
            found.county,
            FieldBasis.STATED if fold(found.official) == fold(text) else FieldBasis.REFERENCE,
        )
    if REGION.fullmatch(text) and text[0].isupper():
        basis = FieldBasis.INFERRED if mended else FieldBasis.STATED
        return Named(text, "REGION", county=county_of_region(text), basis=basis)
    if scanned and (m := BROKEN_MUNICIPALITY.fullmatch(text)):
        return Named(f"{m['name']} kommun", "MUNICIPALITY", basis=FieldBasis.INFERRED)
    if (m := MUNICIPALITY.fullmatch(text)) and m["name"][0].isupper():
        return Named(re.sub(r"\b[Kk]ommun(?:en)?s?$", "kommun", text), "MUNICIPALITY")
    lexicon = words()["organization"]
    for kind in ("authority", "company", "school", "unit", "association"):
        if text[0].isupper() and compiled(f"(?:{lexicon[kind]})(?:\\s.*)?", scanned).fullmatch(text):
            return Named(text, {"unit": "UNIT"}.get(kind, kind.upper()))
    return None


def _registered(text: str, scanned: bool) -> Registered | None:
    bare = re.sub(r"[ -]?(?:kommun|stad)(?:en|s|ens)?$", "", fold(text))
    if found := municipality_by_name().get(bare):
        return found
    if found := region_by_name().get(name_key(text)) or region_by_name().get(name_key(re.sub(r"\s+l[äa]n$", "", text))):
        return found
    if scanned:
        return _damaged(text)
    return None


def _damaged(text: str) -> Registered | None:
    """A region's or municipality's name with OCR damage, when just one of the register is near enough."""
    key = fold(text).replace("|", "l").replace("&", "a").replace("4", "a").replace("3", "a")
    if m := re.fullmatch(r"region ([a-z]+).{0,6}", key):
        near = {r.code: r for k, r in region_by_name().items() if k.split()[-1] == m[1] or k.split()[1:2] == [m[1]]}
        return next(iter(near.values())) if len(near) == 1 else None
    if m := re.fullmatch(r"([a-z]+)[ -]?k[eo]mm?un", key.replace("-", "")):
        return municipality_by_name().get(m[1])
    return None


def nearest(text: str, county: str | None, kind: str | None) -> Named | None:
    """The only municipality or region of the county whose name differs from the words in just one letter."""
    bare = fold(re.sub(r"(?:^[Rr]egion(?:en)?\s+)|(?:[ -]?(?:kommun|stad)(?:en|s|ens)?$)", "", text.strip()))
    if county is None or len(bare) < (SURE if kind in ("MUNICIPALITY", "REGION") else UNSURE) or not bare.isalpha():
        return None
    if _registered(text, False):
        return None
    wants = kind if kind in ("MUNICIPALITY", "REGION") else None
    near = {
        row.code: row
        for name, row in (*municipality_by_name().items(), *region_by_name().items())
        if row.county == county and wants in (None, row.kind) and one_letter_apart(bare, name.removeprefix("region "))
    }
    if len(near) != 1:
        return None
    row = next(iter(near.values()))
    return Named(row.official, row.kind, row.code, row.county, FieldBasis.REFERENCE)


SURE, UNSURE = 4, 6  # letters that a name must have, where its words say what it is and where they don't


def one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter more, less or other is all that tells two words apart."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    same = next((i for i, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def county_of_region(text: str) -> str:
    """The county of a region that the register doesn't know, by its name."""
    name = re.sub(r"^[Rr]egion(?:en)? ", "", text)
    if name.endswith(" län"):
        return name
    return f"{name} län" if name[-1] in "saeiouyåäö" else f"{name}s län"


def is_unit(text: str, scanned: bool = False) -> bool:
    return bool(
        text[:1].isupper() and compiled(f"(?:{words()['organization']['unit']})(?:\\s.*)?", scanned).fullmatch(text)
    )


def is_group(text: str) -> bool:
    """Whether a text names a part of a school or house that people speak for: "2B", "Förskoleklass", "Port C"."""
    return compiled(words()["organization"]["group"]).fullmatch(text.strip(" .")) is not None


def is_title(text: str) -> bool:
    """Whether a segment reads as somebody's work: it holds a title word, and starts with a small letter or with one."""
    first = text.split(" ")[0].rstrip(",")
    title = words()["title"]
    if not text or any(c.isdigit() for c in first):
        return False
    holds = any(compiled(title["pattern"]).fullmatch(w.strip("(),./-")) for w in re.split(r"[ /]", text))
    return holds and (text[0].islower() or bool(compiled(f"{title['pattern']}|{title['prefix']}").fullmatch(first)))


def titled(text: str) -> re.Match[str] | None:
    """As "Ekonomichef Anna Lind": one or two title words before a name, as groups title and name."""
    if len(text) > 120:
        return None
    title = words()["title"]
    m = compiled(
        rf"(?P<title>(?:(?:{title['prefix']})\.?\s+)?(?:{title['pattern']})(?:\s+(?:{title['pattern']}))?)\s+(?P<name>.+)"
    ).fullmatch(text)
    return m if m and names.is_name(m["name"]) else None


def is_office(title: str) -> bool:
    """Whether a title is an office of an administration ("kommundirektör", "nämndsekreterare")."""
    return compiled(words()["title"]["office"]).fullmatch(title.strip()) is not None


rule(
    "organisation",
    "a region, municipality, authority, company, school, association or unit by its words",
    tries=lambda t: read(t),
    takes=("Region Ekmarks län", "Granviks kommun", "Socialförvaltningen", "Fiktivverket", "Svartå Energi AB"),
    refuses=("Anna Lind", "del av mötet", "ordförande", "11 mars", "och", "förvaltningschef"),
)
rule(
    "organisation_misspelt",
    "a municipality or region of the document's county with one letter more, less or other",
    tries=lambda t: nearest(t, "Gävleborgs län", "MUNICIPALITY" if t.endswith("kommun") else "OTHER"),
    takes=("Hudiksval kommun", "Ockelbbo kommun", "Sandvyken", "Söderhamm"),
    refuses=("Hudiksvalls kommun", "Hudiks kommun", "Gävla", "Ale kommun", "Anna Lind"),
)
rule(
    "organisation_group",
    "a part of a school or house, for which somebody speaks",
    tries=is_group,
    takes=("2B", "F-klass", "Åk 3", "Port C", "Skolan"),
    refuses=("2", "Anna Lind", "Granviks skola", "C", "3 b i bilagan"),
)
rule(
    "title",
    "what somebody works as",
    tries=is_title,
    takes=(
        "förvaltningschef",
        "tf förvaltningschef",
        "utredare medicinteknik",
        "Ekonomichef",
        "hälso- och sjukvårdschef",
    ),
    refuses=("Granviks kommun", "Anna Lind", "Region Ekmark", "Äldreförvaltningen", ""),
)
