"""Who is to do something, in a column at the right or in an action point: "Fönstren målas.      Ansvarig: AL".

The column is no part of the text that stands left of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.minutes import Item, Mandate, Minutes, Said
from loaders.prose import Paragraph, paragraphs, sentences
from loaders.rules import names
from loaders.rules.actors import Holder, holders_in
from loaders.rules.due import due_in
from loaders.rules.itemtext import responsible_cell, texts
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text, plain_line
from schema.evidence import LineUse

LONGEST = 600  # characters of a sentence with a label
CODED = r"(?-i:[ÅAU])(?=\s?\d[\d.:/-]{0,9}\s(?-i:[A-ZÅÄÖ]))"
"""A letter for an action, before its number and a sentence: "Å 4.1 Boka lokal"."""
POINT = (
    rf"(?:AP|åtgärd|aktion(?:spunkt)?|att göra|{CODED})\s*(?:\d{{1,3}}(?:[.:/-]\d{{1,3}}){{0,2}}(?!\d))?"
    r"\s*[.:)–-]?\s+(?!\d)(?P<task>.{5,300}?)"
    r"(?:[\s,.;]+\(?(?:ansvarig(?:a)?|ansv\.?)\s*:?\s*(?P<who>[^()]{2,80}?)\)?|\s+\((?P<in>[^()]{2,60})\))?"
    r"(?:[\s,.;]+(?:klart?(?: senast)?|senast|deadline)\s*:?\s*(?P<when>.{3,30}?))?\.?"
)
ACTS = re.compile(r"(?P<who>(?:[\w-]+\s){1,8}?)(?:[a-zåäö]{3,15}(?:ar|er)|ska|tar|ser|ger|får)\s")
"""An action that says who does it before its verb: "Granviks kommun testar bryggan"."""
LABELLED = r"\(?(?:ansvarig(?:a|t)?|ansv\.?|utförs av|görs av)\s*:\s*(?P<who>[^().;:]{2,80})\)?[.;]?"
"""A sentence that only says who answers for the one before it."""
INLINE = (
    r"(?P<task>[^:]{5,300}?\S{2})(?:\s*[,.;–-]+\s*\(?|\s+\()(?:ansvarig(?:a|t)?|ansv\.?)\s*:\s*(?P<who>[^().;:]{2,80}?)\)?"
    r"(?:[\s,.;]+(?:klart?(?: senast)?|senast|deadline)\s*:?\s*(?P<when>(?:v\.)?[^.;]{2,30}))?[.;]?"
)
WHEN = r"(?:klart?(?: senast)?|senast|deadline|färdigt)\s*:\s*(?P<when>(?:v\.)?[^.;]{2,40})[.;]?"
NAMED = (
    r"(?!ansv|klar)(?P<who>[^:]{2,80}):\s+(?!(?-i:[A-ZÅÄÖ])\w+ (?-i:[A-ZÅÄÖ]))"
    r"(?P<task>(?:\w+a|se|ta|ge|gå|få|be|stå)\s.{4,})"
)
"""An entry that begins with its doers: "Anna Lind och Per Ek: boka lokal till nästa möte"."""
HEAD = re.compile(r"beslut\s*:\s*", re.IGNORECASE)


def read_responsible(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the tasks whose doer stands in a column beside them, and action points."""
    starts = frozenset(item.first_line for item in minutes.items)
    raw = {line.number: line for line in lines}
    for item, mine in texts(minutes, lines):
        if item is None and minutes.items:
            continue
        for paragraph in paragraphs(mine, starts):
            if m := compiled(POINT).fullmatch(paragraph.text.text[:600]):
                _point(minutes, item, paragraph.text, m, paragraph.first)
                continue
            if _labelled(minutes, item, paragraph):
                continue
            for line in paragraph.lines:
                cell = responsible_cell(raw[line.number]) if line.number in raw else None
                if cell is None:
                    continue
                upto = [part for part in paragraph.lines if part.number <= line.number]
                _enter(minutes, item, Text.join(upto), holders(minutes, cell, item), line)


def _labelled(minutes: Minutes, item: Item | None, paragraph: Paragraph) -> bool:
    """Enter the tasks of a paragraph whose doers stand behind or before them as a label; whether there are any."""
    before = len(minutes.mandates)
    text, line = paragraph.text, paragraph.first
    if line.marker and (m := compiled(NAMED).fullmatch(text.text[:LONGEST])):
        _enter(minutes, item, text.match(m, "task"), holders(minutes, text.match(m, "who"), item), line)
    if len(minutes.mandates) > before or not compiled(r"\bansv|\b(?:utförs|görs) av:").search(text.text[:9000]):
        return len(minutes.mandates) > before
    told = [sentence for sentence in sentences(text) if len(sentence) <= LONGEST]
    for task, label, after in zip(["", *told], told, [*told[1:], None], strict=False):
        late = compiled(WHEN).fullmatch(after.text) if after else None
        when = after.match(late, "when") if after and late else None
        if (m := compiled(LABELLED).fullmatch(label.text)) and isinstance(task, Text):
            _enter(minutes, item, task, holders(minutes, label.match(m, "who"), item), line, when)
        elif m := compiled(INLINE).fullmatch(label.text):
            when = label.match(m, "when") if m["when"] else when
            _enter(minutes, item, label.match(m, "task"), holders(minutes, label.match(m, "who"), item), line, when)
    return len(minutes.mandates) > before


def holders(minutes: Minutes, words_: Text, item: Item | None) -> list[Holder]:
    """Those that a column names: by full or first names, initials, or an office; all of them or nobody."""
    found: list[Holder] = []
    for m in re.finditer(r"[^,;/&+]+?(?=\s+och\s|\s+samt\s|[,;/&+]|$)", words_.text):
        part = words_.match(m).strip(" .")
        part = part.cut(4) if part.text.startswith("och ") else part.cut(5) if part.text.startswith("samt ") else part
        if not part:
            continue
        person = minutes.person(part.text)
        each = [("PERSON", person.named_by(part))] if person is not None else holders_in(minutes, part, item)
        if not each and names.is_name(part.text):
            each = [("PERSON", Said.of(part))]
        found += each
    return found


def _enter(
    minutes: Minutes, item: Item | None, task: Text, who: list[Holder], line: Line, when: Text | None = None
) -> None:
    if head := HEAD.match(task.text):
        task = task.cut(head.end())
    task = task.strip(" .;")
    if not who or len(task) < 4:
        return
    due = (due_in(minutes, when) if when is not None else None) or due_in(minutes, task)
    if any(m.task.places and m.task.places[0].start == task.span.start for m in minutes.mandates[-5:]):
        return
    minutes.mandates.append(
        Mandate(Said.of(task), tuple(who), item.position if item else None, "mandate_responsible", None, due)
    )
    minutes.use(line, LineUse.FACT, "mandate")


def _point(minutes: Minutes, item: Item | None, text: Text, m: re.Match[str], line: Line) -> None:
    group = "who" if m["who"] else "in" if m["in"] else None
    who = holders(minutes, text.match(m, group), item) if group else []
    if (
        not who
        and (first := names.find(text.match(m, "task")))
        and text.match(m, "task").text.startswith(first[0].text)
    ):
        who = holders(minutes, first[0], item)
    if not who and (word := re.match(r"[A-ZÅÄÖ][\w-]+", m["task"])) and minutes.person(word[0]) is not None:
        who = holders(minutes, text.match(m, "task").cut(0, word.end()), item)
    task = text.match(m, "task")
    if not who and (acts := ACTS.match(task.text)):
        who, task = holders_in(minutes, task.match(acts, "who"), item), task.cut(acts.end("who"))
    _enter(minutes, item, task, who, line, text.match(m, "when") if m["when"] else None)


rule(
    "mandate_responsible",
    "a task with the one who answers for it in a column beside it, or an action point",
    tries=lambda t: (
        responsible_cell(plain_line(t))
        or (compiled(POINT).fullmatch(t) and not names.is_name(t))
        or compiled(INLINE).fullmatch(t)
        or compiled(NAMED).fullmatch(t)
    ),
    takes=(
        "Fönstren målas.        Ansvarig: AL",
        "Informationsbrev till alla.\tAnsvarig: Anna, Per",
        "AP1 Anna Lind bokar lokal",
        "AP 2: Boka lokal (Per Ek)",
        "Å4.1 Boka lokal. Ansvarig: AL/PE. Klart: v. 10",
        "Åtgärd 3:1 Boka lokal. Ansvarig: AL. Klart: nästa möte",
        "Boka lokal före midsommar. Ansvarig: Per Ek.",
        "Kontakta skolan (ansvarig: Anna), klart 3 maj",
        "Anna Lind: boka lokal till nästa möte",
    ),
    refuses=(
        "Ansvarig: Anna Lind",
        "Fönstren målas.",
        "Anna är ansvarig: hon ringer",
        "Apparaten lagas",
        "A 4 är ett format",
    ),
)
