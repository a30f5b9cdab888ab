"""Colours, hatches and letters that stay apart for every eye, on paper and in grey.

Hues are from Okabe and Ito's set for colour-blind readers (2008, "Color Universal Design"),
moved until each keeps a contrast of 3:1 with white and with the grounds of a dark page, the floor
that WCAG 2.2 (criterion 1.4.11) sets for graphics: one set of colours serves both themes, on every
host. No meaning rests on colour alone: every category also has a hatch and a letter of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

INK = "#1a1a1a"
PAPER = "#ffffff"
DARK_PAPERS = ("#111111", "#212121")
"""The grounds of a notebook and of its boxes in JupyterLab's dark theme."""
LINES = "#d5d5d5"
"""Lines to read a place by, which say nothing themselves."""
BLUE, VERMILION, GREEN, PURPLE = "#0072b2", "#c24f00", "#007d5d", "#a0558a"
OCHRE, SLATE, GREY = "#8a6d00", "#5f7285", "#767676"


@dataclass(frozen=True, slots=True)
class Style:
    """How one category is drawn: a colour, a matplotlib hatch, and a letter for text."""

    colour: str
    hatch: str
    letter: str
    meaning: str


VOICE = {
    "named": Style(BLUE, "", "N", "a speaker with a name"),
    "described": Style(GREEN, "//", "D", "a speaker described, not named"),
    "anonymous": Style(OCHRE, "--", "A", "a speaker whose name is kept back"),
    "unresolved": Style(VERMILION, "xx", "?", "a word that points to nobody in the text"),
    "reporter": Style(SLATE, "\\\\", "R", "the reporter's own voice"),
    "outside": Style(GREY, "||", "-", "not this story's reporting"),
}

ROLES = {
    "headline": Style(PURPLE, "", "H", "headline"),
    "body": Style(BLUE, "//", "B", "body"),
    "furniture": Style(GREY, "||", "F", "page furniture"),
    "fragment": Style(VERMILION, "xx", "C", "fragment: cut short"),
    "other-story": Style(OCHRE, "--", "O", "other-story"),
}

WHO_IS_COUNTED = {
    "all": Style(SLATE, "", "A", "people of all sides, or not said"),
    "civilians": Style(BLUE, "//", "C", "civilians"),
    "fighters": Style(VERMILION, "xx", "F", "fighters"),
    "government_forces": Style(OCHRE, "--", "G", "government forces"),
    "children": Style(PURPLE, "\\\\", "K", "children"),
}


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb", 0 for black to 1 for white (WCAG 2.2)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str = PAPER) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2).

    >>> round(contrast("#000000"), 1)
    21.0
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
