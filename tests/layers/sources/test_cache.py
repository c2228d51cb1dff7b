"""The cache is whole at every moment."""

import json
from concurrent.futures import ThreadPoolExecutor

import geopandas as gpd
import pandas as pd
import pytest

from layers.sources import cache as module
from layers.sources.cache import Cache, fingerprint
from layers.sources.changes import Change
from layers.sources.manifest import Manifest
from tests.helpers.areas import FaultKind, faults_of, frame_of, square
from tests.helpers.fetching import content


def manifest(name="a", **more):
    fields = {"kind": "figures", "keys": ("code",), "title": "T", "publisher": "SCB"} | more
    return Manifest(name=name, **fields)


def rows(**columns):
    return pd.DataFrame({"code": ["1", "2"], "value": [1.0, None]} | columns)


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "hamtat")


def test_an_empty_cache_holds_nothing(cache):
    assert cache.manifests() == ()
    assert cache.manifest("a") is None
    assert cache.state == ""


def test_what_is_kept_comes_back_with_its_manifest(cache):
    kept, change = cache.keep(manifest(question={"b": [1]}, years=(2024,)), rows())
    assert change == Change(first=True, added=2)
    assert cache.manifests() == (kept,)
    pd.testing.assert_frame_equal(cache.frame(kept), rows())
    assert (kept.rows, kept.source.reference_date) == (2, "2024")


def test_outlines_come_back_as_outlines(cache):
    frame = frame_of([square(), square(1)], ["a", "b"])
    kept, _ = cache.keep(manifest(kind="areas"), frame)
    found = cache.frame(kept)
    assert isinstance(found, gpd.GeoDataFrame)
    assert found.crs == frame.crs
    assert found.geom_equals(frame.geometry).all()


def test_only_the_newest_data_file_is_left(cache):
    cache.keep(manifest(), rows())
    cache.keep(manifest(), rows(value=[3.0, 4.0]))
    cache.keep(manifest("b"), rows())
    assert len([*cache.folder.glob("a.*.parquet")]) == 1
    assert sorted(path.name for path in cache.folder.glob("*.json")) == ["a.json", "b.json"]


def test_the_same_rows_give_the_same_bytes(cache, tmp_path):
    other = Cache(tmp_path / "annan")
    for each in (cache, other):
        each.keep(manifest(), rows(value=[9.0, 9.0]))
        each.keep(manifest(), rows())
    assert content(cache.folder) == content(other.folder)


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("at", range(1, 5))
def test_a_write_that_fails_leaves_a_whole_set(cache, monkeypatch, call, at):
    cache.keep(manifest(), rows())
    calls = iter(range(1, 99))
    owner = module.os if call == "fsync" else module.Path
    real = getattr(owner, call)

    def broken(*arguments):
        if next(calls) == at:
            raise OSError(28, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr(owner, call, broken)
    failing = at <= {"fsync": 4, "replace": 2}[call]
    if failing:
        (fault,) = faults_of(cache.keep, manifest(), rows(value=[5.0, 6.0]))
        assert fault.kind is FaultKind.FILE_NOT_WRITABLE
    else:
        cache.keep(manifest(), rows(value=[5.0, 6.0]))
    after = cache.manifest("a")
    written = not failing or (call, at) == (
        "fsync",
        4,
    )  # the last is the folder's, after the rename
    assert cache.frame(after)["value"].iloc[0] == (5.0 if written else 1.0)


def test_a_damaged_file_is_told_and_can_be_fetched_again(cache):
    kept, _ = cache.keep(manifest(), rows())
    (cache.folder / kept.file).write_bytes(b"PAR1")
    assert [fault.kind for fault in faults_of(cache.frame, kept)] == [FaultKind.CACHE_CHANGED]
    again, change = cache.keep(manifest(), rows())
    assert change.first
    assert cache.is_whole(again)


def test_a_manifest_that_is_none_is_told(cache):
    cache.keep(manifest(), rows())
    path = cache.folder / "a.json"
    path.write_text("{")
    assert faults_of(cache.manifests)[0].kind is FaultKind.SYNTAX
    path.write_text(json.dumps({"name": "a", "extra": 1}))
    kinds = {fault.kind for fault in faults_of(cache.manifests)}
    assert kinds == {FaultKind.FIELD_MISSING, FaultKind.FIELD_UNKNOWN}


def test_parts_are_for_one_state_only_and_go_when_the_set_is_whole(cache):
    cache.parts("a", "monday").keep({"q": 1}, b"one")
    assert cache.parts("a", "monday").get({"q": 1}) == b"one"
    assert cache.parts("a", "monday").get({"q": 2}) is None
    assert cache.parts("a", "tuesday").get({"q": 1}) is None
    assert cache.parts("a", "monday").get({"q": 1}) is None
    cache.parts("b", "monday").keep(1, b"two")
    cache.keep(manifest(), rows())
    assert cache.parts("b", "monday").get(1) == b"two"
    cache.keep(manifest("b"), rows())
    assert not (cache.folder / "parts").exists()


def test_a_set_that_begins_like_another_leaves_it_alone(cache):
    cache.keep(manifest("a-b"), rows())
    cache.keep(manifest("a"), rows())
    cache.keep(manifest("a"), rows(value=[2.0, 2.0]))
    assert cache.is_whole(cache.manifest("a-b"))


def test_those_that_write_at_once_come_one_after_the_other(cache):
    frames = [rows(value=[float(at)] * 2) for at in range(8)]
    with ThreadPoolExecutor(8) as threads:
        kept = [*threads.map(lambda frame: cache.keep(manifest(), frame), frames)]
    assert [change.first for _, change in kept].count(True) == 1
    assert cache.is_whole(cache.manifest("a"))
    assert len([*cache.folder.glob("a.*.parquet")]) == 1


def test_a_fingerprint_does_not_depend_on_the_order_of_keys():
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint([1, 2]) != fingerprint([2, 1])
