"""The declared tables hold together."""

import pytest

from layers.sources.scb_tables import read_registry
from tests.helpers.areas import FaultKind, faults_of
from tests.helpers.fetching import DECLARED

REGISTRY = read_registry(DECLARED / "scb_tables.toml")
NAMED = (
    *("TAB6574", "TAB6534", "TAB5956", "TAB6680", "TAB6683", "TAB6684", "TAB6685"),
    *("TAB6679", "TAB6568", "TAB6571", "TAB6638", "TAB6065", "TAB6766", "TAB6586"),
)


def test_every_table_is_declared_once():
    assert sorted(table.id for table in REGISTRY.tables) == sorted(NAMED)
    assert REGISTRY.table("TAB6586").title.endswith("(TAB6586)")


@pytest.mark.parametrize("table", REGISTRY.tables, ids=lambda table: table.id)
def test_names_are_unique_and_a_share_by_sex_rests_on_counts_by_sex(table):
    forms = [
        named.stem
        for rule in table.indicators
        for named in (rule, rule.women, rule.men)
        if named is not None
    ]
    assert len(forms) == len(set(forms))
    rules = {rule.stem: rule for rule in table.indicators}
    for rule in table.indicators:
        for stem in (*rule.ratio.numerator, *rule.ratio.denominator) if rule.ratio else ():
            assert rules[stem].kind == "count"
            assert rule.women is None or rules[stem].women is not None
        if rule.women or rule.men:
            assert table.sex


@pytest.mark.parametrize("table", REGISTRY.tables, ids=lambda table: table.id)
def test_background_is_never_a_measure_of_need(table):
    if table.id in ("TAB6571", "TAB6574", "TAB6568", "TAB6638"):
        assert {rule.direction for rule in table.indicators} == {"context"}


def test_a_share_of_a_count_that_is_not_there_is_told(tmp_path):
    text = (DECLARED / "scb_tables.toml").read_text(encoding="utf-8")
    path = tmp_path / "t.toml"
    path.write_text(text.replace('stem = "ed_known"', 'stem = "ed_all"', 1), encoding="utf-8")
    faults = faults_of(read_registry, path)
    assert {fault.kind for fault in faults} == {FaultKind.INDICATOR_UNKNOWN}
    assert {fault.received for fault in faults} == {"ed_known"}


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('change_of = "pop"', 'cells = {}\nchange_of = "pop"', "indicators"),
        ('"regso_2025"]', '"regso_2026"]', "tables[4]"),
        ('licence = "CC0"', 'license = "CC0"', "licence"),
    ],
)
def test_a_declaration_with_a_fault_is_refused(tmp_path, old, new, where):
    text = (DECLARED / "scb_tables.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "t.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert any(where in fault.where for fault in faults_of(read_registry, path))
