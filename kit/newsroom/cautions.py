"""What is odd in the reports on an event before anything is compared: a day to come, a toll past
belief, one text under two names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kit.analysis.events import Event
from kit.newsroom.story_record import MOST_PEOPLE


def cautions(told: Event, today: date | None = None) -> Iterator[str]:
    """Yield a sentence on each thing that is odd in the reports of an event.

    >>> from kit.analysis.events import event
    >>> text = "Blast in Velm\\n\\nTwo billion people were killed in Velm, police said."
    >>> told = event([{"id": "a", "text": text, "date": "2199-01-01"}, {"id": "b", "text": text}])
    >>> for line in cautions(told, date(2026, 1, 1)):
    ...     print(line)
    a is dated 2199-01-01, a day that has not come: correct its day.
    a 2.1: “Two billion” killed is past belief: read it there.
    b 2.1: “Two billion” killed is past belief: read it there.
    b has the very text of a: one of the two adds nothing.
    """
    today = today or date.today()
    for report in told.reports:
        if report.day is not None and report.day > today:
            yield f"{report.id} is dated {report.day}, a day that has not come: correct its day."
    for f in told.figures:
        if (f.claim.value or f.claim.low or 0) > MOST_PEOPLE:
            words = f"“{f.claim.words}” {f.claim.kind.replace('_', ' ')}"
            yield f"{f.id}: {words} is past belief: read it there."
    first: dict[str, str] = {}
    for report in told.reports:
        same = first.setdefault(" ".join(report.article.text.split()), report.id)
        if same != report.id:
            yield f"{report.id} has the very text of {same}: one of the two adds nothing."
