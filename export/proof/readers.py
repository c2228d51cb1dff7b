"""Any export as values by place, whatever its format."""

from collections.abc import Callable

from export.proof import documents, pages, pictures, tables
from export.proof.containers import kind_of, unzipped
from export.proof.reading import Place, Reading
from geo.faults import Fault, FaultKind, InputError


def read(content: bytes, file: str) -> Reading:
    """Read a file.

    Parameters
    ----------
    content : bytes
        An export.
    file : str
        Name for messages.

    Returns
    -------
    dict of Place to Value
        In the order of the file; the record itself is left out where it has
        a place of its own.

    Raises
    ------
    InputError
        FILE_UNREADABLE where the file is damaged, or as
        :func:`export.proof.containers.kind_of`.
    """
    kind = kind_of(content, file)
    try:
        return _READERS[kind](content)
    except InputError:
        raise
    except Exception as error:  # each library has its own for a file that was tampered with
        raise InputError([Fault(FaultKind.FILE_UNREADABLE, file)]) from error


def _zip(content: bytes) -> Reading:
    """Shapefiles, or a document each."""
    parts = unzipped(content, "")
    if any(name.endswith(".shp") for name in parts):
        return tables.shapefile(content)
    found: Reading = {}
    for name, part in parts.items():
        found |= {
            Place(f"{name}, {place.part}", place.row, place.column): value
            for place, value in read(part, name).items()
        }
    return found


_READERS: dict[str, Callable[[bytes], Reading]] = {
    "gpkg": tables.geopackage,
    "fgb": tables.flatgeobuf,
    "zip": _zip,
    "xlsx": tables.workbook,
    "csv": tables.swedish_csv,
    "geojson": pages.geojson,
    "html": pages.web_map,
    "svg": pages.svg,
    "png": pictures.png,
    "pdf": pictures.pages,
    "pptx": documents.slides,
    "docx": documents.word,
}
