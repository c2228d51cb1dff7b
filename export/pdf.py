"""PDF of documents, made by LibreOffice where it is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from geo.faults import Fault, FaultKind, InputError

PROGRAMS = ("soffice", "libreoffice")
"""Names that LibreOffice goes by."""

SECONDS = 120.0
"""Time that one conversion may take."""


def office() -> str | None:
    """Path of LibreOffice, none where it is not installed."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def to_pdf(content: bytes, name: str, seconds: float = SECONDS) -> bytes:
    """Make one document a PDF; see :func:`to_pdfs`."""
    return next(iter(to_pdfs({name: content}, seconds).values()))


def to_pdfs(files: Mapping[str, bytes], seconds: float = SECONDS) -> dict[str, bytes]:
    """Make documents PDF, all in one run.

    LibreOffice gets a profile folder of its own, so that no other run of it
    stands in the way, and is ended when its time is out.

    Parameters
    ----------
    files : mapping of str to bytes
        Documents by file name, with ``.docx`` or ``.pptx`` last.
    seconds : float
        Time that it may take.

    Returns
    -------
    dict of str to bytes
        By the same names with ``.pdf`` last, in the same order.

    Raises
    ------
    InputError
        PDF_NO_OFFICE, PDF_TOO_SLOW or PDF_FAILED.
    """
    program = office()
    if program is None:
        raise InputError([Fault(FaultKind.PDF_NO_OFFICE)])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        sources = [folder / f"{at}{Path(own).suffix}" for at, own in enumerate(files)]
        for path, content in zip(sources, files.values(), strict=True):
            path.write_bytes(content)
        _convert(program, folder, sources, seconds)
        made = [path.with_suffix(".pdf") for path in sources]
        if not all(path.is_file() for path in made):
            raise InputError([Fault(FaultKind.PDF_FAILED)])
        names = [f"{Path(own).stem}.pdf" for own in files]
        return {own: path.read_bytes() for own, path in zip(names, made, strict=True)}


def _convert(program: str, folder: Path, sources: list[Path], seconds: float) -> None:
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        os.fspath(folder),
        *map(os.fspath, sources),
    ]
    quiet = subprocess.DEVNULL
    try:
        subprocess.run(
            command, check=True, timeout=seconds, stdin=quiet, stdout=quiet, stderr=quiet
        )
    except subprocess.TimeoutExpired as error:
        limit = f"{seconds:.0f}"
        raise InputError([Fault(FaultKind.PDF_TOO_SLOW, allowed=limit)]) from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise InputError([Fault(FaultKind.PDF_FAILED)]) from error
