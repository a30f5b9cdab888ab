"""Closed questions of a lesson as a QTI 2.1 package, for the quizzes of a learning platform.

What has a form there goes along: one option, several options, an option for each item. Each is
right or wrong as a whole (`match_correct`); partial points stay with `kit grade`. The package holds
keys: it is for an instructor to import, and never part of a release.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from kit.course.bank.assembly import LessonSource
from kit.course.schema.parts import Base, option_ids

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
CORRECT = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
KINDS = ("choice", "choices", "match")
_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


def package(lesson: LessonSource) -> tuple[bytes, list[str]]:
    """Return the package of a lesson as a zip, and the ids of the questions that are in it.

    Questions of other kinds, and those whose key is kept elsewhere, are left out.
    """
    taken = with_a_form(lesson)
    files = {f"items/{_name(q.id)}.xml": xml_of(_item(q)) for q in taken}
    about = lesson.bank.lesson
    files["test.xml"] = xml_of(_test(about.id, about.title, [q.id for q in taken]))
    files["imsmanifest.xml"] = xml_of(_manifest(about.id, [q.id for q in taken]))
    return zipped(files), [q.id for q in taken]


def with_a_form(lesson: LessonSource) -> list[Base]:
    """Return the questions of a lesson that quizzes have a form for, and whose key is there."""
    return [q for q in lesson.bank.question if q.kind in KINDS and getattr(q, "key", None)]


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip, the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, data)
    return buffer.getvalue()


def options_of(question: Base) -> list[tuple[str, str]]:
    """Return the options of a question: id and text."""
    options = getattr(question, "options", [])
    texts = (option.text for option in options)
    return [(id, text or id) for id, text in zip(option_ids(options), texts, strict=True)]


def rows_of(question: Base) -> list[tuple[str, str]]:
    """Return the rows that options are given to: id and text; [] where there are none."""
    return [(item.id, item.text or item.id) for item in getattr(question, "items", [])]


def key_of(question: Base) -> list[str] | dict[str, str]:
    """Return the ids of right options, or the right option of each row; of several, the first."""
    key = getattr(question, "key")  # noqa: B009 - every kind here has one, of a type of its own
    if isinstance(key, dict):
        return {item: accepted[0] for item, accepted in key.items()}
    every = [key] if isinstance(key, str) else list(key)
    return every[:1] if question.kind == "choice" else every


def _name(id: str) -> str:
    """An id as XML allows it: letters first, no dot.

    >>> _name("port.4")
    'q_port_4'
    """
    return "q_" + re.sub(r"\W", "_", id)


def _item(question: Base) -> ET.Element:
    item = ET.Element(
        f"{{{QTI}}}assessmentItem",
        identifier=_name(question.id),
        title=question.id,
        adaptive="false",
        timeDependent="false",
    )
    pairs = question.kind == "match"
    declared = _sub(
        item,
        "responseDeclaration",
        identifier="RESPONSE",
        cardinality="single" if question.kind == "choice" else "multiple",
        baseType="directedPair" if pairs else "identifier",
    )
    correct = _sub(declared, "correctResponse")
    for value in _right(question):
        _sub(correct, "value").text = value
    score = _sub(
        item, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float"
    )
    _sub(_sub(score, "defaultValue"), "value").text = "0"
    _asked(_sub(item, "itemBody"), question)
    _sub(item, "responseProcessing", template=CORRECT)
    return item


def _right(question: Base) -> list[str]:
    """The right answer: identifiers, or pairs of them; where several options do, the first."""
    key = key_of(question)
    if isinstance(key, dict):
        return [f"{_row(item)} {_option(option)}" for item, option in key.items()]
    return [_option(id) for id in key]


def _asked(body: ET.Element, question: Base) -> None:
    prompt = " ".join(question.prompt.split())
    told = options_of(question)
    if question.kind == "match":
        rows = rows_of(question)
        asked = _sub(body, "matchInteraction", responseIdentifier="RESPONSE", shuffle="false",
                     maxAssociations=str(len(rows)))  # fmt: skip
        _sub(asked, "prompt").text = prompt
        for pairs, make, most in ((rows, _row, 1), (told, _option, len(rows))):
            group = _sub(asked, "simpleMatchSet")
            for id, text in pairs:
                choice = _sub(
                    group, "simpleAssociableChoice", identifier=make(id), matchMax=str(most)
                )
                choice.text = text
        return
    asked = _sub(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle="false",
                 maxChoices="1" if question.kind == "choice" else "0")  # fmt: skip
    _sub(asked, "prompt").text = prompt
    for id, text in told:
        _sub(asked, "simpleChoice", identifier=_option(id)).text = text


def _row(id: str) -> str:
    return "i_" + re.sub(r"\W", "_", id)


def _option(id: str) -> str:
    return "o_" + re.sub(r"\W", "_", id)


def _test(id: str, title: str, ids: Iterable[str]) -> ET.Element:
    test = ET.Element(f"{{{QTI}}}assessmentTest", identifier=f"t_{id}", title=title)
    part = _sub(test, "testPart", identifier="part", navigationMode="nonlinear",
                submissionMode="simultaneous")  # fmt: skip
    section = _sub(part, "assessmentSection", identifier="section", title=title, visible="true")
    for one in ids:
        _sub(section, "assessmentItemRef", identifier=_name(one), href=f"items/{_name(one)}.xml")
    return test


def _manifest(id: str, ids: Iterable[str]) -> ET.Element:
    root = ET.Element(f"{{{CP}}}manifest", identifier=f"m_{id}")
    about = ET.SubElement(root, f"{{{CP}}}metadata")
    ET.SubElement(about, f"{{{CP}}}schema").text = "QTIv2.1 Package"
    ET.SubElement(about, f"{{{CP}}}schemaversion").text = "1.0.0"
    ET.SubElement(root, f"{{{CP}}}organizations")
    resources = ET.SubElement(root, f"{{{CP}}}resources")
    rows = [("test", "imsqti_test_xmlv2p1", "test.xml")]
    rows += [(_name(one), "imsqti_item_xmlv2p1", f"items/{_name(one)}.xml") for one in ids]
    for name, kind, href in rows:
        row = ET.SubElement(resources, f"{{{CP}}}resource", identifier=name, type=kind, href=href)
        ET.SubElement(row, f"{{{CP}}}file", href=href)
    return root


def _sub(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{QTI}}}{tag}", attributes)


def xml_of(root: ET.Element) -> bytes:
    """Return an element as a file of XML; its namespace, if it has one, needs no prefix there."""
    if root.tag.startswith("{"):
        ET.register_namespace("", root.tag[1 : root.tag.index("}")])
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))
