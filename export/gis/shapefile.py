"""A zipped Shapefile, with its limits told in a text beside it.

Names of fields have ten characters, texts 254 bytes, and a figure that is
missing is a blank that some programs read as 0: so a layer with figures has a
field that names what is missing.
"""

import io
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from export.columns import Column
from export.dossier import Dossier
from export.gis.layers import (
    CRS_CHOICES,
    Layer,
    description,
    is_text,
    map_layers,
    missing_figures,
)
from language import gis_text, numbers, text

NAME_LENGTH = 10
"""Characters of a field's name (dBASE)."""

TEXT_BYTES = 254
"""Bytes of a text (dBASE)."""

ELLIPSIS = "…"

MISSING = "saknas"
"""Field that names the figures that a row lacks."""

ENCODING = "UTF-8"

_NOT_WORD = re.compile(r"\W+", re.ASCII)
_YEAR = re.compile(r"_?(?:19|20)(\d\d)$")

OLDEST = (1980, 1, 1, 0, 0, 0)
"""Time of every entry of the zip file, so that the same dossier gives the same bytes."""


@dataclass(frozen=True, eq=False)
class Fitted:
    """A layer as a Shapefile can hold it.

    Parameters
    ----------
    layer : Layer
        Fields under their short names.
    names : tuple of str
        Long name of each field, in the same order.
    cut : dict of str to int
        Number of texts that were cut short, by short name.
    """

    layer: Layer
    names: tuple[str, ...]
    cut: dict[str, int]


def shapefile_bytes(dossier: Dossier, crs: str = CRS_CHOICES[0]) -> bytes:
    """Write the layers of a dossier as Shapefiles in one zip file.

    Parameters
    ----------
    dossier : Dossier
        What to write.
    crs : str
        Coordinate system of all layers.

    Returns
    -------
    bytes
        A zip file with one Shapefile a layer and ``LASMIG.txt``.
    """
    fitted = [fit(layer) for layer in map_layers(dossier)]
    with tempfile.TemporaryDirectory() as folder:
        for each in fitted:
            path = Path(folder) / f"{each.layer.name}.shp"
            each.layer.write(
                path,
                "ESRI Shapefile",
                crs,
                encoding=ENCODING,
                layer_options={"DBF_DATE_LAST_UPDATE": "".join(dossier.told(text.META_DATE))},
            )
        (Path(folder) / gis_text.README_NAME).write_text(
            _readme(dossier, fitted, crs), encoding="utf-8-sig", newline="\r\n"
        )
        return _zipped(sorted(Path(folder).iterdir()))


def fit(layer: Layer) -> Fitted:
    """Shorten names and texts, and name what is missing.

    Parameters
    ----------
    layer : Layer
        With long names.

    Returns
    -------
    Fitted
    """
    frame, columns = layer.frame.copy(), list(layer.columns)
    short = short_names([column.name for column in columns], taken=(MISSING,))
    cut = {}
    for column in columns:
        if is_text(frame[column.name]):
            whole = frame[column.name]
            frame[column.name] = whole.map(shortened, na_action="ignore")
            cut[short[column.name]] = int((frame[column.name] != whole).sum())
    names = [column.name for column in columns]
    fields = [replace(column, name=short[column.name]) for column in columns]
    if not all(is_text(frame[name]) for name in names):
        absent = missing_figures(frame, columns)
        frame[MISSING] = [shortened(", ".join(short[name] for name in row)) for row in absent]
        fields.append(Column(MISSING, gis_text.COLUMN_MISSING, gis_text.MEANING_MISSING))
        names.append(MISSING)
    return Fitted(
        replace(layer, frame=frame.rename(columns=short), columns=fields),
        tuple(names),
        {name: count for name, count in cut.items() if count},
    )


def short_names(names: Iterable[str], taken: Sequence[str] = ()) -> dict[str, str]:
    """Names of at most ten characters, no two the same whatever their case.

    A year at the end is kept as its last two digits, since it is what tells
    two figures apart.

    Parameters
    ----------
    names : iterable of str
        Long names, each once.
    taken : sequence of str
        Short names that are not free.

    Returns
    -------
    dict of str to str
        Short name by long name.
    """
    used = {name.casefold() for name in taken}
    short: dict[str, str] = {}
    for name in names:
        short[name] = _free(_ten(name), used)
        used.add(short[name].casefold())
    return short


def _ten(name: str) -> str:
    plain = _plain(name)
    if len(plain) <= NAME_LENGTH:
        return plain
    year = _YEAR.search(plain)
    ending = f"_{year[1]}" if year else ""
    return plain[: NAME_LENGTH - len(ending)].rstrip("_") + ending


def _plain(name: str) -> str:
    """Letters without accents, digits and underscores: a byte a character."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_WORD.sub("_", letters).strip("_") or gis_text.FIELD


def _free(name: str, used: set[str]) -> str:
    number, free = 1, name
    while free.casefold() in used:
        number += 1
        free = f"{name[: NAME_LENGTH - len(str(number))]}{number}"
    return free


def shortened(words: str) -> str:
    """Cut a text to what a field holds, at a whole character, with an ellipsis."""
    if len(words.encode()) <= TEXT_BYTES:
        return words
    room = TEXT_BYTES - len(ELLIPSIS.encode())
    return words.encode()[:room].decode(errors="ignore").rstrip() + ELLIPSIS


def _readme(dossier: Dossier, fitted: Sequence[Fitted], crs: str) -> str:
    cuts = [
        gis_text.README_CUT_FIELD.format(layer=each.layer.name, field=name, count=count)
        for each in fitted
        for name, count in each.cut.items()
    ]
    told = gis_text.README_CUT.format(fields=", ".join(cuts)) if cuts else gis_text.README_UNCUT
    return gis_text.README.format(
        description=description(dossier, "\n"),
        crs=crs,
        cut=told,
        missing=MISSING,
        layers="\n\n".join(_layer_lines(each) for each in fitted),
    )


def _layer_lines(fitted: Fitted) -> str:
    layer = fitted.layer
    head = gis_text.README_LAYER.format(
        name=layer.name, title=layer.title, rows=numbers.number(len(layer.frame))
    )
    fields = (
        (gis_text.README_FIELD if column.name == name else gis_text.README_FIELD_LONG).format(
            short=column.name, title=column.title, name=name
        )
        for column, name in zip(layer.columns, fitted.names, strict=True)
    )
    return "\n".join([head, *fields])


def _zipped(paths: Sequence[Path]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            entry = zipfile.ZipInfo(path.name, OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return content.getvalue()
