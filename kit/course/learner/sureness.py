"""How sure somebody was beside what held: two numbers, a sentence and a picture, and no mark."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

_WIDTH, _ROW, _LEFT = 420, 22, 110


@dataclass(frozen=True)
class Sureness:
    """How sure somebody said to be of each question, and whether it held."""

    rows: tuple[tuple[str, float, bool], ...]

    @property
    def told(self) -> str:
        """Both numbers in one sentence, and what may be asked of them."""
        mean = sum(p for _, p, _ in self.rows) / len(self.rows)
        held = sum(right for *_, right in self.rows)
        gap = mean - held / len(self.rows)
        if abs(gap) < 0.1:
            read = "The two lie close together."
        elif gap > 0:
            read = "Where did the sureness come from?"
        else:
            read = "What made you doubt?"
        return (
            f"On average you were sure to {mean:.2f}; {held} of {len(self.rows)} held "
            f"({held / len(self.rows):.2f}). {read} So few answers say little by themselves."
        )

    @property
    def picture(self) -> str:
        """A row a question: a line from 0 to 1 with a mark where the learner stood, as SVG.

        Filled where the answer held, hollow where it did not yet; the table beside it says the
        same in words.
        """
        span = _WIDTH - _LEFT - 20
        height = _ROW * (len(self.rows) + 1)
        parts = []
        for n, (id, p, right) in enumerate(self.rows):
            y, x = _ROW * n + 14, _LEFT + span * min(max(p, 0.0), 1.0)
            parts.append(
                f'<text x="0" y="{y + 4}" font-size="13" fill="currentColor">{escape(id)}</text>'
                f'<line x1="{_LEFT}" y1="{y}" x2="{_LEFT + span}" y2="{y}" stroke="currentColor" '
                'stroke-opacity="0.6"/>'
                f'<circle cx="{x:.1f}" cy="{y}" r="6" stroke="currentColor" stroke-width="2" '
                f'fill="{"currentColor" if right else "none"}"/>'
            )
        for value in (0, 0.5, 1):
            parts.append(
                f'<text x="{_LEFT + span * value:.1f}" y="{height - 4}" font-size="12" '
                f'text-anchor="middle" fill="currentColor">{value:g}</text>'
            )
        return (
            f'<svg role="img" aria-label="{escape(self.told)}" width="{_WIDTH}" '
            f'height="{height}" viewBox="0 0 {_WIDTH} {height}">{"".join(parts)}</svg>'
        )
