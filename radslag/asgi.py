"""For an ASGI server: `uvicorn radslag.asgi:app`. The graph of the environment is opened when the server starts."""

from api.app import create_app
from queries.connection import open_graph
from radslag.changes import changes_of

app = create_app(open_graph, changes=changes_of())
