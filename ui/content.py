"""What a file that leaves is made of."""

from dataclasses import dataclass

from export.dossier import Dossier
from layers.catalogue import Catalogue
from scoring.decision.shortlist import Shortlist
from scoring.score import ScoreResult
from ui.open_data import OFF
from ui.workspace import Place


@dataclass(frozen=True, eq=False)
class Content:
    """What a file is made of.

    Parameters
    ----------
    place : Place
    catalogue : Catalogue
        For the background.
    result : ScoreResult
        Of the place.
    dossier : Dossier
        Figures and metadata of the same result.
    crs : str
        Coordinate system, for the formats that let it be chosen.
    tiles : str
        Address of a basemap's tiles for the web page, empty for none.
    chosen : Shortlist, optional
        The shortlist that the dossier shows, for the status of its areas;
        they are proposals where it is not given.
    decision : str
        SHA-256 of the frozen decision that it all comes from; empty for none.
    threshold : int
        From which count on open data are told.
    """

    place: Place
    catalogue: Catalogue
    result: ScoreResult
    dossier: Dossier
    crs: str
    tiles: str = ""
    chosen: Shortlist | None = None
    decision: str = ""
    threshold: int = OFF
