from pathlib import Path

import pytest

from geo.faults import Fault, FaultKind
from layers.organisations import read_organisations
from layers.responsibility import FILE, ResponsibilityRules, parse_rules, read_rules
from tests.helpers.areas import faults_of, kinds_of
from tests.helpers.initiatives import BOARD, ORGANISATIONS
from tests.helpers.tables import write_text

DATA = Path(__file__).resolve().parents[2] / "data" / "malmo"

RULE = f'[[rules]]\ndimension = "ekonomi"\norganisation = "{BOARD}"\nreason = "Nära: å ä ö."\n'


def test_rules_are_read_in_order_and_come_back_as_they_were():
    text = RULE + RULE.replace("ekonomi", "arbete")
    found = parse_rules(text, ORGANISATIONS)
    assert [rule.dimension for rule in found.rules] == ["ekonomi", "arbete"]
    assert found.rules[0].reason == "Nära: å ä ö."
    assert parse_rules(found.to_toml(), ORGANISATIONS) == found


def test_a_folder_without_the_file_has_no_rules(tmp_path):
    assert read_rules(tmp_path, ORGANISATIONS) == ResponsibilityRules()


def test_every_fault_of_the_rules_is_told_at_once():
    text = RULE + RULE + RULE.replace(BOARD, "ingen")
    faults = faults_of(parse_rules, text, ORGANISATIONS, "r.toml")
    allowed = ", ".join(sorted(ORGANISATIONS))
    assert faults == (
        Fault(FaultKind.FIELD_VALUE, "r.toml", "rules[3].organisation", "ingen", allowed),
        Fault(FaultKind.ID_TWICE, "r.toml", received=f"ekonomi: {BOARD}"),
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[[rules]\n", FaultKind.SYNTAX),
        (RULE.replace("reason", "cause"), FaultKind.FIELD_MISSING),
        (RULE + 'weight = "x"\n', FaultKind.FIELD_UNKNOWN),
        (RULE.replace("Nära: å ä ö.", ""), FaultKind.FIELD_VALUE),
        ("version = 2\n", FaultKind.FIELD_VALUE),
    ],
)
def test_a_file_that_is_none_is_refused(text, kind, tmp_path):
    assert kind in kinds_of(read_rules, write_text(tmp_path / FILE, text).parent, ORGANISATIONS)


def test_the_delivered_rules_name_boards_and_companies_with_reasons():
    organisations = read_organisations(DATA)
    found = read_rules(DATA, organisations)
    assert {rule.dimension for rule in found.rules} >= {"Ekonomi", "Arbete", "Utbildning", "Boende"}
    assert all(
        organisations[rule.organisation].kind in ("board", "company") for rule in found.rules
    )
    assert all(len(rule.reason) > 60 and rule.reason.endswith(".") for rule in found.rules)
