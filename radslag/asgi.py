"""For an ASGI server: `uvicorn radslag.asgi:app`. The graph of the environment is opened when the server starts."""

from api.app import create_app
from radslag.opening import open_for_server
from radslag.wiring import access_of

app = create_app(open_for_server, access=access_of())
