"""The shortlist of the embedded city: figures of its candidates, and the maps that show them."""

from datetime import date

import numpy as np
import pytest

from export.palettes import CANDIDATE_LINE, REJECTED_LINE
from language import picture_text
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate
from ui import cached, drawing
from ui.content import Content
from ui.documents import html_map
from ui.shortlisted import candidate_facts, dossier_of
from ui.workspace import default_scenario, embedded_place, score_place

TODAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def place():
    return embedded_place(cached.catalogue(), "deso")


@pytest.fixture(scope="module")
def result(place):
    return score_place(place, default_scenario())


@pytest.fixture(scope="module")
def regso(place):
    """Every area of one RegSO as a candidate, and the figures that are published for it."""
    parent = place.areas.parent
    whole = embedded_place(cached.catalogue(), "regso")
    code = next(code for code in whole.areas.codes if (parent == code).sum() > 2)
    codes = tuple(parent.index[parent == code])
    return Candidate(id="hand-1", name="Hela", codes=codes), whole.table.values.loc[code]


def listed(candidate, **status):
    chosen = Shortlist(division="deso").put_candidate(candidate, "skäl")
    return chosen.with_status(candidate.id, **status) if status else chosen


def test_a_candidate_that_is_a_published_area_has_its_published_figures(place, result, regso):
    candidate, published = regso
    found = dossier_of(place, result, listed(candidate), TODAY).shortlist.loc["hand-1"]
    for name in ("pop_2025", "children_0_19_2025"):
        assert found[name] == published[name] > 0
    within = result.index[list(candidate.codes)]
    assert within.min() - 5 <= found["indexvarde"] <= within.max() + 5
    assert found["rang"] == 1 + (result.index > found["indexvarde"]).sum()


def test_a_candidate_of_one_area_has_the_initiatives_of_the_area(place, result):
    present = place.dossier(result, Shortlist(division="deso"), TODAY).areas["insatser"]
    code = present.index[present.ne("")][0]
    alone = Candidate(id="hand-1", name="En", codes=(code,))
    facts = candidate_facts(place, result, listed(alone))
    assert facts.initiatives["hand-1"] == present[code]
    assert facts.index["hand-1"] == pytest.approx(result.index[code], abs=1e-6)


def test_a_list_of_areas_has_no_facts_and_unknown_areas_are_left_out(place, result):
    areas = Shortlist(division="deso").add(place.areas.codes[0])
    assert candidate_facts(place, result, areas) is None
    alien = Candidate(id="hand-1", name="Borta", codes=("9999X",))
    assert candidate_facts(place, result, listed(alien)) is None
    assert dossier_of(place, result, listed(alien), TODAY).shortlist.empty


def test_no_figure_of_a_candidate_is_told_that_may_not_be(place, result):
    few = place.table.values["children_0_19_2025"].sort_values().index[:3]
    found = [Candidate(id=f"hand-{at}", name="Liten", codes=(code,)) for at, code in enumerate(few)]
    chosen = Shortlist(division="deso")
    for each in found:
        chosen = chosen.put_candidate(each)
    values = candidate_facts(place, result, chosen).values
    counts = values[["pop_2025", "children_0_19_2025"]].to_numpy()
    assert not (np.nan_to_num(counts, nan=100) < 5).any()


def test_maps_outline_candidates_and_what_is_rejected_differently(place, result, regso):
    candidate, _ = regso
    chosen = listed(candidate).add("1280C1430").with_status("1280C1430", "rejected", "nej")
    dossier = dossier_of(place, result, chosen, TODAY)
    shown = drawing.shortlist_description(place, cached.catalogue(), dossier).overlays
    told = [(each.label, each.colour, each.dashed, each.shown) for each in shown]
    assert told == [
        ("1. Hela", CANDIDATE_LINE, False, True),
        ("Holma · C1430", REJECTED_LINE, True, False),
    ]
    content = Content(place, cached.catalogue(), result, dossier, "EPSG:3008")
    page = html_map(content).decode()
    assert "1. Hela" in page
    assert picture_text.SHORTLIST_CANDIDATES in page
    assert '"marked":[]' in page.replace(" ", "")
