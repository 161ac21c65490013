"""How the graph answers: GraphQL over HTTP, GraphiQL and a start page.

Read in this order: `query` and `lists` (the root fields, each naming its query file), `types` (one file a concept),
`plan` (an operation becomes a selection, which `queries.projection` turns into one statement), `reading` (from a root
field to its answer), `schema` (all of it together), `errors` and `limits` (what is refused, and how), `app` (the
routes).
"""
