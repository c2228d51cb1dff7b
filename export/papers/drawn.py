"""The pictures of the papers, each drawn once in each size and used by every document."""

from collections.abc import Callable
from dataclasses import replace

from export.papers.model import Papers
from export.pictures import TEXT, Page, Picture, draw_map, scatter


class Drawn:
    """Pictures of papers as PNG, drawn when they are first asked for.

    Parameters
    ----------
    papers : Papers
    """

    def __init__(self, papers: Papers) -> None:
        self._papers = papers
        self._kept: dict[object, Picture] = {}

    def map(self, page: Page) -> Picture:
        """The map of need over the whole city."""
        return self._once(("map", page), lambda: draw_map(self._papers.map, "png", page))

    def profile(self, at: int, page: Page) -> Picture:
        """The map of one profile, by its place among the profiles."""
        own = self._papers.profiles[at].map
        return self._once((at, page), lambda: draw_map(own, "png", page))

    def scatter(self) -> Picture | None:
        """Need against coverage without title and sources; none where no area has both."""
        content = self._papers.scatter
        if content is None:
            return None
        bare = replace(content, title="", source="")
        return self._once("scatter", lambda: scatter(bare, "png", TEXT.width))

    def _once(self, key: object, draw: Callable[[], Picture]) -> Picture:
        if key not in self._kept:
            self._kept[key] = draw()
        return self._kept[key]
