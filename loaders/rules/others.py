"""Others who act and are named: units in lists of people, projects, authorities, municipalities, role groups.

Municipalities and regions count where they are no party of the meeting: those whose people sit there are told by
their people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.lexicon import words
from loaders.minutes import Minutes, Person, Said
from loaders.prose import paragraphs
from loaders.rules import names, organizations
from loaders.rules.body import kind_of
from loaders.rules.fundtables import money_columns
from loaders.rules.groupwords import group_word, says
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Source, Text, plain, plain_line
from schema.identity import fold, name_key

PLACE = re.compile(
    r"\bRegion [A-ZÅÄÖ][\w-]{1,30}(?: [A-ZÅÄÖ][\w-]{1,30})?(?: [lI|][äa4]n)?"
    r"|\b[A-ZÅÄÖ][\w-]{1,30}(?: [A-ZÅÄÖ][\w-]{1,30})? kommun\b"
)
ROLE_GROUP = (
    r"\b(?P<whose>länets|kommunernas|regionernas|regionens)\s+(?P<role>[a-zåäö-]{0,40}(?:chefer|ledare|samordnare|direktörer|strateger))"
    r"(?P<for>\s+för\s+[a-zåäö]+\s+[a-zåäö]+)?(?!\w)"
)
UNIT_BY = re.compile(r"\b(?:inom|leds av|hos) (?P<name>[A-ZÅÄÖ][a-zåäö-]+ och [a-zåäö]+)\b")
PROJECT_LEADER = re.compile(
    r"(?:projekt|program)ledare(?: för)? (?P<name>[A-ZÅÄÖ][^,.;:()]{3,60}?)(?:\s\((?P<short>[A-ZÅÄÖ]\w{1,9})\))?$"
)
ASSOCIATION = re.compile(
    r"\b(?:Föreningen|Stiftelsen|Brf|Bostadsrättsföreningen|Samfälligheten) "
    r"(?:[A-ZÅÄÖ][\w-]{1,30}s [a-zåäö]+\b"
    r"|[A-ZÅÄÖ][\w-]{1,30}(?: (?!Datum|Tid|Plats|Beslut|Protokoll)[A-ZÅÄÖ][\w-]{1,30}){0,3})"
)
PROPOSED_TO = r"\b(?:föreslår?|föreslog|föreslås|rekommenderar?|hemställer till) (?P<who>\w*direktören) att\b"
EXPANDED = re.compile(r"(?P<short>[A-ZÅÄÖ][A-ZÅÄÖ/]{1,7})s?\s\((?P<long>[a-zåäö][^()]{8,70})\)")
ACTING = re.compile(r"(?:chef|direktör|ledare|samordnare|rådgivare)", re.IGNORECASE)


@dataclass(frozen=True)
class Other:
    name: Said
    kind: str  # as of a body or an organisation in the graph
    rule: str
    aliases: tuple[str, ...] = ()


def find_others(minutes: Minutes, text: Text) -> Iterator[Other]:
    """Authorities, places and roles in a sentence."""
    scanned = minutes.source.scanned
    for kind, pattern in words()["group"]["organization"].items():
        for m in compiled(rf"(?<![\w-])(?-i:{pattern})(?=s?(?![\w-])|:s)", scanned).finditer(text.text):
            yield Other(Said.of(text.match(m)), kind, "known_organisation")
    for m in PLACE.finditer(text.text):
        named = _place(m[0], first=m.start() == 0, scanned=scanned)
        if named and not _takes_part(minutes, named.name):
            yield Other(Said(named.name, (text.match(m).span,), basis=named.basis), named.kind, "place")
    for m in ASSOCIATION.finditer(text.text):
        yield Other(Said.of(text.match(m)), "ASSOCIATION", "association")
    if proposed := compiled(PROPOSED_TO, scanned).search(text.text):
        office = text.match(proposed, "who")
        yield Other(Said.of(office, office.text[0].upper() + office.text[1:]), "POST", "office_proposed_to")
    for m in UNIT_BY.finditer(text.text):
        if minutes.source.text.lower().count(m["name"].lower()) > 1:
            yield Other(Said.of(text.match(m, "name")), "UNIT", "unit_in_text")
    for m in compiled(ROLE_GROUP, scanned).finditer(text.text):
        value = m[0][0].upper() + m[0][1:]
        yield Other(Said.of(text.match(m), value), "COLLECTIVE", "role_group")
    for m in EXPANDED.finditer(text.text):
        if ACTING.search(m["long"]):
            yield Other(Said.of(text.match(m, "short")), "MANAGEMENT_GROUP", "expanded_abbreviation", (m["long"],))
    for m in compiled(words()["group"]["rules"]["founded"], scanned).finditer(text.text):
        own_word = any(stem in fold(m["name"]) for stem in ("grupp", "natverk", "rad"))
        if (" " in m["name"] or own_word) and not group_word(m["name"], scanned):
            yield Other(Said.of(text.match(m, "name")), kind_of(m["what"], scanned) or "OTHER", "called_a_group")
    service = words()["group"]["rules"]["service"]
    for m in compiled(rf"\b(?P<what>{service}) i (?P<where>(?-i:[A-ZÅÄÖ])[\wåäö-]+)", scanned).finditer(text.text):
        yield Other(Said.of(text.match(m), m[0][0].upper() + m[0][1:]), "UNIT", "service")


def _place(text: str, *, first: bool, scanned: bool) -> organizations.Named | None:
    """The municipality or region; one that the register doesn't know needs a genitive where a sentence begins."""
    short = " ".join(text.split()[:2])
    for each in (text, short) if text.startswith("Region") else (text,):
        named = organizations.read(each, scanned=scanned)
        known = named and (named.code or named.kind == "REGION" or not first or "s kommun" in each)
        if named and known and named.kind in ("MUNICIPALITY", "REGION"):
            whole = named.code or each == short or named.name.endswith(" län")
            return named if whole else organizations.read(short, scanned=scanned) or named
    return None


def _takes_part(minutes: Minutes, name: str) -> bool:
    """Whether somebody has a seat on its behalf, or it owns the body."""
    key, own = name_key(name), minutes.header.owner
    if own is not None and name_key(own.value) == key:
        return True
    seats = (name_key(p.organisation.value) for p in minutes.people if p.seats and p.organisation)
    return any(each == key or each.startswith(f"{key} ") for each in seats)


def in_row(minutes: Minutes, lines: Sequence[Line]) -> Iterator[Other]:
    """Units, projects and organisations of the people of the lists, in their order."""
    for _, row in rows(minutes, lines):
        yield from _segments(minutes, row)
    for p in minutes.people:
        of_region = p.organisation_kind != "MUNICIPALITY"
        if p.unit and of_region and (_heads(p) or organizations.is_unit(p.unit.value, minutes.source.scanned)):
            yield Other(p.unit, "UNIT", "unit_of_list")
        if p.organisation and p.organisation_kind not in ("MUNICIPALITY", "REGION"):
            named = organizations.read(p.organisation.value)
            place = p.organisation.value.startswith("Region ")
            if not place and (named is None or named.kind not in ("MUNICIPALITY", "REGION")):
                yield Other(p.organisation, named.kind if named else "OTHER", "organisation_of_list")


def _heads(person: Person) -> bool:
    """Whether somebody of a region is the head of their unit, or is told by it alone."""
    if person.title is None:
        return person.organisation_kind == "REGION"
    return says("heads", person.title.value.split()[-1])


def elsewhere(minutes: Minutes) -> Iterator[Other]:
    """Bodies that people are elected to, and those who get money by a table."""
    for e in minutes.elections:
        word = group_word(e.body.value) if e.body else None
        kind = kind_of(e.body.value) if e.body else None
        plain_name = e.body and not any(says("stop", each) for each in e.body.value.split())
        if e.body and kind and plain_name and not (word and word.generic):
            yield Other(e.body, kind, "elected_body")
    for f in minutes.funding:
        if f.recipient and f.rule == "funding_row" and f.recipient[0] != "PERSON":
            named = organizations.read(f.recipient[1].value)
            if named is None or not _takes_part(minutes, named.name):
                yield Other(f.recipient[1], named.kind if named else "OTHER", "recipient_of_table")


def _row(minutes: Minutes, line: Line) -> bool:
    return minutes.uses.get(line.number, (None, ""))[1].startswith("list of people")


def _segments(minutes: Minutes, row: Text) -> Iterator[Other]:
    """As "Anna Lind, utredare, Badenheten, Fritid, Region Ekmark": what stands between title and region is units."""
    for part in _split(row)[1:]:
        if m := PROJECT_LEADER.search(part.text):
            short = (m["short"],) if m["short"] else ()
            yield Other(Said.of(part.match(m, "name")), "PROJECT", "project_of_leader", short)
    for part in units_in(row, minutes.source.scanned)[:-1]:
        yield Other(Said.of(part), "UNIT", "unit_of_list")


def units_in(row: Text, scanned: bool) -> list[Text]:
    """The units of a row of a list, the smallest first, and their region; none where the row ends with no region."""
    parts = _split(row)
    named = organizations.read(parts[-1].text, scanned=scanned) if len(parts) > 2 else None
    if named is None or named.kind != "REGION":
        return []
    return [*(part for part in parts[1:-1] if _is_unit(part)), parts[-1]]


def _split(row: Text) -> list[Text]:
    cuts = [m.start() for m in re.finditer(",", row.text)]
    return [row.cut(a, b).strip(" ,") for a, b in zip([0, *cuts], [*cuts, len(row.text)], strict=True)]


def _is_unit(part: Text) -> bool:
    whole = part.text[:1].isupper() and not part.text.endswith((" och", "-"))
    return whole and not organizations.is_title(part.text) and not names.is_name(part.text) and len(part) < 60


def rows(minutes: Minutes, lines: Sequence[Line]) -> Iterator[tuple[Line, Text]]:
    """The rows of lists of people that stand alone in a line or behind a bullet."""
    for paragraph in paragraphs([line for line in lines if _row(minutes, line)]):
        if not (paragraph.first.marker or len(paragraph.lines) == 1):
            continue
        cuts = [m.start() for m in re.finditer(";", paragraph.text.text)]
        for a, b in zip([0, *cuts], [*cuts, len(paragraph.text)], strict=True):
            yield paragraph.first, paragraph.text.cut(a, b).strip(" ;")


def _tried(text: str) -> list[str]:
    return [other.rule for other in find_others(Minutes(Source("", "text", text, ())), plain(text))]


rule(
    "known_organisation",
    "an authority or organisation that all of Sweden calls so",
    tries=lambda t: "known_organisation" in _tried(t),
    takes=("SKR:s kongress", "enligt Folkhälsomyndigheten"),
    refuses=("myndigheten svarade", "folkhälsa"),
)
rule(
    "place",
    "a municipality or region in the text that is no party of the meeting",
    tries=lambda t: "place" in _tried(t),
    takes=("ett studiebesök i Bjurträsks kommun", "enligt Region Fiktiv"),
    refuses=("kommunen svarade", "regionen är stor"),
)
rule(
    "role_group",
    "those who hold an office in all of the county or its municipalities",
    tries=lambda t: "role_group" in _tried(t),
    takes=("länets fritidschefer har enats", "kommunernas samordnare för trygg cykling"),
    refuses=("cheferna var där", "länets badhus"),
)
rule(
    "expanded_abbreviation",
    "capitals with the offices that they stand for in parentheses",
    tries=lambda t: "expanded_abbreviation" in _tried(t),
    takes=("BCFCs (badchefer och fritidschefer) uppdrag",),
    refuses=("SIP (samordnad individuell plan)", "badchefer (BC)"),
)
rule(
    "called_a_group",
    "a name with capitals that the text calls a group or network",
    tries=lambda t: "called_a_group" in _tried(t),
    takes=("Rena Bad Norden är ett nordiskt nätverk för badorter.",),
    refuses=("Syftet är ett nätverk.", "Badrådet är en god grupp.", "Rena bad är ett mål."),
)
rule(
    "service",
    "a public service named by its place",
    tries=lambda t: "service" in _tried(t),
    takes=("elevhälsan i Bjurträsk",),
    refuses=("elevhälsan i kommunen",),
)


def _row_tried(text: str) -> list[str]:
    return [other.rule for other in _segments(Minutes(Source("", "text", text, ())), plain(text))]


rule(
    "unit_of_list",
    "a unit of a region that somebody of a list belongs to",
    tries=lambda t: "unit_of_list" in _row_tried(t),
    takes=("Anna Lind, utredare, Badenheten, Fritid och hav, Region Ekmark",),
    refuses=("Anna Lind, utredare, Badenheten, Bjurträsks kommun", "Anna Lind, Region Ekmark"),
)
rule(
    "project_of_leader",
    "a project that somebody of a list leads",
    tries=lambda t: "project_of_leader" in _row_tried(t),
    takes=("Anna Lind, projektledare Rena bad (RB), Region Ekmark",),
    refuses=("Anna Lind, projektledare för översynen, Region Ekmark", "Anna Lind, utredare Badhus"),
)
rule(
    "organisation_of_list",
    "an organisation other than a municipality or region that somebody of a list comes from",
    tries=lambda t: (named := organizations.read(t)) is not None and named.kind not in ("MUNICIPALITY", "REGION"),
    takes=("Föreningen Simglädje", "Fiktivverket", "Svartå Energi AB"),
    refuses=("Region Ekmark", "Granviks kommun", "Anna Lind"),
)
rule(
    "association",
    "an association by the word for it and its name",
    tries=lambda t: "association" in _tried(t),
    takes=("Bidrag till Föreningen Simglädje Ekmark",),
    refuses=("Föreningen tackade.", "föreningen Bojen"),
)
rule(
    "office_proposed_to",
    "an office that a body proposes to decide",
    tries=lambda t: "office_proposed_to" in _tried(t),
    takes=("att föreslå kommundirektören att betala ut medlen",),
    refuses=("kommundirektören föreslår att rådet lägger ned", "rådet föreslår att direktören slutar"),
)
rule(
    "elected_body",
    "a body that somebody is elected to",
    tries=kind_of,
    takes=("Socialutskottet", "Brukarrådet"),
    refuses=("Granviks kommun",),
)
rule(
    "recipient_of_table",
    "who gets money by a table, other than those of the meeting",
    tries=lambda t: money_columns(plain_line(t)),
    takes=("Ändamål\tBelopp\tMottagare",),
    refuses=("Namn\tOrganisation",),
)
rule(
    "unit_in_text",
    "a unit that the text names with a capital, and more than once",
    tries=lambda t: "unit_in_text" in _tried(t),
    takes=("arbetet leds av Bad och hälsa. Även bad och hälsa deltar.",),
    refuses=("inom Sverige och", "leds av Bad och hälsa en gång"),
)
