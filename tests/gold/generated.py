"""How well generated minutes are read (tests/generator): per layout and kind of fact, without and with noise.

    python tests/gold/generated.py                      about 60 documents, F1 per layout, P R F1 of all
    python tests/gold/generated.py --all                about 300
    python tests/gold/generated.py --details LAYOUT     what is missed and wrongly found there (--noisy: with noise)
    python tests/gold/generated.py --raise              raise the floors to what is reached now, of 60 and of 300

Layouts by people who don't know the rules (unseen_*.py) are shown apart. Exit status: 0 done, 1 under a floor,
2 where ../shared with the scorer is absent.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from loaders.facts import facts  # noqa: E402
from loaders.formats import read_bytes  # noqa: E402
from loaders.parse import read_minutes  # noqa: E402
from tests.generator.noise import KINDS, noise  # noqa: E402
from tests.generator.registry import Document, document, layouts  # noqa: E402
from tests.gold.score import SHARED, SHOWN, f1, scorer  # noqa: E402

FLOORS = Path(__file__).with_name("generated_floors.json")
FEW, MANY = 60, 300
MARGIN, MARGIN_OF_ONE = 0.005, 0.03  # of all layouts; of one, where a single fact weighs more
Scores = dict[str, dict[str, Any]]  # layout -> measure -> the scorer's Score


def chosen(total: int, only: str | None = None) -> list[Document]:
    """About `total` documents, as many of each layout; of one layout alone where it is named."""
    each = max(1, round(total / sum(not entry.unseen for entry in layouts().values())))
    return [document(name, seed) for name in layouts() if only in (None, name) for seed in range(each)]


def noisy(made: Document) -> str:
    """The document's text with a kind of noise, in turn."""
    kinds = [*KINDS, "mixed"]
    rng = Random(made.name)
    return noise(made.text, rng, kinds[rng.randrange(len(kinds))])


def compared(made: Document, text: str) -> dict[str, Any]:
    """Measure -> Score of one document as it stands in `text`."""
    tool = scorer()
    told = facts(read_minutes(read_bytes(text.encode(), made.name)))
    found: dict[str, Any] = tool.compare(tool.checked_facts(told, made.name), tool.rich(made.gold))
    return found


def scores(documents: Iterable[Document], with_noise: bool) -> Scores:
    """Summed over the documents of each layout."""
    found: Scores = {}
    for made in documents:
        each = compared(made, noisy(made) if with_noise else made.text)
        before = found.setdefault(made.layout, {})
        found[made.layout] = {m: before[m] + each[m] if before else each[m] for m, _ in SHOWN}
    return found


def seen(found: Scores) -> Scores:
    """Without the layouts whose authors don't know the rules: "all" of the floors is of the others."""
    return {name: each for name, each in found.items() if not layouts()[name].unseen}


def pooled(found: Scores) -> dict[str, Any]:
    """Summed over layouts."""
    tool = scorer()
    return {m: sum((each[m] for each in found.values()), tool.Score()) for m, _ in SHOWN}


def table(title: str, found: Scores) -> str:
    """F1 a layout and kind; precision, recall and F1 of all in the last lines."""
    lines = [f"{title:26}" + " ".join(f"{short:>5}" for _, short in SHOWN)]

    def row(name: str, values: Iterable[float | None]) -> str:
        return f"{name[:25]:26}" + " ".join("    -" if v is None else f"{v:5.2f}" for v in values)

    lines += [row(name, [f1(each[m]) for m, _ in SHOWN]) for name, each in found.items()]
    whole = pooled(found)
    for part in ("precision", "recall", "f1"):
        lines.append(row(f"all: {part}", [whole[m].figures()[part] for m, _ in SHOWN]))
    return "\n".join([*lines, ""])


def floors(total: int, with_noise: bool) -> dict[str, dict[str, float]]:
    """Layout (or "all") -> measure -> the least F1."""
    known = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    return dict(known.get(str(total), {}).get("noisy" if with_noise else "clean", {}))


def under(total: int, with_noise: bool, found: Scores) -> list[str]:
    """A line for each measure of a layout that is under its floor."""
    reached = {**found, "all": pooled(seen(found))}
    lines = []
    for name, measures in floors(total, with_noise).items():
        for measure, floor in measures.items():
            value = f1(reached[name][measure]) if name in reached else None
            if value is None or value + 1e-9 < floor:
                lines.append(f"{name}: {measure}{' with noise' if with_noise else ''}: {value} is under {floor}")
    return lines


def raise_floors() -> None:
    """Write what is reached now where it is higher than the floor."""
    kept: dict[str, dict[str, dict[str, dict[str, float]]]] = {}
    for total in (FEW, MANY):
        made = chosen(total)
        for with_noise in (False, True):
            before, found = floors(total, with_noise), scores(made, with_noise)
            rows: dict[str, dict[str, float]] = {}
            for name, each in {**found, "all": pooled(seen(found))}.items():
                row, margin = dict(before.get(name, {})), MARGIN if name == "all" else MARGIN_OF_ONE
                for measure, _ in SHOWN:
                    value = f1(each[measure])
                    if value:
                        row[measure] = max(row.get(measure, 0.0), int(max(0.0, value - margin) * 1000) / 1000)
                rows[name] = row
            kept.setdefault(str(total), {})["noisy" if with_noise else "clean"] = rows
    FLOORS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


def details(layout: str, total: int, with_noise: bool) -> str:
    """Each miss and false find of a layout's documents."""
    lines = []
    for made in chosen(total, layout):
        for measure, score in compared(made, noisy(made) if with_noise else made.text).items():
            lines += [f"{made.name} missed {measure}: {' '.join(text.split())[:160]}" for text in score.missed]
            lines += [f"{made.name} wrong  {measure}: {' '.join(text.split())[:160]}" for text in score.wrong]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="How well generated minutes are read.")
    parser.add_argument("--all", action="store_true", help=f"about {MANY} documents instead of {FEW}")
    parser.add_argument("--details", metavar="LAYOUT", choices=sorted(layouts()))
    parser.add_argument("--noisy", action="store_true", help="with --details: of the noisy documents")
    parser.add_argument("--raise", action="store_true", dest="raised", help="raise the floors")
    args = parser.parse_args(arguments)
    if not (SHARED / "tools" / "score.py").is_file():
        print(f"{SHARED} is not here: nothing to score with", file=sys.stderr)
        return 2
    if args.raised:
        raise_floors()
    total = MANY if args.all else FEW
    if args.details:
        print(details(args.details, total, args.noisy))
        return 0
    made, failures = chosen(total), []
    for with_noise in (False, True):
        found = scores(made, with_noise)
        failures += under(total, with_noise, found)
        for unseen in (False, True):
            part = {name: each for name, each in found.items() if layouts()[name].unseen is unseen}
            if part:
                print(table(f"{'unseen ' if unseen else ''}{'with noise' if with_noise else 'clean'}", part))
    for line in failures:
        print(f"under the floor: {line}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
