"""What a Word document's styles say of a paragraph or a run, through the styles that they are based on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from loaders.formats.numbering import W
from loaders.formats.written import BOLD, ITALIC, STRUCK

TOGGLES = {"strike": STRUCK, "dstrike": STRUCK, "b": BOLD, "i": ITALIC}
OFF = ("0", "false", "off", "none")
HEADING = re.compile(r"(?:heading|rubrik) ([1-9])", re.IGNORECASE)
TITLE = re.compile(r"title|titel", re.IGNORECASE)
DEEP = 20  # styles that one may be based on; a circle ends here


@dataclass
class Styles:
    by_id: dict[str, Any] = field(default_factory=dict)
    defaults: Any | None = None
    usual: str = ""  # the id of the paragraphs' default style

    @classmethod
    def of(cls, root: Any) -> Styles:
        """From the root of styles.xml."""
        made = cls({s.get(f"{W}styleId", ""): s for s in root.iter(f"{W}style")})
        made.defaults = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        for style in made.by_id.values():
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                made.usual = style.get(f"{W}styleId", "")
        return made

    def chain(self, id_: str) -> list[Any]:
        """The style and those that it is based on, nearest first."""
        found: list[Any] = []
        while id_ in self.by_id and len(found) < DEEP:
            found.append(self.by_id[id_])
            id_ = value(found[-1], "basedOn") or ""
        return found

    def paragraph_style(self, paragraph: Any) -> str:
        return value(paragraph.find(f"{W}pPr"), "pStyle") or self.usual

    def run_style(self, run: Any, paragraph_style: str) -> int:
        """STRUCK, BOLD and ITALIC of a run: its own word first, then its style's, then the paragraph's."""
        own = run.find(f"{W}rPr")
        where = [own, *(s.find(f"{W}rPr") for s in self.chain(value(own, "rStyle") or ""))]
        where += [s.find(f"{W}rPr") for s in self.chain(paragraph_style)]
        style = 0
        for name, flag in TOGGLES.items():
            said = next((f for rpr in where if rpr is not None and (f := rpr.find(f"{W}{name}")) is not None), None)
            if said is not None and said.get(f"{W}val", "1") not in OFF:
                style |= flag
        return style

    def level(self, paragraph: Any) -> int:
        """The level of a heading from 1; 0 for other paragraphs."""
        ppr, id_ = paragraph.find(f"{W}pPr"), self.paragraph_style(paragraph)
        for each in self.chain(id_):
            name = value(each, "name") or ""
            if m := HEADING.fullmatch(name):
                return int(m[1])
            if TITLE.fullmatch(name):
                return 1
        outlines = (value(p, "outlineLvl") for p in (ppr, *(s.find(f"{W}pPr") for s in self.chain(id_))))
        outline = next((o for o in outlines if o is not None), "9")
        return int(outline) + 1 if outline in "012345678" else 0

    def numbered(self, paragraph: Any) -> tuple[str, int] | None:
        """(list, level) of a paragraph with an automatic number or bullet."""
        where = [paragraph, *self.chain(self.paragraph_style(paragraph))]
        number = level = None
        for each in where:
            numpr = each.find(f"{W}pPr/{W}numPr")
            if numpr is None:
                continue
            number = number or value(numpr, "numId")
            level = level or value(numpr, "ilvl")
            if number:
                break
        if not number or number == "0":
            return None
        return number, int(level) if level and level.isdigit() else 0

    def spacing(self, paragraph: Any) -> tuple[int, int]:
        """Space before and after, in twentieths of a point."""
        where = [paragraph.find(f"{W}pPr"), *(s.find(f"{W}pPr") for s in self.chain(self.paragraph_style(paragraph)))]
        return self._space(where, "before"), self._space(where, "after")

    def _space(self, where: list[Any | None], side: str) -> int:
        for ppr in [*where, self.defaults]:
            said = None if ppr is None else ppr.find(f"{W}spacing")
            if said is None:
                continue
            if said.get(f"{W}{side}Autospacing") in ("1", "true", "on"):
                return 280
            if re.fullmatch(r"\d{1,5}", size := said.get(f"{W}{side}") or ""):
                return int(size)
        return 0

    def close(self, paragraph: Any) -> bool:
        """Whether no space is left between it and a neighbour of the same style."""
        where = [paragraph.find(f"{W}pPr"), *(s.find(f"{W}pPr") for s in self.chain(self.paragraph_style(paragraph)))]
        said = next((f for p in where if p is not None and (f := p.find(f"{W}contextualSpacing")) is not None), None)
        return said is not None and said.get(f"{W}val", "1") not in OFF


def value(parent: Any | None, name: str) -> str | None:
    """The w:val of a child; None without the child."""
    child = None if parent is None else parent.find(f"{W}{name}")
    found = None if child is None else child.get(f"{W}val")
    return None if found is None else str(found)
