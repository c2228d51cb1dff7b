"""The data of an export, found by what its record names."""

import json

import pytest

from export.proof.record import Data, Shape
from geo.faults import FaultKind, InputError
from layers.sources.cache import Cache
from scoring.decision.shortlist import Shortlist
from tests.helpers.areas import kinds_of
from tests.helpers.exports import DAY, LEVEL, content_of, make
from tests.helpers.fetching import TODAY
from tests.helpers.malmo_world import malmo_world
from tests.helpers.replay import replaying
from ui import cached
from ui.content import Content
from ui.fetching import CACHE, fetch
from ui.given import Given, using
from ui.recorded import make_record
from ui.verify_data import Files, data_faults, find_place, given_by
from ui.verifying import verify
from ui.workspace import DATA, default_scenario


@pytest.fixture(scope="module")
def record():
    return make_record(content_of(), Shape(form="csv"))


def test_a_data_folder_is_told_from_fetched_data(tmp_path):
    assert given_by(Files(data=DATA), default_scenario()).folder == DATA
    assert given_by(Files(data=tmp_path), default_scenario()).cache == tmp_path
    assert given_by(Files(), default_scenario()).folder is None


def test_the_data_at_hand_are_those_of_the_record(record):
    place = find_place(record, Files(), "a.csv")
    assert place.level == LEVEL
    assert data_faults(place, record, "a.csv") == []


@pytest.mark.parametrize(
    ("part", "option"),
    [
        ("areas", "--data"),
        ("figures", "--data"),
        ("register_", "--register"),
        ("reference", "--reference"),
        ("catalogue", "--data"),
    ],
)
def test_each_that_is_another_is_told_with_both_names(part, option, record):
    data = Data(**(record.data.model_dump() | {part: "f" * 64}))
    other = record.model_copy(update={"data": data, "shape": Shape(form="xlsx")})
    (fault,) = data_faults(find_place(record, Files(), "a"), other, "a.csv")
    assert fault.kind is FaultKind.RECORD_DATA
    assert (fault.file, fault.received, fault.field) == ("a.csv", "f" * 64, option)
    assert fault.allowed


def test_only_documents_compare_with_the_whole_city(record):
    data = Data(**(record.data.model_dump() | {"catalogue": "f" * 64}))
    other = record.model_copy(update={"data": data})
    assert data_faults(find_place(record, Files(), "a"), other, "a.csv") == []


def test_a_changed_register_is_found_in_its_file(tmp_path):
    register = cached.catalogue().register
    card = register.cards[0].model_copy(update={"note": "Ändrad"})
    changed = register.put(card, when="2026-01-01", who="A")
    with using(Given(register=changed)):
        record = make_record(content_of(), Shape(form="csv"))
    assert [
        fault.field for fault in data_faults(find_place(record, Files(), "a"), record, "a")
    ] == ["--register"]
    path = tmp_path / "register.json"
    path.write_text(changed.model_dump_json(), encoding="utf-8")
    with using(given_by(Files(register=path), record.scenario)):
        assert data_faults(find_place(record, Files(), "a"), record, "a") == []


def test_a_register_that_is_none_is_refused(tmp_path):
    path = tmp_path / "register.json"
    path.write_text(json.dumps({"cards": 1}), encoding="utf-8")
    with pytest.raises(InputError):
        given_by(Files(register=path), default_scenario())


def test_own_areas_need_their_files(record):
    own = record.model_copy(update={"level": "own"})
    assert kinds_of(find_place, own, Files(), "a") == [FaultKind.RECORD_OWN]


@pytest.fixture(scope="module")
def fetched_folder(tmp_path_factory):
    """Fetched data of a division that is not embedded, figures invented."""
    folder = tmp_path_factory.mktemp("fetched")
    with replaying(malmo_world(cached.catalogue())) as server, pytest.MonkeyPatch.context() as at:
        at.setenv("NO_PROXY", "*")
        only = ["deso_2025", "regso_2025"]
        report = fetch("malmo", Cache(folder), only=only, base_urls=[server.url], today=TODAY)
    assert report.faults == ()
    return folder


def test_an_export_of_fetched_data_holds_with_them(fetched_folder, tmp_path, monkeypatch):
    monkeypatch.setenv(CACHE, str(tmp_path / "none"))
    path = tmp_path / "a.csv"
    with using(Given(cache=fetched_folder)):
        place = cached.place("regso_2025")
        chosen = Shortlist(division="regso_2025").add(place.areas.codes[0])
        result = cached.scored(place, default_scenario())
        dossier = place.dossier(result, chosen, DAY)
        content = Content(place, cached.catalogue(), result, dossier, "EPSG:3008", chosen=chosen)
        path.write_bytes(make("csv", content))
    assert verify(path, Files(data=fetched_folder)).holds
    assert kinds_of(verify, path, Files()) == [FaultKind.CACHE_CHANGED]
