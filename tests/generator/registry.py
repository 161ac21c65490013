"""The layouts by name, and the documents that they make.

A layout is a function of (meeting, rng, dialect) that returns a Page. Files named unseen_*.py in this folder hold
layouts whose authors have not seen the rules of reading; those are reported apart.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.page import Gold, Page
from tests.generator.world import random_meeting

Render = Callable[[Meeting, Random, Dialect], Page]


@dataclass(frozen=True, slots=True)
class Layout:
    """sorts: kinds of bodies that write like this (world.random_body), () for any; suffix: .txt or .md."""

    name: str
    render: Render
    sorts: tuple[str, ...]
    suffix: str
    unseen: bool


@dataclass(frozen=True, slots=True)
class Document:
    """name: a file name; gold: the reading in the rich shape of facts.md."""

    name: str
    layout: str
    text: str
    gold: Gold


_registered: dict[str, Layout] = {}


def layout(name: str, *, sorts: tuple[str, ...] = (), suffix: str = ".txt") -> Callable[[Render], Render]:
    """Enter a layout under a name that no other has."""

    def enter(render: Render) -> Render:
        if name in _registered:
            raise ValueError(f"two layouts are named {name}")
        unseen = render.__module__.rpartition(".")[2].startswith("unseen_")
        _registered[name] = Layout(name, render, sorts, suffix, unseen)
        return render

    return enter


@cache
def layouts() -> dict[str, Layout]:
    """All layouts by name: those of layouts/*.py first, then those of unseen_*.py."""
    here = Path(__file__).parent
    for path in sorted((here / "layouts").glob("[!_]*.py")):
        importlib.import_module(f"tests.generator.layouts.{path.stem}")
    for path in sorted(here.glob("unseen_*.py")):
        importlib.import_module(f"tests.generator.{path.stem}")
    return dict(_registered)


def written(name: str, meeting: Meeting, rng: Random, stem: str) -> Document:
    """A meeting in a layout, in a dialect drawn for it."""
    chosen = layouts()[name]
    page = chosen.render(meeting, rng, Dialect.draw(rng, markdown=chosen.suffix == ".md"))
    file = f"{stem}{chosen.suffix}"
    return Document(file, name, page.text, {"source": file, **page.gold})


def document(name: str, seed: int) -> Document:
    """The document number `seed` of a layout: always the same."""
    rng = Random(f"{name}/{seed}")
    return written(name, random_meeting(rng, sorts=layouts()[name].sorts), rng, f"{name}-{seed:03}")


def documents(each: int, unseen: bool = False) -> Iterator[Document]:
    """The first `each` documents of each layout; of the unseen ones, or of all others."""
    for name, entry in layouts().items():
        if entry.unseen is unseen:
            for seed in range(each):
                yield document(name, seed)
