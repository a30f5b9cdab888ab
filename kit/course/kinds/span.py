"""Words quoted from the text: token F1 with the best accepted wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kit.course.answers.digested import Digested, passage_tokens
from kit.course.answers.misconceptions import Given
from kit.course.answers.passages import ARTICLES, find, words
from kit.course.answers.plain import AnswerError
from kit.course.kinds import scores
from kit.course.kinds.key_forms import KeyProblem, Made
from kit.course.kinds.protocol import Kind, Result

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article


class Span(Kind["written.SpanQuestion", list[range]]):
    """Words of a passage."""

    name, place = "span", 80
    shape, label = "quote", "words from the text"
    how = "Quote the words exactly, between quotation marks, on one line."
    ships = ("passage", "wordings")
    marks_text = "words"

    def table(self) -> type[written.SpanQuestion]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import SpanQuestion

        return SpanQuestion

    def digest(self, source: written.SpanQuestion, article: Article | None, made: Made) -> None:
        """Add the passage, and the place of every word of each accepted wording."""
        if article is None:
            raise KeyProblem("within: a span question needs an article, and the lesson names none")
        made.data["passage"] = passage_parts(article, source.within)
        tokens, owners = passage_tokens(made.data["passage"])
        for n, wording in enumerate(source.key or ()):
            places = find(wording, tokens)
            if source.key_within:
                places = [p for p in places if owners[p[0]] == source.key_within]
            if len(places) != 1:
                many = "does not occur" if not places else f"occurs {len(places)} times"
                mend = "" if not places else "; say where with key_within"
                where = source.within or "the article"
                raise KeyProblem(f"key '{wording}' {many} in {where}{mend}")
            for position in places[0]:
                made.key("token", n, position)
        made.data["wordings"] = len(source.key or ())
        if source.core and source.key:
            held = _inside(source.core, source.key[0], tokens, "core")
            for position in held:
                made.key("core", position)
        for wording in source.without:
            for place in find(wording, tokens):
                for position in place:
                    made.key("without", position)

    def key_words(self, source: written.SpanQuestion, item: str | None) -> Iterator[str]:
        """Yield the accepted wordings."""
        yield from source.key or ()

    def read(self, question: Digested, answer: Any, final: bool) -> list[range]:
        """Return every place of the passage where the words stand."""
        if isinstance(answer, list) and len(answer) == 1:
            answer = answer[0]
        if not isinstance(answer, str):
            raise AnswerError('give the words in quotation marks, as in "words of the text"')
        parts = question.data["passage"]
        tokens = question.passage[0]
        places = [_with_article(answer, place, tokens) for place in find(answer, tokens)]
        if not words(answer):
            raise AnswerError("the answer holds no words")
        if not places:
            where = parts[0][0] if len(parts) == 1 else "the article"
            raise AnswerError(
                f"those words do not stand next to each other in {where}; copy them from the text"
            )
        return places

    def mark(self, question: Digested, given: list[range], scored: Mapping[str, float]) -> Result:
        """Return F1 of the best place with the best accepted wording; 0 outside the core."""
        tokens, owners = question.passage
        core, without = question.core, question.without

        def f1(place: range, wording: frozenset[int]) -> float:
            if not core <= set(place) or without & set(place):
                return 0.0
            # The article in front of an accepted wording counts neither for nor against.
            before = min(wording) - 1
            spare = {before} if before >= 0 and tokens[before] in ARTICLES else set()
            return scores.token_f1(set(place) - spare, wording)

        scored_places = ((f1(p, w), p, w) for p in given for w in question.wordings)
        best, place, wording = max(scored_places, key=lambda found: found[0])
        said = " ".join(tokens[i] for i in place)
        parts = frozenset(owners[i] for i in place)
        note = () if best >= 1 else (_told(place, wording, core, without),)
        count = len(place) - (len(place) > 1 and tokens[place[0]] in ARTICLES)
        return Result(best, Given(words=said, word_count=count, parts=parts), note)

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the passage that is quoted from."""
        return {"passage": question.data["passage"]}

    def blank(self, source: written.SpanQuestion, question: Digested) -> Any:
        """Return quotation marks to fill."""
        return "..."

    def from_key(self, source: written.SpanQuestion, question: Digested) -> str | None:
        """Return the first accepted wording."""
        return source.key[0] if source.key else None

    def stand_in(self, question: Digested) -> str:
        """Return the first two words of the passage."""
        return " ".join(question.data["passage"][0][1].split()[:2])


def _with_article(answer: str, place: range, tokens: Sequence[str]) -> range:
    """The place with the article that was quoted, where that very article stands before it.

    Inside an accepted wording ("Ann Lee, a spokesman") it is one of the words to be quoted.
    """
    first, before = words(answer)[0], place[0] - 1
    taken = first in ARTICLES and tokens[place[0]] != first and before >= 0
    return range(before, place.stop) if taken and tokens[before] == first else place


def _inside(core: str, wording: str, tokens: list[str], field: str) -> range:
    """Return where the core stands in the first place of an accepted wording."""
    whole = find(wording, tokens)[0]
    for place in find(core, tokens):
        if set(place) <= set(whole):
            return place
    raise KeyProblem(f"{field} '{core}' does not stand in key '{wording}'")


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


def _told(
    place: range, wording: frozenset[int], core: frozenset[int], without: frozenset[int]
) -> str:
    """How many of the words hold, and by which rule they earn what they earn."""
    held = f"{len(wording & set(place))} of the {len(place)} words you quoted belong to it"
    if not core <= set(place):
        return f"{held}. A word that it hangs on is not among them, so nothing counts."
    if without & set(place):
        return f"{held}. A word among them changes what they say, so nothing counts."
    more = "" if wording <= set(place) else ", and some are missing"
    return f"{held}{more}. Points: how far your words and those asked for are the same."
