"""Proposals: questions the engines suggest, each with its evidence, waiting for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from kit.teach.draft.judging import fault, pays_unread
from kit.text.article import Article
from kit.text.records import Span

THEMES = ("sourcing", "attribution", "casualties", "framing")
STATUSES = ("review", "accepted", "edited", "rejected")


@dataclass(frozen=True)
class Proposal:
    """One proposed question: the table of a bank, why it is proposed, and what it rests on.

    `evidence` holds (sentence id, words, reason) as the engine gave them. `status` is "review"
    until a person has decided; `note` is what that person wrote.
    """

    id: str
    theme: str
    question: dict[str, Any]
    evidence: tuple[tuple[str, str, str], ...]
    status: str = "review"
    note: str = ""
    first: dict[str, Any] = field(default_factory=dict)
    """The question as it was proposed, once a person has changed it; {} before."""

    @property
    def printed(self) -> bool:
        """Whether the key is the one that drafting prints; never of free text, which has none."""
        if self.question["kind"] == "text":
            return False
        before = self.first or self.question
        return all(
            self.question.get(field) == before.get(field) for field in ("key", "fields", "neutral")
        )

    def for_practice(self) -> Proposal:
        """Return the proposal as a question for practice: no points, full feedback."""
        return replace(self, question={**self.question, "practice": True, "points": 0})

    def decided(self, status: str, note: str = "", **changes: Any) -> Proposal:
        """Return the proposal with a person's decision; `changes` replace its question's fields."""
        if status not in STATUSES[1:]:
            raise ValueError(f"status {status!r}: choose {', '.join(STATUSES[1:])}")
        return replace(
            self,
            status=status,
            note=note,
            question={**self.question, **changes},
            first=self.first or (self.question if changes else {}),
        )


@dataclass
class Drafting:
    """Proposals for one article under construction: numbers them and drops unsound ones."""

    article: Article
    lesson: str
    found: list[Proposal] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def propose(
        self, theme: str, question: dict[str, Any], evidence: Iterable[tuple[Span, str]]
    ) -> None:
        """Add a question, if the course's own rules accept it and its answer earns full marks.

        One that pays for an answer given without reading is left out, and told in `left_out`.
        """
        id = f"{self.lesson}.{len(self.found) + 1}"
        table = {"id": id, "points": 1, **question}
        if fault(table, self.lesson, self.article):
            return
        if pays := pays_unread(table, self.lesson, self.article):
            self.left_out.append(f"{question['prompt']} {pays}")
            return
        rows = tuple(self._row(span, reason) for span, reason in evidence)
        self.found.append(Proposal(id, theme, table, rows))

    def _row(self, span: Span, reason: str) -> tuple[str, str, str]:
        return self.place(span), " ".join(span.of(self.article).split()), reason

    def place(self, span: Span) -> str:
        """Return the id of the sentence in which a span begins."""
        for sentence in self.article.sentences:
            if sentence.span.start <= span.start < sentence.span.end:
                return sentence.id
        return "-"


def misconception(id: str, ask: str, **when: Any) -> dict[str, Any]:
    """Return one misconception table; without `when` it answers anything that is not right."""
    return {"id": id, "when": when or {"any": True}, "ask": ask}


def options(pairs: Iterable[tuple[str, str, str]]) -> list[dict[str, str]]:
    """Return option tables from (id, text, why)."""
    return [{"id": id, "text": text, "why": why} for id, text, why in pairs]


def slugs(texts: Iterable[str]) -> Iterator[str]:
    """Yield a short id for each text, none twice.

    >>> list(slugs(["The ministry", "the ministry", "Ann Lee"]))
    ['the-ministry', 'the-ministry-2', 'ann-lee']
    """
    import re
    import unicodedata

    seen: dict[str, int] = {}
    for text in texts:
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        slug = "-".join(re.findall(r"[a-z0-9]+", plain.casefold())[:4]) or "option"
        seen[slug] = seen.get(slug, 0) + 1
        yield slug if seen[slug] == 1 else f"{slug}-{seen[slug]}"
