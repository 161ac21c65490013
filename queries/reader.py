"""Reads from an event loop: one asynchronous driver a loop, few statements at once, and a time limit over it all."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import neo4j

from queries.engines import Endpoint
from queries.engines.bolt import DRIVER_SETTINGS
from queries.faults import DRIVER_ERRORS
from queries.watch import STATE

if TYPE_CHECKING:
    from queries.graph import Graph


@dataclass(slots=True)
class _Loop:
    """What belongs to one event loop: connections can't be used from another."""

    endpoint: Endpoint
    driver: neo4j.AsyncDriver
    turns: asyncio.Semaphore


class AsyncReader:
    """The asynchronous half of a Graph. Without the turns, 400 reads at once are half as fast as 8 at once."""

    def __init__(self, graph: Graph, timeout: float, at_once: int) -> None:
        self._graph, self._timeout, self._at_once = graph, timeout, at_once
        self._loops: dict[asyncio.AbstractEventLoop, _Loop] = {}

    async def read(self, statement: str, params: dict[str, Any]) -> list[list[Any]]:
        graph, watch = self._graph, self._graph.watch
        async with asyncio.timeout(self._timeout), (await self._here()).turns:
            answer = await self._again(statement, params, graph.sent)
            if watch and watch.due:
                asked = time.monotonic()
                state = await self._again(STATE, {}, lambda _: None)
                watch.take(state[0][0] if state else {}, asked)
            return answer

    async def _again(self, statement: str, params: dict[str, Any], sent: Callable[[str], None]) -> list[list[Any]]:
        """Ask until there is an answer, or no point; `sent` is told of each try."""
        graph = self._graph
        retry = graph.retry()
        while True:
            used, driver = graph.engine.driver, (await self._here()).driver
            try:
                sent(statement)
                async with driver.session(**graph.session_settings(neo4j.READ_ACCESS)) as session:
                    return await (await session.run(statement, params)).values()
            except DRIVER_ERRORS as error:
                pause = 0.0 if graph.engine.driver is not used else retry.pause(error)
                if pause is None:
                    fault = graph.fault(error, statement)
                    if not (retry.lost(error) and await asyncio.to_thread(graph.renew, used)):
                        raise fault from error
                await asyncio.sleep(pause or 0.0)

    async def _here(self) -> _Loop:
        """The running loop's driver, made on first use and anew when the database has moved."""
        loop, endpoint = asyncio.get_running_loop(), self._graph.engine.endpoint
        here = self._loops.get(loop)
        if here is None or here.endpoint is not endpoint:
            driver = neo4j.AsyncGraphDatabase.driver(
                endpoint.uri, auth=(endpoint.user, endpoint.password), **DRIVER_SETTINGS
            )
            self._loops[loop] = _Loop(endpoint, driver, here.turns if here else asyncio.Semaphore(self._at_once))
            if here:
                await here.driver.close()
        return self._loops[loop]

    async def aclose(self) -> None:
        if here := self._loops.pop(asyncio.get_running_loop(), None):
            await here.driver.close()

    def close(self) -> None:
        """Close the drivers of all loops that can still do it; a loop that was closed took its connections with it."""
        for loop, here in self._loops.items():
            if loop.is_running():
                closing = asyncio.run_coroutine_threadsafe(here.driver.close(), loop)
                if not _is_here(loop):  # our own loop gets to it when we return
                    with contextlib.suppress(TimeoutError):
                        closing.result(timeout=5.0)
            elif not loop.is_closed():
                loop.run_until_complete(here.driver.close())
        self._loops.clear()


def _is_here(loop: asyncio.AbstractEventLoop) -> bool:
    try:
        return asyncio.get_running_loop() is loop
    except RuntimeError:
        return False
