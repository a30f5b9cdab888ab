"""Dates: when work was due, who was given longer, when it came, and what being late costs.

Three small files, each optional and each as people write them: `dates.toml` with a table a lesson,
`extensions.csv` (learner, lesson, until) and `times.csv` (learner, lesson, handed in). A learner is
named as in the grade book or by the platform's number. Points a question earned stay as they are;
what is late costs a share of a lesson's sum, in one rule of one line.
"""

from __future__ import annotations

import csv
import io
import math
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from kit.teach.grade.grading import Result

_RULE = re.compile(
    r"(?P<share>\d+(?:\.\d+)?)\s*%(?P<daily>\s+a\s+day)?(?:\s*,\s*at\s+most\s+(?P<most>\d+)\s*%)?"
)
_FIELDS = ("due", "penalty", "answers")
EXAMPLE = '"10 % a day, at most 50 %" or "20 %"'
DAY = timedelta(days=1)


class DatesFault(ValueError):
    """A file of dates that cannot be used; a line for each mistake, with file, place and mend."""


@dataclass(frozen=True)
class Penalty:
    """What late work loses of its points: a share once or for each day begun, up to a limit."""

    share: float
    daily: bool
    most: float

    def kept(self, days: int) -> float:
        """Return the share that stays after so many days begun.

        >>> Penalty(0.1, True, 0.5).kept(3), Penalty(0.1, True, 0.5).kept(9)
        (0.7, 0.5)
        """
        lost = self.share * (days if self.daily else 1)
        return round(1 - min(lost, self.most), 4)


@dataclass(frozen=True)
class Due:
    """A lesson's dates."""

    due: datetime | None = None
    penalty: Penalty | None = None
    answers: date | None = None


@dataclass(frozen=True)
class Late:
    """How one piece of work stands to its date: in words, and the share of points it keeps."""

    words: str = ""
    kept: float = 1.0


@dataclass(frozen=True)
class Dates:
    """All dates of a course: by lesson, and by (learner, lesson)."""

    lessons: Mapping[str, Due] = field(default_factory=dict)
    extensions: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    times: Mapping[tuple[str, str], datetime] = field(default_factory=dict)

    def late(self, who: Iterable[str], lesson: str, flagged: bool) -> Late:
        """Return how work stands; `who` are the learner's name and number, `flagged` the platform's
        own word that it was late."""
        names = list(who)
        told = self.lessons.get(lesson, Due())
        longer = _first(self.extensions, names, lesson)
        due = max(filter(None, (told.due, longer)), default=None)
        came = _first(self.times, names, lesson)
        if came is not None and due is not None:
            days = math.ceil((came - due) / DAY) if came > due else 0
            if not days:
                return Late(f"in time, with an extension to {longer:%d %B}" if longer else "")
            words = f"{days} day{'s' if days > 1 else ''} late"
            return Late(words, told.penalty.kept(days) if told.penalty else 1.0)
        if not flagged:
            return Late()
        if longer:
            return Late(f"late by the platform; extension to {longer:%d %B}, time not known")
        kept = told.penalty.kept(1) if told.penalty else 1.0
        more = (
            "" if kept == 1 or not (told.penalty and told.penalty.daily) else ", counted as a day"
        )
        return Late(f"late by the platform{more}", kept)

    def answers_shown(self, lesson: str, today: date) -> bool:
        """Return whether a lesson's model answers may stand on feedback pages by now."""
        day = self.lessons.get(lesson, Due()).answers
        return day is not None and day <= today


def applied(result: Result, dates: Dates, today: date) -> Result:
    """Return the result with every submission's lateness, and the lessons whose answers are out."""
    graded = []
    for one in result.graded:
        who = [one.submission.learner, *filter(None, [one.submission.lms_id])]
        late = dates.late(who, one.lesson or "", one.submission.late)
        graded.append(replace(one, late=late.words, kept=late.kept))
    out = frozenset(name for name in result.lessons if dates.answers_shown(name, today))
    return replace(result, graded=tuple(graded), answers=out)


def read_dates(
    dates: Path | None, extensions: Path | None, times: Path | None, lessons: Iterable[str]
) -> Dates:
    """Return what the files say; `DatesFault` tells every mistake of all of them at once."""
    known = set(lessons)
    faults: list[str] = []
    by_lesson = _dates(dates, known, faults) if dates else {}
    longer = _rows(extensions, "until", known, faults) if extensions else {}
    came = _rows(times, "handed in", known, faults) if times else {}
    if faults:
        raise DatesFault("\n".join(faults))
    return Dates(by_lesson, longer, came)


def _dates(path: Path, known: set[str], faults: list[str]) -> dict[str, Due]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        faults.append(f"{path}: cannot be read ({error.strerror})")
        return {}
    except ValueError as error:
        faults.append(f"{path}: not valid TOML: {error}")
        return {}
    found = {}
    for lesson, told in table.items():
        where = f"{path}: [{lesson}]"
        if lesson not in known:
            faults.append(f"{where}: no such lesson; choose from {', '.join(sorted(known))}")
            continue
        if not isinstance(told, dict):
            faults.append(f"{where}: is no table; write [{lesson}] and due = ... below it")
            continue
        found[lesson] = _due(told, where, faults)
    return found


def _due(told: Mapping[str, Any], where: str, faults: list[str]) -> Due:
    for name in told:
        if name not in _FIELDS:
            faults.append(f"{where}: {name}: unknown field; there are {', '.join(_FIELDS)}")
    due, rule, answers = (told.get(name) for name in _FIELDS)
    if due is not None and not isinstance(due, date):
        faults.append(f"{where}: due: write a date without quotation marks, 2026-03-01T23:59:00")
        due = None
    if answers is not None and not isinstance(answers, date):
        faults.append(f"{where}: answers: write a day without quotation marks, 2026-03-08")
        answers = None
    match = _RULE.fullmatch(rule.strip()) if isinstance(rule, str) else None
    penalty = None
    if rule is not None and match is None:
        faults.append(f"{where}: penalty: {rule!r} is no rule; write {EXAMPLE}")
    elif match is not None:
        share, most = float(match["share"]) / 100, float(match["most"] or 100) / 100
        penalty = Penalty(share, bool(match["daily"]), most)
        if share > 1 or most > 1:
            faults.append(f"{where}: penalty: {rule!r}: no more than 100 % can be lost")
    day = answers.date() if isinstance(answers, datetime) else answers
    return Due(_moment(due, end=True) if due is not None else None, penalty, day)


def _moment(value: date, end: bool = False) -> datetime:
    """A date as a moment without a zone; a day alone ends with its last minute."""
    if isinstance(value, datetime):
        return value.astimezone().replace(tzinfo=None) if value.tzinfo else value
    return datetime(value.year, value.month, value.day, *((23, 59) if end else (0, 0)))


def _rows(
    path: Path, column: str, known: set[str], faults: list[str]
) -> dict[tuple[str, str], datetime]:
    """What a CSV with learner, lesson and one date says."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        faults.append(f"{path}: cannot be read ({error.strerror})")
        return {}
    except UnicodeDecodeError as error:
        faults.append(f"{path}: not UTF-8 text (byte {error.start}); save it as CSV UTF-8")
        return {}
    head = text.partition("\n")[0]
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count)))
    names = [name.strip().casefold() for name in rows[0]] if rows else []
    wanted = ("learner", "lesson", column)
    if missing := [name for name in wanted if name not in names]:
        faults.append(f"{path}: row 1: no column '{missing[0]}'; there have to be {_and(wanted)}")
        return {}
    found: dict[tuple[str, str], datetime] = {}
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = [row[at].strip() if (at := names.index(n)) < len(row) else "" for n in wanted]
        who, lesson, when = cells
        where = f"{path}: row {number}"
        if not who:
            faults.append(f"{where}: learner is empty; write a name of the grade book or a number")
        elif lesson not in known:
            faults.append(f"{where}: lesson '{lesson}': choose from {', '.join(sorted(known))}")
        elif (who, lesson) in found:
            faults.append(f"{where}: {who} has a row for {lesson} already; keep one")
        else:
            try:
                moment = datetime.fromisoformat(when)
                is_day = len(when) <= 10
                found[who, lesson] = _moment(moment.date() if is_day else moment, end=is_day)
            except ValueError:
                faults.append(f"{where}: {column} '{when}': write 2026-03-05 or 2026-03-05 18:30")
    return found


def _and(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _first(
    table: Mapping[tuple[str, str], datetime], who: Iterable[str], lesson: str
) -> datetime | None:
    return next((table[name, lesson] for name in who if (name, lesson) in table), None)
