"""Scripts and styles of the map: Leaflet from its package, ours from beside this file."""

from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

OWN = Path(__file__).parent / "browser"
"""Folder of our scripts and styles."""

SCRIPTS = (
    "decode.js",
    "patterns.js",
    "areas.js",
    "overlays.js",
    "panel.js",
    "tools.js",
    "view.js",
    "frame.js",
)
"""Our scripts in the order in which they build upon each other."""


@cache
def script() -> str:
    """Leaflet and our scripts as one text, to run as a module or in a script element.

    Returns
    -------
    str
        JavaScript that leaves the function ``openFrame`` in scope. Leaflet
        takes back its global name, so that it disturbs no other copy.
    """
    own = "\n".join((OWN / name).read_text(encoding="utf-8") for name in SCRIPTS)
    return f"{_leaflet('leaflet.js')}\nconst Leaflet = window.L.noConflict();\n{own}"


@cache
def styles() -> str:
    """Leaflet's and our style sheets as one text.

    Returns
    -------
    str
        CSS that asks for no file: the images of Leaflet's marker and layer
        control, which we do not use, are left out.
    """
    lines = _leaflet("leaflet.css").splitlines()
    plain = "\n".join(line for line in lines if "url(" not in line)
    return f"{plain}\n{(OWN / 'map.css').read_text(encoding='utf-8')}"


@cache
def page_styles() -> str:
    """Style sheet of the page around a map that is a file of its own."""
    return (OWN / "page.css").read_text(encoding="utf-8")


def _leaflet(name: str) -> str:
    text = (Path(leaflet.BASE_DIR) / name).read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if "sourceMappingURL" not in line)
