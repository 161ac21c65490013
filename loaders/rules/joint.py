"""Joint meetings: the head names several bodies, and each has its own list of people, or they share one.

A name with "och" in it is mostly one ("Kultur- och fritidsnämnden", "Rådet för hälsa och omsorg"). It is several only
where each part is a body by itself, and the parts are written as names of their own, the text calls the meeting joint,
or each of them has a list of people under its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest

from loaders.header import OwnBody
from loaders.keys.bodies import body_key, only_context_tells
from loaders.lexicon import words
from loaders.minutes import Election, Minutes, Said
from loaders.rules import labels, names, organizations
from loaders.rules.body import continues, joint_name, kind_of, trimmed, written
from loaders.rules.bodynames import find_bodies
from loaders.rules.elections import text_of
from loaders.rules.groupwords import group_word
from loaders.rules.labels import Label
from loaders.rules.own import meant, without_short
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Source, Text, plain, plain_line
from schema.evidence import EvidenceRole, LineUse
from schema.identity import fold

TOP = 20  # lines in which the head names its bodies
LONGEST = 200  # characters of such a line
LONG, ALIKE = 12, 0.92  # letters from which, and the likeness from which on, a name may be misspelt
MOST = 4  # bodies that meet together
PLACED = re.compile(r"(?P<name>[^,]+),\s+(?:i\s+)?[A-ZÅÄÖ][\w-]+(?:\s[\w-]+)?\s(?:län|kommun)")
"""A name with where the body works behind it."""
SHORT = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ/&-]{1,7}")


def read_joint(minutes: Minutes, lines: Sequence[Line], until: int) -> None:
    """Enter the other bodies of a joint meeting; `until` is the line of the first item."""
    header = minutes.header
    before = [line for line in lines if line.number < until]
    top = [line for line in before[:TOP] if len(line) <= LONGEST]
    scanned, kind = minutes.source.scanned, "BOARD" if header.body_kind == "BOARD" else "OTHER"
    said_so = any(compiled(words()["joint"]["meeting"], scanned).search(line.text) for line in top)
    if header.body is not None and not header.body.places:
        return
    named = _named(minutes, top) if header.body else _in_short(top, scanned) if said_so else None
    found = divided(named, scanned, said_so=said_so) if named else []
    if len(found) < 2 and named and _listed(parts := divided(named, scanned, said_so=True), before, scanned):
        found = parts
    if len(found) < 2:
        found = [*_beside(minutes, top, before, said_so), *(found or ([named] if named else []))]
    found = _each_once([name.match(m, "name") if (m := PLACED.fullmatch(name.text)) else name for name in found])
    if 2 <= len(found) <= MOST:
        kinds = [told if (told := kind_of(name.text, scanned)) not in (None, "OTHER") else kind for name in found]
        own = [OwnBody(Said.of(n, written(n.text)), str(told)) for n, told in zip(found, kinds, strict=True)]
        header.body, header.body_kind, header.beside = own[0].name, own[0].kind, own[1:]
        for line in top:
            if any(line.starts[0] <= place.start < line.ends[-1] for each in own for place in each.name.places):
                minutes.use(line, LineUse.FACT, "body")


def _in_short(top: Sequence[Line], scanned: bool) -> Text | None:
    """The line that names the bodies by their abbreviations alone ("KS och BUN")."""
    return next((line for line in top[:5] if len(divided(line, scanned, said_so=True)) > 1), None)


def _named(minutes: Minutes, top: Sequence[Line]) -> Text | None:
    """The words of the body's name as the head has it."""
    assert minutes.header.body
    places = minutes.header.body.places
    parts = [
        line.cut(inside[0], inside[-1] + 1)
        for line in top
        if (inside := [i for i, at in enumerate(line.starts) if any(p.start <= at < p.end for p in places)])
    ]
    return Text.join(parts) if parts else None


def divided(name: Text, scanned: bool = False, *, said_so: bool = False) -> list[Text]:
    """The names that a name joins, one alone where it is one; none where it names no body."""
    if said_so and (boards := compiled(words()["joint"]["boards"], scanned).match(name.text)):
        name = name.cut(boards.end())
    between = words()["joint"]["and"] + (f"|{words()['joint']['with']}" if said_so else "")
    for m in compiled(between, scanned).finditer(name.text):
        first, rest = name.cut(0, m.start()), name.cut(m.end())
        if not is_alone(first, scanned, said_so) or not rest:
            continue
        others = divided(rest, scanned, said_so=said_so)
        if others and (said_so or _apart(first, others[0], scanned)):
            return [first, *others]
    return [name] if is_alone(name, scanned, said_so) else []


def _apart(first: Text, second: Text, scanned: bool) -> bool:
    """Whether two names are written as such: the second doesn't go on with what the first is for."""
    return second.text[0].isupper() or not re.search(rf"\s{words()['joint']['beside']}\s", first.text)


def is_alone(name: Text, scanned: bool = False, said_so: bool = False) -> bool:
    """Whether words are the name of a body and nothing else, which is for no other body ("Presidiet för nämnden")."""
    bare = without_short(name.text)
    if not bare.strip():
        return False
    if said_so and SHORT.fullmatch(bare):
        return True
    groups = [word for token in bare.split() if (word := group_word(token.strip("(),"), scanned))]
    if len(groups) > 1 and not groups[0].genitive:
        return False
    if any(word.plural for word in groups) or names.is_name(bare):
        return False
    if said_so and (owner := organizations.read(bare)) and owner.kind in ("ASSOCIATION", "COMPANY"):
        return True
    found = find_bodies(plain(bare), scanned)
    if len(found) == 1 and found[0].name.text.removesuffix("s") == bare.removesuffix("s"):
        return True
    first, last = bare.split()[0], bare.split()[-1]
    return bare[0].isupper() and " och " not in bare and bool(kind_of(first, scanned) or kind_of(last, scanned))


def _beside(minutes: Minutes, top: Sequence[Line], before: Sequence[Line], said_so: bool) -> list[Text]:
    """Bodies on lines of their own: with whom the head says that the meeting is, or next to the body's own line."""
    scanned = minutes.source.scanned
    whole = {line.number: line for line in top if is_alone(line, scanned) and not only_context_tells(line.text)}
    if with_ := [part for name in _joint_names(top, scanned) for part in divided(name, scanned, said_so=True)]:
        own = _named(minutes, top) if minutes.header.body else None
        if own and _each_once([own, *with_]) == [own]:  # the line gave the body, too: whose minutes these are
            return [*list(whole.values())[:1], *with_]
        return with_
    if minutes.header.body is None and said_so:
        return [line for a, b in pairwise(top) if {a.number, b.number} <= whole.keys() for line in (a, b)]
    at = [i for i, line in enumerate(top) if minutes.uses.get(line.number, (None, ""))[1] == "body"]
    near = [top[i + step] for i in at for step in (-1, 1) if 0 <= i + step < len(top) and top[i + step].number in whole]
    named = _named(minutes, top) if minutes.header.body else None
    if near and (said_so or (named and _listed([named, *near], before, scanned))):
        return list(near)
    below = [
        line
        for line, after in pairwise(before)
        if said_so
        and len(line) <= LONGEST
        and is_alone(name := line.strip(" :"), scanned)
        and not only_context_tells(name.text)
        and _opens(ListHead(0, line, None, None), after, scanned)
    ]
    return [line.strip(" :") for line in below]


def _joint_names(top: Sequence[Line], scanned: bool) -> Iterator[Text]:
    """Whose meeting lines of the head say to be a joint one; a name may go on in the next line."""
    for line, after in zip_longest(top, top[1:]):
        name = joint_name(line, scanned)
        if name and after is not None and continues(name, after, line, scanned):
            name = joint_name(Text.join([line, after]), scanned)
        if name:
            yield name


def _each_once(found: Sequence[Text]) -> list[Text]:
    """The names in the order of the text, without other forms of one."""
    by_key: dict[str, Text] = {}
    for each in sorted(found, key=lambda t: t.starts[0]):
        by_key.setdefault(body_key(without_short(each.text)), each)
    return list(by_key.values())


# --- Their lists ---


@dataclass(frozen=True)
class ListHead:
    """A line over a list of one of the bodies that meet: which (by its place), the label, and a row behind it."""

    of: int
    name: Text
    label: Label | None
    rest: Text | None


def list_head(minutes: Minutes, line: Text) -> ListHead | None:
    """A line that names a body over its list: "Trafikrådet:", "Ledamöter i Trafikrådet: Anna Lind"."""
    if len(line) > LONGEST and ":" not in line.text[:LONGEST]:
        return None
    for of, name in _mentioned(minutes, line):
        at = name.starts[0] - line.starts[0]
        at = next(i for i, start in enumerate(line.starts) if start == name.starts[0])
        before = line.cut(0, at).strip(" ,(–-:|")
        behind = line.cut(at + len(name)).strip(" ,)–-|")
        if m := compiled(rf"(?:(?P<label>.*?)[\s,(–-]+)?(?:{words()['joint']['beside']})").fullmatch(before.text):
            before = before.match(m, "label") if m["label"] else before.cut(len(before))
        if behind.text.startswith("s ") or behind.text.startswith("s:"):
            behind = behind.cut(1)
        found = _head(of, name, before, behind, minutes.source.scanned)
        if found is not None:
            return found
    return None


def _head(of: int, name: Text, before: Text, behind: Text, scanned: bool) -> ListHead | None:
    """What stands around the name must be the word over a list, or nothing; behind a colon the list's first row."""
    around = Text.join([before, behind]) if before else behind
    bare = around.strip(" :")
    if not bare:
        return ListHead(of, name, None, None)
    if opened := labels.label_of(Text.join([before, behind]) if before else behind, scanned):
        return ListHead(of, name, opened[0], opened[1] or None)
    row = behind.strip(" :\t")
    if not before and behind.text[0] in ":\t" and labels.begins_row(row):
        return ListHead(of, name, None, row)
    return None


def _mentioned(minutes: Minutes, line: Text) -> Iterator[tuple[int, Text]]:
    """(place of the body, its words) for the bodies that meet, as a line names them."""
    bodies = minutes.header.bodies
    for n, each in enumerate(bodies):
        for form in dict.fromkeys((each.name.value, without_short(each.name.value))):
            if m := re.search(rf"(?<!\w){re.escape(form)}(?=s?(?!\w))", line.text, re.IGNORECASE):
                yield n, line.match(m)
    for phrase in find_bodies(line, minutes.source.scanned):
        found = meant(minutes, phrase.value) or [each for each in bodies if _misspelt(each.name.value, phrase.value)]
        if len(found) == 1:
            yield bodies.index(found[0]), phrase.name
    m = re.match(rf"(?:.*[\s(])?(?P<short>{SHORT.pattern})(?=[\s:,)]|$)", line.text)
    if m and len(found := meant(minutes, m["short"])) == 1:
        yield bodies.index(found[0]), line.match(m, "short")


def _misspelt(name: str, other: str) -> bool:
    """Whether two names are the same but for a letter or two."""
    a, b = fold(without_short(name)), fold(other)
    return len(a) > LONG and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def _listed(parts: Sequence[Text], lines: Sequence[Line], scanned: bool) -> bool:
    """Whether each of these bodies has a list of people under its name."""
    if len(parts) < 2:
        return False
    minutes = Minutes(Source("", "text", "", ()))
    own = [OwnBody(Said.of(part), "OTHER") for part in parts]
    minutes.header.body, minutes.header.beside = own[0].name, own[1:]
    heads = [
        (head.of, after)
        for line, after in zip(lines, [*lines[1:], None], strict=True)
        if not _within(line, parts) and (head := list_head(minutes, line)) and _opens(head, after, scanned)
    ]
    return len({of for of, _ in heads}) == len(parts)


def _within(line: Line, parts: Sequence[Text]) -> bool:
    return any(line.starts[0] <= part.starts[0] < line.ends[-1] for part in parts)


def _opens(head: ListHead, after: Line | None, scanned: bool) -> bool:
    """Whether a list follows: in the line itself, or a row or the word over a list below it."""
    if head.label is not None or head.rest is not None:
        return True
    return after is not None and (labels.begins_row(after) or labels.label_of(after, scanned) is not None)


def headed(head: ListHead, label: Label) -> Label:
    """The word over a list as that of a body's own list; the body's name is cited with it."""
    return replace(label, of=head.of, head=Said.of(head.name, role=EvidenceRole.HEADING).inferred())


def list_heads(minutes: Minutes, lines: Sequence[Line], until: int) -> dict[int, ListHead]:
    """The lines over the bodies' own lists, by number, in a joint meeting; those that only name the bodies are none."""
    if len(minutes.header.bodies) < 2:
        return {}
    scanned, before = minutes.source.scanned, [line for line in lines if line.number < until]
    named = {line.number for line in before if minutes.uses.get(line.number, (None, ""))[1] == "body"}
    found = {}
    for i, line in enumerate(before):
        beside = {each.number for each in (*before[max(0, i - 1) : i], *before[i + 1 : i + 2])}
        if line.number in named and (named & beside or joint_name(line, scanned)):
            continue
        after, later = [*before[i + 1 : i + 3], None, None][:2]
        if (head := list_head(minutes, line)) and _opens(head, after, scanned):
            found[line.number] = head
        elif after is not None and not after.blank_before and after.text.endswith(":") and not line.text.endswith(":"):
            head = list_head(minutes, Text.join([line, after]))
            if head and head.rest is None and _opens(head, later, scanned):
                found[line.number] = found[after.number] = head  # a name that goes on in the next line
    return found


def whose(minutes: Minutes, words_: Text | None) -> int | None:
    """The place of the one body of several that words mean, where something else would stand for an organisation."""
    if words_ is None or len(minutes.header.bodies) < 2:
        return None
    found = meant(minutes, words_.text)
    return minutes.header.bodies.index(found[0]) if len(found) == 1 else None


def named_in(minutes: Minutes, text: Text) -> tuple[int, ...]:
    """The places of those of several bodies that a sentence names; none in the minutes of one."""
    return tuple(sorted({of for of, _ in _mentioned(minutes, text)})) if len(minutes.header.bodies) > 1 else ()


def own_elections(minutes: Minutes) -> None:
    """In a joint meeting, to which of the bodies somebody is elected: the only one that the decision names."""
    bodies = minutes.header.bodies
    for n, election in enumerate(minutes.elections if len(bodies) > 1 else ()):
        if election.body is None and (said := _only_named(minutes, election)):
            minutes.elections[n] = replace(election, body=said)


def _only_named(minutes: Minutes, election: Election) -> Said | None:
    at = election.person.places[0] if election.person.places else None
    for decision in minutes.decisions:
        if at is not None and any(p.start <= at.start < p.end for p in decision.text.places):
            named = dict(_mentioned(minutes, text_of(decision.text, minutes)))
            if len(named) == 1:
                [(of, name)] = named.items()
                return Said.of(name, minutes.header.bodies[of].name.value)
    return None


def _tried(text: str) -> bool:
    line, _, head = text.partition(" | ")
    joint = compiled(words()["joint"]["meeting"]).search(head or line) is not None
    name = joint_name(plain_line(line), False) or trimmed(plain(line), False)
    return len(divided(name, said_so=joint)) > 1


rule(
    "joint_meeting",
    "several bodies in the head of minutes of a meeting that they have together",
    tries=_tried,
    takes=(
        "Samverkansrådet för skola och Trafikrådet",
        "Kultur- och fritidsnämnden och Vägnämnden",
        "Rådet för hälsa och omsorg samt Styrgruppen Nära skola",
        "Protokoll från gemensamt möte med samverkansrådet för skola och trafikrådet den 3 maj 2024",
        "Gemensamt sammanträde Barn- och utbildningsnämnden, Socialnämnden och Vägnämnden",
        "Pensionärsrådet och trafikrådet",
        "KS och BUN | Gemensamt sammanträde",
    ),
    refuses=(
        "Kultur- och fritidsnämnden",
        "Rådet för hälsa och omsorg",
        "Styrgruppen för skolan och fritidsnämnden",
        "Presidiet för Vägnämnden och Socialnämnden",
        "Nätverket för skola och fritid i Lindås",
        "Samverkansgruppen för kommunerna och föreningarna",
        "Gemensamt möte med Rådet för hälsa och omsorg",
        "Länsgemensamt möte om vård och omsorg",
        "Arbets- och styrgruppen",
    ),
)


def _tried_head(text: str) -> bool:
    minutes = Minutes(Source("", "text", text, ()))
    minutes.header.body = Said("Samverkansrådet för skola (SRS)")
    minutes.header.beside = [OwnBody(Said("Vägnämnden"), "BOARD")]
    return list_head(minutes, plain_line(text)) is not None


rule(
    "joint_list",
    "a line over the list of one of the bodies that meet together",
    tries=_tried_head,
    takes=(
        "Vägnämnden",
        "Från Vägnämnden:",
        "Ledamöter i Samverkansrådet för skola:",
        "Närvarande från samverkansrådet: Anna Lind, Per Ek",
        "Vägnämndens ledamöter: Anna Lind (S)",
        "Närvarande (SRS):",
        "Vägnämnden: Anna Lind, Per Ek",
        "Samverkansrådet för skola, ersättare",
    ),
    refuses=(
        "Vägnämnden beslutar",
        "Skolnämnden:",
        "Vägnämnden: frågan bereds",
        "Rapport från Vägnämnden",
        "Anna Lind, Vägnämnden",
        "Närvarande:",
    ),
)
