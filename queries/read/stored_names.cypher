// name: stored_names
// doc: The first mention of each spelling of names, and of abbreviations that stand for bodies of those keys.
// params: scopes LIST<STRING>, wholes LIST<STRING>, block STRING
// columns: scope STRING, name STRING, actor_kind STRING, owner STRING, whole STRING, first STRING
UNWIND $scopes AS asked
MATCH (m:Mention {scope: asked})
RETURN m.scope AS scope, m.name AS name, m.actor_kind AS actor_kind, m.owner AS owner, m.whole AS whole, min(coalesce(m.date, '') + ' ' + m.document) AS first
UNION ALL
UNWIND $wholes AS asked
MATCH (m:Mention {whole: asked})
WHERE m.scope STARTS WITH $block
RETURN m.scope AS scope, m.name AS name, m.actor_kind AS actor_kind, m.owner AS owner, m.whole AS whole, min(coalesce(m.date, '') + ' ' + m.document) AS first
