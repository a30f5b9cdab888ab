from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from kit.text.article import ROLES
from kit.text.reading import as_article, read
from kit.text.roles import furniture

FURNITURE = tomllib.loads((files("kit.data") / "lexicons" / "furniture.toml").read_text("utf-8"))


def roles(page: str) -> list[str]:
    return [block.role for block in as_article(page).blocks]


def role_by_line(marked: str) -> tuple[str, list[str]]:
    """Return the page and its expected roles from lines such as "body | The town fell."."""
    pairs = [line.split(" | ", 1) for line in marked.strip().splitlines()]
    return "\n\n".join(text for _, text in pairs), [role.strip() for role, _ in pairs]


PAGES = {
    "an agency story on a news site": """
furniture   | World
furniture   | Middle East
headline    | Rebels quit northern town after three-week siege
furniture   | By Jane Doe and John Roe, Associated Press
furniture   | Feb 10, 2016 4:30 PM EST
furniture   | A man carries a child through Tal Amar. (AP Photo/Sam Lee)
body        | BEIRUT (AP) — Rebels left Tal Amar on Wednesday after three weeks, officials said.
furniture   | Follow us on Twitter
body        | "We had no bread," said a resident, who gave her name as Umm Ali.
other-story | READ MORE: Aid convoy turned back at the border
headline    | The army
body        | The ministry said its troops had entered the town by noon.
furniture   | Read more
furniture   | Copyright 2016 The Associated Press. All rights reserved.
furniture   | Related stories
other-story | Ceasefire talks to resume in Geneva
other-story | Border town braces for new wave of refugees
""",
    "no headline": """
body | Rebels left the town of Tal Amar on Wednesday after a siege of three weeks.
body | "We had no bread," said a resident, who gave her name as Umm Ali.
body | The ministry said its troops had entered the town by noon.
""",
    "a headline in title case with a full stop": """
headline | Rebels Quit Northern Town After Three-Week Siege.
body     | Rebels left the town of Tal Amar on Wednesday after a siege of three weeks.
body     | The ministry said its troops had entered the town by noon.
""",
    "a headline with a full stop over a byline": """
headline  | Rebels quit northern town after three-week siege, ministry says.
furniture | By Jane Doe
body      | Rebels left the town of Tal Amar on Wednesday after a siege of three weeks.
body      | The ministry said its troops had entered the town by noon.
""",
    "a headline with a full stop over a place line": """
headline | Rebels quit northern town after siege.
body     | BEIRUT (AP) — Rebels left the town of Tal Amar on Wednesday.
body     | The ministry said its troops had entered the town by noon.
""",
    "a question for a headline": """
headline | Who bombed the hospital in Tal Amar?
body     | Three accounts of the strike disagree on who flew the aircraft.
body     | The ministry said its troops had entered the town by noon.
""",
    "a broadcaster's page": """
headline  | Rebels quit northern town
furniture | Image copyright Reuters
furniture | Image caption The bridge at Tal Amar was mined
body      | Rebels left the town of Tal Amar on Wednesday.
furniture | Media playback is unsupported on your device
furniture | 5 February 2016
furniture | Share this with
furniture | Email
furniture | Facebook
body      | The army holds the north bank. The rebels hold the south.
""",
    "sentences cut in many places": """
headline | Rebels quit northern town after siege
body     | Rebels left the town of Tal Amar on Wednesday.
fragment | They had been led by Lt. Col.
fragment | The spokesman for the ministry said that the
fragment | and two others were hurt in the blast.
fragment | of the town, which had been held since spring,
body     | The ministry spoke at noon.
""",
    "a quotation in the headline": """
headline | ‘We had no bread’: inside the siege of Tal Amar
body     | Rebels left the town of Tal Amar on Wednesday.
body     | “We had no bread,” said Umm Ali.
""",
    "wire copy": """
headline  | Rebels quit northern town
furniture | Eds: Updates with quotes.
body      | TAL AMAR, Syria (AP) _ Rebels left the town Wednesday.
furniture | ___
furniture | Associated Press writer Jane Doe in Beirut contributed to this report.
furniture | (Reporting by Jane Doe; Editing by John Roe)
""",
    "a list": """
headline | What we know of Tal Amar so far
body     | • Rebels left the town
body     | • The army entered by noon
body     | The ministry said its troops had entered the town by noon.
""",
    "words before a quotation": """
headline | Rebels quit northern town
body     | The governor added:
body     | “We had no bread.”
""",
    "capitals throughout": """
headline | REBELS QUIT NORTHERN TOWN AFTER SIEGE
body     | REBELS LEFT THE TOWN OF TAL AMAR ON WEDNESDAY.
body     | GEN. PETROV SAID THE ROAD WAS OPEN.
""",
    "capitals throughout, with a hyphen near the start": """
body | THE AL-RASHID BRIDGE FELL ON MONDAY.
body | THE AL-RASHID MARKET WAS SHELLED, OFFICIALS SAID.
body | NOBODY WAS HURT.
""",
    "notes without stops": """
body | rebels left the town
body | army entered at noon
body | nine dead, ministry says
""",
    "one sentence": "body | At least 12 people were killed in the shelling of Tal Amar.",
    "one sentence without a stop": "body | At least 12 people were killed in Tal Amar",
    "one sentence between buttons": """
furniture | Share
body      | At least 12 people were killed in Tal Amar
furniture | Advertisement
""",
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_made_up_for_this_test(name):
    page, expected = role_by_line(PAGES[name])
    assert roles(page) == expected


def test_the_same_page_with_lines_for_paragraphs():
    page, expected = role_by_line(PAGES["a broadcaster's page"])
    assert roles(page.replace("\n\n", "\n")) == expected


@pytest.mark.parametrize("name", PAGES)
def test_every_role_is_known_and_has_a_reason_in_one_line(name):
    for block in as_article(role_by_line(PAGES[name])[0]).blocks:
        assert block.role in ROLES
        assert block.reason
        assert "\n" not in block.reason


@pytest.mark.parametrize("kind", FURNITURE)
def test_furniture_fires_on_its_example_and_not_on_its_counter_example(kind):
    assert furniture(FURNITURE[kind]["example"]) == (kind, FURNITURE[kind]["reason"])
    assert furniture(FURNITURE[kind]["not"]) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell in Moscow on Monday.",
        "Print shops in the town were closed.",
        "More than 40 people were killed, the ministry said.",
        "By noon on Monday the town had fallen.",
        "Advertisement of the sale was forbidden by the court.",
        "Follow the money, the investigators were told.",
        "The picture was taken in March, Reuters said.",
        "Published figures differ, the monitor said: 40 or 60 dead.",
    ],
)
def test_sentences_that_begin_like_furniture_stay_in_the_story(sentence):
    page = f"Rebels quit northern town\n\nThe army entered at noon.\n\n{sentence}\n\nNobody spoke."
    assert roles(page) == ["headline", "body", "body", "body"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("The bridge over the river was closed today", "body"),
        ("The bridge over the river was closed", "other-story"),
        ("Bridge over Tal Amar river closed this evening", "other-story"),
    ],
)
def test_a_line_without_a_stop_is_writing_if_it_is_long_and_worded_so(line, role):
    page = f"Rebels quit northern town\n\nThe army came at noon.\n\n{line}\n\nNobody spoke."
    assert roles(page)[2] == role


def test_long_pages_of_anything_finish():
    for unit in ("Share\n\n", "a " * 200 + "\n\n", "(" * 390 + "a\n\n", "By A A A A A A A A A\n\n"):
        assert read(unit * 3_000, language_check=False).blocks


@pytest.mark.parametrize("line", ["By Staff Writer and agencies", "By our correspondent in Varn",
                                  "By Ann Lee and agencies"])  # fmt: skip
def test_a_byline_without_a_name_is_no_headline(line):
    article = read(f"Shells fall on port\n\n{line}\n\nShells fell on Monday. Two cranes burned.")
    assert [b.role for b in article.blocks] == ["headline", "furniture", "body"]
