"""A lesson as a quiz: the three files follow their forms, and what reads them finds the keys.

The rules on QTI 2.1 and 1.2 are those of the specifications, for the elements that occur here:
which stand in which, in which order, and what an attribute may be. (The packages of all lessons
were also valid against the official schema of QTI 2.1, which may not be shipped.)
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kit.course.bank.assembly import lesson_folders, read_lesson
from kit.course.marking import mark
from kit.teach.release import moodle_xml, qti, qti_12

ROOT = Path(__file__).parents[3]
FOLDERS = [f.name for f in lesson_folders(ROOT / "exercises")]
# A row: the element, and the order of what may stand in it (a regular expression over their names).
IN_21 = {
    "assessmentItem": "responseDeclaration outcomeDeclaration itemBody responseProcessing",
    "responseDeclaration": "correctResponse",
    "correctResponse": "value( value)*",
    "outcomeDeclaration": "defaultValue",
    "defaultValue": "value",
    "itemBody": "(choiceInteraction|matchInteraction)",
    "choiceInteraction": "prompt( simpleChoice)+",
    "matchInteraction": "prompt simpleMatchSet simpleMatchSet",
    "simpleMatchSet": "simpleAssociableChoice( simpleAssociableChoice)*",
    "assessmentTest": "testPart",
    "testPart": "assessmentSection",
    "assessmentSection": "assessmentItemRef( assessmentItemRef)*",
}
IN_12 = {
    "questestinterop": "assessment",
    "assessment": "section",
    "section": "item( item)*",
    "item": "itemmetadata presentation resprocessing",
    "itemmetadata": "qtimetadata",
    "qtimetadata": "qtimetadatafield( qtimetadatafield)*",
    "qtimetadatafield": "fieldlabel fieldentry",
    "presentation": "material response_lid( response_lid)*",
    "material": "mattext",
    "response_lid": "(material )?render_choice",
    "render_choice": "response_label( response_label)+",
    "response_label": "material",
    "resprocessing": "outcomes respcondition( respcondition)*",
    "outcomes": "decvar",
    "respcondition": "conditionvar setvar",
    "conditionvar": "(varequal|and)",
    "and": "(varequal|not)( (varequal|not))*",
    "not": "varequal",
}
IN_MANIFEST = {
    "manifest": "metadata organizations resources",
    "metadata": "schema schemaversion",
    "resources": "resource( resource)*",
    "resource": "file",
}
LEAVES = {"value", "prompt", "simpleChoice", "simpleAssociableChoice", "assessmentItemRef",
          "responseProcessing", "fieldlabel", "fieldentry", "mattext", "decvar", "varequal",
          "setvar", "schema", "schemaversion", "organizations", "file"}  # fmt: skip
NAME = re.compile(r"[A-Za-z_][\w.-]*")


def local(element):
    return element.tag.split("}")[-1]


def faults(root, rules):
    """What in a document is not as the rules have it, a line each."""
    found = []
    for element in root.iter():
        inside = " ".join(local(child) for child in element)
        rule = rules.get(local(element), "" if local(element) in LEAVES else None)
        if rule is None:
            found.append(f"{local(element)}: not known")
        elif not re.fullmatch(rule, inside):
            found.append(f"{local(element)}: has '{inside}'")
        for attribute in ("identifier", "ident"):
            name = element.get(attribute)
            if name is not None and not NAME.fullmatch(name):
                found.append(f"{local(element)}: {attribute} '{name}' is no name")
    return found


def files_in(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}


@pytest.fixture(scope="module", params=FOLDERS)
def lesson(request):
    return read_lesson(ROOT / "exercises" / request.param, ROOT)


def answer_of(question, chosen):
    """What a learner would give who chooses these texts: one, several, or one for each row."""
    ids = {o["text"] or o["id"]: o["id"] for o in question.data["options"]}
    if isinstance(chosen, dict):
        rows = {i["text"] or i["id"]: i["id"] for i in question.data["items"]}
        return {rows[row]: ids[text] for row, text in chosen.items()}
    every = [ids[text] for text in chosen]
    return every[0] if question.kind == "choice" else every


def test_both_packages_follow_their_form_and_say_what_is_in_them(lesson):
    for made, rules in ((qti.package(lesson), IN_21), (qti_12.package(lesson), IN_12)):
        data, taken = made
        files = files_in(data)
        manifest = files.pop("imsmanifest.xml")
        assert faults(manifest, IN_MANIFEST) == []
        assert {e.get("href") for e in manifest.iter() if local(e) == "file"} == set(files)
        for name, root in files.items():
            if taken:
                assert faults(root, rules) == [], name
            shown = [e.get("ident") or e.get("identifier") for e in root.iter()
                     if local(e) in ("item", "assessmentItem")]  # fmt: skip
            assert len(set(shown)) == len(shown)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<prompt>", "<prompt/><prompt>", "choiceInteraction: has 'prompt prompt"),
        ('identifier="o_', 'identifier="1 ', "is no name"),
        ("itemBody", "body", "body: not known"),
    ],
)
def test_a_package_that_breaks_a_rule_is_found_out(old, new, said):
    data, _ = qti.package(read_lesson(ROOT / "exercises" / "01-sourcing", ROOT))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = next(n for n in archive.namelist() if b"choiceInteraction" in archive.read(n))
        text = archive.read(name).decode()
    assert faults(ET.fromstring(text), IN_21) == []
    assert any(said in line for line in faults(ET.fromstring(text.replace(old, new)), IN_21))


def read_12(root):
    """Yield what a platform reads of QTI 1.2: id, prompt, points, and the texts that are right."""
    for item in root.iter(f"{{{qti_12.ASI}}}item"):

        def every(tag, inside=item):
            return list(inside.iter(f"{{{qti_12.ASI}}}{tag}"))

        texts = {
            (lid.get("ident"), label.get("ident")): every("mattext", label)[0].text
            for lid in every("response_lid") for label in every("response_label", lid)
        }  # fmt: skip
        rows = {lid.get("ident"): lid.find("{*}material/{*}mattext") for lid in
                every("response_lid")}  # fmt: skip
        refused = {id(e) for no in every("not") for e in no.iter()}
        right = [e for e in every("varequal") if id(e) not in refused]
        chosen = [texts[e.get("respident"), e.text] for e in right]
        if all(row is not None for row in rows.values()):
            pairs = zip(right, chosen, strict=True)
            chosen = {rows[e.get("respident")].text: text for e, text in pairs}
        fields = dict(zip([e.text for e in every("fieldlabel")],
                          [e.text for e in every("fieldentry")], strict=True))  # fmt: skip
        most = sum(float(e.text) for e in every("setvar"))
        yield item.get("title"), every("mattext")[0].text, fields, chosen, most


def test_what_reads_qti_1_2_finds_prompts_points_and_keys_that_earn_everything(lesson):
    data, taken = qti_12.package(lesson)
    read = list(read_12(files_in(data)["questions.xml"]))
    assert [row[0] for row in read] == taken
    for id, prompt, fields, chosen, most in read:
        question = lesson.questions[id]
        assert mark(question, answer_of(question, chosen)).score == 1, id
        assert prompt == " ".join(question.data["prompt"].split())
        assert float(fields["points_possible"]) == question.points
        assert most == pytest.approx(100, abs=0.1)


def test_moodle_s_file_has_the_same_keys_and_only_shares_that_moodle_knows(lesson):
    root = ET.fromstring(moodle_xml.questions(lesson))
    asked = root.findall("question")[1:]
    assert [e.findtext("name/text") for e in asked] == qti.package(lesson)[1]
    allowed = {"0", "-100", "100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5"}
    for element in asked:
        question = lesson.questions[element.findtext("name/text")]
        if element.get("type") == "matching":
            pairs = {s.findtext("text"): s.findtext("answer/text") for s in
                     element.findall("subquestion")}  # fmt: skip
            pairs.pop("", None)
            chosen = pairs
        else:
            shares = {a.findtext("text"): a.get("fraction") for a in element.findall("answer")}
            assert set(shares.values()) <= allowed
            assert len(shares) == len(question.data["options"])
            chosen = [text for text, share in shares.items() if float(share) > 0]
            assert sum(float(s) for s in shares.values() if float(s) > 0) == pytest.approx(100)
        assert mark(question, answer_of(question, chosen)).score == 1, question.id
