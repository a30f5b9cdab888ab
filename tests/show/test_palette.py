"""Every category can be told apart by colour, by hatch and by letter."""

import pytest

from kit.show import palette
from kit.show.palette import DARK_PAPERS, PAPER, ROLES, VOICE, WHO_IS_COUNTED, contrast

GROUPS = {"voice": VOICE, "roles": ROLES, "who": WHO_IS_COUNTED}


@pytest.mark.parametrize("styles", GROUPS.values(), ids=GROUPS)
@pytest.mark.parametrize("paper", [PAPER, *DARK_PAPERS])
def test_colours_stand_out_from_the_paper_of_both_themes(styles, paper):
    assert all(contrast(style.colour, paper) >= 3 for style in styles.values())


@pytest.mark.parametrize("styles", GROUPS.values(), ids=GROUPS)
def test_no_two_categories_share_a_hatch_or_a_letter(styles):
    assert len({s.hatch for s in styles.values()}) == len(styles)
    assert len({s.letter for s in styles.values()}) == len(styles)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#777777", PAPER) == pytest.approx(4.48, abs=0.01)
    assert contrast(PAPER, "#777777") == contrast("#777777", PAPER)


def test_a_pale_colour_would_be_caught():
    assert contrast("#f0e442") < 3  # Okabe and Ito's yellow: why it is not in the palette


def test_every_voice_has_a_meaning_in_words():
    assert all(len(style.meaning.split()) > 1 for style in palette.VOICE.values())
