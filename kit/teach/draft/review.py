"""Review of a draft: each proposal on its passage, accepted, edited or rejected by a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kit.show.page_tables import in_full
from kit.show.parts import named, numbered, said, table
from kit.show.shown import Part, present
from kit.show.tables import text_table, wrapped
from kit.teach.draft.explaining import explained
from kit.teach.draft.folder import Draft, DraftError, load
from kit.teach.draft.judging import fault, guessed
from kit.teach.draft.lesson_ids import taken
from kit.teach.draft.proposals import Proposal
from kit.teach.draft.write_lesson import write_lesson

EDITABLE = frozenset(
    """prompt points key neutral universe half hint explanation misconception options items fields
    rubric checks tolerance within key_within answer""".split()
)


class UnknownProposal(DraftError, KeyError):
    """An id that no proposal of the draft has."""

    __str__ = DraftError.__str__  # KeyError's own would put the line in quotation marks


class Review:
    """The draft in a folder, with the decisions taken so far. Each decision is saved at once."""

    def __init__(self, folder: str | Path = ".") -> None:
        self.draft = load(Path(folder).resolve())
        self._earlier: list[Draft] = []  # what `undo` goes back to
        self._kept = False  # one copy of the file is kept for each sitting, not one a decision

    def __repr__(self) -> str:
        rows = [
            {"Id": p.id, "Theme": p.theme, "Kind": p.question["kind"], "Status": p.status,
             "Prompt": p.question["prompt"]}
            for p in self.draft.proposals
        ]  # fmt: skip
        notes = [line for note in self.draft.notes for line in wrapped(note)]
        return "\n".join([*notes, text_table(rows), self.left])

    @property
    def left(self) -> str:
        """How many proposals wait for a decision, in words."""
        waiting = sum(p.status == "review" for p in self.draft.proposals)
        return f"{waiting} of {len(self.draft.proposals)} wait for your decision."

    def proposal(self, id: str) -> Proposal:
        """Return one proposal; `UnknownProposal` names those there are."""
        for proposal in self.draft.proposals:
            if proposal.id == id:
                return proposal
        raise UnknownProposal(
            f"no proposal {id!r}: there are {', '.join(p.id for p in self.draft.proposals)}"
        )

    def shown(self, id: str) -> dict[str, Any]:
        """Return a question as learners get it: explanation and reasons made from its key."""
        return explained(self.proposal(id), self.draft.article)

    def show(self, id: str) -> None:
        """Show one proposal: question, key, evidence with reasons, and the passage."""
        present(self.parts(id), gap="\n\n")

    def parts(self, id: str) -> list[Part]:
        """Return one proposal and its passage, a part a block, as text and as HTML."""
        proposal = self.proposal(id)
        question = proposal.question
        facts = self._facts(proposal)
        evidence = [
            {"Place": place, "Words": words, "Reason": reason}
            for place, words, reason in proposal.evidence
        ]
        options = [f"{o['id']}: {o['text']}" for o in question.get("options", ())]
        pieces = [
            said(f"{id} ({proposal.theme}, {question['kind']}): {question['prompt']}"),
            *([numbered(options)] if options else []),
            named(facts, 20, 60),
            table("Evidence", evidence),
        ]
        # The whole story: what a question misses stands where no evidence points.
        return [
            Part(self.text(id), "".join(piece.html for piece in pieces)),
            *in_full(self.draft.article),
        ]

    def text(self, id: str) -> str:
        """Return one proposal as text: question, key and evidence."""
        proposal = self.proposal(id)
        question = proposal.question
        lines = wrapped(f"{id} ({proposal.theme}, {question['kind']}): {question['prompt']}")
        for option in question.get("options", ()):
            lines += wrapped(f"  {option['id']}: {option['text']}")
        for name, value in self._facts(proposal).items():
            lines += wrapped(f"{name}: {value}")
        lines.append("Evidence:")
        for place, words, reason in proposal.evidence:
            lines += wrapped(f"  {place}: {words} ({reason})")
        return "\n".join(lines)

    def _facts(self, proposal: Proposal) -> dict[str, str]:
        """Key, points, what a guess earns and status, each in words."""
        question = proposal.question
        facts = {"Points": f"{question['points']:g}"}
        if key := _key(question):
            facts = {"Key": str(key), **facts}
        if question.get("neutral"):
            facts["Counts neither way"] = str(question["neutral"])
        if earned := guessed(question, self.draft.lesson, self.draft.article):
            told = [f"{name} {score:.0%}" for name, score in earned.items()]
            facts["Without reading earns"] = ", ".join(told)
        shown = self.shown(proposal.id)
        facts["Hint"] = str(question.get("hint", ""))
        facts["Explanation"] = " ".join(shown["explanation"].split())
        if question.get("misconception"):
            facts["Asked of a wrong answer"] = " ".join(
                f"{m['id']}: {m['ask']}" for m in question["misconception"]
            )
        if question.get("rubric"):
            facts["Rubric"] = " ".join(question["rubric"])
            facts["Model answer"] = str(question.get("answer", ""))
        facts["Status"] = proposal.status
        return facts

    def accept(self, id: str) -> str:
        """Take a proposal as it is."""
        return self._decide(self.proposal(id).decided("accepted"))

    def edit(self, id: str, **changes: Any) -> str:
        """Take a proposal with other fields; `DraftError` if the changed question is unsound."""
        for field in changes:
            if field not in EDITABLE:
                raise DraftError(f"{field}: choose from {', '.join(sorted(EDITABLE))}")
        changed = self.proposal(id).decided("edited", **changes)
        wrong = fault(changed.question, self.draft.lesson, self.draft.article)
        if wrong:
            raise DraftError(f"not saved: {wrong}")
        return self._decide(changed)

    def reject(self, id: str, why: str = "") -> str:
        """Leave a proposal out; `why` is kept with it."""
        return self._decide(self.proposal(id).decided("rejected", note=why))

    def preview(self, id: str, **changes: Any) -> tuple[str, Part]:
        """Return what is wrong with a changed question ("" if nothing), and how learners get it.

        Nothing is saved. The part shows prompt, options, what an answer without reading earns, and
        what is told once it is answered.
        """
        changed = self.proposal(id).decided("edited", **changes)
        wrong = fault(changed.question, self.draft.lesson, self.draft.article)
        if wrong:
            return wrong, said(wrong)
        shown = explained(changed, self.draft.article)
        earned = guessed(shown, self.draft.lesson, self.draft.article)
        told = {
            "Without reading earns": ", ".join(f"{n} {s:.0%}" for n, s in earned.items()) or "-",
            "Told afterwards": " ".join(shown["explanation"].split()),
        }
        options = [f"{o['id']}: {o['text']}" for o in shown.get("options", ())]
        pieces = [
            said(f"{id} ({shown['points']:g} points): {' '.join(shown['prompt'].split())}"),
            *([numbered(options)] if options else []),
            named(told, 22, 60),
        ]
        text = "\n".join(piece.text for piece in pieces)
        return "", Part(text, "".join(piece.html for piece in pieces))

    def undo(self) -> str:
        """Take back the last decision of this sitting."""
        if not self._earlier:
            raise DraftError("nothing to take back: no decision was taken since this was opened")
        self.draft = self._earlier.pop()
        self._write()
        return f"taken back. {self.left}"

    def rename(self, lesson: str) -> str:
        """Give the lesson another id, and with it every question; decisions stay as they are.

        The id is what learners type, as in `kit.check("kabul.1", ...)`.
        """
        draft = self.draft
        if not re.fullmatch(r"[a-z]+", lesson):
            raise DraftError(f"{lesson!r}: an id is letters alone, small ones, such as 'kabul'")
        if lesson != draft.lesson and lesson in taken(draft.folder.parent):
            raise DraftError(f"{lesson!r}: is taken by another lesson; choose another word")
        named = [(p, f"{lesson}.{p.id.partition('.')[2]}") for p in draft.proposals]
        self._save(replace(p, id=id, question={**p.question, "id": id}) for p, id in named)
        self.draft = replace(self.draft, lesson=lesson)
        self._write()
        return f"the lesson's id is '{lesson}' now; its questions are {lesson}.1 and so on"

    def _write(self) -> None:
        self.draft.save(keep=not self._kept)
        self._kept = True

    def _save(self, proposals: Iterable[Proposal]) -> None:
        self._earlier.append(self.draft)
        self.draft = replace(self.draft, proposals=tuple(proposals))

    def _decide(self, decided: Proposal) -> str:
        self._save(decided if p.id == decided.id else p for p in self.draft.proposals)
        self._write()
        return f"{decided.id}: {decided.status}. {self.left}"

    def finish(
        self,
        origin: str,
        rights: str,
        minutes: int | None = None,
        articles: Path | None = None,
        for_marks: bool = False,
    ) -> str:
        """Write the lesson from what was accepted or edited, and return what was written.

        `origin` and `rights` say where the article comes from, who holds the rights in it and by
        what right it is handed out; both stand in the lesson and in the guide of a release.
        Whoever has the kit can draft the article again and read the keys that it prints. So a
        question whose key you left as proposed is for practice and earns no points, unless
        `for_marks` says otherwise; `kit release` then refuses what drafting would earn.
        `minutes` are counted from the text and the questions where you give none.
        Raises `DraftError` while a proposal still waits, or if none was taken.
        """
        waiting = [p.id for p in self.draft.proposals if p.status == "review"]
        if waiting:
            raise DraftError(f"not finished: {', '.join(waiting)} wait for your decision")
        if not origin.strip() or not rights.strip():
            raise DraftError(
                "origin and rights: say where the article comes from and who holds rights"
            )
        taken = [p for p in self.draft.proposals if p.status in ("accepted", "edited")]
        if not taken:
            raise DraftError("every proposal was rejected: there is nothing to build a lesson from")
        if not for_marks:
            taken = [p.for_practice() if p.printed else p for p in taken]
        written = write_lesson(self.draft, taken, origin, rights, minutes, articles)
        return "\n".join(f"written   {path}" for path in written)


def _key(question: Mapping[str, Any]) -> Any:
    """A question's key; of a record, the keys of its fields."""
    return question.get("key", {f["id"]: f["key"] for f in question.get("fields", ())})
