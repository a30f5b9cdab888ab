"""How Sphinx makes the documentation; scripts/build_docs.py lays out the rest and calls it."""

import kit

project = "Dateline"
copyright = "2026 The Dateline authors. Text: CC BY 4.0"  # noqa: A001
release = kit.__version__
extensions = ["myst_nb", "sphinx.ext.autodoc"]
exclude_patterns = ["_*"]
# Lessons are shown as they come to a learner; nothing is run to document it.
nb_execution_mode = "off"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4
# A single backtick is code in our docstrings, as it is in Markdown.
default_role = "code"
autodoc_typehints = "signature"
autodoc_member_order = "alphabetical"
autodoc_preserve_defaults = True
html_theme = "furo"
html_title = "Dateline"
html_static_path = ["_static"]
html_extra_path = ["_pages"]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = True
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
suppress_warnings = ["myst.header", "mystnb.unknown_mime_type"]


def _as_written(app, what, name, obj, options, lines):
    """The kit's own docstring is a list laid out by hand: it stays as it is."""
    if name == "kit":
        lines[:] = [lines[0], "", "::", "", *[f"    {line}" for line in lines[1:]], ""]


def setup(app):
    app.connect("autodoc-process-docstring", _as_written)
