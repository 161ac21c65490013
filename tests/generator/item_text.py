"""The text under an item's heading: prose, who presents, decisions and tasks, in a dialect; told on the page."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.generator import swedish
from tests.generator.dialect import Dialect
from tests.generator.facts import Decision, Item, Task
from tests.generator.page import Page
from tests.generator.words import words as tables

PRESENTS = ("{who} informerade.", "{who} redovisade läget.", "{who} föredrog ärendet.", "{who} berättade om arbetet.")


def write_items(page: Page, rng: Random, say: Dialect, tasks: bool = True) -> None:
    """Every item with heading and text, one empty line between; tasks=False: they come in a table of their own."""
    for number, item in zip(say.numbers(page.meeting), page.meeting.items, strict=True):
        page.tell_item(number, item, presenters=say.presenter != "none")
        page.paragraph(say.title(number, item))
        write_item_text(page, number, item if tasks else replace(item, tasks=()), rng, say)


def write_item_text(
    page: Page, number: str | None, item: Item, rng: Random, say: Dialect, *, presenters: bool = True
) -> None:
    """What stands under an item's heading; presenters=False: who presents is told elsewhere."""
    if item.part != "subject":
        _write_formal(page, number, item, rng, say)
        return
    who = swedish.joined([human.name for human in item.presenters]) if presenters else ""
    if who and say.presenter == "label":
        page.paragraph(f"{rng.choice(['Föredragande', 'Föredragande', 'Rapportör'])}: {who.replace(' och ', ', ')}")
    if who and say.presenter == "line":
        page.paragraph(f"{who} {rng.choice(['informerade', 'föredrog ärendet', 'redogjorde', 'rapporterade'])}.")
    prose = list(item.prose)
    if who and say.presenter == "behind":
        prose.insert(0, rng.choice(["Ärendet föredrogs av {who}.", "Föredragning av {who}."]).format(who=who))
    if who and say.presenter in ("sentence", "presents"):
        pattern = "{who} presenterade frågan." if say.presenter == "presents" else rng.choice(PRESENTS)
        prose.insert(0, pattern.format(who=who))
    for body in item.mentions:
        page.tell_mentioned(body.name, body.kind)
    prose += agreement_points(page, number, item)
    half = len(prose) if rng.random() < 0.6 else (len(prose) + 1) // 2
    for part in (prose[:half], prose[half:]):
        if part:
            page.paragraph(" ".join(part))
    write_decisions(page, number, item, rng, say)
    for task in item.tasks if say.task != "att give" else ():
        page.paragraph(task_sentence(page, number, task, rng, say))


def agreement_points(page: Page, number: str | None, item: Item) -> list[str]:
    """Sentences about the item's agreement and grants; a grant is reported, and so a decision."""
    points, agreement = [], item.agreement
    if agreement:
        page.tell_agreement(agreement, valid_from=True, valid_to=True)
        start, end = agreement.valid_from, agreement.valid_to
        if start and end:
            named = agreement.definite[0].upper() + agreement.definite[1:]
            points.append(f"{named} gäller från den {swedish.long_day(start)} till den {swedish.long_day(end)}.")
    for grant in item.grants:
        page.tell_grant(grant)
        words = f"{grant.recipient} har beviljats {swedish.crowns(grant.amount)} kr till {grant.purpose}."
        page.tell_decision(number, words, "decision", optional=True)
        points.append(words)
    return points


# --- decisions ---


def clauses(page: Page, number: str | None, item: Item, rng: Random, say: Dialect) -> list[Decision]:
    """The item's decisions; with this dialect's "att ge X i uppdrag" among them. Tells the tasks, not the decisions."""
    found = list(item.decisions)
    if say.task == "att give":
        for task in item.tasks:
            who = swedish.joined(task.holders)
            words = task.infinitive + until(page, task, say)
            lead = rng.choice([f"ge {who} i uppdrag att ", f"uppdra åt {who} att "])
            tell_task(page, number, task, task.infinitive)
            found.append(Decision("decision", lead + words))
    return found


def write_decisions(page: Page, number: str | None, item: Item, rng: Random, say: Dialect) -> None:
    """The item's decisions as this dialect writes them, each told with the words that are printed."""
    found = clauses(page, number, item, rng, say)
    if not found:
        return
    decider = say.decider(page.meeting)
    past = say.tempus == "past"
    if say.decision == "under heading":
        page.write(rng.choice(["Beslut", f"{swedish.genitive(page.meeting.body.acting)} beslut"]))
        for decision in found:
            words = swedish.sentence(decision.passive or f"Att {decision.infinitive}")
            _tell(page, number, words, decision)
            page.write(words)
        page.write("")
        return
    if say.decision in ("att list", "heading"):
        page.write(f"{decider} {'beslutade' if past else 'beslutar'}" if say.decision == "att list" else "Beslut", "")
        for decision in found:
            _tell(page, number, f"att {decision.infinitive}", decision)
            page.write(f"att {decision.infinitive}{'.' if rng.random() < 0.3 else ''}")
        page.write("")
        return
    for decision in found:
        words = _decision_words(decision, decider, past, say)
        _tell(page, number, words.replace("*", "").removeprefix("Beslut: ").removeprefix("BESLUT: "), decision)
        page.paragraph(words)


def _decision_words(decision: Decision, decider: str, past: bool, say: Dialect) -> str:
    """A sentence, or "Beslut: ..." where the dialect marks decisions."""
    clause, passive = decision.infinitive, decision.passive
    style = say.decision
    if style in ("label", "bold label"):
        words = swedish.sentence(passive or f"att {clause}")
        return f"**Beslut:** {words}" if style == "bold label" else f"Beslut: {words}"
    if style == "caps label":
        return f"BESLUT: {swedish.sentence(passive or clause)}"
    if style == "present passive" and passive:
        return swedish.sentence(swedish.in_present(passive))
    if style == "enhälligt":
        return f"{decider} beslutade enhälligt att {clause}."
    if style == "beslutades":
        return f"Beslutades att {clause}."
    if style == "passive" and passive:
        return swedish.sentence(passive)
    if style == "det beslutades":
        return f"Det beslutades att {clause}."
    if style == "beslöt":
        return f"{decider} beslöt att {clause}."
    return f"{decider} {'beslutade' if past else 'beslutar'} att {clause}."


def _tell(page: Page, number: str | None, words: str, decision: Decision) -> None:
    page.tell_decision(number, words, decision.kind)
    if decision.kind in ("decision", "postponed") and " uppdrag " not in words and "uppdra " not in words:
        page.tell_mandate(number, decision.infinitive, [page.meeting.body.name], optional=True)


# --- tasks ---


def until(page: Page, task: Task, say: Dialect) -> str:
    """The due day in words, with a space before it; "" for none."""
    if task.due:
        return f" senast {say.near(task.due)}"
    return " till nästa möte" if task.due_is_next_meeting else ""


def tell_task(page: Page, number: str | None, task: Task, words: str) -> None:
    due = task.due or (page.meeting.next_dates[0] if task.due_is_next_meeting else None)
    page.tell_mandate(number, words, task.holders, due)
    for holder in task.holders if not task.of_people else ():
        page.tell_mentioned(holder, "other", optional=True)


def named(page: Page, task: Task, say: Dialect) -> str:
    """Who holds it: full names, or first names of people whom the roster names in full."""
    if not task.of_people or say.names == "full":
        return swedish.joined(task.holders)
    firsts = {a.name: a.human.first for a in page.meeting.attendees}
    return swedish.joined([firsts[holder] for holder in task.holders])


def task_sentence(page: Page, number: str | None, task: Task, rng: Random, say: Dialect) -> str:
    """One sentence that gives a task; told as a mandate, and as what may be called a decision."""
    who, when = named(page, task, say), until(page, task, say)
    style = say.task
    if style == "present":
        words = f"{who} {task.present}{when}."
        tell_task(page, number, task, f"{who} {task.present}")
        page.tell_decision(number, words, "decision", optional=True)
        return words
    words = {
        "assigned": f"{who} får i uppdrag att {task.infinitive}{when}.",
        "uppdras": rng.choice(["Det uppdras åt ", f"{say.decider(page.meeting)} uppdrar åt "])
        + f"{who} att {task.infinitive}{when}.",
        "responsible": f"{who} ansvarar för att {task.infinitive}{when}.",
        "undertakes": f"{who} åtar sig att {task.infinitive}{when}.",
        "shall": f"{who} ska {task.infinitive}{when}.",
        "label": f"{swedish.sentence(task.infinitive + when)} Ansvarig: {who}.",
        "was assigned": f"{who} fick i uppdrag att {task.infinitive}{when}.",
        "takes on": f"{who} tar på sig att {task.infinitive}{when}.",
        "att give": f"{who} får i uppdrag att {task.infinitive}{when}.",
    }[style]
    tell_task(page, number, task, task.infinitive)
    page.tell_decision(number, words, "decision", optional=True)
    return words


def task_point(page: Page, number: str | None, task: Task, say: Dialect) -> str:
    """A task as a point: "Anna Berg: ta fram ett förslag till 3 maj"."""
    tell_task(page, number, task, task.infinitive)
    return f"{swedish.joined(task.holders)}: {task.infinitive}{until(page, task, say)}"


def write_action_table(page: Page, rng: Random, say: Dialect) -> None:
    """All tasks as a table: what, who, when."""
    rows = []
    for task in (task for item in page.meeting.items for task in item.tasks):
        tell_task(page, None, task, task.infinitive)
        when = say.near(task.due) if task.due else "nästa möte" if task.due_is_next_meeting else ""
        rows.append((task.infinitive[0].upper() + task.infinitive[1:], ", ".join(task.holders), when))
    if not rows:
        return
    page.tell_part("Åtgärdslista")
    page.write(rng.choice(["## Åtgärdslista", "**Åtgärdslista**", "### Åtgärdslista"]), "")
    order = rng.choice([(0, 1, 2), (1, 0, 2)])
    for cells in (("Vad", "Vem", "När"), ("---", "---", "---"), *rows):
        page.write(f"| {' | '.join(cells[at] for at in order)} |")
    page.write("")


# --- formal items ---


def _write_formal(page: Page, number: str | None, item: Item, rng: Random, say: Dialect) -> None:
    meeting = page.meeting
    chair = meeting.attendees[0]
    if item.part == "opening":
        page.paragraph(rng.choice(tables("formal")["opened"]).format(chair=chair.name))
    elif item.part == "adjusters":
        write_election(page, number, rng)
    elif item.part == "next":
        write_next(page, rng, say)
    elif item.part == "closing":
        page.paragraph(rng.choice(tables("formal")["closed"]).format(chair=chair.name))
    else:
        for sentence in item.prose:
            page.paragraph(sentence)
        write_decisions(page, number, item, rng, say)


def write_election(page: Page, number: str | None, rng: Random) -> None:
    """The adjusters are elected."""
    adjusters = page.meeting.adjusters
    who = swedish.joined([a.name for a in adjusters])
    words = rng.choice([f"Till justerare valdes {who}.", f"{who} utsågs att justera protokollet.", f"{who} valdes."])
    for adjuster in adjusters:
        page.tell_role(adjuster, "adjuster")
    page.tell_decision(number, words, "elected")
    page.paragraph(words)


def write_next(page: Page, rng: Random, say: Dialect) -> None:
    """When the next meeting or meetings are."""
    days = page.meeting.next_dates
    for day in days:
        page.tell_next(day)
    if len(days) > 1 and rng.random() < 0.4:
        page.paragraph(f"Kommande möten är {swedish.joined([say.near(day) for day in days])}.")
        return
    if len(days) > 1:
        page.write("Kommande möten:", *[f"{say.bullet} {say.near(day)}" for day in days], "")
        return
    near, hour = say.near(days[0]), say.hour(page.meeting.start)
    page.paragraph(
        rng.choice(
            [
                f"Nästa möte är {near}.",
                f"Nästa möte hålls {near} {hour}.",
                f"Nästa sammanträde äger rum {near} {hour} i {page.meeting.place}."
                if "eams" not in page.meeting.place
                else f"Nästa möte blir {near} {hour} via Teams.",
                f"{swedish.sentence(near + ' ' + hour)}",
                f"Vi ses igen {near} {hour}.",
                f"Nästa möte: {near}, {hour}.",
                f"Nästa möte äger rum {near} {hour}. Kallelse skickas ut två veckor innan.",
            ]
        )
    )
