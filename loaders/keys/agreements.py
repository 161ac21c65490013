"""Names of documents that bind or guide, as keys: their words without order, inflection, filling and abbreviation.

"Hemsjukvårdsöverenskommelsen", "ÖK hemsjukvård" and "överenskommelsen om hemsjukvård" are one; years and versions are
words like others, so that the next version is another document. The sort stays: a plan about something is no policy.
"""

from __future__ import annotations

import re
from functools import cache

from loaders.keys.stems import stem
from loaders.lexicon import words
from loaders.rules.pattern import rule
from schema.identity import fold
from schema.identity import words as words_of

RELATIVE = re.compile(r"\b\w*(?:avtal|kontrakt|overenskommelse)\w*\s+med\b")
"""An agreement that is named by the other party alone: whose it is, its paper says."""
LONG_ENOUGH = 2  # letters of a compound's first part


@cache
def _kinds() -> dict[str, str]:
    """Folded forms of the words for documents, longest first -> the sort."""
    heads = words()["document"]["head"]
    forms = {fold(form): fold(head["kind"]) for head in heads for form in head["forms"] if len(form) > 3}
    return dict(sorted(forms.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _short() -> dict[str, list[str]]:
    return {fold(short): words_of(full) for short, full in words()["agreement"]["short"].items()}


@cache
def _set(of: str) -> frozenset[str]:
    return frozenset(form for word in words()["agreement"][of] for form in (fold(word), stem(fold(word))))


def _parts(word: str) -> list[str]:
    """The stem of a word; of a compound that ends with a word for a document, its first part and the sort."""
    for form, kind in _kinds().items():
        if word == form:
            return [kind]
        first = word[: -len(form)]
        if word.endswith(form) and len(first) >= LONG_ENOUGH:
            return [stem(first.removesuffix("s")), kind]
    return [stem(word)]


@cache
def agreement_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell which document it is, each once, in a fixed order."""
    plain = [full for word in words_of(name) for full in _short().get(word, [word])]
    found = {part for word in plain if word not in _set("around") for part in _parts(word)}
    return tuple(sorted(found)) or tuple(words_of(name))


def agreement_key(name: str) -> str:
    return " ".join(agreement_words(name))


def owner_of(name: str, *, of_member: bool) -> str | None:
    """Whose a name is when other papers may mean another document by it: "BODY", "OWNER", or None for everybody's.

    Named by its sort alone it is the body's; by the other party, the owner's. So is, in the papers of somebody who is
    one of many (`of_member`), a plan or policy that isn't said to be for more than them.
    """
    told = set(agreement_words(name))
    kinds = told & set(_kinds().values())
    if all(word in kinds or word in _set("general") or word.isdigit() for word in told):
        return "BODY"
    ours = of_member and bool(kinds) and not (kinds & _set("shared") or told & _set("wide"))
    return "OWNER" if ours or RELATIVE.search(fold(name)) else None


def _agree(text: str) -> bool:
    one, _, other = text.partition(" = ")
    return agreement_key(one) == agreement_key(other)


rule(
    "same_name_of_agreement",
    "two names of one document: other order, form or abbreviation",
    tries=_agree,
    takes=(
        "Överenskommelsen om hemsjukvård = ÖK hemsjukvård",
        "Hemsjukvårdsöverenskommelsen = överenskommelse om hemsjukvård",
        "Hemsjukvårdsavtalet = Avtal om hemsjukvård",
        "Avtal om skola mellan Granvik och Lindås = Avtal mellan Lindås och Granvik om skola",
        "Riktlinje för digitala möten = Riktlinjerna för digitala möten",
        "Verksamhetsplan 2025 = Verksamhetsplanen för 2025",
        "RÖK stöd = Regional överenskommelse om stöd",
        "Överenskommelse gällande hälso- och sjukvård i hemmet = Överenskommelse om hälso- och sjukvård i hemmet",
    ),
    refuses=(
        "Överenskommelse om hemsjukvård 2023 = Överenskommelse om hemsjukvård 2024",
        "Överenskommelse om hemsjukvård = Avtal om hemsjukvård",
        "Överenskommelse om sjukvård = Överenskommelse om hemsjukvård",
        "Överenskommelse om vård = Överenskommelse om vård och omsorg",
        "Avtal med Svartå Energi = Avtal med Lindås Energi",
        "Handlingsplan för skola = Handlingsplan för förskola",
        "Rutin för utskrivning version 1 = Rutin för utskrivning version 2",
        "Regional överenskommelse om stöd = Nationell överenskommelse om stöd",
    ),
)
rule(
    "own_agreement",
    "a document of which every body has its own",
    tries=lambda t: owner_of(t, of_member=False),
    takes=("Verksamhetsplan 2025", "Delegationsordning", "Avtal med Svartå Energi", "Samverkansavtalet", "Reglemente"),
    refuses=(
        "Överenskommelse om hemsjukvård",
        "Handlingsplan mot våld",
        "Avtal mellan Granviks kommun och Lindås kommun om skola",
        "Policy för resor",
    ),
)
