from kit.newsroom.digest import digest
from kit.newsroom.digest_page import parts
from kit.newsroom.reading import Story
from kit.newsroom.story_record import record


def told(id, text, outlet="Post", day="2020-01-02"):
    story = Story(id, id, text=text, when=day, outlet=outlet)
    return record(story.article(), story)


def texts(found):
    return "\n".join(part.text for part in parts(found, []))


def test_figures_of_one_city_and_day_that_exclude_each_other_are_listed():
    found = digest(
        [
            told("a", "Flood\n\nFour people were killed in Homs, the mayor said."),
            told("b", "Flood\n\nNine people were killed in Homs, the governor said.", "Herald"),
            told("c", "Flood\n\nNine people were killed in Aleppo, the governor said.", "Herald"),
            told("d", "Flood\n\nNine people were killed in Homs, he said.", "Sun", "2020-02-02"),
            told("e", "Flood\n\nAt least two people were killed in Homs, the mayor said."),
        ]
    )
    assert [(a.story, b.story) for a, b in found.conflicts()] == [("a", "b")]
    assert "exclude each other" in texts(found)


def test_a_share_is_told_only_where_enough_stories_carry_it():
    few = digest([told("a", "Talks failed, Ann Lee said.")])
    assert texts(few).count("withheld") == 3
    line = "Talks failed, {} said.\n\n"
    story = "".join(line.format(n) for n in ("officials", "Ann Lee", "sources", "police") * 4)
    many = digest([told(f"s{n}", story) for n in range(5)])
    assert many.reports >= 50
    assert "Ann Lee" in texts(many)
    assert f"of {many.reports}" in texts(many)
