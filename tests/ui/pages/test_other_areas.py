"""Own data for other areas than before: what was built on those that are gone goes with them."""

from language import candidates_text as words
from language import coverage_text, text
from language.own_text import LET_GO
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate, CandidateSet
from tests.ui.pages.test_own_workspace import yearly
from ui import cached

PAGES = (
    words.PAGE,
    text.PAGE_SHORTLIST,
    text.PAGE_MAP,
    coverage_text.RESPONSIBILITY_PAGE,
)


def put(app, candidate, *codes):
    shortlist = Shortlist(division="own").put_candidate(candidate)
    for code in codes:
        shortlist = shortlist.add(code)
    state = app.test.session_state
    state["kept.candidates.own"] = CandidateSet(division="own", candidates=(candidate,))
    state["kept.shortlist.own"] = shortlist
    state["kept.matrix.which"] = "candidates"


def test_what_stands_on_areas_that_are_gone_is_let_go_of_and_told(app):
    levels = cached.catalogue().levels
    deso, regso = (list(levels[level].areas.codes) for level in ("deso", "regso"))
    app.load_own(yearly(2023, deso))
    put(app, Candidate(id="hand-1", name="Gammal", codes=tuple(deso[:2])), deso[5])
    app.load_own(yearly(2024, regso))
    state = app.test.session_state
    assert state["kept.candidates.own"].candidates == ()
    assert state["kept.shortlist.own"].entries == ()
    told = LET_GO.format(names=f"Gammal; {deso[5]}")
    assert told in [each.value for each in app.test.info]
    for title in PAGES:
        app.go(title)


def test_what_stands_on_areas_that_are_still_there_stays(app):
    codes = list(cached.catalogue().levels["deso"].areas.codes)
    app.load_own(yearly(2023, codes))
    put(app, Candidate(id="hand-1", name="Gammal", codes=tuple(codes[:2])), codes[5])
    app.load_own(yearly(2024, codes))
    state = app.test.session_state
    assert state["kept.candidates.own"].ids == ("hand-1",)
    assert state["kept.shortlist.own"].codes == ("hand-1", codes[5])
