"""The map as one file: Leaflet, geometry, words and an equal table, without any network."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from string import Template
from urllib.parse import urlsplit

from export.safe_text import for_html, for_script
from export.webmap.leaflet_assets import page_styles, script, styles
from export.webmap.model import Basemap, MapDescription, Shading
from export.webmap.payload import assets, state

_PAGE = Template(
    """<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>$styles</style>
</head>
<body>
<main>
<h1>$title</h1>
$introduction
<div id="map"></div>
<div class="table" tabindex="0" role="region" aria-label="$caption">
<table>
<caption>$caption</caption>
<thead><tr>$headings</tr></thead>
<tbody>
$rows
</tbody>
</table>
</div>
<p class="source">$source</p>
</main>
<script type="application/json" id="assets">$assets</script>
<script type="application/json" id="state">$state</script>
<script>$script</script>
</body>
</html>
"""
)

_START = """
const parsed = (id) => JSON.parse(document.getElementById(id).textContent);
const draw = (L, host) => {$draw};
openFrame(document.getElementById("map"), parsed("assets"), parsed("state"), draw);
"""


@dataclass(frozen=True)
class MapTable:
    """The table that says the same as the map.

    Parameters
    ----------
    caption : str
        What the table shows.
    headings : sequence of str
        Heading of each column.
    rows : sequence of sequence of str
        Cells as the reader sees them; the first of each row names the row.

    Raises
    ------
    ValueError
        If a row does not have one cell for each heading.
    """

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __post_init__(self) -> None:
        wrong = [
            number for number, row in enumerate(self.rows, 1) if len(row) != len(self.headings)
        ]
        if wrong:
            raise ValueError(f"rows without {len(self.headings)} cells: {wrong}")


def to_html(
    description: MapDescription,
    shading: Shading,
    table: MapTable,
    *,
    title: str,
    source: str,
    introduction: str = "",
    selected: Sequence[str] = (),
    marked: Sequence[str] = (),
) -> str:
    """One HTML file with the map and its table.

    The page may load nothing but tiles of the basemap, where there is one,
    and runs no script but its own: its content security policy names the
    script by checksum.

    Parameters
    ----------
    description : MapDescription
        The map.
    shading : Shading
        Classes, values and ranks in the order of the areas.
    table : MapTable
        The same as text.
    title : str
        Title and heading of the page.
    source : str
        Line of sources under the table.
    introduction : str
        Paragraph above the map; empty for none.
    selected, marked : sequence of str
        Codes of the areas to outline.

    Returns
    -------
    str
        HTML 5, to be written as UTF-8.

    Raises
    ------
    ValueError
        If the shading does not have one entry for each area.
    """
    content = assets(description)
    running = _running(content.pop("script"))
    shown = state(description, shading, selected=selected, marked=marked)
    return _PAGE.substitute(
        language=for_html(description.text.language),
        policy=_policy(running, description.basemap),
        title=for_html(title),
        styles=f"{styles()}\n{page_styles()}",
        introduction=f"<p>{for_html(introduction)}</p>" if introduction else "",
        caption=for_html(table.caption),
        headings=_cells(table.headings, 'th scope="col"'),
        rows="\n".join(_row(row) for row in table.rows),
        source=for_html(source),
        assets=for_script(content),
        state=for_script(shown),
        script=running,
    )


def _running(draw: str) -> str:
    return f"(() => {{\n{script()}\n{_START.replace('$draw', draw)}}})();"


def _policy(running: str, basemap: Basemap | None) -> str:
    """What the page may load and run; ``style-src`` is open because Leaflet sets styles."""
    checksum = base64.b64encode(hashlib.sha256(running.encode()).digest()).decode()
    images = f"data: {_origin(basemap)}" if basemap else "data:"
    return (
        f"default-src 'none'; script-src 'sha256-{checksum}'; "
        f"style-src 'unsafe-inline'; img-src {images}; base-uri 'none'; form-action 'none'"
    )


def _origin(basemap: Basemap) -> str:
    parts = urlsplit(basemap.url.replace("{s}", "*"))
    return f"{parts.scheme}://{parts.netloc}"


def _row(cells: Sequence[str]) -> str:
    name, values = _cells(cells[:1], 'th scope="row"'), _cells(cells[1:], "td")
    return f"<tr>{name}{values}</tr>"


def _cells(texts: Sequence[str], tag: str) -> str:
    return "".join(f"<{tag}>{for_html(text)}</{tag.split()[0]}>" for text in texts)
