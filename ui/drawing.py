"""What the map shows: areas shaded by a result or a figure, initiatives as overlays."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from export.dossier import Dossier
from export.initiative_layers import local_cards
from export.legend import INDEX_DECIMALS, NEED_LABELS, Line, class_fills, class_labels, lines
from export.palettes import CANDIDATE_LINE, REJECTED_LINE
from export.webmap import Basemap, MapDescription, MapText, Overlay, Shading
from language import (
    candidates_text,
    certainty_text,
    numbers,
    picture_text,
    screen,
    shortlist_text,
    text,
)
from layers.cards import IndicatorCard
from layers.catalogue import Catalogue
from layers.initiatives import InitiativeCard
from layers.located import Initiatives
from scoring.index.ranks import Classes, classify, rank
from scoring.score import ScoreResult
from ui.workspace import Place

CLASS_COUNT = 5
"""Classes of a figure that no scenario has a rule for."""


def map_text(shown: str, level: str) -> MapText:
    """Words on the map."""
    return MapText(
        map_label=screen.MAP_LABEL.format(shown=shown, level=text.LEVELS[level]),
        keyboard_help=screen.KEYBOARD_HELP,
        zoom_in=screen.ZOOM_IN,
        zoom_out=screen.ZOOM_OUT,
        show_all=screen.SHOW_ALL,
        layers=screen.OVERLAYS,
        missing=screen.LEGEND_MISSING,
        rank=text.COLUMN_RANK,
        selected=screen.LEGEND_SELECTED,
        marked=screen.LEGEND_MARKED,
        verified=screen.LEGEND_VERIFIED,
        inferred=screen.LEGEND_INFERRED,
        point=screen.LEGEND_POINT,
        approximate=screen.LEGEND_APPROXIMATE,
        generalised=text.GENERALISED,
    )


def map_description(
    place: Place, catalogue: Catalogue, basemap: Basemap | None = None
) -> MapDescription:
    """The map of a place: areas, initiatives and background."""
    bare = bare_description(place, catalogue, text.PAGE_MAP)
    return replace(bare, overlays=overlays(place.initiatives), basemap=basemap)


def cluster_description(place: Place, catalogue: Catalogue) -> MapDescription:
    """The map of clusters: areas and background alone."""
    return bare_description(place, catalogue, certainty_text.CLUSTERS_HEADING)


def candidate_description(
    place: Place, catalogue: Catalogue, layers: tuple[Overlay, ...]
) -> MapDescription:
    """The map of candidates: areas, background, and candidates as overlays."""
    bare = bare_description(place, catalogue, candidates_text.MAP_SHOWN)
    told = replace(
        bare.text,
        verified=candidates_text.MAP_SOLID,
        inferred=candidates_text.MAP_DASHED,
    )
    return replace(bare, text=told, overlays=layers)


def listed_overlays(dossier: Dossier) -> tuple[Overlay, ...]:
    """Candidates on the shortlist, each outlined, with their place in the order."""
    short = dossier.shortlist
    return tuple(
        Overlay(
            id=f"listed-{code}",
            label=shortlist_text.NUMBERED.format(number=number, name=name),
            geometry=shape,
            colour=CANDIDATE_LINE,
            group=picture_text.SHORTLIST_CANDIDATES,
            shown=True,
        )
        for code, number, name, shape in zip(
            short.index, short["ordning"], short["namn"], short.geometry, strict=True
        )
        if code in dossier.members
    )


def rejected_overlays(dossier: Dossier) -> tuple[Overlay, ...]:
    """What is turned down, dashed, to be ticked by the reader."""
    out = dossier.rejected
    return tuple(
        Overlay(
            id=f"rejected-{code}",
            label=name,
            geometry=shape,
            colour=REJECTED_LINE,
            group=shortlist_text.REJECTED,
            dashed=True,
        )
        for code, name, shape in zip(out.index, out["namn"], out.geometry, strict=True)
    )


def shortlist_description(place: Place, catalogue: Catalogue, dossier: Dossier) -> MapDescription:
    """The map of the shortlist: areas, background, candidates and what is turned down."""
    bare = bare_description(place, catalogue, shortlist_text.MAP_SHOWN)
    told = replace(
        bare.text,
        layers=text.PAGE_SHORTLIST,
        marked=picture_text.SHORTLIST,
        verified=shortlist_text.MAP_SOLID,
        inferred=shortlist_text.MAP_DASHED,
    )
    layers = (*listed_overlays(dossier), *rejected_overlays(dossier))
    return replace(bare, text=told, overlays=layers)


def bare_description(place: Place, catalogue: Catalogue, shown: str) -> MapDescription:
    """The map of a place without initiatives: areas and background."""
    water = catalogue.water
    return MapDescription(
        areas=place.areas,
        text=map_text(shown, place.level),
        background=water.to_crs(place.areas.crs) if len(water) else None,
    )


def basemap(url: str) -> Basemap | None:
    """Tiles from an address, or none where it is empty."""
    return Basemap(url=url, attribution=screen.BASEMAP_ATTRIBUTION) if url else None


def overlays(initiatives: Initiatives) -> tuple[Overlay, ...]:
    """One overlay per initiative with a surface or points; a programme has one colour.

    Those that run in areas are shown from the start; points come after surfaces.
    """
    surfaces = local_cards(initiatives)
    spotted = set(initiatives.points["initiative"])
    cards = [*surfaces, *(card for card in initiatives.cards if card.id in spotted)]
    drawn = zip(cards, lines(cards), strict=True)
    return tuple(
        _overlay(card, line, initiatives)
        for card, line in sorted(drawn, key=lambda pair: pair[0].status == "ended")
    )


def _overlay(card: InitiativeCard, line: Line, initiatives: Initiatives) -> Overlay:
    shaped = card.id in initiatives.shapes.index
    own = initiatives.points[initiatives.points["initiative"] == card.id]
    return Overlay(
        id=card.id,
        label=card.title,
        geometry=initiatives.shapes.loc[[card.id]] if shaped else own.geometry,
        colour=line.colour,
        group=_group(card),
        dashed=shaped and line.dashed,
        hatched=shaped and not line.dashed,
        shown=line.shown,
        hollow=() if shaped else tuple(own["approximate"].tolist()),
    )


def _group(card: InitiativeCard) -> str:
    if card.status == "ended":
        return screen.OVERLAYS_ENDED
    return screen.OVERLAYS_POINTS if card.extent == "points" else screen.OVERLAYS


def index_shading(result: ScoreResult, title: str) -> Shading:
    """Shade areas by the class of their index."""
    return _shading(
        result.classes,
        title,
        [_index_text(value) for value in result.index],
        result.rank.to_numpy(),
        decimals=INDEX_DECIMALS,
        ends=NEED_LABELS,
    )


def _index_text(value: float) -> str:
    return numbers.number(value, INDEX_DECIMALS)


def figure_shading(
    values: pd.Series,
    card: IndicatorCard | None,
    title: str,
    words: Sequence[str] | None = None,
) -> Shading:
    """Shade areas by a figure in its own unit, or in other words, in classes of equal size.

    Where more areas than a class holds have the same figure, such as none,
    the classes are natural breaks: equal ones would be one class.
    """
    unit, decimals = (card.unit, card.decimals) if card else ("", 1)
    figures = values.to_numpy(float)
    return _shading(
        classify(figures, "natural_breaks" if _is_lumped(figures) else "quantile", CLASS_COUNT),
        title,
        words or [numbers.with_unit(value, unit, decimals) for value in figures],
        rank(figures),
        decimals=decimals,
    )


def _is_lumped(figures: np.ndarray) -> bool:
    """Whether one figure is that of more areas than a class of equal size holds."""
    known = figures[~np.isnan(figures)]
    distinct, count = np.unique(known, return_counts=True)
    return len(distinct) > CLASS_COUNT and bool(count.max() > len(known) / CLASS_COUNT)


def _shading(
    classes: Classes,
    title: str,
    values: Sequence[str],
    ranks: np.ndarray,
    *,
    decimals: int,
    ends: tuple[str, str] | None = None,
) -> Shading:
    count = int(np.sum(~np.isnan(ranks)))
    return Shading(
        classes=(classes.of - 1).tolist(),
        palette=class_fills(classes.count),
        class_labels=class_labels(classes, decimals, ends),
        title=title,
        values=values,
        ranks=["" if np.isnan(value) else numbers.rank_of(value, count) for value in ranks],
    )
