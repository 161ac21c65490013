"""The schema as text: `python -m api.export_schema` writes api/schema.graphql, which a test holds against the code."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from api.schema import build_schema

FILE = "schema.graphql"


def exported() -> str:
    """The schema in SDL, ending in one newline."""
    return build_schema().as_str().strip() + "\n"


def committed() -> str:
    """The text of the file that is part of the package."""
    return (resources.files("api") / FILE).read_text(encoding="utf-8")


if __name__ == "__main__":
    Path(__file__).with_name(FILE).write_text(exported(), encoding="utf-8")
