"""What many spans hold together, asked by bisection, is what asking each of them gives."""

from hypothesis import given
from hypothesis import strategies as st

from kit.text.covering import Covering
from kit.text.records import Span

SPANS = st.builds(lambda at, long: Span(at, at + long), st.integers(0, 40), st.integers(0, 15))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_it_holds_what_one_of_its_spans_contains(spans, asked):
    assert Covering(spans).holds(asked) == any(span.contains(asked) for span in spans)
