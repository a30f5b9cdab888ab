"""Sources: rows, kinds, sides, dependence; words that point to nobody; the reporter's own voice."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

import kit
from kit.analysis.speech.references import dangling, unattributed, without_speaker
from kit.analysis.speech.source_list import KINDS, sources
from kit.analysis.wording.swap import swap_names
from kit.text.reading import read


@pytest.fixture(scope="module")
def aleppo():
    return read("aleppo-2016-02")


def row(text, name):
    return next(s for s in sources(text) if s.name == name)


# ---- the course article, as careful readers hold it ----


def sentences_of(article, found):
    return {
        s.id
        for a in found
        for s in article.sentences
        if s.span.start <= a.source.start < s.span.end
    }


def test_article_sentences_that_rest_on_a_named_person(aleppo):
    persons = {"Cavusoglu", "Erdogan", "Konashenkov", "Abu Thabet", "Rami Abdel Rahman"}
    found = [a for s in sources(aleppo) if s.name in persons for a in s.attributions]
    assert sentences_of(aleppo, found) == {"5.1", "8.2", "15.1", "19.1", "21.1"}


def test_article_classes_of_sources(aleppo):
    rows = {s.first_block: s for s in sources(aleppo)}
    classes = {b: (rows[b].naming, rows[b].kind) for b in (2, 6, 11, 13, 17, 18, 21)}
    assert classes[2] == ("named", "state")
    assert classes[6] == ("anonymous", "state")
    assert classes[11] == ("anonymous", "state")
    assert rows[13].naming == "unresolved" or row(aleppo, "He").naming == "unresolved"
    assert classes[17] == ("anonymous", "unclear")
    assert classes[18] == ("named", "monitor")
    assert classes[21] == ("named", "monitor")
    assert row(aleppo, "Canada").kind == "state"


def test_article_names_without_a_role(aleppo):
    bare = {s.name for s in sources(aleppo) if s.naming == "named" and s.introduced == "name only"}
    assert {"Cavusoglu", "Erdogan", "Konashenkov", "Abu Thabet"} <= bare
    assert row(aleppo, "Rami Abdel Rahman").introduced == "name and role"


def test_article_observatory_and_its_founder_are_one_origin(aleppo):
    founder = row(aleppo, "Rami Abdel Rahman")
    assert founder.depends_on == "Syrian Observatory for Human Rights"
    assert "initials" in founder.reason


def test_article_relay(aleppo):
    assert row(aleppo, "Cavusoglu").relayed_by == ("TRT",)


def test_article_sentences_without_a_speaker(aleppo):
    found = {s.sentence for s in unattributed(aleppo)}
    assert found == {"8.1", "11.1", "12.1"}
    nobody = {s.sentence for s in without_speaker(aleppo)}
    assert nobody - found == {"16.1"}  # "complaints about ..." is a report inside the sentence


def test_article_words_that_point_to_nobody(aleppo):
    found = {(r.sentence, r.words) for r in dangling(aleppo)}
    assert found == {
        ("9.1", "The ministry"), ("10.1", "The spokesman"), ("12.1", "This"), ("12.1", "them"),
        ("13.1", "He"),
    }  # fmt: skip
    assert all(r.answer == "unresolved" and r.reason for r in dangling(aleppo))


def test_article_every_attributed_block_is_found(aleppo):
    blocks = {a.sentence for a in unattributed(aleppo)}
    found = {s.block for s in aleppo.body_sentences if s.id not in blocks}
    assert found >= {3, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 18, 19, 21}


# ---- joining ----


def test_a_surname_is_joined_with_its_full_name():
    text = "Mayor Ann Lee met the press. “No,” Lee said. The road was shut, Ann Lee added."
    lee = row(text, "Ann Lee")
    assert len(lee.attributions) == 2 and len(sources(text)) == 1


def test_two_bearers_of_a_surname_are_kept_apart():
    text = "Ann Lee said the road was open. Mark Lee said the road was shut. Lee said it rained."
    assert [s.name for s in sources(text)] == ["Ann Lee", "Mark Lee", "Lee"]


def test_pointing_phrases_without_antecedent_are_rows_of_their_own():
    text = "The ministry said the road was shut.\n\nThe spokesman said the road was open."
    rows = sources(text)
    assert [(s.name, s.naming) for s in rows] == [
        ("The ministry", "unresolved"),
        ("The spokesman", "unresolved"),
    ]


def test_unnamed_sources_are_never_joined():
    text = "Officials said the road was open. Officials said the road was shut."
    assert [s.naming for s in sources(text)] == ["anonymous", "anonymous"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Norland Observatory said four people had died.", "monitor"),
        ("The United Nations said four people had died.", "international body"),
        ("Reuters reported that four people had died.", "media"),
        ("Canada said four people had died.", "state"),
        ("Police said four people had died.", "state"),
        ("A rebel commander said four people had died.", "armed actor"),
        ("Residents said four people had died.", "witness"),
        ("Ann Lee, a nurse, said four people had died.", "witness"),
        ("Ann Lee said four people had died.", "unclear"),
        ("Critics said four people had died.", "unclear"),
        ("Ann Lee, President of the Relief Council, said four people had died.", "unclear"),
        ("Ann Lee, President of Norland, said four people had died.", "state"),
        ("Ann Lee, head of Nurses Without Frontiers, said four people had died.", "unclear"),
        (
            "The Orla Federation left. Its secretary general, Jan Koller, said he was sad.",
            "unclear",
        ),
        ("Her sister, who lives in Canada, said four people had died.", "unclear"),
        ("The army's press office said four people had died.", "state"),
    ],
)
def test_kinds(text, kind):
    assert sources(text)[0].kind == kind


def test_relayed_through_an_outlet_and_not_through_a_person():
    assert sources("The road is mined, Ann Lee told Reuters on Monday.")[0].relayed_by == (
        "Reuters",
    )
    assert sources("Ann Lee told Mark Stone that the road was mined.")[0].relayed_by == ()


@pytest.mark.parametrize("outlet", ["Reuters", "Radio North", "TRT"])
def test_the_full_stop_behind_an_outlet_is_no_part_of_its_name(outlet):
    assert sources(f"The road is mined, Ann Lee told {outlet}.")[0].relayed_by == (outlet,)


def test_dependence_needs_the_text():
    tied = "The Harbour Union said the port was shut. “For good,” Harbour Union chief Ann Lee said."
    loose = "The Harbour Union said the port was shut. “For good,” Ann Lee said."
    assert row(tied, "Ann Lee").depends_on == "Harbour Union"
    assert row(loose, "Ann Lee").depends_on is None


# ---- sides ----


def conflicts():
    path = resources.files("kit") / "data" / "lexicons" / "actors.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["conflict"]


def test_every_conflict_lists_at_least_two_sides_in_the_same_way():
    assert len(conflicts()) >= 15
    for conflict in conflicts():
        names = [s["side"] for s in conflict["side"]]
        assert len(names) >= 2 and names == sorted(names, key=str.casefold), conflict["name"]
        for side in conflict["side"]:
            assert set(side) == {"side", "state", "armed"} and side["state"] + side["armed"]


def test_side_is_given_where_two_sides_are_named_and_only_there():
    both = "Russia said the road was shut. Ukraine said the road was open."
    assert {s.name: s.side for s in sources(both)} == {
        "Russia": "Russia and forces it backs", "Ukraine": "Ukraine",
    }  # fmt: skip
    assert sources("Russia said the road was shut.")[0].side is None


def test_sides_are_treated_alike():
    text = (
        "Officials from Russia said Ukraine had struck first. Ukraine denied it had struck first."
    )

    def shape(words):
        return [
            (s.naming, s.kind, s.introduced, len(s.attributions), s.side is None)
            for s in sources(words)
        ]

    assert shape(text) == shape(swap_names(text, "Russia", "Ukraine"))


# ---- pointing words ----


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee was late. She missed the train.",
        "After he resigned, Mark Stone left the town.",
        "Officials met in May. They agreed on a date.",
        "The army spokesman Peter Grau met the press. The spokesman said no.",
        "A ministry was founded in May. The ministry has nine rooms.",
        "Workers cut the wire. This slowed the march.",
        "“He is late,” Ann Lee said of Mark Stone.",
        "The mayor of Westport closed the road.",
    ],
)
def test_words_with_an_antecedent_are_left_alone(text):
    assert dangling(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said the road was mined.", "He"),
        ("The road was shut.\n\nThe minister denied it.", "The minister"),
        ("Roads were shut in May.\n\nThis angered farmers.", "This"),
        ("The road was wet.\n\nRain fell on them in the night.", "them"),
    ],
)
def test_words_without_an_antecedent_are_reported(text, words):
    assert words in [r.words for r in dangling(text)]


def test_hearsay_and_nouns_do_not_make_anybody_answerable():
    text = "The convoy reportedly turned back. The union's claim that the road was mined is old."
    text += " The mayor said it rained."
    assert [s.sentence for s in without_speaker(text)] == ["1.1", "1.2"]


def test_the_reporters_own_voice_holds_no_sentence_that_an_attribution_speaks_of():
    text = "The convoy reportedly turned back. The union's claim that the road was mined is old."
    text += (
        " The mayor said it rained. Three shops burned. Ann Lee, who had seen it, put the number"
    )
    text += " at five."
    article = kit.read(text)
    cues = [row.cue for row in kit.attributions(article) if row.cue]
    own = unattributed(article)
    assert [s.words for s in own] == ["Three shops burned."]
    assert not any(row.span.contains(cue) for row in own for cue in cues)


def test_kinds_in_the_lexicon_are_the_ones_documented():
    path = resources.files("kit") / "data" / "lexicons" / "roles.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert {r["kind"] for r in data["role"]} <= set(KINDS)
    assert {r["kind"] for r in data["name_word"]} <= set(KINDS)


def test_them_in_a_part_of_a_count_points_to_the_whole():
    text = "The parish wrote down 31 dead, 12 of them civilians and 19 of them fighters."
    assert dangling(text) == []
    assert [r.words for r in dangling("Rain fell.\n\nIn town, 12 of them were hurt.")] == ["them"]
