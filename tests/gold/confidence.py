"""How often each rule is right: counted on the gold readings of the real, bundled and generated minutes.

    python tests/gold/confidence.py             the table: rule, right, n, lower bound
    python tests/gold/confidence.py --write     write it to loaders/lexicon/confidence.csv

A found fact is right when the shared scorer pairs it with one of the gold; those that it pairs with an optional row
count neither way. Exit status 2 where ../shared with the scorer is absent.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from loaders.facts import PAST, facts  # noqa: E402
from loaders.formats import read, read_bytes  # noqa: E402
from loaders.minutes import Minutes  # noqa: E402
from loaders.parse import read_minutes  # noqa: E402
from tests.generator.noise import KINDS, noise  # noqa: E402
from tests.generator.registry import document, layouts  # noqa: E402
from tests.gold.score import COLLECTIONS, SHARED, SUFFIXES, scorer  # noqa: E402

TARGET = ROOT / "loaders" / "lexicon" / "confidence.csv"
GENERATED = 4  # documents of each layout, as many again with noise
KINDS_OF_FACT = ("people", "items", "decisions", "mandates", "agreements", "funding", "bodies", "next_meetings")


def readings(tool: Any) -> Iterator[tuple[Minutes, Any]]:
    """(reading, gold) of every document that has one."""
    for texts, golds in COLLECTIONS.values():
        for path in sorted(texts.glob("*.*")):
            gold = golds / f"{path.stem}.gold.json"
            if path.suffix in SUFFIXES and gold.is_file():
                yield read_minutes(read(path)), tool.read_gold(gold)
    for name in layouts():
        for seed in range(GENERATED):
            made, rng = document(name, seed), Random(f"{name} {seed}")
            for text in (made.text, noise(made.text, rng, rng.choice([*KINDS]))):
                yield read_minutes(read_bytes(text.encode(), made.name)), tool.rich(made.gold)


def judged(tool: Any, minutes: Minutes, gold: Any) -> Iterator[tuple[str, bool]]:
    """(rule, right) for each fact that counts."""
    told = tool.checked_facts(facts(minutes), "reading")
    rows: dict[str, list[Any]] = {kind: told.get(kind, []) for kind in KINDS_OF_FACT}
    rows["items"] = [{**row, "item": row["number"]} for row in rows["items"]]
    rows["bodies"] = told["bodies_mentioned"]
    rows["next_meetings"] = [{"date": date} for date in told["next_meetings"]]
    for kind in KINDS_OF_FACT:
        found = [each for each in getattr(minutes, kind) if kind != "mandates" or each.status not in PAST]
        ruled = [
            {**row, "rule": getattr(each, "rule", "next_meeting")} for row, each in zip(rows[kind], found, strict=True)
        ]
        for g, p in tool.align(gold[kind], ruled, tool.row_rank(kind), kind not in gold["open"]):
            if p:
                yield p["rule"], bool(g)


def lower_bound(right: int, n: int) -> float:
    """Of the 95 % interval of a share (Wilson)."""
    z, share = 1.96, right / n
    middle, spread = share + z * z / (2 * n), z * ((share * (1 - share) + z * z / (4 * n)) / n) ** 0.5
    return (middle - spread) / (1 + z * z / n)


def counted(pairs: Iterable[tuple[str, bool]]) -> list[tuple[str, int, int, str]]:
    """(rule, right, n, lower bound) by rule; no bound under n = 10."""
    right, n = Counter[str](), Counter[str]()
    for rule, is_right in pairs:
        n[rule] += 1
        right[rule] += is_right
    return [
        (rule, right[rule], n[rule], f"{lower_bound(right[rule], n[rule]):.2f}" if n[rule] >= 10 else "")
        for rule in sorted(n)
    ]


def main(arguments: list[str]) -> int:
    if not (SHARED / "tools" / "score.py").is_file():
        print(f"{SHARED} is not here: nothing to count", file=sys.stderr)
        return 2
    tool = scorer()
    table = counted(pair for minutes, gold in readings(tool) for pair in judged(tool, minutes, gold))
    for row in table:
        print(f"{row[0]:32}{row[1]:6}{row[2]:6}  {row[3]}")
    if "--write" in arguments:
        with TARGET.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["rule", "right", "n", "confidence"])
            writer.writerows(table)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
