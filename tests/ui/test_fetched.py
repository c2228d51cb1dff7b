"""Fetched divisions at a threshold: what a smaller area hides, the larger one does not tell."""

import pytest

from layers.disclosure import SmallNumbers, small_cells, structure_of
from layers.numbers import Status
from ui import cached, fetched
from ui.workspace import embedded_place


@pytest.fixture
def stored(monkeypatch):
    """The embedded levels in place of fetched ones."""
    levels = {
        "deso_2025": embedded_place(cached.catalogue(), "deso"),
        "regso_2025": embedded_place(cached.catalogue(), "regso"),
    }
    monkeypatch.setattr(fetched, "required", lambda level, _: levels[level])
    monkeypatch.setattr(fetched, "place", lambda level, _: levels.get(level))
    return levels


@pytest.mark.parametrize("level", ["deso_2025", "regso_2025"])
def test_what_is_small_is_hidden_in_a_fetched_division(stored, level):
    before = stored[level]
    found = fetched.protected(level, before.initiatives, 5)
    few = small_cells(before.table, structure_of(before.cards), SmallNumbers()).to_numpy()
    assert few.any()
    assert (found.table.status.to_numpy()[few] == Status.SUPPRESSED).all()
    assert found.protection.small.threshold == 5


def test_without_a_threshold_it_is_as_it_was_published(stored):
    before = stored["deso_2025"]
    assert fetched.protected("deso_2025", before.initiatives, 1) is before
