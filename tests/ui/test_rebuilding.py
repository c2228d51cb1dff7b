"""A shortlist with candidates, what is rejected and a journal, made anew from its record alone."""

from dataclasses import replace

import pandas as pd
import pytest

from export.changes import Changes
from export.papers.grounds import LONGEST_CHANGE
from export.proof.containers import unzipped, zipped
from export.proof.embedding import record_text
from export.proof.record import read_record
from language import text
from language.protection_text import META_VALUE, SPREAD
from language.workspace_text import JOURNAL_HEAD
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate, CandidateSet
from tests.helpers.exports import DAY, FIRST, LEVEL, SECOND, THIRD, content_of, make, shortlist
from tests.helpers.rebuilt import each_once
from ui import cached, papers
from ui.given import Given, using
from ui.shortlisted import dossier_of
from ui.verify_data import Files
from ui.verifying import verify

WHY, OTHER = "Skäl för båda", "Skäl för ingen"
"""As many bytes, so that a GeoPackage can have one for the other."""

REJECTED = "För litet behov"
THRESHOLD = 5
"""It hides some figure even of the largest embedded areas."""

BOTH = Candidate(id="hand-1", name="Båda <b>", codes=(FIRST, SECOND))


def listed():
    """A candidate first, an area, a candidate and an area that are rejected."""
    turned_down = BOTH.model_copy(update={"id": "hand-2", "name": "Nej"})
    return (
        shortlist(FIRST, THIRD)
        .put_candidate(BOTH, WHY, who="Anna", when="2026-03-01T10:00:00+01:00")
        .move("hand-1", -2)
        .put_candidate(turned_down)
        .with_status("hand-2", "rejected", "Samma plats", who="Bo", when="2026-03-02T10:00:00")
        .with_status(THIRD, "rejected", REJECTED, who="Cilla", when="2026-03-02")
    )


def journal():
    row = dict.fromkeys(JOURNAL_HEAD.values(), "=1+1")
    row |= {"Efter": "x" * 2_000, "Anteckning": "Önskat"}
    return Changes("Arbetsytan ”Holma”", pd.DataFrame([row], dtype=str))


def whole():
    content = content_of(listed())
    return replace(content, dossier=replace(content.dossier, changes=journal()))


@pytest.fixture(scope="module", autouse=True)
def _made_anew_once():
    with each_once():
        yield


@pytest.fixture(scope="module")
def kept():
    """Files of the whole shortlist by ending, each made once."""
    found = {}

    def of(ending):
        if ending not in found:
            found[ending] = make(ending, whole())
        return found[ending]

    return of


@pytest.fixture
def verdict(tmp_path):
    def of(content):
        path = tmp_path / "export.bin"
        path.write_bytes(content)
        return verify(path, Files())

    return of


ENDINGS = ("xlsx", "pptx", "docx", "gpkg", "zip", "csv", "fgb", "geojson", "html", "svg")


@pytest.mark.parametrize("ending", ENDINGS)
def test_candidates_and_what_is_rejected_hold(ending, kept, verdict):
    assert verdict(kept(ending)).found == []


def changed(content, old, new):
    """The file with one text for another; the record, which is in ASCII, stays as it is."""
    if not content.startswith(b"PK"):
        return content.replace(old.encode(), new.encode())
    parts = unzipped(content, "")
    return zipped({at: part.replace(old.encode(), new.encode()) for at, part in parts.items()})


@pytest.mark.parametrize("ending", ["xlsx", "pptx", "docx", "gpkg", "zip", "csv"])
def test_a_reason_of_a_candidate_that_was_changed_is_named(ending, kept, verdict):
    found = verdict(changed(kept(ending), WHY, OTHER)).found
    assert found
    assert {(OTHER in each.told, WHY in each.computed) for each in found} == {(True, True)}
    if ending not in ("pptx", "docx"):
        first = found[0].place
        assert (first.row, first.column) in {("hand-1", "skal"), ("hand-1", text.COLUMN_REASON)}


@pytest.mark.parametrize("ending", ["xlsx", "pptx", "docx", "gpkg", "csv"])
def test_a_reason_of_what_is_rejected_that_was_changed_is_named(ending, kept, verdict):
    (found, *_) = verdict(changed(kept(ending), REJECTED, "För stort behov")).found
    assert REJECTED in found.computed


def test_a_change_of_the_journal_that_was_changed_is_named(kept, verdict):
    (found,) = verdict(changed(kept("xlsx"), "Önskat", "Oönskt")).found
    assert (found.place.part, found.place.column) == ("Journal", "Anteckning")
    assert (found.told, found.computed) == ("Oönskt", "Önskat")


def test_the_journal_is_in_the_record_of_the_workbook_alone_and_as_it_is_shown(kept):
    told = read_record(record_text(kept("xlsx"), ""), "").journal
    assert told.note == journal().note
    assert max(len(cell) for cell in told.rows[0]) == LONGEST_CHANGE + 1
    assert read_record(record_text(kept("docx"), ""), "").journal is None


def test_documents_of_candidates_that_are_not_on_the_list_hold(verdict):
    empty = Shortlist(division=LEVEL).put_candidate(BOTH).with_status("hand-1", "rejected", "Nej")
    others = CandidateSet(division=LEVEL, candidates=(BOTH.model_copy(update={"id": "hand-3"}),))
    content = content_of(empty)
    assert verdict(papers.slides(content, candidates=others)).found == []


def test_fact_sheets_of_candidates_hold_and_their_record_names_no_others(verdict):
    beside = BOTH.model_copy(update={"id": "hand-3", "name": "Bredvid"})
    other = beside.model_copy(update={"id": "hand-4", "note": "Ingen ska läsa"})
    candidates = CandidateSet(division=LEVEL, candidates=(BOTH, beside, other))
    made = papers.fact_sheets(whole(), codes=["hand-1", "hand-3", FIRST], candidates=candidates)
    assert verdict(made).found == []
    assert read_record(record_text(made, ""), "").candidates == (beside,)


def test_candidates_beside_a_list_are_not_in_its_record():
    candidates = CandidateSet(division=LEVEL, candidates=(BOTH,))
    made = papers.workbook(content_of(), candidates=candidates)
    assert read_record(record_text(made, ""), "").candidates == ()


@pytest.mark.parametrize("ending", ["gpkg", "xlsx"])
def test_open_data_at_a_threshold_hold_without_it_being_told_anew(ending, verdict):
    with using(Given(threshold=THRESHOLD)):
        content = replace(content_of(listed()), threshold=THRESHOLD)
        made = make(ending, content)
    assert content.place.table.fingerprint != cached.place(LEVEL).table.fingerprint
    assert verdict(made).found == []


def test_the_mark_of_an_internal_file_cannot_be_taken_away(verdict):
    place, result = content_of().place, content_of().result
    dossier = dossier_of(place, result, listed(), DAY, is_internal=True)
    made = make("csv", replace(content_of(listed()), dossier=dossier))
    assert verdict(made).found == []
    told = f"{SPREAD};{META_VALUE}\r\n".encode()
    assert made.count(told) == 1
    (first, *_) = verdict(made.replace(told, b"")).found
    assert first.computed == SPREAD
