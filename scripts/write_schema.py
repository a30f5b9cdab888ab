"""Writes kit/data/schemas/story-N.schema.json, the form of a batch's records, from its table.

.venv/bin/python scripts/write_schema.py
"""

import json
from pathlib import Path

from kit.newsroom.record_fields import VERSION, schema

OUT = Path(__file__).resolve().parents[1] / "kit" / "data" / "schemas"

if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    text = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    (OUT / f"story-{VERSION}.schema.json").write_text(text, "utf-8")
