"""Keys defended like figures: each names the lines that carry it, and what is said of them holds.

`evidence` of a question lists ids of blocks, sentences, quotations and cards ("8-10, 11.2, q5");
"made up" where the question brings sentences of its own, "general" where it is about reading and
not about the page. What stands in quotation marks in an explanation is on the page or the cards,
word for word, and in the very place that its sentence names. Counts are counted again.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import kit
from kit.course.bank.assembly import lesson_folders, merge
from kit.course.bank.lint import lint_bank
from kit.course.bank.read import check_bank, load_toml
from kit.course.schema.evidence import WITHOUT_LINES
from kit.course.schema.evidence import places as evidence

ROOT = Path(__file__).parents[2]
OWN = "aleppo-2016-02"
ARTICLES = {f.name: (OWN, "twin") for f in lesson_folders(ROOT / "exercises")}
ARTICLES["05-capstone"] = ("capstone-a", "capstone-b", "capstone-c")
ARTICLES["06-practice"] = ("practice-1",)
_PLACE = re.compile(
    r"(?<![\w.])(?:(\d{1,2}\.\d)(?![\d%])|blocks? (\d{1,2})(?![\d.])|([CFR]\d{1,2})(?!\w))"
)


@cache
def asked(folder, article):
    """The questions of a lesson as they are asked on an article, with their keys."""
    folder = ROOT / "exercises" / folder
    raw = load_toml(folder / "questions.toml", "q")
    for path in (folder / f"questions.on-{article}.toml", folder / "keys" / f"{article}.toml"):
        if path.is_file():
            raw, _ = merge(raw, load_toml(path, path.name), path.name)
    return check_bank(raw).question


def every():
    return [
        pytest.param(folder, article, q.id, id=f"{q.id}-{article}")
        for folder, articles in ARTICLES.items()
        for article in articles
        for q in asked(folder, article)
    ]


def question(folder, article, id):
    return next(q for q in asked(folder, article) if q.id == id)


def even(text):
    """A text in which only the words can differ: one kind of mark, one space, no capitals."""
    for curly, plain in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("…", "...")):
        text = text.replace(curly, plain)
    return " ".join(text.split()).casefold()


@cache
def page(article):
    """What can be pointed at: id -> words, of blocks, sentences, quotations and cards."""
    read = kit.read(article)
    places = {str(b.number): b.span.of(read) for b in read.blocks}
    places |= {s.id: s.span.of(read) for s in read.sentences}
    places |= {q.id: q.inner.of(read) for q in read.quotations}
    folder = ROOT / "kit" / "data" / "reports"
    for line in (folder / f"{article}.jsonl").read_text("utf-8").splitlines():
        row = re.search(r'"(?:id|card)": *"([A-Z]\d{1,2})', line)
        if row:
            places[row[1]] = places.get(row[1], "") + line.replace('\\"', '"')
    cards = folder / f"{article}.cards.toml"
    if cards.is_file():
        for card in tomllib.loads(cards.read_text("utf-8"))["card"]:
            places[card["id"]] = "\n".join(texts(card))
    return {id: even(words) for id, words in places.items()}


def texts(value):
    """Every text in plain data."""
    if isinstance(value, str):
        yield value
    for part in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from texts(part)


def has_key(q):
    return q.kind not in ("prediction", "confidence") and not q.id == "start.7"


def words_of(q):
    """Everything an explanation says of the text: (where, words)."""
    yield "explanation", q.explanation
    yield "hint", q.hint
    for field in ("options", "items", "fields"):
        for row in getattr(q, field, ()) or ():
            yield f"{field} {row.id}: why", row.why
    for m in q.misconception:
        yield f"misconception {m.id}: ask", m.ask


def block_of(id):
    return id.split(".")[0]


@pytest.mark.parametrize(("folder", "article", "id"), every())
def test_every_key_names_lines_that_are_there(folder, article, id):
    q = question(folder, article, id)
    if not has_key(q):
        return
    assert q.evidence, f"{id}: evidence is missing"
    if q.evidence in WITHOUT_LINES:
        return
    missing = [place for place in evidence(q.evidence) if place not in page(article)]
    assert missing == [], f"{id}: evidence names what {article} has not"


def keyed_places(q):
    """Ids of the page that the key itself is made of."""
    key = getattr(q, "key", None)
    ids = [*key, *getattr(q, "neutral", ())] if q.kind in ("units", "choices") and key else []
    if q.kind == "match" and key:
        ids = [*key, *(o for accepted in key.values() for o in accepted)]
    if q.kind == "order":
        ids = [i.id for i in q.items]
    return [str(i) for i in ids if re.fullmatch(r"q?\d{1,2}(\.\d)?|[CF]\d\d?", str(i))]


def blocks_of_quotations(article):
    read = kit.read(article)
    return {
        q.id: next(str(b.number) for b in read.blocks if b.span.contains(q.span))
        for q in read.quotations
    }


@pytest.mark.parametrize(("folder", "article", "id"), every())
def test_the_evidence_holds_every_line_of_the_key(folder, article, id):
    q = question(folder, article, id)
    if not has_key(q) or q.evidence in WITHOUT_LINES or q.id == "framing.p5":  # its options count
        return
    listed = evidence(q.evidence)
    blocks = {block_of(place) for place in listed}
    inner = blocks_of_quotations(article)
    for place in keyed_places(q):
        assert place in listed or block_of(inner.get(place, place)) in blocks, (id, place)


@pytest.mark.parametrize(("folder", "article", "id"), every())
def test_what_is_said_of_the_text_is_said_of_lines_that_are_there(folder, article, id):
    q = question(folder, article, id)
    if q.evidence == "made up" or q.kind == "confidence":  # 0.7 is a number, no sentence
        return
    for where, text in words_of(q):
        for match in _PLACE.finditer(text):
            place = next(filter(None, match.groups()))
            assert place in page(article), (id, where, place)


@pytest.mark.parametrize(("folder", "article", "id"), every())
def test_quotations_are_on_the_page_word_for_word_and_where_they_are_said_to_be(
    folder, article, id
):
    q = question(folder, article, id)
    if q.evidence == "made up":
        return
    places = page(article)
    own = even(" ".join([q.prompt, *(r.text for f in ("options", "items", "fields")
                                     for r in getattr(q, f, ()) or ())]))  # fmt: skip
    ours = {even(words) for words in q.ours}
    for where, text in words_of(q):
        for sentence in re.split(r"(?<=[.?!:])\s+(?=[A-Z\"])", " ".join(text.split())):
            named = {next(filter(None, m.groups())) for m in _PLACE.finditer(sentence)}
            for quoted in re.findall(r'"([^"]+)"', sentence):
                words = even(quoted).strip(" .,?!")
                if words in ours or words in own:
                    continue
                assert any(words in said for said in places.values()), (id, where, quoted)
                if len(named) == 1:
                    assert words in places[named.pop()], (id, where, quoted, sentence)


# ---- model answers and anchors ----


def notes():
    """Every model answer and anchor of a free text, on each article: (where, question, note)."""
    for folder, articles in ARTICLES.items():
        for article in articles:
            for q in asked(folder, article):
                for anchor in getattr(q, "anchors", ()):
                    yield pytest.param(
                        folder, article, q, anchor, id=f"{q.id}-{anchor.id}-{article}"
                    )
                if q.kind == "text":
                    yield pytest.param(folder, article, q, None, id=f"{q.id}-answer-{article}")


def made_up(folder):
    """The texts that lessons make up, and other lessons come back to."""
    return even(" ".join(p.read_text("utf-8") for p in (ROOT / "exercises").glob("*/lesson.md"))
                .replace("> ", " ").replace("*", ""))  # fmt: skip


@pytest.mark.parametrize(("folder", "article", "q", "anchor"), [*notes()])
def test_a_model_answer_and_every_anchor_name_lines_that_carry_them(folder, article, q, anchor):
    listed = anchor.evidence if anchor else q.evidence
    assert listed, (q.id, anchor)
    words = f"{anchor.text} {anchor.why}" if anchor else str(q.answer)
    if listed in WITHOUT_LINES:
        assert listed == "made up" or not _PLACE.search(words), (q.id, listed, words)
        said = made_up(folder)
    else:
        assert [id for id in evidence(listed) if id not in page(article)] == []
        for match in _PLACE.finditer(words):
            id = next(filter(None, match.groups()))
            assert id in evidence(listed) or block_of(id) in evidence(listed), (q.id, id, listed)
        said = "\n".join(page(article).values())
    if anchor:  # a reason may quote the answer that it is about
        said += even(re.sub('"', "", anchor.text))
    for quoted in re.findall(r'"([^"]+)"', words):
        assert even(quoted).strip(" .,?!") in said, (q.id, quoted)


def test_an_anchor_without_its_lines_is_told():
    q = next(q for q in asked("05-capstone", "capstone-a") if q.id == "capstone.9")
    bank = check_bank(load_toml(ROOT / "exercises" / "06-practice" / "questions.toml", "q"))
    bare = q.model_copy(update={"anchors": [q.anchors[0].model_copy(update={"evidence": ""})]})
    short = q.model_copy(update={"anchors": [q.anchors[0].model_copy(update={"evidence": "9.1"})]})
    assert lint_bank(bank) == []
    assert any(
        "evidence is missing" in f for f in lint_bank(bank.model_copy(update={"question": [bare]}))
    )
    assert any("names 8.1" in f for f in lint_bank(bank.model_copy(update={"question": [short]})))


def test_the_check_fires_on_a_false_quotation_and_on_a_false_place():
    assert even("“No, he  said’s”") == '"no, he said\'s"'
    assert "killed" in page(OWN)["18"] and "killed" not in page(OWN)["9.1"]
    assert [m[0] for m in _PLACE.finditer("In 7.2, block 8 and C1; 12% of 7.25")] == [
        "7.2", "block 8", "C1",
    ]  # fmt: skip
