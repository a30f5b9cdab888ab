"""From a question as its author wrote it to what learners receive: keys digested, kind by kind."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kit.course.answers.digest import canonical, digest, scramble
from kit.course.answers.digested import (
    Digested,
    end_text,
    field_text,
    output_text,
    passage_tokens,
)
from kit.course.answers.passages import find
from kit.course.answers.plain import plain_type, to_plain

if TYPE_CHECKING:
    from kit.course.schema import parts
    from kit.text.article import Article

NUMBER_CANDIDATES = 20_000


class KeyProblem(ValueError):
    """A key that cannot be marked. The message begins with the field."""


def universe_ids(name: str | list[str], article: Article | None) -> list[str]:
    """Return the ids of a universe: a list as it is, a name as the article's ids."""
    if isinstance(name, list):
        return name
    if article is None:
        raise KeyProblem(f"universe: '{name}' needs an article, and the lesson names none")
    if name == "blocks":
        return [str(b.number) for b in article.blocks]
    if name == "body-blocks":
        return [str(b.number) for b in article.blocks if b.role == "body"]
    if name == "sentences":
        return [s.id for s in article.sentences]
    if name == "body-sentences":
        return [s.id for s in article.body_sentences]
    return [q.id for q in article.quotations]


def digest_question(
    question: parts.Base, article: Article | None = None, keep_private: bool = False
) -> Digested:
    """Return the question with its key digested. `keep_private` is for the instructor's marking.

    Raises `KeyProblem`, whose message begins with the field that has to be mended.
    """
    data: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind,
        "points": question.points,
        "prompt": " ".join(question.prompt.split()),
        "hint": " ".join(question.hint.split()),
    }
    flags = [f for f in ("practice", "provisional", "private", "silent") if getattr(question, f)]
    if flags:
        data["flags"] = flags
    if question.twin:
        data["twin"] = question.twin
    behind: dict[str, Any] = {
        "explanation": question.explanation.strip(),
        "misconceptions": [
            {"id": m.id, "when": _when(m.when), "ask": " ".join(m.ask.split())}
            for m in question.misconception
        ],
    }
    keys: set[str] = set()
    _BUILD[question.kind](question, article, data, behind, keys)
    if not question.private or (keep_private and has_key(question)):
        data["keys"] = sorted(keys)
        data["scrambled"] = scramble(question.id, behind)
    return Digested(data)


def has_key(question: parts.Base) -> bool:
    """Whether the key is here; a private question's may be kept elsewhere."""
    if question.kind == "record":
        return all(f.key for f in question.fields)
    if question.kind == "number":
        return bool(question.key or question.computed)
    return all(getattr(question, f) is not None for f in question.KEY_FIELDS)


def _when(when: parts.When) -> dict[str, Any]:
    return {f: getattr(when, f) for f in sorted(when.model_fields_set)}


def _options(question: Any, data: dict, behind: dict) -> list[str]:
    from kit.course.schema.parts import option_ids

    ids = option_ids(question.options)
    data["options"] = [
        {"id": i, "text": o.text} for i, o in zip(ids, question.options, strict=True)
    ]
    behind["why"] = {i: o.why for i, o in zip(ids, question.options, strict=True) if o.why}
    return ids


def _items(question: Any, data: dict, behind: dict) -> list[str]:
    data["items"] = [{"id": i.id, "text": i.text} for i in question.items]
    behind["item_why"] = {i.id: i.why for i in question.items if i.why}
    return [i.id for i in question.items]


def _pad(question: Any, keys: set[str], size: int) -> None:
    """Fill the digests up, so that their number does not tell how long the key is."""
    for n in range(size - len(keys)):
        keys.add(digest(question.id, "filling", n))


def _choice(question, article, data, behind, keys):
    ids = _options(question, data, behind)
    keys.update(digest(question.id, "key", k) for k in question.key or ())
    behind["credit"] = {i: o.credit for i, o in zip(ids, question.options, strict=True) if o.credit}


def _choices(question, article, data, behind, keys):
    ids = _options(question, data, behind)
    keys.update(digest(question.id, "key", k) for k in question.key or ())
    keys.update(digest(question.id, "neutral", k) for k in question.neutral)
    _pad(question, keys, len(ids))


def _units(question, article, data, behind, keys):
    universe = universe_ids(question.universe, article)
    data["universe"] = universe
    for field in ("key", "neutral"):
        for k in getattr(question, field) or ():
            if k not in universe:
                raise KeyProblem(
                    f"{field} '{k}' is not among the ids of universe "
                    f"'{question.universe}' ({universe[0]} to {universe[-1]})"
                )
            keys.add(digest(question.id, field, k))
    _pad(question, keys, len(universe))


def _match(question, article, data, behind, keys):
    _options(question, data, behind)
    _items(question, data, behind)
    for role in ("key", "half"):
        for item, accepted in (getattr(question, role) or {}).items():
            keys.update(digest(question.id, role, item, option) for option in accepted)


def _number(question, article, data, behind, keys):
    data["tolerance"] = question.tolerance
    if question.computed:
        data["computed"] = question.computed
        data["readers"] = question.readers
        data["universe"] = universe_ids(question.universe, article)
        return
    if not question.key:
        return
    data["decimals"] = max(-min(0, Decimal(str(k)).as_tuple().exponent) for k in question.key or ())
    if 2 * question.tolerance * 10 ** data["decimals"] > NUMBER_CANDIDATES:
        raise KeyProblem("tolerance is too wide for a key with so many decimals")
    keys.update(digest(question.id, "key", canonical(k)) for k in question.key or ())


def _interval(question, article, data, behind, keys):
    if question.key is None:
        return
    low, high = question.key
    for role, ends in (("low", [low, *question.low_also]), ("high", [high, *question.high_also])):
        keys.update(digest(question.id, role, end_text(e)) for e in ends)


def _order(question, article, data, behind, keys):
    _items(question, data, behind)
    keys.update(digest(question.id, "before", a, b) for a, b in question.constraints or ())


def _span(question, article, data, behind, keys):
    if article is None:
        raise KeyProblem("within: a span question needs an article, and the lesson names none")
    data["passage"] = passage_parts(article, question.within)
    tokens, owners = passage_tokens(data["passage"])
    for n, wording in enumerate(question.key or ()):
        places = find(wording, tokens)
        if question.key_within:
            places = [p for p in places if owners[p[0]] == question.key_within]
        if len(places) != 1:
            many = "does not occur" if not places else f"occurs {len(places)} times"
            mend = "" if not places else "; say where with key_within"
            raise KeyProblem(f"key '{wording}' {many} in {question.within or 'the article'}{mend}")
        keys.update(digest(question.id, "token", n, position) for position in places[0])
    data["wordings"] = len(question.key or ())


def passage_parts(article: Article, within: str | None) -> list[list[str]]:
    """Return [id, text] pairs: one block or sentence, or every block of the article."""
    if within is None:
        return [[str(b.number), b.span.of(article)] for b in article.blocks]
    for block in article.blocks:
        if str(block.number) == within:
            return [[within, block.span.of(article)]]
    for sentence in article.sentences:
        if sentence.id == within:
            return [[within, sentence.span.of(article)]]
    raise KeyProblem(f"within '{within}' is no block or sentence of the article")


def _code(question, article, data, behind, keys):
    from kit.course.answers.running import load_function
    from kit.course.schema.cases import CaseError, expand, expand_by_hand

    data["function"] = question.function
    data["by_hand"] = question.by_hand
    if question.by_hand and question.by_hand_form:
        data["by_hand_form"] = question.by_hand_form
    reference = load_function(question.solution, question.function)
    try:
        sets = {"cases": expand(question.cases, reference)}
        if question.by_hand:
            sets["by_hand"] = expand_by_hand(question.cases, reference)
    except CaseError as error:
        raise KeyProblem(f"cases: {error}") from None
    unordered = question.cases.compare == "set"
    if question.by_hand:
        # So that "32 or more" is handed back where two ends are wanted, and costs nothing.
        accepted = [a for made in sets.values() for c in made for a in c.get("accepts", [[]])]
        data["by_hand_types"] = sorted({plain_type(to_plain(a)) for a in accepted})
    for name, made in sets.items():
        expected = []
        for n, case in enumerate(made):
            accepts = [output_text(a, unordered) for a in case.pop("accepts", [])]
            expected.append(accepts or [canonical(case["about"])])
            case["digests"] = sorted(digest(question.id, name, n, a) for a in accepts)
        behind[name] = made
        behind[f"{name}_vary"] = any(e != expected[0] for e in expected)
    data["cases"] = len(sets["cases"])
    data["unordered"] = unordered


def _record(question, article, data, behind, keys):
    data["items"] = [
        {"id": f.id, "text": f.text, **({"options": f.options} if f.options else {})}
        for f in question.fields
    ]
    behind["item_why"] = {f.id: f.why for f in question.fields if f.why}
    for field in question.fields:
        keys.update(digest(question.id, "key", field.id, field_text(v)) for v in field.key)


def _discernment(question, article, data, behind, keys):
    _items(question, data, behind)
    keys.update(digest(question.id, "key", item, v) for item, v in (question.key or {}).items())


def _prediction(question, article, data, behind, keys):
    pass


def _confidence(question, article, data, behind, keys):
    data["questions"] = question.questions


def _text(question, article, data, behind, keys):
    data["rubric"] = question.rubric
    data["max_words"] = question.max_words
    data["anchors"] = [{"id": a.id, "text": a.text.strip()} for a in question.anchors]
    behind["anchors"] = {a.id: {"mark": a.mark, "why": a.why} for a in question.anchors}
    behind["checks"] = [c.model_dump() for c in question.checks]
    if article is not None and any(c.ids for c in question.checks):
        data["universe"] = list(
            itertools.chain(universe_ids("blocks", article), universe_ids("sentences", article))
        )


_BUILD = {
    "choice": _choice,
    "choices": _choices,
    "units": _units,
    "match": _match,
    "number": _number,
    "interval": _interval,
    "order": _order,
    "span": _span,
    "code": _code,
    "record": _record,
    "discernment": _discernment,
    "prediction": _prediction,
    "confidence": _confidence,
    "text": _text,
}
