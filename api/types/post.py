"""Posts: offices that act without their holder being named."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.actor import Actor
from api.types.fields import field
from api.types.node import FromRow


@strawberry.type(description='A post (befattning) that is spoken of without its holder, like "regiondirektören".')
class Post(FromRow, Actor):
    organization: refs.Organization | None = field("The organisation that it belongs to.")
