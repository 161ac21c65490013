"""The actors and matters that a document names, each once: the mentions of `extract`.

A name that depends on its context ("chefsgruppen") is resolved to the document's own body where it means that, and is
otherwise left open and reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from loaders.keys.agreements import agreement_key, owner_of
from loaders.keys.matters import has_series, matter_key
from loaders.minutes import Minutes, Said
from loaders.rules import organizations
from loaders.rules.actors import means_own
from loaders.rules.body import kind_of
from schema.evidence import FieldBasis
from schema.identity import name_key, search_key
from schema.statements import MentionKind, MentionRecord

CONTEXT_BOUND = re.compile(
    r"(?:den |det )?(?:(?:chefs|arbets|styr|referens|lednings|projekt|berednings|samordnings|samverkans|fokus)?gruppen"
    r"|rådet|nämnden"
    r"|styrelsen|utskottet|arbetsutskottet|au|beredningen|nätverket|forumet|mötet|kommittén|teamet|projektet)",
    re.IGNORECASE,
)
"""Names that mean somebody only in their context; without one they are left open."""
ORGANIZATION_KINDS = frozenset(
    ["REGION", "MUNICIPALITY", "UNIT", "AUTHORITY", "ASSOCIATION", "SCHOOL", "COMPANY", "COLLECTIVE"]
)
NO_NAME = re.compile(
    r"[*_<>{}]|\b(?:har|hade|är|ska|att|väljer|föreslår|fattar|beslutar|får|kan|som|när|om)\b", re.IGNORECASE
)


def with_abbreviation(name: str) -> tuple[str, str | None]:
    """ "Länsledningsgruppen (LLG)" as name and abbreviation."""
    m = re.fullmatch(r"(?P<name>.{4,}?)\s*\((?P<short>[A-ZÅÄÖ][\w-]{1,9})\)", name)
    return (m["name"], m["short"]) if m else (name, None)


def mention_key(kind: MentionKind, name: str) -> str:
    """Under which name others may mean the same."""
    return KEYS.get(kind, name_key)(name) or name.casefold()


def _body_key(name: str) -> str:
    """Without "för samverkan" and "i samverkan" where enough is left to tell: bodies are called with and without."""
    key = name_key(name).split()
    rest = [word for word in key if word != "samverkan"]
    return " ".join(rest if len(rest) >= 3 else key)


KEYS: dict[MentionKind, Callable[[str], str]] = {
    MentionKind.PERSON: search_key,
    MentionKind.BODY: _body_key,
    MentionKind.MATTER: matter_key,
    MentionKind.AGREEMENT: agreement_key,
}


class Mentions:
    """Collects the mentions of one document by their keys; a name that is left open becomes a doubt."""

    def __init__(self, minutes: Minutes) -> None:
        self.minutes, self.document = minutes, minutes.source.content_id
        self.records: dict[str, MentionRecord] = {}
        self._introduced = {name_key(b.name.value): b.kind for b in minutes.bodies if b.kind not in ORGANIZATION_KINDS}

    def mention(
        self, kind: MentionKind, name: str, written: str, actor_kind: str | None = None, whole: str | None = None
    ) -> str:
        owner = self.minutes.header.owner
        found = MentionRecord(
            self.document,
            kind,
            name,
            written,
            self.key(kind, name),
            actor_kind,
            owner=mention_key(MentionKind.ORGANIZATION, owner.value) if owner and kind == MentionKind.BODY else None,
            whole=whole,
        )
        return self.records.setdefault(found.id, found).id

    def key(self, kind: MentionKind, name: str) -> str:
        """Under which name a mention may be one with others; what each has its own of says whose it is."""
        key = mention_key(kind, name)
        if kind == MentionKind.MATTER:
            shared = has_series(key) and self.minutes.header.owner is None and self.minutes.county is not None
            return key if shared else f"{key} @{self._whose('OWNER')}"
        if kind == MentionKind.AGREEMENT:
            h = self.minutes.header
            own = owner_of(name, of_member=h.owner is not None and h.owner_kind != "REGION")
            own = own or ("OWNER" if self.minutes.county is None else None)
            return f"{key} @{self._whose(own)}" if own else key
        return key

    def _whose(self, first: str) -> str:
        """The key of the body (first == "BODY") or organisation that the document belongs to; else the document."""
        h = self.minutes.header
        body = mention_key(MentionKind.BODY, with_abbreviation(h.body.value)[0]) if h.body else None
        owner = mention_key(MentionKind.ORGANIZATION, h.owner.value) if h.owner else None
        if first == "BODY":
            return " ".join(filter(None, (body, owner))) or self.document
        if body and " " not in body and not self.minutes.county:
            body = None  # there are many Kommunstyrelsen
        return owner or body or self.document

    def said(self, kind: MentionKind, said: Said, actor_kind: str | None = None) -> str:
        written = self.minutes.source.quote(said.places[0]) if said.places else said.value
        return self.mention(kind, said.value, re.sub(r"\s+", " ", written), actor_kind)

    def organization(self, said: Said, kind: str | None = None) -> str:
        named = organizations.read(said.value)
        return self.said(
            MentionKind.ORGANIZATION, said, kind if kind and kind != "OTHER" else named.kind if named else "OTHER"
        )

    def own_body(self) -> str | None:
        h = self.minutes.header
        if h.body is None:
            return None
        name, _ = with_abbreviation(h.body.value)
        return self.mention(MentionKind.BODY, name, h.body.value, h.body_kind)

    def own_alias(self) -> str | None:
        """The abbreviation that stands behind the body's name in parentheses."""
        h = self.minutes.header
        name, alias = with_abbreviation(h.body.value) if h.body else ("", None)
        if not alias:
            return None
        return self.mention(MentionKind.BODY, alias, alias, h.body_kind, whole=mention_key(MentionKind.BODY, name))

    def body(self, said: Said) -> str | None:
        """A body as named: the document's own where the words mean it; a bare "gruppen" of another is left open."""
        if means_own(self.minutes, said.value) or (
            self.minutes.header.body and name_key(said.value) == name_key(self.minutes.header.body.value)
        ):
            return self.own_body()
        if known := self._introduced.get(name_key(said.value)):
            return self.said(MentionKind.BODY, said, known)
        if CONTEXT_BOUND.fullmatch(said.value) or NO_NAME.search(said.value) or len(said.value.split()) > 12:
            return self._in_doubt(said)
        kind = kind_of(said.value)
        return self.said(MentionKind.BODY, said, kind) if kind else None

    def _in_doubt(self, said: Said) -> str | None:
        """A name that nothing introduces is a doubt; an answer says what it means."""
        message = f"{said.value!r} names nobody that the text introduces"
        answer = self.minutes.doubt("UNRESOLVED_NAME", message, subject=said.value)
        if answer is None or answer.means is None:
            return None
        meant = Said(answer.means, said.places, said.role, FieldBasis.REVIEWED, answer.reviewer)
        return self.said(MentionKind.BODY, meant, kind_of(answer.means) or "OTHER")

    def named(self, said: Said, kind: str) -> str | None:
        """A body or group as introduced by the text; one of an organisation's kind is an organisation."""
        if kind in ORGANIZATION_KINDS:
            return self.organization(said, kind)
        if kind == "POST":
            return self.said(MentionKind.POST, said)
        own = self.minutes.header.body
        if own and name_key(said.value) == name_key(own.value):
            return self.own_body()
        return self.said(MentionKind.BODY, said, kind)

    def actor_named(self, said: Said) -> str | None:
        """Whoever decides, gives or is proposed to: an organisation of the register, a post, a person, or a body."""
        if organizations.read(said.value) and not kind_of(said.value):
            return self.organization(said)
        if organizations.is_title(said.value):
            return self.said(MentionKind.POST, said)
        if person := self.minutes.named(said.value):
            return self.said(MentionKind.PERSON, Said(person.name.value, said.places, said.role, said.basis))
        return self.body(said)

    def agreement(self, name: str) -> str | None:
        """An agreement by the name that the document has for it; None when it speaks of none such."""
        known = next((a.name for a in self.minutes.agreements if a.name.value == name), None)
        return self.said(MentionKind.AGREEMENT, known) if known else None

    def actor(self, kind: str, said: Said) -> str | None:
        if kind == "BODY":
            return self.body(said)
        if kind == "ORGANIZATION":
            return self.organization(said)
        return self.said(MentionKind(kind), said)
