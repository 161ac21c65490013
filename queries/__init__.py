"""How the graph is asked and changed: the only package that imports the driver.

Read in this order: `connection` (settings -> Graph), `graph` (read, write, one transaction), `engines/` (the embedded
database and a real Neo4j; nothing else asks which it is), `catalogue` (a query is a file of read/), `views` and
`projection` (a selection of fields -> the RETURN part of one statement), `writing` (the statements that write).
"""
