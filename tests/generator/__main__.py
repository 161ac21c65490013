"""Print a document: python -m tests.generator LAYOUT SEED [--gold] [--noise KIND]; without a layout, their names."""

from __future__ import annotations

import argparse
import json
from random import Random

from tests.generator.noise import noise
from tests.generator.registry import document, layouts


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.generator", description=__doc__)
    parser.add_argument("layout", nargs="?", choices=sorted(layouts()))
    parser.add_argument("seed", nargs="?", type=int, default=0)
    parser.add_argument("--gold", action="store_true")
    parser.add_argument("--noise", metavar="KIND")
    args = parser.parse_args()
    if args.layout is None:
        print("\n".join(sorted(layouts())))
        return
    made = document(args.layout, args.seed)
    print(noise(made.text, Random(made.name), args.noise) if args.noise else made.text)
    if args.gold:
        print(json.dumps(made.gold, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
