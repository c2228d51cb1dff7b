"""A user's own file opened: its sheets, layers or members, each as rows of text."""

import io
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Literal

import geopandas as gpd

from geo.faults import Fault, FaultKind, InputError
from layers.own.decoding import decode_text
from layers.own.delimited import delimited_rows
from layers.own.limits import Budget, Numbered, check_archive, check_parts, check_size
from layers.own.px import read_px
from layers.own.recognise import Format, foreign_kind, recognise
from layers.own.vector import VectorLayer, layers_at, vector_layers
from layers.own.workbook import workbook_rows

SHAPE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
"""Members of an archive that are one Shapefile, together."""

NEEDED_PARTS = (".shx", ".dbf")

BESIDE_SHAPE = (".sbn", ".sbx", ".qix", ".qmd", ".qml", ".xml", ".lock", ".txt", ".md", ".pdf")
"""Endings of members that say nothing here where there is a Shapefile."""

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)
"""What ``zipfile`` raises; RuntimeError for a password, NotImplementedError below it."""


@dataclass(frozen=True, eq=False)
class Part:
    """One table of a file.

    Parameters
    ----------
    name : str
        Sheet, layer or member; empty where the file has one table.
    rows : tuple of (int, list of str)
        Rows that hold anything, with their numbers in the file.
    frame : GeoDataFrame or None
        Features, where the table has geometry; one for each row below the headings.
    titles, notes : tuple of str
        What the file says of the table, where it keeps that apart from the rows.
    has_headings : bool
        Whether the first row is the headings, by the format itself.
    is_even : bool
        Whether every row of the table ought to have as many cells as the headings.
    decimal : {"", ".", ","}
        Decimal sign of its numbers, where the format itself tells.
    """

    name: str
    rows: tuple[Numbered, ...]
    frame: gpd.GeoDataFrame | None = None
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    has_headings: bool = False
    is_even: bool = False
    decimal: Literal["", ".", ","] = ""


@dataclass(frozen=True, eq=False)
class OwnFile:
    """A file as opened.

    Parameters
    ----------
    name : str
        Without folders.
    format : Format
    parts : tuple of Part
        At least one.
    encoding, separator : str
        Of text; empty for other formats.
    """

    name: str
    format: Format
    parts: tuple[Part, ...]
    encoding: str = ""
    separator: str = ""

    def part(self, name: str) -> Part:
        """The part of a name.

        Raises
        ------
        InputError
            There is none.
        """
        found = next((part for part in self.parts if part.name == name), None)
        if found is None:
            names = ", ".join(part.name for part in self.parts)
            raise InputError([Fault(FaultKind.LAYER_CHOICE, self.name, "", name, names)])
        return found


def open_own(name: str, content: bytes) -> OwnFile:
    """Open a file whatever it is.

    Parameters
    ----------
    name : str
        As it is called; only its last part is used, and only to speak of it.
    content : bytes

    Raises
    ------
    InputError
        It is of a kind that is not read, broken, empty, or over a limit.
    """
    file = re.split(r"[/\\]", name)[-1] or name
    check_size(len(content), file)
    return _opened(file, content, Budget(file))


def _opened(file: str, content: bytes, budget: Budget) -> OwnFile:
    kind = recognise(content, file)
    if kind is Format.ZIP:
        return OwnFile(file, kind, tuple(_members(content, budget)))
    if kind is Format.EXCEL:
        sheets = workbook_rows(content, budget).items()
        return OwnFile(
            file, kind, tuple(Part(name, rows, decimal=sign) for name, (rows, sign) in sheets)
        )
    if kind not in (Format.TEXT, Format.PX):
        layers = vector_layers(content, kind, budget)
        return OwnFile(file, kind, tuple(_of_layer(name, each) for name, each in layers.items()))
    decoded = decode_text(content, file)
    if kind is Format.PX:
        table = read_px(decoded.text, budget)
        part = Part(
            "", table.rows, None, (table.title,), table.notes, has_headings=True, decimal="."
        )
        return OwnFile(file, kind, (part,), decoded.encoding)
    separator, rows = delimited_rows(decoded.text, budget)
    if not rows:
        raise InputError([Fault(FaultKind.FILE_EMPTY, file)])
    return OwnFile(file, kind, (Part("", rows, is_even=True),), decoded.encoding, separator)


def _of_layer(name: str, layer: VectorLayer) -> Part:
    return Part(name, layer.rows, layer.frame, has_headings=True, decimal=".")


def _members(content: bytes, budget: Budget) -> Iterator[Part]:
    """Parts of the files in an archive: Shapefiles, or else whatever can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(archive, budget.file)
            names = [
                info.filename
                for info in archive.infolist()
                if not info.is_dir() and not info.filename.startswith("__MACOSX")
            ]
            if any(_ending(name) in SHAPE_PARTS[:3] for name in names):
                yield from _shapefiles(archive, names, budget)
                return
            others = [name for name in names if _ending(name) not in BESIDE_SHAPE]
            check_parts(len(others), budget.file)
            if not others:
                raise InputError([Fault(FaultKind.FILE_EMPTY, budget.file)])
            for name in others:
                yield from _member(name, archive.read(name), budget)
    except BROKEN_ZIP as error:
        if isinstance(error, InputError):
            raise
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, budget.file)]) from error


def _member(name: str, content: bytes, budget: Budget) -> Iterator[Part]:
    """Parts of one file of an archive, named by it; an archive in an archive is not opened."""
    if recognise(content, budget.file) is Format.ZIP:
        raise foreign_kind("zip i zip", budget.file)
    base = PurePosixPath(name).name
    for part in _opened(budget.file, content, budget).parts:
        yield replace(part, name=f"{base}: {part.name}" if part.name else base)


def _shapefiles(archive: zipfile.ZipFile, names: list[str], budget: Budget) -> Iterator[Part]:
    groups: dict[str, dict[str, str]] = {}
    for name in names:
        if _ending(name) in SHAPE_PARTS:
            groups.setdefault(name[: -len(_ending(name))], {})[_ending(name)] = name
    check_parts(len(groups), budget.file)
    shapes = {stem: parts for stem, parts in groups.items() if ".shp" in parts}
    faults = [
        Fault(FaultKind.SHAPEFILE_PARTS, budget.file, f"{PurePosixPath(stem).name}.shp", part)
        for stem, parts in (shapes or groups).items()
        for part in (".shp", *NEEDED_PARTS)
        if part not in parts
    ]
    if faults:
        raise InputError(faults)
    for stem, parts in shapes.items():
        with tempfile.TemporaryDirectory() as folder:
            for ending, member in parts.items():
                (Path(folder) / f"shape{ending}").write_bytes(archive.read(member))
            (layer,) = layers_at(Path(folder) / "shape.shp", None, budget).values()
        yield _of_layer(PurePosixPath(stem).name, layer)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
