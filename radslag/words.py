"""The words of the command line's tables, in Swedish and English."""

from __future__ import annotations

from typing import Literal

Lang = Literal["sv", "en"]

WORDS: dict[str, tuple[str, str]] = {
    "absent_organizations": ("Organisationer utan någon närvarande", "Organisations with nobody present"),
    "all_covered": ("Alla organisationer hade någon närvarande.", "Every organisation had somebody present."),
    "as": ("Som", "As"),
    "as_of": ("per", "as of"),
    "basis": ("Grund", "Basis"),
    "body": ("Organ", "Body"),
    "decides": ("Beslutar", "Decides"),
    "due": ("Senast", "Due"),
    "evidence": ("Belägg", "Evidence"),
    "for": ("För", "For"),
    "from": ("från", "from"),
    "given_by": ("Givet av", "Given by"),
    "kind": ("Slag", "Kind"),
    "last_seen": ("Senast sedda, inte kända för dagen", "Last seen, not known for the day"),
    "line": ("rad", "line"),
    "mandates_of": ("Uppdrag för", "Mandates of"),
    "name": ("Namn", "Name"),
    "no_attendance": ("Ingen närvaro är antecknad för mötet.", "No attendance is recorded for the meeting."),
    "no_mandates": ("Inga uppdrag är kända för dagen.", "No mandates are known for that day."),
    "on_behalf_of": ("För organisation", "On behalf of"),
    "organization": ("Organisation", "Organisation"),
    "overdue": ("försenat", "overdue"),
    "owner": ("Ägare", "Owner"),
    "page": ("sida", "page"),
    "part": ("Del", "Part"),
    "parties": ("Parter", "Parties"),
    "present": ("Närvaro", "Attendance"),
    "role": ("Roll", "Role"),
    "seats_of": ("Platser för", "Seats of"),
    "seen": ("sedd", "seen"),
    "serves_for": ("tjänstgör för", "serving for"),
    "status": ("Status", "Status"),
    "steps": ("Vägen till beslut", "The way to a decision"),
    "supersedes": ("Ersätter", "Replaces"),
    "task": ("Uppdrag", "Task"),
    "terms": ("Villkor", "Terms"),
    "to": ("till", "to"),
    "unnamed": ("(ej namngiven)", "(not named)"),
    "vacant": ("(vakant)", "(vacant)"),
    "valid": ("Gäller", "Valid"),
    "who_sits_in": ("Ledamöter i", "Who sits in"),
    "attendance_at": ("Närvaro vid", "Attendance at"),
}


def word(key: str, lang: Lang) -> str:
    """The word in that language. KeyError for one that isn't in the table."""
    return WORDS[key][0 if lang == "sv" else 1]
