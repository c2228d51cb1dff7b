"""Kandidater: every way of building, the live check, files, and what is refused."""

import io
import json
import re
import zlib

import geopandas as gpd
import numpy as np
import pytest
import shapely

from language import candidates_text as words
from language import rule_text, screen, text
from layers.table import IndicatorTable
from scoring.places.candidates import contiguity
from ui import cached, placed
from ui.covered import CHILDREN, POPULATION
from ui.pages.candidates_search import proof_words
from ui.workspace import Place, default_scenario

HERRGARDEN, LIMHAMN, TYGELSJO = "1280C1880", "1280C1950", "1280C1010"


@pytest.fixture
def page(app):
    return app.go(words.PAGE)


def kept(app, level="deso"):
    return app.test.session_state[f"kept.candidates.{level}"]


def pick(app, *codes):
    app.named("multiselect", words.PICK_AREAS).set_value(list(codes))
    return app.press(words.PICK)


def edit(app, identifier):
    app.named("selectbox", words.EDITED).set_value(identifier)
    return app.run()


def way(app, name):
    app.test.session_state["widget.candidate.way"] = name
    return app.run()


def row(app, name, table=words.TABLE):
    heads, *rows = app.tables[table]
    (found,) = [each for each in rows if each[0] == name]
    return dict(zip(heads, found, strict=True))


def neighbour(code):
    graph = placed.graph(cached.place("deso"))
    return str(graph.codes[graph.adjacency[[graph.codes.get_loc(code)]].indices[0]])


def errors(app):
    return [error.value for error in app.test.error]


def drawn(app):
    """Layers of the map by their name on it."""
    sent = [element.proto.bytes for element in app.test.get("bidi_component")]
    (packed,) = [each[64:] for each in sent if re.match(rb"[0-9a-f]{64}", each)]
    assets = json.loads(zlib.decompress(packed))
    return {layer["label"]: layer for layer in assets["overlays"]}


# ------------------------------------------------------------------ by hand


def test_areas_chosen_by_name_begin_a_candidate_and_are_added_to_it(page):
    pick(page, HERRGARDEN)
    pick(page, neighbour(HERRGARDEN))
    (own,) = kept(page).candidates
    assert {*own.codes} == {HERRGARDEN, neighbour(HERRGARDEN)}
    assert any(words.CHECK_WHOLE in said for said in page.said)
    residents = cached.place("deso").table.values.loc[list(own.codes), POPULATION].sum()
    assert row(page, own.name)[words.HEAD_RESIDENTS].replace("\u202f", "") == f"{residents:.0f}"


def test_areas_are_taken_away_and_the_last_one_may_not_be(page):
    pick(page, HERRGARDEN, TYGELSJO)
    page.named("radio", words.ACTION).set_value("take")
    page.run()
    pick(page, TYGELSJO)
    assert kept(page).candidates[0].codes == (HERRGARDEN,)
    pick(page, HERRGARDEN)
    assert len(errors(page)) == 1
    assert "inga områden kvar" in errors(page)[0]
    assert kept(page).candidates[0].codes == (HERRGARDEN,)


def test_nothing_is_taken_where_no_candidate_is_edited(page):
    page.named("radio", words.ACTION).set_value("take")
    page.run()
    pick(page, HERRGARDEN)
    assert words.NOTHING_TO_TAKE in page.said
    assert kept(page).candidates == ()


def test_parts_that_do_not_hang_together_are_told(page):
    pick(page, HERRGARDEN, TYGELSJO)
    assert any(said.startswith(words.CHECK_PARTS.format(count=2)) for said in page.said)
    whole = row(page, "Kandidat 1")[words.HEAD_WHOLE]
    assert whole == words.IN_PARTS.format(count=2)


def test_a_pocket_that_vanishes_in_the_mean_is_warned_of(page):
    place = cached.place("deso")
    index = cached.scored(place, default_scenario()).index
    pick(page, index.idxmax(), *index.nsmallest(6).index)
    title = str(place.areas.names[index.idxmax()])
    assert any("syns inte" in said and title.split(" · ")[0] in said for said in page.said)
    pick(page)
    page.press(words.REMOVE.format(name="Kandidat 1"))
    pick(page, *index.nsmallest(3).index)
    assert not any("syns inte" in said for said in page.said)


@pytest.mark.parametrize("level", ["regso", "geso"])
def test_all_areas_of_a_larger_area(page, level):
    large = cached.place(level)
    code = large.areas.codes[3]
    page.named("selectbox", f"{words.PICK_PARENT} {text.LEVELS[level]}").set_value(code)
    page.run()
    (own,) = kept(page).candidates
    found = placed.figures(cached.place("deso"), default_scenario(), kept(page)).table.values
    assert found.loc[own.id, CHILDREN] == large.table.values.loc[code, CHILDREN]


def test_all_areas_within_an_initiative(page):
    label = words.PICK_INITIATIVE
    (box,) = [each for each in page.test.selectbox if each.label == label]
    shapes = cached.place("deso").initiatives.shapes
    widest = shapes.area.idxmax()
    box.set_value(widest)
    page.run()
    (own,) = kept(page).candidates
    areas = cached.place("deso").areas.geometry
    inside = shapely.area(shapely.intersection(np.asarray(areas), shapes[widest]))
    assert {*own.codes} == {*areas.index[inside >= 0.5 * shapely.area(np.asarray(areas))]}


def test_two_are_united_one_taken_from_the_other_and_one_split(page):
    pick(page, HERRGARDEN, TYGELSJO)
    edit(page, "")
    pick(page, TYGELSJO)
    page.named("selectbox", words.FIRST).set_value("hand-1")
    page.named("selectbox", words.SECOND).set_value("hand-2")
    page.run().press(words.SUBTRACT)
    assert kept(page)["subtraction-1"].codes == (HERRGARDEN,)
    page.press(words.UNITE)
    assert kept(page)["union-1"].codes == kept(page)["hand-1"].codes
    assert any(said.startswith("Dessa områden ingår") for said in page.said)
    page.press(words.SPLIT)
    assert [own.codes for own in kept(page).candidates if own.made == "part"] == [
        (TYGELSJO,),
        (HERRGARDEN,),
    ]
    assert "hand-1" not in kept(page).ids
    page.named("selectbox", words.FIRST).set_value("hand-2")
    page.run().press(words.SPLIT)
    assert words.SPLIT_WHOLE.format(name="Kandidat 2") in page.said


def test_taking_all_away_from_a_candidate_by_another_is_refused(page):
    pick(page, TYGELSJO)
    edit(page, "")
    pick(page, TYGELSJO)
    page.named("selectbox", words.SECOND).set_value("hand-2")
    page.run().press(words.SUBTRACT)
    assert len(errors(page)) == 1
    assert len(kept(page).candidates) == 2


def test_a_name_and_a_note_are_kept_and_an_empty_name_is_not(page):
    pick(page, HERRGARDEN)
    page.named("text_input", words.NAME).set_value("Rosengård *mitt* <b>")
    page.named("text_area", words.NOTE).set_value("Fråga skolan")
    page.run()
    own = kept(page).candidates[0]
    assert (own.name, own.note) == ("Rosengård *mitt* <b>", "Fråga skolan")
    assert "Redigera Rosengård \\*mitt\\* \\<b\\>" in page.said
    page.named("text_input", words.NAME).set_value("  ")
    page.run()
    assert kept(page).candidates[0].name == "Rosengård *mitt* <b>"


def test_one_is_removed_and_the_change_undone(page):
    pick(page, HERRGARDEN)
    page.named("text_input", words.NAME).set_value("Norr")
    page.run().press(words.REMOVE.format(name="Norr"))
    assert kept(page).candidates == ()
    assert words.EMPTY in page.said
    page.press(words.UNDO)
    assert [own.name for own in kept(page).candidates] == ["Norr"]


def test_a_candidate_goes_to_the_shortlist_as_one_place(page):
    pick(page, HERRGARDEN, TYGELSJO)
    to_list = words.TO_SHORTLIST.format(name="Kandidat 1")
    page.press(to_list)
    assert page.named("button", to_list).disabled
    (entry,) = page.test.session_state["kept.shortlist.deso"].entries
    assert (entry.name, entry.is_candidate) == ("Kandidat 1", True)
    assert set(entry.members) == {HERRGARDEN, TYGELSJO}


def test_an_id_on_the_shortlist_is_not_given_to_another_candidate(page):
    pick(page, HERRGARDEN)
    page.press(words.TO_SHORTLIST.format(name="Kandidat 1"))
    page.press(words.REMOVE.format(name="Kandidat 1"))
    pick(page, TYGELSJO)
    assert [own.name for own in kept(page).candidates] == ["Kandidat 2"]


def test_figures_follow_the_weights(page):
    pick(page, HERRGARDEN)
    before = row(page, "Kandidat 1")[words.HEAD_INDEX]
    for each in default_scenario().index.dimensions[1:]:
        page.test.session_state[f"kept.weight.{each.id}"] = 0.0
    page.run()
    assert row(page, "Kandidat 1")[words.HEAD_INDEX] != before


@pytest.mark.parametrize("level", ["regso", "geso"])
def test_larger_areas_are_built_of_too(app, level):
    app.named("radio", screen.CHOOSE_LEVEL).set_value(level)
    app.run().go(words.PAGE)
    pick(app, *cached.place(level).areas.codes[:2])
    assert len(kept(app, level).candidates[0].codes) == 2
    assert row(app, "Kandidat 1")[words.HEAD_COVERED] != screen.NOTHING


# ------------------------------------------------------------------ small numbers


def test_what_a_small_number_hides_is_a_dash_with_its_reason(page, monkeypatch):
    whole = cached.place("deso")
    values = whole.table.values.copy()
    values.loc[HERRGARDEN, CHILDREN] = 3.0
    table = IndicatorTable(values, whole.table.status)
    small = Place(whole.level, whole.areas, table, whole.cards, whole.initiatives)
    monkeypatch.setattr(cached, "place", lambda level: small)
    pick(page, HERRGARDEN)
    told = row(page, "Kandidat 1")
    assert told[words.HEAD_CHILDREN] == screen.NOTHING
    assert told[words.HEAD_COVERED] == screen.NOTHING
    assert words.HIDDEN in page.said


# ------------------------------------------------------------------ search


def set_search(app, **choices):
    for name, value in choices.items():
        app.test.session_state[f"widget.search.{name}"] = value
    app.run()
    return app.press(words.SEARCH)


def test_a_search_is_told_with_its_proof_and_its_candidates_are_kept(page):
    set_search(way(page, "search"), **{"count.deso": 2, "maximum.deso": "6000"})
    assert any(said.startswith("**Bevisat bäst.**") for said in page.said)
    rows = page.tables[words.PROPOSAL_TABLE][1:]
    proposed = [each[0] for each in rows]
    page.press(words.USE)
    graph = placed.graph(cached.place("deso"))
    by_need = page.go(text.PAGE_MAP).ranked
    for name, own in zip(proposed, kept(page).candidates, strict=True):
        first = min(own.codes, key=by_need.index)
        assert name == f"{cached.place('deso').areas.names[first].split(' · ')[0]} m.fl."
    for own in kept(page).candidates:
        assert contiguity(own, graph).whole
        residents = cached.place("deso").table.values.loc[list(own.codes), POPULATION].sum()
        assert 3000 <= residents <= 6000


def test_a_search_is_set_beside_common_methods_when_that_is_asked_for(page):
    page.test.session_state["kept.level"] = "regso"
    set_search(way(page.run(), "search"), **{"count.regso": 2, "maximum.regso": "8000"})
    assert words.OTHER_METHODS_TABLE not in page.tables
    page.press(words.OTHER_METHODS_RUN)
    _, own, *others = page.tables[words.OTHER_METHODS_TABLE]
    captured = [float(row[1].removesuffix("\u00a0%").replace(",", ".")) for row in (own, *others)]
    assert [row[0] for row in others] == ["Max-p", "SKATER"]
    assert captured[0] == max(captured)


def test_what_must_be_in_is_and_what_must_not_is_not(page):
    way(page, "search")
    set_search(
        page,
        **{
            "count.deso": 1,
            "maximum.deso": "5000",
            "areas.must.deso": [LIMHAMN],
            "areas.must_not.deso": [neighbour(LIMHAMN)],
        },
    )
    page.press(words.USE)
    (own,) = kept(page).candidates
    assert LIMHAMN in own.codes
    assert neighbour(LIMHAMN) not in own.codes


def test_what_cannot_be_met_is_told_with_its_reason_and_the_page_goes_on(page):
    set_search(way(page, "search"), **{"minimum.deso": "900000", "maximum.deso": "950000"})
    assert len(errors(page)) == 1
    assert "tillsammans storleken" in errors(page)[0]
    assert words.EMPTY in page.said


def test_a_search_is_old_when_the_index_has_changed(page):
    set_search(way(page, "search"), **{"count.deso": 1, "maximum.deso": "5000"})
    dimension = default_scenario().index.dimensions[0]
    page.test.session_state[f"kept.weight.{dimension.id}"] = 0.0
    page.run()
    assert words.SEARCH_OLD in page.said
    assert words.PROPOSAL_TABLE not in page.tables


class Found:
    """Of a search, what its proof is made of."""

    def __init__(self, objective, bound, *, listed=True):
        self.objective, self.bound, self.listed = objective, bound, listed
        self.optimal = objective == bound
        self.gap = bound - objective
        self.looked_at = 1234
        self.rule = type("Rule", (), {"count": 2})


def test_the_proof_says_how_far_from_the_bound_it_is():
    assert proof_words(Found(0.9, 0.9)).startswith("**Bevisat bäst.** Alla 1\u202f234")
    assert proof_words(Found(0.9, 0.9, listed=False)).startswith("**Bevisat bäst.** 1\u202f234")
    told = proof_words(Found(0.6, 0.8))
    assert "Högst 25,0 %" in told
    assert "minst 75,0 %" in told
    assert "−0,500" in proof_words(Found(-0.5, 0.0)).replace("\u2212", "−")


# ------------------------------------------------------------------ rules


def set_rule(app, **choices):
    for name, value in choices.items():
        app.test.session_state[f"widget.rule.deso.{name}"] = value
    return app.run()


def steps(app):
    heads, *rows = app.tables[rule_text.STEPS]
    return {each[0]: dict(zip(heads, each, strict=True)) for each in rows}


def test_a_rule_takes_the_first_and_tells_its_steps(page):
    set_rule(way(page, "rule"), count="10")
    index = cached.scored(cached.place("deso"), default_scenario()).index
    page.press(words.USE)
    chosen = {code for own in kept(page).candidates for code in own.codes}
    assert chosen == {*index.nlargest(10).index}
    assert steps(page)[rule_text.STEP["count"].format(count=10)][rule_text.HEAD_TAKEN] == "199"


def test_conditions_population_cover_and_parents_each_have_their_step(page):
    way(page, "rule")
    set_rule(page, conditions=2, size=POPULATION, covered=True, most="1")
    set_rule(
        page,
        **{
            "size.minimum": "1500",
            "c0.figure": "index",
            "c0.operator": "at_least",
            "c0.value": "60,5",
            "c1.or": True,
            "c1.operator": "worst_share",
            "c1.value": "10",
            "covered.share": "50",
        },
    )
    place = cached.place("deso")
    index = cached.scored(place, default_scenario()).index
    large = place.table.values[POPULATION] >= 1500
    told = steps(page)
    first = told[rule_text.STEP["minimum"].format(minimum="1500")]
    assert int(first[rule_text.HEAD_TAKEN]) == (~large).sum()
    (condition,) = [each for title, each in told.items() if title.startswith("Villkor")]
    assert "60,5 eller Index" in condition[rule_text.HEAD_STEP]
    assert int(condition[rule_text.HEAD_TAKEN]) == (large & (index < 60.5)).sum()
    assert any(title.startswith("Täcks till mer än 50 %") for title in told)
    assert rule_text.STEP["most"].format(most=1, parent="RegSO") in told


def test_named_initiatives_are_what_counts_as_cover(page):
    way(page, "rule")
    set_rule(page, covered=True)
    shapes = cached.place("deso").initiatives.shapes
    widest = shapes.area.idxmax()
    set_rule(page, **{"covered.by": [widest], "covered.share": "0"})
    cover = cached.place("deso").cover.union([widest])
    step = steps(page)[rule_text.STEP["covered"].format(share="0")]
    assert int(step[rule_text.HEAD_TAKEN]) == (cover > 0).sum()


def test_the_names_of_one_step_are_told_in_full(page):
    way(page, "rule")
    page.named("selectbox", rule_text.STEP_CHOOSE).set_value(1)
    page.run()
    (told,) = [said for said in page.said if said.startswith("Tog bort (194)")]
    assert told.count(" · C") >= 194


def test_what_is_no_number_is_told_in_the_rule(page):
    set_rule(way(page, "rule"), conditions=1)
    set_rule(page, **{"c0.value": "många"})
    assert len(errors(page)) == 1
    assert "många" in errors(page)[0]


def opened(app, content, name, key):
    (box,) = [each for each in app.test.file_uploader if each.key == key]
    box.set_value((name, content, "application/octet-stream"))
    return app.run()


RULE = """
version = 1
name = "Två mått"
count = 12
covered_by = []
[population]
figure = "pop_2025"
minimum = 1000.0
[[conditions]]
[[conditions.any]]
figure = "index"
operator = "worst_share"
value = 0.3
[ranking]
combination = "both_worst"
share = 0.25
[[ranking.by]]
figure = "index"
[[ranking.by]]
figure = "children_0_19_2025"
"""


def test_a_rule_that_is_opened_is_the_one_that_is_applied(page):
    opened(way(page, "rule"), RULE.encode(), "regel.toml", "rule-file")
    assert page.named("text_input", rule_text.NAME).value == "Två mått"
    title = rule_text.STEP["both_worst"].format(share="25")
    assert title in steps(page)
    assert page.named("text_input", rule_text.COUNT).value == "12"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[", "giltig"),
        (RULE.replace("both_worst", "nonsens").encode(), "nonsens"),
        (RULE.replace("children_0_19_2025", "finns_ej").encode(), "finns_ej"),
        (b"\xff\xfe\xff", "regel.toml"),
    ],
)
def test_a_faulty_rule_gives_one_message_and_changes_nothing(page, content, told):
    opened(way(page, "rule"), content, "regel.toml", "rule-file")
    assert len(errors(page)) == 1
    assert told in errors(page)[0].replace("\\", "")
    page.run()
    assert page.named("text_input", rule_text.NAME).value == rule_text.DEFAULT_NAME


# ------------------------------------------------------------------ hot spots


@pytest.mark.parametrize("method", ["getis", "moran"])
def test_hot_spots_grow_to_the_least_size(page, method):
    way(page, "hotspots")
    page.test.session_state["widget.hot.method"] = method
    page.run().press(words.USE)
    for own in kept(page).candidates:
        residents = cached.place("deso").table.values.loc[list(own.codes), POPULATION].sum()
        assert 3000 <= residents <= 9000
        assert own.made == "hotspot"
    assert words.ALREADY in page.said
    assert words.PROPOSAL_TABLE not in page.tables


def test_bounds_of_a_hot_spot_that_cross_are_told(page):
    way(page, "hotspots")
    page.test.session_state["widget.hotspots.minimum.deso"] = "20000"
    page.run()
    assert len(errors(page)) == 1


# ------------------------------------------------------------------ neighbours and barriers


def test_neighbours_by_distance_name_their_islands_and_the_table_has_every_area(page):
    page.named("radio", words.LINKS_RULE).set_value("distance")
    page.run()
    page.named("slider", words.LINKS_DISTANCE).set_value(600.0)
    page.named("checkbox", words.LINKS_SHOW_TABLE).set_value(True)
    page.run()
    graph = placed.graph(cached.place("deso"), placed.Links("distance", distance=600.0))
    assert len(graph.islands) > 0
    (told,) = [said for said in page.said if said.startswith("Områden utan granne")]
    assert told.count(" · C") == len(graph.islands)
    rows = page.tables[words.LINKS_TABLE][1:]
    assert len(rows) == 209
    assert sum(int(each[1]) for each in rows) == graph.adjacency.nnz


def test_a_barrier_between_two_areas_parts_a_candidate_of_both(page):
    pick(page, HERRGARDEN, neighbour(HERRGARDEN))
    shapes = cached.place("deso").areas.geometry
    border = shapely.intersection(
        shapes[HERRGARDEN].boundary, shapes[neighbour(HERRGARDEN)].buffer(1)
    )
    file = io.BytesIO()
    gpd.GeoSeries([border], crs="EPSG:3006").to_crs(4326).to_file(file, driver="GeoJSON")
    opened(page, file.getvalue(), "spår.geojson", "barriers-file")
    page.run()
    assert any(said.startswith(words.CHECK_PARTS.format(count=2)) for said in page.said)
    page.press(words.BARRIERS_REMOVE)
    assert any(words.CHECK_WHOLE in said for said in page.said)


def test_a_file_that_holds_no_barriers_is_told_and_not_used(page):
    point = json.dumps({"type": "Point", "coordinates": [13.0, 55.6]})
    opened(page, point.encode(), "punkt.geojson", "barriers-file")
    assert len(errors(page)) == 1
    assert "linjer och ytor" in errors(page)[0]
    assert errors(page.run()) == []


def test_the_map_shows_candidates_proposals_and_on_demand_the_neighbourhood(page):
    pick(page, HERRGARDEN)
    assert [*drawn(page)] == ["Kandidat 1"]
    assert (drawn(page)["Kandidat 1"]["hatched"], drawn(page)["Kandidat 1"]["lines"]) == (
        True,
        False,
    )
    way(page, "hotspots")
    assert drawn(page)[page.tables[words.PROPOSAL_TABLE][1][0]]["dashed"]
    page.named("checkbox", words.LINKS_SHOW).set_value(True)
    page.run()
    links = drawn(page)[words.LINKS_LABEL]
    assert links["lines"]
    graph = placed.graph(cached.place("deso"))
    assert len(links["geometry"][0]) == graph.adjacency.nnz // 2


# ------------------------------------------------------------------ files


def test_saved_candidates_come_back(page):
    pick(page, HERRGARDEN)
    saved = kept(page)
    page.press(words.REMOVE.format(name="Kandidat 1"))
    opened(page, saved.model_dump_json().encode(), "k.json", "candidates-file")
    assert kept(page) == saved
    page.press(words.UNDO)
    assert kept(page).candidates == ()


def as_json(division="deso", codes=(HERRGARDEN,), **more):
    own = {"id": "a", "name": "A", "codes": list(codes)} | more
    return json.dumps({"division": division, "candidates": [own]}).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        as_json(division="regso"),
        as_json(codes=("1280C0000",)),
        as_json(codes=(HERRGARDEN, HERRGARDEN)),
        as_json(codes=()),
        as_json(made="magi"),
    ],
)
def test_a_faulty_file_gives_one_message_and_changes_nothing(page, content):
    pick(page, TYGELSJO)
    before = kept(page)
    opened(page, content, "k.json", "candidates-file")
    assert len(errors(page)) == 1
    assert kept(page) == before


def test_a_name_in_a_file_is_text_and_nothing_else(page):
    name = "<img src=x onerror=alert(1)> **fet**"
    opened(page, as_json(name=name), "k.json", "candidates-file")
    raw = "".join(element.value for element in page.test.get("html"))
    assert "<img" not in raw
    assert row(page, name)[words.HEAD_AREAS] == "1"
    assert not any("**fet**" in said for said in page.said)


def test_own_data_without_residents_say_what_is_missing(app):
    rows = "\n".join(["kod;x", *(f"{code};{at}" for at, code in enumerate(app.ranked))])
    app.load_own(("egen.csv", rows.encode())).go(words.PAGE)
    pick(app, HERRGARDEN)
    assert row(app, "Kandidat 1")[words.HEAD_RESIDENTS] == screen.NOTHING
    assert words.HIDDEN in app.said
    way(app, "search")
    assert words.SIZE_MISSING.format(column=POPULATION) in app.said
