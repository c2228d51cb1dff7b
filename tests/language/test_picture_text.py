"""Words on and beside pictures."""

import pytest

from language import picture_text


def test_a_source_line_names_everything_once_and_ends_with_the_day():
    sources = ["Källa: SCB. Kustlinje © OpenStreetMap", "SCB: Folkmängd."]
    assert picture_text.source_line(sources, "Generaliserade gränser", "2026-03-01") == (
        "Källa: SCB. Kustlinje © OpenStreetMap; SCB: Folkmängd. Generaliserade gränser. "
        "Skapad 2026-03-01."
    )
    assert picture_text.source_line(["SCB"], "", "2026-03-01") == "Källa: SCB. Skapad 2026-03-01."


def test_a_count_has_its_noun_and_its_thin_space():
    assert picture_text.areas(1) == "1\u00a0område"
    assert picture_text.areas(1234) == "1\u202f234\u00a0områden"


def test_names_beyond_the_first_twenty_are_counted():
    names = [str(at) for at in range(22)]
    assert picture_text.listed(names).endswith("18, 19 och 2 till")
    assert picture_text.listed(names[:20]).endswith("18, 19")


@pytest.mark.parametrize(
    ("metres", "told"), [(500, "500 m"), (1000, "1 km"), (20_000, "20 km"), (50, "50 m")]
)
def test_a_distance_is_told_in_metres_or_kilometres(metres, told):
    assert picture_text.distance(metres) == told


def test_what_is_left_out_is_told_only_where_there_is_any():
    assert picture_text.without(0) == ""
    assert picture_text.without(2) == "2\u00a0områden visas inte: uppgift saknas."
