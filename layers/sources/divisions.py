"""Divisions of SCB: which areas there are, under which codes, and for which years they hold."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from geo.faults import Fault, FaultKind

SUFFIX = re.compile(r"_(DeSO|RegSO)\d{4}$")
"""End of a code in Statistikdatabasen from 2025 on; the outlines have the codes bare."""


@dataclass(frozen=True)
class Division:
    """One edition of a division.

    Figures are never recalculated to another edition, and the same code may be another area in
    it. A code of 2025 asked for a year before 2024 answers 0 in some tables, which is no figure.

    Parameters
    ----------
    id : str
        Such as ``deso_2025``.
    level : {"deso", "regso"}
    title : str
        As it is called.
    pattern : str
        Of a bare code, after the four digits of the municipality.
    suffix, codelist : str
        End of its codes, and the list of them, in Statistikdatabasen.
    first, last : int
        Reference years that it holds for.
    """

    id: str
    level: str
    title: str
    pattern: str
    suffix: str
    codelist: str
    first: int
    last: int

    @property
    def layer(self) -> str:
        """Layer of its outlines."""
        return f"stat:{self.title.replace(' ', '_')}"

    @property
    def code_column(self) -> str:
        """Column of its codes in the layer."""
        return f"{self.level}kod"

    def holds(self, year: int) -> bool:
        """Whether figures of a year are given for these areas."""
        return self.first <= year <= self.last

    def of(self, codes: Iterable[str], municipality: str) -> tuple[str, ...]:
        """Those of Statistikdatabasen's region codes that are its areas in a municipality."""
        own = re.compile(f"{re.escape(municipality)}{self.pattern}{re.escape(self.suffix)}")
        return tuple(code for code in codes if own.fullmatch(code))

    def year_faults(self, years: Iterable[int], file: str) -> list[Fault]:
        """Years that do not belong to the division, one fault for all of them."""
        wrong = sorted({year for year in years if not self.holds(year)})
        told = ", ".join(map(str, wrong))
        return [Fault(FaultKind.DIVISION_YEAR, file, "", told, self.title)] if wrong else []


DESO, REGSO = r"[ABC]\d{4}", r"R\d{3}"
OPEN_END = 2100

DIVISIONS = MappingProxyType(
    {
        each.id: each
        for each in (
            Division(
                "deso_2025", "deso", "DeSO 2025", DESO, "_DeSO2025", "vs_DeSO2025", 2024, OPEN_END
            ),
            Division(
                "regso_2025",
                "regso",
                "RegSO 2025",
                REGSO,
                "_RegSO2025",
                "vs_RegSO2025",
                2024,
                OPEN_END,
            ),
            Division("deso_2018", "deso", "DeSO 2018", DESO, "", "vs_DeSO2018", 1900, 2023),
            Division("regso_2020", "regso", "RegSO 2020", REGSO, "", "vs_RegSO2020", 1900, 2023),
        )
    }
)
"""Every division by its id, those in force first."""

EMBEDDED_DIVISION = MappingProxyType({"deso": "deso_2025", "regso": "regso_2025"})
"""Edition of the embedded levels; GeSO is the city's own."""


def bare(code: str) -> str:
    """A code without the edition at its end: ``1280C1010_DeSO2025`` is ``1280C1010``."""
    return SUFFIX.sub("", code)
