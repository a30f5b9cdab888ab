"""Whatever the text, every table of wording comes back, with spans that lie inside the text."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.agency.acts import nominals, violent_acts
from kit.analysis.agency.passive_clauses import agency_table, passives
from kit.analysis.dates.chronology import assembled, conflicts, dates, nows
from kit.analysis.page.headline_and_body import headline_parts, headline_support, missing_replies
from kit.analysis.page.splices import splice_clues
from kit.analysis.speech.balance import first_voices, quoted_words, sentence_voices
from kit.analysis.wording.loaded import labels, loaded_words, reporting_verbs, scare_quotes
from kit.text.reading import as_article, read
from kit.text.records import Span

TABLES = [
    first_voices, quoted_words, sentence_voices, conflicts, dates, nows, headline_parts,
    headline_support, missing_replies, splice_clues, nominals, violent_acts, passives, labels,
    loaded_words, reporting_verbs, scare_quotes, agency_table,
]  # fmt: skip

WORDS = (
    "the rebels said strikes were killed by on Monday “ ” . , regime “safe zone” in Geneva will"
    " to not Russia US U.S. vehemently denied that two hospitals had been targeted "
    "airstrikes’ 😀 — \n\n He However by February 22 2016 [Daesh] and shelled"
).split(" ")


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_every_span_lies_inside_the_text(text):
    article = as_article(text)
    for table in TABLES:
        for row in table(article):
            for field in fields(row):
                value = getattr(row, field.name)
                for span in value if isinstance(value, tuple) else (value,):
                    if isinstance(span, Span):
                        assert 0 <= span.start < span.end <= len(text), (table.__name__, row)


@pytest.mark.parametrize("table", [*TABLES, assembled], ids=lambda f: f.__name__)
def test_bad_input_gets_one_clear_line(table):
    with pytest.raises(TypeError, match="expected an Article or a text"):
        table(42)


@pytest.mark.parametrize(
    "text",
    ["killed " * 4000, "was hit by " * 3000, "he said that " * 3000, "Israel strikes " * 3000],
    ids=["participles", "by-phrases", "reports", "names"],
)
def test_a_sentence_without_end_is_read_in_step_with_its_length(text):
    # Not timed: a table whose work grows with the square would take minutes here.
    article = read(text + "\n", language_check=False)
    for table in (passives, violent_acts, labels, loaded_words, reporting_verbs, dates, nows):
        table(article)
