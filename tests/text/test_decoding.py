from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.text.decoding import Unreadable, decode

TEXT = "Syria’s Aleppo: “safe zone”.\r\n\r\nThe U.S. denied it."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_encodings_give_the_same_text_with_its_line_ends(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04 word/document.xml", "Word document"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\x1f\x8b\x08 ...", "compressed"),
        (bytes(range(256)) * 20, "not text"),
        (b"\x01\x02\x03\x04" * 50, "control bytes"),
        (b"The town fell on Monday.\x01" * 20, "control bytes"),
        (b"\xff\xfea", "broken at byte"),
        (b"Syria\x81s \x9d Aleppo", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_not_text_is_refused_in_one_line_with_the_mend(data, says):
    with pytest.raises(Unreadable, match=says) as refusal:
        decode(data, "story.txt")
    message = str(refusal.value)
    assert message.startswith("story.txt: ")
    assert "\n" not in message
    assert "save it" in message


def test_a_stray_control_byte_does_not_make_a_text_unreadable():
    assert decode(b"The town fell on Monday.\x01 " + b"Nobody spoke. " * 10).startswith("The town")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    try:
        assert isinstance(decode(data), str)
    except Unreadable as refusal:
        assert "\n" not in str(refusal)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_utf8_is_never_mistaken_for_anything_else(text):
    data = text.encode("utf-8")
    if not data.startswith((b"%PDF", b"{\\rtf", b"GIF8", b"\xef\xbb\xbf", b"PK")):
        assert decode(data) == text
