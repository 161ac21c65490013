"""Minutes that know people by initials and marks: explained marks, coded decisions and actions, a log that repeats."""

from __future__ import annotations

from loaders.facts import facts
from loaders.formats import read_bytes
from loaders.parse import read_minutes

HEAD = """# Styrgruppen för nya badet

| | |
|---|---|
| Datum | 2024-02-05 |
| Ordförande | Anna Lind (AL) |
| Justerat | 2024-02-19 |

| Sign | Namn | Organisation | Närvaro |
|---|---|---|---|
| AL | Anna Lind | Granviks kommun | N |
| PEk | Per Ek | Lindås kommun | D |
| EB | Eva Berg | Lindås kommun | F |

N = närvarande, F = frånvarande, D = deltog del av mötet

### 1 Bryggan [PEk]

Bryggan är hal.

**B2.1** SG flyttar bryggan till norra stranden.

**Å2.1** Beställa tjära till bryggan. Ansvarig: AL/EB. Klart: v. 9

### 2 Budget

Budgeten är oförändrad.

### 3 Rapport

Ingen rapport fanns.

### 4 Nästa möte

2024-03-04 kl. 10.00

### Åtgärdslogg

| Nr | Åtgärd | Ansvarig | Klart | Status |
|---|---|---|---|---|
| Å2.1 | Beställa tjära till bryggan | AL/EB | v. 9 | Ny |
"""
DAYS = """# Badrådet

4–5 mars 2024

| Namn | Organisation | 4/3 | 5/3 |
|---|---|---|---|
| Anna Lind | Granviks kommun | x | x |
| Per Ek | Lindås kommun | x | – |
| Eva Berg | Lindås kommun | – | – |

**1 Öppning**

Anna öppnade.
"""


def test_initials_marks_codes_and_a_log() -> None:
    read = facts(read_minutes(read_bytes(HEAD.encode(), "protokoll.md")))
    assert [(p["name"], p["capacity"], p["attendance"]) for p in read["people"]] == [
        ("Anna Lind", "chair", "present"),
        ("Per Ek", "member", "partial"),
        ("Eva Berg", "member", "absent"),
    ]
    assert read["meeting"]["approved_on"] == "2024-02-19"
    assert read["items"][0] == {"number": "1", "title": "Bryggan", "presenters": ["Per Ek"]}
    assert [d["text"] for d in read["decisions"]] == ["SG flyttar bryggan till norra stranden."]
    assert [(m["item"], m["owner"], m["due"]) for m in read["mandates"] if m["due"]] == [
        ("1", ["Anna Lind", "Eva Berg"], "2024-03-03")
    ]


def test_columns_of_days_say_who_was_there() -> None:
    read = facts(read_minutes(read_bytes(DAYS.encode(), "protokoll.md")))
    assert [(p["name"], p["organisation"], p["attendance"]) for p in read["people"]] == [
        ("Anna Lind", "Granviks kommun", "present"),
        ("Per Ek", "Lindås kommun", "partial"),
        ("Eva Berg", "Lindås kommun", "absent"),
    ]
