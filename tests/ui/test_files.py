"""Names of files that leave."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.files import file_name

DAY = date(2026, 11, 22)


def test_a_name_tells_level_scenario_and_day():
    name = file_name("deso", "Behov: barn och unga", DAY, "gpkg")
    assert name == "kraftsamling_deso_behov-barn-och-unga_2026-11-22.gpkg"


@pytest.mark.parametrize(
    ("scenario", "short"),
    [
        ("Åäö ÉÜ", "aao-eu"),
        ("../../etc/passwd", "etc-passwd"),
        ('CON:<>|"?*', "con"),
        ("a\nb\tc", "a-b-c"),
        ("x" * 100, "x" * 40),
    ],
)
def test_what_a_system_cannot_keep_is_left_out(scenario: str, short: str):
    assert file_name("deso", scenario, DAY, "csv") == f"kraftsamling_deso_{short}_2026-11-22.csv"


@given(st.text(max_size=80))
def test_any_scenario_gives_a_plain_name(scenario: str):
    name = file_name("own", scenario, DAY, "csv")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert len(name) < 90
    assert name.endswith("_2026-11-22.csv")
