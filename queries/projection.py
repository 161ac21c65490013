"""A selection of fields becomes the RETURN part of one statement, and a shaper of its positional lists.

Input is neutral: a `Selection` tree of field names, arguments and the views on which a field is asked for. Output is
`Compiled`: the RETURN clause, its parameters, and a function that turns one returned list into a `Row`. The forms are
those that give the same rows on both engines: positional lists on all levels, `head([pattern | [..]])` to one,
`COLLECT { MATCH .. WITH .. ORDER BY .. RETURN [..] }` to many, `CASE WHEN h:Person THEN ['Person', ..]` for interfaces.
Maps, CALL and OPTIONAL MATCH are kept out: their rows differ between the engines, or they are slow.

Texts are deterministic: the same selection gives the same text, whatever the values, so a database plans it once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from queries.candidates import LEAST, enough, weigh
from queries.forms import VARIABLE, Each, Interface, Likened, Many, One, Rows, Same, Value, View
from queries.views import VIEWS
from schema.similarity import Likeness

Shape = Callable[[Any], Any]
PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Field:
    """One field asked for. `key` is its name in the answer; `on` names the views it is asked of, None: all."""

    key: str
    name: str
    args: Mapping[str, Any] = field(default_factory=dict)
    children: Selection | None = None
    on: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The fields asked for of a view or interface, in the order of the answer."""

    type: str
    fields: tuple[Field, ...] = ()


class Row(dict[str, Any]):
    """One shaped object: its values by response key, and the name of its view in `type`."""

    __slots__ = ("type",)

    def __init__(self, type_: str, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.type = type_


@dataclass(frozen=True, slots=True)
class Compiled:
    """`text` is an expression or clause, `parameters` what it needs, `shape` turns one result into Rows."""

    text: str
    parameters: dict[str, Any]
    shape: Shape


def compile_rows(selection: Selection, scope: Mapping[str, str]) -> Compiled:
    """RETURN one list a row. `scope` names the head's variable for each variable of the view.

    The text refers to the parameter `$as_of` where an answer depends on the day. KeyError for a field that no view has.
    """
    writer = _Writer()
    expression, shape = writer.selection(selection, scope, "$as_of")
    return Compiled(f"RETURN {expression} AS row", writer.parameters, shape)


@dataclass(frozen=True, slots=True)
class Paging:
    """How a page is ordered: an expression of `@n` and whether it falls; ties go by id. `after` is a cursor's pair."""

    order: str
    falling: bool
    first: int
    after: tuple[str, str] | None = None


def compile_page(node: Selection | None, head: str, variable: str, paging: Paging, *, total: bool) -> Compiled:
    """RETURN [total, [[key, id, node], ..]] over all that `head` matches; each part only when asked for.

    `node` is the selection of each node, None when no node is asked for. Shapes to `(total | None, nodes)` where nodes
    are (key, id, Row) triples and one more than `first` when there are more.
    """
    writer = _Writer()
    parts = [f"COUNT {{ {head} RETURN {variable} }}" if total else "0"]
    shape: Shape = _nothing
    if node is not None:
        key = paging.order.replace("@n", variable)
        after = ""
        if paging.after is not None:
            past, tie = writer.bind(paging.after[0]), writer.bind(paging.after[1])
            sign = "<" if paging.falling else ">"
            after = f" WHERE {key} {sign} {past} OR ({key} = {past} AND {variable}.id > {tie})"
        limit = writer.bind(paging.first + 1)
        scope = dict.fromkeys(_variables(node.type), variable)
        expression, shape = writer.selection(node, scope, "$as_of")
        parts.append(
            f"COLLECT {{ {head} WITH {variable}{after} "
            f"ORDER BY {key}{' DESC' if paging.falling else ''}, {variable}.id LIMIT {limit} "
            f"RETURN [{key}, {variable}.id, {expression}] }}"
        )

    def unpack(row: Sequence[Any]) -> tuple[int | None, list[tuple[str, str, Any]]]:
        nodes = [(key, id_, shape(value)) for key, id_, value in row[1]] if len(row) > 1 else []
        return (row[0] if total else None), nodes

    return Compiled(f"RETURN [{', '.join(parts)}] AS row", writer.parameters, unpack)


def _nothing(_: Any) -> None:
    return None


def _variables(type_: str) -> tuple[str, ...]:
    """A view's variables; an interface stands for one node of any of its members."""
    view = VIEWS[type_]
    return ("n",) if isinstance(view, Interface) else view.variables


class _Writer:
    """Writes one statement's projection: fresh variables, parameters for all values, and the shapers beside."""

    def __init__(self) -> None:
        self.parameters: dict[str, Any] = {}
        self._counts = 0

    def bind(self, value: Any) -> str:
        name = f"p{len(self.parameters) + 1}"
        self.parameters[name] = value
        return f"${name}"

    def fresh(self, stem: str) -> str:
        self._counts += 1
        return f"{stem}{self._counts}"

    def selection(self, selection: Selection, scope: Mapping[str, str], day: str) -> tuple[str, Shape]:
        """The expression of a selection over the variables in scope, and its shaper."""
        view = VIEWS[selection.type]
        if isinstance(view, Interface):
            return self._interface(selection, view, next(iter(scope.values())), day)
        return self._object(selection, selection.type, view, scope, day, ())

    def _interface(self, selection: Selection, view: Interface, variable: str, day: str) -> tuple[str, Shape]:
        arms, shapes = [], {}
        for member in view.members:
            concrete = VIEWS[member]
            assert isinstance(concrete, View)
            scope = dict.fromkeys(concrete.variables, variable)
            expression, shapes[member] = self._object(selection, member, concrete, scope, day, (f"'{member}'",))
            arms.append(f"WHEN {variable}:{concrete.label} THEN {expression}")
        return f"CASE {' '.join(arms)} END", lambda value: shapes[value[0]](value)

    def _object(
        self, selection: Selection, name: str, view: View, scope: Mapping[str, str], day: str, lead: tuple[str, ...]
    ) -> tuple[str, Shape]:
        expressions, shapers = list(lead), []
        for wanted in selection.fields:
            if wanted.on is not None and name not in wanted.on:
                continue
            expression, shape = self._field(wanted, view, scope, day)
            shapers.append((wanted.key, len(expressions), shape))
            expressions.append(expression)
        plan = tuple(shapers)

        def shape_row(values: Sequence[Any]) -> Row:
            return Row(name, {key: values[at] if shape is None else shape(values[at]) for key, at, shape in plan})

        return f"[{', '.join(expressions)}]", shape_row

    def _field(self, wanted: Field, view: View, scope: Mapping[str, str], day: str) -> tuple[str, Shape | None]:
        form = view.fields[wanted.name]
        args = {name: value for name, value in wanted.args.items() if value is not None}
        names = dict(scope)
        if "asOf" in args:
            day = self.bind(args["asOf"])
        elif isinstance(form, Many | Same) and form.day:
            day = self._render(form.day, names, day)
        match form:
            case Value():
                return self._render(form.expression, names, day), None
            case Rows():
                return self._render(form.expression, names, day), _rows(form, wanted.children)
            case Same():
                return self._same(form, wanted.children or Selection(form.view), names, day)
            case Each():
                return self._each(form, wanted.children or Selection(form.view), names, day)
            case One():
                return self._one(form, wanted.children or Selection(form.view), names, day)
            case Likened():
                return self._likened(form, wanted.children or Selection(form.view), names, day, args)
            case Many():
                return self._many(form, wanted.children or Selection(form.view), names, day, args)

    def _same(self, form: Same, children: Selection, names: dict[str, str], day: str) -> tuple[str, Shape]:
        inner = zip(_variables(form.view), form.variables, strict=True)
        expression, shape = self.selection(children, {name: names[own] for name, own in inner}, day)
        if form.when is None:
            return expression, shape
        return f"CASE WHEN {self._render(form.when, names, day)} THEN {expression} END", _or_null(shape)

    def _one(self, form: One, children: Selection, names: dict[str, str], day: str) -> tuple[str, Shape]:
        pattern, scope = self._path(form, children.type, names, day)
        where = _where(self._render(text, names, day) for text in form.where)
        expression, shape = self.selection(children, scope, day)
        found = f"[{pattern}{where} | {expression}]"
        if "]-" not in pattern:  # a node that is looked up, which no comprehension can do
            found = f"COLLECT {{ MATCH {pattern}{where} RETURN {expression} }}"
        return f"head({found})", _or_null(shape)

    def _many(
        self, form: Many, children: Selection, names: dict[str, str], day: str, args: Mapping[str, Any]
    ) -> tuple[str, Shape]:
        outer = set(names)
        unwind = f"UNWIND {self._render(form.unwind, names, day)} " if form.unwind else ""
        pattern, scope = self._path(form, children.type, names, day)
        conditions = [self._render(text, names, day) for text in form.where]
        for name, text in form.filters.items():
            if name in args:
                conditions.append(self._render(text, names, day, {name: self.bind(args[name])}))
        conditions += [self._render(text, names, day) for name, text in form.unless.items() if not args.get(name)]
        carried = dict.fromkeys(scope.values())
        if not form.distinct:  # what only the order looks at must be carried through WITH as well
            ordering = set(VARIABLE.findall(" ".join(form.order)))
            carried |= dict.fromkeys(names[n] for n in VARIABLE.findall(form.path) if n in ordering and n not in outer)
        order = ", ".join(self._render(text, names, day) for text in form.order)
        limit = f" LIMIT {self.bind(args['first'])}" if "first" in args else ""
        expression, shape = self.selection(children, scope, day)
        distinct = "DISTINCT " if form.distinct else ""
        text = (
            f"COLLECT {{ {unwind}MATCH {pattern}{_where(conditions)} WITH {distinct}{', '.join(carried)} "
            f"ORDER BY {order}{limit} RETURN {expression} }}"
        )
        return text, lambda values: [shape(value) for value in values]

    def _likened(
        self, form: Likened, children: Selection, names: dict[str, str], day: str, args: Mapping[str, Any]
    ) -> tuple[str, Shape]:
        """[ties, judged, [[id, names that met], ..], [[id, ties, what is selected], ..]]; scores give the order."""
        own = next(iter(names.values()))
        mine, judged = self._render(form.ties[0], names, day), self._render(form.judged, names, day)
        pattern = self._render(form.path, names, day)
        a, b, other = names["na"], names["nb"], names["c"]
        theirs = self._render(form.ties[1], names, day)
        wanted = Selection(form.view, tuple(f for f in children.fields if f.name not in ("score", "reasons")))
        expression, shape = self.selection(wanted, {"c": other}, day)
        there = f"MATCH {pattern} WHERE {other}.id <> {own}.id"
        text = (
            f"[{mine}, {judged}, "
            f"COLLECT {{ {there} RETURN [{other}.id, {a}.name, {a}.scanned, {b}.name, {b}.scanned] }}, "
            f"COLLECT {{ {there} WITH DISTINCT {other} ORDER BY {other}.id LIMIT {form.most} "
            f"RETURN [{other}.id, {theirs}, {expression}] }}]"
        )
        least, first = args.get("minScore", LEAST), args.get("first")

        def shape_likened(values: Sequence[Any]) -> list[Row]:
            ties, done, names_met, found = values
            met: dict[str, list[Sequence[Any]]] = defaultdict(list)
            for id_, *pair in names_met:
                met[id_].append(pair)
            weighed = [
                (weigh(form.label, met[id_], ties, others), id_, row) for id_, others, row in found if id_ not in done
            ]
            kept = sorted((w for w in weighed if enough(w[0], least)), key=lambda w: (-w[0].score, w[1]))[:first]
            return [with_likeness(shape(row), children, like) for like, _, row in kept]

        return text, shape_likened

    def _each(self, form: Each, children: Selection, names: dict[str, str], day: str) -> tuple[str, Shape]:
        source, each = self._render(form.list, dict(names), day), self.fresh("each")
        variables = _variables(children.type)
        places = {name: self.fresh(name) for name in variables} if form.unpacked else dict.fromkeys(variables, each)
        unpacked = [f"{each}[{at}] AS {name}" for at, name in enumerate(places.values())] if form.unpacked else [each]
        order = ", ".join(self._render(text, {**places, "each": each}, day) for text in form.order)
        expression, shape = self.selection(children, places, day)
        text = (
            f"COLLECT {{ UNWIND {source} AS {each} WITH {', '.join(unpacked)} ORDER BY {order} RETURN {expression} }}"
        )
        if form.one:
            return f"head({text})", _or_null(shape)
        return text, lambda values: [shape(value) for value in values]

    def _path(self, form: One | Many, type_: str, names: dict[str, str], day: str) -> tuple[str, dict[str, str]]:
        """The path in Cypher, and the scope at its end: the last new variable, or those of a view of several."""
        outer = set(names)
        pattern = self._render(form.path, names, day)
        wanted = _variables(type_)
        last = [name for name in VARIABLE.findall(form.path) if name not in outer][-1]
        ends = wanted if len(wanted) > 1 else (form.end or last,)
        return pattern, {name: names[end] for name, end in zip(wanted, ends, strict=True)}

    def _render(self, text: str, names: dict[str, str], day: str, args: Mapping[str, str] | None = None) -> str:
        """Template to Cypher: `@x` a variable (fresh when new), `$day` the day that holds here, `$arg` its value."""

        def variable(match: re.Match[str]) -> str:
            if match[1] not in names:
                names[match[1]] = self.fresh(match[1])
            return names[match[1]]

        def parameter(match: re.Match[str]) -> str:
            return day if match[1] == "day" else (args or {}).get(match[1], match[0])

        return VARIABLE.sub(variable, PARAMETER.sub(parameter, text))


def _or_null(shape: Shape) -> Shape:
    return lambda value: None if value is None else shape(value)


def _where(conditions: Iterable[str]) -> str:
    joined = " AND ".join(conditions)
    return f" WHERE {joined}" if joined else ""


def with_likeness(row: Row, selection: Selection, like: Likeness) -> Row:
    """A row with the score and reasons that are selected of it, in the order of the selection."""
    told = {"score": like.score, "reasons": [reason.value for reason in like.reasons]}
    values = {f.key: told[f.name] if f.name in told else row[f.key] for f in selection.fields}
    return Row(row.type, values)


def _rows(form: Rows, children: Selection | None) -> Shape:
    plan = [(wanted.key, form.names.index(wanted.name)) for wanted in (children.fields if children else ())]

    def shape(values: Sequence[Sequence[Any]]) -> Any:
        rows = [Row(form.view, {key: value[at] for key, at in plan}) for value in values]
        return (rows[0] if rows else None) if form.one else rows

    return shape
