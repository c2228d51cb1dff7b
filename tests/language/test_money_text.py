import pytest

from language.money_text import decimals, key_title, kronor


@pytest.mark.parametrize(
    ("ore", "told"),
    [
        (0, "0\u202fkr"),
        (100_000, "1\u202f000\u202fkr"),
        (100_050, "1\u202f000,50\u202fkr"),
        (-100, "\u22121\u202fkr"),
    ],
)
def test_amounts_have_decimals_only_where_they_are_not_whole(ore, told):
    assert kronor(ore) == told


def test_amounts_that_stand_together_have_as_many_decimals():
    assert decimals(100, 200) == 0
    assert decimals(100, 201) == 2


def test_a_key_has_a_title():
    assert key_title("equal", {}) == "Lika till alla"
    assert key_title("dimension.skola", {"skola": "Skola"}) == "Barn × Skola"
    assert key_title("dimension.gone", {}) == "Barn × gone"
