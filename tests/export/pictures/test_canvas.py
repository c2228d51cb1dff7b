"""The ground of every picture: the same bytes, words that stay words, no global figure."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from export.pictures import KINDS, Marked, draw_map, profile_bars, ranked_bars, scatter
from export.pictures.canvas import UNKNOWN, drawable, text_width, wrapped
from tests.helpers.areas import square
from tests.helpers.dossiers import bytes_of_secret
from tests.helpers.pictures import bars, cloud, profile, small_map

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"
BEGINNINGS = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<?xml", "pdf": b"%PDF-1."}

EVERY = {
    "map": (draw_map, small_map()),
    "bars": (ranked_bars, bars(6)),
    "profile": (profile_bars, profile()),
    "scatter": (scatter, cloud(20)),
}


@cache
def drawn(name, kind):
    draw, content = EVERY[name]
    return draw(content, kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", EVERY)
def test_the_same_content_gives_the_same_bytes_without_a_date(name, kind):
    draw, content = EVERY[name]
    made = drawn(name, kind)
    assert made.content.startswith(BEGINNINGS[kind])
    assert made == draw(content, kind)
    for word in (b"CreationDate", b"dc:date"):
        assert word not in made.content


@pytest.mark.parametrize("name", EVERY)
def test_words_stay_words_in_svg(name):
    root = ET.fromstring(drawn(name, "svg").content)
    words = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert any(set("åäö") & set(word) for word in words)
    assert root.find(f"{SVG}title").text == EVERY[name][1].title
    assert not list(root.iter(f"{SVG}script"))


@pytest.mark.parametrize("name", EVERY)
def test_a_png_has_200_dots_an_inch_and_its_alternative(name):
    made = drawn(name, "png")
    with Image.open(BytesIO(made.content)) as picture:
        assert picture.info["dpi"] == pytest.approx((200, 200), abs=0.1)
        assert picture.text["Description"] == made.alternative
        assert picture.text["Title"] == EVERY[name][1].title


@pytest.mark.parametrize("name", EVERY)
def test_a_pdf_is_one_page_with_its_fonts(name):
    made = drawn(name, "pdf").content
    assert len(re.findall(rb"/Type /Page\b(?!s)", made)) == 1
    assert b"/FontFile2" in made
    assert b"/Type3" not in made


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_suppressed_is_in_no_picture(kind):
    content = drawn("map", kind).content
    assert [form for form in bytes_of_secret() if form in content] == []


def test_pictures_drawn_at_one_time_are_those_drawn_one_by_one():
    names = [*EVERY, *EVERY]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda name: EVERY[name][0](EVERY[name][1], "svg"), names))
    assert together == [drawn(name, "svg") for name in names]


def test_no_global_figure_is_touched():
    code = "import sys, export.pictures; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


# ------------------------------------------------------------------ text from data

RISKY = ["$\\frac{1}{$", "a\x00\x0b\ud800b", "<b>&amp;", "_dold", "😀 \u0627"]


@pytest.mark.parametrize("name", RISKY)
def test_a_name_with_signs_is_drawn_as_it_is(name):
    made = draw_map(small_map(title=name, marked=(Marked(name, square()),)), "svg").content
    words = {"".join(text.itertext()) for text in ET.fromstring(made).iter(f"{SVG}text")}
    assert " ".join(drawable(name).split()) in words


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_risky_names_are_drawn_in_every_kind(kind):
    marked = tuple(Marked(name, square(at)) for at, name in enumerate(RISKY[:4], start=1))
    assert draw_map(small_map(title="".join(RISKY), marked=marked), kind).content


def test_what_the_font_lacks_is_shown_as_lacking():
    assert drawable("å 1\u202f000 – ”x”") == "å 1\u202f000 – ”x”"
    assert drawable("a\nb\tc") == "a b c"
    assert drawable("漢") == UNKNOWN


@settings(deadline=None)
@given(st.text(max_size=60), st.floats(20, 200))
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(words, room):
    lines = wrapped(words, 8.0, room)
    assert "".join(lines).replace(" ", "") == drawable(words).replace(" ", "")
    assert all(len(line) == 1 or text_width(line, 8.0) <= room + 1 for line in lines)
    assert lines
