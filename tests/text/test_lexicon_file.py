"""A word list that an edit has broken is named, with the place and the mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kit import data
from kit.text import lexicon_file
from kit.text.decoding import Unreadable
from kit.text.lexicon_file import read_lexicon

LEXICONS = Path(data.__file__).parent / "lexicons"


@pytest.fixture
def own_lists(tmp_path, monkeypatch):
    """Copies of the word lists that a test may spoil."""
    shutil.copytree(LEXICONS, tmp_path / "lexicons")
    monkeypatch.setattr(lexicon_file, "files", lambda package: tmp_path)
    return tmp_path / "lexicons"


@pytest.mark.parametrize("path", sorted(LEXICONS.glob("*.toml")), ids=lambda p: p.stem)
def test_every_word_list_can_be_read(path):
    assert read_lexicon(path.stem)


def test_a_slip_of_the_pen_is_told_with_file_line_and_mend(own_lists):
    (own_lists / "abbreviations.toml").write_text('[title]\nwords = ["Maj." "Gen."]\n')
    with pytest.raises(Unreadable, match=r"abbreviations\.toml: .*line 2.*; mend it there"):
        read_lexicon("abbreviations")


def test_a_list_in_another_encoding_is_told(own_lists):
    (own_lists / "actors.toml").write_bytes(b'a = "Caf\xe9"\n')
    with pytest.raises(Unreadable, match=r"actors\.toml: not UTF-8 text \(byte 8\); save it as"):
        read_lexicon("actors")
