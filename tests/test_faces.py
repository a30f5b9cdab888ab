"""All that the kit finds in an article is reached from a face, and `help(kit)` lists it."""

import importlib
import inspect
import pydoc
import re
import subprocess
import sys
import warnings

import pytest

import kit
from kit.near_names import ROOMS

LISTED = re.findall(r"kit(?:\.\w+)+", pydoc.render_doc(kit, renderer=pydoc.plaintext))


def path_of(room, name):
    """How to write an analysis, from `import kit` alone."""
    return f"kit.{name}" if name in kit.__all__ else f"{ROOMS[room]}.{name}"


def analyses():
    """(path, function) of every public function of a room whose first argument is an article."""
    for room in ROOMS:
        face = importlib.import_module(f"kit.analysis.{room}")
        for name in face.__all__:
            thing = getattr(face, name)
            takes = [*inspect.signature(thing).parameters] if inspect.isfunction(thing) else []
            if takes[:1] == ["article"]:
                yield path_of(room, name), thing


ANALYSES = dict(analyses())


def reached(path):
    thing = kit
    for name in path.split(".")[1:]:
        thing = getattr(thing, name)
    return thing


def test_there_are_as_many_as_are_told():
    assert len(ANALYSES) >= 26


@pytest.mark.parametrize("path", ANALYSES)
def test_help_lists_every_analysis_and_its_path_leads_to_it(path):
    assert path in LISTED
    assert reached(path) is ANALYSES[path]
    assert path.split(".")[1] in dir(kit)


def test_every_name_that_help_lists_is_there():
    for path in LISTED:
        if not path.startswith(("kit.near_names", "kit.moved")):
            assert reached(path) is not None


@pytest.mark.parametrize("path", ANALYSES)
@pytest.mark.parametrize("name", ["story.txt", "aleppo-2016-02", "../news/aleppo"])
def test_no_analysis_takes_a_name_for_a_text_without_news(path, name):
    with pytest.raises(ValueError, match=r"not (its words|the words of a file); kit.read\("):
        ANALYSES[path](name)


@pytest.mark.parametrize("path", ANALYSES)
def test_a_text_of_one_word_is_read(path):
    for word in ("Killed.", "and/or", "24/7"):
        ANALYSES[path](word)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("passive", "kit.passives"),
        ("attribution", "kit.attributions"),
        ("casualty", "kit.casualties"),
        ("violent_acts", "kit.agency.violent_acts"),
        ("conflicts", "kit.analysis.dates.conflicts"),
        ("CasualtyClaim", "kit.analysis.casualties.CasualtyClaim"),
        ("headline_part", "kit.page.headline_parts"),
    ],
)
def test_a_near_miss_is_told_the_name_that_was_meant(name, meant):
    with pytest.raises(AttributeError, match=rf"kit has no '{name}'; did you mean {meant}\?"):
        getattr(kit, name)


def test_a_name_like_no_other_is_sent_to_help():
    with pytest.raises(AttributeError, match=r"kit has no 'zebra'; help\(kit\) lists"):
        kit.zebra  # noqa: B018
    assert not hasattr(kit, "__wrapped__")


def test_importing_the_kit_loads_nothing_heavy():
    code = "import sys, kit; print(*(m for m in sys.modules if m.startswith('kit.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["kit.handed_on", "kit.moved"]


def test_casualties_takes_its_article_by_the_name_that_all_take():
    claims = kit.casualties("Two men were killed.")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert kit.casualties(article="Two men were killed.") == claims
    with pytest.warns(DeprecationWarning, match=r"casualties\(text=...\) is now .*=...") as said:
        assert kit.casualties(text="Two men were killed.", words="acled")[0].span == claims[0].span
    assert said[0].filename == __file__
    with pytest.warns(DeprecationWarning), pytest.raises(TypeError):
        kit.casualties("Two men were killed.", text="Two men were killed.")
