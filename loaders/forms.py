"""Why words that differ from a name mean it, inside one document: a first name, an abbreviation, "chefsgruppen"."""

from __future__ import annotations

from loaders.keys.bodies import body_key, only_context_tells
from loaders.rules import organizations
from schema.identity import name_key, search_key, words
from schema.statements import MentionKind

FORMS: dict[str, tuple[str, str]] = {
    "own_body": (
        "Ordet är det som dokumentets eget organ kallas, och inget annat organ i texten gör anspråk på det.",
        "The word is what the document's own body goes by, and nothing else in the text claims it.",
    ),
    "introduced": (
        "Texten har infört namnet i sin fulla form, och bara ett passar.",
        "The text introduced the name in full, and only one fits.",
    ),
    "abbreviation": (
        "Förkortningen är satt till namnet i texten, eller dess bokstäver är namnets.",
        "The text sets the abbreviation to the name, or its letters are the name's.",
    ),
    "only_first_name": (
        "Bara en person i dokumentet har förnamnet.",
        "Only one person of the document has the first name.",
    ),
    "only_surname": (
        "Bara en person i dokumentet har efternamnet.",
        "Only one person of the document has the surname.",
    ),
    "initials": (
        "Bara en person i dokumentet har initialerna.",
        "Only one person of the document has the initials.",
    ),
    "title_and_name": (
        "Titel och namn passar bara en person i dokumentet.",
        "Title and name fit only one person of the document.",
    ),
    "office": (
        "Bara en person i dokumentet har uppdraget eller titeln.",
        "Only one person of the document holds the office or title.",
    ),
    "spelling": (
        "Stavningen skiljer, och bara ett namn i dokumentet ligger nära.",
        "The spelling differs, and only one name of the document is near.",
    ),
    "inflection": (
        "Samma ord i en annan form eller med en preposition mer.",
        "The same words in another form, or with a preposition more.",
    ),
    "scanned": (
        "Skanningen har skadat orden, som bara kan vara detta namn.",
        "The scan broke the words, which can only be this name.",
    ),
    "register": (
        "Referensregistret har namnet, i den korta eller böjda formen.",
        "The reference register has the name, in the short or inflected form.",
    ),
}
"""Every reason for a form inside a document, in Swedish and English."""


def why(kind: MentionKind, name: str, written: str, *, scanned: bool = False, own: bool = False) -> str | None:
    """The named reason why `written` means `name`; None when it is the name itself."""
    if search_key(written) == search_key(name):
        return None
    if kind == MentionKind.PERSON:
        return _person(words(name), written, scanned)
    if kind == MentionKind.ORGANIZATION:
        found = organizations.read(written, scanned=scanned)
        return "register" if found and found.code else "scanned" if scanned else "introduced"
    key = body_key if kind == MentionKind.BODY else name_key
    if key(written) == key(name):
        return "inflection"
    if kind == MentionKind.BODY and own and only_context_tells(written):
        return "own_body"
    bare = written.removesuffix("s").replace("/", "").replace("-", "")
    if kind == MentionKind.BODY and bare.isupper() != name.replace("/", "").isupper():
        return "abbreviation"
    return "own_body" if own else "introduced"


def _person(name: list[str], written: str, scanned: bool) -> str:
    said = words(written)
    bare = [word.removesuffix("s") for word in said]
    if len(said) == 1 and name[0] in (said[0], bare[0]):
        return "only_first_name"
    if len(said) == 1 and {said[0], bare[0]} & set(name[1:]):
        return "only_surname"
    if written.isupper() and len(written) <= len(name) + 1:
        return "initials"
    if said and (set(said) | set(bare)) & set(name) and organizations.is_title(written.rsplit(" ", 1)[0]):
        return "title_and_name"
    if said and not set(said) & set(name) and len(said[0]) > 4 and not written[0].isupper():
        return "office"
    return "scanned" if scanned else "spelling"
