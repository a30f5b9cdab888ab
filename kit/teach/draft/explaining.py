"""What a learner is told of a key, made from the key as it stands: never from one it had before.

The evidence of a proposal is what rules found. A person may have changed the key since; then only
such evidence is told as still speaks for it, and the reasons of options and items go along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kit.teach.draft.proposals import Proposal
from kit.text.article import Article

TAKEN = "The key takes this one; look at its words in the text again."
NOT_TAKEN = "The key does not take this one; look at its words in the text again."
_WORDS = 8


def explained(proposal: Proposal, article: Article) -> dict[str, Any]:
    """Return the question as learners get it: explanation and reasons fit its key.

    An explanation that a person wrote, and reasons in a table that a person wrote, stay as they
    are.
    """
    question = dict(proposal.question)
    before = proposal.first or question
    for table in ("options", "items", "fields"):
        if table in question and question[table] == before.get(table):
            question[table] = _reasons(question, before, table)
    if not question.get("explanation") or (
        question["explanation"] == before.get("explanation") and _key(question) != _key(before)
    ):
        question["explanation"] = "\n\n".join(_lines(proposal, question, before, article))
    return question


def _key(question: Mapping[str, Any]) -> Any:
    return question.get("key", {f["id"]: f["key"] for f in question.get("fields", ())})


def _reasons(
    question: Mapping[str, Any], before: Mapping[str, Any], table: str
) -> list[dict[str, Any]]:
    """Rows of a table; the reason of one whose place in the key has changed is put anew."""
    rows = []
    for row in question[table]:
        now, then = _place(question, row["id"]), _place(before, row["id"])
        if now == then or "why" not in row:
            rows.append(row)
        elif table == "options":
            rows.append({**row, "why": TAKEN if now else NOT_TAKEN})
        else:
            rows.append({k: v for k, v in row.items() if k != "why"})
    return rows


def _place(question: Mapping[str, Any], id: str) -> Any:
    """What the key says of an option, an item or a field."""
    key = _key(question)
    if isinstance(key, Mapping):
        if any(
            row["id"] == id for row in (*question.get("items", ()), *question.get("fields", ()))
        ):
            return key.get(id)
        return sorted(item for item, accepted in key.items() if id in accepted)
    return id in key if isinstance(key, list) else id == key


def _lines(
    proposal: Proposal, question: Mapping[str, Any], before: Mapping[str, Any], article: Article
) -> Iterator[str]:
    yield _said(question)
    if half := question.get("neutral"):
        yield f"Counts neither way: {_listed(half)}."
    rows = list(_evidence(proposal, question, before))
    if rows:
        yield "Where to look, and by which reading:"
        yield from (f"{place}: {_quoted(words)} ({reason})." for place, words, reason in rows)
    if question["kind"] == "units":
        told = {place for place, _, _ in rows}
        for id in question["key"]:
            if id not in told and not any(p.startswith(f"{id}.") for p in told):
                if opening := _opening(article, str(id)):
                    yield f"{id}: {_quoted(opening)}."


def _said(question: Mapping[str, Any]) -> str:
    """The key in words."""
    kind, key = question["kind"], _key(question)
    names = {str(o["id"]): o["text"] for o in question.get("options", ())}
    if kind == "units":
        return f"The key: {_listed(key)}." if key else "The key: none of them."
    if kind == "choice":
        ids = key if isinstance(key, list) else [key]
        return f"The key: {_any(names.get(str(id), str(id)) for id in ids)}."
    if kind == "choices":
        return f"The key: {_listed(names.get(str(id), str(id)) for id in key)}."
    if kind == "match":
        rows = {i["id"]: i["text"] for i in question["items"]}
        told = [f"{rows[i]}: {_any(names.get(str(o), str(o)) for o in key[i])}" for i in rows]
        return f"The key: {'; '.join(told)}."
    if kind == "record":
        told = [f"{f['text']}: {_any(map(str, f['key']))}" for f in question["fields"]]
        return f"The key: {'; '.join(told)}."
    if kind == "interval":
        low, high = key
        return f"The key: from {low} to {high}."
    if kind == "span":
        return f"The key: {_any(_quoted(k) for k in key)}."
    return f"The key: {key}." if key != {} else "A person reads this."


def _evidence(
    proposal: Proposal, question: Mapping[str, Any], before: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """The rows of evidence that still speak for the key."""
    if _key(question) == _key(before) and question.get("neutral") == before.get("neutral"):
        yield from proposal.evidence
        return
    if question["kind"] != "units":
        return
    now, then = ({str(k) for k in q["key"]} for q in (question, before))
    for place, words, reason in proposal.evidence:
        unit = place if place in now | then else place.partition(".")[0]
        if unit in now & then:
            yield place, words, reason


def _opening(article: Article, id: str) -> str:
    spans = {s.id: s.span for s in article.sentences}
    spans |= {str(b.number): b.span for b in article.blocks}
    if id not in spans:
        return ""
    words = spans[id].of(article).split()
    return " ".join(words) if len(words) <= _WORDS else " ".join(words[:_WORDS]) + " ..."


def _listed(ids: Iterable[Any]) -> str:
    return ", ".join(map(str, ids))


def _any(parts: Iterable[str]) -> str:
    return " or ".join(parts)


def _quoted(words: str) -> str:
    """Words of the article in quotation marks, if they bring none of their own."""
    words = " ".join(words.split())
    return words if any(mark in words for mark in '"\u201c\u201d\u00ab\u00bb') else f'"{words}"'
