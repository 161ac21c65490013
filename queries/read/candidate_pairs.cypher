// name: candidate_pairs
// doc: Who of some labels meets under each NameKey, by which name; what each of the labels is tied to; and the pairs that people have judged.
// params: labels LIST<STRING>, county STRING | NULL
// columns: row LIST<ANY>
//
// `queries/candidates.py` reads the rows and makes pairs of those that meet: ties are organisations, bodies, and what must
// not differ.
RETURN [COLLECT {
  MATCH (k:NameKey)
  WITH [(k)<-[n:NEAR]-(a) WHERE any(label IN labels(a) WHERE label IN $labels) AND ($county IS NULL OR a.county = $county)
    | [a.id, head([label IN labels(a) WHERE label <> 'Actor']), n.name, n.scanned]] AS near
  WHERE size(near) > 1
  RETURN near
}, COLLECT {
  MATCH (a:Actor|Agreement)
  WHERE any(label IN labels(a) WHERE label IN $labels) AND ($county IS NULL OR a.county = $county)
  RETURN [a.id, [
    [(a)-[:HAS_MEMBERSHIP]->(:Membership)-[:ON_BEHALF_OF]->(o:Organization) | o.id]
      + [(a)-[:HAS_ATTENDANCE]->(:Attendance)-[:ON_BEHALF_OF]->(o:Organization) | o.id]
      + [(a)-[:HAS_POSITION]->(:Position)-[:AT]->(o:Organization) | o.id],
    [(a)-[:HAS_MEMBERSHIP]->(:Membership)-[:IN_BODY]->(x:Body) | x.id],
    CASE WHEN a:Body THEN head([(a)-[:OWNED_BY]->(o:Organization) | o.id]) ELSE a.code END
  ]]
}, COLLECT {
  MATCH (j:Judgement) WHERE j.revoked_at IS NULL
  MATCH (l:Mention {id: j.left})-[:DENOTES]->(x)
  MATCH (r:Mention {id: j.right})-[:DENOTES]->(y)
  RETURN DISTINCT [x.id, y.id]
}] AS row
