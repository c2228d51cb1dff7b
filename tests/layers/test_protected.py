"""The embedded levels at a threshold: small figures gone at every level, the rest as they were."""

import itertools

import numpy as np
import pytest

from layers.catalogue import read_catalogue
from layers.disclosure import SmallNumbers, small_cells, structure_of
from layers.numbers import Status
from layers.protected import hide, shown
from layers.upwards import aggregate_up
from tests.conftest import ROOT
from tests.helpers.tables import table_of


@pytest.fixture(scope="module")
def raw():
    return read_catalogue(ROOT / "data" / "malmo")


@pytest.fixture(scope="module")
def found(raw):
    return shown(raw, SmallNumbers(threshold=5))


def test_no_small_count_is_left_at_any_level(raw, found):
    for name, level in found.catalogue.levels.items():
        few = small_cells(raw.levels[name].table, structure_of(raw.cards), SmallNumbers())
        assert few.to_numpy().any()
        assert np.isnan(level.table.values.to_numpy()[few.to_numpy()]).all()
        assert (level.table.status.to_numpy()[few.to_numpy()] == Status.SUPPRESSED).all()


def test_what_is_shown_is_what_was_read(raw, found):
    for name, level in found.catalogue.levels.items():
        values, before = level.table.values, raw.levels[name].table.values
        assert values.where(values.notna(), before).equals(before)


def test_no_small_area_is_the_only_hidden_one_of_its_parent_whose_total_is_told(raw, found):
    """Subtraction, the plainest of all attacks, over DeSO in RegSO and RegSO in GeSO."""
    names = list(raw.levels)
    counts = [name for name, card in raw.cards.items() if card.kind == "count"]
    for below, above in itertools.pairwise(names):
        parent = raw.levels[below].areas.parent
        hidden = found.catalogue.levels[below].table.status[counts] == Status.SUPPRESSED
        few = small_cells(raw.levels[below].table, structure_of(raw.cards), SmallNumbers())
        alone = (hidden.groupby(parent).sum() == 1) & few[counts].groupby(parent).any()
        told = found.catalogue.levels[above].table.values[counts].notna()
        assert few[counts].any(axis=None)
        assert not (alone & told.reindex(alone.index)).any(axis=None)


def test_a_threshold_of_one_changes_nothing(raw):
    found = shown(raw, SmallNumbers(threshold=1))
    assert found.catalogue is raw
    table = raw.levels["deso"].table
    city = aggregate_up(table, raw.cards, table.values.iloc[:, 0].map(lambda _: "x")).values
    assert found.city.equals(city.iloc[0])


def test_areas_and_columns_that_are_not_named_stay_as_they_are():
    table = table_of({"n": [1, 2], "m": [3, 4]}, ["a", "b"])
    hidden = table_of({"n": [1, 0]}, ["a", "z"]).values.astype(bool)
    assert hide(table, hidden).values.isna().to_numpy().tolist() == [[True, False], [False, False]]
