"""The gazetteer: cities of 15,000 people and more, their provinces and countries, by any spelling.

The table is an extract of GeoNames (CC BY 4.0; `kit/data/places/ORIGIN.toml`). A village that is
not in it stays a bare name, and of two bare names nobody here says whether one lies in the other.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# What spellings of one name put in or leave out: "al-Bab" and "Bab", "Mazar-i-Sharif" and "Mazari".
_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ad|ar|an|at|az|the)\b")
_OTHER_NAMES = {
    "us": "united states", "usa": "united states", "uk": "united kingdom",
    "britain": "united kingdom", "burma": "myanmar", "turkiye": "turkey",
    "dr congo": "democratic republic of the congo", "drc": "democratic republic of the congo",
    "palestine": "palestinian territory", "czech republic": "czechia", "holland": "netherlands",
    # The strip is meant far oftener than the city, and the city lies in it.
    "gaza": "gaza strip", "gaza city": "gaza", "north kivu": "nord kivu",
    "deir ezzor": "deir ez zor", "rural damascus": "rif dimashq",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A city, province or country: its name, and what it lies in."""

    name: str
    kind: str
    """One of "city", "province", "country"."""
    country: str
    province: str = ""

    @property
    def path(self) -> str:
        """What it lies in, from the widest scope to the narrowest: "Syria/Idlib/Idlib"."""
        inner = [self.province] if self.kind == "city" and self.province else []
        return "/".join([self.country, *inner, *([] if self.kind == "country" else [self.name])])


def plain(name: str) -> str:
    """Return a name in small letters, without marks, hyphens or apostrophes.

    >>> plain("Mazār-e Sharīf"), plain("Sana'a")
    ('mazar e sharif', 'sanaa')
    """
    letters = unicodedata.normalize("NFKD", re.sub(r"['’‘ʻʼ`]", "", name.casefold()))
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", kept).split())


def called(name: str) -> tuple[Place, ...]:
    """Return the places that a name stands for, the most populous first, in any spelling.

    >>> [place.path for place in called("Mazar-i-Sharif")]
    ['Afghanistan/Balkh/Mazār-e Sharīf']
    >>> called("Velm")
    ()
    """
    known, spelled = _table()
    key = plain(name)
    key = _OTHER_NAMES.get(key, key)
    own = known.get(key) or known.get(_bare(key)) or []
    other = spelled.get(key) or spelled.get(_bare(key)) or []
    # "Kiev" is an old spelling of the city, and still the table's name of its province.
    lands = {place.country for place in own}
    found = [*own, *(p for p in other if not own or p.country in lands)]
    return tuple(sorted(dict.fromkeys(found), key=lambda p: p.kind == "province"))


def one_spelling(a: str, b: str) -> bool:
    """Return whether two names that no table knows are two spellings of one.

    They have the same consonants in the same order, three at least, and begin alike.

    >>> one_spelling("Moadamiyeh", "Mouadamiya"), one_spelling("Sarmin", "Saraqib")
    (True, False)
    """
    one, two = _bare(plain(a)), _bare(plain(b))
    if one.replace(" ", "") == two.replace(" ", ""):
        return True
    bones = _bones(one)
    return len(bones) >= 3 and bones == _bones(two) and one[:1] == two[:1]


def _bones(name: str) -> str:
    letters = re.sub(r"[aeiouyhw ]", "", name.replace("q", "k").replace("ph", "f"))
    return re.sub(r"(.)\1+", r"\1", letters)


def _bare(key: str) -> str:
    return " ".join(_ARTICLE.sub(" ", key).split()) or key


Names = dict[str, list[Place]]


@cache
def _table() -> tuple[Names, Names]:
    """Places by their name as GeoNames prints it, and by every other spelling."""
    packed = (files("kit.data") / "places" / "places.tsv.gz").read_bytes()
    lands: dict[str, str] = {}
    known: Names = {}
    spelled: Names = {}
    provinces: dict[tuple[str, str], Place] = {}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        kind, name, code, province, others = line.split("\t")
        if kind == "L":
            lands[code] = name
            known.setdefault(plain(name), []).append(Place(name, "country", name))
            continue
        land = lands[code]
        if province and (land, province) not in provinces:
            provinces[land, province] = Place(province, "province", land)
        place = Place(name, "city", land, province)
        known.setdefault(plain(name), []).append(place)
        for other in others.split("|") if others else ():
            spelled.setdefault(other.replace("'", ""), []).append(place)
    for place in provinces.values():
        known.setdefault(plain(place.name), []).append(place)
    for names in (known, spelled):
        for key in list(names):
            bare = _bare(key)
            if bare != key:
                names.setdefault(bare, []).extend(names[key])
    return known, spelled
