"""The house keeps its shape: who may import whom, and what a room may not touch.

Every rule is a function from a folder to its faults. It has to find none in the project, and
has to find the one that is planted for it, so that no rule goes blind unseen.
"""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAX_LINES = 300

BELOW = {
    "geo": set(),
    "layers": {"geo"},
    "language": {"layers", "geo"},
    "scoring": {"layers", "geo"},
    "store": {"scoring", "layers", "geo"},
    "export": {"scoring", "language", "layers", "geo"},
    "ui": {"export", "store", "scoring", "language", "layers", "geo"},
    "app": {"ui", "export", "store", "scoring", "language", "layers", "geo"},
    "cli": {"ui", "export", "store", "scoring", "language", "layers", "geo"},
    "run": {"tools"},
}
"""By room, or module at the top: the rooms that it may import."""

ROUND_THE_HOUSE = {"tests", "bench", "tools"}
"""Folders that may import what they like, and that no room may import."""

NETWORK = {"aiohttp", "http", "httpx", "requests", "socket", "urllib.request", "urllib3"}
SCREEN = {"streamlit", "streamlit_folium"}
MAP = {"folium", "branca"}
GEOMETRY = {"fiona", "geopandas", "pyogrio", "pyproj", "shapely"}
FILES = {"io", "os", "pathlib", "shutil", "tempfile"}

FORBIDDEN = {
    "geo": SCREEN | MAP,
    "layers": SCREEN | MAP,
    "language": SCREEN | MAP | GEOMETRY | FILES | NETWORK,
    "scoring": SCREEN | MAP | GEOMETRY | FILES | NETWORK,
    "store": SCREEN | MAP | NETWORK,
    "export": SCREEN | NETWORK,
    "ui": NETWORK,
}
"""By room: libraries that it may not import."""

WITHOUT_FILES = {"scoring", "language"}
"""Rooms that may not open a file in other ways either."""

OPENERS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}


# ------------------------------------------------------------------ reading the code


def modules(root: Path) -> Iterator[tuple[str, Path]]:
    """Every Python file with its room: the folder or module at the top."""
    for path in sorted(root.rglob("*.py")):
        inner = path.relative_to(root)
        if not inner.parts[0].startswith("."):
            yield inner.parts[0].removesuffix(".py"), path


def house(root: Path) -> Iterator[tuple[str, Path]]:
    """The same, without what stands round the house."""
    return ((room, path) for room, path in modules(root) if room not in ROUND_THE_HOUSE)


def imports(path: Path) -> set[str]:
    """Full names of what a file imports, wherever in it and whether by name or from a module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def is_in(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


# ------------------------------------------------------------------ the rules


def unknown_rooms(root: Path) -> list[str]:
    return sorted({room for room, _ in house(root)} - BELOW.keys())


def upward_imports(root: Path) -> list[str]:
    ours = BELOW.keys() | ROUND_THE_HOUSE
    return [
        f"{path.relative_to(root)} imports {name}"
        for room, path in house(root)
        for name in sorted(imports(path))
        if is_in(name, ours - BELOW.get(room, set()) - {room})
    ]


def forbidden_libraries(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)} imports {name}"
        for room, path in house(root)
        for name in sorted(imports(path))
        if is_in(name, FORBIDDEN.get(room, set()))
    ]


def opened_files(root: Path) -> list[str]:
    faults = []
    for room, path in house(root):
        if room not in WITHOUT_FILES:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            name = getattr(called, "attr", getattr(called, "id", ""))
            if name in OPENERS or name.startswith("read_"):
                faults.append(f"{path.relative_to(root)}:{node.lineno} calls {name}")
    return faults


def session_state_elsewhere(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)}:{node.lineno}"
        for _, path in house(root)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name | ast.Attribute)
        and getattr(node, "attr", getattr(node, "id", "")) == "session_state"
        and path != root / "ui" / "session.py"
    ]


def long_modules(root: Path) -> list[str]:
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for room, path in modules(root)
        if room not in {"tests", "bench"}
    }
    return [
        f"{path.relative_to(root)}: {lines} lines"
        for path, lines in lengths.items()
        if lines > MAX_LINES
    ]


def uninstalled_imports_of_run(root: Path) -> list[str]:
    """What ``run.py`` and the modules it leads to import beside the standard library."""
    waiting, seen, faults = [root / "run.py"], set(), []
    while waiting:
        path = waiting.pop()
        if path in seen or not path.exists():
            continue
        seen.add(path)
        for name in sorted(imports(path)):
            top, *rest = name.split(".")
            if top == "tools" and rest:
                waiting.append(root / top / f"{rest[0]}.py")
            elif top not in sys.stdlib_module_names:
                faults.append(f"{path.relative_to(root)} imports {name}")
    return faults


Rule = Callable[[Path], list[str]]

PLANTED: list[tuple[Rule, str, str]] = [
    (unknown_rooms, "attic/box.py", ""),
    (unknown_rooms, "helpers.py", ""),
    (upward_imports, "geo/deep/box.py", "import layers"),
    (upward_imports, "layers/box.py", "def late():\n    from scoring.index import treat"),
    (upward_imports, "scoring/box.py", "import language.numbers as words"),
    (upward_imports, "store/box.py", "from export import gis"),
    (upward_imports, "export/box.py", "import json, store.models"),
    (upward_imports, "ui/box.py", "import app"),
    (upward_imports, "cli.py", "from tools import checks"),
    (forbidden_libraries, "scoring/box.py", "from pathlib import Path"),
    (forbidden_libraries, "layers/box.py", "import streamlit as st"),
    (forbidden_libraries, "export/box.py", "from urllib import request"),
    (opened_files, "scoring/box.py", "import pandas as pd\npd.read_csv('x')"),
    (opened_files, "language/box.py", "open('x')"),
    (session_state_elsewhere, "ui/pages/box.py", "st.session_state['x'] = 1"),
    (long_modules, "geo/box.py", "x = 1\n" * (MAX_LINES + 1)),
    (uninstalled_imports_of_run, "run.py", "def late():\n    import pandas"),
]

HARMLESS = [
    ("geo/box.py", "import geopandas\nfrom geo.areas import AreaSet"),
    ("scoring/box.py", "import scipy.sparse\nfrom geography import x\nx.opened('y')"),
    ("ui/session.py", "st.session_state['x'] = 1"),
    ("ui/box.py", '"""Leaves session_state alone."""'),
    ("export/box.py", "from urllib.parse import quote\nimport folium"),
    ("tools/box.py", "import geo, ui, requests"),
    ("run.py", "import sys\nfrom tools import checks"),
    (".venv/attic/box.py", "import anything"),
    ("geo/long.py", "x = 1\n" * MAX_LINES),
]

RULES = list(dict.fromkeys(rule for rule, _, _ in PLANTED))


def plant(root: Path, path: str, source: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(source, encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule: Rule):
    assert rule(ROOT) == []


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    PLANTED,
    ids=[f"{rule.__name__}-{path}" for rule, path, _ in PLANTED],
)
def test_a_planted_fault_is_seen(rule: Rule, path: str, source: str, tmp_path: Path):
    plant(tmp_path, path, source)
    room = path.split("/")[0].removesuffix(".py")
    assert len(rule(tmp_path)) == 1
    assert room in rule(tmp_path)[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_what_is_allowed_is_let_through(rule: Rule, tmp_path: Path):
    for path, source in HARMLESS:
        plant(tmp_path, path, source)
    assert rule(tmp_path) == []


def test_the_rules_read_the_real_house():
    rooms = {room for room, _ in house(ROOT)}
    assert {"run", "geo", "layers"} <= rooms
