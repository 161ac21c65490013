"""The two databases that Radslag runs on, and what little differs between them.

Everything above this package speaks one Cypher through one driver and never asks which engine it is. Read in this
order: `bolt` (the `Engine` protocol, and what both engines share), `neo4j_server` (a Neo4j that somebody runs),
`embedded` (the default: a data folder), `owner` (which process owns that folder), `server` (ArcadeDB in this process).
"""

from queries.engines.bolt import Endpoint, Engine, SchemaItem

__all__ = ["Endpoint", "Engine", "SchemaItem"]
