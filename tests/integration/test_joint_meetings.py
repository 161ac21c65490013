"""A joint meeting in the graph: each of its bodies has it, and its seats, decisions and tasks are told of either."""

from __future__ import annotations

from pathlib import Path

from loaders.load import load
from queries.graph import Graph
from tests.api.world import data

JOINT = """Protokoll från gemensamt möte med Styrgruppen för skola och Trafikgruppen
Datum: 2024-09-05

Styrgruppen för skola
Närvarande: Anna Lind, Granviks kommun
Frånvarande: Eva Berg, Lindås kommun

Trafikgruppen
Närvarande: Ola Sand, Granviks kommun

1. Skolvägar
Vägarna i Ekmarks län visades.
Grupperna beslutar att bygga en väg.
Trafikgruppen får i uppdrag att ta fram en plan till den 1 november 2024.
"""
ALONE = """Protokoll Styrgruppen för skola
Datum: 2024-06-05

Närvarande: Anna Lind, Granviks kommun

1. Nästa möte
Möten hålls i Ekmarks län.
Nästa möte är den 5 september 2024.
"""
ASKED = """query($body: String!) {
  meetings(filter: { body: $body }) { nodes { startDate status bodies { name } } }
  body(name: $body) { meetings { startDate bodies { name } } rosters { date complete } }
  decisions(filter: { by: $body }) { nodes { text decidedBy { ... on Body { name } } } }
  whoSitsIn(body: $body, asOf: "2024-10-01") { seats { person { name } } lastSeen { person { name } } }
}"""
BOTH = [{"name": "Styrgruppen för skola"}, {"name": "Trafikgruppen"}]


def test_each_body_answers_with_the_meeting_that_they_had_together(graph: Graph, tmp_path: Path) -> None:
    for name, text in (("alone.txt", ALONE), ("joint.txt", JOINT)):
        (tmp_path / name).write_text(text, "utf-8")
        load(graph, [tmp_path / name])
    traffic, school = (data(graph, ASKED, body=name["name"]) for name in reversed(BOTH))
    joint = {"startDate": "2024-09-05", "status": "HELD", "bodies": BOTH}
    assert traffic["meetings"]["nodes"] == [joint]
    assert joint in school["meetings"]["nodes"] and len(school["meetings"]["nodes"]) == 2
    assert {"startDate": "2024-09-05", "bodies": BOTH} in traffic["body"]["meetings"]
    decided = {"text": "Grupperna beslutar att bygga en väg.", "decidedBy": BOTH}
    assert traffic["decisions"]["nodes"] == school["decisions"]["nodes"] and decided in school["decisions"]["nodes"]
    sitting = [{seat["person"]["name"] for seat in each["whoSitsIn"]["seats"]} for each in (school, traffic)]
    assert sitting == [{"Anna Lind", "Eva Berg"}, set()]
    assert [seat["person"]["name"] for seat in traffic["whoSitsIn"]["lastSeen"]] == ["Ola Sand"]
    assert traffic["body"]["rosters"] == [{"date": "2024-09-05", "complete": False}]
