"""What exists: the two layers of the graph, in plain frozen dataclasses without any I/O.

Read in this order: `errors` (what can go wrong), `period` (dates with precision and what holds on a day), `evidence`
and `statements` (layer 1: what documents say, where, by which rule), `documents` and `nodes` (every label of layer 1
and of the world), `edges` (every relationship with its sentence), `identity` (ids from facts, keys from names).
`constraints.cypher` is what the database is told of it. Everything else imports this package; it imports nothing of
ours.
"""

VERSION = 3
"""The version of the graph's shape; a database written with another one is refused (`SchemaMismatch`)."""
