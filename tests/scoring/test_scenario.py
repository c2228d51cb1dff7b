import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import Fault, FaultKind
from layers.initiatives import KINDS
from scoring.coverage_choice import Coverage
from scoring.index.methods import AGGREGATIONS, NORMALISERS, TREATMENTS
from scoring.scenario import Scenario, Uncertainty
from scoring.scenario_file import read_scenario, scenario_faults
from tests.helpers.areas import faults_of, kinds_of
from tests.helpers.invented import invented
from tests.helpers.scenarios import indicator, scenario_of

ROOT = Path(__file__).resolve().parents[2]

AS_DESIGNED = """
version = 1
name = "Behov barn och unga"

[index]
aggregation = "arithmetic"          # arithmetic | geometric | harmonic | ampi | topsis | ...

[[index.dimensions]]
id = "ekonomi"
weight = 1.0
aggregation = "arithmetic"          # within the dimension
indicators = [
  {id = "low_econ_2024", weight = 1.0, direction = "higher_is_need", normalise = "percentile"},
]

[missing]
policy = "available"                # available | exclude | impute
min_share = 0.6

[uncertainty]
draws = 10000
seed = 1
weights = 0.25                      # how far each weight may move, as a share of itself
"""

SHORT = """
version = 1
name = "n"
[[index.dimensions]]
id = "d"
indicators = [{id = "a", direction = "higher_is_need"}]
"""


def plain():
    return scenario_of(("d", 1, [indicator("a"), indicator("b")]), ("e", 2, [indicator("c")]))


# ------------------------------------------------------------------ reading


def test_the_form_that_was_designed_is_read_as_it_stands():
    scenario = read_scenario(AS_DESIGNED)
    (dimension,) = scenario.index.dimensions
    (choice,) = dimension.indicators
    assert scenario.name == "Behov barn och unga"
    assert (scenario.index.aggregation, dimension.aggregation) == ("arithmetic", "arithmetic")
    assert (dimension.id, dimension.weight) == ("ekonomi", 1.0)
    assert (choice.id, choice.weight, choice.normalise) == ("low_econ_2024", 1.0, "percentile")
    assert choice.direction == "higher_is_need"
    assert (scenario.missing.policy, scenario.missing.min_share) == ("available", 0.6)
    assert scenario.uncertainty == Uncertainty(draws=10000, seed=1, weights=0.25)


def test_the_aggregations_that_were_designed_are_there():
    assert {"arithmetic", "geometric", "harmonic", "ampi", "topsis"} <= set(AGGREGATIONS)


def test_what_is_left_out_has_a_default_but_never_the_direction():
    scenario = read_scenario(SHORT)
    assert scenario.missing.policy == "available"
    assert scenario.ranking.ties == "min"
    assert scenario.uncertainty is None
    without = SHORT.replace(', direction = "higher_is_need"', "")
    assert faults_of(read_scenario, without, "s.toml") == (
        Fault(FaultKind.FIELD_MISSING, "s.toml", "index.dimensions[1].indicators[1].direction"),
    )


def test_whole_numbers_are_weights_too():
    text = SHORT.replace('"higher_is_need"}', '"higher_is_need", weight = 2}')
    (choice,) = read_scenario(text).indicators()
    assert choice.weight == 2.0
    assert isinstance(choice.weight, float)


def test_json_is_read_by_its_brace_whatever_blanks_stand_before_it():
    assert read_scenario(" \n" + plain().to_json()) == plain()


@pytest.mark.parametrize(
    ("text", "language"), [("name = \n", "TOML"), ('{"name": }', "JSON"), ("[]", "TOML")]
)
def test_broken_syntax_is_told_with_the_language(text, language):
    (fault,) = faults_of(read_scenario, text, "s.toml")
    assert (fault.kind, fault.file, fault.allowed) == (FaultKind.SYNTAX, "s.toml", language)


def test_an_empty_file_lacks_what_is_required():
    assert {fault.where for fault in faults_of(read_scenario, "")} == {"name", "index"}


@pytest.mark.parametrize("path", sorted((ROOT / "data").rglob("scenarios/*.toml")), ids=str)
def test_every_scenario_that_is_delivered_reads_and_comes_back(path):
    scenario = read_scenario(path.read_text(encoding="utf-8"), path.name)
    assert read_scenario(scenario.to_toml()) == scenario
    assert read_scenario(scenario.to_json()) == scenario


# ------------------------------------------------------------------ faults


def test_unknown_fields_are_faults_at_every_depth():
    text = SHORT.replace('id = "a"', 'id = "a", wieght = 2') + "[missing]\npolcy = 1\n"
    text = "colour = 1\n" + text.replace('id = "d"', 'id = "d"\nlabel = "x"')
    assert {(fault.kind, fault.where) for fault in faults_of(read_scenario, text)} == {
        (FaultKind.FIELD_UNKNOWN, "colour"),
        (FaultKind.FIELD_UNKNOWN, "missing.polcy"),
        (FaultKind.FIELD_UNKNOWN, "index.dimensions[1].label"),
        (FaultKind.FIELD_UNKNOWN, "index.dimensions[1].indicators[1].wieght"),
    }


@pytest.mark.parametrize(
    ("table", "field", "value", "allowed"),
    [
        ("missing", "min_share", "1.5", "≤ 1"),
        ("missing", "min_share", "nan", "number"),
        ("missing", "policy", '"guess"', "available, exclude, impute"),
        ("uncertainty", "draws", "0", "≥ 1"),
        ("uncertainty", "draws", "2000000", "≤ 1000000"),
        ("uncertainty", "draws", "1.5", "integer"),
        ("uncertainty", "seed", "-1", "≥ 0"),
        ("uncertainty", "weights", "2", "≤ 1"),
        ("uncertainty", "interval", "0", "> 0"),
        ("uncertainty", "concentration", "inf", "number"),
        ("classes", "count", "1", "≥ 2"),
        ("ranking", "ties", '"first"', "min, max, average, dense"),
        ("coverage", "method", '"widest"', "strongest, breadth"),
        ("coverage", "need", '"rank"', "top_share, index"),
        ("coverage", "need_from", "1.2", "0–1"),
        ("coverage", "need_from", "-0.2", "0–1"),
        ("coverage", "need_from", "inf", "number"),
        ("coverage", "coverage_from", "1.2", "≤ 1"),
        ("coverage", "inferred_probability", "-0.1", "≥ 0"),
        ("coverage", "phases", "[]", "not_empty"),
        ("coverage", "count_inferred", '"kanske"', "true_false"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_what_can(table, field, value, allowed):
    (fault,) = faults_of(read_scenario, f"{SHORT}[{table}]\n{field} = {value}\n")
    assert (fault.kind, fault.where, fault.allowed) == (
        FaultKind.FIELD_VALUE,
        f"{table}.{field}",
        allowed,
    )


@pytest.mark.parametrize("weight", ["-1", "nan", "inf", "1e308", '"tung"'])
def test_a_weight_is_a_number_from_zero_up(weight):
    text = SHORT.replace('id = "d"', f'id = "d"\nweight = {weight}')
    (fault,) = faults_of(read_scenario, text)
    assert (fault.kind, fault.where) == (FaultKind.FIELD_VALUE, "index.dimensions[1].weight")


def test_every_choice_that_cannot_be_is_told_at_once():
    text = """
    version = 1
    name = "n"
    [index]
    aggregation = "summa"
    [[index.dimensions]]
    id = "d"
    weight = 0
    aggregation = "produkt"
    indicators = [
      {id = "a", direction = "higher_is_need", normalise = "procent", weight = 0},
      {id = "d", direction = "higher_is_need", treat = "klipp", weight = 0},
      {id = "rank", direction = "higher_is_need", parameters = {definition = "svensk"}, weight = 0},
      {id = "b", direction = "higher_is_need", parameters = {q = 1}, weight = 0},
      {id = "a", direction = "lower_is_need", normalise = "goalposts", parameters = {high = 0}},
    ]
    [[index.dimensions]]
    id = "tom"
    weight = 0
    [missing]
    impute = "gissa"
    [classes]
    method = "own"
    breaks = [2, 1]
    """
    faults = faults_of(read_scenario, text, "s.toml")
    assert {fault.file for fault in faults} == {"s.toml"}
    inner = "index.dimensions[1].indicators"
    assert {(fault.kind, fault.where, fault.received) for fault in faults} == {
        (FaultKind.INDICATOR_TWICE, "", "d"),
        (FaultKind.INDICATOR_TWICE, "", "a"),
        (FaultKind.INDICATOR_TWICE, "", "rank"),
        (FaultKind.FIELD_VALUE, "index.aggregation", "summa"),
        (FaultKind.FIELD_VALUE, "index.weight", "0"),
        (FaultKind.FIELD_VALUE, "index.dimensions[1].aggregation", "produkt"),
        (FaultKind.FIELD_VALUE, f"{inner}[1].normalise", "procent"),
        (FaultKind.FIELD_VALUE, f"{inner}[2].treat", "klipp"),
        (FaultKind.FIELD_VALUE, f"{inner}[3].normalise.definition", "svensk"),
        (FaultKind.FIELD_UNKNOWN, f"{inner}[4].normalise.q", ""),
        (FaultKind.FIELD_VALUE, f"{inner}[5].normalise", "high = 0"),
        (FaultKind.FIELD_MISSING, "index.dimensions[2].indicators", ""),
        (FaultKind.FIELD_VALUE, "missing.impute", "gissa"),
        (FaultKind.FIELD_VALUE, "classes.breaks", "2, 1"),
    }


def test_weights_that_are_all_zero_are_refused_at_the_level_they_are_at():
    scenario = scenario_of(("d", 1, [indicator("a", 0), indicator("b", 0)]))
    (fault,) = scenario_faults(scenario)
    assert fault.where == "index.dimensions[1].weight"


@pytest.mark.parametrize("name", ["code", "rank", "p_top", "contribution_a"])
def test_names_of_a_results_own_columns_are_taken(name):
    scenario = scenario_of(("d", 1, [indicator("a"), indicator(name)]))
    assert [(fault.kind, fault.received) for fault in scenario_faults(scenario)] == [
        (FaultKind.INDICATOR_TWICE, name)
    ]


@pytest.mark.parametrize(
    "parameters", ['{low = "5"}', "{low = inf}", "{low = nan}", "{low = true}", "{low = [1, 2]}"]
)
def test_a_parameter_of_the_wrong_kind_never_reaches_the_method(parameters):
    extra = f'normalise = "min_max", parameters = {parameters}'
    text = SHORT.replace('"higher_is_need"}', f'"higher_is_need", {extra}}}')
    assert FaultKind.FIELD_VALUE in kinds_of(read_scenario, text)


def test_a_definition_that_ranks_what_is_above_zero_is_not_turned_round():
    zero_based = {"definition": "calenviroscreen"}
    choice = indicator("a", normalise="percentile", parameters=zero_based, down=True)
    (fault,) = scenario_faults(scenario_of(("d", 1, [choice])))
    assert fault.where == "index.dimensions[1].indicators[1].direction"


# ------------------------------------------------------------------ a value


def test_equal_scenarios_are_one_value():
    assert plain() == plain()
    assert hash(plain()) == hash(plain())
    assert plain().fingerprint == plain().fingerprint
    assert len({plain(), plain()}) == 1


def test_every_choice_changes_the_fingerprint():
    text = plain().to_json()
    changes = [
        ('"weight": 2.0', '"weight": 2.5'),
        ('"name": "Prov"', '"name": "Annat"'),
        ('"min_share": 0.65', '"min_share": 0.66'),
        ('"ties": "min"', '"ties": "max"'),
        ('"direction": "higher_is_need"', '"direction": "lower_is_need"'),
    ]
    assert all(old in text for old, _ in changes)
    others = {read_scenario(text.replace(old, new, 1)).fingerprint for old, new in changes}
    assert len(others | {plain().fingerprint}) == len(changes) + 1


def test_a_scenario_is_never_changed():
    with pytest.raises(ValueError, match="frozen"):
        plain().name = "Annat"


def test_shares_of_dimensions_sum_to_one_whatever_the_weights():
    assert plain().dimension_shares() == pytest.approx((1 / 3, 2 / 3))
    assert plain().leaf_shares() == pytest.approx({"a": 1 / 6, "b": 1 / 6, "c": 2 / 3})


def test_a_variant_has_other_weights_and_leaves_the_first_alone():
    first = plain()
    variant = first.with_weights({"e": 5, "finns_ej": 1})
    assert [dimension.weight for dimension in variant.index.dimensions] == [1.0, 5.0]
    assert first == plain()


def test_columns_are_every_column_that_is_read_once():
    choice = indicator("a", shrink={"base": "pop"}, previous="a_fore", base="pop")
    scenario = scenario_of(
        ("d", 1, [choice, indicator("b")]), missing={"population": "pop", "min_population": 5}
    )
    assert scenario.columns == ("a", "b", "pop", "a_fore")
    assert scenario.indicator_ids == ("a", "b")


# ------------------------------------------------------------------ round trip

names = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=12)
weights = st.floats(0, 1e12)
shares = st.floats(0, 1)


def parameters_of(registry, name):
    """Defaults of a method, some of them."""
    known = registry[name].defaults()
    return (
        st.sets(st.sampled_from(sorted(known))).map(
            lambda chosen: {key: known[key] for key in chosen}
        )
        if known
        else st.just({})
    )


@st.composite
def choices(draw, identifier):
    normalise = draw(st.sampled_from(sorted(NORMALISERS)))
    treat = draw(st.sampled_from(sorted(TREATMENTS)))
    return {
        "id": identifier,
        "weight": draw(weights),
        "direction": draw(st.sampled_from(["higher_is_need", "lower_is_need"])),
        "normalise": normalise,
        "parameters": draw(parameters_of(NORMALISERS, normalise)),
        "treat": treat,
        "treat_parameters": draw(parameters_of(TREATMENTS, treat)),
    }


@st.composite
def scenarios(draw):
    ids = draw(st.lists(names, min_size=2, max_size=5, unique=True))
    inner = [draw(choices(identifier)) for identifier in ids[1:]]
    data = {
        "name": draw(names),
        "index": {
            "scale": draw(st.sampled_from(["auto", "native", "min_max_100"])),
            "dimensions": [
                {
                    "id": ids[0],
                    "title": draw(st.one_of(st.just(""), names)),
                    "weight": draw(weights),
                    "aggregation": draw(st.sampled_from(sorted(AGGREGATIONS))),
                    "indicators": inner,
                }
            ],
        },
        "missing": {"min_share": draw(shares)},
        "ranking": {"decimals": draw(st.one_of(st.none(), st.integers(0, 12)))},
    }
    if draw(st.booleans()):
        data["uncertainty"] = {
            "draws": draw(st.integers(1, 10**6)),
            "seed": draw(st.integers(0, 2**80)),
            "weights": draw(shares),
        }
    return Scenario.model_validate(data)


@invented(20)
@given(scenarios())
def test_a_scenario_comes_back_exactly_from_toml_and_from_json(scenario):
    faults = scenario_faults(scenario)
    for text in (scenario.to_toml(), scenario.to_json()):
        if faults:
            assert {fault.kind for fault in faults} == set(kinds_of(read_scenario, text))
        else:
            back = read_scenario(text)
            assert back == scenario
            assert hash(back) == hash(scenario)
            assert back.fingerprint == scenario.fingerprint


def test_numbers_keep_their_kind_on_the_way():
    choice = indicator("a", normalise="goalposts", parameters={"high": 7.0, "cap": False})
    scenario = scenario_of(("d", 1, [choice]))
    for text in (scenario.to_toml(), scenario.to_json()):
        (back,) = read_scenario(text).indicators()
        assert [(name, type(value)) for name, value in back.parameters] == [
            ("cap", bool),
            ("high", float),
        ]


def test_the_order_of_parameters_does_not_matter():
    two = [
        scenario_of(("d", 1, [indicator("a", parameters=pairs)]))
        for pairs in ({"low": 1.0, "high": 9.0}, {"high": 9.0, "low": 1.0})
    ]
    assert two[0] == two[1]
    listed = indicator("a", parameters=(("low", 1.0), ("high", 9.0)))
    assert read_scenario(scenario_of(("d", 1, [listed])).to_json()) == scenario_of(
        ("d", 1, [listed])
    )


def test_the_file_holds_every_choice_in_plain_sight():
    data = json.loads(plain().to_json())
    assert set(data) == {"version", "name", "index", "missing", "ranking", "classes"}
    assert re.search(r"^min_share = 0\.65$", plain().to_toml(), re.MULTILINE)


# ------------------------------------------------------------------ coverage

WITH_COVERAGE = """
[coverage]
method = "breadth"
phases = ["running", "planned"]
count_inferred = false
partners = true
need = "index"
need_from = 62.5
coverage_from = 0.4
inferred_probability = 0.25

[coverage.weights]
school = 0.5
work = 0
"""


def test_a_scenario_may_say_what_counts_as_coverage_and_comes_back_as_it_was():
    scenario = read_scenario(SHORT + WITH_COVERAGE)
    assert scenario.coverage is not None
    assert scenario.coverage.weights == (("school", 0.5), ("work", 0.0))
    assert scenario.coverage.weight("dialogue") == 1.0
    assert scenario.coverage.phases == ("running", "planned")
    assert read_scenario(scenario.to_toml()) == scenario
    assert read_scenario(scenario.to_json()) == scenario
    assert hash(scenario) == hash(read_scenario(scenario.to_json()))


def test_a_weight_of_one_is_the_same_as_none():
    full = WITH_COVERAGE + "dialogue = 1.0\n"
    assert read_scenario(SHORT + full) == read_scenario(SHORT + WITH_COVERAGE)


def test_the_order_of_weights_is_no_other_choice():
    turned = WITH_COVERAGE.replace("school = 0.5\nwork = 0", "work = 0.0\nschool = 0.5")
    assert read_scenario(SHORT + turned) == read_scenario(SHORT + WITH_COVERAGE)


def test_a_scenario_without_coverage_keeps_the_name_it_had():
    scenario = read_scenario(SHORT)
    data = scenario.model_dump(mode="json")
    del data["coverage"]
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False)
    assert scenario.fingerprint == hashlib.sha256(canonical.encode()).hexdigest()
    usual = scenario.model_copy(update={"coverage": Coverage()})
    assert usual.fingerprint != scenario.fingerprint


def test_kinds_that_do_not_exist_and_weights_beyond_one_are_faults():
    text = SHORT + WITH_COVERAGE.replace("work = 0", "work = 1.5\nwrok = 1")
    faults = faults_of(read_scenario, text)
    assert {fault.kind for fault in faults} == {FaultKind.FIELD_VALUE}
    assert any(fault.allowed == "≤ 1" for fault in faults)
    assert any("school" in fault.allowed for fault in faults)


def test_at_least_one_kind_must_count():
    none = "\n".join(f"{kind} = 0" for kind in KINDS)
    text = f"{SHORT}[coverage.weights]\n{none}\n"
    assert faults_of(read_scenario, text) == (
        Fault(FaultKind.FIELD_VALUE, "", "coverage.weights", "0", "> 0"),
    )


def test_an_index_of_any_scale_may_be_the_limit_of_need():
    text = f'{SHORT}[coverage]\nneed = "index"\nneed_from = -1.5\n'
    assert read_scenario(text).coverage == Coverage(need="index", need_from=-1.5)
