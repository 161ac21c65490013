"""What a question may ask of each label, as a table: a view a label, and for each field how the graph answers it.

Field names are those of the API (camelCase); the forms, and the language of the texts, are those of `queries.forms`. A
test holds every pattern against `schema.edges`, every property against `schema.nodes`, and the table against the API.
"""

from __future__ import annotations

from collections.abc import Mapping

from queries.forms import Interface, View
from queries.views.actors import ACTORS
from queries.views.agreements import AGREEMENTS
from queries.views.answers import ANSWERS
from queries.views.between import BETWEEN
from queries.views.documents import DOCUMENTS
from queries.views.judgements import JUDGEMENTS
from queries.views.meetings import MEETINGS
from queries.views.seats import SEATS

_NODES = {**ACTORS, **SEATS, **MEETINGS, **AGREEMENTS, **DOCUMENTS, **JUDGEMENTS}
_FOUND = (*ACTORS, "Document", "Mandate", "Decision", "AgendaItem", "Matter", "Agreement")

VIEWS: Mapping[str, View | Interface] = {
    **_NODES,
    **ANSWERS,
    **BETWEEN,
    "Actor": Interface(tuple(ACTORS)),
    "Searchable": Interface(_FOUND),
    "Node": Interface(tuple(name for name, view in _NODES.items() if view.label)),
}
"""Every view by its name, which is also the name of the API's type."""
