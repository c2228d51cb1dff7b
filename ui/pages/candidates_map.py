"""The map where candidates are built: clicked, boxed in, drawn around, and shown."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle

import numpy as np
import shapely
import streamlit as st

from export.palettes import FIELD_INK, OVERLAYS
from export.webmap import MapDescription, Overlay
from geo.picking import areas_within
from language import candidates_text as words
from language import drawing_text, screen
from scoring.places.candidates import Candidate
from scoring.places.graph import AreaGraph
from ui import cached, drawing, session
from ui.bench import Action, Bench, pick, toggle
from ui.components.drawing_map import Drawn, ToolText, drawing_map
from ui.workspace import Place

HEIGHT = 560
TOOLS = ("box", "lasso", "polygon", "point")
LINKS_SHOWN = "links.shown"
"""Name of the choice to see the neighbourhood as lines."""


def show_map(bench: Bench, proposal: Sequence[Candidate], action: Action) -> None:
    """The map; what the reader does on it changes the candidate that is edited.

    Parameters
    ----------
    bench : Bench
    proposal : sequence of Candidate
        Drawn as what is not kept.
    action : {"add", "take"}
        What becomes of areas that are drawn around.

    Raises
    ------
    InputError
        No area would be left in the candidate.
    """
    links = bench.graph if session.choice(LINKS_SHOWN, False) else None
    drawn = drawing_map(
        _description(_told(bench, proposal, links), bench, tuple(proposal), links),
        drawing.index_shading(bench.result, screen.SHOW_INDEX.format(scenario=bench.scenario.name)),
        key="candidates-map",
        text=ToolText(**drawing_text.TOOLS),
        tools=TOOLS,
        height=HEIGHT,
    )
    st.caption(words.MAP_HELP)
    if drawn:
        _act(bench, drawn, action)


def _act(bench: Bench, drawn: Drawn, action: Action) -> None:
    if drawn.tool == "click":
        toggle(bench, drawn.code)
        return
    codes = areas_within(bench.place.areas, json.dumps(drawn.geometry))
    if not codes:
        st.info(words.NOTHING_PICKED)
    elif action == "take" and bench.own is None:
        st.info(words.NOTHING_TO_TAKE)
    else:
        pick(bench, codes, action)


def _told(bench: Bench, proposal: Sequence[Candidate], links: AreaGraph | None) -> str:
    """Names all that is drawn."""
    shown = [own.model_dump_json() for own in (*bench.candidates.candidates, *proposal)]
    edges = b"" if links is None else links.adjacency.indices.tobytes()
    split = f"{len(bench.candidates.candidates)} {bench.edited} {links is None}"
    told = "\n".join([bench.place.areas.fingerprint, split, *shown]).encode()
    return hashlib.sha256(told + edges).hexdigest()


@st.cache_resource(max_entries=32, show_spinner=False)
def _description(
    fingerprint: str,
    _bench: Bench,
    _proposal: tuple[Candidate, ...],
    _links: AreaGraph | None,
) -> MapDescription:
    place = _bench.place
    layers = [
        _outline(place, own, colour, words.GROUP_EDITED if edited else words.GROUP_LIST, edited)
        for own, colour in _coloured(_bench.candidates.candidates)
        for edited in [own.id == _bench.edited]
    ]
    layers.sort(key=lambda layer: layer.group != words.GROUP_EDITED)
    layers += [
        replace(_outline(place, own, colour, words.GROUP_PROPOSAL), dashed=True)
        for own, colour in _coloured(_proposal)
    ]
    if _links is not None:
        layers.append(_lines(place, _links))
    return drawing.candidate_description(place, cached.catalogue(), tuple(layers))


def _coloured(candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, str]]:
    return zip(candidates, cycle(OVERLAYS), strict=False)


def _outline(
    place: Place, own: Candidate, colour: str, group: str, hatched: bool = False
) -> Overlay:
    shapes = np.asarray(place.areas.geometry.loc[list(own.codes)])
    return Overlay(
        id=f"{group}-{own.id}",
        label=own.name,
        geometry=shapely.union_all(shapes),
        colour=colour,
        group=group,
        hatched=hatched,
        shown=True,
    )


def _lines(place: Place, links: AreaGraph) -> Overlay:
    """A line between a point inside each of two neighbours."""
    inside = shapely.point_on_surface(np.asarray(place.areas.geometry))
    middles = shapely.get_coordinates(inside)
    one, other = links.adjacency.nonzero()
    ends = np.stack([middles[one], middles[other]], axis=1)[one < other]
    return Overlay(
        id="links",
        label=words.LINKS_LABEL,
        geometry=shapely.multilinestrings(shapely.linestrings(ends)),
        colour=FIELD_INK,
        group=words.GROUP_LINKS,
        shown=True,
    )
