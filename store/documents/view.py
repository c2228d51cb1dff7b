"""A view of the app: the choices that make it look as it does, and nothing of what is written."""

from typing import Annotated, Final, Literal

from pydantic import Field

from geo.faults import Fault
from layers.access_layers import AccessLayers, access_faults
from scoring.choice import Choice
from scoring.places.candidates import Candidate
from scoring.scenario import Scenario, Weight
from scoring.scenario_file import scenario_faults

VERSION: Final = 1
"""Of the form of a view; another is refused, for its choices may mean something else."""


class Compared(Choice):
    """What is compared side by side.

    Parameters
    ----------
    kind : str
        Candidates, or the level whose areas are compared.
    chosen : tuple of str
        Ids of those that are compared, in order.
    way : str
        Way of comparing.
    """

    kind: str = ""
    chosen: tuple[str, ...] = ()
    way: str = ""


class View(Choice):
    """What a link opens.

    Parameters
    ----------
    version : int
        :data:`VERSION`.
    level : str
        Level of areas.
    scenario : Scenario or None
        Choices of the sender's own, what counts as covered included.
    preset : str
        Name of a scenario that comes with the program, in place of that; where
        neither is given, the one that the program starts with.
    weights : dict of str to float
        Weights of dimensions that differ from the scenario's.
    shown : str
        Indicator on the map; empty for the index.
    selected : str
        Code of the area that is looked at; empty for none.
    listed : tuple of str
        Codes of areas and ids of candidates that are chosen on the shortlist,
        in order.
    listed_candidates : tuple of Candidate
        Those candidates, as they were put there.
    candidates : tuple of Candidate
        In order.
    edited : str
        Id of the candidate that is worked on; empty for none.
    compared : Compared
    access : AccessLayers or None
        Points that what is seen rests on; only in a view that is stored, for
        the files that they refer to are in the store.
    page : str
        Address of the page, empty for the first.
    mark : str
        What names scenario and figures together; where the receiver gets
        another one, ranks may differ from those that the sender saw.
    """

    version: Literal[1] = VERSION
    level: Annotated[str, Field(min_length=1)]
    scenario: Scenario | None = None
    preset: str = ""
    weights: dict[str, Weight] = Field(default_factory=dict)
    shown: str = ""
    selected: str = ""
    listed: tuple[str, ...] = ()
    listed_candidates: tuple[Candidate, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    edited: str = ""
    compared: Compared = Compared()
    access: AccessLayers | None = None
    page: Annotated[str, Field(pattern=r"^[a-z-]*$")] = ""
    mark: str = ""


def view_faults(view: View) -> list[Fault]:
    """What a well-formed view still may get wrong."""
    scenario = [] if view.scenario is None else scenario_faults(view.scenario)
    return scenario if view.access is None else [*scenario, *access_faults(view.access)]
