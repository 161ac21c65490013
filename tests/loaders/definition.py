"""Who sits on a day, in the words of the design and in no other: slow, and written without looking at the program.

The words: "STATED, from valid_from (else first_seen) to valid_to, but only until a later complete roster leaves it out.
ROSTER, from a complete roster that lists it until one leaves it out, also past a stated end when a roster on or after
that end lists it. SEEN, the same from an incomplete list; it ends at last_seen, and after that the seat is given apart
as LAST_SEEN. A later complete roster leaves a seat out when it doesn't list it though it lists that role, or, for chair
and vice chair, when the person isn't listed at all. "Later" means the day that a document speaks of."

What the words leave open is read so: a day on which some list names a seat leaves it out by none; a period that ends
before it begins says nothing; what was seen in a list is last seen until it is left out or past a stated end. Of two
texts that state one first day the later counts; who is elected without a last day sits until the next one that a text
of that day or a later states.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass

Seat = tuple[str, str]
"""A person and a role."""


@dataclass(frozen=True)
class Listing:
    """What one document lists of one body; without `roster` it names some seats, and is no list of them."""

    day: str
    seats: frozenset[Seat]
    complete: bool = False
    roles: frozenset[str] = frozenset()

    def leaves_out(self, seat: Seat) -> bool:
        if not self.complete or seat in self.seats:
            return False
        person, role = seat
        not_at_all = all(person != listed for listed, _ in self.seats)
        return role in self.roles or (role in ("CHAIR", "VICE_CHAIR") and not_at_all)


@dataclass(frozen=True)
class Election:
    """That somebody holds a role, from and to partial dates; `said` is the day that the document speaks of."""

    seat: Seat
    said: str | None
    start: str | None
    end: str | None


@dataclass
class Told:
    """All that documents tell of the seats of one body."""

    listings: list[Listing]
    elections: list[Election]

    def basis(self, seat: Seat, day: str) -> str | None:
        """The strongest reason for which the seat holds on the day; LAST_SEEN when it doesn't hold, None for none."""
        if any(start <= day <= end and not self._out(seat, later, day) for start, end, later in self._periods(seat)):
            return "STATED"
        named = [each for each in self.listings if seat in each.seats]
        before = [each for each in named if each.day <= day]
        if any(each.complete and self._goes_on(seat, each, day) for each in before):
            return "ROSTER"
        if any(not self._out(seat, a.day, b.day) for a in before for b in named if b.day >= day):
            return "SEEN"
        if any(self._goes_on(seat, each, day) for each in before):
            return "LAST_SEEN"
        return None

    def _periods(self, seat: Seat) -> list[tuple[str, str, str]]:
        """(first day, last day, the day than which a roster must be later to count)."""
        found = []
        first_seen = min((each.day for each in self.listings if seat in each.seats), default=None)
        counting = self._counting(seat)
        for told in counting:
            start = _first(told.start) if told.start else first_seen
            later = [_last(o.end) for o in counting if o.end and (o.said or "") >= (told.said or "")]
            end = (
                _last(told.end)
                if told.end
                else min([d for d in later if d >= _first(told.start or "0001")], default="9999-12-31")
            )
            if start and start <= end:
                found.append((start, end, max(start, told.said or start)))
        return found

    def _counting(self, seat: Seat) -> list[Election]:
        """The elections to a seat that say something, but for those of whose first day a later text speaks."""

        def begins(told: Election) -> str | None:
            return _first(told.start) if told.start else None

        mine = [e for e in self.elections if e.seat == seat]
        mine = [e for e in mine if not (e.start and e.end and _last(e.end) < _first(e.start))]
        return [e for e in mine if not any(begins(o) == begins(e) and (o.said or "") > (e.said or "") for o in mine)]

    def _out(self, seat: Seat, after: str, until: str) -> bool:
        """Whether a complete roster after a day, and until another, leaves the seat out."""
        days = {each.day for each in self.listings if after < each.day <= until and each.leaves_out(seat)}
        return any(not any(each.day == day and seat in each.seats for each in self.listings) for day in days)

    def _goes_on(self, seat: Seat, listing: Listing, day: str) -> bool:
        """Whether what a list names goes on to the day: not left out, and past no stated end that nothing outlives."""
        if self._out(seat, listing.day, day):
            return False
        ends = [end for _, end, _ in self._periods(seat) if listing.day <= end < day]
        return all(
            any(
                seat in other.seats and other.day >= end and not self._out(seat, listing.day, other.day)
                for other in self.listings
            )
            for end in ends
        )


def _first(partial: str) -> str:
    return partial + "-01-01"[len(partial) - 10 :] if len(partial) < 10 else partial


def _last(partial: str) -> str:
    year, month = int(partial[:4]), int(partial[5:7] or 12)
    return partial if len(partial) == 10 else f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}"
