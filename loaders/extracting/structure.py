"""Statements about agreements, the bodies that a text speaks of, and how they hang together."""

from __future__ import annotations

from loaders.extracting.collect import Extraction, cited
from schema.statements import StatementKind


def agreements(x: Extraction) -> None:
    for a in x.minutes.agreements:
        agreement = x.names.agreement(a.name.value)
        x.state(
            StatementKind.AGREEMENT,
            a.rule,
            {
                "agreement_kind": a.kind,
                "status": a.status or None,
                "valid_from": a.valid_from.value if a.valid_from else None,
                "valid_to": a.valid_to.value if a.valid_to else None,
                "items": tuple(map(str, a.items)),
                "date": x.date,
            },
            [
                ("agreement", agreement),
                *(("party", x.names.actor(kind, said)) for kind, said in a.parties),
                ("owner", x.names.actor(*a.owner) if a.owner else None),
                ("supersedes", x.names.agreement(a.supersedes) if a.supersedes else None),
            ],
            [
                *a.name.cite("agreement"),
                *cited(status=a.status_said, valid_from=a.valid_from, valid_to=a.valid_to),
                *(c for _, said in a.parties for c in said.cite("party")),
                *cited(owner=a.owner[1] if a.owner else None),
                *(x.spoken_of("supersedes", a.supersedes) if a.supersedes else ()),
            ],
        )
        for t in a.terms:
            x.state(
                StatementKind.TERM,
                a.rule,
                {
                    "what": t.what.value,
                    "value": t.value.value,
                    "unit": t.unit,
                    "valid_from": t.valid_from.value if t.valid_from else None,
                    "valid_to": t.valid_to.value if t.valid_to else None,
                    "date": x.date,
                },
                [("agreement", agreement)],
                [
                    *cited(what=t.what, value=t.value, valid_from=t.valid_from, valid_to=t.valid_to),
                    *x.spoken_of("agreement", a.name.value),
                ],
            )


def bodies(x: Extraction) -> None:
    for b in x.minutes.bodies:
        x.state(
            StatementKind.NAMING,
            b.rule,
            {"items": tuple(map(str, b.items)), "date": x.date},
            [("named", x.names.named(b.name, b.kind)), *(("alias", name) for name in x.names.also(b))],
            b.name.cite("named"),
        )


def links(x: Extraction) -> None:
    for link in x.minutes.links:
        x.state(
            StatementKind.LINK,
            link.rule,
            {
                "item": link.item,
                "link_kind": link.kind,
                "status": link.status,
                "new_kind": link.new_kind,
                "valid_from": link.valid_from.value if link.valid_from else None,
                "valid_to": link.valid_to.value if link.valid_to else None,
                "date": x.date,
            },
            [
                ("source", x.names.actor(*link.source)),
                ("target", x.names.actor(*link.target) if link.target else None),
            ],
            [
                *link.source[1].cite("source"),
                *cited(
                    target=link.target[1] if link.target else None, valid_from=link.valid_from, valid_to=link.valid_to
                ),
            ],
        )
