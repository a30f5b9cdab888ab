"""Builds the documentation: lessons, guide and reference laid out as pages, then Sphinx.

    pip install ".[lab,teach,frames]" --group docs
    python scripts/build_docs.py public/docs

Sources are in docs/; what is derived from elsewhere (lessons, INSTRUCTORS.md, the pictures of all
figures, two ledgers, a page of reference for each topic) is laid beside them in a scratch folder.
A warning of Sphinx is an error, and every link inside the pages is followed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from published import places, repository  # noqa: E402

from kit.course.bank.shipped import load_bank  # noqa: E402
from kit.show.analyze_command import analyze, write_page  # noqa: E402
from kit.teach.site.pictures import pictures  # noqa: E402

TOPICS = {
    "kit": "The kit itself",
    "kit.text": "Text: from characters to an article",
    "kit.analysis.speech": "Who says what",
    "kit.analysis.agency": "Who does what to whom",
    "kit.analysis.casualties": "People counted",
    "kit.analysis.dates": "Days",
    "kit.analysis.wording": "How things are put",
    "kit.analysis.page": "The page",
    "kit.analysis.figures": "Reports held against each other",
    "kit.analysis.events": "Reports on one event",
    "kit.analysis.agreement": "Agreement between readers",
    "kit.show": "Tables, figures, widgets",
}
# Invented for the course: whoever publishes these pages publishes nobody else's text.
LEDGERS = ("twin", "practice-1")


def lay(desk: Path) -> None:
    """Nothing; lays everything out in `desk` for Sphinx."""
    shutil.copytree(ROOT / "docs", desk, dirs_exist_ok=True)
    start = desk / "index.md"
    told = start.read_text("utf-8").replace("% places\n", places(repository()))
    start.write_text(told, "utf-8")
    for folder in ("lessons", "reference", "_pages", "_static", "_run"):
        (desk / folder).mkdir(exist_ok=True)
    for lesson in sorted((ROOT / "notebooks").glob("[0-9][0-9]-*.ipynb")):
        shutil.copyfile(lesson, desk / "lessons" / lesson.name)
    guide = (ROOT / "INSTRUCTORS.md").read_text(encoding="utf-8")
    # Links to files of the repository are not pages here: their words stay.
    guide = re.sub(r"\[([^\]]*)\]\((?!https?:|#|docs/)[^)]*\)", r"\1", guide)
    (desk / "_guide.md").write_text(guide.replace("(docs/", "("), encoding="utf-8")
    names = [_reference(desk / "reference", name, title) for name, title in TOPICS.items()]
    (desk / "reference" / "index.md").write_text(
        "# Reference\n\nBy topic, from the docstrings.\n\n```{toctree}\n:maxdepth: 1\n"
        + "\n".join(names) + "\n```\n", encoding="utf-8",
    )  # fmt: skip
    for name in LEDGERS:
        write_page(analyze(name), desk / "_pages" / f"{name}.html")
    _figures(desk)


def _reference(folder: Path, module: str, title: str) -> str:
    page = f"# {title}\n\n```{{eval-rst}}\n.. automodule:: {module}\n   :members:\n```\n"
    (folder / f"{module}.md").write_text(page, encoding="utf-8")
    return module


def _figures(desk: Path) -> None:
    """Every figure of the lessons, drawn."""
    bank = load_bank(ROOT / "notebooks" / "questions.json")
    drawn = pictures(ROOT / "notebooks" / "solved", bank, desk / "_run")
    parts = [f"```{{raw}} html\n<figure>{svg}</figure>\n```" for svg in drawn.values()]
    head = (
        "# Figures\n\nEach figure of the lessons, on each text; a notebook has its rows below.\n\n"
    )
    (desk / "figures.md").write_text(head + "\n\n".join(parts) + "\n", encoding="utf-8")


# What the theme leaves unsaid to a screen reader, or out of reach of a keyboard.
_MENDED = {
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="All pages">',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
    "<pre>": '<pre tabindex="0">',
}


def mend(pages: Path) -> None:
    """Nothing; names the two side columns of each page, and lets the keyboard scroll long lines."""
    for page in pages.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if "sidebar-drawer" in text:  # a page of the theme's, not a ledger
            for old, new in _MENDED.items():
                text = text.replace(old, new)
            page.write_text(text, encoding="utf-8")


class _Links(HTMLParser):
    """The addresses a page asks for, and the places in it that others may lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag leads to, and its id."""
        told = dict(attrs)
        self.asked += [v for name in ("href", "src") if (v := told.get(name))]
        self.places |= {v for name in ("id", "name") if (v := told.get(name))}


def dead_links(pages: Path) -> Iterator[str]:
    """Yield a line for each link inside the pages that leads nowhere."""
    read: dict[Path, _Links] = {}
    for page in sorted(pages.rglob("*.html")):
        read[page.resolve()] = links = _Links()
        links.feed(page.read_text(encoding="utf-8"))
    for page, links in read.items():
        for address in links.asked:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            target = target / "index.html" if target.is_dir() else target
            name = page.relative_to(pages.resolve())
            if not target.is_file():
                yield f"{name}: {address}: there is no such file"
            elif parts.fragment and target in read:
                if unquote(parts.fragment) not in read[target].places:
                    yield f"{name}: {address}: there is no such place"


def main(arguments: list[str]) -> int:
    """0 when the pages are built and every link in them leads somewhere."""
    out = Path(arguments[0] if arguments else "public/docs").resolve()
    with tempfile.TemporaryDirectory(prefix="docs-") as name:
        lay(Path(name))
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html",
                   name, str(out)]  # fmt: skip
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        if subprocess.run(command, env=environment, check=False).returncode:
            return 1
    mend(out)
    dead = list(dead_links(out))
    print(*dead, sep="\n", end="\n" if dead else "")
    pages = len(list(out.rglob("*.html")))
    print(json.dumps({"pages": pages, "dead links": len(dead)}))
    return bool(dead)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
