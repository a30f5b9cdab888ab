"""Marking what a submission handed in: its records, in the order they came.

A record is plain data: {"id", "answer"} and {"id", "outputs"} out of a run, {"reveal": id}, and
what a page kept of a question (`kit.course.marking.page_records`), which nothing was run for. Where
there is only a run, the last readable answer counts. Where a page kept what was done, its events
are played again by the one rule (`kit.course.marking.attempts`), so that marks are those the page
showed. Where there are both and they differ, the later counts: the line in the cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.answers.plain import AnswerError
from kit.course.kinds.registry import kind_of
from kit.course.marking.attempts import Standing, answered, is_told, replay
from kit.course.marking.cells import UNKNOWN
from kit.course.marking.events import Event, function_answer, function_cell
from kit.course.marking.page_records import same_answer
from kit.course.marking.verdict import Verdict, mark

AskedOn = Callable[[str | None], Mapping[str, Digested]]
"""Gives the questions of a lesson as they are asked on an article; None is the lesson's own."""


@dataclass
class Judged:
    """The final verdicts by question, and what an instructor is told of them.

    `later` are questions whose cell holds another answer than the last one on the page; `drafts`
    those that were filled in and not handed in. `articles` counts answers of a page by article.
    """

    verdicts: dict[str, Verdict]
    later: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    articles: dict[str, int] = field(default_factory=dict)

    def notes(self) -> list[str]:
        """Return a line for each kind of thing to be told."""
        lines = []
        if self.later:
            lines.append(
                f"{', '.join(self.later)}: the line in the cell differs from the last answer on "
                "the page; it counts as the later one"
            )
        if self.drafts:
            lines.append(f"{', '.join(self.drafts)}: filled in, but Check was not pressed")
        if len(self.articles) > 1:
            told = ", ".join(f"{name} ({n})" for name, n in sorted(self.articles.items()))
            lines.append(f"answers on more than one text: {told}")
        return lines


def mark_records(
    bank: Mapping[str, Digested],
    records: Sequence[Mapping[str, Any]],
    asked_on: AskedOn | None = None,
) -> dict[str, Verdict]:
    """Return the final verdict on every question of `bank`, as `judged` does."""
    return judged(bank, records, asked_on).verdicts


def judged(
    bank: Mapping[str, Digested],
    records: Sequence[Mapping[str, Any]],
    asked_on: AskedOn | None = None,
) -> Judged:
    """Return the final verdict on every question of `bank`, from what a submission handed in.

    `asked_on` gives the questions on the article of a page's events; without it they are those of
    `bank`. What is missing scores 0.
    """
    asked_on = asked_on or (lambda article: bank)
    pages = {r["id"]: r for r in records if "events" in r and r.get("id") in bank}
    last, late = _from_the_run(bank, records)
    made = Judged({})
    full: dict[str, float] = {}
    # What is held against the scores of other questions comes last.
    for name in sorted(bank, key=lambda n: bool(kind_of(bank[n]).looks_at(bank[n]))):
        if name in pages:
            there = _from_the_page(bank[name], pages[name], last.get(name), asked_on, full, made)
            made.verdicts[name] = _verdict(bank[name], there)
            full[name] = there.full if there else 0.0
            continue
        handed = last.get(name)
        if handed is None:
            question = bank[name]
            made.verdicts[name] = Verdict(name, question.kind, "not-yet", of=question.points)
            continue
        made.verdicts[name] = _mark(
            bank[name], handed, scored=dict(full), committed=name not in late
        )
        full[name] = made.verdicts[name].score
    made.verdicts = {name: made.verdicts[name] for name in bank}
    return made


def in_order(
    bank: Mapping[str, Digested], records: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """Return records as answers one by one: each answer of a page, then what a run adds to them.

    The very same answer twice in a row is one. Functions of a page are left out but for the last,
    which the run tells. Answers of a page have an article, `on`.
    """
    found: list[Mapping[str, Any]] = []
    before: dict[str, Any] = {}
    # What pages kept comes first.
    for record in sorted(records, key=lambda record: "events" not in record):
        name = str(record.get("id"))
        if "events" not in record:
            question = bank.get(name)
            told = question is not None and "answer" in record and name in before
            if told and question is not None:
                if same_answer(_plain(question, record["answer"]), before[name]):
                    continue
            found.append(record)
            continue
        for event in record["events"]:
            answer = event.get("answer")
            if "answer" not in event or function_cell(answer) is not None:
                continue
            if name not in before or answer != before[name]:
                on = event.get("on", record.get("article"))
                found.append({"id": name, "answer": answer, "on": on})
            before[name] = answer
    return found


def _from_the_run(
    bank: Mapping[str, Digested], records: Sequence[Mapping[str, Any]]
) -> tuple[dict[str, Mapping[str, Any]], set[str]]:
    """The answer of each question that counts of a run, and predictions that came too late."""
    shown: set[str] = set()
    late: set[str] = set()
    last: dict[str, Mapping[str, Any]] = {}
    for record in records:
        if "reveal" in record:
            shown.add(str(record["reveal"]))
            continue
        name = str(record.get("id"))
        question = bank.get(name)
        if question is None or "events" in record:
            continue
        if not _mark(question, record).attempt:
            continue
        if kind_of(question).beforehand:
            if name in last:
                continue
            if name in shown:
                late.add(name)
        last[name] = record
    return last, late


def _verdict(question: Digested, there: Standing | None) -> Verdict:
    if there is None or there.verdict is None:
        return Verdict(question.id, question.kind, "not-yet", of=question.points)
    return there.verdict


def _from_the_page(
    question: Digested,
    page: Mapping[str, Any],
    handed: Mapping[str, Any] | None,
    asked_on: AskedOn,
    scored: Mapping[str, float],
    made: Judged,
) -> Standing | None:
    """Where a question stands after the events of a page, and the cell's line where it is later."""
    name = question.id
    events: list[Event] = list(page["events"])
    cell = list(page.get("cells", ()))[-1:] or [UNKNOWN]
    outputs: Sequence[Mapping[str, Any]] | None = None
    later: Any = None
    if handed is not None and "outputs" in handed:
        outputs = handed["outputs"]
        if not any(function_cell(e.get("answer")) in cell for e in events):
            later = function_answer(cell[0])
    elif handed is not None and _is_later(question, handed["answer"], page):
        later = handed["answer"]
    if later is not None:
        events.append(_at_the_end(later, events, handed or {}))
        made.later.append(name)
    events += _draft(question, page, events, made)

    def ran(question: Digested, answer: Mapping[str, Any]) -> Verdict | None:
        if outputs is None or function_cell(answer) not in cell:
            return None
        return _mark(question, {"outputs": outputs})

    there = replay(
        lambda on: asked_on(on).get(name),
        events,
        page.get("article"),
        scored=scored,
        ran=ran,
        final=True,
    )
    if there is not None and there.article and there.answers:
        made.articles[there.article] = made.articles.get(there.article, 0) + 1
    return there


def _at_the_end(answer: Any, events: Sequence[Event], handed: Mapping[str, Any]) -> Event:
    """An answer of the run as an event behind the others, on the article it was given on."""
    on = handed.get("article") or next((e["on"] for e in reversed(events) if "on" in e), None)
    return {"answer": answer, **({"on": on} if on else {})}


def _is_later(question: Digested, answer: Any, page: Mapping[str, Any]) -> bool:
    """Whether the answer of the cell's line is none that the page knows as the last, or a draft."""
    given = [e["answer"] for e in page["events"] if "answer" in e]
    given = [a for a in given if function_cell(a) is None]
    if "draft" in page and same_answer(answer, page["draft"]):
        return False
    if given and kind_of(question).beforehand:
        return False
    return not given or not same_answer(_plain(question, answer), _plain(question, given[-1]))


def _plain(question: Digested, answer: Any) -> Any:
    try:
        return answered(question, answer, final=True)
    except (AnswerError, TypeError, ValueError, KeyError):
        return answer


def _draft(
    question: Digested, page: Mapping[str, Any], events: Sequence[Event], made: Judged
) -> list[Event]:
    """A draft as an answer, where nobody would have told anything of it; else it is only noted."""
    if "draft" not in page:
        return []
    draft = page["draft"]
    given = [e["answer"] for e in events if "answer" in e]
    if given and same_answer(_plain(question, given[-1]), _plain(question, draft)):
        return []
    untold = not is_told(question) and not kind_of(question).beforehand
    if not _mark(question, {"answer": draft}, final=untold).attempt:
        return []
    made.drafts.append(question.id)
    return [{"answer": draft}] if untold else []


def _mark(
    question: Digested, record: Mapping[str, Any], *, final: bool = True, **more: Any
) -> Verdict:
    """The verdict on one record; one that marking cannot digest is sent back, like any unreadable.

    A record may be forged, and no answer of one person's may keep the others from their marks.
    """
    try:
        return mark(question, record.get("answer"), record.get("outputs"), final=final, **more)
    except Exception as error:
        why = f"the answer could not be read ({type(error).__name__})"
        return Verdict(question.id, question.kind, "returned", of=question.points, message=why)
