"""What has been fetched: a folder of Parquet files, each with a manifest, whole at every moment.

A set is a data file with its checksum in its name, and a manifest that names it. The data file
is written first and the manifest put in its place last, so that a broken run leaves the set as
it was. Parts of a fetch that is under way lie in a folder of their own, and are used again by
the run that goes on with it.
"""

import hashlib
import io
import json
import os
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.faults import Fault, FaultKind, InputError
from layers.sources.changes import Change, compare
from layers.sources.locking import alone
from layers.sources.manifest import Manifest, read_manifest

PARTS = "parts"
"""Folder of fetches that are under way."""


@dataclass(frozen=True)
class Parts:
    """Answers of a fetch that is under way, kept until the set is whole.

    Parameters
    ----------
    folder : Path
        Of this fetch alone: another day, or another state of the source, has another.
    """

    folder: Path

    def get(self, question: object) -> bytes | None:
        """The answer to a question, if an earlier run had it."""
        path = self.folder / fingerprint(question)
        return path.read_bytes() if path.is_file() else None

    def keep(self, question: object, answer: bytes) -> None:
        """Keep an answer, whole or not at all."""
        write_whole(self.folder / fingerprint(question), answer)


class Cache:
    """The folder of what has been fetched.

    Parameters
    ----------
    folder : Path
        Made when something is kept.
    """

    def __init__(self, folder: Path):
        self.folder = Path(folder)

    @property
    def state(self) -> str:
        """Changes when any set does; cheap enough to ask for at every move on the screen."""
        found = ((path.name, path.stat()) for path in sorted(self.folder.glob("*.json")))
        return "\n".join(f"{name} {stat.st_mtime_ns} {stat.st_size}" for name, stat in found)

    def manifests(self) -> tuple[Manifest, ...]:
        """Every set, by name.

        Raises
        ------
        InputError
            A manifest that is none.
        """
        paths = sorted(self.folder.glob("*.json"))
        return tuple(read_manifest(path) for path in paths)

    def manifest(self, name: str) -> Manifest | None:
        """A set by its name, None where it has not been fetched."""
        path = self.folder / f"{name}.json"
        return read_manifest(path) if path.is_file() else None

    def frame(self, manifest: Manifest) -> pd.DataFrame:
        """Rows of a set: a GeoDataFrame where they are outlines.

        Raises
        ------
        InputError
            The file is missing, or not the one that the manifest speaks of.
        """
        path = self.folder / manifest.file
        content = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(content).hexdigest() != manifest.sha256:
            raise InputError([Fault(FaultKind.CACHE_CHANGED, path.name)])
        reader = gpd.read_parquet if manifest.kind == "areas" else pd.read_parquet
        return reader(io.BytesIO(content))

    def faults(self) -> tuple[Fault, ...]:
        """Files that are missing, or not the ones that their manifests speak of."""
        return tuple(
            Fault(FaultKind.CACHE_CHANGED, each.title)
            for each in self.manifests()
            if not self.is_whole(each)
        )

    def is_whole(self, manifest: Manifest) -> bool:
        """Whether a set can be read."""
        try:
            self.frame(manifest)
        except InputError:
            return False
        return True

    def keep(self, manifest: Manifest, frame: pd.DataFrame) -> tuple[Manifest, Change]:
        """Put a set in place of what went by its name.

        Parameters
        ----------
        manifest : Manifest
            Without ``file``, ``sha256`` and ``rows``.
        frame : DataFrame
            Rows, a GeoDataFrame for outlines; the index is not kept.

        Returns
        -------
        manifest : Manifest
            As it was written.
        change : Change
            Against the set that was there.

        Raises
        ------
        InputError
            The folder cannot be written to. What was there is still there.
        """
        try:
            with alone(self.folder):
                return self._put(manifest, frame)
        except OSError as error:
            raise InputError([Fault(FaultKind.FILE_NOT_WRITABLE, self.folder.name)]) from error

    def _put(self, manifest: Manifest, frame: pd.DataFrame) -> tuple[Manifest, Change]:
        change = compare(self._before(manifest.name), frame, manifest.keys)
        content = _parquet(frame)
        sha256 = hashlib.sha256(content).hexdigest()
        file = f"{manifest.name}.{sha256[:12]}.parquet"
        full = manifest.model_copy(update={"file": file, "sha256": sha256, "rows": len(frame)})
        text = json.dumps(full.model_dump(mode="json"), ensure_ascii=False, indent=1)
        write_whole(self.folder / file, content)
        write_whole(self.folder / f"{manifest.name}.json", f"{text}\n".encode())
        self.tidy(manifest.name)
        return full, change

    def _before(self, name: str) -> pd.DataFrame | None:
        """Rows that a set has now, None where it has none that can be read."""
        before = self.manifest(name)
        return self.frame(before) if before is not None and self.is_whole(before) else None

    def parts(self, name: str, state: object) -> Parts:
        """Answers that a broken fetch of this set left, as long as the state is the same.

        Parameters
        ----------
        name : str
            Id of the set.
        state : object
            Day and question, and what the source says of its last change. Parts of any other
            state are removed.
        """
        folder = self.folder / PARTS / name / fingerprint(state)[:16]
        for other in sorted(folder.parent.glob("*")):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
        return Parts(folder)

    def tidy(self, name: str) -> None:
        """Remove what no manifest names: earlier data, half-written files, parts."""
        manifest = self.manifest(name)
        for path in self.folder.glob(f"{name}.*.parquet"):
            if manifest is None or path.name != manifest.file:
                path.unlink(missing_ok=True)
        for path in self.folder.glob(f".{name}.*"):
            path.unlink(missing_ok=True)
        shutil.rmtree(self.folder / PARTS / name, ignore_errors=True)
        folder = self.folder / PARTS
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def fingerprint(value: object) -> str:
    """SHA-256 of anything that JSON can write, whatever the order of its keys (hexadecimal)."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader, or a run after a crash, sees all of it or none.

    Two that write the same file at once each write their own, and the last one counts.

    Raises
    ------
    InputError
        It cannot be written.
    """
    waiting = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with waiting.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise InputError([Fault(FaultKind.FILE_NOT_WRITABLE, path.name)]) from error


def _sync_folder(folder: Path) -> None:
    """Make a rename outlive a power cut, where the system lets a folder be opened."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _parquet(frame: pd.DataFrame) -> bytes:
    content = io.BytesIO()
    frame.to_parquet(content, index=False)
    return content.getvalue()
