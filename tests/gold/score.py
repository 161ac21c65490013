"""How well the real minutes are read: the table of the shared scorer, and the floors that may not be gone under.

    python tests/gold/score.py                 the table for the real minutes in ../shared and the bundled ones
    python tests/gold/score.py 003             the same, with each miss and false find of the documents so named
    python tests/gold/score.py --raise         raise the floors to what is reached now (never lowers one)

Exit status: 0 done, 1 under a floor, 2 where ../shared is absent.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.json")
BUNDLED_FLOORS = Path(__file__).with_name("bundled_floors.json")
SUFFIXES = (".md", ".txt", ".html")
COLLECTIONS = {
    "seeds": (SHARED / "seeds", SHARED / "gold"),
    "protocols": (SHARED / "protocols", SHARED / "protocols"),
    "bundled": (ROOT / "examples" / "minutes", ROOT / "tests" / "protocols"),
}
SHOWN = (
    ("people", "peop"),
    ("attendance", "att"),
    ("capacity", "cap"),
    ("organisation", "org"),
    ("header", "head"),
    ("items", "item"),
    ("presenters", "pres"),
    ("decisions", "dec"),
    ("mandates", "mand"),
    ("mandates_owner", "m.own"),
    ("mandates_due", "m.due"),
    ("next_meetings", "next"),
    ("agreements", "agr"),
    ("agreement_validity", "a.val"),
    ("funding", "fund"),
    ("funding_recipient", "f.rec"),
    ("bodies", "body"),
)
UNREAD = "unread"
"""Beside the measures: (lines that no rule takes, lines), shown as a share."""
MARGIN = 0.005  # a floor lies this much under what was reached, for a gold reading's own corrections


def scorer() -> ModuleType:
    """The shared scorer as a module. FileNotFoundError where ../shared is absent."""
    path = SHARED / "tools" / "score.py"
    spec = importlib.util.spec_from_file_location("shared_score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["shared_score"] = module
    spec.loader.exec_module(module)
    return module


@cache
def reached(collection: str) -> dict[str, dict[str, Any]]:
    """Document -> measure -> the scorer's Score, for the documents of a collection that have a gold reading."""
    sys.path.insert(0, str(ROOT))
    from loaders.facts import facts
    from loaders.formats import read
    from loaders.parse import read_minutes
    from schema.evidence import LineUse

    tool, (texts, golds) = scorer(), COLLECTIONS[collection]
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(texts.glob("*.*")):
        gold = golds / f"{path.stem}.gold.json"
        if path.suffix in SUFFIXES and gold.is_file():
            minutes = read_minutes(read(path))
            read_facts = tool.checked_facts(facts(minutes), path.name)
            unread = sum(use is LineUse.UNREAD for use, _ in minutes.uses.values())
            found[path.stem] = {**tool.compare(read_facts, tool.read_gold(gold)), UNREAD: (unread, len(minutes.uses))}
    return found


def f1(score: Any) -> float | None:
    """The F1 of a Score; None when the document holds nothing of the kind."""
    value = score.figures()["f1"]
    return None if value is None else float(value)


def floors(collection: str) -> dict[str, dict[str, float]]:
    """Document -> measure -> the least F1."""
    path = BUNDLED_FLOORS if collection == "bundled" else FLOORS
    known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return dict(known.get(collection, {}))


def under(collection: str, scores: dict[str, dict[str, Any]]) -> list[str]:
    """A line for each measure of a document that is under its floor."""
    lines = []
    for stem, measures in floors(collection).items():
        for measure, floor in measures.items():
            value = f1(scores[stem][measure]) if stem in scores else None
            if value is None or value + 1e-9 < floor:
                lines.append(f"{stem}: {measure}: {value} is under {floor}")
    return lines


def raise_floors() -> None:
    """Write what is reached now where it is higher than the floor."""
    for path, collections in ((FLOORS, ("seeds", "protocols")), (BUNDLED_FLOORS, ("bundled",))):
        kept: dict[str, dict[str, dict[str, float]]] = {}
        for collection in collections:
            before = floors(collection)
            for stem, scores in reached(collection).items():
                row = dict(before.get(stem, {}))
                for measure, _ in SHOWN:
                    value = f1(scores[measure])
                    if value:
                        row[measure] = max(row.get(measure, 0.0), int(max(0.0, value - MARGIN) * 1000) / 1000)
                kept.setdefault(collection, {})[stem] = row
        path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


def table(collection: str, scores: dict[str, dict[str, Any]], named: list[str]) -> str:
    """The scores as text, one line a document and one for all; what `named` documents miss and find wrongly below."""
    tool = scorer()
    lines = [f"{collection:36}" + " ".join(f"{short:>5}" for _, short in SHOWN) + "  unread"]

    def row(name: str, each: dict[str, Any]) -> str:
        values = [f1(each[m]) for m, _ in SHOWN]
        unread = f"  {each[UNREAD][0] / each[UNREAD][1]:6.1%}"
        return f"{name[:35]:36}" + " ".join("    -" if v is None else f"{v:5.2f}" for v in values) + unread

    for stem, each in scores.items():
        lines.append(row(stem, each))
        if any(stem.startswith(n) for n in named):
            for measure, _ in SHOWN:
                lines += [f"    missed {measure}: {t[:160]}" for t in each[measure].missed]
                lines += [f"    wrong  {measure}: {t[:160]}" for t in each[measure].wrong]
    totals: dict[str, Any] = {m: sum((each[m] for each in scores.values()), tool.Score()) for m, _ in SHOWN}
    totals[UNREAD] = [sum(column) for column in zip(*(each[UNREAD] for each in scores.values()), strict=True)]
    return "\n".join([*lines, row("all", totals), ""])


def main(arguments: list[str]) -> int:
    if not (SHARED / "tools" / "score.py").is_file():
        print(f"{SHARED} is not here: nothing to score", file=sys.stderr)
        return 2
    if "--raise" in arguments:
        raise_floors()
    named = [a for a in arguments if not a.startswith("-")]
    failures = []
    for collection in COLLECTIONS:
        scores = reached(collection)
        print(table(collection, scores, named))
        failures += under(collection, scores)
    for line in failures:
        print(f"under the floor: {line}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
