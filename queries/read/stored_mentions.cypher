// name: stored_mentions
// doc: The mentions of a block's documents.
// params: block STRING
// columns: document STRING, kind STRING, name STRING, written STRING, key STRING, actor_kind STRING
MATCH (d:Document {block: $block})
MATCH (m:Mention {document: d.id})
RETURN m.document AS document, m.kind AS kind, m.name AS name, m.name_as_written AS written, m.key AS key, m.actor_kind AS actor_kind
