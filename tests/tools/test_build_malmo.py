import pytest

from tests.conftest import NO_SHARED, ROOT, SHARED
from tools.build_malmo import main

RAW = SHARED / "data" / "malmo"
DATA = ROOT / "data" / "malmo"
BUILT = ("areas", "initiatives", "indicators")

pytestmark = pytest.mark.skipif(not RAW.is_dir(), reason=NO_SHARED)


def contents(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for part in BUILT
        for path in sorted((folder / part).iterdir())
    }


def test_the_committed_files_are_what_the_raw_files_give(tmp_path):
    main([str(RAW), "--out", str(tmp_path)])
    again, committed = contents(tmp_path), contents(DATA)
    assert set(again) == set(committed)
    assert [name for name in again if again[name] != committed[name]] == []
