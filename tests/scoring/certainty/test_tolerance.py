"""Rounding and noise by hand, and the noise once more by drawing it."""

import numpy as np
import pandas as pd
import pytest

from scoring.certainty.tolerance import Noise, half_unit, noise_variance, rounding
from tests.helpers.tables import SOURCE, indicator_card, table_of

NOISY = SOURCE | {"title": "Folkmängd (TAB6574)"}
ROUND = Noise(deviation=2.0)


def count(name, **fields):
    return indicator_card(name, source=NOISY, decimals=0, **fields)


def share(name, rule, **fields):
    return indicator_card(
        name, **({"source": NOISY, "kind": "share", "unit": "%", "upwards": rule} | fields)
    )


def mean(weight):
    return {"method": "weighted_mean", "weight": weight, "exact": True}


def upwards(codes, *above):
    return pd.Series(above, codes)


def variance(table, cards, parent, indicator, noise=ROUND):
    named = {card.id: card for card in cards}
    return noise_variance(table, named, parent, indicator, noise)


# ------------------------------------------------------------------ rounding


@pytest.mark.parametrize(
    ("figures", "least", "half"),
    [
        ([30.0, 22.0], 0, 0.5),
        ([30.0, 22.0], 1, 0.05),
        ([30.1, np.nan], 0, 0.05),
        ([418.7, 554.25], 0, 0.005),
        ([100 / 3], 0, 0.0),
    ],
)
def test_half_a_unit_of_the_last_decimal(figures, least, half):
    assert half_unit(pd.Series(figures), least) == pytest.approx(half)


def test_counts_and_shares_of_counts_are_not_rounded():
    table = table_of({"n": [3.0], "p": [30.0]})
    ratio = {"method": "ratio", "numerator": ["n"], "denominator": ["n"]}
    assert rounding(table, count("n")) == 0
    assert rounding(table, share("p", ratio, decimals=0)) == 0
    assert rounding(table, share("p", mean("n"), decimals=0)) == 0.5


# ------------------------------------------------------------------ which figures have noise


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ({}, 4),
        ({"year": 2024}, 0),
        ({"source": SOURCE}, 0),
        ({"year": 2026}, 4),
    ],
)
def test_noise_is_that_of_the_named_tables_from_the_first_year(fields, cells):
    card = indicator_card("n", **({"source": NOISY, "cells": 4} | fields))
    assert ROUND.of_cells(card) == cells * 2.0**2


# ------------------------------------------------------------------ variances by hand


def test_a_count_has_the_noise_of_every_cell_of_every_part_above_zero():
    table = table_of({"n": [0.0, 5.0, 7.0, 9.0]})
    parent = upwards(table.codes, "P", "P", "P", "Q")
    found = variance(table, [count("n", cells=2)], parent, "n")
    assert found.to_dict() == {"P": 2 * 2 * 4.0, "Q": 2 * 4.0}


def test_a_share_of_counts_moves_with_numerator_and_denominator():
    """30 of 100: (1 - 0.3)² for those counted above and below, 0.3² for the rest."""
    table = table_of({"a": [30.0], "b": [70.0], "p": [30.0]})
    ratio = {"method": "ratio", "numerator": ["a"], "denominator": ["a", "b"]}
    cards = [count("a"), count("b"), share("p", ratio)]
    found = variance(table, cards, upwards(table.codes, "P"), "p")
    assert found["P"] == pytest.approx(4.0 * (0.7**2 + 0.3**2))


def test_a_published_share_is_disturbed_as_in_the_simulation():
    """``s² (c + q²) / b²``, in per cent squared; see ``scoring/certainty/noise.py``."""
    table = table_of({"b": [400.0], "p": [30.0]})
    cards = [count("b"), share("p", mean("b"), cells=3)]
    found = variance(table, cards, upwards(table.codes, "P"), "p")
    assert found["P"] == pytest.approx(100**2 * 4.0 * (3 + 0.3**2) / 400**2)


def test_figures_without_noise_have_none_though_their_base_is_not_known():
    table = table_of({"p": [30.0, 20.0]})
    card = share("p", mean("gone"), source=SOURCE)
    parent = upwards(table.codes, "P", "Q")
    assert variance(table, [card], parent, "p").to_dict() == {"P": 0.0, "Q": 0.0}
    assert variance(table, [share("p", mean("gone"))], parent, "p").isna().all()


def test_the_noise_of_a_share_of_unknown_base_is_unknown():
    table = table_of({"p": [30.0]})
    card = share("p", {"method": "none"})
    assert variance(table, [card], upwards(table.codes, "P"), "p").isna().all()


def test_of_a_mean_only_the_weights_are_known_to_be_disturbed():
    """Incomes 200 and 300, weights 100 each: half the difference, over 200."""
    table = table_of({"w": [100.0, 100.0], "x": [200.0, 300.0]})
    cards = [count("w"), share("x", mean("w"), kind="mean")]
    found = variance(table, cards, upwards(table.codes, "P", "P"), "x")
    assert found["P"] == pytest.approx(2 * (50 / 200) ** 2 * 4.0)


# ------------------------------------------------------------------ variances by drawing

DRAWS = 40_000


def noise_of(true, generator):
    return true + generator.normal(0, 2.0, (DRAWS, len(true)))


def test_a_ratio_over_parts_varies_as_drawn_ones_do():
    generator = np.random.default_rng(1)
    above, beside = np.array([300.0, 120.0]), np.array([500.0, 900.0])
    table = table_of({"a": above, "b": beside, "p": 100 * above / (above + beside)})
    ratio = {"method": "ratio", "numerator": ["a"], "denominator": ["a", "b"]}
    cards = [count("a"), count("b"), share("p", ratio)]
    a, b = (noise_of(each, generator).sum(axis=1) for each in (above, beside))
    found = variance(table, cards, upwards(table.codes, "P", "P"), "p")
    assert np.sqrt(found["P"]) == pytest.approx((100 * a / (a + b)).std(), rel=0.02)


def test_a_mean_of_shares_varies_as_drawn_ones_do():
    """Each part publishes its share, of a numerator and a base disturbed by themselves."""
    generator = np.random.default_rng(2)
    above, base = np.array([300.0, 120.0]), np.array([800.0, 1500.0])
    table = table_of({"b": base, "p": 100 * above / base})
    shares = 100 * noise_of(above, generator) / noise_of(base, generator)
    weights = noise_of(base, generator)
    drawn = (shares * weights).sum(axis=1) / weights.sum(axis=1)
    cards = [count("b"), share("p", mean("b"))]
    found = variance(table, cards, upwards(table.codes, "P", "P"), "p")
    assert np.sqrt(found["P"]) == pytest.approx(drawn.std(), rel=0.02)
