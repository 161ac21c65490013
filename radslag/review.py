"""`radslag review`: pairs that may be one, side by side with their evidence, for a person to judge.

What is judged, "unsure" too, doesn't come again; whoever stops and starts again goes on where they were. What is
skipped comes again once, after all others. Answers are lines, so that a file of them does as well as a keyboard.
"""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from loaders.intake import Intake
from queries.connection import open_graph
from radslag import ask, show
from radslag.options import By, Data, Language, language
from radslag.sides import pair as shown
from radslag.wiring import intake_of, somebody
from radslag.words import Lang, word
from schema.errors import InputError, NamingError, UsageError

Pair = Mapping[str, Any]
Fetch = Callable[[str | None], Mapping[str, Any]]
PAGE = 20
KINDS = ("PERSON", "ORGANIZATION", "BODY", "POST", "AGREEMENT")
VERDICTS = {"SAME": ("s", "same", "samma"), "DIFFERENT": ("d", "different", "o", "olika")} | {
    "UNSURE": ("u", "unsure", "t", "tveksam", "osäker")
}
SKIP, UNDO, QUIT = ("k", "skip", "h", "hoppa"), ("n", "undo", "å", "ångra"), ("q", "quit", "a", "avsluta")
ANSWERS = {key: answer for answer, keys in VERDICTS.items() for key in keys} | {
    key: name for name, keys in (("skip", SKIP), ("undo", UNDO), ("quit", QUIT)) for key in keys
}
"""What each key means, in both languages: no key means one thing in Swedish and another in English."""


class Deck:
    """The pairs that are left, page by page. `fetch` gives the page after a cursor, as `candidatePairs` does."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._passed: Counter[frozenset[str]] = Counter()
        self._round = 1
        self.left = 0
        self.renew()

    def renew(self) -> None:
        """Look again from the top: who is who has changed."""
        self._waiting: deque[Pair] = deque()
        self._after: str | None = None
        self._more = True

    def next(self) -> Pair | None:
        """The next pair that was not skipped in this round; None when there are no more."""
        while True:
            while self._waiting:
                found = self._waiting.popleft()
                if self._passed[_key(found)] < self._round:
                    return found
            if self._more:
                page = self._fetch(self._after)
                self._waiting.extend(page["nodes"])
                self._after, self._more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
                self.left = page["totalCount"]
            elif self._round == 1 and self._passed.total():
                self._round = 2
                self.renew()
            else:
                return None

    def skip(self, pair: Pair) -> None:
        self._passed[_key(pair)] += 1

    def back(self, pair: Pair, *, skipped: bool) -> None:
        """Have a pair come next again; `skipped`: it was passed over, and no longer is."""
        if skipped:
            self._passed[_key(pair)] -= 1
        self._waiting.appendleft(pair)


def _key(pair: Pair) -> frozenset[str]:
    return frozenset((pair["left"]["id"], pair["right"]["id"]))


@dataclass
class Review:
    """One sitting. `lines` are the answers, `console` shows what is asked."""

    deck: Deck
    intake: Intake
    by: str
    lines: Iterator[str]
    console: Console
    lang: Lang = "sv"
    done: list[tuple[Pair, str, str | None]] = field(default_factory=list)
    """Each pair with what was answered, and the id of the entry unless it was skipped."""

    def run(self) -> Counter[str]:
        """Ask until there are no more pairs or no more answers; gives how often each answer was given."""
        while (pair := self.deck.next()) and self._ask(pair):
            pass
        counts = Counter({"SAME": 0, "DIFFERENT": 0, "UNSURE": 0, "skip": 0})
        counts.update(answer for _, answer, _ in self.done)
        if not self.done and pair is None:
            self.console.print(word("review_none", self.lang))
        told = word("review_sum", self.lang).format(**counts, skipped=counts["skip"])
        self.console.print(told if pair is None else f"{told}; {self.deck.left} {word('review_left', self.lang)}")
        return counts

    def _ask(self, pair: Pair) -> bool:
        """Show a pair until there is an answer to it; False when there are to be no more."""
        shown(pair, self.lang, self.console)
        while True:
            self.console.print(f"[dim]{escape(word('review_keys', self.lang))}[/]")
            line = next(self.lines, None)
            key, _, reason = (line or "").strip().partition(" ")
            answer = ANSWERS.get(key.casefold())
            if line is None or answer == "quit":
                self.deck.back(pair, skipped=False)
                return False
            if answer == "undo":
                if self._undo(pair):
                    return True
            elif answer == "skip":
                self.deck.skip(pair)
                self.done.append((pair, answer, None))
                return True
            elif answer and self._judge(pair, answer, reason.strip() or None):
                return True

    def _judge(self, pair: Pair, verdict: str, reason: str | None) -> bool:
        """Say it; False when that can't be taken, with the reason shown."""
        left, right = pair["left"]["id"], pair["right"]["id"]
        try:
            taken = self.intake.judge(left, right, verdict, by=self.by, reason=reason)
        except NamingError as problem:  # somebody else has changed who is who in the meantime
            show.error(problem)
            self.deck.renew()
            return True
        except InputError as problem:
            show.error(problem)
            return False
        self.done.append((pair, verdict, taken.id))
        self.deck.left -= 1
        if verdict == "SAME":
            self.deck.renew()
        return True

    def _undo(self, pair: Pair) -> bool:
        """Take the last answer back, and have that pair come again, then this one."""
        if not self.done:
            self.console.print(word("review_nothing", self.lang))
            return False
        last, _, entry = self.done.pop()
        if entry:
            self.intake.revoke_judgement(entry, by=self.by, reason=word("review_undone", "en"))
            self.deck.renew()
        else:
            self.deck.back(pair, skipped=False)
        self.deck.back(last, skipped=entry is None)
        self.console.print(word("review_undone", self.lang))
        return True


def command(
    kind: Annotated[str | None, typer.Option("--kind", help=f"Only these: {', '.join(KINDS).lower()}.")] = None,
    county: Annotated[str | None, typer.Option("--county", help="Only those of this county (län).")] = None,
    by: By = None,
    data: Data = None,
    lang: Language = "sv",
) -> None:
    """Judge pairs that may be one, side by side with their evidence: same, different, unsure, skip, undo."""
    chosen = kind.upper() if kind else None
    if chosen and chosen not in KINDS:
        raise UsageError(f"--kind {kind!r}", next_step=f"Give one of {', '.join(KINDS).lower()}.")
    with open_graph(data, create=False) as graph:
        intake = intake_of(graph, data)
        intake.catch_up()

        def fetch(after: str | None) -> Mapping[str, Any]:
            return ask.ask(graph, "review", {"kind": chosen, "county": county, "first": PAGE, "after": after})

        Review(Deck(fetch), intake, by or somebody(), iter(sys.stdin), show.OUT, language(lang)).run()
