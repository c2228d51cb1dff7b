"""Which area a row is for: by code, or by name as people write it, and by near names to confirm."""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from types import MappingProxyType
from typing import Literal

import pandas as pd

from geo.areas import AreaSet
from geo.columns import CODE_COLUMNS, NAME_COLUMNS
from geo.faults import Fault, FaultKind, InputError
from layers.own.cells import is_number

KeyKind = Literal["code", "name"]

NEAR = 0.8
"""Likeness from which a name is proposed: 2 × matching letters / letters of both."""

USUAL = frozenset((*CODE_COLUMNS, *NAME_COLUMNS))
"""Headings that a key column goes by."""

FEW = 50
"""Cells that tell a column of figures."""

MOST_NEAR = 300
"""Rows without an area for which near names are looked for."""

SAMPLE: Mapping[KeyKind, int] = MappingProxyType({"code": 20_000, "name": 2_000})
"""Different cells of a column by which the key is found."""

EDITION = re.compile(r"_(DESO|REGSO|GESO)\d{4}$")
"""End of a code in Statistikdatabasen."""

IN_PARENTHESES = re.compile(r"\((?:RegSO|DeSO|GeSO)\s*[-–:]?\s*(.+)\)\s*$", re.IGNORECASE)
"""The name of an area in SCB's CSV: ``Malmö (RegSO-Nydala norr)``."""

LEADING_CODE = re.compile(r"^\s*((?:\d{4}[A-Z]?\d{2,4}|GeSO-\d+)(?:_\w+?\d{4})?)\s+(?=\S)", re.I)
"""A code before the name in one cell."""

MUNICIPALITY = re.compile(r"(\d{4})[A-Z]\d")
"""Beginning of the code of a DeSO or RegSO."""

SHORTENED = (
    (re.compile(r"\bomr\b\.?"), "område"),
    (re.compile(r"industriomr\b\.?"), "industriområde"),
    (re.compile(r"\bm\.?\s?fl\b\.?"), "med flera"),
    (re.compile(r"\bs:t\b|\bs:ta\b"), "sankt"),
    (re.compile(r"&"), " och "),
)
"""Shortened words of names, and what they stand for."""

SEPARATING = re.compile(r"[\s\-–—_/.,;:·'’\"()]+")


def code_key(text: str) -> str:
    """A code as it is compared: without blanks, edition and the decimals of a spreadsheet."""
    bare = "".join(text.split()).upper()
    return EDITION.sub("", bare).removesuffix(".0")


def name_key(text: str) -> str:
    """A name as it is compared: its words alone, in lower case."""
    inner = IN_PARENTHESES.search(text)
    bare = inner[1] if inner else LEADING_CODE.sub("", text)
    folded = unicodedata.normalize("NFKC", bare).casefold()
    for pattern, word in SHORTENED:
        folded = pattern.sub(word, folded)
    return SEPARATING.sub(" ", folded).strip()


@dataclass(frozen=True, eq=False)
class KnownAreas:
    """Areas that a table may be for.

    Parameters
    ----------
    id : str
        Level, or ``own``.
    names : Series of str
        Index: codes.
    """

    id: str
    names: pd.Series

    @classmethod
    def of(cls, identifier: str, areas: AreaSet) -> "KnownAreas":
        """Codes and names of areas."""
        return cls(identifier, areas.names)

    @property
    def codes(self) -> pd.Index:
        """Codes in the areas' order."""
        return self.names.index

    @cached_property
    def by_code(self) -> Mapping[str, str]:
        """Codes by what they are compared as; without the municipality too, where that is one."""
        whole = _unique((code_key(code), code) for code in self.codes)
        short = _unique(
            (code_key(code)[4:], code) for code in self.codes if MUNICIPALITY.match(code_key(code))
        )
        return {**short, **whole}

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """Codes by names that one area alone has."""
        return _unique((name_key(name), code) for code, name in self.names.items())

    def find(self, text: str, kind: KeyKind) -> str | None:
        """Code of the area that a cell stands for; None where that is none or unclear."""
        known = self.by_name if kind == "name" else self.by_code
        return next((known[key] for key in keys_of(text, kind) if key in known), None)

    @cached_property
    def municipalities(self) -> frozenset[str]:
        """First four digits of codes that begin with those of a municipality."""
        found = (MUNICIPALITY.match(code_key(code)) for code in self.codes)
        return frozenset(begins[1] for begins in found if begins)

    def is_elsewhere(self, text: str) -> bool:
        """Whether a cell is the code of an area in another municipality."""
        begins = MUNICIPALITY.match(code_key(text))
        return bool(begins and self.municipalities and begins[1] not in self.municipalities)


def keys_of(text: str, kind: KeyKind) -> tuple[str, ...]:
    """What a cell is compared as: a code in front of a name may be the code."""
    if kind == "name":
        return (name_key(text),)
    leading = LEADING_CODE.match(text)
    return (code_key(text), code_key(leading[1])) if leading else (code_key(text),)


def _unique(pairs: Iterable[tuple[str, Hashable]]) -> dict[str, str]:
    """Pairs whose first stands once only."""
    found: dict[str, set[str]] = {}
    for key, code in pairs:
        found.setdefault(key, set()).add(str(code))
    return {key: next(iter(codes)) for key, codes in found.items() if len(codes) == 1 and key}


@dataclass(frozen=True)
class Key:
    """Column that says which area a row is for.

    Parameters
    ----------
    column : str
    kind : {"code", "name"}
    areas : str
        Id of the known areas.
    matched : int
        Areas that it finds.
    """

    column: str
    kind: KeyKind
    areas: str
    matched: int


def find_keys(frame: pd.DataFrame, known: Sequence[KnownAreas]) -> tuple[Key, ...]:
    """Columns that may be the key, best first.

    The best finds most of its cells among the areas, then most areas; a code
    goes before a name, and finer areas before coarser ones.

    Parameters
    ----------
    frame : DataFrame of str
    known : sequence of KnownAreas
        Finest first.
    """
    numeric = any(is_number(code) for areas in known for code in areas.codes)
    found = []
    for position, column in enumerate(map(str, frame.columns)):
        cells = [text for text in frame[column].unique() if text.strip()]
        if not cells or (not numeric and all(map(is_number, cells[:FEW]))):
            continue
        usual = column.casefold() in USUAL
        for kind, most in SAMPLE.items():
            keys = [keys_of(text, kind) for text in cells[:most]]
            for order, areas in enumerate(known):
                codes = _met(keys, areas.by_name if kind == "name" else areas.by_code)
                share = round(len(codes) / len(keys), 1)
                rank = (share, len(codes), usual, kind == "code", -order, -position)
                if codes:
                    found.append((rank, Key(column, kind, areas.id, len(codes))))
    return tuple(key for _, key in sorted(found, key=lambda item: item[0], reverse=True))


def _met(keys: Sequence[tuple[str, ...]], known: Mapping[str, str]) -> set[str]:
    return {known[key] for group in keys for key in group if key in known}


@dataclass(frozen=True)
class Match:
    """How the cells of a key column and the areas go together.

    Parameters
    ----------
    found : mapping of str to str
        Code by cell.
    strangers : tuple of str
        Cells that are no area, in file order.
    absent : tuple of str
        Codes of areas that no cell stands for, in the areas' order.
    near : mapping of str to str
        Code proposed for a stranger whose name is nearly that of an absent area.
    elsewhere : int
        Cells that are areas of other municipalities, and no strangers for that.
    """

    found: Mapping[str, str]
    strangers: tuple[str, ...]
    absent: tuple[str, ...]
    near: Mapping[str, str]
    elsewhere: int = 0


def match(
    cells: Sequence[str], kind: KeyKind, areas: KnownAreas, confirmed: Mapping[str, str]
) -> Match:
    """Match the cells of a key column to areas.

    Parameters
    ----------
    cells : sequence of str
        Each once; empty ones are left out.
    kind : {"code", "name"}
    areas : KnownAreas
    confirmed : mapping of str to str
        Codes by cell that a person has confirmed.
    """
    codes = set(areas.codes)
    found: dict[str, str] = {}
    strangers: list[str] = []
    elsewhere = 0
    for text in (cell for cell in cells if cell.strip()):
        told = confirmed.get(text.strip())
        code = told if told in codes else areas.find(text, kind)
        if code is not None:
            found[text] = code
        elif areas.is_elsewhere(text):
            elsewhere += 1
        else:
            strangers.append(text)
    met = set(found.values())
    absent = tuple(code for code in areas.codes if code not in met)
    near = _near(strangers, absent, areas) if kind == "name" else {}
    return Match(found, tuple(strangers), absent, near, elsewhere)


def _near(strangers: Sequence[str], absent: Sequence[str], areas: KnownAreas) -> dict[str, str]:
    """Likest absent area of each stranger; an area is proposed for the likest stranger only."""
    keys = {code: name_key(str(areas.names[code])) for code in absent}
    scored = []
    for text in strangers[:MOST_NEAR]:
        matcher = SequenceMatcher(b=name_key(text), autojunk=False)
        for code, name in keys.items():
            matcher.set_seq1(name)
            if matcher.quick_ratio() >= NEAR and (likeness := matcher.ratio()) >= NEAR:
                scored.append((likeness, text, code))
    near: dict[str, str] = {}
    for _, text, code in sorted(scored, key=lambda item: -item[0]):
        if text not in near and code not in near.values():
            near[text] = code
    return near


def areas_of(known: Sequence[KnownAreas], identifier: str, file: str) -> KnownAreas:
    """Known areas of an id.

    Raises
    ------
    InputError
        There are none.
    """
    found = next((each for each in known if each.id == identifier), None)
    if found is None:
        raise InputError([Fault(FaultKind.AREAS_MISSING, file)])
    return found
