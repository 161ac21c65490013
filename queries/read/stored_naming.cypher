// name: stored_naming
// doc: The documents with mentions under some names.
// params: scopes LIST<STRING>
// columns: document STRING
UNWIND $scopes AS scope
MATCH (m:Mention {scope: scope})
RETURN DISTINCT m.document AS document
