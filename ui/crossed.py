"""Crosswalks and what was carried across them, kept between runs; and the files they become."""

import hashlib
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import pandas as pd
import streamlit as st

from export.carried_files import Notes, figures_frame
from export.gis import areas_bytes
from geo.crosswalk import Crosswalk
from geo.crs import crs_label
from geo.grounds import Ground
from language import crosswalk_text as words
from language import screen, text
from layers.between import between
from layers.cards import Direction
from layers.numbers import Status
from layers.own.mapping import FigureChoice, OwnMapping
from layers.own.places import label_columns
from layers.own.understand import free_id
from scoring.places.years import without_year
from ui import cached, crossing, fetched, fetching
from ui.crossing import Crossed, Side
from ui.files import spooled
from ui.own_files import own_scenario
from ui.own_opened import opened
from ui.session import OwnAreas, OwnData, OwnTable, own_data

OWN = cached.OWN
LOWER: Literal["lower_is_need"] = "lower_is_need"

UNIT_UNKNOWN = "–"
"""Unit of a figure that has no card."""


def sides() -> dict[str, str]:
    """Title by id of every division that there is: embedded, fetched, and the reader's own."""
    known = crossing.known_sides(cached.catalogue(), fetched.cache())
    return known | ({OWN: text.LEVELS[OWN]} if own_data() is not None else {})


def side(name: str) -> Side:
    """A division of :func:`sides`.

    Raises
    ------
    InputError
        Its files are damaged.
    """
    if name == OWN:
        place = cached.place(OWN)
        return Side(OWN, text.LEVELS[OWN], place.areas, place.table, place.cards)
    cache = fetched.cache()
    return _side(name, f"{cache.folder}{cache.state}")


@st.cache_resource(max_entries=16, show_spinner=False)
def _side(name: str, state: str) -> Side:
    return crossing.known_side(name, cached.catalogue(), fetched.cache(), fetching.registry())


def uploaded_side(name: str, content: bytes) -> Side:
    """A division of an uploaded file.

    Raises
    ------
    InputError
        Every fault of the file.
    """
    return _uploaded_side(hashlib.sha256(content).hexdigest(), name, content)


@st.cache_resource(max_entries=8, show_spinner=False)
def _uploaded_side(fingerprint: str, name: str, _content: bytes) -> Side:
    with tempfile.TemporaryDirectory() as folder:
        return crossing.file_side(spooled(Path(folder) / "areas", name, _content))


def walk(source: Side, target: Side, ground: Ground | None, ground_key: str) -> Crosswalk:
    """The crosswalk between two divisions.

    Parameters
    ----------
    source, target : Side
    ground : Ground or None
    ground_key : str
        Names the ground.

    Raises
    ------
    InputError
        As :func:`layers.between.between`.
    """
    key = f"{source.fingerprint}{target.fingerprint}{ground_key}"
    return _walk(key, source, target, ground)


@st.cache_resource(max_entries=16, show_spinner=False)
def _walk(key: str, _source: Side, _target: Side, _ground: Ground | None) -> Crosswalk:
    return between(_source.areas, _target.areas, _ground)


def yardstick(names: Sequence[str], ground: Ground | None, ground_key: str) -> pd.DataFrame:
    """The same method where the truth is known: RegSO to DeSO, both of the embedded edition.

    Raises
    ------
    InputError
        The ground lies elsewhere.
    """
    regso, deso = side("regso"), side("deso")
    found = crossing.cross(regso, deso, walk(regso, deso, ground, ground_key), names, {}, 0.0)
    return found.known


def typical() -> tuple[str, ...]:
    """Figures for the yardstick: how many people and children, and those of the default index."""
    known = [name for name in text.CONTEXT_INDICATORS if name in cached.catalogue().cards]
    return (*known[:2], *cached.base_scenario("deso").indicator_ids)


def typical_of(names: Sequence[str]) -> list[str]:
    """Those of some figures that are typical, in the latest year that each of them has."""
    stems = dict.fromkeys(without_year(name) for name in typical())
    newest = {without_year(name): name for name in sorted(names)}
    return [newest[stem] for stem in stems if stem in newest]


def error_rows(found: Crossed) -> pd.DataFrame:
    """Both kinds of error under Swedish headings, for a file."""
    parts = []
    for test, table in ((words.ROUND_TRIP, found.round_trip), (words.KNOWN, found.known)):
        for name, row in table.iterrows():
            parts.append(
                {
                    words.HEAD_FIGURE: found.source.name_of(str(name)),
                    words.HEAD_TEST: test.format(
                        source=found.source.title, target=found.target.title
                    ),
                    words.HEAD_AREAS: row["areas"],
                    f"{words.HEAD_RELATIVE} (%)": 100 * row["relative_rmse"],
                    words.HEAD_RMSE: row["rmse"],
                    words.HEAD_BIAS: row["mean_difference"],
                    words.HEAD_LARGEST: row["largest"],
                    words.HEAD_WHERE: row["where"],
                }
            )
    return pd.DataFrame(parts)


def titled_figures(found: Crossed) -> pd.DataFrame:
    """Figures under their titles, for a file."""
    return figures_frame(found.carried, found.target.areas.names, headings(found))


def notes(found: Crossed, min_covered: float, today: date) -> Notes:
    """How the figures came about."""
    cards = found.source.cards
    names = found.carried.table.indicators
    sources = dict.fromkeys(text.source_line(cards[each].source) for each in names if each in cards)
    credit = [found.source.areas.source, found.target.areas.source]
    return [
        (words.NOTE_FROM, found.source.title),
        (words.NOTE_TO, found.target.title),
        (words.NOTE_METHOD, words.METHODS[found.crosswalk.method]),
        (words.NOTE_LEAST, words.percent(min_covered)),
        (words.NOTE_DATE, today.isoformat()),
        (words.NOTE_FINGERPRINT, found.crosswalk.fingerprint),
        *((words.NOTE_SOURCE, each) for each in [*sources, *dict.fromkeys(filter(None, credit))]),
        ("", words.NOTE_STATE),
    ]


def headings(found: Crossed) -> dict[str, str]:
    """Heading of each figure in a file: its title, with its id where two are alike."""
    titles = {name: found.source.name_of(name) for name in found.carried.table.indicators}
    often = Counter(titles.values())
    return {
        name: title if often[title] == 1 else f"{title} ({name})" for name, title in titles.items()
    }


def as_own_data(found: Crossed) -> OwnData:
    """The carried figures as a reader's own data, with an index of those that are no counts."""
    rules = found.carried.carryings
    scored = [name for name, each in rules.items() if each.rule not in ("count", "none")]
    scored = scored or [name for name, each in rules.items() if each.rule == "count"]
    embedded = found.target.id in cached.catalogue().levels
    level = found.target.id if embedded else ""
    name = f"{words.SHEET_FIGURES} {found.source.title}.csv"
    table = OwnTable(name, _table(found), _mapping(found, name, level or OWN, scored))
    areas = None if embedded else _own_areas(areas_bytes(found.target.areas))
    title = words.SCENARIO.format(source=found.source.title, target=found.target.title)
    scenario = own_scenario((table,), title, screen.OWN_DIMENSION)
    assert scenario is not None
    return OwnData((table,), level, areas, scenario)


def _table(found: Crossed) -> bytes:
    """Figures as a table that can be read back: what is suppressed has the mark for it."""
    table = found.carried.table
    cells = table.values.map(lambda value: "" if pd.isna(value) else repr(float(value)))
    marked = cells.mask(table.status == Status.SUPPRESSED, "x").rename(columns=headings(found))
    return marked.to_csv(lineterminator="\n").encode()


def _own_areas(content: bytes) -> OwnAreas:
    """Areas that were written, to be read back as they are."""
    name = "omraden.gpkg"
    (part,) = opened(name, content).parts
    assert part.frame is not None
    return OwnAreas(name, content, part.name, *label_columns(part.frame), crs_label(part.frame.crs))


def _mapping(found: Crossed, file: str, level: str, scored: Sequence[str]) -> OwnMapping:
    """What the columns of that table mean: what the cards of the figures say."""
    titles, year = headings(found), date.today().year
    figures: list[FigureChoice] = []
    for name in found.carried.table.indicators:
        taken = {each.id for each in figures}
        figures.append(_figure(found, name, titles[name], name in scored, taken))
    return OwnMapping(
        title=file,
        file=file,
        header=1,
        key_column="code",
        key_kind="code",
        areas=level,
        is_year_told=True,
        years=(year,),
        latest=year,
        decimal=".",
        marks={"x": "suppressed"},
        figures=tuple(figures),
        publisher=found.source.title,
        columns=("code", *titles.values()),
    )


def _figure(
    found: Crossed, name: str, title: str, is_scored: bool, taken: set[str]
) -> FigureChoice:
    card = found.source.cards.get(name)
    direction: Direction = "higher_is_need" if is_scored else "context"
    if is_scored and card is not None and card.direction == LOWER:
        direction = LOWER
    return FigureChoice(
        column=title,
        id=free_id(name.removesuffix(f"_{card.year}") if card else name, taken),
        title=card.title if card else title,
        definition=card.definition if card else title,
        unit=card.unit if card else UNIT_UNKNOWN,
        kind=card.kind if card else "index",
        direction=direction,
        base=card.base if card else title,
        dimension=screen.OWN_DIMENSION,
        year=card.year if card else None,
    )
