"""Exports that are verified again and again, made anew once for each record."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from export.proof.record import Record
from ui import cached, verifying
from ui.rebuilding import rebuild
from ui.workspace import Place


@contextmanager
def each_once() -> Iterator[None]:
    """Let ``verify`` keep what it has made, for the next file with the same record and data.

    The same record and data give the same file; to draw it again would show nothing new of a
    file in which something else was changed.
    """
    kept: dict[tuple[object, ...], bytes] = {}

    def remembered(
        place: Place, record: Record, template: Path | None, file: str, *, is_partial: bool = False
    ) -> bytes:
        key = (
            record.model_dump_json(),
            place.full_fingerprint,
            cached.catalogue().fingerprint,
            template.read_bytes() if template and template.is_file() else None,
            is_partial,
        )
        if key not in kept:
            kept[key] = rebuild(place, record, template, file, is_partial=is_partial)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verifying, rebuild.__name__, remembered)
        yield
