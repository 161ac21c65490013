// name: stored_names
// doc: The first mention of each spelling of names, and of abbreviations that stand for bodies (wholes: maps of key and block).
// params: scopes LIST<STRING>, wholes LIST<MAP>
// columns: scope STRING, block STRING, name STRING, actor_kind STRING, owner STRING, whole STRING, scanned BOOLEAN, first STRING
UNWIND $scopes AS asked
MATCH (m:Mention {scope: asked})
RETURN m.scope AS scope, m.block AS block, m.name AS name, m.actor_kind AS actor_kind, m.owner AS owner, m.whole AS whole, m.scanned AS scanned, min(coalesce(m.date, '') + ' ' + m.document) AS first
UNION ALL
UNWIND $wholes AS asked
MATCH (m:Mention {whole: asked.key})
WHERE m.block = asked.block AND m.scope IS NOT NULL
RETURN m.scope AS scope, m.block AS block, m.name AS name, m.actor_kind AS actor_kind, m.owner AS owner, m.whole AS whole, m.scanned AS scanned, min(coalesce(m.date, '') + ' ' + m.document) AS first
