"""Closed questions of a lesson as QTI 1.2, the older form that Canvas imports as a quiz.

One assessment with one section; an item has its type and points, the prompt, its choices and how it
is marked. Rows that options are given to are marked one by one there, everything else as a whole.
The package holds keys: it is for an instructor to import, and never part of a release.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from kit.course.bank.assembly import LessonSource
from kit.course.schema.parts import Base
from kit.teach.release.qti import key_of, options_of, rows_of, with_a_form, xml_of, zipped

ASI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
TYPES = {
    "choice": "multiple_choice_question",
    "choices": "multiple_answers_question",
    "match": "matching_question",
}
"""What Canvas calls each kind of question."""


def package(lesson: LessonSource) -> tuple[bytes, list[str]]:
    """Return the package of a lesson as a zip, and the ids of the questions that are in it."""
    taken, about = with_a_form(lesson), lesson.bank.lesson
    root = ET.Element(f"{{{ASI}}}questestinterop")
    test = _sub(root, "assessment", ident=f"a_{about.id}", title=about.title)
    section = _sub(test, "section", ident="root_section")
    for question in taken:
        _item(section, question)
    files = {"questions.xml": xml_of(root), "imsmanifest.xml": xml_of(_manifest(about.id))}
    return zipped(files), [question.id for question in taken]


def _item(section: ET.Element, question: Base) -> None:
    item = _sub(section, "item", ident=_ident(question.id), title=question.id)
    fields = _sub(_sub(item, "itemmetadata"), "qtimetadata")
    told = {"question_type": TYPES[question.kind], "points_possible": f"{question.points:g}"}
    for label, entry in told.items():
        field = _sub(fields, "qtimetadatafield")
        _sub(field, "fieldlabel").text = label
        _sub(field, "fieldentry").text = entry
    shown = _sub(item, "presentation")
    _words(shown, " ".join(question.prompt.split()))
    marked = _sub(item, "resprocessing")
    _sub(_sub(marked, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE",
         vartype="Decimal")  # fmt: skip
    rows, key = rows_of(question), key_of(question)
    if isinstance(key, dict):
        for id, text in rows:
            _asked(shown, question, f"r_{_ident(id)}", text)
            condition = _condition(marked, "Add", f"{100 / len(rows):.2f}")
            _equal(condition, f"r_{_ident(id)}", key[id])
        return
    _asked(shown, question, "response1")
    condition = _condition(marked, "Set", "100")
    if question.kind == "choices":
        condition = _sub(condition, "and")
    for id, _ in options_of(question):
        if id in key:
            _equal(condition, "response1", id)
        elif question.kind == "choices":
            _equal(_sub(condition, "not"), "response1", id)


def _asked(shown: ET.Element, question: Base, ident: str, row: str = "") -> None:
    many = "Multiple" if question.kind == "choices" else "Single"
    asked = _sub(shown, "response_lid", ident=ident, rcardinality=many)
    if row:
        _words(asked, row)
    choices = _sub(asked, "render_choice")
    for id, text in options_of(question):
        _words(_sub(choices, "response_label", ident=_ident(id)), text)


def _condition(marked: ET.Element, action: str, points: str) -> ET.Element:
    """A condition that gives points, ready to be filled."""
    one = _sub(marked, "respcondition", **{"continue": "No" if action == "Set" else "Yes"})
    filled = _sub(one, "conditionvar")
    _sub(one, "setvar", varname="SCORE", action=action).text = points
    return filled


def _equal(condition: ET.Element, respident: str, option: str) -> None:
    _sub(condition, "varequal", respident=respident).text = _ident(option)


def _words(parent: ET.Element, text: str) -> None:
    _sub(_sub(parent, "material"), "mattext", texttype="text/plain").text = text


def _ident(id: str) -> str:
    """An id as such packages have them: letters first, no dot.

    >>> _ident("port.4")
    'i_port_4'
    """
    return "i_" + re.sub(r"\W", "_", id)


def _manifest(id: str) -> ET.Element:
    root = ET.Element(f"{{{CP}}}manifest", identifier=f"m_{id}")
    about = ET.SubElement(root, f"{{{CP}}}metadata")
    ET.SubElement(about, f"{{{CP}}}schema").text = "IMS Content"
    ET.SubElement(about, f"{{{CP}}}schemaversion").text = "1.1.3"
    ET.SubElement(root, f"{{{CP}}}organizations")
    rows = ET.SubElement(root, f"{{{CP}}}resources")
    row = ET.SubElement(
        rows, f"{{{CP}}}resource", identifier="questions", type="imsqti_xmlv1p2",
        href="questions.xml",
    )  # fmt: skip
    ET.SubElement(row, f"{{{CP}}}file", href="questions.xml")
    return root


def _sub(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{ASI}}}{tag}", attributes)
