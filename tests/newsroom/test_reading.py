import json

import pytest

from kit.newsroom.reading import stories
from kit.text.decoding import Unreadable


def test_stories_come_out_of_folders_files_and_lines_in_order(tmp_path):
    (tmp_path / "b.txt").write_text("Rain fell on Velm.\n", "utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "day.jsonl").write_text(
        json.dumps({"id": "x", "title": "Flood", "text": "Rain fell.", "date": "2020-02-03T04:05",
                    "outlet": "Post", "byline": "Ann Lee", "url": "https://example.org/x"})
        + "\n\nnot json\n" + json.dumps({"words": 1}) + "\n", "utf-8")  # fmt: skip
    (tmp_path / ".hidden").write_text("nothing", "utf-8")
    found = list(stories([tmp_path]))
    assert [s.id for s in found] == ["b", "x", "in/day-3", "in/day-4"]
    article = found[1].article()
    assert article.text == "Flood\n\nRain fell."
    assert (str(article.published), article.outlet, article.byline) == (
        "2020-02-03",
        "Post",
        "Ann Lee",
    )
    assert (found[1].when, found[1].address) == ("2020-02-03T04:05", "https://example.org/x")
    for story, says in ((found[2], "3: no JSON"), (found[3], "4: no story")):
        with pytest.raises(Unreadable, match=f"day.jsonl:{says}"):
            story.article()


def test_a_source_that_is_not_there_and_a_date_that_is_none_are_told(tmp_path):
    with pytest.raises(Unreadable, match="no such file or folder"):
        list(stories([tmp_path / "gone"]))
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"text": "Rain fell.", "date": "yesterday"}), "utf-8")
    (story,) = stories([file])
    with pytest.raises(Unreadable, match="a.json: "):
        story.article()
