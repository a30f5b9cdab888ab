"""The comment bank: what a marker writes often, once in a file and by a short key in every note.

`comments.csv` in the marking folder has the columns key and comment. In a note, `#source` stands
for the comment whose key is "source". Joining puts the words in; sheets keep the key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kit.teach.hand.csv_io import Mark, table
from kit.teach.hand.double import ByMarker
from kit.teach.hand.sheets import MarkingFault, Pack

NAME = "comments.csv"
_KEY = re.compile(r"[a-z][a-z0-9-]*")
_USED = re.compile(r"(?<![\w#&/])#([A-Za-z][\w-]*)")


def read_comments(pack: Pack) -> dict[str, str]:
    """Return the comments by key; {} where there is no file.

    Raises `MarkingFault` with a line for each mistake: file, row and mend.
    """
    path = pack.folder / NAME
    if not path.exists():
        return {}
    found: dict[str, str] = {}
    faults = []
    for number, row in table(path, ("key", "comment")):
        key, comment = row["key"].strip().removeprefix("#").casefold(), row["comment"].strip()
        where = f"{path}: row {number}: "
        if not _KEY.fullmatch(key):
            faults.append(f"{where}key '{key}': use letters, digits and hyphens, as in no-source")
        elif not comment:
            faults.append(f"{where}'{key}' has no comment; write one, or take the row out")
        elif key in found:
            faults.append(f"{where}key '{key}' stands in an earlier row; give it another name")
        else:
            found[key] = comment
    if faults:
        raise MarkingFault("\n".join(faults))
    return found


def filled(note: str, comments: Mapping[str, str]) -> str:
    """Return a note with its keys replaced. KeyError names a key that no comment has.

    >>> filled("#source And which day?", {"source": "Who says so?"})
    'Who says so? And which day?'
    """
    return _USED.sub(lambda found: comments[found[1].casefold()], note)


def with_comments(pack: Pack, marks: Mapping[str, ByMarker]) -> dict[str, ByMarker]:
    """Return marks by sheet, marker and code, with the words of the bank in their notes.

    Without a bank a note stays as it is. Raises `MarkingFault`, a line each mistake.
    """
    comments = read_comments(pack)
    if not comments:
        return dict(marks)
    faults: list[str] = []
    out: dict[str, ByMarker] = {}
    for name, by in marks.items():
        sheet = pack.sheets[name]
        out[name] = {}
        for marker, own in by.items():
            new = dict(own)
            for code, given in own.items():
                try:
                    new[code] = Mark(given.mark, filled(given.note, comments))
                except KeyError as missing:
                    faults.append(
                        f"{pack.path(marker, sheet)}: {code}: note: '#{missing.args[0]}' is no "
                        f"comment of {NAME}; it has {', '.join(sorted(comments))}"
                    )
            out[name][marker] = new
    if faults:
        raise MarkingFault("\n".join(faults))
    return out
