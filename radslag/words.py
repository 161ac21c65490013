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
    "bodies": ("Organ", "Bodies"),
    "body": ("Organ", "Body"),
    "by": ("Av", "By"),
    "county": ("Län", "County"),
    "decides": ("Beslutar", "Decides"),
    "documents": ("Dokument", "Documents"),
    "due": ("Senast", "Due"),
    "entry": ("Nummer i loggen", "Entry"),
    "evidence": ("Belägg", "Evidence"),
    "for": ("För", "For"),
    "from": ("från", "from"),
    "given_by": ("Givet av", "Given by"),
    "judgements": ("Bedömningar", "Judgements"),
    "kind": ("Slag", "Kind"),
    "last_seen": ("Senast sedda, inte kända för dagen", "Last seen, not known for the day"),
    "line": ("rad", "line"),
    "mandates_of": ("Uppdrag för", "Mandates of"),
    "name": ("Namn", "Name"),
    "named": ("Skrivet", "Written"),
    "no_attendance": ("Ingen närvaro är antecknad för mötet.", "No attendance is recorded for the meeting."),
    "no_judgements": ("Inga bedömningar är gjorda.", "Nobody has judged anything."),
    "no_mandates": ("Inga uppdrag är kända för dagen.", "No mandates are known for that day."),
    "not_loaded": ("(dokumentet är inte inläst)", "(its document isn't loaded)"),
    "on_behalf_of": ("För organisation", "On behalf of"),
    "organization": ("Organisation", "Organisation"),
    "organizations": ("Organisationer", "Organisations"),
    "overdue": ("försenat", "overdue"),
    "owner": ("Ägare", "Owner"),
    "page": ("sida", "page"),
    "part": ("Del", "Part"),
    "parties": ("Parter", "Parties"),
    "present": ("Närvaro", "Attendance"),
    "quotes": ("Rader", "Lines"),
    "reason": ("Skäl", "Reason"),
    "review_keys": (
        "[s]amma  [o]lika  [t]veksam  [h]oppa över  [å]ngra  [a]vsluta  (skälet skrivs efter: s samma underskrift)",
        "[s]ame  [d]ifferent  [u]nsure  s[k]ip  u[n]do  [q]uit  (a reason goes behind: s same signature)",
    ),
    "review_left": ("par kvar", "pairs left"),
    "review_none": ("Inga par väntar på att bedömas.", "No pairs wait to be judged."),
    "review_nothing": ("Det finns inget att ångra.", "There is nothing to undo."),
    "review_sum": (
        "{SAME} samma, {DIFFERENT} olika, {UNSURE} osäkra, {skipped} överhoppade",
        "{SAME} same, {DIFFERENT} different, {UNSURE} unsure, {skipped} skipped",
    ),
    "review_undone": ("Ångrat.", "Undone."),
    "revoked": ("återkallad", "revoked"),
    "role": ("Roll", "Role"),
    "seats_of": ("Platser för", "Seats of"),
    "seen": ("sedd", "seen"),
    "serves_for": ("tjänstgör för", "serving for"),
    "status": ("Status", "Status"),
    "steps": ("Vägen till beslut", "The way to a decision"),
    "supersedes": ("Ersätter", "Replaces"),
    "task": ("Uppdrag", "Task"),
    "terms": ("Villkor", "Terms"),
    "titles": ("Befattningar", "Titles"),
    "to": ("till", "to"),
    "unnamed": ("(ej namngiven)", "(not named)"),
    "vacant": ("(vakant)", "(vacant)"),
    "valid": ("Gäller", "Valid"),
    "verdict": ("Bedömning", "Verdict"),
    "who_sits_in": ("Ledamöter i", "Who sits in"),
    "attendance_at": ("Närvaro vid", "Attendance at"),
}


def word(key: str, lang: Lang) -> str:
    """The word in that language. KeyError for one that isn't in the table."""
    return WORDS[key][0 if lang == "sv" else 1]
