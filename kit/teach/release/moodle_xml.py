"""Closed questions of a lesson as Moodle XML, which Moodle's question bank imports as it is.

Moodle itself reads no QTI. The file holds keys: it is for an instructor to import, and is never
part of a release.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from kit.course.bank.assembly import LessonSource
from kit.course.schema.parts import Base
from kit.teach.release.qti import key_of, options_of, rows_of, with_a_form, xml_of


def questions(lesson: LessonSource) -> bytes:
    """Return the questions of a lesson as Moodle XML, in a category that has its title."""
    root = ET.Element("quiz")
    place = ET.SubElement(ET.SubElement(root, "question", type="category"), "category")
    _text(place, "$course$/top/" + lesson.bank.lesson.title.replace("/", "//"))
    for question in with_a_form(lesson):
        _question(root, question)
    return xml_of(root)


def _question(root: ET.Element, question: Base) -> None:
    key, options = key_of(question), options_of(question)
    kind = "matching" if isinstance(key, dict) else "multichoice"
    made = ET.SubElement(root, "question", type=kind)
    _text(ET.SubElement(made, "name"), question.id)
    prompt = " ".join(question.prompt.split())
    _text(ET.SubElement(made, "questiontext", format="plain_text"), prompt)
    for name, value in (("defaultgrade", f"{question.points:g}"), ("penalty", "0"),
                        ("hidden", "0"), ("shuffleanswers", "false")):  # fmt: skip
        ET.SubElement(made, name).text = value
    if isinstance(key, dict):
        texts = dict(options)
        pairs = [(text, texts[key[id]]) for id, text in rows_of(question)]
        # An option that no row has stands beside an empty row: so Moodle writes it itself.
        pairs += [("", text) for id, text in options if id not in key.values()]
        for row, text in pairs:
            one = ET.SubElement(made, "subquestion", format="plain_text")
            _text(one, row)
            _text(ET.SubElement(one, "answer"), text)
        return
    ET.SubElement(made, "single").text = "true" if question.kind == "choice" else "false"
    for id, text in options:
        share = share_of(id in key, len(key), question.kind == "choice")
        one = ET.SubElement(made, "answer", fraction=share, format="plain_text")
        _text(one, text)


def share_of(right: bool, of: int, single: bool) -> str:
    """Return the percentage that Moodle gives for an option, one of those that it allows.

    A wrong one takes everything away, so that marking all of them earns nothing.

    >>> share_of(True, 3, False), share_of(False, 3, False), share_of(False, 1, True)
    ('33.33333', '-100', '0')
    """
    if right:
        return f"{100 / of:.5f}".rstrip("0").rstrip(".")
    return "0" if single else "-100"


def _text(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "text").text = text
