"""What differs between two documents, told by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from store.documents.canonical import canonical

KEYS = ("id", "code")
"""Fields that name an entry of a list, so that it is told by name and not by place."""


class Absent:
    """Stands where a field or an entry is not there at all, for null is a value."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = Absent()


@dataclass(frozen=True)
class Difference:
    """One field with two values.

    Parameters
    ----------
    field : str
        Path, such as ``entries[A1].reason``; an entry without a name is told
        by its number, from 1. ``entries.order`` is the order of named entries,
        told where it is another than with the new ones last.
    before, after : object
        Plain data, or :data:`ABSENT`.
    """

    field: str
    before: Any
    after: Any


def differences(before: Any, after: Any, field: str = "") -> Iterator[Difference]:
    """Compare plain data, field by field.

    Parameters
    ----------
    before, after : object
        As read from JSON. 1 and 1.0 differ, as they do in a file.
    field : str
        Path of both.

    Yields
    ------
    Difference
        None for equal data; in the order of ``before``, then what is new.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _of_tables(before, after, f"{field}." if field else "", "")
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(before, after, field)
    elif not _same(before, after):
        yield Difference(field, before, after)


def _of_tables(
    before: dict[str, Any], after: dict[str, Any], head: str, tail: str
) -> Iterator[Difference]:
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name, ABSENT), after.get(name, ABSENT)
        yield from differences(was, now, f"{head}{name}{tail}")


def _of_lists(before: list[Any], after: list[Any], field: str) -> Iterator[Difference]:
    """Entries by name where they have names, else by number; plain lists as a whole."""
    was, now = _by_name(before), _by_name(after)
    if was is not None and now is not None:
        yield from _of_tables(was, now, f"{field}[", "]")
        added_last = [name for name in was if name in now] + [n for n in now if n not in was]
        if added_last != list(now):
            yield Difference(f"{field}.order", list(was), list(now))
    elif all(isinstance(each, dict | list) for each in (*before, *after)):
        numbered = [{str(n): each for n, each in enumerate(side, 1)} for side in (before, after)]
        yield from _of_tables(numbered[0], numbered[1], f"{field}[", "]")
    elif not _same(before, after):
        yield Difference(field, before, after)


def _same(before: Any, after: Any) -> bool:
    if ABSENT in (before, after):
        return before is after
    return canonical(before) == canonical(after)


def _by_name(entries: list[Any]) -> dict[str, Any] | None:
    """Entries by name; None where one has no name or two have the same."""
    if not all(isinstance(each, dict) for each in entries):
        return None
    for key in KEYS:
        named = {each[key]: each for each in entries if isinstance(each.get(key), str)}
        if len(named) == len(entries):
            return named
    return None
