"""Files of Fördelning: yes as they were made, and what differs where they were not."""

import io
import json

import openpyxl
import pytest

import cli
from export.proof.embedding import record_text
from export.proof.record import Money, read_record
from geo.faults import FaultKind
from language import money_text as words
from language import protection_text, text
from scoring.decision.plan import KeyChoice, Limit, Plan
from scoring.places.candidates import Candidate
from scoring.scenario import Uncertainty
from tests.helpers.areas import kinds_of
from tests.helpers.exports import DAY, FIRST, LEVEL, SECOND, THIRD, saved_again
from ui import cached
from ui.covered import delivered_rules
from ui.money_files import money_file, money_record
from ui.verify_data import Files
from ui.verifying import verify
from ui.workspace import default_scenario

CANDIDATES = (
    Candidate(id="a", name="Ett", codes=(FIRST, SECOND)),
    Candidate(id="b", name="=Två", codes=(THIRD,)),
)
PLAN = Plan(
    amount=1_000_000_000,
    reserve=50_000_000,
    keys=(KeyChoice(id="children_need", weight=1), KeyChoice(id="equal", weight=0.5)),
    limits=(Limit(candidate="b", floor=300_000_000, administration=5_000_000),),
)


def made(form, plan=PLAN, **options):
    place = cached.place(LEVEL)
    scenario = default_scenario().model_copy(update={"uncertainty": Uncertainty(draws=50)})
    told = {"form": form, "day": DAY, "is_internal": False} | options
    money = Money(plan=plan, change=0.5)
    record = money_record(place, scenario, CANDIDATES, money, delivered_rules(), **told)
    return money_file(place, record)


@pytest.fixture(scope="module")
def workbook():
    return made("money-xlsx")


@pytest.fixture
def verdict(tmp_path):
    def of(content):
        path = tmp_path / "a.bin"
        path.write_bytes(content)
        return verify(path, Files())

    return of


@pytest.mark.parametrize("form", ["money-xlsx", "money-csv"])
def test_a_file_as_it_was_made_holds_and_names_its_choices(form, verdict):
    found = verdict(made(form))
    assert found.found == []
    assert found.count > 20
    assert found.record.money.plan == PLAN
    assert found.record.candidates == CANDIDATES


def test_an_amount_that_was_changed_is_named(workbook, tmp_path, capsys):
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    sheet = book[words.RESULT]
    titles = [cell.value for cell in sheet[4]]
    sheet.cell(5, titles.index(words.HEAD_AMOUNT) + 1).value = 1
    path = tmp_path / "a.xlsx"
    path.write_bytes(saved_again(book))
    assert cli.main(["verify", str(path)]) == 1
    told = capsys.readouterr().out.splitlines()[1]
    assert f"”{words.RESULT}”, raden Ett, fältet {words.HEAD_AMOUNT}: filen har 1," in told


def with_plan(workbook, **changes):
    """The workbook with another plan in its record."""
    data = json.loads(record_text(workbook, ""))
    data["money"]["plan"] |= changes
    told = json.dumps(data, sort_keys=True, separators=(",", ":"))
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    rows = [row for row in book[words.METHOD_SHEET].iter_rows() if row[0].value == text.META_RECORD]
    for row in rows[1:]:
        row[1].value = ""
    rows[0][1].value = told
    return saved_again(book)


def test_a_floor_changed_in_the_record_is_seen_in_the_amounts(workbook, verdict):
    found = verdict(with_plan(workbook, limits=[])).found
    assert (found[0].place.part, found[0].place.row) == (words.RESULT, "Ett")


def test_a_plan_that_cannot_be_is_refused(workbook, verdict):
    assert kinds_of(verdict, with_plan(workbook, amount=-1)) == [FaultKind.FIELD_VALUE]
    floors = [{"candidate": "a", "floor": 2_000_000_000}]
    assert FaultKind.FLOORS_TOO_HIGH in kinds_of(verdict, with_plan(workbook, limits=floors))


def test_every_choice_of_the_plan_is_in_the_hash_of_the_record(workbook):
    first = read_record(record_text(workbook, ""), "")
    other = read_record(record_text(made("money-csv", PLAN.with_keys({"equal": 1.0})), ""), "")
    same = read_record(record_text(made("money-csv"), ""), "")
    assert first.hash == same.hash != other.hash
    assert first.hash in {row[1].value for row in openpyxl_rows(workbook)}


def openpyxl_rows(content):
    return openpyxl.load_workbook(io.BytesIO(content))[words.METHOD_SHEET].iter_rows()


def test_an_internal_file_says_so_and_the_mark_cannot_be_taken_away(verdict):
    made_internal = made("money-csv", is_internal=True)
    assert verdict(made_internal).holds
    told = f"{protection_text.SPREAD};{protection_text.META_VALUE}\r\n".encode()
    assert made_internal.count(told) == 1
    assert not verdict(made_internal.replace(told, b"")).holds
