"""The web application: GraphQL with GraphiQL, the start page, health and readiness.

/            the start page          /graphql     GraphQL over HTTP; GraphiQL for a browser
/health      the process is up       /ready       the database answers, with our schema (503 otherwise)
/explorer/   the pages' files, all of them local: nothing is fetched from elsewhere
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import metadata, resources
from pathlib import Path
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from strawberry.fastapi import BaseContext, GraphQLRouter

from api.auth import Access
from api.errors import describe
from api.limits import Limits
from api.reading import Context
from api.schema import build_schema
from queries.graph import Graph
from schema.errors import EngineUnavailable, RadslagError, StoreError, UsageError

STATUS: tuple[tuple[type[Exception], int], ...] = (
    (UsageError, 400),
    (TimeoutError, 504),
    (EngineUnavailable, 503),
    (StoreError, 503),
    (RadslagError, 500),
    (Exception, 500),
)
"""The one table of error handlers: the HTTP status of an error that reaches a route. GraphQL has its own `errors`."""

POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "object-src 'none'"
)
"""Pages may use our own files only."""


class WebContext(BaseContext, Context):
    """The context of an operation that came over HTTP."""

    def __init__(self, graph: Graph, access: Access | None = None, authorization: str | None = None) -> None:
        BaseContext.__init__(self)
        Context.__init__(self, graph, access=access, authorization=authorization)


class Router(GraphQLRouter[Any, None]):
    """GraphQL over HTTP, with our own GraphiQL for browsers."""

    async def render_graphql_ide(self, request: Request) -> HTMLResponse:
        page = (explorer() / "graphiql.html").read_text(encoding="utf-8")
        return HTMLResponse(page, headers={"Content-Security-Policy": POLICY})


def explorer() -> Path:
    """The folder of the pages."""
    return Path(str(resources.files("api") / "explorer"))


def create_app(
    graph: Graph | Callable[[], Graph],
    *,
    limits: Limits | None = None,
    access: Callable[[Graph], Access] | None = None,
) -> FastAPI:
    """The application over an open graph, or over one that is opened when the server starts and closed when it ends.

    `access` makes of that graph what mutations need; without it, the server takes none.
    """
    limits = limits or Limits()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        ours = not isinstance(graph, Graph)
        if ours:
            app.state.graph = await asyncio.to_thread(cast(Callable[[], Graph], graph))
        app.state.access = access(app.state.graph) if access else None
        try:
            yield
        finally:
            await app.state.graph.aclose()
            if ours:
                await asyncio.to_thread(app.state.graph.close)

    app = FastAPI(
        title="Radslag", version=version(), lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None
    )
    if isinstance(graph, Graph):
        app.state.graph = graph

    async def context(request: Request) -> WebContext:
        state = request.app.state
        return WebContext(state.graph, getattr(state, "access", None), request.headers.get("authorization"))

    # Requests and answers only: no subscriptions, so no websockets.
    router = Router(build_schema(limits), path="/graphql", context_getter=context, subscription_protocols=())
    app.include_router(router)
    app.add_api_route("/", start_page, include_in_schema=False)
    app.add_api_route("/health", health)
    app.add_api_route("/ready", ready)
    app.mount("/explorer", StaticFiles(directory=explorer()), name="explorer")
    for error, status in STATUS:
        app.add_exception_handler(error, _handler(status))
    app.add_middleware(BodySize, limit=limits.body_bytes)
    return app


def version() -> str:
    """The version of the installed distribution."""
    try:
        return metadata.version("radslag")
    except metadata.PackageNotFoundError:
        return "0"


async def start_page() -> Response:
    """The start page."""
    return FileResponse(explorer() / "index.html", headers={"Content-Security-Policy": POLICY})


async def health() -> dict[str, str]:
    """The process is up; says nothing of the database."""
    return {"status": "up", "version": version()}


async def ready(request: Request) -> Response:
    """Whether questions can be answered: the database is there and holds a graph of our version."""
    graph: Graph = request.app.state.graph
    try:
        state = await asyncio.to_thread(graph.check)
    except StoreError as error:
        logging.getLogger("radslag.api").warning("not ready: %s", error)
        return JSONResponse({"ready": False, "code": error.code}, status_code=503)
    if not state:
        return JSONResponse({"ready": False, "code": "NO_GRAPH"}, status_code=503)
    return JSONResponse({"ready": True, "schema": state["schema_version"], "version": state["version"]})


def _handler(status: int) -> Callable[[Request, Exception], Any]:
    async def handle(_: Request, error: Exception) -> Response:
        message, extensions = describe(error)
        return JSONResponse({"errors": [{"message": message, "extensions": extensions}]}, status_code=status)

    return handle


class BodySize:
    """Refuses a request whose body is larger than the limit, said or sent, before it is read whole."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app, self.limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        said = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not said.isdigit() or int(said) > self.limit:
            await self._refuse(scope, receive, send)
            return
        seen, body = 0, []
        while scope["method"] == "POST":
            message = await receive()
            if message["type"] != "http.request":
                return
            seen += len(message.get("body", b""))
            if seen > self.limit:
                await self._refuse(scope, receive, send)
                return
            body.append(message)
            if not message.get("more_body", False):
                break
        parts = iter(body)

        async def again() -> Message:
            return next(parts, None) or await receive()

        await self.app(scope, again, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = f"The request is larger than the {self.limit} bytes allowed."
        extensions = {"code": "TOO_COMPLEX", "limit": self.limit}
        answer = JSONResponse({"errors": [{"message": message, "extensions": extensions}]}, status_code=413)
        await answer(scope, receive, send)
