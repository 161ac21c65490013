// name: stored_chairs
// doc: Under which names those go who ever had the chair of bodies.
// params: bodies LIST<STRING>
// columns: scope STRING
UNWIND $bodies AS body
MATCH (:Body {id: body})<-[:IN_BODY]-(m:Membership {role: 'CHAIR'})
MATCH (p:Person)-[:HAS_MEMBERSHIP]->(m)
MATCH (p)<-[:DENOTES]-(n:Mention)
RETURN DISTINCT n.scope AS scope
