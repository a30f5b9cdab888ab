"""The browser is opened at the course, and its command line tells nobody how to get in."""

import html
import os
import re
import stat

import pytest

from launch import opening

ADDRESS = "http://127.0.0.1:8888/lab/tree/work/a%20b.ipynb?token=5ec2e7&x=1#sourcing.5"


@pytest.fixture
def opened(monkeypatch):
    seen = []
    monkeypatch.setattr(opening.webbrowser, "open", seen.append)
    monkeypatch.setattr(opening, "has_screen", lambda: True)
    return seen


def test_the_browser_is_given_a_page_of_its_owners_alone_that_leads_there(opened, tmp_path):
    for _ in range(2):  # the page of the last start is no hindrance
        opening.show(ADDRESS, tmp_path / "runtime", browser=True)
    page = tmp_path / "runtime" / opening.PAGE
    assert opened == [page.as_uri()] * 2 and "5ec2e7" not in opened[0]
    (target,) = re.findall(r'content="0; url=([^"]+)"', page.read_text("utf-8"))
    assert html.unescape(target) == ADDRESS
    if os.name != "nt":
        assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_a_link_laid_in_its_place_is_not_written_through(opened, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    (tmp_path / opening.PAGE).symlink_to(elsewhere)
    opening.show(ADDRESS, tmp_path, browser=True)
    assert elsewhere.read_text() == "mine"


def test_a_browser_of_windows_is_given_the_address(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(opening.platform, "release", lambda: "5.15.90-microsoft-standard-WSL2")
    monkeypatch.setattr(opening.sys, "platform", "linux")
    opening.show(ADDRESS, tmp_path, browser=True)
    assert opened == [ADDRESS]


def test_nothing_opens_where_none_is_wanted(opened, tmp_path):
    opening.show(ADDRESS, tmp_path, browser=False)
    assert opened == [] and not list(tmp_path.iterdir())


def test_no_browser_is_opened_where_there_is_no_screen(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert not opening.has_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    assert opening.has_screen()
