"""Every finding has a place, words, a rule, a reason and a counter-reading, and shows them."""

import importlib
import pickle
import pkgutil
from copy import copy, deepcopy
from dataclasses import asdict, fields, is_dataclass, replace

import pytest

import kit
from kit import analysis
from kit.analysis import agency, checking, dates, page, speech, wording
from kit.analysis.casualties import casualties
from kit.analysis.finding import NO_PLACE, NOWHERE, Finding
from kit.show.tables import rows_of, table
from kit.text.reading import as_article
from kit.text.records import Span

STORY = """Norland kills 12 at mill, union says

The union said on 3 May 2016 that Norland's brutal raid killed at least 12 people at the mill, \
while “safe zones” were shelled by rebels. Meanwhile the spokesman claimed that he regrets it.

She has promised to bring a plan to Geneva. The UN left. The deal reached in Geneva failed, a \
United Nations official said angrily. It was raining in town."""
FINDERS = {
    "Headline": lambda story: [page.headline(story)],
    "HeadlineDifference": lambda story: list(page.headline(story).differs),
    "SupportingSentence": lambda story: list(page.headline(story).supported_by),
    "Attribution": speech.attributions,
    "CasualtyClaim": casualties,
    "FirstLook": checking.look_first,
    "FirstVoice": speech.first_voices,
    "HeadlinePart": page.headline_parts,
    "HeadlineSupport": page.headline_support,
    "Label": wording.labels,
    "LoadedWord": wording.loaded_words,
    "Member": speech.cast,
    "MissingReply": page.missing_replies,
    "Now": dates.nows,
    "OwnVoice": speech.unattributed,
    "PassiveClause": agency.passives,
    "QuotedWords": speech.quoted_words,
    "Reference": speech.dangling,
    "ReportingVerb": wording.reporting_verbs,
    "ScareQuote": wording.scare_quotes,
    "SentenceVoice": speech.sentence_voices,
    "SideActs": agency.acts_by_side,
    "Source": speech.sources,
    "SpliceClue": page.splice_clues,
    "Statement": speech.statements,
    "TimeConflict": dates.conflicts,
    "TimeExpression": dates.dates,
    "ViolentAct": agency.violent_acts,
    "ViolentNoun": agency.nominals,
    "Word": lambda article: [word for row in speech.cast(article) for word in row.mentions],
}


def every_record():
    """Every class of findings in the kit, each room imported first."""
    for module in pkgutil.walk_packages(analysis.__path__, "kit.analysis."):
        importlib.import_module(module.name)
    left, found = [Finding], set()
    while left:
        for record in left.pop().__subclasses__():
            if record.__module__.startswith("kit."):
                found.add(record)
                left.append(record)
    return found


def of(name):
    return FINDERS[name](as_article(STORY))


def test_every_record_with_a_rule_and_a_reason_is_a_finding():
    names = {record.__name__ for record in every_record()}
    assert names == FINDERS.keys()
    for module in pkgutil.walk_packages(analysis.__path__, "kit.analysis."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and is_dataclass(thing) and thing is not Finding:
                own = {field.name for field in fields(thing)}
                if {"rule", "reason"} <= own and thing.__name__ not in ("Report", "Entry"):
                    assert issubclass(thing, Finding), f"{thing} is no Finding"


@pytest.mark.parametrize("name", FINDERS)
def test_a_finding_has_place_words_rule_reason_and_counter_reading(name):
    article = as_article(STORY)
    found = of(name)
    assert found and {type(one).__name__ for one in found} == {name}
    for one in found:
        assert one.article is article
        assert one.rule and one.reason and one.counter_reading
        if one.span == NO_PLACE:
            assert (name, one.words, one.sentence) == ("SideActs", "", "")
            continue
        home = article.sentence(one.sentence).span
        assert home.start <= one.span.start < home.end
        assert one.words and all(piece in one.span.of(article) for piece in one.words.split(" … "))
        assert all(one.span.contains(piece) for piece in one.pieces)


@pytest.mark.parametrize("name", FINDERS)
def test_printed_it_shows_its_words_rule_and_place(name):
    for one in of(name):
        shown = repr(one)
        assert "Span(" not in shown and "object at" not in shown and "\n" not in shown
        assert shown.startswith(f"<{name} ") and one.rule in shown and one.sentence in shown
        assert " ".join(one.words.split())[:20] in shown
        for field in one.shown:
            assert f" {field}=" in shown
    assert repr(of(name)) == repr(of(name))


@pytest.mark.parametrize("name", FINDERS)
def test_the_article_is_no_part_of_the_data_and_is_never_lost(name):
    one = of(name)[0]
    with pytest.raises(AttributeError):
        one.reason = "changed"
    assert "article" not in {field.name for field in fields(one)} and "article" not in asdict(one)
    other = replace(one, reason="because")
    assert other != one and other.article is one.article and other.words == one.words
    for same in (replace(one), copy(one), deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert same == one and hash(same) == hash(one)
        assert (same.words, repr(same)) == (one.words, repr(one))
    bare = replace(one, article=NOWHERE)
    assert bare == one and bare.words.strip(" …") == ""


@pytest.mark.parametrize("name", FINDERS)
def test_a_table_shows_the_words_without_being_given_the_article(name):
    found = of(name)
    rows = rows_of(found)
    assert list(rows[0])[:3] == ["sentence", "words", "span"]
    assert list(rows[0])[-3:] == ["rule", "reason", "counter_reading"]
    assert [row["words"] for row in rows] == [" ".join(one.words.split()) for one in found]
    assert [row["span"] for row in rows] == [f"{o.span.start}-{o.span.end}" for o in found]
    assert rows == rows_of(found, STORY) and len(table(found)) == len(found)


def test_the_words_of_a_finding_are_those_it_rests_on():
    text = "“It is gone”, she told us on Monday near the mill, “all of it”."
    (told,) = kit.attributions(text)
    assert told.words == "“It is gone”, she told … “all of it”"
    (quote,) = wording.scare_quotes("The ministry opened a “safe zone” on Monday.")
    assert quote.words == "safe zone"
    assert quote.span.of(quote.article) == "“safe zone”"
    assert (
        kit.passives("The mill was burned by rebels.")[0].words == "The mill was burned by rebels"
    )


def test_long_words_are_cut_and_line_breaks_are_not_shown():
    text = "The union said that\nthe mill and all of the houses around it had burned down by night."
    (told,) = kit.attributions(text)
    assert repr(told) == (
        "<Attribution 'The union said that the mill and all of the houses around …' "
        "(1.1, attribution.that-clause) form='indirect' speaker=None>"
    )


def test_a_finding_made_without_its_article_shows_offsets():
    bare = Finding(span=Span(7, 13), rule="r", reason="why", counter_reading="or not")
    assert repr(bare) == "<Finding 7-13 (r)>"
    assert bare.words == "" and bare.article is NOWHERE
