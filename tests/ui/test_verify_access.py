"""Exports with figures of points: yes as they were made, and what differs where they were not."""

import json
from dataclasses import replace

import pytest

import cli
from export.proof.embedding import embed, record_text
from geo.faults import FaultKind
from language import text
from layers.points import PointOptions
from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario
from tests.helpers.areas import kinds_of
from tests.helpers.exports import DAY, FIRST, LEVEL, content_of, make, shortlist
from tests.helpers.points import csv_of
from ui import cached, recorded
from ui.access_layers import UserFile
from ui.access_measuring import extended, measure
from ui.access_reading import read_layer
from ui.content import Content
from ui.release import release
from ui.shortlisted import dossier_of
from ui.verify_data import Files
from ui.verifying import verify

PLACES = ((0, 0), (900, 400), (3000, -2000))
SCENARIO = Scenario(
    name="Nära skola",
    index=Index(
        dimensions=(
            Dimension(
                id="d",
                indicators=(
                    IndicatorChoice(id="access_skolor_mean_m", direction="higher_is_need"),
                    IndicatorChoice(id="low_econ_2024", direction="higher_is_need"),
                ),
            ),
        )
    ),
)


@pytest.fixture(scope="module")
def layer(tmp_path_factory):
    path = csv_of(tmp_path_factory.mktemp("in") / "skolor.csv", *PLACES)
    lines = path.with_name("vägar.geojson")
    line = {"type": "LineString", "coordinates": [[12.95, 55.6], [13.05, 55.6]]}
    feature = {"type": "Feature", "properties": {}, "geometry": line}
    lines.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return read_layer(
        UserFile(path.name, path.read_bytes()),
        PointOptions(),
        cached.ground(cached.bare_place(LEVEL)).areas,
        network=UserFile(lines.name, lines.read_bytes()),
        title="Skolor",
        persons="children_0_19_2025",
        distances=(500.0,),
        day="2026-11-26",
    )


def straight(layer):
    """The layer as the crow flies."""
    return replace(layer, choices=layer.choices.model_copy(update={"network": None}))


def content(layer, scenario=SCENARIO, spread="public"):
    bare = cached.bare_place(LEVEL)
    whole = extended(bare, [measure(layer, bare, cached.ground(bare))])
    place = release(whole, scenario, spread).place
    result = cached.scored(place, scenario)
    dossier = dossier_of(place, result, shortlist(), DAY, is_internal=spread == "internal")
    return Content(place, cached.catalogue(), result, dossier, "EPSG:3008", chosen=shortlist())


@pytest.fixture(scope="module")
def made(layer):
    return make("csv", content(straight(layer)))


@pytest.fixture
def verdict(tmp_path):
    def of(made, *given):
        path = tmp_path / "a.bin"
        path.write_bytes(made)
        return verify(path, Files(access=given))

    return of


@pytest.mark.parametrize("ending", ["gpkg", "svg"])
def test_every_kind_of_file_holds_without_any_other(layer, verdict, ending):
    found = verdict(make(ending, content(straight(layer))))
    assert found.found == []
    assert found.record.access[0].title == "Skolor"


def test_a_figure_that_was_changed_is_named(layer, made, verdict):
    row = next(line for line in made.splitlines() if f";{FIRST};".encode() in line)
    index = float(content(straight(layer)).result.index[FIRST])
    changed = row.replace(f";{index};".replace(".", ",").encode(), b";12,5;", 1)
    (found,) = verdict(made.replace(row, changed)).found
    assert (found.place.row, found.place.column) == (FIRST, text.COLUMN_INDEX)
    assert (found.told, found.computed) == (12.5, index)


def with_record(made, change):
    """The file with another record."""
    data = json.loads(record_text(made, ""))
    change(data)
    return json.dumps(data, sort_keys=True, separators=(",", ":"))


def test_a_point_that_was_moved_is_refused_by_its_checksum(layer, verdict):
    svg = make("svg", content(straight(layer)))

    def moved(data):
        (points,) = data["points"].values()
        points["points"][0][2] += 100

    assert kinds_of(verdict, embed(svg, with_record(svg, moved))) == [FaultKind.RECORD_DATA]


def test_another_distance_gives_other_figures(layer, verdict):
    svg = make("svg", content(straight(layer)))

    def farther(data):
        data["access"][0]["persons"] = "pop_2025"

    assert kinds_of(verdict, embed(svg, with_record(svg, farther))) == [FaultKind.RECORD_DATA]


def test_a_network_has_to_be_given(layer, verdict, tmp_path):
    made = make("csv", content(layer))
    assert kinds_of(verdict, made) == [FaultKind.RECORD_FILE]
    network = layer.choices.network
    path = tmp_path / "annat namn.geojson"
    path.write_bytes(layer.files[network.sha256])
    assert verdict(made, path).holds
    path.write_bytes(layer.files[network.sha256] + b" ")
    assert kinds_of(verdict, made, path) == [FaultKind.RECORD_FILE]


def test_many_points_are_given_as_they_were_saved(layer, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(recorded, "MOST_POINTS", 2)
    made, path, points = (tmp_path / name for name in ("a.csv", "b", "platser.json"))
    made.write_bytes(make("csv", content(straight(layer))))
    assert b"P1" not in made.read_bytes()
    assert cli.main(["verify", str(made)]) == 2
    assert "--access" in capsys.readouterr().err
    points.write_bytes(layer.points.content)
    assert cli.main(["verify", str(made), "--access", str(points)]) == 0
    assert capsys.readouterr().out.startswith("Ja: ")
    assert cli.main(["verify", str(made), "--access", str(path)]) == 2


def test_internal_points_are_in_no_public_file(layer):
    internal = replace(layer, choices=straight(layer).choices.model_copy(update={"internal": True}))
    public = make("csv", content(internal, content_of().result.scenario))
    assert "access" not in record_text(public, "")
    assert "Skolor" not in public.decode("utf-8-sig")
    assert kinds_of(content, internal) == [FaultKind.INTERNAL_LAYER]


def test_an_internal_file_of_internal_points_holds(layer, verdict):
    internal = replace(layer, choices=straight(layer).choices.model_copy(update={"internal": True}))
    made = make("csv", content(internal, spread="internal"))
    assert verdict(made).holds
