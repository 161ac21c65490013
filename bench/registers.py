"""Does a large register load in bounded time and memory? A made-up election register of many rows, on each engine.

Prints seconds, those of them that this process computed, and memory, for reading it and for each tenth of loading it,
so that growth shows. On a machine with other work only the seconds of computing tell, among which the embedded engine's
are.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from random import Random

from bench.loading import empty
from loaders.registers.loading import load_register
from loaders.registers.reading import read_register
from loaders.write import Writer
from tests.integration.neo4j_harness import LackError

NOW = "2026-01-01T00:00:00+00:00"
FIRST = ("Anna", "Per", "Eva", "Lars", "Karin", "Olof", "Siv", "Nils", "Maj", "Sven", "Gun", "Åke", "Ulla", "Bo", "Ida")
LAST = ("Lind", "Ek", "Berg", "Holm", "Ström", "Dal", "Sten", "Gren", "Kvist", "Fors", "Näs", "Åker", "Bäck", "Hed")
ROLES = ("Ordförande", "1:e vice ordförande", *["Ledamot"] * 11, *["Ersättare"] * 7)


def rows(number: int, per_body: int = 20, bodies_each: int = 40) -> Iterator[str]:
    """Lines of a register: counties of municipalities with dozens of bodies each; a person sits in several."""
    rng = Random("register")
    yield "Namn;Organ;Befattning;Kommun;Parti;Från;Till;Län"
    for n in range(number):
        body, place = n // per_body, n // (per_body * bodies_each)
        who = place * 300 + rng.randrange(300)
        last = f"{FIRST[who // 15 % 15]}{LAST[who // 225 % 14].lower()}"
        name = f"{FIRST[who % 15]} {last} {LAST[who % 14]}{_letters(who // 3150)}by"
        kind = ("nämnden", "rådet", "utskottet", "gruppen")[body % 4]
        organ = f"{FIRST[body % 15]}{LAST[body % 14].lower()}s{kind} {'abcdefghijklmnopqrstuvxyz'[body // 210 % 24]}"
        ended = "2026-12-31" if n % 3 else "2023-06-30"
        town, county = f"Ort{_letters(place)} kommun", f"Län{_letters(place // 10)}s län"
        role = ROLES[n % per_body % len(ROLES)]
        yield f"{name};{organ};{role};{town};{'SMCVL'[who % 5]};20{19 + n % 5}-01-01;{ended};{county}"


def _letters(number: int) -> str:
    return "".join("abcdefghij"[int(d)] for d in str(number))


def memory() -> int:
    """The most that this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--per-body", type=int, default=20)
    parser.add_argument("--engines", nargs="*", default=["embedded", "neo4j"])
    asked = parser.parse_args()
    content = "\n".join(rows(asked.rows, asked.per_body)).encode()
    print(f"{asked.rows} rows, {len(content) / 1e6:.0f} MB; {memory()} MB of memory before")
    began = time.perf_counter()
    register = read_register(content, "register-2024-05-01.csv")
    seconds = time.perf_counter() - began
    print(f"read in {seconds:.0f} s: {len(register.found.groups)} bodies, {memory()} MB")
    for name in asked.engines:
        try:
            with empty(name) as graph:
                began = told = time.perf_counter()
                computed = worked = time.process_time()
                step = 0

                def progress(done: int, total: int, name: str = name) -> None:
                    nonlocal told, computed, step
                    if done * 10 // max(total, 1) > step:
                        step, now, work = done * 10 // total, time.perf_counter(), time.process_time()
                        print(
                            f"  {name} {step}0 %: {now - told:.0f} s ({work - computed:.0f} s computing), {memory()} MB"
                        )
                        told, computed = now, work
                        sys.stdout.flush()

                load_register(Writer(graph), register, "register", NOW, progress)
                work = time.process_time() - worked
                print(f"{name}: {time.perf_counter() - began:.0f} s in all ({work:.0f} s computing), {memory()} MB")
                again = time.perf_counter()
                load_register(Writer(graph), register, "register", NOW)
                print(f"{name}: {time.perf_counter() - again:.0f} s to load it again, which changes nothing")
        except LackError as lack:
            print(f"not measured on {name}: {lack}")


if __name__ == "__main__":
    main()
