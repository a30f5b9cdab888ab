"""Marks to files and back, the format told by the ending of the name.

`.json` is a page of W3C Web Annotations, `.jsonl` doccano's lines, `.xmi` a UIMA CAS (with its
type system beside it, `.types.xml`), `.conllu` CoNLL-U.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kit.course.kept_copies import Tell, silent, write_keeping
from kit.newsroom.exchange import conll, doccano, web_annotation
from kit.newsroom.exchange.marked import Mark
from kit.newsroom.exchange.marked import marks as marks_of
from kit.text.article import Article

GET_CASSIS = "a CAS needs one package more: pip install dkpro-cassis"


def write_marks(
    article: Article, path: Path, marks: Iterable[Mark] | None = None, tell: Tell = silent
) -> int:
    """Return how many marks of an article were written to a file: all its findings, or `marks`.

    Where other words stood in it they are kept, and `tell` gets a line on the copy.

    Raises ValueError for another ending, and where the package for a CAS is missing.
    """
    write = _writer(path)
    found = list(marks if marks is not None else marks_of(article))
    write(article, path, found, tell)
    return len(found)


def read_marks(path: Path, text: str | None = None) -> list[Mark]:
    """Return the marks in a file, of its first text where it holds several.

    With `text`, web annotations are found by their quotations where it has moved. Raises ValueError
    for a file that is none of the formats.
    """
    ending = path.suffix.lower()
    if ending == ".xmi":
        return _read_cas(path)
    held = path.read_text("utf-8")
    if ending == ".json":
        return web_annotation.load(held, text)
    if ending == ".jsonl":
        first = next(doccano.load(held.splitlines()), None)
        if first is None:
            raise ValueError(f"{path}: there is no line in it")
        return first[2]
    if ending == ".conllu":
        return conll.load(held)[1]
    raise _other_ending(path)


def _writer(path: Path) -> Callable[[Article, Path, list[Mark], Tell], None]:
    known = {".json": _web, ".jsonl": _doccano, ".xmi": _cas, ".conllu": _conll}
    if path.suffix.lower() not in known:
        raise _other_ending(path)
    return known[path.suffix.lower()]


def _other_ending(path: Path) -> ValueError:
    return ValueError(
        f"{path}: marks are .json (Web Annotation), .jsonl (doccano), .xmi (UIMA CAS) or .conllu"
    )


def _web(article: Article, path: Path, marks: list[Mark], tell: Tell) -> None:
    page = web_annotation.dump(article.text, marks, article.id)
    write_keeping(path, page, make_folders=False, tell=tell)


def _doccano(article: Article, path: Path, marks: list[Mark], tell: Tell) -> None:
    write_keeping(
        path, doccano.dump(article.id, article.text, marks), make_folders=False, tell=tell
    )


def _conll(article: Article, path: Path, marks: list[Mark], tell: Tell) -> None:
    write_keeping(path, conll.dump(article, marks), make_folders=False, tell=tell)


def _cas(article: Article, path: Path, marks: list[Mark], tell: Tell) -> None:
    try:
        from kit.newsroom.exchange.cas import cas, type_system

        made = cas(article.text, marks).to_xmi()
        types = type_system().to_xml()
    except ImportError:
        raise ValueError(f"{path}: {GET_CASSIS}") from None
    write_keeping(path.with_suffix(".types.xml"), types, make_folders=False, tell=tell)
    write_keeping(path, made, make_folders=False, tell=tell)


def _read_cas(path: Path) -> list[Mark]:
    try:
        from cassis import load_cas_from_xmi

        from kit.newsroom.exchange.cas import marks_of as marks_of_cas
        from kit.newsroom.exchange.cas import type_system
    except ImportError:
        raise ValueError(f"{path}: {GET_CASSIS}") from None
    with path.open("rb") as file:
        return marks_of_cas(load_cas_from_xmi(file, type_system()))
