"""A small dossier that holds everything a real one does."""

from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd

from export.dossier import make_dossier
from export.listed import CandidateFacts
from geo.overlap import overlap
from layers.located import Initiatives
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate
from scoring.score import score
from tests.helpers.areas import SWEREF, area_set, square
from tests.helpers.initiatives import initiative_card, no_points
from tests.helpers.scenarios import indicator, scenario_of
from tests.helpers.tables import SOURCE, indicator_card, table_of

SECRET = 987654.321
"""A figure under cover that no file may hold."""

TOLD = 3000.5
"""A figure that every file holds."""

TODAY = date(2026, 3, 1)

DATA_HASH = "d" * 64


def small_place():
    """Four areas with figures, cards and initiatives."""
    areas = area_set(**{f"A{at}": square(at) for at in range(1, 5)})
    figures = {
        "poor": [10, 20, 30, SECRET],
        "income": [200, 300, 400, float("nan")],
        "pop_2025": [1000, 2000, TOLD, SECRET],
    }
    table = table_of(figures, suppressed=[("A4", "poor"), ("A4", "pop_2025")])
    source = SOURCE | {"title": "Folkmängd", "reference_date": "2025-12-31"}
    cards = {
        "poor": indicator_card("poor", title="Fattiga", unit="%", direction="higher_is_need"),
        "pop_2025": indicator_card("pop_2025", title="Folkmängd", source=source),
    }
    shapes = gpd.GeoSeries(
        [square(1, side=50), square(2), square(3), square(3)],
        index=["liten", "stor", "polis", "slutad"],
        crs=SWEREF,
    )
    register = Initiatives(
        (
            initiative_card("liten", name="Liten", certainty="inferred"),
            initiative_card("stor", name="Stor", certainty="verified", note="Notera."),
            initiative_card("polis", name="Polis", certainty="inferred", is_overlay_only=True),
            initiative_card("slutad", name="Slutad", certainty="inferred", status="ended"),
            initiative_card("hela", name="Hela", certainty="inferred", extent="citywide"),
        ),
        shapes,
        no_points(SWEREF),
    )
    return areas, table, cards, register


def small_scenario(**parts):
    """Two dimensions, one with a title."""
    return scenario_of(
        ("fattig", 1, [indicator("poor", 2)]),
        ("pengar", 1, [indicator("income", down=True)]),
        **parts,
    )


def small_dossier(
    shortlist=None, scenario=None, place=None, reference_fingerprint="", candidates=None
):
    """The dossier of :func:`small_place`."""
    areas, table, cards, register = place or small_place()
    chosen = shortlist or Shortlist(division="own").add("A3", "Störst behov").add("A1")
    return make_dossier(
        areas,
        table,
        cards,
        score(table, scenario or small_scenario()),
        register,
        overlap(areas, register.shapes),
        chosen,
        data_fingerprint=DATA_HASH,
        today=TODAY,
        reference_fingerprint=reference_fingerprint,
        candidates=candidates,
    )


WEST = Candidate(id="hand-1", name="Väst", codes=("A1", "A2"))
NOW = {"who": "Ada", "when": "2026-02-28T10:15:30.000+01:00"}


def mixed_shortlist():
    """A candidate, an area that is kept, and an area and a candidate that are rejected."""
    other = Candidate(id="hand-2", name="Öst", codes=("A3", "A4"))
    chosen = Shortlist(division="own").put_candidate(WEST, "Hör ihop", **NOW)
    chosen = chosen.add("A2").add("A3").put_candidate(other)
    chosen = chosen.with_status("A2", "rejected", "Redan nog", **NOW)
    chosen = chosen.with_status("A3", "kept", "Störst behov", **NOW)
    return chosen.with_status("hand-2", "rejected", "För stor", **NOW)


def mixed_facts():
    """What was found about its candidates; one figure is under cover."""
    ids = ["hand-1", "hand-2"]
    values = {"poor": [16.5, np.nan], "income": [250.0, np.nan], "pop_2025": [3000.0, np.nan]}
    return CandidateFacts(
        pd.Series([45.5, np.nan], ids),
        pd.Series([2.0, np.nan], ids),
        pd.DataFrame(values, ids),
        pd.Series(["Program: Stor", ""], ids),
    )


def mixed_dossier(**parts):
    """The dossier of :func:`small_place` with that shortlist."""
    return small_dossier(mixed_shortlist(), candidates=mixed_facts(), **parts)


def place_with_sites():
    """The same, and an initiative that works at one known and one approximate point."""
    areas, table, cards, register = small_place()
    points = gpd.GeoDataFrame(
        {
            "initiative": ["platser", "platser"],
            "name": ["Åhuset", "Någonstans"],
            "approximate": [False, True],
        },
        geometry=[square(1).centroid, square(2).centroid],
        crs=SWEREF,
    )
    at_points = initiative_card("platser", name="Platser", extent="points")
    return areas, table, cards, Initiatives((*register.cards, at_points), register.shapes, points)


def dossier_with_sites():
    """The dossier of :func:`place_with_sites`."""
    return small_dossier(place=place_with_sites())


def bytes_of_secret():
    """The figure under cover in every form that a file might hold it in."""
    numbers = [np.array(SECRET, kind).tobytes() for kind in ("<f8", ">f8", "<f4", ">f4")]
    words = {str(SECRET), str(SECRET).replace(".", ","), str(int(SECRET)), f"{SECRET:e}"[:6]}
    return [*numbers, *(word.encode() for word in sorted(words))]
