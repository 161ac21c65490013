"""Tables with a row a person: who, for whom, as what, and whether they came."""

from __future__ import annotations

from loaders import formats
from loaders.parse import read_minutes

ROWS = (
    ("Karin Holm (S)", "Granviks kommun", "ordförande", "närvarande"),
    ("Per Ek (M)", "Lindås kommun", "ledamot", "frånvarande"),
    ("Jonas Vik (V)", "Lindås kommun", "ledamot", "närvarande"),
    ("Vera Sand", "Granviks kommun", "ersättare", "frånvarande"),
    ("Olof Wik", "Granviks kommun", "sekreterare", "närvarande"),
)
READ = [
    ("Karin Holm", "chair", "present"),
    ("Per Ek", "member", "absent"),
    ("Jonas Vik", "member", "present"),
    ("Vera Sand", "substitute", "absent"),
    ("Olof Wik", "secretary", "present"),
]


def test_a_row_whose_cells_could_head_columns_is_a_row() -> None:
    rows = "\n".join(f"| {' | '.join(row)} |" for row in ROWS)
    text = (
        "# Badrådet i Ekmarks län\n\nProtokoll 2023-03-09\n\n"
        "| Namn | Organisation | Roll | Närvaro |\n|---|---|---|---|\n"
        f"{rows}\n\n## 1. Öppnande\n\nOrdföranden öppnade mötet.\n"
    )
    minutes = read_minutes(formats.read_bytes(text.encode(), "a.md"))
    assert [(p.name.value, p.capacity, p.attendance) for p in minutes.people] == READ
