import re
from pathlib import Path

import numpy as np
import pytest

from geo.grounds import Method
from language import crosswalk_text as words
from layers.across import Reason
from layers.carrying import Rule
from layers.numbers import Status

DOCS = Path(__file__).resolve().parents[2] / "docs"


def section(document, heading):
    body = (DOCS / document).read_text(encoding="utf-8")
    start = body.index(f"\n{heading}\n") + len(heading) + 1
    return body[start : body.index("\n## ", start)]


def test_the_guide_uses_the_words_on_the_page():
    guide = section("anvandarguide.md", f"## {words.PAGE}")
    labels = (
        *(words.FROM, words.TO, words.TO_FILE, words.OWN_TABLE, words.INDICATORS, words.METHOD),
        *words.METHODS.values(),
        *(words.LEAST, words.DOWNLOAD_CSV, words.DOWNLOAD_EXCEL, words.USE),
    )
    assert [label for label in labels if f"**{label}**" not in guide] == []
    assert words.ERROR_HEADING in guide


def test_the_method_tells_every_method_and_rule():
    told = re.findall(
        r"^\| `([^`]+)`", section("method.md", "## From one division to another"), re.MULTILINE
    )
    assert told == [*Method.__args__, *Rule.__args__]
    assert (
        set(words.METHODS)
        == set(words.METHOD_HELP)
        == set(words.METHOD_SHORT)
        == {*Method.__args__}
    )
    assert set(words.RULES) == {*Rule.__args__}


@pytest.mark.parametrize("reason", Reason)
def test_every_lack_has_its_words_and_every_figure_its_origin(reason):
    said = words.state_words(reason, Status.ESTIMATED)
    assert said == (words.STATES[Status.ESTIMATED] if reason == 0 else words.REASONS[reason])


def test_what_is_covered_in_part_is_never_told_as_whole():
    assert words.covered_words(1.0) == "100\u00a0%"
    assert words.covered_words(0.99999) == "99,9\u00a0%"
    assert words.covered_words(0.0) == "0,0\u00a0%"


def test_a_suppressed_figure_is_told_as_such_whatever_stands_there():
    assert words.value_words(5.0, Reason.SUPPRESSED, "%", 1) == "visas inte (sekretess)"
    assert words.value_words(np.nan, Reason.OUTSIDE, "%", 1) == "uppgift saknas"
    assert words.percent(np.nan) == words.NOT_COMPARED
