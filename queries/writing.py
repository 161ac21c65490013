"""The statements that write: made from what `schema` declares, one per label and per kind of relationship.

Labels and types can't be parameters in Cypher, and forty files that differ in three words would hide that they are
one; so the texts are made here, from the declarations alone, always the same for the same label. Values go by $rows.
Ends of a relationship are found by their ids, which have a unique index.

What is new gets its properties as it is made, each by its declared name, in lists as long as the declaration: on the
embedded engine that takes a third of the time of making it empty and setting a map.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any
from uuid import uuid4

from queries.graph import Graph, Transaction
from schema.documents import Node
from schema.edges import EDGES, EdgeType, edge_type
from schema.nodes import BESIDE, LAYER_1, NODES, NameKey, property_names
from schema.statements import FIELDS

BATCH = 2000
SAID = ("Judgement", "Correction")
SHARED = frozenset({"Organization", "NameKey"})  # labels whose nodes may be there already: of other blocks, other names
Link = tuple[str, str, str, str, str, Mapping[str, Any]]
"""(source label, source id, TYPE, target label, target id, properties)"""


@cache
def stored(label: str) -> tuple[str, ...]:
    """The properties that nodes of a label may have; a statement's values stand among them."""
    values = (name for names in FIELDS.values() for name in names) if label == "Statement" else ()
    return tuple(dict.fromkeys((*property_names(label), *values)))


@cache
def create_nodes(label: str) -> str:
    """$rows: lists of the properties in the order of `stored`; of SHARED nodes, maps of them."""
    labels = ":".join((label, *NODES[label].also))
    if label in SHARED:
        return f"UNWIND $rows AS r MERGE (n:{labels} {{id: r.id}}) SET n = r"
    return f"UNWIND $rows AS r CREATE (:{labels}{_properties('r', stored(label))})"


def _properties(row: str, names: Sequence[str]) -> str:
    """A map of the properties whose values stand in a list."""
    return " {" + ", ".join(f"{name}: {row}[{n}]" for n, name in enumerate(names)) + "}" if names else ""


@cache
def change_nodes(label: str) -> str:
    """$rows: maps of properties; what isn't in a map is taken away."""
    return f"UNWIND $rows AS r MATCH (n:{label} {{id: r.id}}) SET n = r"


@cache
def delete_nodes(label: str) -> str:
    """$rows: ids."""
    return f"UNWIND $rows AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n"


@cache
def create_links(source: str, type_: str, target: str) -> str:
    """$rows: lists of a source's id and of its targets, each a list of the id and of the relationships to it.

    A relationship is a list of its properties in the order of their declaration. Each end is looked up once.
    """
    names = _declared(source, type_, target).properties
    ends = f"MATCH (a:{source} {{id: r[0]}}) UNWIND r[1] AS t MATCH (b:{target} {{id: t[0]}}) UNWIND t[1] AS p"
    if source in SHARED and target in SHARED:
        values = ", ".join(f"e.{name} = p[{n}]" for n, name in enumerate(names))
        return f"UNWIND $rows AS r {ends} MERGE (a)-[e:{type_}]->(b)" + (f" SET {values}" if values else "")
    return f"UNWIND $rows AS r {ends} CREATE (a)-[:{type_}{_properties('p', names)}]->(b)"


@cache
def delete_links(source: str, type_: str, target: str) -> str:
    """$rows: maps of a (source id) and b (target id). One between shared nodes stays while a statement tells of it."""
    _declared(source, type_, target)
    if source in SHARED and target in SHARED:
        told = "(a)<-[:DENOTES]-(:Mention)<-[:ABOUT {role: 'unit'}]-(:Statement)"
        told += "-[:ABOUT {role: 'organization'}]->(:Mention)-[:DENOTES]->(b)"
        ends = f"MATCH (a:{source} {{id: r.a}})-[e:{type_}]->(b:{target} {{id: r.b}})"
        return f"UNWIND $rows AS r {ends} WHERE NOT EXISTS {{ {told} }} DELETE e"
    return f"UNWIND $rows AS r MATCH (a:{source} {{id: r.a}})-[e:{type_}]->(b:{target} {{id: r.b}}) DELETE e"


def _declared(source: str, type_: str, target: str) -> EdgeType:
    if found := edge_type(source, type_, target):
        return found
    raise ValueError(f"the schema has no ({source})-[:{type_}]->({target})")


def every_statement() -> list[str]:
    """All texts that this module can make, for tests that explain each of them."""
    made = [f(label) for label in NODES for f in (create_nodes, change_nodes, delete_nodes)]
    world = [label for label in NODES if label not in (*LAYER_1, *BESIDE)]
    for e in EDGES:
        sources = [s for s in NODES if e.source == s or e.allows(s, next((t for t in NODES if e.allows(s, t)), ""))]
        for s in sources:
            for t in NODES:
                if e.allows(s, t) and (e.type != "CONCERNS" or t in world):
                    made += [create_links(s, e.type, t), delete_links(s, e.type, t)]
    return list(
        dict.fromkeys(
            [
                *made,
                DELETE_UNUSED,
                UNTOLD,
                *FORGET,
                *FORGET_SAID,
                SOME_CHANGES,
                FORGET_STATEMENT,
                SOME_CHANGES,
                FORGET_CHANGES,
                UNSCOPE,
                SCOPE,
                WITHDRAW,
                RETURN,
            ]
        )
    )


# --- Sending them ---


def add(tx: Transaction, nodes: Iterable[Node]) -> None:
    """Create nodes."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[node.label].append(node)
    for label, same in groups.items():
        if label in SHARED or stored(label) != property_names(label):
            add_rows(tx, label, [node.properties() for node in same])
        else:
            _send(tx, create_nodes(label), list(map(attrgetter(*stored(label)), same)))


def change(tx: Transaction, nodes: Iterable[Node]) -> None:
    """Set the properties of nodes that are there."""
    for label, rows in _by_label(nodes).items():
        _send(tx, change_nodes(label), rows)


def add_rows(tx: Transaction, label: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Create nodes of one label from maps of properties. Raises ValueError when one isn't declared."""
    _send(tx, create_nodes(label), rows if label in SHARED else [_values(row, stored(label)) for row in rows])


def is_shared(node: Node) -> bool:
    """Whether other blocks may use the node too: the register's organisations, which have a code."""
    return node.label in SHARED and getattr(node, "code", None) is not None


def remove(tx: Transaction, nodes: Iterable[Node]) -> None:
    """Delete nodes with their relationships; those that others use are left."""
    groups: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        if not is_shared(node):
            groups[node.label].append(node.id)
    for label, ids in groups.items():
        _send(tx, delete_nodes(label), ids)


def add_keys(tx: Transaction, ids: Iterable[str]) -> None:
    """Have these NameKeys."""
    add(tx, [NameKey(id=id_) for id_ in sorted(set(ids))])


def remove_keys(tx: Transaction, ids: Iterable[str]) -> None:
    """Delete those of these NameKeys under which nothing stands any more."""
    _send(tx, DELETE_UNUSED, sorted(set(ids)))


DELETE_UNUSED = "UNWIND $rows AS id MATCH (n:NameKey {id: id}) WHERE NOT (n)<-[:NEAR]-() DELETE n"
UNTOLD = (
    "UNWIND $rows AS id MATCH (n:Organization {id: id}) WHERE NOT EXISTS { (:Mention)-[:DENOTES]->(n) } DETACH DELETE n"
)
"""$rows: ids of shared nodes, of which those go away that no mention denotes any more."""


def remove_untold(tx: Transaction, ids: Iterable[str]) -> None:
    """Delete those of these shared nodes that nothing speaks of any more, in any block."""
    _send(tx, UNTOLD, list(ids))


FORGET = (
    "MATCH (n:Statement {document: $id}) DETACH DELETE n",
    "MATCH (n:Mention {document: $id}) DETACH DELETE n",
    "MATCH (:Document {id: $id})-[:HAS_PASSAGE]->(n:Passage) DETACH DELETE n",
    "MATCH (n:Document {id: $id}) DETACH DELETE n",
)


UNSCOPE = "MATCH (m:Mention {document: $id}) REMOVE m.scope"
"""Its document counts no more in the world."""
SCOPE = "UNWIND $rows AS r MATCH (m:Mention {id: r.id}) SET m.scope = r.scope"


WITHDRAW = "MATCH (d:Document {id: $id}) SET d.withdrawn_at = $at, d.replaced_by = $by"
"""It counts no more, since another version of it came."""
RETURN = "MATCH (d:Document {id: $id}) SET d.withdrawn_at = null, d.replaced_by = null"
"""That version went again."""


FORGET_STATEMENT = "MATCH (s:Statement {id: $id}) DETACH DELETE s"
FORGET_SAID = tuple(f"UNWIND $rows AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n" for label in SAID)


def forget_said(graph: Graph, ids: Sequence[str]) -> None:
    """Delete what people said, by the ids of its entries; of documents that aren't in the graph, so nothing follows."""

    def work(tx: Transaction) -> None:
        for statement in FORGET_SAID:
            _send(tx, statement, ids)

    graph.write(work)


SOME_CHANGES = "MATCH (c:Change) RETURN c.id LIMIT 1"
FORGET_CHANGES = "MATCH (c:Change) WITH c LIMIT 5000 DETACH DELETE c"
NEW_EPOCH = "MATCH (s:GraphState {id: 'state'}) SET s.epoch = $epoch"


def forget_changes(graph: Graph) -> None:
    """Delete the history of what writes changed; whoever follows it has to begin anew, by the state's new epoch."""
    while graph.write(_forget_changes):
        pass


def forget_changes_at_once(tx: Transaction) -> None:
    """As `forget_changes`, with what else the transaction does."""
    while _forget_changes(tx):
        pass


def _forget_changes(tx: Transaction) -> int:
    tx.run(NEW_EPOCH, epoch=uuid4().hex)
    return tx.run(FORGET_CHANGES).nodes_deleted


def forget_document(tx: Transaction, id_: str) -> None:
    """Delete a document with all that it says; the world that rested on it is the caller's to change."""
    for statement in FORGET:
        tx.run(statement, {"id": id_})


def link(tx: Transaction, links: Iterable[Link]) -> None:
    """Create relationships between nodes that are there. Raises ValueError when one, or a property, isn't declared."""
    groups: dict[tuple[str, str, str], list[tuple[str, str, list[Any]]]] = defaultdict(list)
    for source, a, type_, target, b, properties in links:
        names = _declared(source, type_, target).properties
        groups[(source, type_, target)].append((a, b, _values(properties, names)))
    for key, made in groups.items():
        for start in range(0, len(made), BATCH):
            _send(tx, create_links(*key), _by_ends(made[start : start + BATCH]))


def _by_ends(made: Iterable[tuple[str, str, list[Any]]]) -> list[Any]:
    ends: dict[str, dict[str, list[list[Any]]]] = defaultdict(lambda: defaultdict(list))
    for a, b, properties in made:
        ends[a][b].append(properties)
    return [[a, [[b, each] for b, each in targets.items()]] for a, targets in ends.items()]


def _values(properties: Mapping[str, Any], names: Sequence[str]) -> list[Any]:
    if not properties:
        return [None] * len(names)
    if not properties.keys() <= _set(names):
        raise ValueError(f"the schema has no property {min(properties.keys() - _set(names))}")
    return list(map(properties.get, names))


_set = cache(frozenset[str])


def unlink(tx: Transaction, links: Iterable[Link]) -> None:
    """Delete relationships."""
    groups: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for source, a, type_, target, b, _ in links:
        groups[(source, type_, target)].append({"a": a, "b": b})
    # what mentions denote goes first: it tells whether a link between shared nodes is told of elsewhere
    for key, rows in sorted(groups.items(), key=lambda group: group[0][1] != "DENOTES"):
        _send(tx, delete_links(*key), rows)


def _by_label(nodes: Iterable[Node]) -> dict[str, list[dict[str, Any]]]:
    """The properties of nodes."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in nodes:
        groups[node.label].append(node.properties())
    return groups


def _send(tx: Transaction, statement: str, rows: Sequence[Any]) -> None:
    for start in range(0, len(rows), BATCH):
        tx.run(statement, {"rows": list(rows[start : start + BATCH])})
