"""Read a register from a file: our own as it was, others' with defaults, every fault at once."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from geo.faults import Fault, FaultKind, InputError, refuse
from layers.initiatives import Geography, InitiativeCard
from layers.register import Register, check_cards
from layers.register_columns import COLUMNS, Sheet, Terms
from layers.register_rows import Divisions, Draft, make_drafts
from layers.register_sheets import read_sheets
from layers.text_files import check_model, parse_json, read_text

ITEM = re.compile(r"(?:geography\.)?(sites|sources)\[(\d+)\]\.?(.*)")
"""Path of a field of one site or source."""

NUMBER = re.compile(r"\[\d+\]")

CARDS = "cards"
"""Field by which a JSON file is known to be a register."""


@dataclass(frozen=True)
class RegisterReading:
    """A register as read.

    Parameters
    ----------
    register : Register
        Checked cards; with its history only where the file is one of JSON.
    ignored : tuple of str
        Headings that name no field, and whose cells were left out.
    """

    register: Register
    ignored: tuple[str, ...] = ()

    @property
    def has_history(self) -> bool:
        """Whether the file held the changes besides."""
        return bool(self.register.changes)


def read_register(
    path: Path,
    terms: Terms,
    divisions: Divisions,
    *,
    defaults: Mapping[str, Any] | None = None,
    crs: str | None = None,
    layer: str | None = None,
    mend_ambiguous: bool = False,
) -> RegisterReading:
    """Read initiatives from JSON, Excel, CSV or a vector file.

    Columns are known by their headings or the names of the fields. Polygons
    become outlines and points become sites where the row does not tell the
    same place in words. A file that this program wrote gives the same cards.

    Parameters
    ----------
    path : Path
        The file.
    terms : Terms
        Words and organisations.
    divisions : mapping of str to AreaSet
        Area sets that the file may name.
    defaults : mapping of str to object, optional
        Values by path of the field for what a row does not say.
    crs : str, optional
        CRS of coordinates whose file does not say.
    layer : str, optional
        Sheet or layer of the initiatives, where it has another name than ours.
    mend_ambiguous : bool
        Mend also self-crossing polygons whose intended area is unclear.

    Returns
    -------
    RegisterReading

    Raises
    ------
    InputError
        Every fault of the file.
    """
    path = Path(path)
    saved = _saved(path)
    if saved is not None:
        return RegisterReading(_checked_json(saved, path.name, terms, divisions))
    sheets = read_sheets(path, terms.words, crs=crs, layer=layer, mend_ambiguous=mend_ambiguous)
    drafts, wrong = make_drafts(sheets.found, path.name, terms, divisions, defaults or {})
    cards, more = _checked(drafts, path.name, terms, divisions)
    first = [with_heading(fault, terms) for fault in (*sheets.faults, *wrong)]
    refuse(_gathered([*first, *_unsaid(more, first)], path.name, len(drafts)))
    ignored = [name for rows in sheets.found.values() for name in rows.ignored]
    return RegisterReading(Register(cards=cards), tuple(dict.fromkeys(ignored)))


def _saved(path: Path) -> Any:
    """What a JSON file holds if it is a register, else None."""
    if path.suffix.lower() != ".json":
        return None
    found = parse_json(read_text(path), path.name)
    return found if not isinstance(found, dict) or CARDS in found else None


def _checked_json(data: Any, file: str, terms: Terms, divisions: Divisions) -> Register:
    register = check_model(Register, data, file)
    faults = check_cards(register.cards, divisions, terms.organisations)
    refuse(replace(fault, file=f"{file}, {fault.file}" if fault.file else file) for fault in faults)
    return register


def _checked(
    drafts: list[Draft], file: str, terms: Terms, divisions: Divisions
) -> tuple[tuple[InitiativeCard, ...], list[Fault]]:
    """Cards of the drafts that are any, and every fault under the row that it stands in."""
    cards: list[InitiativeCard] = []
    by_id: dict[str, Draft] = {}
    faults: list[Fault] = []
    for draft in drafts:
        try:
            card = check_model(InitiativeCard, draft.data)
        except InputError as error:
            faults += [_in_row(fault, draft, terms) for fault in error.faults]
            stand_in = _only_placed(draft)
            cards += [stand_in] if stand_in else []
        else:
            cards.append(card)
        by_id[draft.data["id"]] = draft
    for fault in check_cards(tuple(cards), divisions, terms.organisations):
        at = by_id.get(fault.file)
        faults.append(_in_row(fault, at, terms) if at else replace(fault, file=file))
    return tuple(cards), faults


def _unsaid(faults: list[Fault], before: list[Fault]) -> list[Fault]:
    """Faults without those that call a cell empty since what stands in it could not be read."""
    unread = {(fault.file, fault.where) for fault in before}
    return [
        fault
        for fault in faults
        if fault.kind is not FaultKind.FIELD_MISSING or (fault.file, fault.where) not in unread
    ]


def _gathered(faults: list[Fault], file: str, rows: int) -> list[Fault]:
    """Faults with a field that every row lacks told once for the file."""
    missing = Counter(fault.where for fault in faults if fault.kind is FaultKind.FIELD_MISSING)
    everywhere = {where for where, count in missing.items() if count >= rows > 1}
    return [
        replace(fault, file=file)
        if fault.kind is FaultKind.FIELD_MISSING and fault.where in everywhere
        else fault
        for fault in faults
    ]


def _only_placed(draft: Draft) -> InitiativeCard | None:
    """A card of nothing but its place, to check where the rest is at fault; None where that is."""
    place = draft.data["geography"]
    sites = [{"certainty": "remembered"} | site for site in place["sites"]]
    try:
        place = Geography.model_validate(place | {"sites": sites})
    except ValidationError:
        return None
    told = {name: draft.data[name] for name in ("id", "extent")}
    return InitiativeCard.model_construct(**told, responsible=(), partners=(), geography=place)


def _in_row(fault: Fault, draft: Draft, terms: Terms) -> Fault:
    """Name the row and the heading of a fault that was found in the fields of a card."""
    if fault.allowed == "end_after_start":
        received = f"{draft.data['start']} – {draft.data['end']}"
        fault = replace(fault, where="end", received=received)
    found = ITEM.fullmatch(fault.where)
    if found is None:
        return with_heading(replace(fault, file=draft.place), terms)
    sheet: Sheet = "sites" if found[1] == "sites" else "sources"
    places = draft.site_places if sheet == "sites" else draft.source_places
    at = int(found[2]) - 1
    place = places[at] if at < len(places) else draft.place
    return with_heading(replace(fault, file=place), terms)


def with_heading(fault: Fault, terms: Terms) -> Fault:
    """Name a field of a card by its heading, and the codes that it takes by their words.

    Parameters
    ----------
    fault : Fault
        ``where`` is a path such as ``geography.sites[2].name``, or several
        with commas between.
    terms : Terms
        The words.

    Returns
    -------
    Fault
    """
    item = ITEM.fullmatch(fault.where)
    path = f"{item[1]}.{item[3]}" if item and item[3] else NUMBER.sub("", fault.where)
    headings = [terms.words.headings.get(name, name) for name in path.split(", ")]
    known = _words_of(path, terms)
    blank = fault.allowed == "not_empty" and not fault.received
    return replace(
        fault,
        kind=FaultKind.FIELD_MISSING if blank else fault.kind,
        where=", ".join(headings),
        received=known.get(fault.received, fault.received),
        allowed=", ".join(known.get(code, code) for code in fault.allowed.split(", ")),
    )


def _words_of(path: str, terms: Terms) -> Mapping[str, str]:
    """Words of the codes of a field; none where it has no codes."""
    sheet, _, name = path.partition(".")
    columns = COLUMNS.get(sheet, COLUMNS["initiatives"])  # type: ignore[call-overload]
    wanted = name if sheet in COLUMNS else path
    words = next((column.words for column in columns if column.field == wanted), "")
    return terms.words.words.get(words, {})
