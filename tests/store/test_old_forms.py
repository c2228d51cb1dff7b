"""A database with shortlists that were saved in the first form, areas alone and no version."""

import json

import pytest
from sqlalchemy.orm import Session

from scoring.decision.shortlist import VERSION, Shortlist
from scoring.places.candidates import Candidate
from store import sessions
from store.documents.canonical import canonical
from store.journal import journal
from store.sessions import Draft

ENTRY = {"code": "A1", "status": "kept", "reason": "därför", "who": "Ada", "when": "2026-01-01"}
OLD = canonical({"division": "deso", "entries": [ENTRY]})
NOW = Shortlist(division="deso").add("A1").with_status("A1", "kept", "därför")
NOW = NOW.with_reason("A1", "därför", who="Ada", when="2026-01-01")


@pytest.fixture
def old(store, workspace):
    """A document whose first version is in the first form."""
    with Session(store.engine) as session, session.begin():
        document = sessions.new_document(session, workspace, "shortlist", "K")
        draft = Draft("created", "K", OLD, "Ada")
        return sessions.add_version(session, document, draft, "2026-01-01T00:00:00+00:00")


def test_it_opens_as_todays_and_what_is_stored_stays_as_it_was(store, old):
    assert store.load(old.document).read(Shortlist) == NOW
    assert store.load(old.document).content == OLD


def test_saved_unchanged_it_is_no_new_version(store, old):
    assert store.save(old.document, NOW, 1, who="Bo").number == 1
    assert len(store.history(old.document)) == 1


def test_a_change_is_saved_in_todays_form_and_told_alone(store, workspace, old):
    candidate = Candidate(id="hand-1", name="Norr", codes=("A1", "A2"))
    second = store.save(old.document, NOW.put_candidate(candidate), 1, who="Bo")
    assert json.loads(second.content)["version"] == VERSION
    told = journal(store, workspace)
    assert told[told["version"] == 2]["field"].tolist() == ["entries[hand-1]"]


def test_changes_of_two_are_merged_whatever_form_they_were_made_from(store, old):
    store.save(old.document, NOW.add("A2"), 1, who="Bo")
    merged = store.save_merged(old.document, NOW.with_reason("A1", "nytt"), 1, who="Ada")
    assert merged.action == "merged"
    assert merged.read(Shortlist).codes == ("A1", "A2")
    assert merged.read(Shortlist).reason("A1") == "nytt"
