"""PDF of documents, and the pages of their headings: LibreOffice's work, where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from geo.faults import Fault, FaultKind, InputError

PROGRAMS = ("soffice", "libreoffice")
"""Names that LibreOffice goes by."""

SECONDS = 120.0
"""Time that one conversion may take."""

WAIT = 0.2
"""Seconds between two looks at a conversion."""

Wait = Callable[[], None]
"""Called while LibreOffice works; what it raises ends LibreOffice and the work."""


def office() -> str | None:
    """Path of LibreOffice, none where it is not installed."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def to_pdf(
    content: bytes, name: str, seconds: float = SECONDS, waiting: Wait | None = None
) -> bytes:
    """Make one document a PDF; see :func:`to_pdfs`."""
    return next(iter(to_pdfs({name: content}, seconds, waiting).values()))


def to_pdfs(
    files: Mapping[str, bytes], seconds: float = SECONDS, waiting: Wait | None = None
) -> dict[str, bytes]:
    """Make documents PDF, all in one run.

    LibreOffice gets a profile folder of its own, so that no other run of it
    stands in the way, and is ended when its time is out.

    Parameters
    ----------
    files : mapping of str to bytes
        Documents by file name, with ``.docx`` or ``.pptx`` last.
    seconds : float
        Time that it may take.
    waiting : callable, optional
        Called now and then; may raise to stop, and then nothing is left behind.

    Returns
    -------
    dict of str to bytes
        By the same names with ``.pdf`` last, in the same order.

    Raises
    ------
    InputError
        PDF_NO_OFFICE, PDF_TOO_SLOW or PDF_FAILED.
    """
    made = _converted(files, "pdf", seconds, waiting)
    names = [f"{Path(own).stem}.pdf" for own in files]
    return dict(zip(names, made, strict=True))


def heading_pages(
    content: bytes, seconds: float = SECONDS, waiting: Wait | None = None
) -> list[int]:
    """Pages that the references of a Word document lead to, in the order of the references.

    Raises
    ------
    InputError
        As :func:`to_pdfs`.
    """
    (laid_out,) = _converted({"a.docx": content}, "docx", seconds, waiting)
    pages, is_next = [], False
    for each in Document(BytesIO(laid_out)).element.iter(qn("w:instrText"), qn("w:t")):
        if each.tag == qn("w:instrText"):
            is_next = (each.text or "").strip().startswith("PAGEREF")
        elif is_next and (each.text or "").strip().isdigit():
            pages.append(int(each.text))
            is_next = False
    return pages


def _converted(
    files: Mapping[str, bytes], ending: str, seconds: float, waiting: Wait | None
) -> list[bytes]:
    """Documents in another format, in the same order."""
    program = office()
    if program is None:
        raise InputError([Fault(FaultKind.PDF_NO_OFFICE)])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder, out = Path(name), Path(name) / "out"
        sources = [folder / f"{at}{Path(own).suffix}" for at, own in enumerate(files)]
        for path, content in zip(sources, files.values(), strict=True):
            path.write_bytes(content)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            ending,
            "--outdir",
            os.fspath(out),
            *map(os.fspath, sources),
        ]
        _run(command, seconds, waiting)
        made = [out / f"{path.stem}.{ending}" for path in sources]
        if not all(path.is_file() for path in made):
            raise InputError([Fault(FaultKind.PDF_FAILED)])
        return [path.read_bytes() for path in made]


def _run(command: list[str], seconds: float, waiting: Wait | None) -> None:
    """Run a program to its end; it is killed with its children when anything stops the wait."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError as error:
        raise InputError([Fault(FaultKind.PDF_FAILED)]) from error
    end = time.monotonic() + seconds
    try:
        while process.poll() is None:
            if waiting is not None:
                waiting()
            if time.monotonic() > end:
                raise InputError([Fault(FaultKind.PDF_TOO_SLOW, allowed=f"{seconds:.0f}")])
            time.sleep(WAIT)
    finally:
        if process.returncode is None:
            _kill(process)
    if process.returncode:
        raise InputError([Fault(FaultKind.PDF_FAILED)])


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End a program and what it has started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
