"""The page as it lies there: block by block, with or without roles, and passages in full."""

from kit import show

TEXT = (
    "Shells hit the old port\n\n"
    "At least twelve people were killed on Monday, the port’s doctor said. The mill burned.\n\n"
    "Photo: Ann Lee\n"
)


def printed(capsys):
    return [line.split() for line in capsys.readouterr().out.splitlines()]


def test_a_block_has_its_number_how_many_words_and_the_first_seven(capsys):
    show.blocks(TEXT)
    head, _, *rows = printed(capsys)
    assert head == "Block Words First words".split()
    assert rows == [
        "1 5 Shells hit the old port".split(),
        "2 15 At least twelve people were killed on ...".split(),
        "3 3 Photo: Ann Lee".split(),
    ]


def test_seven_words_are_shown_whole(capsys):
    show.blocks("One two three four five six seven.\n\nOne two three four five six seven eight.")
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2].endswith("six seven.") and lines[-1].endswith("six seven ...")


def test_roles_stand_between_words_and_first_words_where_they_are_asked_for(capsys):
    show.blocks(TEXT, roles=True)
    head, _, *rows = printed(capsys)
    assert head == "Block Words Role First words".split()
    assert [row[:4] for row in rows] == [
        ["1", "5", "headline", "Shells"],
        ["2", "15", "body", "At"],
        ["3", "3", "furniture", "Photo:"],
    ]


def test_a_role_is_shown_with_its_reason_and_blocks_can_be_picked(capsys):
    show.roles(TEXT)
    head, _, *rows = printed(capsys)
    assert head == ["Block", "Role", "Why"]
    assert [row[:2] for row in rows if row[0].isdigit()] == [
        ["1", "headline"], ["2", "body"], ["3", "furniture"],
    ]  # fmt: skip
    show.roles(TEXT, only=[2])
    _, _, *rows = printed(capsys)
    assert [row[:2] for row in rows if row[0].isdigit()] == [["2", "body"]]


def test_a_passage_is_a_line_a_sentence_with_its_id(capsys):
    show.passage(TEXT, 3, 2)
    assert capsys.readouterr().out.splitlines() == [
        "[3.1] Photo: Ann Lee",
        "",
        "[2.1] At least twelve people were killed on Monday, the port’s doctor said.",
        "[2.2] The mill burned.",
    ]
    show.passage(TEXT)
    ids = [line[:5] for line in capsys.readouterr().out.splitlines()]
    assert ids == ["[1.1]", "", "[2.1]", "[2.2]", "", "[3.1]"]


def test_pieces_are_numbered_and_a_long_one_goes_on_further_in(capsys):
    show.sentences(["One  two.", "word " * 30])
    first, second, *more = capsys.readouterr().out.splitlines()
    assert first == " 1  One two." and second.startswith(" 2  word word")
    assert more and all(line.startswith("    word") for line in more)
    assert max(map(len, [second, *more])) <= 80


def test_what_a_list_is_called_stands_above_it(capsys):
    show.sentences(["One."], "Cut by hand")
    assert capsys.readouterr().out == "Cut by hand:\n 1  One.\n"
    show.casualties("Dozens were killed.", words="acled", name="By the table acled")
    assert capsys.readouterr().out.startswith("By the table acled:\nWording")
