"""Why words that differ from a name mean it, inside one document: a first name, an abbreviation, "chefsgruppen"."""

from __future__ import annotations

from loaders.keys.bodies import body_key, only_context_tells
from loaders.rules import organizations
from schema.identity import name_key, search_key, words
from schema.statements import MentionKind


def why(
    kind: MentionKind, name: str, written: str, *, scanned: bool = False, own: bool = False, county: str | None = None
) -> str | None:
    """The named reason why `written` means `name`; None when it is the name itself."""
    if search_key(written) == search_key(name):
        return None
    if kind == MentionKind.PERSON:
        return _person(words(name), written, scanned)
    if kind == MentionKind.ORGANIZATION:
        found = organizations.read(written, scanned=scanned)
        if found and found.code:
            return "register"
        if organizations.nearest(written, county, None) or organizations.nearest(written, county, "MUNICIPALITY"):
            return "near_register_name"
        return "scanned" if scanned else "introduced"
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
