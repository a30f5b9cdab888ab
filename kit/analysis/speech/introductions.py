"""How an article introduces a name: the roles it sets beside it ("the mayor of Varn, Ann Lee").

Beside means: right before the name, after it between commas, or before it in a phrase of its own
between commas. A role elsewhere in the sentence is somebody else's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from kit.analysis.lexicon.roles import TITLES, role_of
from kit.text.article import Article
from kit.text.records import Span

TITLE_ROLES = frozenset(
    "sen. rep. gov. president secretary gen. maj. lt. col. capt. sgt. pope dr.".split()
)
OFFICES_OF_STATE = frozenset("sen rep gov president secretary gen maj lt capt col".split())
_DETERMINERS = frozenset("the a an his her its their one".split())
_WINDOW = 80


def roles_given(article: Article, name: str, whole: str, naming: str) -> tuple[str, ...]:
    """Return the role words that stand beside a name anywhere in the article, or, for a source
    without a name, those in its own words."""
    if naming != "named":
        return tuple(w for w in re.findall(r"[\w’'-]+", whole) if role_of(w.lower()))
    given: list[str] = []
    text, opens = article.text, [sentence.span.start for sentence in article.sentences]
    for full, needle in ((True, name), (False, name.split()[-1])):
        for start, end in _occurrences(text, needle):
            at = bisect_right(opens, start) - 1
            own = article.sentences[at].span if at >= 0 else Span(0, len(text))
            # One sentence is one line, however it was wrapped.
            given.extend(_before(_one_line(text[max(own.start, start - _WINDOW) : start])))
            if full:
                given.extend(_behind(_one_line(text[end : min(max(own.end, end), end + 90)])))
    return tuple(dict.fromkeys(given))


def described_by_clause(article: Article, name: str) -> bool:
    """Return whether a clause beside the name tells who it is ("Ann Lee, who runs the clinic")."""
    pattern = rf"{_wrapped(name)},?(?:\s\d{{1,3}},)?\s(?:who|whose)\s"
    return re.search(pattern, article.text) is not None


def _one_line(text: str) -> str:
    return re.sub(r"\s", " ", text)


def _wrapped(name: str) -> str:
    """Return a pattern that finds a name where a line ends inside it, too."""
    return r"\s+".join(map(re.escape, name.split()))


def _before(window: str) -> list[str]:
    """Return the roles in front of a name, from the words that end right before it.

    It must find "spokesman" in "ministry spokesman Maj. Gen." and in "the spokesman of the port, "
    and nothing in "the rebels that its neighbours support, ".
    """
    text = re.split(r"[\n“”\"();:]", window)[-1]
    parts = [part.strip() for part in text.split(",")]
    last = parts[-1].split()
    stops = [k for k, word in enumerate(last) if word.endswith(".") and len(word) > 5]
    last = last[stops[-1] + 1 :] if stops else last  # not across a full stop
    found: list[str] = []
    only_titles = True
    for k in range(len(last) - 1, -1, -1):
        word, bare = last[k], last[k].strip(".,").lower()
        if _tells_a_role(last, k):
            found.append(word.strip(".,"))
        elif word[:1].isupper() or bare in TITLES:
            continue
        elif not (k and last[k - 1].lower() in TITLES):  # "chief executive"
            only_titles = False
            break
    if last and not (only_titles and all(w.lower() in TITLES for w in last)):
        return found[::-1]
    if stops or len(parts) < 2:
        return found[::-1]
    apart = _past_cue(parts[-2].split())
    opens = [k for k, word in enumerate(apart) if word.lower() in _DETERMINERS]
    # Only a phrase of its own: it fills the words between its comma and the name's.
    owner = apart and apart[0][:1].isupper() and any(re.search(r"[’']s?$", w) for w in apart[:4])
    if apart and (opens[:1] == [0] or owner) and len(apart) < 9:
        return [w for w in apart if role_of(w.lower())] + found[::-1]
    return found[::-1]


def _tells_a_role(words: list[str], k: int) -> bool:
    """Return whether a word is a role, and not the first of a name ("Nurses Without Borders")."""
    role = role_of(words[k].strip(".,").lower()) or words[k].lower() in TITLE_ROLES
    return bool(role) and "".join(words[k + 1 : k + 2]) not in _NAME_GOES_ON


_NAME_GOES_ON = frozenset(("Without", "Against", "Beyond", "Across"))


def _past_cue(words: list[str]) -> list[str]:
    """Return the words of a phrase without the "said" or "according to" that leads up to it."""
    at = max((k for k, w in enumerate(words) if w.lower() in _LEADS), default=-1)
    return words[at + 1 :]


_LEADS = frozenset("to said says told".split())


def _behind(after: str) -> list[str]:
    """Return the roles of the phrase that follows a name and a comma ("Ann Lee, a nurse")."""
    if not after.startswith(", "):
        return []
    aside = re.split(r"[\n“”\"();:.,]", re.sub(r"^, \d{1,3}(?=, )", "", after)[2:])[0].split()
    # "An armed group that the government blames": the government is another.
    stop = next((k for k, w in enumerate(aside) if k and w in ("that", "which", "who")), len(aside))
    words = aside[:stop]
    role = role_of(words[0].lower()) if words else None
    bare = role is not None and not role[1]  # "According to Ann Lee, police fired": another
    if words and (words[0].lower() in (*_DETERMINERS, "who") or bare):
        return [w for w in words[:8] if role_of(w.lower()) and not _in_a_name(w)]
    return []


def _in_a_name(word: str) -> bool:
    """Return whether a role is only part of a name ("head of Nurses Without Frontiers")."""
    role = role_of(word.lower())
    return word[:1].isupper() and role is not None and role[1]


def _occurrences(text: str, needle: str) -> list[tuple[int, int]]:
    """Return (start, end) of where a name stands as whole words, at most thirty times."""
    pattern = re.compile(rf"(?<![^\W_]){_wrapped(needle)}(?![^\W_])")
    return list(islice(_found(pattern, text, needle.split()[:1]), 30))


def _found(pattern: re.Pattern[str], text: str, first: list[str]) -> Iterator[tuple[int, int]]:
    # A search for the first word as it stands is a hundred times as fast as one for the pattern.
    at = text.find(first[0]) if first else -1
    while at >= 0:
        match = pattern.match(text, at)
        if match:
            yield match.span()
        at = text.find(first[0], match.end() if match else at + 1)
