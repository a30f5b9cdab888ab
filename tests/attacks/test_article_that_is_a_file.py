"""Answers are said to be on an article whose name is the path of a file of the grader's.

Later steps look articles up by that name.
"""

from kit.teach.insight.marked_text import article_of

CELLS = [
    r"""
import json
for number in range(3, 60):
    for name in ("{home}/.netrc", "../70-harbour/questions.toml", "{keys}/70-harbour/lesson.md"):
        line = json.dumps({"id": "harbour.3", "answer": 99, "article": name}).encode() + b"\n"
        try:
            os.write(number, line * 3)
        except OSError:
            break
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
    own = batch.book["learners"]["article_that_is_a_file"]["lessons"]["70-harbour"]
    assert own["article"] == "aleppo-2016-02"


def test_a_path_is_no_article(tmp_path):
    secret = tmp_path / "exercises" / "70-harbour" / "secret.txt"
    secret.parent.mkdir(parents=True)
    secret.write_text("The office kept the secret on Monday, a clerk said.\n" * 3)
    places = tmp_path / "exercises", "70-harbour"
    assert article_of("secret", *places) is not None
    for name in (str(secret), "../70-harbour/secret", "../70-harbour/secret.txt"):
        assert article_of(name, *places) is None
