"""How often a rule is right stands beside its rows, out of counts that nothing else reads."""

import json
import re
from pathlib import Path

from kit.show import measured
from kit.show.ledger import ledger
from kit.show.page import html

ROOT = Path(__file__).parents[2]
COUNTS = json.loads((ROOT / "kit/data/measured/rules.json").read_text("utf-8"))


def test_the_file_holds_counts_by_rule_and_no_text():
    assert COUNTS.keys() == {"sets", "rules"}
    for rule, (right, of) in COUNTS["rules"].items():
        assert re.fullmatch(r"(?:attribution|casualties|passive)\.[a-z-]+", rule)
        assert 0 <= right <= of and of > 0
    assert COUNTS["sets"].keys() == {rule.partition(".")[0] for rule in COUNTS["rules"]}


def test_a_row_of_a_measured_rule_says_how_often_it_is_right(monkeypatch):
    counts = {"sets": {"casualties": "a set"}, "rules": {"casualties.subject": [31, 40]}}
    monkeypatch.setattr(measured, "_counts", lambda: counts)
    found = ledger("At least 12 people died and nobody was hurt, police said.")
    rows = {row.rule: row.measured for row in found.section("claims").rows}
    assert rows == {
        "casualties.subject": "right 8 times in 10",
        "casualties.no-one": "seen too seldom to say",
    }
    assert {row.measured for row in found.section("attributions").rows} == {""}
    assert "40 findings (a set)" in found.section("claims").measured_on
    page = html(found)
    assert page.count("right 8 times in 10") == 1 and "(a set)" in page
    assert "right 8 times" not in found.as_json()


def test_nothing_but_the_page_reads_the_counts():
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "kit").rglob("*.py"))
        if re.search(r"kit\.show\.measured|data.{0,20}measured", path.read_text("utf-8"))
    ]
    assert readers == ["kit/show/ledger_rows.py", "kit/show/measured.py"]
