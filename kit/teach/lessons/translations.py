"""`kit translation`: what a translation of the course's questions and feedback still lacks."""

from __future__ import annotations

from pathlib import Path

from kit.course.bank.assembly import lesson_folders
from kit.course.bank.read import BankError, check_bank, load_toml
from kit.course.bank.translation import FILE, laid_over, missing


def report(exercises: Path, language: str) -> list[str]:
    """Return a line for each lesson, and below it one for each string that is shown in English.

    Raises `BankError` for a language code that is none and for strings that belong to nothing.
    """
    if not FILE.fullmatch(f"strings.{language}.toml"):
        raise BankError(f"{language!r}: is no language code; write two or three letters, as in es")
    lines, done, all_of_them = [], 0, 0
    for folder in lesson_folders(exercises):
        bank = load_toml(folder / "questions.toml", f"{folder.name}/questions.toml")
        path = folder / f"strings.{language}.toml"
        name = f"{exercises.name}/{folder.name}/{path.name}"
        strings = load_toml(path, name) if path.is_file() else {}
        check_bank(laid_over(bank, strings, name), name)
        lacking, total = missing(bank, strings)
        done, all_of_them = done + total - len(lacking), all_of_them + total
        if not path.is_file():
            lines.append(f"{folder.name}: not begun; {total} strings belong into {name}")
            continue
        lines.append(f"{folder.name}: {total - len(lacking)} of {total} strings")
        lines += [f"    {line}: is missing, and shown in English" for line in lacking]
    return [*lines, f"{language}: {done} of {all_of_them} strings"]
