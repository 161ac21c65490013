"""Every code of an Issue: how grave it is, what it means, and what is said of one case.

An Issue lists what doesn't fit together or what nobody fills, with evidence on all its sides; nothing is decided by it.
`ERROR`: both can't be true. `WARNING`: one of them is likely wrong, or something is missing. `INFO`: worth a look.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schema.errors import UsageError

SEVERITIES = ("ERROR", "WARNING", "INFO")


@dataclass(frozen=True, slots=True)
class IssueCode:
    """`sv` and `en` explain the code; `said_sv` and `said_en` say one case, with its values in braces.

    A code without `said_*` is a doubt of the reader, who words each case in English.
    """

    code: str
    severity: str
    sv: str
    en: str
    said_sv: str = ""
    said_en: str = ""

    def message(self, lang: str, values: Mapping[str, str]) -> str:
        """What is said of one case, in "sv" or "en". KeyError when a value is missing."""
        return (self.said_sv if lang == "sv" else self.said_en).format_map(values)


_CONTRADICTIONS = (
    IssueCode(
        "TWO_CHAIRS",
        "WARNING",
        "Två personer är ordförande i samma organ samtidigt, och ingen text nämner båda som ordförande.",
        "Two people chair one body at the same time, and no text names both as its chairs.",
        "Två ordförande samtidigt från {since}",
        "Two chairs at once from {since}",
    ),
    IssueCode(
        "PRESENT_AND_ABSENT",
        "ERROR",
        "En person står både som närvarande och som frånvarande vid samma möte.",
        "A person is listed both as present and as absent at the same meeting.",
        "Både närvarande och frånvarande den {day}",
        "Both present and absent on {day}",
    ),
    IssueCode(
        "TITLES_DIFFER",
        "INFO",
        "En person har samma dag olika titlar i samma organisation.",
        "A person has different titles at one organisation on the same day.",
        "Olika titlar den {day}: {titles}",
        "Different titles on {day}: {titles}",
    ),
    IssueCode(
        "MEETING_DATE_DIFFERS",
        "WARNING",
        "Nästa möte var utlyst till en dag, men protokollet är från en annan dag nära den.",
        "The next meeting was announced for one day, but minutes are of another day close to it.",
        "Utlyst till {announced}, hållet {held}",
        "Announced for {announced}, held on {held}",
    ),
    IssueCode(
        "MEETING_TIME_DIFFERS",
        "INFO",
        "Två texter anger olika klockslag för samma möte.",
        "Two texts give different times for one meeting.",
        "Olika klockslag för mötet {day}: {values}",
        "Different times for the meeting on {day}: {values}",
    ),
    IssueCode(
        "MEETING_PLACE_DIFFERS",
        "INFO",
        "Två texter anger olika platser för samma möte.",
        "Two texts give different places for one meeting.",
        "Olika platser för mötet {day}: {values}",
        "Different places for the meeting on {day}: {values}",
    ),
    IssueCode(
        "SUM_MISMATCH",
        "WARNING",
        "En summa är inte vad dess delar blir tillsammans.",
        "A sum isn't what its parts make together.",
        "Summan anges till {told} kr, delarna blir {parts} kr ({difference} kr)",
        "The sum is said to be {told} kr, its parts make {parts} kr ({difference} kr)",
    ),
    IssueCode(
        "MUNICIPALITY_OUTSIDE_COUNTY",
        "WARNING",
        "En kommun har plats i ett organ vars övriga kommuner alla ligger i ett annat län.",
        "A municipality has a seat in a body whose other municipalities all lie in another county.",
        "Kommunen ligger i {county}, organets övriga i {other}",
        "The municipality lies in {county}, the body's others in {other}",
    ),
    IssueCode(
        "DUE_BEFORE_GIVEN",
        "WARNING",
        "Ett uppdrag skulle vara klart före den dag då det gavs.",
        "A mandate is due before the day on which it was given.",
        "Gavs {given}, skulle vara klart {due}",
        "Given on {given}, due {due}",
    ),
    IssueCode(
        "ENDS_BEFORE_IT_BEGINS",
        "ERROR",
        "En angiven giltighetstid slutar före den börjar.",
        "A stated period ends before it begins.",
        "Gäller från {begins} till {ends}",
        "Valid from {begins} to {ends}",
    ),
    IssueCode(
        "SEAT_ENDED_BY_ROSTER",
        "WARNING",
        "En senare fullständig lista saknar en plats som enligt en tidigare text fortfarande gäller.",
        "A later complete list leaves out a seat that still holds by an earlier text.",
        "En fullständig lista den {since} saknar platsen, fast ingen text avslutar den",
        "A complete list of {since} leaves the seat out, though no text ends it",
    ),
    IssueCode(
        "SEAT_PERIODS_DIFFER",
        "WARNING",
        "Två texter låter en plats börja samma dag men sluta olika dagar; den senare texten gäller.",
        "Two texts let a seat begin on one day and end on different ones; the later text counts.",
        "Från {since}, till olika dagar: {ends}",
        "From {since}, to different days: {ends}",
    ),
    IssueCode(
        "SEAT_ORGANISATIONS_DIFFER",
        "WARNING",
        "Två texter låter en person sitta för olika organisationer samtidigt.",
        "Two texts have a person sit for different organisations at the same time.",
        "Olika organisationer den {since}",
        "Different organisations on {since}",
    ),
    IssueCode(
        "SEAT_PARTIES_DIFFER",
        "INFO",
        "Två texter ger en person olika partier samtidigt i samma organ.",
        "Two texts give a person different parties at the same time in one body.",
        "Olika partier den {since}: {values}",
        "Different parties on {since}: {values}",
    ),
    IssueCode(
        "SEAT_ROLES_DIFFER",
        "WARNING",
        "Två texter ger en person roller i ett organ som ingen har samtidigt, som ledamot och ersättare.",
        "Two texts give a person roles in one body that nobody has at the same time, as member and substitute.",
        "Olika roller den {since}",
        "Different roles on {since}",
    ),
    IssueCode(
        "AGREEMENT_ENDED",
        "WARNING",
        "Ett avtal har löpt ut, och ingen text nämner någon förlängning eller något som ersätter det.",
        "An agreement has passed its end, and no text tells of a prolongation or of one that replaces it.",
        "Gällde till {ends}",
        "Was valid to {ends}",
    ),
)

_GAPS = (
    IssueCode(
        "VACANT_SEAT",
        "INFO",
        "En plats i ett organ är vakant.",
        "A seat in a body is vacant.",
        "Vakant sedan {since}",
        "Vacant since {since}",
    ),
    IssueCode(
        "BODY_NOT_INTRODUCED",
        "INFO",
        "Ett organ beslutar, men inget inläst dokument är från dess möten eller säger vilka som sitter där eller vart "
        "det hör.",
        "A body decides, but no document that was read is of its meetings, or says who sits in it or where it belongs.",
        "Nämns som beslutande {day}",
        "Named as deciding on {day}",
    ),
)

_DOUBTS = (
    IssueCode(
        "DAMAGED_ROW",
        "WARNING",
        "En rad i en personlista är så skadad att den inte kunde läsas säkert.",
        "A row of a list of people is too damaged to be read with certainty.",
    ),
    IssueCode(
        "UNREAD_ROW",
        "WARNING",
        "En rad i en personlista kunde inte läsas som en person.",
        "A row of a list of people couldn't be read as a person.",
    ),
    IssueCode(
        "REPEATED_ROW",
        "INFO",
        "Rader i ett register säger samma sak som tidigare rader; de räknas en gång.",
        "Rows of a register say what earlier rows said; they count once.",
    ),
    IssueCode(
        "SAME_NAME",
        "WARNING",
        "Rader om samma namn säger emot varandra i ett organ; de räknas som olika personer.",
        "Rows of one name contradict each other in a body; they count as different people.",
    ),
    IssueCode(
        "EMPTY_ROSTER",
        "WARNING",
        "Dokumentet har en personlista, men ingen person lästes ur den.",
        "The document has a list of people, but nobody was read from it.",
    ),
    IssueCode(
        "NO_BODY",
        "WARNING",
        "Dokumentet säger inte vilket organ som möttes.",
        "The document doesn't say which body met.",
    ),
    IssueCode(
        "NO_DATE",
        "WARNING",
        "Dokumentet säger inte vilken dag mötet hölls.",
        "The document doesn't say on which day the meeting was held.",
    ),
    IssueCode(
        "TWO_MEETINGS",
        "WARNING",
        "Filen innehåller protokoll från två möten; bara det första lästes.",
        "The file holds the minutes of two meetings; only the first was read.",
    ),
    IssueCode(
        "UNRESOLVED_NAME",
        "INFO",
        "Ett namn som bara förstås i sitt sammanhang, och som texten inte förklarar.",
        "A name that is only understood in its context, and that the text doesn't introduce.",
    ),
    IssueCode(
        "TRACKED_CHANGES",
        "WARNING",
        "Filen har spårade ändringar som inte är godkända.",
        "The file has tracked changes that aren't accepted.",
    ),
    IssueCode(
        "COMMENTS_NOT_READ",
        "INFO",
        "Filen har kommentarer, som inte läses.",
        "The file has comments, which aren't read.",
    ),
    IssueCode(
        "PICTURES_NOT_READ",
        "WARNING",
        "Filen har bilder; text i dem läses inte.",
        "The file has pictures; text in them isn't read.",
    ),
    IssueCode(
        "HIDDEN_SLIDES",
        "INFO",
        "Några av bilderna är dolda vid visning; de läses ändå.",
        "Some slides are hidden when shown; they are read all the same.",
    ),
    IssueCode(
        "OCR_UNSURE",
        "WARNING",
        "Texten är inskannad, och på någon sida är igenkänningen osäker.",
        "The text is scanned, and on some page its recognition is unsure.",
    ),
)

ISSUES: Mapping[str, IssueCode] = {row.code: row for row in (*_CONTRADICTIONS, *_GAPS, *_DOUBTS)}
"""All codes, contradictions first, then gaps, then doubts of the reader."""
DOUBTS = frozenset(row.code for row in _DOUBTS)


def codes_of(asked: Sequence[str] | None) -> list[str] | None:
    """The codes that are asked for, in capitals; None stays None. Raises UsageError for one that there isn't."""
    if asked is None:
        return None
    codes = [code.upper().replace("-", "_") for code in asked]
    for code in codes:
        if code not in ISSUES:
            raise UsageError(f"{code!r} is no code of an issue", next_step=f"Known are: {', '.join(ISSUES)}.")
    return codes
