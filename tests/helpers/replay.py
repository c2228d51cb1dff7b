"""A server on this machine that speaks the sources' interfaces as documented, faults by switch.

Figures are invented: each is a function of its codes, so that what ought to come is worked out
in a test without the code under test. As SCB does, a code of 2025 asked for a year before 2024
(or one of 2018 after 2023) answers 0 in most tables.
"""

import itertools
import json
import math
import os
import signal
import threading
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import shapely

from tests.helpers.areas import square

CELL_LIMIT = 150_000
AGES = (
    *("-4", "5-9", "10-14", "15-19", "20-24", "25-29", "30-34", "35-39", "40-44"),
    *("45-49", "50-54", "55-59", "60-64", "65-69", "70-74", "75-79", "80-"),
)
KON = {"1": "män", "2": "kvinnor", "1+2": "totalt"}
EDITIONS = {
    "DeSO_2025": ("deso", "_DeSO2025", 2024, 2100),
    "RegSO_2025": ("regso", "_RegSO2025", 2024, 2100),
    "DeSO_2018": ("deso", "", 1900, 2023),
    "RegSO_2020": ("regso", "", 1900, 2023),
}


def only(code: str, label: str) -> dict[str, str]:
    return {code: label}


VARIABLES: dict[str, dict[str, dict[str, str]]] = {
    "TAB6574": {
        "Alder": {age: f"{age} år" for age in AGES} | {"totalt": "totalt"},
        "Kon": KON,
        "ContentsCode": only("000007Y7", "Folkmängd"),
    },
    "TAB6571": {
        "UtlBakgrund": {"1": "utländsk bakgrund", "2": "svensk bakgrund", "SA": "totalt"},
        "Kon": KON,
        "ContentsCode": only("000007Y4", "Folkmängd"),
    },
    "TAB6568": {
        "Hushallstyp": {
            "ESUB": "ensamstående utan barn",
            "ESMB": "ensamstående med barn",
            "SBUB": "sammanboende utan barn",
            "TOTALT": "totalt",
        },
        "ContentsCode": only("000007Y2", "Antal hushåll"),
    },
    "TAB6534": {
        "UtbildningsNiva": {
            "21": "förgymnasial utbildning",
            "3+4": "gymnasial utbildning",
            "5": "eftergymnasial utbildning, mindre än 3 år",
            "6": "eftergymnasial utbildning, 3 år eller mer",
            "US": "uppgift om utbildningsnivå saknas",
        },
        "ContentsCode": only("000007Z6", "Befolkning"),
    },
    "TAB6680": {
        "Kon": KON,
        "Alder": {"15-74": "15-74 år", "20-64": "20-64 år"},
        "ContentsCode": {
            "0000089V": "arbetskraften",
            "0000089W": "arbetslösa",
            "0000089X": "sysselsatta",
            "0000089Y": "befolkningen",
        },
    },
    "TAB6683": {
        "Inkomstkomponenter": {"230": "kapitalinkomst", "240": "nettoinkomst"},
        "Kon": KON,
        "ContentsCode": {"000008A2": "antal personer", "000008A4": "medelvärde, tkr"},
    },
    "TAB6679": {
        "InkomstTyp": {"NeInk": "nettoinkomst", "SaFörInk": "sammanräknad förvärvsinkomst"},
        "Kon": KON,
        "ContentsCode": {
            "0000089O": "Antal personer totalt",
            **{
                f"0000089{letter}": f"Kvartil {number}, andel personer, procent"
                for number, letter in enumerate("PQRS", start=1)
            },
            "0000089T": "Medelvärde, tkr",
            "0000089U": "Medianvärde, tkr",
        },
    },
    "TAB6684": {"ContentsCode": {"000008AA": "andel i kvartil 1", "000008AB": "median, tkr"}},
    "TAB6685": {
        "Alder": {"tot": "totalt ålder", "0-19": "0-19 år"},
        "ContentsCode": {"000008AC": "låg ekonomisk standard", "000008AD": "hög standard"},
    },
    "TAB6638": {
        "Upplatelseform": {
            "1": "hyresrätt",
            "2": "bostadsrätt",
            "3": "äganderätt",
            "ÖVRIGT": "uppgift saknas",
        },
        "ContentsCode": only("00000864", "Antal lägenheter"),
    },
    "TAB6065": {
        "Hustyp": {"SMÅHUS": "småhus", "FLERBOST": "flerbostadshus", "ÖVRHUS": "övriga hus"},
        "ContentsCode": {"0000058A": "Antal personer", "0000058B": "Andel i procent"},
    },
    "TAB6766": {
        "Kon": KON,
        "Alder": {"20-64": "20-64 år"},
        "Fodelseregion": {"samt": "samtliga", "in": "Sverige", "ut": "utlandet"},
        "ContentsCode": only("000008GN", "Andel självförsörjande"),
    },
    "TAB6586": {"ContentsCode": {"000008IT": "Index", "000008IU": "Områdestyp"}},
}
VARIABLES["TAB5956"] = VARIABLES["TAB6534"]

YEARS = {
    "TAB6534": range(2024, 2026),
    "TAB5956": range(2015, 2024),
    "TAB6680": range(2020, 2025),
    "TAB6638": range(2024, 2026),
    "TAB6766": range(2025, 2026),
    **dict.fromkeys(("TAB6679", "TAB6683", "TAB6684", "TAB6685", "TAB6586"), range(2011, 2025)),
}
"""Reference years by table; the others go from 2022 to 2025."""

DIVISIONS_OF = {
    "TAB6534": ("DeSO_2025", "RegSO_2025"),
    "TAB6638": ("DeSO_2025", "RegSO_2025"),
    "TAB5956": ("DeSO_2018", "RegSO_2020"),
    "TAB6766": ("RegSO_2025",),
    "TAB6586": ("RegSO_2025", "RegSO_2020"),
}
"""Divisions by table; the others have all four."""

WHOLES = {"totalt": 40, "TOTALT": 10, "0000089V": 10, "0000089Y": 10}
"""Codes of wholes, with how much larger they are than their parts, so that shares are shares."""

SHARES = ("0000058B", "0000089P", "0000089Q", "0000089R", "0000089S")
"""Contents that are shares, in tables that have other contents too."""

DOTS = "1280C1020"
"""Area whose low economic standard is not told (``..``)."""


@dataclass
class World:
    """What the sources know.

    Parameters
    ----------
    areas : dict
        By layer: code to (parent, name, shape in EPSG:3006).
    updated : str
        When the tables last changed.
    shift : int
        Added to every figure: a world in which the figures have been revised.
    records : list of dict
        Rows of the city's table.
    """

    areas: dict[str, dict[str, tuple[str, str, Any]]]
    updated: str = "2026-03-24T07:00:00Z"
    shift: int = 0
    records: list[dict[str, Any]] = field(default_factory=list)

    def codes(self, table: str) -> list[str]:
        """Region codes of a table in Statistikdatabasen: the municipality's, and its areas'."""
        layers = DIVISIONS_OF.get(table, tuple(EDITIONS))
        return ["1280"] + [
            f"{code}{EDITIONS[layer][1]}" for layer in layers for code in self.areas[layer]
        ]

    def years(self, table: str) -> list[str]:
        return [str(year) for year in YEARS.get(table, range(2022, 2026))]

    def variables(self, table: str) -> dict[str, dict[str, str]]:
        regions = {code: code for code in self.codes(table)}
        return {"Region": regions, **VARIABLES[table], "Tid": {y: y for y in self.years(table)}}

    def figure(self, table: str, cell: dict[str, str]) -> tuple[float | None, str | None]:
        """Value and mark of one cell."""
        region, year = cell["Region"], int(cell["Tid"])
        before, after = "_" in region and year < 2024, "_" not in region and year > 2023
        if before or (after and len(region) > 4):
            return (None, "..") if table == "TAB6586" else (0, None)
        if table == "TAB6685" and region.startswith(DOTS):
            return None, ".."
        key = "|".join([table, *(f"{name}={code}" for name, code in cell.items())])
        number = zlib.crc32(key.encode()) % 900 + 100 + self.shift
        if cell.get("ContentsCode") == "000008IU":
            return number % 5 + 1, None
        if table in ("TAB6685", "TAB6586", "TAB6766") or cell.get("ContentsCode") in SHARES:
            return number / 10, None
        return number * math.prod(WHOLES.get(code, 1) for code in cell.values()), None


def small_world(count: int = 6) -> World:
    """A few square areas in a grid, two to each RegSO, the same in both editions."""
    deso = {
        f"1280C{1010 + 10 * at}": (f"1280R{at // 2 + 1:03d}", "", square(at % 10, at // 10))
        for at in range(count)
    }
    pairs = itertools.groupby(deso.items(), key=lambda item: item[1][0])
    regso = {
        code: ("", f"Område {int(code[-3:])}", shapely.union_all([each[1][2] for each in group]))
        for code, group in pairs
    }
    other = {"0180C1010": ("0180R001", "", square(90, 90))}
    deso, regso = deso | other, regso | {"0180R001": ("", "Annan ort", square(90, 90))}
    records = [
        {"_id": at + 1, "omradesnamn": f"OMRÅDE {at + 1}", "antal": f"{at},5", "andel": "x"}
        for at in range(7)
    ]
    areas = {"DeSO_2025": deso, "RegSO_2025": regso, "DeSO_2018": deso, "RegSO_2020": regso}
    return World(areas, records=records)


# ------------------------------------------------------------------ faults


FAULTS = (
    "429",
    "503",
    "500",
    "404",
    "slow",
    "cut",
    "malformed",
    "html",
    "empty_body",
    "list",
    "wrong_total",
    "repeated",
    "changed",
    "empty",
)


@dataclass
class Switch:
    """A fault that comes in place of an answer, so many times, where the path holds a text."""

    fault: str
    times: int = 10**9
    path: str = ""
    after: int = 0


class Replay(ThreadingHTTPServer):
    """The server; its address is ``url``.

    Parameters
    ----------
    world : World
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, world: World):
        self.world = world
        self.switches: list[Switch] = []
        self.asked: list[str] = []
        self.bodies: deque[dict[str, Any]] = deque(maxlen=1000)
        self.released = threading.Event()
        self.kill_at: int | None = None
        self.victim: int | None = None
        self.page = 1000
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def fail(self, fault: str, **more: Any) -> None:
        """Switch a fault on."""
        assert fault in FAULTS
        self.switches.append(Switch(fault, **more))

    def mend(self) -> None:
        """Switch all faults off."""
        self.switches.clear()

    def switched(self, path: str) -> str:
        """The fault that this call is to meet, empty where none."""
        for switch in self.switches:
            if switch.path in path and switch.times > 0:
                if switch.after > 0:
                    switch.after -= 1
                    continue
                switch.times -= 1
                return switch.fault
        return ""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up, or is killed, is no error here."""


@contextmanager
def replaying(world: World) -> Iterator[Replay]:
    """Run a server while the block runs."""
    server = Replay(world)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    """One call."""

    server: Replay
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._handle({})

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self._handle(json.loads(self.rfile.read(length)))

    def _handle(self, body: dict[str, Any]) -> None:
        server = self.server
        server.asked.append(self.path)
        server.bodies.append(body)
        if server.kill_at is not None and len(server.asked) >= server.kill_at and server.victim:
            os.kill(server.victim, signal.SIGKILL)
            self.close_connection = True
            return
        fault = server.switched(self.path)
        if fault in ("429", "503", "500", "404"):
            headers = {"Retry-After": "7"} if fault in ("429", "503") else {}
            self._send(b"<html>later</html>", int(fault), headers=headers)
        elif fault == "slow":
            server.released.wait(10)
            self.close_connection = True
        elif fault in ("malformed", "html", "empty_body", "list"):
            content = {
                "malformed": b'{"id": ["Region", ',
                "html": "<!DOCTYPE html><html><body>Logga in först</body></html>".encode(),
                "empty_body": b"",
                "list": b"[1, 2]",
            }[fault]
            self._send(content)
        else:
            self._answer(body, fault)

    def _answer(self, body: dict[str, Any], fault: str) -> None:
        parts = urlsplit(self.path)
        path, query = unquote(parts.path), {k: v[-1] for k, v in parse_qs(parts.query).items()}
        answer = answer_to(self.server, path, query, body, fault)
        if isinstance(answer, int):
            self._send(b'{"type": "Parameter error"}', answer)
            return
        content = json.dumps(answer, ensure_ascii=False).encode()
        self._send(content, cut=fault == "cut")

    def _send(
        self,
        content: bytes,
        status: int = 200,
        headers: dict[str, str] | None = None,
        *,
        cut: bool = False,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if cut else content)
        self.close_connection = cut


# ------------------------------------------------------------------ answers


def answer_to(
    server: Replay, path: str, query: dict[str, str], body: dict[str, Any], fault: str
) -> Any:
    """What a source answers: something to write as JSON, or the number of a refusal."""
    world = server.world
    if path.endswith("/wfs"):
        return features(world, query, fault)
    if path.endswith("/metadata"):
        table = path.split("/")[-2]
        return metadata(world, table, fault) if table in VARIABLES else 404
    if path.endswith("/data"):
        return dataset(world, path.split("/")[-2], body, fault)
    if "/data/kpi/" in path:
        return kolada(server, path, query, fault)
    if "/action/" in path:
        return ckan(server, path.rsplit("/", 1)[-1], query, fault)
    if path.endswith(".geojson"):
        return outlines(world)
    return 404


def features(world: World, query: dict[str, str], fault: str) -> dict[str, Any]:
    """GetFeature of a GeoServer, as JSON."""
    layer = query["typeNames"].removeprefix("stat:")
    municipality = query["CQL_FILTER"].split("'")[1]
    own = {c: v for c, v in world.areas[layer].items() if c.startswith(municipality)}
    codes = [] if fault == "empty" else sorted(own)
    start = 0 if fault == "repeated" else int(query["startIndex"])
    page = codes[start : start + int(query["count"])]
    level = EDITIONS[layer][0]
    renamed = "desokod_ny" if level == "deso" else "regsokod_ny"
    column = renamed if fault == "changed" else f"{level}kod"
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": f"{layer}.{code}",
                "geometry_name": "sp_geometry",
                "geometry": json.loads(shapely.to_geojson(own[code][2])),
                "properties": {
                    column: code,
                    "kommunkod": municipality,
                    "lanskod": municipality[:2],
                    "version": "2025_v2",
                    "referensdatum": "20250101",
                    **(
                        {"regsokod": own[code][0]}
                        if level == "deso"
                        else {"regsonamn": own[code][1]}
                    ),
                },
            }
            for code in page
        ],
        "totalFeatures": len(codes),
        "numberMatched": len(codes) + (3 if fault == "wrong_total" else 0),
        "numberReturned": len(page),
        "timeStamp": "2026-11-26T00:00:00Z",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}},
    }


def metadata(world: World, table: str, fault: str) -> dict[str, Any]:
    """Metadata of a table: JSON-stat without values."""
    variables = world.variables(table)
    if fault == "changed":
        variables["Omrade"] = variables.pop("Region")
    if fault == "empty":
        variables["Region"] = {"0180": "Stockholm"}
    return header(world, table, variables)


def header(world: World, table: str, variables: dict[str, dict[str, str]]) -> dict[str, Any]:
    """The part that metadata and data have in common."""
    layers = DIVISIONS_OF.get(table, tuple(EDITIONS))
    return {
        "version": "2.0",
        "class": "dataset",
        "label": f"Tabell {table}",
        "source": "SCB",
        "updated": world.updated,
        "note": ["En liten kontrollerad slumpmässig osäkerhet är införd."],
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "id": list(variables),
        "size": [len(codes) for codes in variables.values()],
        "dimension": {
            name: {
                "label": name.lower(),
                "category": {
                    "index": {code: at for at, code in enumerate(codes)},
                    "label": codes,
                },
                "extension": {
                    "elimination": False,
                    **(
                        {"codelists": [{"id": f"vs_{each.replace('_', '')}"} for each in layers]}
                        if name == "Region"
                        else {}
                    ),
                },
            }
            for name, codes in variables.items()
        },
        "extension": {"px": {"tableid": table, "decimals": 0}},
    }


def dataset(world: World, table: str, body: dict[str, Any], fault: str) -> dict[str, Any] | int:
    """Data by POST: refused above the limit of cells, and for codes that are not there."""
    variables = world.variables(table)
    chosen = {each["variableCode"]: each["valueCodes"] for each in body["selection"]}
    if set(chosen) != set(variables) or math.prod(map(len, chosen.values())) > CELL_LIMIT:
        return 400
    if any(code not in variables[name] for name, codes in chosen.items() for code in codes):
        return 400
    ordered = {
        name: {code: label for code, label in variables[name].items() if code in set(chosen[name])}
        for name in variables
    }
    cells = [
        world.figure(table, dict(zip(ordered, codes, strict=True)))
        for codes in itertools.product(*ordered.values())
    ]
    values: Any = [value for value, _ in cells]
    marks = {str(at): mark for at, (_, mark) in enumerate(cells) if mark}
    if marks:  # the sparse form of the standard, where a cell without a value is left out
        values = {str(at): value for at, value in enumerate(values) if value is not None}
    if fault == "wrong_total":
        values = [0.0] * (len(cells) - 1)
    if fault == "empty":
        values = []
    if fault == "repeated":
        first = next(iter(ordered["Region"]))
        ordered["Region"] = {first: first}
        values = [1.0] * (len(cells) // len(chosen["Region"]))
    if fault == "changed":
        ordered["Konet"] = ordered.pop("Tid")
    return header(world, table, ordered) | {"value": values, **({"status": marks} if marks else {})}


def kolada(server: Replay, path: str, query: dict[str, str], fault: str) -> dict[str, Any] | int:
    """Key figures, two to a page, the next one named by the address that Kolada has itself."""
    pieces = path.split("/")
    at = pieces.index("kpi")
    kpis, municipality, years = pieces[at + 1].split(","), pieces[at + 3], pieces[at + 5].split(",")
    if max(len(kpis), len(years)) > 25:
        return 400
    values = [
        {
            "kpi": kpi,
            "municipality": municipality,
            "period": int(year),
            "values": [
                {"gender": "T", "status": "", "value": int(year) % 100 + at, "isdeleted": False},
                {"gender": "K", "status": "Missing", "value": None, "isdeleted": False},
                {"gender": "M", "status": "", "value": 1.0, "isdeleted": True},
            ],
        }
        for at, kpi in enumerate(kpis)
        for year in years
    ]
    page = int(query.get("page", 1))
    shown = values[10 * (page - 1) : 10 * page]
    more = 10 * page < len(values)
    following = f"https://api.kolada.se{path}?page={1 if fault == 'repeated' else page + 1}"
    name = "values_ny" if fault == "changed" else "values"
    listed: Sequence[Any] = [] if fault == "empty" else shown
    more = (more or fault == "repeated") and fault != "empty"
    return {name: listed, "next_url": following if more else None, "count": len(listed)}


def ckan(server: Replay, action: str, query: dict[str, str], fault: str) -> dict[str, Any]:
    """Actions of a CKAN service."""
    world = server.world
    if action == "package_show":
        return _success({"id": query["id"], "resources": [resource(server, query["id"])]})
    if action == "resource_search":
        found = [] if fault == "empty" else [table_resource(world)]
        return _success({"count": len(found), "results": found})
    if action != "datastore_search" or query.get("resource_id") != "be-1":
        return {"success": False, "error": {"__type": "Not Found Error", "message": "Not found"}}
    rows = [] if fault == "empty" else world.records
    start = 0 if fault == "repeated" else int(query.get("offset", 0))
    page = rows[start : start + min(int(query.get("limit", 100)), server.page)]
    columns = ["_id", *(name for name in world.records[0] if name != "_id")]
    if fault == "changed":
        columns = [name.upper() for name in columns]
    fields = [{"id": name, "type": "int" if name == "_id" else "text"} for name in columns]
    total = len(rows) + (5 if fault == "wrong_total" else 0)
    return _success({"fields": fields, "records": page, "total": total})


def _success(result: dict[str, Any]) -> dict[str, Any]:
    return {"success": True, "result": result}


def resource(server: Replay, package: str) -> dict[str, Any]:
    url = f"{server.url}/files/{package}.geojson"
    return {"id": package, "name": package, "format": "GeoJSON", "url": url}


def table_resource(world: World) -> dict[str, Any]:
    return {
        "id": "be-1",
        "name": "Befolkning per delområde",
        "format": "CSV",
        "url": "",
        "last_modified": world.updated,
    }


def outlines(world: World) -> dict[str, Any]:
    """A file of areas in SWEREF 99 TM."""
    return {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}},
        "features": [
            {
                "type": "Feature",
                "properties": {"delomr": code, "namn": name},
                "geometry": json.loads(shapely.to_geojson(shape)),
            }
            for code, (_, name, shape) in world.areas["RegSO_2025"].items()
        ],
    }
