"""One inflector and one lemmatiser: what every list of verbs is read with."""

import pytest

from kit.analysis.lexicon.cues import cue_lexicon
from kit.analysis.lexicon.inflection import inflected, known_verbs, lemma, plural, verb_forms
from kit.analysis.lexicon.violence import violence
from kit.text.lexicon_file import read_lexicon

FORMS = """
admit admits admitted admitting
prefer prefers preferred preferring
refer refers referred referring
regret regrets regretted regretting
submit submits submitted submitting
occur occurs occurred occurring
kidnap kidnaps kidnapped kidnapping
forget forgets forgot forgotten forgetting
begin begins began begun beginning
strike strikes struck stricken striking
fight fights fought fighting
say says said saying
prove proves proved proven proving
agree agrees agreed agreeing
flee flees fled fleeing
deny denies denied denying
stay stays stayed staying
die dies died dying
panic panics panicked panicking
veto vetoes vetoed vetoing
rush rushes rushed rushing
visit visits visited visiting
invite invites invited inviting
open opens opened opening
quiz quizzes quizzed quizzing
blow blows blew blown blowing
storm storms stormed storming
fix fixes fixed fixing
"""


@pytest.mark.parametrize("row", FORMS.split("\n")[1:-1], ids=lambda row: row.split()[0])
def test_a_verb_has_the_forms_it_is_written_in(row):
    assert set(verb_forms(row.split()[0])) == set(row.split())


def test_both_spellings_of_a_doubled_l_are_forms():
    assert {"signalled", "signaled", "signalling", "signaling"} <= set(verb_forms("signal"))
    assert "controled" not in verb_forms("control")


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("agreed", "agree"), ("admired", "admire"), ("admitted", "admit"), ("fought", "fight"),
        ("struck", "strike"), ("stopped", "stop"), ("rolled", "roll"), ("shelling", "shell"),
        ("denies", "deny"), ("passes", "pass"), ("clashes", "clash"), ("goes", "go"),
        ("lying", "lie"), ("died", "die"), ("cited", "cite"), ("visited", "visit"),
        ("injured", "injure"), ("honoured", "honour"), ("belonged", "belong"),
        ("plunged", "plunge"), ("panicked", "panic"), ("killing", "kill"), ("played", "play"),
        ("bomb", "bomb"), ("need", "need"), ("wound", "wound"), ("peace", "peace"),
        # words no list knows go by their spelling
        ("blarped", "blarp"), ("snibbed", "snib"), ("glazed", "glaze"), ("twangling", "twangle"),
    ],
)  # fmt: skip
def test_a_form_leads_back_to_its_verb(form, base):
    assert lemma(form) == base


def all_verbs():
    """Every verb that a list of the kit names."""
    cues = {cue.lemma.split()[0] for rows in cue_lexicon().verbs.values() for cue in rows}
    acts = {verb.split()[0] for verbs in violence()["verbs"].values() for verb in verbs}
    harm = {word for entry in read_lexicon("casualty_verbs")["verb"] for word in entry["words"]}
    return sorted(cues | acts | harm | known_verbs())


# Forms that two verbs share: "lay" is of "lie" and a verb of its own.
SHARED = {
    ("lie", "lay"), ("wind", "wound"), ("lambaste", "lambasted"), ("lambaste", "lambasting"),
}  # fmt: skip


def test_lemma_undoes_what_the_inflector_does_for_every_verb_of_the_lists():
    verbs = all_verbs()
    assert len(verbs) > 1_000
    wrong = {(verb, form) for verb in verbs for form in verb_forms(verb) if lemma(form) != verb}
    assert wrong == SHARED


def test_forms_are_written_once_and_all_begin_alike():
    for verb in all_verbs():
        forms = inflected(verb)
        assert len(forms.all) == len(set(forms.all)) >= 3
        assert all(form.endswith("ing") for form in forms.gerunds)


def test_the_lie_that_deceives_has_forms_of_its_own():
    lexicon = cue_lexicon()
    assert "lied" in lexicon.verbs and "lain" not in lexicon.verbs


@pytest.mark.parametrize(
    ("verb", "form"), [("posit", "posited"), ("posited", "posits"), ("blarp on", "blarping")]
)
def test_a_verb_a_user_adds_is_known_in_all_its_forms(verb, form):
    assert form in cue_lexicon().with_verbs([verb]).verbs


def test_plurals():
    assert [plural(noun) for noun in ("ambush", "enemy", "airman", "talisman", "day")] == [
        "ambushes", "enemies", "airmen", "talismans", "days",
    ]  # fmt: skip
