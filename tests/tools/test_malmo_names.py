import pandas as pd
import pytest

from tools.malmo_names import Gazetteer, fold

GESO_OF = pd.Series(
    {
        "Nydala": 11,
        "Norra Sofielund": 9,
        "Södra Sofielund": 9,
        "Västra Kattarp": 10,
        "Malmö Hus": 1,
        "Stadion": 8,
        "Borgmästaregården": 13,
        "Ärtholmen": 8,
        "Södertorp": 13,
        "Gröndal": 13,
        "Kirsebergsstaden": 2,
    }
)
NAMES = Gazetteer(
    GESO_OF,
    pd.Series(dtype=str),
    {fold("Kirseberg"): ("Kirsebergsstaden",)} | {fold(name): (name,) for name in GESO_OF.index},
)


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("Nydala norr", ["Nydala"]),
        ("Sofielund norr", ["Norra Sofielund"]),
        ("Södra Sofielund", ["Södra Sofielund"]),
        ("Västra Kattarp", ["Västra Kattarp"]),
        ("Västra kattarp öst", ["Västra Kattarp"]),
        ("Malmöhus", ["Malmö Hus"]),
        ("Kirseberg syd", ["Kirsebergsstaden"]),
        ("Stadion-Borgmästaregården", ["Stadion", "Borgmästaregården"]),
    ],
)
def test_a_name_is_read_part_by_part(name, held):
    assert NAMES.delomraden(name) == tuple(held)


@pytest.mark.parametrize("name", ["Sofielund", "Kattarp", "Nydala mitt", "Stadion-Okänd"])
def test_a_part_that_is_no_delomrade_is_refused(name):
    with pytest.raises(KeyError):
        NAMES.delomraden(name)


def test_most_delomraden_decide_the_geso_and_the_first_named_a_tie():
    assert NAMES.geso("Ärtholmen-Södertorp-Gröndal") == [13, 8]
    assert NAMES.geso("Stadion-Borgmästaregården") == [8, 13]
    assert NAMES.geso("Borgmästaregården-Stadion") == [13, 8]
    assert NAMES.geso("Södertorp-Gröndal") == [13]
