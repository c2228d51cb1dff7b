"""Exports that are text with marks, read as values by place: GeoJSON, web map and SVG."""

import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import shapely
from lxml import etree

from export.proof.reading import Place, Reading, leaves, table
from export.proof.tables import NAMES
from language import verify_text

NAME = "kraftsamling"


def geojson(content: bytes) -> Reading:
    """Every feature by its code, and the members beside them."""
    data = json.loads(content)
    features = data.pop("features")
    headings = list(dict.fromkeys(name for each in features for name in each["properties"]))
    rows = [
        [*(each["properties"].get(name) for name in headings), _shape(each["geometry"])]
        for each in features
    ]
    found = table("omraden", [*headings, "geometry"], rows, NAMES)
    data.pop(NAME, None)
    return found | leaves("metadata", data)


def _shape(geometry: Any) -> shapely.Geometry | None:
    return None if geometry is None else shapely.from_geojson(json.dumps(geometry))


_DATA = re.compile(r'<script type="application/json" id="(\w+)">(.*?)</script>\n?', re.DOTALL)

PER_AREA = ("names", "areas", "classes", "values", "ranks")
"""Lists of the map's data with one entry an area."""


def web_map(content: bytes) -> Reading:
    """The table, the data of the map by area, and the rest of the page."""
    page = content.decode("utf-8-sig")
    data = {name: json.loads(body) for name, body in _DATA.findall(page) if name != NAME}
    rest = _DATA.sub("", page)
    reader = _TableReader()
    reader.feed(rest)
    head, *body = reader.rows or [[]]
    found = table(verify_text.TABLE_PART, head, body)
    codes = [str(code) for code in data.get("assets", {}).get("codes", [])]
    for name, part in data.items():
        for field in PER_AREA:
            if isinstance(part.get(field), list) and len(part[field]) == len(codes):
                part[field] = dict(zip(codes, part[field], strict=True))
        found |= leaves(f"{verify_text.MAP_DATA} ({name})", part)
    for at, told in enumerate(reader.texts, start=1):
        found[Place(verify_text.PAGE, verify_text.PARAGRAPH.format(number=at), "")] = told
    digest = hashlib.sha256(reader.outside.encode()).hexdigest()
    return found | {Place(verify_text.PAGE, verify_text.REST, ""): digest}


TEXTS = frozenset({"title", "h1", "p", "caption"})
CELLS = frozenset({"td", "th"})


class _TableReader(HTMLParser):
    """Rows of the page's table, its texts, and all else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.texts: list[str] = []
        self.outside = ""
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        if tag == "tr":
            self.rows.append([])
        elif tag in CELLS and self.rows:
            self.rows[-1].append("")
        elif tag in TEXTS:
            self.texts.append("")
        self.outside += f"<{tag} {attrs}>"

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""
        self.outside += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        if self._inside in CELLS and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data
        elif self._inside in TEXTS:
            self.texts[-1] += data
        else:
            self.outside += data


def svg(content: bytes) -> Reading:
    """Words first, then every element with its attributes."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(content, parser)
    for told in root.findall("{*}metadata"):
        if told.get("id") == NAME:
            root.remove(told)
    words: Reading = {}
    drawn: Reading = {}
    for at, each in enumerate(root.iter(etree.Element), start=1):
        tag = etree.QName(each).localname
        said = (each.text or "").strip()
        if said:
            words[Place(verify_text.WORDS, str(len(words) + 1), "")] = said
        for name, value in each.attrib.items():
            drawn[Place(verify_text.DRAWING, f"{tag} {at}", str(name))] = str(value)
    return words | drawn
