"""What the steps of Egna data make together: a mapping, and what is left to answer."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from layers.own.keys import KnownAreas, Match
from layers.own.mapping import OwnMapping
from layers.own.renew import Renewed
from layers.own.understand import Understanding, propose
from ui.own_reading import Dropped
from ui.pages.own_areas import AreaChoice
from ui.session import OwnAreas


@dataclass
class Draft:
    """A mapping in the making, filled step by step within one run of the page.

    Parameters
    ----------
    dropped : Dropped
        The file.
    part : str
        Its table.
    together : tuple of Dropped
        All files that were dropped.
    known : tuple of KnownAreas
        Areas that it may be for.
    own : AreaChoice or None
        Areas that were dropped too.
    renewed : Renewed or None
        The kept mapping that is used, brought to this file.
    seen : Understanding or None
        From step 2 on.
    match : Match or None
        From step 3 on.
    areas_read : OwnAreas or None
        How own areas are read, from step 3 on, where the figures are for them.
    changes : dict
        Fields of the mapping as the reader has set them.
    left : list of str
        What the reader has yet to answer.
    """

    dropped: Dropped
    part: str
    together: tuple[Dropped, ...]
    known: tuple[KnownAreas, ...]
    own: AreaChoice | None
    renewed: Renewed | None = None
    seen: Understanding | None = None
    match: Match | None = None
    areas_read: OwnAreas | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Names the widgets: another file, table or kept mapping has others."""
        used = self.renewed.mapping.title if self.renewed else ""
        return f"own.{self.dropped.key}.{self.part}.{used}"

    @property
    def base(self) -> OwnMapping:
        """What is proposed: the kept mapping, else what the file suggests."""
        if self.renewed is not None:
            return self.renewed.mapping
        assert self.seen is not None
        return propose(self.seen, date.today())

    @property
    def mapping(self) -> OwnMapping:
        """The mapping as the reader has set it so far."""
        return self.base.model_copy(update=self.changes)

    def areas(self, level: str) -> KnownAreas:
        """Known areas by id."""
        return next(each for each in self.known if each.id == level)
