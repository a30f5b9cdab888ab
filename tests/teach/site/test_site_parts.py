"""What a site is put together from: wheels, lock file, lessons, the files that a browser keeps."""

import json
import zipfile
from io import BytesIO
from types import ModuleType

import pytest

import kit
from kit.teach.site import SiteError, make
from kit.teach.site.lessons_on import for_browsers
from kit.teach.site.lock_file import lock
from kit.teach.site.start_page import kept, lay_start, lay_worker
from kit.teach.site.wheel_files import REGEX, kit_wheel, stand_ins, wheel
from kit.teach.site.workshop import PINS, Workshop
from tests.browser.whole_course import NOTEBOOKS


def inside(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_kit_in_a_browser_holds_what_learners_need_and_no_keys():
    name, data = kit_wheel(b"{}", {"dl-1": "<svg/>"})
    assert name == f"dateline_kit-{kit.__version__}-py3-none-any.whl"
    assert data == kit_wheel(b"{}", {"dl-1": "<svg/>"})[1]
    there = inside(data)
    assert there["kit/data/drawn/dl-1.svg"] == b"<svg/>"
    assert there["kit/data/course/notebooks/questions.json"] == b"{}"
    assert "kit/course/session.py" in there and "kit/__init__.pyi" in there
    assert not [name for name in there if "kit/teach" in name or name.endswith(".pyc")]


def test_the_stand_in_for_regex_is_re_without_limits():
    module = ModuleType("regex")
    exec(REGEX, module.__dict__)
    pattern = module.compile(r"(a)(b)?", module.IGNORECASE)
    assert pattern.sub("x", "AB", timeout=1) == "x"
    assert [m.group() for m in pattern.finditer("ab a", timeout=1)] == ["ab", "a"]
    assert module.split(r"\s", "a b", timeout=2) == ["a", "b"]
    assert pattern.groups == 2
    with pytest.raises(module.error):
        module.compile("(")
    assert set(stand_ins()) == {"regex", "jedi"}


def test_the_lock_holds_our_wheels_and_leads_to_pyodides_own():
    theirs = {"info": {}, "packages": {
        "matplotlib": {"file_name": "matplotlib-3.whl", "depends": []},
        "regex": {"file_name": "regex-1.whl", "depends": []},
    }}  # fmt: skip
    card = {"ours/__init__.py": "", "one.py": ""}
    name, data = wheel("ours", "1.0", card)
    made = json.loads(lock(theirs, "9", {name: data}, {"ours": ["regex"]}))["packages"]
    assert made["matplotlib"]["file_name"] == (
        "https://cdn.jsdelivr.net/pyodide/v9/full/matplotlib-3.whl"
    )
    assert made["ours"]["file_name"] == name and made["ours"]["depends"] == ["regex"]
    assert made["ours"]["imports"] == ["one", "ours"]


def test_lessons_begin_on_the_invented_text_where_they_know_it():
    for path in NOTEBOOKS:
        text = path.read_text("utf-8")
        made, before = json.loads(for_browsers(text)), json.loads(text)
        changed = [
            "".join(new["source"])
            for new, old in zip(made["cells"], before["cells"], strict=True)
            if new != old
        ]
        if "twin" in before["metadata"]["dateline"]["articles"]:
            assert len(changed) == 1 and 'ARTICLE = "twin"' in changed[0]
        else:
            assert not changed
        assert made["metadata"]["kernelspec"]["name"] == "python"


FAR = "https://example.org/full/far.whl"


@pytest.fixture
def site(tmp_path):
    """The files of a site that matter here, each small."""
    lesson = NOTEBOOKS[0].name
    for name in ("lab/index.html", "build/small.js", "build/small.js.map", "doc/a.html",
                 f"files/{lesson}", "service-worker.js", "static/pyodide/pyodide.asm.wasm",
                 "static/pyodide/needed.whl", "static/pyodide/later.whl"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "build" / "big.js").write_bytes(bytes(400_000))
    (tmp_path / "build" / "jlab_core.1.js").write_bytes(bytes(400_000))
    from kit.teach.site.lock_file import AT_START

    packages = {name: {"file_name": f"{name}.whl", "depends": []} for name in AT_START}
    packages["ipython"]["depends"] = ["needed", "far"]
    packages["far"] = {"file_name": FAR, "depends": []}
    packages |= {n: {"file_name": f"{n}.whl", "depends": []} for n in ("needed", "later")}
    (tmp_path / "static/pyodide/pyodide-lock.json").write_text(json.dumps({"packages": packages}))
    return tmp_path


def test_a_browser_keeps_what_a_lesson_needs_the_needed_first(site):
    names = kept(site)
    assert names[0].startswith(("files/", "lab/", "static/")) and names[-1] == FAR
    assert {"static/pyodide/needed.whl", "build/small.js", "build/jlab_core.1.js"} <= set(names)
    assert not {"static/pyodide/later.whl", "build/big.js", "build/small.js.map", "doc/a.html"} & (
        set(names)
    )


def test_the_start_page_lists_lessons_and_the_worker_changes_with_the_site(site):
    entry = {"notebook": NOTEBOOKS[0].stem, "number": 0, "title": "A & B", "minutes": 5,
             "points": 2.0}  # fmt: skip
    lay_start(site, [entry, {**entry, "notebook": "99-not-there"}])
    page = (site / "index.html").read_text("utf-8")
    assert "A &amp; B" in page and "5 minutes, 2 points" in page and "@@" not in page
    assert "99-not-there" not in page and "python3 lab.py" in page
    lay_worker(site)
    worker = (site / "service-worker.js").read_text("utf-8")
    assert "@@" not in worker and "static/pyodide/needed.whl" in worker
    assert FAR in worker
    assert (site / "service-worker-of-jupyterlite.js").read_text("utf-8") == "service-worker.js"
    (site / "build" / "small.js").write_text("new")
    (site / "service-worker-of-jupyterlite.js").rename(site / "service-worker.js")
    lay_worker(site)
    assert (site / "service-worker.js").read_text("utf-8") != worker


def test_nothing_is_made_from_nothing_or_over_something_else(tmp_path):
    tools = Workshop(tmp_path)
    with pytest.raises(SiteError, match="holds no lessons. Mend: kit build"):
        make(tmp_path, tmp_path / "out", tools)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("kept")
    with pytest.raises(SiteError, match="holds something else. Mend: name an empty folder"):
        make(NOTEBOOKS[0].parent, tmp_path / "out", tools)
    assert (tmp_path / "out" / "mine.txt").read_text() == "kept"


def test_what_is_fetched_is_pinned_with_hashes_and_without_addresses():
    for name in ("builder.txt", "browser.txt"):
        text = (PINS / name).read_text("utf-8")
        entries = [line for line in text.splitlines() if line and not line.startswith(" ")]
        assert entries and all("==" in line and line.endswith("\\") for line in entries)
        assert text.count("--hash=sha256:") >= len(entries) and "://" not in text
