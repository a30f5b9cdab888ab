"""Characters from bytes: which encoding a file is in, or a clear refusal.

A byte order mark decides; then UTF-8, which other encodings almost never pass by chance; then
UTF-16 without a mark, known by its zero bytes; last Windows-1252, the commonest encoding of
older news files. Anything else is refused with what it looks like.
"""

from __future__ import annotations

import codecs

# Longest first: UTF-32's mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})


class Unreadable(ValueError):
    """A source that cannot be read as an English news text; the message says the mend."""


class NotEnglish(Unreadable):
    """A text that is plainly in another language, for which no rule of the kit is made."""


def decode(data: bytes, name: str = "the text") -> str:
    """Return the text of `data`; `Unreadable` says what it looks like instead of text.

    A byte order mark belongs to the file, not to its text, and is left out; line ends stay as
    they are.

    >>> decode(b"Syria\\x92s Aleppo")
    'Syria’s Aleppo'
    """
    for start, kind in _KINDS:
        if data.startswith(start):
            raise Unreadable(
                f"{name}: this is {kind}, not plain text; save it as plain text (.txt)"
            )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise Unreadable(
                    f"{name}: marked as {encoding} but broken at byte {len(mark) + error.start}; "
                    "save it again as UTF-8"
                ) from None
    if b"\0" in data:
        return _wide(data, name)
    if len(data.translate(None, _CONTROL)) < len(data) * 0.98:
        raise Unreadable(f"{name}: this is not text (control bytes); save it as plain text (.txt)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as broken:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            raise Unreadable(
                f"{name}: neither UTF-8 nor Windows-1252 (byte {broken.start}); save it as UTF-8"
            ) from None


def _wide(data: bytes, name: str) -> str:
    # English text in UTF-16 has a zero in nearly every second byte, always on the same side.
    sample = data[:4000]
    for side, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[side::2].count(0) * 2 > len(sample) // 2 and not sample[1 - side :: 2].count(0):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    raise Unreadable(f"{name}: this is not text (zero bytes); save it as plain text (.txt)")
