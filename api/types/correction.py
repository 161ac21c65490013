"""What people corrected of what documents are read to say."""

from __future__ import annotations

import strawberry
from strawberry.scalars import JSON

from api.types import refs
from api.types.change import read_json
from api.types.enums import CorrectionAction
from api.types.fields import field
from api.types.judgement import Said
from api.types.node import FromRow, Node


@strawberry.type(description="A person's word that a document says something else than was read.")
class Correction(Said, FromRow, Node):
    action: CorrectionAction = field("What became of the statement.")
    before: JSON | None = field("What stood there.", finish=read_json)
    value: JSON | None = field("What stands there now; of an added statement all that it says.", finish=read_json)
    statement: refs.Statement | None = field("The statement; null while its document isn't loaded.")
    document: refs.Document | None = field("The document; null while it isn't loaded.")
    field: str | None = field("The value, or the role of whom the statement is about, that was altered.")


@strawberry.type(description="What came of a correction.")
class Corrected:
    correction: Correction = field("The correction as it stands.")
    added: int = field("How many nodes of the world came with it.")
    changed: int = field("How many changed.")
    removed: int = field("How many went.")


@strawberry.input(description="Another value for what a statement says, or somebody else whom it is about.")
class CorrectInput:
    statement: strawberry.ID = strawberry.field(description="The id of the statement, as evidence gives it.")
    field: str = strawberry.field(description='A value like "due", or a role like "organization".')
    value: JSON | None = strawberry.field(
        default=None,
        description="The value as Statement.values has it; a name, a map of kind and name, or a list of them for a "
        "role; nothing to take it away.",
    )
    before: JSON | None = strawberry.field(
        default=None, description="What stands there now: refused when somebody has altered it meanwhile."
    )
    reason: str = strawberry.field(description="Why, as evidence shows it.")
    by: str = strawberry.field(description="Who says so: a name that others know.")


@strawberry.input(description="Something that a document says and nobody read.")
class AddInput:
    document: strawberry.ID = strawberry.field(description="The id of the document.")
    kind: str = strawberry.field(description="The kind of statement, like ELECTION.")
    values: JSON | None = strawberry.field(default=None, description="Its values, as Statement.values has them.")
    about: JSON | None = strawberry.field(default=None, description="Whom it is about: names by role.")
    line: int = strawberry.field(description="The line of the document that says so.")
    reason: str = strawberry.field(description="Why, as evidence shows it.")
    by: str = strawberry.field(description="Who says so: a name that others know.")
