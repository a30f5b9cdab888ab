"""HTML and template code in answers, in errors and in names of errors."""

CELLS = [
    r"""
raise type("<img src=x onerror=alert(1)>", (Exception,), {})("{{ 7 * 7 }}<script>alert(1)</script>")
""",
]
WRONG = r"""
for id in ["harbour.1", "harbour.2", "harbour.3", "harbour.4", "harbour.5", "harbour.6",
           "harbour.7", "harbour.8"]:
    kit.check(id, "</bdi><script>alert(1)</script>{{ ''.__class__ }}")
"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
    page = next((batch.folder / "grades" / "feedback").glob("html-in-answers-*.html"))
    text = page.read_text("utf-8")
    assert "<script" not in text and "<img" not in text
    assert "default-src 'none'" in text
