r"""The language of rows: which words, in which order, with what before and behind.

A pattern is a line of steps with blanks between:

    lost            the word itself, or a mark; \( \) \. are marks of the text
    lost|gave       either word
    <deny>          a word of a class; #bare is a number of a class
    -ing            a word that ends so
    .               any word
    !the|a          none of these stands next; takes no word
    the? of* -ly+ so{1,3}   once or not, any number, one or more, one to three: all that stand so
    ...4  ...2-8  ...9<plain>   a gap: up to 4 words, 2 to 8, up to 9 of a class; as few as do
    (a b | c)       steps as one, or other steps
    group:(a b)     steps whose words are wanted under a name
    &part           steps that several rows share
    ^ $             the sentence begins or ends here
    [ ]             the words found; what stands outside is only looked at

What stands before the words found is matched from right to left. Repeats keep what they took;
only gaps and ( | ) try again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kit.analysis.casualties.patterns import (
    Pattern,
    Step,
    Words,
    edge,
    either,
    gap,
    never,
    one,
    repeat,
)

_FAR = 1000
_TIMES = r"(?P<times>[?*+]|\{\d+,\d+\})?"
_STEP = re.compile(
    r"\s*(?P<no>!)?(?:(?P<open>(?:(?P<name>[a-z]+):)?\()|&(?P<part>[\w-]+)"
    r"|\.\.\.(?:(?P<few>\d+)-)?(?P<many>\d*)(?P<of><[\w-]+>)?(?P<gap>)"
    rf"|(?P<edge>[\^$])|(?P<words>(?:\\[()]|[^\s()?*+{{}}])+)){_TIMES}"
)
_CLOSE = re.compile(rf"\s*\){_TIMES}")


class PatternError(ValueError):
    """A pattern that cannot be read; the message says what is wrong with it."""


class PatternReader:
    """Reads patterns with the classes and parts of one file of rows."""

    def __init__(self, classes: Mapping[str, Words], parts: Mapping[str, str]) -> None:
        self._classes, self._parts = classes, parts

    def pattern(self, text: str) -> Pattern:
        """Return the pattern that is written so. Raises `PatternError`."""
        pieces = re.split(r"[\[\]]", text)
        if len(pieces) != 3 or text.find("[") > text.find("]"):
            raise PatternError("put one pair of [ ] around the words it finds")
        before, found, behind = (self._line(pieces[k], back=k == 0) for k in range(3))
        if not found:
            raise PatternError("nothing stands inside its [ ]")
        return Pattern(before, found, behind)

    def words(self, text: str) -> Words:
        """Return the class that is written "lost|<deny>|-ing". Raises `PatternError`."""
        whole = Words()
        for name in text.split("|"):
            key = name.strip("<>")
            if not name:
                raise PatternError(f"nothing stands on one side of the | of {text!r}")
            if key != name or name[0] == "#":
                if key not in self._classes:
                    raise PatternError(f"{name} is no class of this file")
                whole |= self._classes[key]
            elif name == ".":
                whole |= Words(tests=(lambda item: True,))
            elif name[0] == "-" and name[1:2].isalpha():
                whole |= Words(endings=(name[1:],))
            else:
                whole |= Words(frozenset((name.replace("\\", ""),)))
        return whole

    def _line(self, text: str, back: bool) -> tuple[Step, ...]:
        """Return the steps of a text that stands for itself, in the order they are met."""
        lines, end = self._lines(text, 0, back)
        if end < len(text.rstrip()):
            raise PatternError(f"a ) too many in {text.strip()!r}")
        if len(lines) > 1:
            raise PatternError(f"put ( ) around what | divides in {text.strip()!r}")
        return lines[0]

    def _lines(self, text: str, at: int, back: bool) -> tuple[tuple[tuple[Step, ...], ...], int]:
        """Return the lines of steps up to a closing bracket or the end, and where they end."""
        lines: list[list[Step]] = [[]]
        while (rest := text[at:].lstrip()) and rest[0] != ")":
            if rest.startswith("| "):
                at = text.index("|", at) + 1
                lines.append([])
            else:
                step, at = self._step(text, at, back)
                lines[-1].append(step)
        return tuple(tuple(reversed(line) if back else line) for line in lines), at

    def _step(self, text: str, at: int, back: bool) -> tuple[Step, int]:
        read = _STEP.match(text, at)
        if read is None:
            raise PatternError(f"cannot read {text[at:].strip()!r}")
        end, times = read.end(), read["times"]
        if read["open"]:
            lines, end = self._lines(text, end, back)
            close = _CLOSE.match(text, end)
            if close is None:
                raise PatternError(f"a ( is never closed in {text.strip()!r}")
            step, end, times = either(lines, read["name"] or ""), close.end(), close["times"]
        elif read["part"]:
            if read["part"] not in self._parts:
                raise PatternError(f"&{read['part']} is no part of this file")
            step = either((self._line(self._parts[read["part"]], back),), "")
        elif read["gap"] is not None:
            most = int(read["many"] or _FAR)
            step = gap(self.words(read["of"] or "."), int(read["few"] or 0), most, back)
        elif read["edge"]:
            step = edge(back)
        else:
            step = one(self.words(read["words"]), back)
        if times:
            named = {"?": (0, 1), "*": (0, _FAR), "+": (1, _FAR)}
            least, most = named.get(times) or map(int, times[1:-1].split(","))
            step = repeat(step, least, most)
        return never(step) if read["no"] else step, end
