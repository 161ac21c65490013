"""A document that an item deals with but names by the word alone, called by what the item is about.

"§ 7 Städning ... Styrelsen godkände avtalet." gives "Avtal om städning".
"""

from __future__ import annotations

from dataclasses import replace

from loaders.lexicon import words
from loaders.rules import names, organizations
from loaders.rules.body import kind_of
from loaders.rules.documents.known import PACTS
from loaders.rules.documents.naming import Named, capital, in_running_text
from loaders.rules.documents.topics import topic_of
from loaders.rules.documents.words import find, tokens
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain

KINDS = PACTS | {"rutin", "riktlinje", "policy"}
MOST_WORDS = 7  # of a title that is a subject


def entitle(named: Named, sentence: Text, title: Text) -> Named | None:
    """The document with a name from the title, when the sentence says what is done with it."""
    word = named.word
    if named.listed or word.plural or word.prefix or named.kind not in KINDS or named.old or not is_subject(title):
        return None
    lexicon = words()["document"]["entitled"]
    before = sentence.text[: named.start]
    if not word.definite and not compiled(lexicon["proposed"]).search(before):
        return None
    if not compiled(lexicon["dealt"]).search(sentence.text):
        return None
    subject = title.text if _proper(title.text) else title.text[0].lower() + title.text[1:]
    name = capital(f"{word.written(False)} {lexicon['about'].get(named.kind, 'om')} {subject}")
    return replace(named, name=name, topic=topic_of(title.text), listed=True, about=True)


def is_subject(title: Text) -> bool:
    """Whether a title is what something can be about: a few words, no usual point, no person, no document."""
    text = title.text
    parts = tokens(text)
    finite = compiled(words()["document"]["name"]["finite"])
    return (
        len(parts) <= MOST_WORDS
        and all(p.is_word and not finite.fullmatch(p.text) for p in parts)
        and not compiled(words()["item"]["usual"]).match(text)
        and not compiled(words()["document"]["entitled"]["no_subject"]).match(text)
        and not find(parts)
        and not names.find(title)
        and kind_of(text) is None
    )


def _proper(text: str) -> bool:
    """Whether a title's first word keeps its capital: an abbreviation, a place, an organisation."""
    first = text.split()[0]
    return first[1:2].isupper() or organizations.read(first) is not None or first.lower().endswith("s kommun")


def _tried(text: str) -> object:
    head, _, sentence = text.partition("|")
    return [e.name for n in in_running_text(plain(sentence)) if (e := entitle(n, plain(sentence), plain(head)))]


rule(
    "agreement_by_title",
    "a document that an item deals with, called by what the item is about (here: title|sentence)",
    tries=_tried,
    takes=(
        "Städning av trapphus|Styrelsen beslutade att säga upp avtalet.",
        "Delade platser|De lägger fram ett förslag till avtal.",
        "Digital tillsyn|Rutinen godkändes.",
    ),
    refuses=(
        "Övriga frågor|Styrelsen godkände avtalet.",
        "Städning|Avtalet är långt.",
        "Städning|Det finns avtal.",
        "Nästa möte|Avtalet godkänns då.",
        "Avtal om städning|Avtalet godkändes.",
    ),
)
