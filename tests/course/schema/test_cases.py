import pytest

from kit.course.schema.cases import CaseError, expand, expand_by_hand
from kit.course.schema.questions import Cases


def cases(**category):
    about = {"id": "one", "name": "one", "count": 2, "templates": ["{n} came on {day}."]}
    return Cases.model_validate(
        {
            "seed": 3,
            "fill": {
                "n": [4, 40],
                "day": ["Monday", "Friday"],
                "word": [{"say": "forty", "value": 40}],
            },
            "category": [about | category],
        }
    )


def test_the_same_seed_gives_the_same_cases():
    made = expand(cases(expect="{n}"))
    assert made == expand(cases(expect="{n}"))
    other = cases(expect="{n}").model_copy(update={"seed": 4})
    assert [expand(other.model_copy(update={"seed": s})) for s in range(6)] != [made] * 6


def test_values_keep_their_type_and_sums_are_done():
    case = expand(cases(expect=["{n}", "{n+1}", "{n*0.5}", "open", "on {day}"]))[0]
    n, more, half, end, text = case["accepts"][0]
    assert case["input"] == [f"{n} came {text}."]
    assert (more, half, end) == (n + 1, n * 0.5, None)


def test_words_may_carry_a_value():
    case = expand(cases(templates=["{word} came."], expect="{word.value}"))[0]
    assert (case["input"], case["accepts"]) == (["forty came."], [40])


def test_tokens_more_arguments_and_a_reference():
    made = cases(templates=["Don't go, he said."]).model_copy(
        update={"input": "tokens", "more": [["rebels"]]}
    )
    case = expand(made, reference=lambda tokens, labels: len(tokens) + len(labels))[0]
    assert case["input"] == [["Don't", "go", ",", "he", "said", "."], ["rebels"]]
    assert case["accepts"] == [7]


def test_none_and_about():
    assert expand(cases(expects_none=True))[0]["accepts"] == [None]
    assert expand(cases(about="{n}"))[0]["about"] in (4, 40)


def test_by_hand_gives_eight_others():
    made = cases(expect="{n}", count=8)
    made.fill["n"][:] = range(100_000)
    held_out = {case["input"][0] for case in expand(made)}
    by_hand = [case["input"][0] for case in expand_by_hand(made)]
    # Whoever answers by hand must not be shown the inputs that the function is tried on.
    assert len(by_hand) == len(set(by_hand)) == 8 and not held_out & set(by_hand)


@pytest.mark.parametrize(
    ("category", "said"),
    [
        ({"templates": ["{who} came."], "expect": 1}, "'{who}' is not in fill (day, n, word)"),
        ({"templates": ["{n} came {}."], "expect": 1}, "still holds a place"),
        ({"expect": "{word}"}, "'{word}' is not in its template"),
        ({"templates": ["{word} came."], "expect": "{word.worth}"}, "has no 'worth'"),
        ({"about": "{day}"}, "about must be a number"),
        ({}, "nothing says what is expected"),
    ],
)
def test_slips_name_the_category(category, said):
    with pytest.raises(CaseError) as caught:
        expand(cases(**category))
    assert str(caught.value).startswith("category 'one': ")
    assert said in str(caught.value)
