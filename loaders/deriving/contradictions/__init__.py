"""What doesn't fit together in the derived world, and what is missing in it: Issues with the statements of all sides.

index     the world as the checks look at it
people    who can't be two things at once: chairs, attendance, titles
meetings  one meeting with several days, times or places
acts      dates and amounts that can't be: tasks, periods, sums, agreements past their end
seats     one seat with several last days, organisations, parties or roles
bodies    who sits in a body that they don't belong to, and bodies that nothing introduces

A check looks at what the steps before it derived and at the statements, and enters what it finds by `Derivation.issue`.
Each raises one code of `schema.issues`; docs/issues.md shows minutes that raise it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from loaders.deriving.contradictions import acts, bodies, meetings, people, seats
from loaders.deriving.contradictions.index import Index
from loaders.deriving.state import Derivation

CHECKS: Mapping[str, Callable[[Index], None]] = {
    "TWO_CHAIRS": people.two_chairs,
    "PRESENT_AND_ABSENT": people.present_and_absent,
    "TITLES_DIFFER": people.titles_differ,
    "MEETING_DATE_DIFFERS": meetings.dates_differ,
    "MEETING_TIME_DIFFERS": meetings.times_differ,
    "MEETING_PLACE_DIFFERS": meetings.places_differ,
    "SUM_MISMATCH": acts.sums,
    "DUE_BEFORE_GIVEN": acts.due_before_given,
    "ENDS_BEFORE_IT_BEGINS": acts.ends_before_it_begins,
    "AGREEMENT_ENDED": acts.agreements_ended,
    "MUNICIPALITY_OUTSIDE_COUNTY": bodies.outside_county,
    "SEAT_PERIODS_DIFFER": seats.periods_differ,
    "SEAT_ORGANISATIONS_DIFFER": seats.organisations_differ,
    "SEAT_PARTIES_DIFFER": seats.parties_differ,
    "SEAT_ROLES_DIFFER": seats.roles_differ,
    "VACANT_SEAT": bodies.vacant,
    "BODY_NOT_INTRODUCED": bodies.not_introduced,
}
"""The check that raises each code; `seats` raises SEAT_ENDED_BY_ROSTER, `meetings.doubts` what the reader doubts."""


def contradictions(d: Derivation) -> None:
    """All that is found wrong or missing, once everything else is derived."""
    index = Index(d)
    for check in CHECKS.values():
        check(index)
