"""`radslag serve`: the API, GraphiQL and the start page on one port."""

from __future__ import annotations

import errno
import socket
from pathlib import Path
from typing import Annotated

import typer

from queries.graph import Graph
from radslag.opening import opened
from radslag.options import Data
from schema.errors import PortTaken, ServeError


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one. Raises PortTaken, or ServeError for an address not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(f"somebody listens on {host}:{port} already") from error
        raise ServeError(
            f"can't listen on {host}:{port}: {error.strerror or error}", next_step="Choose another --host or --port."
        ) from error
    return listening


def address(host: str, listening: socket.socket) -> str:
    """The URL of a listening socket, for a person to open."""
    port = listening.getsockname()[1]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"


def serve(graph: Graph, host: str = "127.0.0.1", port: int = 8000, data: Path | None = None) -> None:
    """Serve until interrupted. Raises PortTaken before anything is served."""
    import uvicorn  # here, and the API: they take longer to import than most commands to run

    from api.app import create_app
    from radslag.wiring import access_of

    with listen(host, port) as listening:
        typer.echo(f"Radslag: {address(host, listening)}  GraphiQL: {address(host, listening)}graphql  (Ctrl-C ends)")
        server = uvicorn.Server(uvicorn.Config(create_app(graph, access=access_of(data)), log_level="warning"))
        server.run(sockets=[listening])


def command(
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    show_confidential: Annotated[
        bool, typer.Option("--show-confidential", help="Answer from confidential documents as well.")
    ] = False,
    data: Data = None,
) -> None:
    """Serve the API, GraphiQL and the start page."""
    listen(host, port).close()  # before the database is opened: a taken port is the likelier trouble
    with opened(data, create=True, show=show_confidential) as graph:
        serve(graph, host, port, data)
