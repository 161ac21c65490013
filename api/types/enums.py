"""The fixed choices of the API, each value with its Swedish word; the English one is the name itself."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum, auto
from typing import TypeVar

import strawberry


class Choice(StrEnum):
    """An enum whose values are its names."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        return name


E = TypeVar("E", bound=type[Choice])
SWEDISH: dict[str, dict[str, str]] = {}
"""The Swedish word of each value, by the enum's name."""


def label(choice: str, value: str | None, lang: str = "sv") -> str:
    """The word for a value of the enum named `choice`, in "sv" or "en"; "" for none, the value itself if unknown."""
    if value is None:
        return ""
    if lang == "sv":
        return SWEDISH.get(choice, {}).get(value, value.lower())
    return value.replace("_", " ").lower()


def swedish(description: str, words: str) -> Callable[[E], E]:
    """Declare an enum; `words` are its Swedish words in the order of its values, separated by '|'."""

    def declare(choice: E) -> E:
        labels = dict(zip((member.name for member in choice), words.split("|"), strict=True))
        SWEDISH[choice.__name__] = labels
        strawberry.enum(choice, description=description)
        for value in choice.__strawberry_definition__.values:  # type: ignore[attr-defined]
            value.description = labels[value.name]
        return choice

    return declare


@swedish("How grave an issue is.", "fel|varning|upplysning")
class Severity(Choice):
    ERROR = auto()
    WARNING = auto()
    INFO = auto()


@swedish("A language.", "svenska|engelska")
class Lang(Choice):
    SV = auto()
    EN = auto()


@swedish(
    "A seat's role in its body.",
    "ordförande|vice ordförande|andre vice ordförande|sekreterare|ledare|ledamot|ersättare|adjungerad|annan",
)
class Role(Choice):
    CHAIR = auto()
    VICE_CHAIR = auto()
    SECOND_VICE_CHAIR = auto()
    SECRETARY = auto()
    LEADER = auto()
    MEMBER = auto()
    SUBSTITUTE = auto()
    CO_OPTED = auto()
    OTHER = auto()


@swedish(
    "What it rests on that a seat holds: STATED, a text states the term; ROSTER, a complete list names it; SEEN, an "
    "incomplete list names it; LAST_SEEN, such a list named it earlier, and nothing is known since.",
    "angivet|i fullständig lista|i lista|senast i lista",
)
class Basis(Choice):
    STATED = auto()
    ROSTER = auto()
    SEEN = auto()
    LAST_SEEN = auto()


@swedish("Whether somebody was at a meeting.", "närvarande|frånvarande|delvis närvarande|okänt")
class AttendanceStatus(Choice):
    PRESENT = auto()
    ABSENT = auto()
    PARTIAL = auto()
    UNKNOWN = auto()


@swedish(
    "As what somebody was at a meeting.",
    "ordförande|vice ordförande|sekreterare|projektledare|ledamot|ersättare|adjungerad|tjänsteperson|föredragande|gäst|"
    "justerare|deltagare|nämnd|annan",
)
class Capacity(Choice):
    CHAIR = auto()
    VICE_CHAIR = auto()
    SECRETARY = auto()
    PROJECT_LEADER = auto()
    MEMBER = auto()
    SUBSTITUTE = auto()
    CO_OPTED = auto()
    OFFICIAL = auto()
    PRESENTER = auto()
    GUEST = auto()
    ADJUSTER = auto()
    PARTICIPANT = auto()
    MENTIONED = auto()
    OTHER = auto()


@swedish(
    "What became of a mandate.",
    "föreslaget|planerat|givet|pågår|återrapporterat|klart|uppskjutet|ersatt|återtaget|okänt",
)
class MandateStatus(Choice):
    PROPOSED = auto()
    PLANNED = auto()
    GIVEN = auto()
    ONGOING = auto()
    REPORTED = auto()
    DONE = auto()
    POSTPONED = auto()
    REPLACED = auto()
    WITHDRAWN = auto()
    UNKNOWN = auto()


@swedish(
    "What the texts say of an agreement.",
    "utkast|föreslagen|gäller|revideras|har löpt ut|ersatt|okänt",
)
class AgreementStatus(Choice):
    DRAFT = auto()
    PROPOSED = auto()
    IN_FORCE = auto()
    UNDER_REVISION = auto()
    EXPIRED = auto()
    REPLACED = auto()
    UNKNOWN = auto()


@swedish(
    "The kind of an amount: given, carried over from an earlier year, set aside to be distributed, a cost, a sum.",
    "bidrag|överfört|pott|kostnad|summa|annat",
)
class FundingKind(Choice):
    GRANT = auto()
    CARRIED_OVER = auto()
    POT = auto()
    COST = auto()
    TOTAL = auto()
    OTHER = auto()


@swedish(
    "How actors hang together.",
    "del av|rapporterar till|byter namn till|ersätts av|avvecklas|ändrar form|annat",
)
class LinkKind(Choice):
    PART_OF = auto()
    REPORTS_TO = auto()
    RENAMED_TO = auto()
    REPLACED_BY = auto()
    DISSOLVED = auto()
    CHANGES_KIND = auto()
    OTHER = auto()


@swedish("How far a change of structure has come.", "beslutat|föreslaget|refererat|okänt")
class LinkStatus(Choice):
    DECIDED = auto()
    PROPOSED = auto()
    REPORTED = auto()
    UNKNOWN = auto()


@swedish("What a person stands for.", "för|mot|avstår|reservation|jäv|yrkande|annat")
class StanceKind(Choice):
    FOR = auto()
    AGAINST = auto()
    ABSTAINED = auto()
    RESERVATION = auto()
    DISQUALIFIED = auto()
    PROPOSED = auto()
    OTHER = auto()


@swedish("The kind of a decision.", "beslut|godkännande|val|läggs till handlingarna|avslag|återremiss|annat")
class DecisionKind(Choice):
    DECISION = auto()
    APPROVAL = auto()
    ELECTION = auto()
    NOTED = auto()
    REJECTION = auto()
    REFERRED_BACK = auto()
    OTHER = auto()


@swedish("How far a decision has come.", "fattat|föreslaget|refererat|uppskjutet|struket|okänt")
class DecisionStatus(Choice):
    TAKEN = auto()
    PROPOSED = auto()
    REPORTED = auto()
    POSTPONED = auto()
    DROPPED = auto()
    UNKNOWN = auto()


@swedish(
    "The kind of a body.",
    "råd|styrelse|utskott|ledningsgrupp|styrgrupp|arbetsgrupp|referensgrupp|nätverk|projekt|annan grupp",
)
class BodyKind(Choice):
    COUNCIL = auto()
    BOARD = auto()
    COMMITTEE = auto()
    MANAGEMENT_GROUP = auto()
    STEERING_GROUP = auto()
    WORKING_GROUP = auto()
    REFERENCE_GROUP = auto()
    NETWORK = auto()
    PROJECT = auto()
    OTHER = auto()


@swedish(
    "The kind of an organisation; COLLECTIVE names several together and is never expanded.",
    "region|kommun|enhet|myndighet|förening|skola|företag|flera tillsammans|annan",
)
class OrganizationKind(Choice):
    REGION = auto()
    MUNICIPALITY = auto()
    UNIT = auto()
    AUTHORITY = auto()
    ASSOCIATION = auto()
    SCHOOL = auto()
    COMPANY = auto()
    COLLECTIVE = auto()
    OTHER = auto()


@swedish("The kind of a document.", "protokoll|dagordning|bildspel|register|annat")
class DocumentKind(Choice):
    MINUTES = auto()
    AGENDA = auto()
    SLIDES = auto()
    REGISTER = auto()
    OTHER = auto()


@swedish("Whether a meeting was held.", "hållet|planerat|inställt|okänt")
class MeetingStatus(Choice):
    HELD = auto()
    PLANNED = auto()
    CANCELLED = auto()
    UNKNOWN = auto()


@swedish("What became of a line of a document.", "uppgift|sammanhang|inramning|ej läst|okänt")
class LineUse(Choice):
    FACT = auto()
    CONTEXT = auto()
    FURNITURE = auto()
    UNREAD = auto()
    UNKNOWN = auto()


@swedish(
    "What cited words are to a value: its own words, a heading above, an empty cell that repeats the one above, the "
    "year of a date, where a short name is introduced.",
    "värdet|rubrik|upprepning|årtal|definition|annat",
)
class EvidenceRole(Choice):
    VALUE = auto()
    HEADING = auto()
    INHERITED = auto()
    YEAR_FROM = auto()
    DEFINITION = auto()
    OTHER = auto()


@swedish(
    "How sure the step from words to value is: the words say it; a named rule read it from the context; the register "
    "gave it; it was calculated; a person settled what the reader was unsure of.",
    "angivet|tolkat|ur registret|beräknat|granskat|okänt",
)
class FieldBasis(Choice):
    STATED = auto()
    INFERRED = auto()
    REFERENCE = auto()
    COMPUTED = auto()
    REVIEWED = auto()
    UNKNOWN = auto()


@swedish(
    "Why nobody sits: no text names any seat; none of the roles asked for; all begin later; some were seen earlier "
    "(see lastSeen); all have ended.",
    "inga platser|ingen sådan roll|ännu inte|sedda tidigare|avslutade",
)
class EmptyCode(Choice):
    NO_SEATS = auto()
    NO_SUCH_ROLE = auto()
    NOT_YET = auto()
    SEEN_EARLIER = auto()
    ENDED = auto()


@swedish(
    "What a search looks for.",
    "person|organisation|organ|befattning|dokument|uppdrag|beslut|ärende på dagordningen|ärende|överenskommelse",
)
class SearchKind(Choice):
    PERSON = auto()
    ORGANIZATION = auto()
    BODY = auto()
    POST = auto()
    DOCUMENT = auto()
    MANDATE = auto()
    DECISION = auto()
    AGENDA_ITEM = auto()
    MATTER = auto()
    AGREEMENT = auto()


@swedish(
    "Why two may be one: the same name, without a tie; the same words that tell names apart; a near spelling; an "
    "initial for a first name; one name more; the one's words among the other's; an abbreviation; a scan that broke "
    "letters; the same organisation; the same body. Against it: another organisation.",
    "samma namn|samma ord|liknande stavning|initial|ett namn mer|orden ingår|förkortning|skannad text"
    "|samma organisation|samma organ|annan organisation",
)
class CandidateReason(Choice):
    SAME_NAME = auto()
    SAME_WORDS = auto()
    NEAR_SPELLING = auto()
    INITIAL = auto()
    NAME_MORE = auto()
    WORDS_CONTAINED = auto()
    ABBREVIATION = auto()
    SCANNED = auto()
    SAME_ORGANIZATION = auto()
    SAME_BODY = auto()
    OTHER_ORGANIZATION = auto()


@swedish("What a pair that may be one is.", "person|organisation|organ|befattning|överenskommelse")
class CandidateKind(Choice):
    PERSON = auto()
    ORGANIZATION = auto()
    BODY = auto()
    POST = auto()
    AGREEMENT = auto()


@swedish("What a person judged of two names.", "samma|olika|osäkert")
class Verdict(Choice):
    SAME = auto()
    DIFFERENT = auto()
    UNSURE = auto()


@swedish("What became of a node of the world.", "tillkom|ändrades|försvann")
class ChangeKind(Choice):
    ADDED = auto()
    CHANGED = auto()
    REMOVED = auto()


@swedish("What a correction does to a statement.", "ändrar|tar bort|lägger till")
class CorrectionAction(Choice):
    ALTER = auto()
    WITHDRAW = auto()
    ADD = auto()
