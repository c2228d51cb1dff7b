"""Own areas among the dropped files: which layer, which columns, and where they lie."""

from dataclasses import dataclass, replace

import geopandas as gpd
import pandas as pd
import streamlit as st

from export.webmap import Overlay, Shading
from geo.areas import AreaSet
from language import numbers, screen
from language import own_text as words
from layers.own.files import Part
from layers.own.keys import KnownAreas
from layers.own.places import ENOUGH, PlaceGuess, Placing, guess_place, label_columns
from layers.table import IndicatorTable
from ui import cached, drawing, own_reading, session
from ui.components.area_map import area_map
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.own_files import areas_of
from ui.own_reading import Dropped
from ui.session import OwnAreas
from ui.workspace import own_place

MAP_HEIGHT = 420
FILL, CITY = "#9ecae1", "#b2182b"
"""Colours of the areas on the map, and of the outline of the city."""

MOST_ROWS = 10
DECIMALS = 4
"""Decimals of degrees: some ten metres."""


@dataclass(frozen=True, eq=False)
class AreaChoice:
    """A layer of areas among the dropped files.

    Parameters
    ----------
    dropped : Dropped
    part : Part
        With geometry.
    code_column, name_column : str
        As the reader has chosen them.
    labels : KnownAreas
        Codes and names in those columns.
    """

    dropped: Dropped
    part: Part
    code_column: str
    name_column: str
    labels: KnownAreas

    @property
    def frame(self) -> gpd.GeoDataFrame:
        """Features as they stand."""
        assert self.part.frame is not None
        return self.part.frame

    @property
    def key(self) -> str:
        """Names its widgets."""
        return f"own.areas.{self.dropped.key}.{self.part.name}"


def choose_areas(dropped: tuple[Dropped, ...]) -> AreaChoice | None:
    """The first layer of areas of the dropped files, or the one that was chosen before."""
    found = _layers(dropped)
    if not found:
        return None
    name = session.choice(_which(dropped), "")
    each, part = found.get(name) or next(iter(found.values()))
    assert part.frame is not None
    usual = label_columns(part.frame)
    key = f"own.areas.{each.key}.{part.name}"
    code = session.choice(f"{key}.code", usual[0])
    label = session.choice(f"{key}.name", usual[1])
    if not code:
        return None
    return AreaChoice(each, part, code, label, own_reading.labelled(part.frame, code, label))


def _layers(dropped: tuple[Dropped, ...]) -> dict[str, tuple[Dropped, Part]]:
    """Layers with geometry by the name that the reader sees, those of surfaces first."""
    found = {
        words.TABLE_PART.format(file=each.file.name, part=part.name or "–"): (each, part)
        for each in dropped
        for part in each.file.parts
        if part.frame is not None
    }
    return dict(sorted(found.items(), key=lambda item: not _has_surfaces(item[1][1])))


def _has_surfaces(part: Part) -> bool:
    assert part.frame is not None
    return bool(part.frame.geom_type.isin(("Polygon", "MultiPolygon")).any())


def _which(dropped: tuple[Dropped, ...]) -> str:
    return f"own.areas.layer.{'.'.join(each.key for each in dropped)}"


def _columns(part: Part) -> list[str]:
    assert part.frame is not None
    return [str(name) for name in part.frame.columns if name != part.frame.geometry.name]


def place_areas(own: AreaChoice, dropped: tuple[Dropped, ...], left: list[str]) -> OwnAreas:
    """Ask how the areas are read, and show them on the map.

    Parameters
    ----------
    own : AreaChoice
    dropped : tuple of Dropped
        All files, of which another may have the areas.
    left : list of str
        What the reader has yet to answer is added here.

    Raises
    ------
    InputError
        Every fault of the areas.
    """
    layers = _layers(dropped)
    if len(layers) > 1:
        st.selectbox(
            words.AREAS_FILE, list(layers), **session.bind(_which(dropped), next(iter(layers)))
        )
    columns = _columns(own.part)
    code, name = st.columns(2)
    with code:
        st.selectbox(words.AREAS_CODE, columns, **session.bind(f"{own.key}.code", own.code_column))
    with name:
        st.selectbox(
            words.AREAS_NAME,
            ["", *columns],
            format_func=lambda each: each or words.NO_COLUMN,
            **session.bind(f"{own.key}.name", own.name_column),
        )
    guess = _guess(own.key, own.frame)
    placing = _ask_placing(own, guess)
    chosen = OwnAreas(
        own.dropped.name,
        own.dropped.content,
        own.part.name,
        own.code_column,
        own.name_column,
        placing.crs,
        placing.is_swapped,
        st.checkbox(screen.OWN_MEND, key=f"{own.key}.mend"),
        st.checkbox(screen.OWN_REPAIR, key=f"{own.key}.repair"),
    )
    areas, _ = areas_of(own.dropped.file, chosen)
    _show_map(own, areas)
    is_sure = guess.is_sure and placing == guess.told
    if not is_sure and not st.checkbox(words.CRS_RIGHT, key=f"{own.key}.right.{placing}"):
        left.append(words.LEFT_CRS)
    return chosen


@st.cache_resource(max_entries=8, show_spinner=False)
def _guess(key: str, _frame: gpd.GeoDataFrame) -> PlaceGuess:
    coarsest = list(cached.catalogue().levels.values())[-1]
    return guess_place(_frame, coarsest.areas.geometry)


def _ask_placing(own: AreaChoice, guess: PlaceGuess) -> Placing:
    """The CRS: what the file says, what fits, and others for a file of another place."""
    fits = [each for each in guess.fitting if each != guess.told]
    others = [
        Placing(crs)
        for crs in words.CRS_NAMES
        if all(crs != each.crs for each in (guess.told, *guess.fitting))
    ]
    choices = [guess.told, *fits, *others] if guess.told.crs else [*fits, *others]
    _tell(guess)
    return st.selectbox(
        words.CRS,
        choices,
        index=choices.index(guess.proposed) if guess.proposed in choices else 0,
        format_func=lambda each: _placing_name(each, guess),
        key=f"{own.key}.crs",
    )


def _tell(guess: PlaceGuess) -> None:
    name = _crs_name(guess.proposed)
    if guess.is_sure:
        st.markdown(words.CRS_SURE.format(name=plain(name)))
    elif guess.proposed.inside < ENOUGH:
        st.warning(words.CRS_NOWHERE)
    elif guess.told.crs:
        told = plain(_crs_name(guess.told))
        st.warning(words.CRS_GUESSED.format(told=told, name=plain(name)))
    else:
        st.warning(words.CRS_PROPOSED.format(name=plain(name)))


def _crs_name(placing: Placing) -> str:
    name = words.CRS_NAMES.get(placing.crs, placing.crs[:60])
    return words.CRS_SWAPPED.format(name=name) if placing.is_swapped else name


def _placing_name(placing: Placing, guess: PlaceGuess) -> str:
    name = _crs_name(placing)
    if placing == guess.told:
        return words.CRS_TOLD.format(name=name)
    if placing.inside:
        return words.CRS_FITS.format(name=name, share=numbers.number(100 * placing.inside))
    return words.CRS_OUTSIDE.format(name=name)


def _show_map(own: AreaChoice, areas: AreaSet) -> None:
    """The areas as they lie, over the outline of the city, and the same as a table."""
    catalogue = cached.catalogue()
    bare = IndicatorTable.of(pd.DataFrame(index=areas.codes))
    place = own_place(areas, bare, catalogue.initiatives)
    coarsest = list(catalogue.levels.values())[-1].areas
    city = gpd.GeoSeries([coarsest.geometry.union_all()], crs=coarsest.crs)
    outline = Overlay("city", words.CITY, city.to_crs(areas.crs), CITY, shown=True)
    described = drawing.bare_description(place, catalogue, words.CRS_MAP)
    told = replace(described.text, layers=words.CITY_HEADING, verified=words.CITY_LINE)
    shading = Shading([0] * len(areas), [FILL], [words.CRS_MAP], words.CRS_MAP)
    described = replace(described, overlays=(outline,), text=told)
    area_map(described, shading, key="own-areas", height=MAP_HEIGHT)
    centres = areas.geometry.representative_point().to_crs("EPSG:4326")
    rows = [
        (
            code,
            str(areas.names[code]),
            *(numbers.number(each, DECIMALS) for each in point.coords[0]),
        )
        for code, point in list(centres.items())[:MOST_ROWS]
    ]
    figure_table(words.CRS_TABLE, words.CRS_HEAD, rows, numeric=(2, 3))
    if len(areas) > MOST_ROWS:
        st.caption(words.AND_MORE.format(count=numbers.number(len(areas) - MOST_ROWS)))
