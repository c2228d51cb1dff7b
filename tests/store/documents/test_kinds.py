import pytest
from pydantic import BaseModel

from geo.faults import FaultKind
from layers.access_layers import AccessChoices, AccessLayers
from layers.attachment import Attachment
from layers.register import Register
from scoring.decision.plan import Limit, Plan
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate, CandidateSet
from store.documents.decision import Decision
from store.documents.kinds import KINDS, kind_of
from store.documents.own_data import OwnData
from store.documents.view import View
from tests.helpers.areas import faults_of
from tests.helpers.baselines import baseline, published
from tests.helpers.initiatives import initiative_card
from tests.helpers.mappings import mapping_of
from tests.helpers.scenarios import indicator, scenario_of

HASH = "0" * 64
FILE = Attachment(name="t.csv", sha256=HASH, size=1)
EXAMPLES = {
    "scenario": scenario_of(
        ("d", 1, [indicator("x", normalise="percentile", parameters={"definition": "oecd"})])
    ),
    "candidates": CandidateSet(
        division="deso", candidates=(Candidate(id="norr", name="Norr", codes=("A1", "A2")),)
    ),
    "shortlist": Shortlist(division="deso").add("A1", "för att"),
    "register": Register().put(initiative_card("first", "A1"), when="2026-01-01", who="Ada"),
    "own_data": OwnData(table=FILE, level="deso"),
    "mapping": mapping_of(),
    "access": AccessLayers(
        layers=(
            AccessChoices(
                title="Skolor", persons="pop_2025", distances=(500,), day="2026", points=FILE
            ),
        )
    ),
    "decision": Decision(bundle=FILE, hash=HASH, scenario=HASH, data=HASH),
    "allocation": Plan(amount=1_000_000_000, limits=(Limit(candidate="norr", floor=100),)),
    "baseline": baseline(),
    "published": published((2012, 30.5), (2013, 31.0)),
    "view": View(level="deso", preset="Behov", weights={"d": 2.0}, listed=("A1", "A2")),
}


def test_every_kind_has_an_example():
    assert EXAMPLES.keys() == KINDS.keys()


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_comes_back_as_it_was_written(name):
    kind = kind_of(name)
    text = kind.written(EXAMPLES[name])
    assert kind.read(text) == EXAMPLES[name]
    assert kind.written(kind.read(text)) == text


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_is_frozen_and_refuses_unknown_fields(name):
    model: type[BaseModel] = KINDS[name].model
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"


@pytest.mark.parametrize("name", [name for name in KINDS if KINDS[name].entries])
def test_what_a_kind_says_of_its_entries_is_there(name):
    shape = KINDS[name].entries
    (entry, *_) = getattr(EXAMPLES[name], shape.field)
    assert {shape.key, *shape.stamp} <= type(entry).model_fields.keys()
    assert not shape.log or shape.log in KINDS[name].model.model_fields


@pytest.mark.parametrize("name", [name for name in KINDS if KINDS[name].entries])
def test_an_entry_that_stands_twice_is_refused(name):
    kind = KINDS[name]
    entries = getattr(EXAMPLES[name], kind.entries.field)
    twice = EXAMPLES[name].model_copy(update={kind.entries.field: entries * 2})
    (fault,) = faults_of(kind.written, twice)
    assert (fault.kind, fault.received) == (
        FaultKind.ID_TWICE,
        getattr(entries[0], kind.entries.key),
    )


def test_a_shortlist_of_the_first_form_is_read_and_told_as_todays():
    kind = kind_of("shortlist")
    old = '{"division":"deso","entries":[{"code":"A1","reason":"x"}]}'
    now = Shortlist(division="deso").add("A1", "x")
    assert kind.read(old) == now
    assert kind.plain(old) == now.model_dump(mode="json")
