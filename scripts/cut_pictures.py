"""Makes the pictures in docs/ from those that the browser tests leave in artefacts/.

    python3 lab.py test tests/browser
    .venv/bin/python scripts/cut_pictures.py

Each is cut to 64 colours, chosen so that thin coloured lines keep theirs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
COLOURS = 64
PICTURES = {
    "lesson": "00-start-here-window",
    "ledger": "ledger-window",
    "feedback": "feedback-window",
    "insight": "insight-window",
    "review": "review-desk",
}


def main() -> int:
    """The exit status: 0, or 1 where the tests have left no picture."""
    missing = [name for name in PICTURES.values() if not artefact(name).is_file()]
    if missing:
        print(f"artefacts/: no {', '.join(missing)}; run: python3 lab.py test tests/browser")
        return 1
    for name, made in PICTURES.items():
        whole = Image.open(artefact(made)).convert("RGB")
        cut = whole.quantize(
            COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
        )
        cut.save(ROOT / "docs" / f"{name}.png", optimize=True)
    return 0


def artefact(name: str) -> Path:
    """Where the browser tests put a picture."""
    return ROOT / "artefacts" / f"{name}.png"


if __name__ == "__main__":
    sys.exit(main())
