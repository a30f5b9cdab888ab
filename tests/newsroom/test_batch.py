"""A batch over good stories and bad: what is written, what is passed by, and what a kill costs."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.newsroom.reading import Story, stories
from kit.newsroom.record_fields import KINDS, VERSION, schema
from kit.newsroom.running import OtherBatch, run
from kit.newsroom.story_record import record
from kit.text.reading import from_text

SCHEMA = Path(__file__).parents[2] / "kit" / "data" / "schemas" / f"story-{VERSION}.schema.json"
TEXT = """Blast in Velm kills four

At least four people were killed and 12 wounded when a shell hit a market in Velm on Thursday, the
health ministry said. “We heard a horrific explosion,” said Ann Lee, a trader.

The rebels denied that they had fired. The market was rebuilt in 2015."""


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def command(*words):
    return CliRunner().invoke(app, ["analyze", *map(str, words)])


def test_the_schema_that_is_shipped_is_that_of_the_table():
    assert json.loads(SCHEMA.read_text("utf-8")) == schema(), "run scripts/write_schema.py"
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("text", [TEXT, "Talks failed.", "Ukraine " * 40 + "\n\n“An open quote."])
def test_a_record_is_valid_and_its_offsets_are_the_texts(text):
    made = record(from_text(text, "a", language_check=False))
    validator = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())
    assert list(validator.iter_errors(json.loads(json.dumps(made)))) == []
    for found in made["findings"]:
        for start, end in [found["span"], *found.get("content", [])]:
            assert 0 <= start <= end <= len(text)
        if found["type"] == "casualty_claim":
            assert text[slice(*found["span"])] == found["words"]


def test_a_record_that_lacks_a_field_or_has_a_word_for_a_number_is_not_valid():
    validator = jsonschema.Draft202012Validator(schema())
    made = record(from_text(TEXT, "a"))
    claim = next(f for f in made["findings"] if f["type"] == "casualty_claim")
    claim["low"] = "four"
    assert not validator.is_valid(made)
    del made["words"]
    assert any("'words' is a required property" in e.message for e in validator.iter_errors(made))


def test_every_kind_of_finding_is_in_some_record():
    text = TEXT + "\n\nThe vice-president said he would resign. The so-called “truce” is a farce."
    found = {f["type"] for f in record(from_text(text, "a"))["findings"]}
    assert found >= set(KINDS) - {"missing_reply", "scare_quote", "dangling", "loaded_word"}


BAD = {
    "empty.txt": b"",
    "spaces.txt": b"  \n \n",
    "binary.txt": bytes(range(256)) * 40,
    "picture.txt": b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
}  # fmt: skip


LANGUAGES = {
    "german": "Der Minister sagte, dass die Truppen nicht in die Stadt gehen und dass sie von der "
    "Armee nicht angegriffen werden; die Lage ist nach dem Angriff auf die Stadt nicht klar.",
    "french": "Le ministre a dit que les troupes ne vont pas entrer dans la ville et que les "
    "habitants sont avec elles; la situation est encore confuse après une nuit de combats.",
    "spanish": "El ministro dijo que las tropas no van a entrar en la ciudad y que los habitantes "
    "se quedan con ellas; la situación es confusa después de una noche de combates.",
    "italian": "Il ministro ha detto che le truppe non entreranno nella città e che gli abitanti "
    "sono con loro; la situazione è ancora confusa dopo una notte di scontri nella zona.",
    "portuguese": "O ministro disse que as tropas não vão entrar na cidade e que os moradores "
    "estão com elas; a situação ainda é confusa depois de uma noite de combates na região.",
    "dutch": "De minister zei dat het leger niet de stad in gaat en dat de inwoners van de stad er "
    "zijn; de toestand is na een nacht van gevechten in het gebied nog niet duidelijk.",
    "swedish": "Ministern sade att trupperna inte går in i staden och att invånarna är kvar där; "
    "läget är fortfarande oklart efter en natt av strider som inte har slutat till nu.",
    "polish": "Minister powiedział, że wojska nie wejdą do miasta i że mieszkańcy są z nimi; "
    "sytuacja jest nadal niejasna po nocy walk, które nie ustały nawet nad ranem w okolicy.",
    "turkish": "Bakan, birliklerin şehre girmeyeceğini ve sakinlerin onlarla birlikte olduğunu "
    "söyledi; bölgede gece boyunca süren çatışmaların ardından durum hâlâ belirsiz görünüyor ve "
    "kimse bu konuda bir şey söylemek istemiyor bugün.",
    "finnish": "Ministeri sanoi, etteivät joukot mene kaupunkiin ja että asukkaat ovat siellä "
    "edelleen; tilanne on yhä epäselvä yön taistelujen jälkeen, eikä kukaan tiedä mitä huomenna "
    "tapahtuu täällä.",
    "indonesian": "Menteri mengatakan bahwa pasukan tidak akan masuk ke kota dan bahwa warga masih "
    "bertahan di sana; keadaan belum jelas setelah pertempuran semalam di wilayah itu hingga pagi.",
    "vietnamese": "Bộ trưởng nói rằng quân đội sẽ không vào thành phố và rằng người dân vẫn ở lại "
    "đó; tình hình vẫn chưa rõ ràng sau một đêm giao tranh trong khu vực này cho đến sáng nay.",
    "russian": "Министр сказал, что войска не войдут в город до понедельника",
    "ukrainian": "Міністр сказав, що війська не увійдуть до міста до понеділка",
    "greek": "Ο υπουργός είπε ότι τα στρατεύματα δεν θα μπουν στην πόλη",
    "arabic": "قال الوزير إن القوات لن تدخل المدينة قبل يوم الاثنين",
    "hebrew": "השר אמר כי הכוחות לא ייכנסו לעיר לפני יום שני",
    "hindi": "मंत्री ने कहा कि सेना सोमवार से पहले शहर में नहीं जाएगी",
    "georgian": "მინისტრმა თქვა რომ ჯარი ქალაქში არ შევა ორშაბათამდე",
    "chinese": "部长说 部队 星期一 之前 不会 进入 城市",
}


def test_twenty_languages_are_passed_by_and_each_is_named(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name, text in LANGUAGES.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "english.txt").write_text(TEXT, "utf-8")
    assert len(LANGUAGES) == 20
    assert command(folder, "--out", out, "--jobs", "1").exit_code == 1
    assert {p["id"] for p in lines(out / "problems.jsonl")} == set(LANGUAGES)
    assert [r["id"] for r in lines(out / "stories.jsonl")] == ["english"]


def test_bad_files_are_named_and_passed_by_and_the_rest_is_written(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b-again.txt").write_text(TEXT, "utf-8")
    hostile = "<script>alert(1)</script> said Ann Lee. 1,000,000,000 people were killed in Velm."
    (folder / "odd.json").write_text(
        json.dumps({"text": hostile, "date": "2199-01-01", "outlet": "=cmd()"}), "utf-8"
    )
    done = command(folder, "--out", out, "--jobs", "1")
    assert done.exit_code == 1, done.stderr
    assert {r["id"] for r in lines(out / "stories.jsonl")} == {"a", "odd"}
    problems = {p["id"]: p for p in lines(out / "problems.jsonl")}
    assert set(problems) == {Path(name).stem for name in BAD} | {"huge", "b-again"}
    assert problems["b-again"]["what"] == "twice" and "as a;" in problems["b-again"]["why"]
    assert all(p["why"].count("\n") == 0 and p["id"] in p["why"] for p in problems.values())
    assert done.stderr.count("passed by:") == len(problems)
    odd = next(r for r in lines(out / "stories.jsonl") if r["id"] == "odd")
    assert {n["what"] for n in odd["notes"]} == {"date", "toll"}
    page = (out / "digest.html").read_text("utf-8")
    assert "<script" not in page and "default-src 'none'" in page
    assert "withheld" in page
    with (out / "stories.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["outlet"] for r in rows if r["id"] == "odd"] == ["'=cmd()"]
    with (out / "findings.csv").open(encoding="utf-8", newline="") as file:
        claims = [r for r in csv.DictReader(file) if r["type"] == "casualty_claim"]
    claim = next(c for c in claims if c["sentence"] == "2.1")
    assert (claim["story"], claim["low"], claim["high"], claim["kind"]) == ("a", "4", "", "killed")


def many(count):
    return [Story(f"s{n}", f"s{n}", text=f"{TEXT}\n\nDay {n} came.") for n in range(count)]


def test_two_processes_write_what_one_writes_in_the_same_order(tmp_path):
    run(many(7), tmp_path / "one", jobs=1)
    run(many(7), tmp_path / "two", jobs=2)
    one, two = (tmp_path / name / "stories.jsonl" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_a_line_cut_short_is_made_again_and_nothing_else(tmp_path):
    run(many(6), tmp_path / "whole")
    run(many(4), tmp_path / "cut")
    file = tmp_path / "cut" / "stories.jsonl"
    os.truncate(file, file.stat().st_size - 100)
    outcome = run(many(6), tmp_path / "cut")
    assert (outcome.before, outcome.written) == (3, 3)
    assert file.read_bytes() == (tmp_path / "whole" / "stories.jsonl").read_bytes()


def test_a_batch_that_is_killed_goes_on_without_loss_or_double(tmp_path):
    source = tmp_path / "day.jsonl"
    told = [json.dumps({"id": s.id, "text": s.text}) for s in many(40)]
    source.write_text("\n".join(told), "utf-8")
    words = [sys.executable, "-m", "kit.cli", "analyze", str(source), "--out", str(tmp_path / "o")]
    child = subprocess.Popen([*words, "--jobs", "1"], stderr=subprocess.DEVNULL)
    file = tmp_path / "o" / "stories.jsonl"
    while child.poll() is None and (not file.exists() or file.read_bytes().count(b"\n") < 2):
        time.sleep(0.005)
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert 2 <= file.read_bytes().count(b"\n") < 40
    done = command(source, "--out", tmp_path / "o", "--jobs", "1")
    assert done.exit_code == 0, done.stderr
    assert [r["id"] for r in lines(file)] == [f"s{n}" for n in range(40)]


def test_a_folder_of_another_version_and_one_in_use_are_refused(tmp_path):
    run(many(1), tmp_path)
    file = tmp_path / "stories.jsonl"
    file.write_text(file.read_text("utf-8").replace("dateline 0", "dateline 9"), "utf-8")
    with pytest.raises(OtherBatch, match="another folder"):
        run(many(2), tmp_path)


def test_a_story_that_ends_its_process_is_named_and_the_rest_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(Story, "article", _article, raising=True)
    from kit.newsroom.running import analyzed

    kind, line = analyzed(Story("x", "x", text="fail"), "k")
    assert (kind, line["what"]) == ("problem", "failed")
    assert "please report this text" in line["why"]


def _article(self):
    raise RuntimeError("a slip of an engine")


def test_many_stories_without_a_folder_for_them_are_refused(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    done = command(tmp_path)
    assert (done.exit_code, "--out" in done.stderr) == (2, True)
    assert command(tmp_path / "gone", "--out", tmp_path / "o").exit_code == 2


def test_one_story_with_a_folder_is_a_batch_of_one(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert command(tmp_path / "a.txt", "--out", tmp_path / "o").exit_code == 0
    assert len(lines(tmp_path / "o" / "stories.jsonl")) == 1
    assert [s.id for s in stories([tmp_path / "a.txt"])] == ["a"]


def test_parquet_has_the_rows_of_the_csv_with_numbers_as_numbers(tmp_path):
    import pyarrow.parquet

    source = tmp_path / "day.jsonl"
    source.write_text(json.dumps({"id": "a", "text": TEXT, "date": "2020-01-02"}), "utf-8")
    assert command(source, "--out", tmp_path / "o", "--jobs", "1", "--parquet").exit_code == 0
    table = pyarrow.parquet.read_table(tmp_path / "o" / "findings.parquet")
    with (tmp_path / "o" / "findings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert table.num_rows == len(rows)
    assert table.column_names == list(rows[0])
    for wide, plain in zip(table.to_pylist(), rows, strict=True):
        assert TEXT[wide["start"] : wide["end"]].split()[:1] == (wide["words"].split()[:1])
        assert str(wide["low"] if wide["low"] is not None else "") == plain["low"]
    stories_ = pyarrow.parquet.read_table(tmp_path / "o" / "stories.parquet").to_pylist()
    assert [(s["id"], s["words"], s["casualty_claims"]) for s in stories_] == [
        ("a", len(TEXT.split()), 3)
    ]
