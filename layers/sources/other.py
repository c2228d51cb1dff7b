"""What is fetched beside SCB: key figures of the municipality, and cities' own open data."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from geo.faults import Fault, FaultKind, InputError
from layers.cards import Card, Identifier, Text
from layers.text_files import check_model, parse_toml, read_text

MUNICIPALITY = r"^\d{4}$"


class Benchmark(Card):
    """A key figure of Kolada."""

    kpi: Annotated[str, Field(pattern=r"^[NU]\d{5}$")]
    title: Text
    unit: Text


class Package(Card):
    """A package of areas at a city's own service."""

    id: Identifier
    title: Text


class City(Card):
    """A city with open data of its own.

    Parameters
    ----------
    municipality : str
        Four digits.
    name, title : str
        What it is called on the command line, and on the screen.
    publisher, licence, attribution : str
    packages : tuple of Package
    statistics : str
        Query that finds its tables.
    """

    municipality: Annotated[str, Field(pattern=MUNICIPALITY)]
    name: Identifier
    title: Text
    publisher: Text
    licence: Text
    attribution: Text
    packages: tuple[Package, ...] = ()
    statistics: str = ""


class Other(Card):
    """Everything that is declared beside SCB's tables."""

    benchmarks: tuple[Benchmark, ...] = ()
    cities: tuple[City, ...] = ()

    def municipality(self, place: str) -> str:
        """Code of a place that is given by name or by its four digits.

        Raises
        ------
        InputError
            It is neither.
        """
        if place.isdecimal() and len(place) == 4:
            return place
        known = {city.name: city.municipality for city in self.cities}
        if place.casefold() in known:
            return known[place.casefold()]
        allowed = f"{', '.join(known)}, 0114–2584"
        raise InputError([Fault(FaultKind.FIELD_VALUE, "", "PLACE", place, allowed)])

    def city(self, municipality: str) -> City | None:
        """A city by its code, None where it has no open data that is known here."""
        return next((each for each in self.cities if each.municipality == municipality), None)


def read_other(path: Path) -> Other:
    """Read the declarations.

    Raises
    ------
    InputError
        Every fault of the file.
    """
    return check_model(Other, parse_toml(read_text(path), path.name), path.name)
