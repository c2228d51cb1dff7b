import importlib
import pkgutil
import re
from types import ModuleType
from typing import get_args

import pytest

import language
from language import method_text, screen, text
from layers.cards import Direction, Source, Upwards
from layers.initiatives import Certainty, Extent, Phase
from scoring.index.methods import AGGREGATIONS, IMPUTATIONS, NORMALISERS, TREATMENTS
from tests.helpers.tables import SOURCE

MODULES = [
    importlib.import_module(f"language.{found.name}")
    for found in pkgutil.iter_modules(language.__path__)
]

ENGLISH = re.compile(
    r"\b(the|and|of|with|is|are|not|from|this|that|your|please|click|choose|select|save|open"
    r"|file|files|row|rows|column|columns|value|values|missing|unknown|invalid|error|warning"
    r"|weight|weights|score|need|area|areas|rank|map|table|download|upload|show|hide|search)\b",
    re.IGNORECASE,
)

NAMES_IN_ENGLISH = ("© OpenStreetMap contributors",)


def strings(value):
    """Every text in a value, tables and lists included."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [found for part in parts for found in strings(part)]


def texts_of(module: ModuleType):
    """Every text that a module of words holds, under its name."""
    words = {
        name: value
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str | dict | tuple | list)
    }
    return [(name, found) for name, value in words.items() for found in strings(value)]


def bare(found):
    """Text without its places to fill, options of commands, and names of things."""
    for name in NAMES_IN_ENGLISH:
        found = found.replace(name, "")
    return re.sub(r"\{[^}]*\}|--[\w-]+|\.\w+\b", "", found)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_no_english_is_left_among_the_words(module):
    identifiers = {"CONTEXT_INDICATORS"}
    left = [
        (name, found)
        for name, found in texts_of(module)
        if name not in identifiers and ENGLISH.search(bare(found))
    ]
    assert left == []


def test_the_search_for_english_finds_some():
    assert ENGLISH.search(bare("Choose a file"))
    assert not ENGLISH.search(bare("Välj en fil: {file}, --areas, index.rows"))


# ------------------------------------------------------------------ everything has a name

REGISTRIES = {
    "NORMALISER": NORMALISERS,
    "AGGREGATION": AGGREGATIONS,
    "TREATMENT": TREATMENTS,
    "IMPUTATION": IMPUTATIONS,
}


@pytest.mark.parametrize("words", REGISTRIES)
def test_every_method_that_is_registered_has_a_swedish_name(words):
    names = getattr(screen, words)
    assert set(REGISTRIES[words]) <= set(names)
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize("words", REGISTRIES)
def test_every_parameter_of_a_method_has_a_label_help_and_words_for_its_options(words):
    for name, method in REGISTRIES[words].items():
        described = method.describe()
        assert [each.name for each in described] == [*method_text.PARAMETERS.get(name, {})]
        for each in described:
            label, help_line = method_text.PARAMETERS[name][each.name]
            assert label[0].isupper()
            assert help_line.endswith(".")
            assert set(each.options) <= set(method_text.OPTIONS.get(each.name, {}))
            assert method_text.value_words(each.name, each.default) != each.default


def test_no_word_is_left_of_a_parameter_that_is_gone():
    known = {name for registry in REGISTRIES.values() for name in registry}
    assert set(method_text.PARAMETERS) <= known


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (screen.DIRECTION, get_args(Direction)),
        (screen.UPWARDS, get_args(Upwards.model_fields["method"].annotation)),
        (text.CERTAINTY, get_args(Certainty)),
        (text.PHASE, get_args(Phase)),
        (text.EXTENT, get_args(Extent)),
    ],
)
def test_every_kind_that_a_card_can_have_has_a_word(words, kinds):
    assert set(words) == set(kinds)


# ------------------------------------------------------------------ sources


@pytest.mark.parametrize("title", ["Utländsk bakgrund", "Utländsk bakgrund (2024)"])
def test_the_year_of_a_title_is_written_once(title):
    assert text.with_year(title, 2024) == "Utländsk bakgrund 2024"
    assert text.with_year("Mellan 2020 och 2024", 2024) == "Mellan 2020 och 2024"


def test_a_source_is_told_in_one_line():
    source = Source.model_validate(
        SOURCE
        | {"reference_date": "2025-12-31", "retrieved": "2026-03-01", "licence": "CC0", "url": "x"}
    )
    assert text.source_line(source) == ("SCB: Provtabell, avser 2025-12-31, hämtad 2026-03-01, CC0")


def test_what_a_source_does_not_say_is_left_out():
    assert text.source_line(Source.model_validate(SOURCE)) == "SCB: Provtabell"


@pytest.mark.parametrize("extent", get_args(Extent))
def test_where_an_initiative_is_can_only_be_sure_if_it_is_known(extent):
    told = {text.geography_certainty(extent, each) for each in get_args(Certainty)}
    assert told == ({screen.NOTHING} if extent == "unknown" else set(text.CERTAINTY.values()))
