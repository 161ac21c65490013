"""For an ASGI server: `uvicorn radslag.asgi:app`. The graph of the environment is opened when the server starts."""

from api.app import create_app
from radslag.changes import changes_of
from radslag.opening import open_for_server

app = create_app(open_for_server, changes=changes_of())
