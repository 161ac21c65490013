"""Every reason that resolving gives is explained, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

from schema.reasons import ACROSS, INSIDE, REASONS

LOADERS = Path(__file__).parents[2] / "loaders"
NAMED = re.compile(r'"((?:same|misread|judged|short|near)_\w+|register|abbreviation_defined_in_text)"')


def test_reasons_of_resolving_are_explained() -> None:
    found = {name for file in (LOADERS / "resolving").glob("*.py") for name in NAMED.findall(file.read_text("utf-8"))}
    assert found - {"same_name", "misread_name"} <= set(ACROSS) and {"same_name_same_county", "judged_same"} <= found


def test_reasons_of_forms_are_explained() -> None:
    text = (LOADERS / "forms.py").read_text("utf-8")
    given = set(re.findall(r'return "(\w+)"', text)) | set(re.findall(r'"(\w+)" (?:if|else)|else "(\w+)"', text)[0])
    assert {name for name in given if name} <= set(INSIDE)
    assert all(swedish != english and swedish.endswith(".") for swedish, english in REASONS.values())
