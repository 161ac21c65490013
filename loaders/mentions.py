"""The actors and matters that a document names, each once: the mentions of `extract`.

A name that depends on its context ("chefsgruppen") is resolved to the document's own body where it means that, and is
otherwise left open and reported.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from loaders.forms import why
from loaders.header import OwnBody
from loaders.keys import bound
from loaders.keys.agreements import agreement_key, owner_of
from loaders.keys.bodies import OWNED, body_key, is_short, with_abbreviation
from loaders.keys.letters import LETTERS, stands_for
from loaders.keys.matters import has_series, matter_key
from loaders.minutes import BodyNamed, Minutes, Said
from loaders.rules import organizations
from loaders.rules.body import kind_of
from loaders.rules.own import answers, by_context, by_short, together
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
TOGETHER = ("mötet", "sammanträdet", "vi")
"""Words for all who meet."""
WITH_UNITS = frozenset({"MUNICIPALITY", "AUTHORITY", "ASSOCIATION", "SCHOOL", "COMPANY"})
"""Kinds of organisations of which a county has several, each with units of the same names; it has one region."""
NO_NAME = re.compile(
    r"[*_<>{}]|\b(?:har|hade|är|ska|att|väljer|föreslår|fattar|beslutar|får|kan|som|när|om)\b", re.IGNORECASE
)


def mention_key(kind: MentionKind, name: str) -> str:
    """Under which name others may mean the same."""
    return KEYS.get(kind, name_key)(name) or name.casefold()


KEYS: dict[MentionKind, Callable[[str], str]] = {
    MentionKind.PERSON: search_key,
    MentionKind.BODY: body_key,
    MentionKind.MATTER: matter_key,
    MentionKind.AGREEMENT: agreement_key,
}


def _introduced(minutes: Minutes) -> dict[str, tuple[Said, str]]:
    """The bodies that the text introduces, by the keys of all forms that it has for one alone: name and kind."""
    found: dict[str, list[tuple[Said, str]]] = defaultdict(list)
    for b in minutes.bodies:
        if b.kind not in ORGANIZATION_KINDS and b.kind != "POST":
            for key in dict.fromkeys(body_key(form) for form in (b.name.value, *b.aliases)):
                found[key].append((b.name, b.kind))
    return {key: known[0] for key, known in found.items() if len(known) == 1}


class Mentions:
    """Collects the mentions of one document by their keys; a name that is left open becomes a doubt."""

    def __init__(self, minutes: Minutes) -> None:
        self.minutes, self.document = minutes, minutes.source.content_id
        self.records: dict[str, MentionRecord] = {}
        self._forms: dict[str, dict[str, str]] = defaultdict(dict)  # mention -> words for it -> why
        self._introduced = _introduced(minutes)
        self._own: set[str] = set()

    def all(self) -> tuple[MentionRecord, ...]:
        """The mentions when all of the text is read, each with the other forms that it has for it."""
        return tuple(
            replace(m, whole=m.whole or self._spelt_out(m), forms=tuple(sorted(self._forms[id_].items())))
            for id_, m in self.records.items()
        )

    def _spelt_out(self, m: MentionRecord) -> str | None:
        """Of an abbreviation that nothing explains: the key of the one body here whose letters it has."""
        if m.kind != MentionKind.BODY or not is_short(m.name):
            return None
        fits = {
            o.key for o in self.records.values() if o.kind == m.kind and o.key != m.key and stands_for(m.name, o.name)
        }
        return next(iter(fits)) if len(fits) == 1 else None

    def mention(
        self,
        kind: MentionKind,
        name: str,
        written: str,
        actor_kind: str | None = None,
        whole: str | None = None,
        key: str | None = None,
    ) -> str:
        name = with_abbreviation(name)[0] if kind == MentionKind.BODY else name
        found = MentionRecord(
            self.document,
            kind,
            name,
            written,
            self.key(kind, name) if key is None else key,
            actor_kind,
            owner=self._owner if kind == MentionKind.BODY else None,
            whole=whole,
            scanned=self.minutes.source.scanned,
        )
        known = self.records.setdefault(found.id, found)
        if whole and not known.whole and whole != known.key:
            known = self.records[known.id] = replace(known, whole=whole)
        self._note(known, name, written)
        return known.id

    def enter(self, found: MentionRecord) -> str:
        """A mention that was made elsewhere; the one that is there already stays. Gives its id."""
        return self.records.setdefault(found.id, found).id

    def _note(self, m: MentionRecord, *forms: str) -> None:
        """Keep other words for a mention than its name, with the reason why they mean it."""
        own = m.id in self._own
        for form in forms:
            if reason := why(m.kind, m.name, form, scanned=m.scanned, own=own, county=self.minutes.county):
                self._forms[m.id].setdefault(form, reason)

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
        if kind == MentionKind.BODY and (named := self._named_own(name)):
            return self._own_key(key, named[0])
        return f"{key} @{of}" if (of := self._bound_to(kind, name)) else key

    def _own_key(self, key: str, own: OwnBody) -> str:
        """The own body's key; where others may be called the same, it says whose it is."""
        generic = bound.whose(MentionKind.BODY, own.name.value) is not None
        owned = own.kind in OWNED
        alone = " " not in key and owned and not self.minutes.county  # there are many Kommunstyrelsen
        if alone or (generic and not (self._owner and owned)):
            return f"{key} @{self._owner or self.document}"
        return key

    def _bound_to(self, kind: MentionKind, name: str) -> str | None:
        """Whose somebody is whom only their document can tell."""
        h = self.minutes.header
        match bound.whose(kind, name):
            case bound.Whose.OWNER:
                return self._owner if h.owner_kind in bound.owner_kinds(name) and self._owner else self.document
            case bound.Whose.BODY:
                return self._whose("BODY")
            case bound.Whose.PLACE:
                local = self._owner if h.owner_kind in WITH_UNITS else None
                return local or (None if bound.is_single(name) else self._whose("BODY"))
        return self._whose("OWNER") if kind == MentionKind.BODY and not self.minutes.county else None

    @cached_property
    def _owner(self) -> str | None:
        """The key of the organisation that the document belongs to."""
        owner = self.minutes.header.owner
        if owner is None:
            return None
        near = organizations.nearest(owner.value, self.minutes.county, self.minutes.header.owner_kind)
        return mention_key(MentionKind.ORGANIZATION, near.name if near else owner.value)

    def _whose(self, first: str) -> str:
        """The key of the body (first == "BODY") or organisation that the document belongs to; else the document."""
        h = self.minutes.header
        body = " ".join(sorted(self.key(MentionKind.BODY, each.name.value) for each in h.bodies)) or None
        if first == "BODY":
            return " ".join(filter(None, (body, self._owner))) or self.document
        if body and " " not in body and not self.minutes.county:
            body = None  # there are many Kommunstyrelsen
        return self._owner or body or self.document

    def said(self, kind: MentionKind, said: Said, actor_kind: str | None = None) -> str:
        return self.mention(kind, said.value, self._written(said), actor_kind)

    def _written(self, said: Said) -> str:
        quoted = self.minutes.source.quote(said.places[0]) if said.places else said.value
        return re.sub(r"\s+", " ", quoted)

    def organization(self, said: Said, kind: str | None = None) -> str:
        named = organizations.read(said.value)
        if (named is None or named.code is None) and kind in (None, "OTHER", "MUNICIPALITY", "REGION"):
            known = named.kind if named else kind
            if near := organizations.nearest(said.value, self.minutes.county, known):
                return self.said(MentionKind.ORGANIZATION, replace(said, value=near.name), near.kind)
        kind = kind if kind and kind != "OTHER" else named.kind if named else "OTHER"
        return self.unit(said) if kind == "UNIT" else self.said(MentionKind.ORGANIZATION, said, kind)

    def unit(self, said: Said, of: str | None = None) -> str:
        """A unit, of the organisation (a mention's id) beside it, else of the document's own: each has its own."""
        key, place = self.key(MentionKind.ORGANIZATION, said.value), self.records.get(of or "")
        if " @" not in key:
            owner_kind = place.actor_kind if place else self.minutes.header.owner_kind
            if owner_kind in WITH_UNITS and (owner := place.key if place else self._owner):
                key = f"{key} @{owner}"
            elif not place and not self.minutes.county:
                key = f"{key} @{self._whose('OWNER')}"
            elif not place:
                known = [m.key for m in self.records.values() if m.kind == MentionKind.ORGANIZATION]
                fits = [each for each in known if each.startswith(f"{key} @")]
                key = fits[0] if len(fits) == 1 and key not in known else key
        return self.mention(MentionKind.ORGANIZATION, said.value, self._written(said), "UNIT", key=key)

    def own_bodies(self) -> list[str]:
        """The document's own body, or all of those that meet together."""
        return [self.own_body(each) for each in self.minutes.header.bodies]

    def own_body(self, body: OwnBody, said: Said | None = None) -> str:
        """One of the document's own bodies; `said` are other words for it."""
        name, _ = with_abbreviation(body.name.value)
        own = self.mention(MentionKind.BODY, name, name, body.kind)
        self._own.add(own)
        if said:
            self._note(self.records[own], said.value, self._written(said))
        return own

    def own_aliases(self) -> list[tuple[str, OwnBody]]:
        """The abbreviations that stand behind the bodies' names in parentheses."""
        found = []
        for body in self.minutes.header.bodies:
            name, alias = with_abbreviation(body.name.value)
            if alias:
                whole = mention_key(MentionKind.BODY, name)
                found.append((self.mention(MentionKind.BODY, alias, alias, body.kind, whole=whole), body))
        return found

    def body(self, said: Said) -> str | None:
        """A body as named: the document's own where the words mean it; a bare "gruppen" of another is left open."""
        if own := self._meant(said.value):
            return self.own_body(own[0], said) if len(own) == 1 else self._in_doubt(said)
        if not self.minutes.header.bodies and answers(said.value):
            return None
        if known := self._introduced.get(body_key(said.value)):
            return self._known(known, said)
        if CONTEXT_BOUND.fullmatch(said.value) or NO_NAME.search(said.value) or len(said.value.split()) > 12:
            return self._in_doubt(said)
        if is_short(said.value) and len(bare := said.value.removesuffix("s")) >= min(LETTERS):
            return self.said(MentionKind.BODY, replace(said, value=bare), kind_of(bare) or "OTHER")
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
        if own := self._named_own(said.value):
            return self.own_body(own[0], said)
        return self._known((said, kind), said)

    def _named_own(self, name: str) -> list[OwnBody]:
        """The document's own bodies of that name, in another form or not."""
        own = self.minutes.header.bodies
        return [each for each in own if body_key(name) == body_key(each.name.value)]

    def _meant(self, name: str) -> list[OwnBody]:
        """The document's own bodies that a name may mean."""
        several = len(self.minutes.header.bodies) > 1
        by_name = self._named_own(name) or (by_short(self.minutes, name) if several else [])
        return by_name or by_context(self.minutes, name)

    def deciders(self, said: Said) -> list[str]:
        """Whoever is named as deciding: as `actor_named`, or all bodies of a joint meeting together."""
        both = together(self.minutes, said.value) or said.value.lower() in TOGETHER
        if both and len(self.minutes.header.bodies) > 1:
            return self.own_bodies()
        one = self.actor_named(said)
        return [one] if one else []

    def _known(self, introduced: tuple[Said, str], said: Said) -> str:
        """A body that the text introduces, by these words or others."""
        name, kind = introduced
        return self.said(MentionKind.BODY, replace(said, value=name.value), kind)

    def also(self, b: BodyNamed) -> list[str]:
        """Of a body that the text introduces: its abbreviation, or what its name is short for."""
        if b.kind in ORGANIZATION_KINDS or b.kind == "POST":
            return []
        short = is_short(b.name.value)
        others = [name for name in dict.fromkeys(b.aliases) if is_short(name) != short]
        key = self.key(MentionKind.BODY, b.name.value)
        return [
            self.mention(MentionKind.BODY, name[0].upper() + name[1:], name, b.kind, whole=key)
            for name in others
            if self.key(MentionKind.BODY, name) != key
        ]

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
