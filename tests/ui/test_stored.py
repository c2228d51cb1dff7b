"""The store is opened once, let go of, and tried again where it could not be opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.faults import FaultKind, InputError
from store import opening
from ui import stored


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(opening.FOLDER, str(tmp_path / "store"))
    monkeypatch.delenv(opening.URL, raising=False)
    yield tmp_path / "store"
    stored.close()


def test_it_is_opened_once():
    assert stored.store() is stored.store()


def test_it_is_opened_anew_when_it_was_let_go_of():
    first = stored.store()
    made = first.create_workspace("Holma", who="Ada")
    stored.close()
    assert stored.store() is not first
    assert stored.store().workspaces() == (made,)


def test_another_folder_is_another_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    stored.store().create_workspace("Holma", who="Ada")
    monkeypatch.setenv(opening.FOLDER, str(tmp_path / "other"))
    assert stored.store().workspaces() == ()


def test_one_that_cannot_be_opened_is_tried_again(folder: Path):
    folder.mkdir()
    (folder / opening.FILE).write_bytes(b"no database" * 100)
    with pytest.raises(InputError) as error:
        stored.store()
    assert [fault.kind for fault in error.value.faults] == [FaultKind.DATABASE_UNUSABLE]
    (folder / opening.FILE).unlink()
    assert stored.store().workspaces() == ()
