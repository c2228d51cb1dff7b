"""The documentation is true: commands run, names exist, tables say what the program says."""

import importlib
import re
import shlex
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import pytest
import typer

import cli
import run
from language import (
    access_text,
    candidates_text,
    certainty_text,
    compare_text,
    coverage_text,
    documents_page_text,
    drawing_text,
    elicitation_text,
    fetch_text,
    files_text,
    followup_text,
    index_text,
    inequality_text,
    own_text,
    protection_text,
    quality_text,
    register_text,
    rule_text,
    scenarios_text,
    screen,
    shortlist_text,
    text,
    workspace_text,
)
from language.register_files_text import HEADINGS
from layers.cards import Upwards
from layers.sources.addresses import ADDRESSES, ENVIRONMENT, source_addresses
from layers.sources.http import CERTIFICATES
from scoring import scenario as choices
from scoring.index.methods import AGGREGATIONS, IMPUTATIONS, NORMALISERS, TREATMENTS
from scoring.index.normalise import PercentileDefinition
from scoring.index.ranks import ClassMethod, Ties
from scoring.places.coverage import METHODS as COVERAGE_METHODS
from scoring.places.fields import FIELDS
from scoring.places.goal import PARTS, Objective
from scoring.places.rules import Ranking
from scoring.scenario_file import FROM_PREVIOUS
from store import opening
from tests.helpers.replay import replaying, small_world
from ui.documents import FORMATS
from ui.fetching import CACHE, registry
from ui.frame import PAGES
from ui.papers import DOCUMENTS as DOCUMENT_FORMATS
from ui.settings import TILES
from ui.workspace import default_scenario, embedded

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (
    "README.md",
    "CHANGELOG.md",
    *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
)
WRITTEN = {name: (ROOT / name).read_text(encoding="utf-8") for name in sorted(DOCUMENTS)}

STARTER = re.compile(r"^(?:python3|py|python) (run\.py|cli\.py) ?(.*)$")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
OPTION = re.compile(r"--[a-z][a-z-]+")
FOLDERS = (
    "data",
    "docs",
    "geo",
    "language",
    "layers",
    "scoring",
    "export",
    "store",
    "ui",
    "tools",
    "tests",
)
"""A name in code that begins with one of these and a slash is a path of the project."""


def lines_of_code(document: str) -> Iterator[str]:
    """Lines of blocks, and what stands in code within a line."""
    body = WRITTEN[document]
    for line in body.splitlines():
        if line.startswith("    ") or line.lstrip().startswith(("python3 ", "py ")):
            yield line.strip()
    yield from CODE.findall(body)


def commands(document: str) -> Iterator[list[str]]:
    """Arguments of every command line of the program that a document shows."""
    for line in lines_of_code(document):
        found = STARTER.match(line)
        if found and not {"KOMMANDO", "…", "..."} & set(found[2].split()):
            yield shlex.split(found[2])


def section(document: str, heading: str) -> str:
    """Text between a heading and the next of its level or above."""
    level, body = heading.split(" ")[0], WRITTEN[document]
    start = body.index(f"\n{heading}\n") + len(heading) + 1
    end = re.search(rf"\n#{{1,{len(level)}}} ", body[start:])
    return body[start : start + end.start()] if end else body[start:]


def first_column(body: str) -> list[str]:
    """Names in code that begin the rows of the tables in a text."""
    return re.findall(r"^\| `([^`]+)`", body, re.MULTILINE)


SHOWN = [(name, arguments) for name in WRITTEN for arguments in commands(name)]


def test_commands_are_found():
    assert len({tuple(arguments) for _, arguments in SHOWN}) > 8


# ------------------------------------------------------------------ commands


def known_options() -> dict[str, set[str]]:
    """Options of every command by its name."""
    group = typer.main.get_command(cli.app)
    return {
        name: {option for parameter in command.params for option in parameter.opts} | {"--help"}
        for name, command in group.commands.items()  # type: ignore[attr-defined]
    }


@pytest.mark.parametrize(
    ("document", "arguments"), SHOWN, ids=[f"{name}: {' '.join(args)}" for name, args in SHOWN]
)
def test_a_command_in_the_documents_exists(document: str, arguments: list[str]):
    options = known_options()
    if not arguments or arguments[0].startswith("-"):
        if "--help" not in arguments:
            run.options(arguments)
    elif arguments[0] != "test":
        named = {part for part in arguments if part.startswith("--")}
        assert arguments[0] in options
        assert named <= options[arguments[0]]


RUNNABLE = sorted(
    {
        tuple(arguments)
        for _, arguments in SHOWN
        if arguments
        and arguments[0] in known_options()
        and "--help" not in arguments
        and all((ROOT / part).exists() for part in arguments if part.startswith(("data/", "docs/")))
        and not any(part.startswith("MIN") or "MAPP" in part for part in arguments)
    }
)


@contextmanager
def sources_at_hand(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[None]:
    """A server on this machine in place of the open sources, for the commands that ask them."""
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv(CACHE, str(folder / "fetched"))
    with replaying(small_world()) as server:
        for source, address in source_addresses([server.url]).items():
            monkeypatch.setenv(ENVIRONMENT[source], address)
        yield


@pytest.mark.parametrize("arguments", RUNNABLE, ids=" ".join)
def test_a_command_in_the_documents_does_what_it_says(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(ROOT)
    placed = [*arguments]
    if "--out" in placed:
        out = placed.index("--out") + 1
        placed[out] = str(tmp_path / placed[out])
    with sources_at_hand(monkeypatch, tmp_path):
        assert cli.main(placed) == 0
    if "--out" in placed:
        assert Path(placed[out]).stat().st_size > 0


def test_commands_are_run():
    assert {arguments[0] for arguments in RUNNABLE} >= {"score", "check", "export", "fetch"}


@pytest.mark.parametrize("command", ["", *known_options()])
def test_the_program_gives_help_on_every_command(command: str, capsys: pytest.CaptureFixture[str]):
    assert cli.main([*command.split(), "--help"]) == 0
    assert "--help" in capsys.readouterr().out


@pytest.mark.parametrize("document", WRITTEN)
def test_every_option_named_exists(document: str):
    known = set().union(*known_options().values()) | {"--port", "--no-browser"}
    ours = (CODE.findall(WRITTEN[document])) + [
        " ".join(arguments) for arguments in commands(document)
    ]
    named = {option for line in ours if "pip" not in line for option in OPTION.findall(line)}
    assert {option for option in named if not option.startswith("--server")} <= known


# ------------------------------------------------------------------ names


@pytest.mark.parametrize("document", WRITTEN)
def test_links_and_pictures_lead_somewhere(document: str):
    for target in LINK.findall(WRITTEN[document]):
        path, _, anchor = target.partition("#")
        if path.startswith("http"):
            continue
        file = (ROOT / document).parent / path if path else ROOT / document
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {heading.lower().replace(" ", "-") for heading in headings}, target


@pytest.mark.parametrize("document", WRITTEN)
def test_paths_named_exist(document: str):
    for name in CODE.findall(WRITTEN[document]):
        if name.split("/")[0] in FOLDERS and "/" in name and not re.search(r"[<> *]", name):
            assert (ROOT / name).exists(), name


def test_the_pictures_are_small():
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert {picture.stem for picture in pictures} >= {"karta", "kortlista", "data-och-metod"}
    assert max(picture.stat().st_size for picture in pictures) < 400_000


def test_every_picture_is_shown():
    shown = {Path(target).name for body in WRITTEN.values() for target in LINK.findall(body)}
    assert {picture.name for picture in (ROOT / "docs" / "images").glob("*.png")} <= shown


def test_the_flow_has_eight_lines_that_name_what_exists():
    lines = re.findall(
        r"^(\d)\. `([\w.]+)`: .+$", section("README.md", "## The flow"), re.MULTILINE
    )
    assert [number for number, _ in lines] == list("12345678")
    for _, name in lines:
        module, _, attribute = name.rpartition(".")
        assert hasattr(importlib.import_module(module), attribute), name


def test_the_readme_shows_what_run_prints():
    block = section("README.md", "## Start")
    assert run.STARTING in block
    for line in run.ADDRESS.format("http://localhost:8501").strip().splitlines():
        assert f"    {line}" in block
    checks = importlib.import_module("tools.checks")
    steps = [*checks.static_checks(), ["pytest"]]
    shown = [checks.STEP.format(" ".join(step[:2])).strip() for step in steps]
    printed = [line.strip() for line in block.splitlines() if line.startswith("    — ")]
    assert [line.split()[1] for line in printed] == [line.split()[1] for line in shown]
    assert f"    {checks.NOTHING_LEFT_OUT}\n    {checks.ALL_PASSED}" in block


def test_the_guide_uses_the_words_on_the_screen():
    guide = WRITTEN["docs/anvandarguide.md"]
    words = (
        text.PAGE_MAP,
        text.PAGE_SHORTLIST,
        text.PAGE_OWN,
        text.PAGE_METHOD,
        screen.CHOOSE_LEVEL,
        screen.CHOOSE_SHOWN,
        screen.FIND_AREA,
        screen.WEIGHTS,
        screen.RESET_WEIGHTS,
        screen.TABLE_SEARCH,
        screen.ADD_TO_SHORTLIST,
        screen.REMOVE_FROM_SHORTLIST,
        shortlist_text.UP.partition(" {")[0],
        shortlist_text.DOWN.partition(" {")[0],
        shortlist_text.REMOVE.partition(" {")[0],
        shortlist_text.UNDO,
        shortlist_text.OTHERS,
        shortlist_text.REJECTED,
        *shortlist_text.STATUS.values(),
        files_text.CHOOSE,
        files_text.DOWNLOAD.partition(" (")[0],
        *files_text.NAMES.values(),
        documents_page_text.HEADING,
        *documents_page_text.KINDS.values(),
        documents_page_text.MAKE,
        documents_page_text.SAVE,
        documents_page_text.TEMPLATE,
        documents_page_text.AS_PDF,
        screen.DOWNLOAD_JSON,
        screen.OPEN_JSON,
        screen.CHOOSE_CRS,
        screen.OWN_WHICH_AREAS,
        screen.OWN_FILE,
        screen.OWN_CODE_TABLE,
        screen.OWN_INDICATORS,
        screen.OWN_HIGHER,
        screen.OWN_LOWER,
        screen.OWN_UNMATCHED,
        screen.OWN_MEND,
        screen.OWN_READ,
        screen.OWN_FORGET,
        protection_text.HEADING,
        protection_text.THRESHOLD,
        protection_text.HIDE_ZERO,
        own_text.CARD_KIND,
        protection_text.INTERNAL,
        protection_text.SPREAD,
        *protection_text.SPREADS.values(),
        protection_text.OPEN_HEADING,
        quality_text.HEADING,
        own_text.HEADER_ROW.partition(" (")[0],
        own_text.DECIMAL,
        own_text.REMEMBER,
        own_text.USE_MAPPING,
        screen.UPLOAD_BUTTON,
        *(title for _, title, _ in PAGES),
        candidates_text.EDITED,
        candidates_text.ACTION,
        candidates_text.ACTIONS["take"],
        candidates_text.PICK_AREAS,
        candidates_text.PICK,
        candidates_text.PICK_PARENT,
        candidates_text.PICK_INITIATIVE,
        candidates_text.UNITE,
        candidates_text.SUBTRACT,
        candidates_text.SPLIT,
        candidates_text.UNDO,
        candidates_text.SEARCH,
        candidates_text.MORE,
        candidates_text.MUST,
        candidates_text.MUST_NOT,
        candidates_text.USE,
        candidates_text.LINKS,
        candidates_text.LINKS_SHOW,
        candidates_text.LINKS_SHOW_TABLE,
        candidates_text.SAVE,
        candidates_text.FILES,
        drawing_text.TOOLS["box"],
        drawing_text.TOOLS["lasso"],
        drawing_text.TOOLS["polygon"],
        rule_text.STEPS,
        rule_text.STEP_CHOOSE,
        rule_text.SAVE,
        rule_text.OPEN,
        index_text.PRESET,
        index_text.USE_PRESET,
        index_text.OPEN_SCENARIO,
        index_text.INDICATORS,
        index_text.METHOD,
        index_text.SAVE_SCENARIO,
        index_text.MORE,
        index_text.SHARE_OF,
        index_text.REFERENCE,
        index_text.REFERENCE_USE,
        index_text.DIMENSIONS,
        index_text.NEW_PARENT,
        index_text.ADD_PARENT,
        index_text.MORE_METHOD,
        index_text.WEIGHTS,
        index_text.CLASSES,
        elicitation_text.HEADING,
        certainty_text.LIST_LENGTH,
        certainty_text.REACH,
        certainty_text.ALTERNATIVES,
        certainty_text.MORE,
        certainty_text.SMALL_COUNTS,
        certainty_text.SAVE,
        certainty_text.CERTAIN_IN,
        certainty_text.CERTAIN_OPEN,
        scenarios_text.FIRST,
        scenarios_text.SECOND,
        register_text.TABLE_SEARCH,
        register_text.ADD,
        register_text.EDIT,
        register_text.SAVE,
        register_text.END,
        register_text.REMOVE,
        register_text.UNDO,
        register_text.WHO,
        drawing_text.TOOLS["polygon"],
        drawing_text.TOOLS["point"],
        HEADINGS["extent"],
        register_text.DOWNLOAD_JSON,
        register_text.DOWNLOAD_EXCEL,
        register_text.DOWNLOAD_GPKG,
        register_text.OPEN,
        register_text.DEFAULTS,
        register_text.TAKE_IN,
        compare_text.VIEW,
        *compare_text.VIEWS.values(),
        compare_text.NO_SURE,
        coverage_text.CHOICES,
        coverage_text.COUNT_INFERRED,
        coverage_text.MAP_SHOWN,
        *coverage_text.MAPS.values(),
        *coverage_text.FIELDS.values(),
        *coverage_text.FIELD_MEANINGS.values(),
        *coverage_text.WHICH_CHOICES.values(),
        coverage_text.RULE_TO_CHANGE,
        coverage_text.NEW_RULE,
        coverage_text.RULE_SAVE,
        coverage_text.RULES_DOWNLOAD,
        workspace_text.CREATE,
        workspace_text.SAVE,
        workspace_text.DOCUMENT,
        workspace_text.OPEN,
        workspace_text.UNDO,
        workspace_text.REDO,
        workspace_text.REMOVE,
        workspace_text.JOURNAL,
        workspace_text.SAVE_MERGED,
        workspace_text.SAVE_AS_NEW,
        workspace_text.FREEZE,
        workspace_text.DOWNLOAD,
        workspace_text.RECOMPUTE,
        followup_text.FREEZE,
        followup_text.OPEN,
        followup_text.SAVE_BASELINE,
        followup_text.YEARLY,
        followup_text.DID,
        followup_text.SYNTHETIC,
        followup_text.ASSUMPTIONS,
        *followup_text.GROUPS.values(),
        inequality_text.HEADING,
        inequality_text.SHOW,
        inequality_text.FIRST,
        inequality_text.SECOND,
        inequality_text.OFFICIAL,
        inequality_text.PUBLISHER,
        inequality_text.USE,
        access_text.ADD,
        *access_text.FROM_CHOICES.values(),
        access_text.MEASURE,
        access_text.MORE,
        access_text.DOWNLOAD,
        fetch_text.FETCH_ALL,
        fetch_text.MAPPING_CONFIRM,
        text.LEVELS["deso_2025"],
        text.LEVELS["regso_2025"],
    )
    assert [word for word in words if word not in guide] == []


@pytest.mark.parametrize("setting", [TILES, opening.FOLDER, opening.URL])
def test_the_settings_are_told(setting: str):
    assert f"`{setting}`" in WRITTEN["docs/operations.md"]


def test_the_settings_of_the_sources_are_told():
    body = section("docs/operations.md", "## Fetching data")
    assert first_column(body) == [*ADDRESSES]
    for source, address in ADDRESSES.items():
        assert f"| `{source}` | `{ENVIRONMENT[source]}` | {address} |" in body
    for name in (CACHE, CERTIFICATES):
        assert f"`{name}`" in WRITTEN["docs/operations.md"]


def test_it_is_told_where_every_record_lies():
    told = first_column(section("docs/operations.md", "## Verify an export"))
    assert told == [*FORMATS, *DOCUMENT_FORMATS]


def test_every_table_that_is_fetched_is_told():
    told = re.findall(r"TAB\d+", section(METHOD, "## Fetched figures"))
    assert sorted(set(told)) == sorted(table.id for table in registry().tables)


# ------------------------------------------------------------------ method and scenario

METHOD = "docs/method.md"
SCENARIO = "docs/scenario.md"


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("### Treatments", [*TREATMENTS]),
        ("### Normalisers", [*NORMALISERS]),
        ("### Percentile definitions", [*get_args(PercentileDefinition)]),
        ("### Aggregations", [*AGGREGATIONS]),
        ("### Policies", [*get_args(choices.Missing.model_fields["policy"].annotation)]),
        ("### Imputation", [*IMPUTATIONS, FROM_PREVIOUS]),
        ("## Ranks", [*get_args(Ties)]),
        ("## Classes", [*get_args(ClassMethod)]),
        ("### Coverage methods", [*COVERAGE_METHODS]),
        ("## Fields", [*FIELDS]),
        ("## Figures of larger areas", [*get_args(Upwards.model_fields["method"].annotation)]),
        ("### Search", [*get_args(Objective)]),
        ("### What is taken off for", [*PARTS]),
        ("### Rules of choice", [*get_args(Ranking.model_fields["combination"].annotation)]),
    ],
)
def test_the_method_names_what_there_is(heading: str, names: list[str]):
    assert sorted(first_column(section(METHOD, heading))) == sorted(names)


@pytest.mark.parametrize("registry", [TREATMENTS, NORMALISERS, AGGREGATIONS], ids=lambda r: len(r))
def test_parameters_are_named(registry: dict):
    body = WRITTEN[METHOD]
    named = {name for method in registry.values() for name in method.defaults()}
    assert {name for name in named if f"`{name}`" not in body} == set()


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("### scenario", choices.Scenario),
        ("### index", choices.Index),
        ("### index.elicitation", choices.Elicitation),
        ("### index.dimensions", choices.Dimension),
        ("### index.dimensions.indicators", choices.IndicatorChoice),
        ("### index.dimensions.indicators.shrink", choices.Shrinkage),
        ("### missing", choices.Missing),
        ("### ranking", choices.Ranking),
        ("### classes", choices.ClassRule),
        ("### uncertainty", choices.Uncertainty),
        ("### coverage", choices.Coverage),
    ],
)
def test_the_fields_of_a_scenario_are_those_of_the_model(heading: str, model: type[choices.Choice]):
    assert first_column(section(SCENARIO, heading)) == [*model.model_fields]


def test_no_part_of_a_scenario_is_left_out():
    models = [
        value
        for value in vars(choices).values()
        if isinstance(value, type) and issubclass(value, choices.Choice)
    ]
    headings = re.findall(r"^### [a-z.]+$", section(SCENARIO, "## The fields"), re.MULTILINE)
    assert len(headings) == len(models) - 1


def test_every_indicator_of_the_default_scenario_has_its_weight_and_reason():
    told = {
        name: (float(weight), share, reason)
        for name, weight, share, reason in re.findall(
            r"^\| `(\w+)` \| ([\d.]+) \| ([\d.]+) % \| (.+) \|$",
            section(SCENARIO, "### Indicators"),
            re.MULTILINE,
        )
    }
    scenario = default_scenario()
    assert [*told] == [*scenario.indicator_ids]
    for choice in scenario.indicators():
        weight, share, reason = told[choice.id]
        assert weight == choice.weight
        assert share == f"{100 * scenario.leaf_shares()[choice.id]:.1f}"
        assert len(reason) > 80


def test_every_indicator_that_is_left_out_is_told():
    scenario, cards = default_scenario(), embedded().cards
    body = section(SCENARIO, "### What was left out, and why")
    for name in re.findall(r"`(\w+_20\d\d)`", body):
        assert name in cards
        assert name not in scenario.indicator_ids
    assert "foreign_2025" in body


def test_the_example_is_whole():
    example = tomllib.loads((ROOT / "docs/examples/arbete.toml").read_text(encoding="utf-8"))
    assert choices.Scenario.model_validate(example).indicator_ids


def test_every_scenario_that_is_embedded_is_told():
    for path in (ROOT / "data/malmo/scenarios").glob("*.toml"):
        assert path.name in WRITTEN[SCENARIO]


def test_the_decisions_are_dated():
    dates = re.findall(
        r"^## \d+\. .+ \((\d{4}-\d\d-\d\d)\)$", WRITTEN["docs/decisions.md"], re.MULTILINE
    )
    assert len(dates) >= 8
