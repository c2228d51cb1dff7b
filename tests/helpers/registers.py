"""Registers for tests: areas that cards may name, words, and invented cards."""

from hypothesis import strategies as st
from shapely import box

from language.register_files_text import VOCABULARY
from layers.initiatives import KINDS, THEMES, InitiativeCard
from layers.register import Register
from layers.register_columns import Terms
from tests.helpers.areas import area_set, square
from tests.helpers.initiatives import ORGANISATIONS

DIVISIONS = {
    "deso": area_set(division="deso", a=square(), b=square(1), c=square(2)),
    "regso": area_set(division="regso", p=square(side=200)),
}
"""Three small areas in a row and one that holds two of them."""

TERMS = Terms(VOCABULARY, ORGANISATIONS)

WEST, SOUTH, EAST, NORTH = (
    DIVISIONS["deso"].geometry.to_crs("EPSG:4326").total_bounds.round(7).tolist()
)
"""Longitude and latitude (degrees) around the areas."""

HARD = ("=1+1", "'=1", "a; b", 'a "b"', "_x000D_", " x ", "åäö", "\r\n", "'", "-", "\x00", "x005F_")
"""Texts that files are prone to spoil."""

texts = st.text(max_size=12) | st.sampled_from(HARD)
filled = texts.filter(bool)
codes = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)
certainties = st.sampled_from(["verified", "inferred", "remembered"])
ages = st.none() | st.integers(0, 120)
dates = st.sampled_from(["", "2019", "2019-03", "2019-03-01"])
ends = st.sampled_from(["", "2020", "2020-12", "2020-12-31"])
longitudes, latitudes = st.floats(WEST, EAST), st.floats(SOUTH, NORTH)


@st.composite
def outlines(draw):
    """Rectangles over the areas, as WKT with every digit."""
    west = draw(st.floats(WEST, (WEST + EAST) / 2))
    south = draw(st.floats(SOUTH, (SOUTH + NORTH) / 2))
    return box(west, south, west + draw(st.floats(1e-4, 1e-2)), south + 0.001).wkt


@st.composite
def sites(draw):
    """Places with coordinates or without."""
    known = draw(st.booleans())
    return {
        "name": draw(filled),
        "longitude": draw(longitudes) if known else None,
        "latitude": draw(latitudes) if known else None,
        "delomrade": draw(texts),
        "areas": draw(st.lists(st.sampled_from("abc"), unique=True)),
        "certainty": draw(certainties),
    }


sources = st.fixed_dictionaries(
    {"publisher": filled, "title": filled},
    optional={
        **dict.fromkeys(("url", "licence", "attribution", "section", "mention", "says"), texts),
        "reference_date": dates,
        "retrieved": dates,
        "sha256": st.sampled_from(["", "0" * 64, "f" * 64]),
    },
)


@st.composite
def geographies(draw, extent):
    """Where: what the extent asks for, and at most what it allows."""
    told = {
        "delomraden": draw(st.lists(texts, max_size=3)),
        "unmatched": draw(st.lists(texts, max_size=2)),
        "derivation": draw(texts),
    }
    if extent == "areas":
        told["areas"] = draw(st.lists(st.sampled_from("abc"), min_size=1, unique=True))
        told["outline"] = draw(st.just("") | outlines())
    if extent == "points":
        told["sites"] = draw(st.lists(sites(), min_size=1, max_size=3))
    return told


@st.composite
def card_data(draw, identifier=codes):
    """A card with every field, however odd its texts."""
    extent = draw(st.sampled_from(["areas", "points", "citywide", "unknown"]))
    organisations = st.lists(st.sampled_from(sorted(ORGANISATIONS)), min_size=1, unique=True)
    return {
        "id": draw(identifier),
        **{name: draw(filled) for name in ("programme", "name", "summary")},
        "responsible": draw(organisations),
        "partners": draw(st.just([]) | organisations),
        "kind": draw(st.sampled_from(KINDS)),
        "themes": draw(st.lists(st.sampled_from(THEMES), min_size=1, max_size=3)),
        "target": {"group": draw(filled), "age_from": draw(ages), "age_to": draw(ages)},
        "dimensions": draw(st.lists(codes, max_size=2)),
        "forum": draw(st.booleans()),
        "carrier": draw(texts),
        "status": draw(st.sampled_from(["planned", "running", "ended", "unknown"])),
        "start": draw(dates),
        "end": draw(ends),
        "extent": extent,
        "certainty": draw(certainties),
        "is_overlay_only": draw(st.booleans()),
        "case_numbers": draw(st.lists(st.just("STK-2024-123"), max_size=2)),
        "note": draw(texts),
        "geography": draw(geographies(extent)),
        "sources": draw(st.lists(sources, min_size=1, max_size=3)),
    }


@st.composite
def registers(draw):
    """Registers of one to three cards that could be read from files."""
    made = draw(st.lists(card_data(), min_size=1, max_size=3, unique_by=lambda card: card["id"]))
    return Register(cards=tuple(InitiativeCard.model_validate(card) for card in made))
