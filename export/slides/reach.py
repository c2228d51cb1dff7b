"""How sure figures are, as strokes in a chart that PowerPoint draws.

python-pptx has nothing for them; the element is ``errBars`` of ECMA-376, part 1, 21.2.2.55.
"""

from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from export.pictures.bar_series import Reach

STROKE = 12_700
"""Width of a stroke in English metric units: one point."""


def add_reach(series: Any, reach: Sequence[Reach], colour: str, *, is_scatter: bool) -> None:
    """Add strokes to a series, after its looks have been set.

    Parameters
    ----------
    series : XySeries or BarSeries
    reach : sequence of (float, float) or None
        By point.
    colour : str
        ``#rrggbb``.
    is_scatter : bool
        Whether the chart has two axes of numbers; strokes of others need no direction.
    """
    if not any(reach):
        return
    direction = '<c:errDir val="y"/>' if is_scatter else ""
    below, above = (_numbers([each and each[end] for each in reach]) for end in (0, 1))
    element = parse_xml(
        f"<c:errBars {nsdecls('c', 'a')}>{direction}"
        '<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"<c:plus>{above}</c:plus><c:minus>{below}</c:minus>"
        f'<c:spPr><a:ln w="{STROKE}"><a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/>'
        "</a:solidFill></a:ln></c:spPr></c:errBars>"
    )
    (figures,) = series._element.xpath("c:xVal" if is_scatter else "c:cat")
    figures.addprevious(element)


def _numbers(values: Sequence[float | None]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )
    return (
        "<c:numLit><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numLit>'
    )
