"""An Article from whatever a reader has: a text, a file, bytes, or a bundled article's id."""

from __future__ import annotations

import difflib
import hashlib
import os
import re
import stat
import tomllib
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path

from kit.text.article import Article
from kit.text.blocks import block_spans
from kit.text.decoding import NotEnglish, Unreadable, decode
from kit.text.imprint import UNKNOWN, Imprint, given
from kit.text.own_names import NONE, OwnNames, own_names
from kit.text.page_meta import imprint_of_page
from kit.text.quotation import quotations
from kit.text.roles import with_roles
from kit.text.segment import cut_short, sentences_in
from kit.text.webpage import GET_TRAFILATURA, is_html, text_of_html

__all__ = [
    "Unreadable", "as_article", "bundled_ids", "from_page", "from_text", "read", "reworded",
    "text_in",
]  # fmt: skip

LONGEST = 10_000_000  # characters; about 1.6 million words, 200 novels
MOST_BYTES = 4 * LONGEST
_CACHED = 200_000  # longer texts are not kept for the next call
_TAG = re.compile(
    r"<(?:!doctype\b|/?(?:html|head|body|title|meta|link|script|style|div|span|p|br|hr|h[1-6]|ul|"
    r"ol|li|a|img|table|tr|td|th|section|article|header|footer|nav|main|figure|figcaption|em|"
    r"strong|b|i|blockquote|iframe|form|input|button)\b[^<>]{0,2000}>)",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\.(?:txt|text|md|html?|pdf|docx?|rtf|odt|epub|xml|json|csv|toml|ipynb)\Z", re.IGNORECASE
)
_FOLDER = re.compile(r"(?:~|\.{1,2})?/[\w~.-]|[A-Za-z]:[/\\]|\\\\")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH, _SOME = 25, 5  # words from which a text's language, and its alphabet, can be told
# To the end of Latin Extended-B, and the accented letters of Vietnamese.
_LATIN = frozenset(map(chr, [*range(ord("a"), 0x250), *range(0x1E00, 0x1F00)]))
# The commonest function words of English. They make up a quarter to a half of English news
# (measured on 150 texts), less in lists and tables, and up to a tenth of German or Dutch, which
# share some of them. So a text with few is held against its neighbours' function words too.
_ENGLISH = frozenset(
    """the of and to a in that is was for on it with as be by at from this are have had not but
    his her he she they we you i its an or were which their has been will who said would more
    one all there when no if out up about into than them can after over some could so what
    only other new also two""".split()
)
_NEIGHBOURS = frozenset(
    """der die das und den dem des ein eine einen zu mit von auf für ist im nicht es sich auch
    le la les du et un une dans que qui pour sur par avec est ont au aux pas de
    el los las y en del se por con para su al lo como
    il di che della dei nel gli per sono alla da
    o os e em uma não do dos com ao
    het een van ik dat te zijn niet aan er om
    och att som av till inte den og til det på har med""".split()
)


def read(
    source: str | os.PathLike[str] | bytes | Article,
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    language_check: bool = True,
) -> Article:
    """Return the Article of a bundled id, a file, bytes or a text.

    A `str` is a bundled id if there is one of that name; a text if it holds a line break, a
    space, or more than 255 characters and no file has that name; a file otherwise. A
    `pathlib.Path` is always a file. Raises `Unreadable` (a `ValueError`) with one line that
    says the mend: missing, empty, binary, web page, over ten million characters, not English.
    `language_check=False` reads other languages, for which no rule of the kit is made.

    `published` (a date, or "2017-04-05"), `outlet` and `byline` say what is known of the story;
    else a web page's head and the lines around the story say it (`article.published`). A saved web
    page needs two packages more; the message that refuses it names them.

    >>> read("Talks failed on Monday. Both sides left.")
    <Article 'text': 1 blocks, 2 sentences, 40 characters>
    >>> read("Talks failed on Monday.", published="2017-04-05").published
    datetime.date(2017, 4, 5)
    """
    stated = given(published, outlet, byline)
    if isinstance(source, Article):
        return _restated(source, stated)
    if isinstance(source, (bytes, bytearray, memoryview)):
        return from_page(decode(bytes(source)), "text", "the text", language_check, stated)
    if isinstance(source, os.PathLike):
        return _from_file(Path(source), language_check, stated)
    if not isinstance(source, str):
        raise TypeError(
            f"read: expected a text, a path or a bundled id, not {type(source).__name__}"
        )
    if source in _bundled():
        return _restated(_from_bundle(source), stated)
    path = _as_path(source)
    if path is not None:
        return _from_file(path, language_check, stated)
    return from_page(source, "text", "the text", language_check, stated)


def _restated(article: Article, stated: Imprint) -> Article:
    """The very article, with all that was found in it, unless something new is said of it."""
    return article if stated == UNKNOWN else replace(article, stated=stated.over(article.stated))


def as_article(article: Article | str) -> Article:
    """Return the article itself, or the Article of a text: a `str` here is never a path.

    An empty text gives an article without blocks; a web page's HTML and a text that is plainly
    not English are refused as by `read`, and so is a single word that is the name of a file or
    of a bundled article: nothing would be found in it, and that would look like an answer. The
    last few texts are kept, so that asking one text for its attributions and then its passives
    tags it once.

    >>> as_article("Talks failed.").sentences[0].id
    '1.1'
    >>> as_article("story.txt")
    Traceback (most recent call last):
    kit.text.decoding.Unreadable: story.txt is the name of a file, not its words; \
kit.read('story.txt') reads them
    """
    if isinstance(article, Article):
        return article
    if not isinstance(article, str):
        raise TypeError(
            f"expected an Article or a text, not {type(article).__name__}; "
            "kit.read(...) makes an Article"
        )
    if (refusal := _no_words_but_a_name(article)) is not None:
        raise Unreadable(refusal)
    return (
        _kept(article) if len(article) <= _CACHED else _checked(article, "text", "the text", True)
    )


@lru_cache(maxsize=32)
def _kept(text: str) -> Article:
    return _checked(text, "text", "the text", True)


def bundled_ids() -> tuple[str, ...]:
    """Return the ids of the articles that come with the kit.

    >>> "aleppo-2016-02" in bundled_ids()
    True
    """
    return tuple(sorted(_bundled()))


def reworded(article: Article, text: str) -> Article:
    """Return the Article of another wording of an article, with the same names of its own."""
    return _build(text, article.id, article.own, article.imprint)


def _no_words_but_a_name(text: str) -> str | None:
    """Return the mend for a text that is one word and names a file, a path or an article."""
    word = text.strip()
    if len(word) > 255 or not word or not word.isprintable() or " " in word:
        return None
    if not any(c.isalnum() for c in word):
        return None  # "/" or "..." alone is a mark, and names nothing
    if re.match(r"https?://\S+\Z", word):
        return f"{word} is the address of a page, not its words; `kit analyze ADDRESS` reads it"
    if _FILE.search(word):
        return f"{word} is the name of a file, not its words; kit.read({word!r}) reads them"
    if _FOLDER.match(word) or (re.search(r"[/\\]", word) and _is_there(word)):
        return f"{word} is a path, not the words of a file; kit.read({word!r}) reads them"
    near = difflib.get_close_matches(word.casefold(), _bundled_ids(), 1, 0.85)
    if near:
        return f"{word} is the id of an article, not its words; kit.read({near[0]!r}) reads them"
    return None


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


@lru_cache(maxsize=1)
def _bundled_ids() -> tuple[str, ...]:
    return bundled_ids()


def _bundled() -> dict[str, Traversable]:
    # Every article is a .txt with a .toml of the same name beside it that states its origin.
    folder = files("kit.data") / "articles"
    if not folder.is_dir():
        return {}
    return {f.name[:-5]: f for f in folder.iterdir() if f.name.endswith(".toml")}


def _from_bundle(name: str) -> Article:
    folder = files("kit.data") / "articles"
    about = tomllib.loads(_bundled()[name].read_text("utf-8"))
    try:
        data = (folder / f"{name}.txt").read_bytes()
    except FileNotFoundError:
        raise Unreadable(
            f"{name}: the text of this article is not installed; put {name}.txt into "
            f"{folder}, or read a text of your own with kit.read(path)"
        ) from None
    if hashlib.sha256(data).hexdigest() != about["sha256"]:
        raise Unreadable(
            f"{name}: {name}.txt is not the text the lessons were written for (its SHA-256 "
            "differs); restore the file, or read your copy with kit.read(path)"
        )
    known = {key: str(about.get(key, "")) for key in ("published", "outlet", "author")}
    day = known["published"] if re.fullmatch(r"\d{4}-\d\d-\d\d", known["published"]) else None
    names = (None if value.startswith("unknown") else value for value in list(known.values())[1:])
    stated = given(day, *names)
    return _kept_bundled(decode(data, name), name, own_names(about, f"{name}.toml"), stated)


@lru_cache(maxsize=8)
def _kept_bundled(text: str, name: str, own: OwnNames, stated: Imprint) -> Article:
    """One Article for each bundled text, so that what was found in it is found once a process."""
    return _build(text, name, own, stated)


def _as_path(source: str) -> Path | None:
    """Return the path a string means, or None where it is a text."""
    if "\n" in source or "\r" in source or "\0" in source or not source.strip():
        return None
    if len(source) > 255 and " " in source:
        return None
    if re.match(r"https?://\S+\Z", source):
        raise Unreadable(
            f"{source[:80]}: kit.read opens no web addresses; `kit analyze ADDRESS` does, with one "
            f"packages more ({GET_TRAFILATURA})"
        )
    path = Path(source)
    try:
        if path.exists():
            return path
    except (OSError, ValueError):
        return None
    spaces = source.count(" ")
    if source.startswith("<") or spaces > 8:
        return None
    if _FILE.search(source) or (not spaces and re.search(r"[/\\]", source)):
        raise Unreadable(f"{source}: no such file; check the name, or pass the text itself")
    if spaces:
        return None
    near = difflib.get_close_matches(source, bundled_ids(), n=1)
    if near:
        raise Unreadable(f"{source}: no such article; did you mean {near[0]!r}?")
    if re.match(r"[a-z0-9]+(?:-[a-z0-9]+)+\Z", source):
        known = ", ".join(bundled_ids()) or "none"
        raise Unreadable(
            f"{source}: no file and no bundled article of this name (there is: {known})"
        )
    return None


def _from_file(path: Path, language_check: bool, stated: Imprint) -> Article:
    return from_page(text_in(path), path.stem, str(path), language_check, stated)


def text_in(path: Path) -> str:
    """Return the characters in a file; `Unreadable` where it is missing, a device, or no text."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a folder, or a device without an end
            raise Unreadable(f"{path}: this is not a file; name a text file")
        if status.st_size > MOST_BYTES:
            raise Unreadable(_too_long(str(path)))
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"{path}: no such file; check the name") from None
    except OSError as error:
        raise Unreadable(f"{path}: cannot be opened ({error.strerror})") from None
    return decode(data, str(path))


def _too_long(name: str) -> str:
    return f"{name}: longer than {LONGEST:,} characters; cut it into articles and read each"


def from_page(
    page: str,
    id: str = "text",
    name: str = "the text",
    language_check: bool = True,
    stated: Imprint = UNKNOWN,
) -> Article:
    """Return the Article of a web page's HTML, or of a text where it is no page.

    What the page's head says of its publication is taken where `stated` leaves it open. Raises
    `Unreadable` as `read` does, and where the package for web pages is missing.
    """
    if not is_html(page):
        return from_text(page, id, name, language_check, stated)
    stated = stated.over(imprint_of_page(page))
    return from_text(text_of_html(page, name), id, name, language_check, stated)


def from_text(
    text: str,
    id: str = "text",
    name: str = "the text",
    language_check: bool = True,
    stated: Imprint = UNKNOWN,
) -> Article:
    """Return the Article of a text, which is never taken for a path or a bundled id.

    `id` becomes the article's id; `name` is what an `Unreadable` calls the text. Raises it as
    `read` does.

    >>> from_text("No.", id="reply")
    <Article 'reply': 1 blocks, 1 sentences, 3 characters>
    """
    if not any(map(str.isalnum, text)):
        raise Unreadable(f"{name}: there are no words in it; pass the text of an article")
    words = _WORD.findall(text[:2_000].lower())
    # Even where function words are too few to count, the alphabet shows.
    if language_check and _SOME <= len(words) and not any(word[0] in _LATIN for word in words):
        raise Unreadable(
            f"{name}: no word of it is in the Latin alphabet, and every rule here is for English; "
            "read(..., language_check=False) reads it anyway"
        )
    return _checked(text, id, name, language_check, stated)


def _checked(
    text: str, id: str, name: str, language_check: bool, stated: Imprint = UNKNOWN
) -> Article:
    if len(text) > LONGEST:
        raise Unreadable(_too_long(name))
    if _is_html(text):
        raise Unreadable(
            f"{name}: this is a web page's HTML, not its text; copy the words, or let "
            f"`kit analyze` take them out, with two packages more ({GET_TRAFILATURA})"
        )
    if language_check:
        _refuse_other_languages(text, name)
    return _build(text, id, stated=stated)


def _is_html(text: str) -> bool:
    if re.match(r"\s*<(?:!doctype html|html)\b", text[:2000], re.IGNORECASE):
        return True
    # A stray "<b>" is a slip; three tags are a page.
    return len(list(islice(_TAG.finditer(text), 3))) == 3


def _refuse_other_languages(text: str, name: str) -> None:
    words = _WORD.findall(text[:20_000].lower())
    if len(words) < _ENOUGH:
        return  # too few words to tell
    english = sum(word in _ENGLISH for word in words) / len(words)
    other = sum(word in _NEIGHBOURS for word in words) / len(words)
    if english < 0.05 or (english < 0.16 and other > english):
        raise NotEnglish(
            f"{name}: this does not look like English ({english:.0%} common English words), and "
            "every rule here is for English; read(..., language_check=False) reads it anyway"
        )


def _build(text: str, id: str, own: OwnNames = NONE, stated: Imprint = UNKNOWN) -> Article:
    spans = block_spans(text)
    sentences = sentences_in(text, spans)
    counts = [0] * (len(spans) + 1)
    for sentence in sentences:
        counts[sentence.block] += 1
    cut = [cut_short(text, span) for span in spans]
    blocks = with_roles(text, spans, counts[1:], cut)
    return Article(id, text, blocks, sentences, quotations(text, blocks), own, stated)
