"""What is measured of the city as a whole: shown on the page, and a part of the report."""

from export.papers.charted import Charted
from export.papers.model import Table
from export.report import Section
from language import segregation_text as words
from ui.pages.followup_inequality import show_inequality
from ui.pages.followup_segregation import show_segregation
from ui.workspace import Place

City = tuple[Table | Charted, ...]
"""Tables, and charts with theirs, in the order in which they are read."""


def show_city(place: Place) -> City:
    """Let the reader ask for the measures; what is shown."""
    return (*show_segregation(place), *show_inequality(place))


def city_section(city: City) -> tuple[Section, ...]:
    """The section of a report, where there is anything to tell."""
    bare = tuple(each for each in city if isinstance(each, Table))
    drawn = tuple(each for each in city if isinstance(each, Charted))
    return (Section(words.HEADING, (words.PLAIN,), bare, drawn),) if city else ()


def city_tables(city: City) -> tuple[Table, ...]:
    """Every table."""
    return tuple(each if isinstance(each, Table) else each.table for each in city)
