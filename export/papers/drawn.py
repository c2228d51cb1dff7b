"""The pictures of the papers, drawn once and used by every document."""

from collections.abc import Callable
from dataclasses import dataclass

from export.papers.model import Papers
from export.pictures import Picture, draw_map, scatter


@dataclass(frozen=True)
class Drawn:
    """Pictures as PNG: the map of need, need against coverage (if any), one map a profile."""

    map: Picture
    scatter: Picture | None
    profiles: tuple[Picture, ...]


def draw(papers: Papers, tell: Callable[[float], None] | None = None) -> Drawn:
    """Draw every picture of the papers.

    Parameters
    ----------
    papers : Papers
    tell : callable, optional
        Told the share of the pictures that is done, 0-1.
    """
    profiles = []
    for number, each in enumerate(papers.profiles, start=1):
        profiles.append(draw_map(each.map, "png"))
        if tell is not None:
            tell(number / len(papers.profiles))
    return Drawn(
        draw_map(papers.map, "png"),
        scatter(papers.scatter, "png") if papers.scatter else None,
        tuple(profiles),
    )
