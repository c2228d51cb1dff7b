"""Arbetsytor: saved by one reader and opened by another, merged, undone, told and frozen."""

import pytest

from language import field_words, register_text, screen, share_text, shortlist_text, text
from language import workspace_text as words
from store.archives import frozen
from store.archives.frozen import read_bundle
from store.documents.view import View
from store.opening import FILE
from tests.ui.pages.conftest import links, opened, shared, signed
from ui.components.markdown import plain

HOLMA, HERRGARDEN, KROKSBACK = "1280C1430", "1280C1880", "1280C1480"
LIST_NAME = words.NAME.format(kind=words.KINDS["shortlist"], level=text.LEVELS["deso"])
KINDS = ("scenario", "shortlist", "candidates", "register", "allocation", "baseline", "published")
"""In the order of the rows."""


def save(app, kind: str = "shortlist", name: str = ""):
    if name:
        app.named("text_input", words.SAVE_AS.format(kind=words.KINDS[kind])).set_value(name)
        app.run()
    return app.press(words.SAVE, KINDS.index(kind))


def open_first(app):
    return app.press(words.OPEN)


def told(app) -> str:
    """Word of what was done."""
    (success,) = app.test.success
    return success.value


def faults(app) -> list[str]:
    return [error.value for error in app.test.error]


def codes(app) -> list[str]:
    return list(app.test.session_state["kept.shortlist.deso"].codes)


def give_reason(app, code: str, reason: str):
    app.go(text.PAGE_SHORTLIST)
    next(area for area in app.test.text_area if area.key.endswith(code)).set_value(reason)
    return app.run().go(words.PAGE)


@pytest.fixture
def two(new_app, workspace):
    """Two readers who have the same shortlist open, saved by the first."""
    first = save(signed(new_app().shortlist(HOLMA, HERRGARDEN), "Ada"))
    second = open_first(signed(new_app(), "Bo"))
    return first, second


# ------------------------------------------------------------------ workspaces


def test_a_workspace_is_made(app, store):
    signed(app, "Ada").named("text_input", words.NEW_WORKSPACE).set_value("Holma")
    app.run().press(words.CREATE)
    assert told(app) == words.CREATED.format(name="Holma")
    assert app.named("selectbox", words.WORKSPACE).options == ["Holma"]
    assert [(each.name, each.who) for each in store.workspaces()] == [("Holma", "Ada")]


def test_a_name_that_is_taken_is_a_message(app, workspace):
    signed(app, "Ada").named("text_input", words.NEW_WORKSPACE).set_value("Holma")
    app.run().press(words.CREATE)
    (fault,) = faults(app)
    assert "används redan" in fault


def test_nothing_is_saved_without_a_name_and_all_keeps_its_place_when_there_is_one(app, workspace):
    app.shortlist(HOLMA).go(words.PAGE)
    assert words.NEEDS_NAME in app.said
    saving = [button for button in app.test.button if button.label == words.SAVE]
    assert [button.disabled for button in saving] == [True] * len(KINDS)
    places = app.places
    assert words.NEEDS_NAME not in signed(app, "Ada").said
    assert app.places == places


def test_the_name_is_the_same_on_the_page_of_the_register(app, workspace):
    signed(app, "Ada").go(register_text.PAGE)
    assert app.named("text_input", register_text.WHO).value == "Ada"
    app.named("text_input", register_text.WHO).set_value("Bo")
    assert app.run().go(words.PAGE).named("text_input", register_text.WHO).value == "Bo"


def test_what_is_empty_or_unchanged_cannot_be_saved(app, workspace):
    signed(app, "Ada")
    saving = [button for button in app.test.button if button.label == words.SAVE]
    assert [button.disabled for button in saving] == [False] + [True] * (len(KINDS) - 1)


# ------------------------------------------------------------------ saved and opened


def test_a_shortlist_is_opened_by_another_with_its_reasons(new_app, workspace, store):
    first = signed(new_app().shortlist(HOLMA, KROKSBACK), "Ada")
    save(give_reason(first, HOLMA, "Många barn"))
    assert told(first) == words.SAVED.format(name=LIST_NAME, number=1)
    second = open_first(signed(new_app(), "Bo"))
    assert codes(second) == [HOLMA, KROKSBACK]
    second.go(text.PAGE_SHORTLIST)
    assert [area.value for area in second.test.text_area] == ["Många barn", ""]
    (version,) = store.documents(workspace)
    assert version.model.entries[0].who == "Ada"
    second.go(words.PAGE)
    row = second.tables[words.DOCUMENTS_TABLE][1]
    assert row[:4] == [LIST_NAME, words.KINDS["shortlist"], "1", "Ada"]
    assert row[5] == words.IN_TAB.format(number=1)


def test_a_reason_is_saved_though_the_page_was_left_from_its_field(app, workspace, store):
    signed(app.shortlist(HOLMA), "Ada").go(text.PAGE_SHORTLIST)
    app.test.text_area[0].set_value("Skola")
    save(app.go(words.PAGE))
    (version,) = store.documents(workspace)
    assert version.model.reason(HOLMA) == "Skola"


def test_a_scenario_is_opened_with_its_weights(new_app, workspace):
    first = new_app()
    slider = first.test.slider[0]
    slider.set_value(3.0)
    save(signed(first.run(), "Ada"), "scenario", "Tyngre")
    second = open_first(signed(new_app(), "Bo")).go(text.PAGE_MAP)
    assert second.named("slider", slider.label).value == 3.0
    assert second.ranked == first.go(text.PAGE_MAP).ranked


def test_the_moved_weights_give_way_to_an_opened_scenario(new_app, workspace):
    first = new_app()
    label, was = first.test.slider[0].label, first.test.slider[0].value
    save(signed(first, "Ada"), "scenario", "Som det var")
    first.go(text.PAGE_MAP).named("slider", label).set_value(3.0)
    open_first(first.run().go(words.PAGE)).go(text.PAGE_MAP)
    assert first.named("slider", label).value == was


def test_a_register_is_saved_once_it_is_changed(new_app, workspace):
    first = signed(new_app(), "Ada").go(register_text.PAGE)
    removed = first.component("codes")["codes"][0]
    first.test.session_state["kept.register.entry"] = removed
    first.run().press(register_text.REMOVE)
    save(first.go(words.PAGE), "register")
    second = open_first(signed(new_app(), "Bo"))
    opened = second.test.session_state["kept.register"]
    assert opened.get(removed) is None
    assert opened.changes[-1].who == "Ada"


def test_codes_of_other_areas_are_a_fault_and_change_nothing(new_app, workspace):
    first = new_app()
    first.named("radio", screen.CHOOSE_LEVEL).set_value("geso")
    first.run()
    save(signed(first.shortlist(first.ranked[0]), "Ada"))
    second = open_first(signed(new_app().shortlist(HOLMA), "Bo"))
    (fault,) = faults(second)
    assert "finns inte bland områdena" in fault
    assert codes(second) == [HOLMA]


def test_a_document_of_others_is_not_written_over(new_app, workspace, store):
    save(signed(new_app().shortlist(HOLMA), "Ada"))
    second = save(signed(new_app().shortlist(KROKSBACK), "Bo"))
    assert faults(second) == [words.NOT_OPENED.format(name=LIST_NAME)]
    (version,) = store.documents(workspace)
    assert version.model.codes == (HOLMA,)


# ------------------------------------------------------------------ two at once


def test_changes_of_two_are_merged(two, store, workspace):
    first, second = two
    save(give_reason(first, HOLMA, "Många barn"))
    save(give_reason(second, HERRGARDEN, "Skola"))
    assert told(second) == words.MERGED.format(name=LIST_NAME, number=3)
    (version,) = store.documents(workspace)
    assert [entry.reason for entry in version.model.entries] == ["Många barn", "Skola"]
    second.go(text.PAGE_SHORTLIST)
    assert [area.value for area in second.test.text_area] == ["Många barn", "Skola"]
    assert told(save(second.go(words.PAGE))) == words.SAVED.format(name=LIST_NAME, number=3)


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Skola"), ("theirs", "Många barn")])
def test_a_clash_is_told_with_both_values_and_a_choice(two, store, workspace, choice, kept):
    first, second = two
    save(give_reason(first, HOLMA, "Många barn"))
    save(give_reason(second, HOLMA, "Skola"))
    (asked,) = [radio for radio in second.test.radio if field_words.FIELDS["reason"] in radio.label]
    mine, theirs = asked.options
    assert (mine, theirs) == ("Mitt: Skola", "Ada: Många barn")
    assert asked.value is None
    assert asked.label.startswith("Holma")
    assert second.named("button", words.SAVE_MERGED).disabled
    assert store.documents(workspace)[0].number == 2
    asked.set_value(choice)
    second.run().press(words.SAVE_MERGED)
    (version,) = store.documents(workspace)
    assert (version.number, version.action, version.who) == (3, "merged", "Bo")
    assert version.model.reason(HOLMA) == kept
    assert store.load(version.document, 2).model.reason(HOLMA) == "Många barn"
    assert second.test.session_state["kept.shortlist.deso"].reason(HOLMA) == kept
    assert words.SAVE_MERGED not in second.said


def decide(app, code: str, status: str):
    app.go(text.PAGE_SHORTLIST)
    next(radio for radio in app.test.radio if radio.key.endswith(code)).set_value(status)
    return app.run().go(words.PAGE)


def test_a_clash_of_statuses_is_told_in_words(two):
    first, second = two
    save(decide(first, HOLMA, "kept"))
    give_reason(second, HOLMA, "Redan nog")
    save(decide(second, HOLMA, "rejected"))
    (asked,) = [radio for radio in second.test.radio if field_words.FIELDS["status"] in radio.label]
    assert asked.options == ["Mitt: Bortvald", "Ada: Kvar"]
    assert asked.label.endswith("Före: Förslag")


def test_a_clash_can_be_saved_as_a_document_of_its_own(two, store, workspace):
    first, second = two
    save(give_reason(first, HOLMA, "Många barn"))
    save(give_reason(second, HOLMA, "Skola"))
    second.named("text_input", words.NEW_NAME).set_value("Bos lista")
    second.run().press(words.SAVE_AS_NEW)
    own = store.find(workspace, "shortlist", "Bos lista")
    assert own.model.reason(HOLMA) == "Skola"
    assert store.find(workspace, "shortlist", LIST_NAME).model.reason(HOLMA) == "Många barn"


def test_embedded_levels_share_the_scenario_that_is_saved(app, workspace):
    save(signed(app, "Ada"), "scenario", "Vårt").go(text.PAGE_MAP)
    app.named("radio", screen.CHOOSE_LEVEL).set_value("geso")
    app.run().test.slider[0].set_value(3.0)
    save(app.run().go(words.PAGE), "scenario")
    assert told(app) == words.SAVED.format(name="Vårt", number=2)


def test_a_clash_can_wait_and_nothing_is_lost(two, store, workspace):
    first, second = two
    save(give_reason(first, HOLMA, "Många barn"))
    save(give_reason(second, HOLMA, "Skola")).press(words.LATER)
    assert words.SAVE_MERGED not in second.said
    assert second.test.session_state["kept.shortlist.deso"].reason(HOLMA) == "Skola"
    assert words.SAVE_MERGED in save(second).said


def test_what_is_changed_while_a_clash_waits_is_part_of_the_merge(two, store, workspace):
    first, second = two
    save(give_reason(first, HOLMA, "Många barn"))
    save(give_reason(second, HOLMA, "Skola"))
    give_reason(second, HERRGARDEN, "Trångt")
    second.test.radio[0].set_value("mine")
    second.run().press(words.SAVE_MERGED)
    (version,) = store.documents(workspace)
    assert [entry.reason for entry in version.model.entries] == ["Skola", "Trångt"]


def test_a_scenario_of_two_is_saved_under_a_new_name(new_app, workspace, store):
    first = save(signed(new_app(), "Ada"), "scenario", "Vårt")
    second = open_first(signed(new_app(), "Bo"))
    for app, weight in ((first, 3.0), (second, 2.5)):
        app.go(text.PAGE_MAP).test.slider[0].set_value(weight)
        save(app.run().go(words.PAGE), "scenario")
    assert words.CONFLICT_WHOLE in second.said
    second.named("text_input", words.NEW_NAME).set_value("Bos")
    second.run().press(words.SAVE_AS_NEW)
    weights = {
        each.name: each.model.index.dimensions[0].weight
        for each in store.documents(workspace, "scenario")
    }
    assert weights == {"Vårt": 3.0, "Bos": 2.5}


# ------------------------------------------------------------------ undo, remove, journal


def test_a_save_is_undone_and_done_again(app, workspace, store):
    save(signed(app.shortlist(HOLMA), "Ada"))
    (first,) = store.documents(workspace)
    save(app.go(text.PAGE_MAP).shortlist(KROKSBACK).go(words.PAGE))
    app.press(words.UNDO)
    assert store.load(first.document).model.codes == (HOLMA,)
    assert codes(app) == [HOLMA]
    app.press(words.REDO)
    assert store.load(first.document).model.codes == (HOLMA, KROKSBACK)
    actions = [row[1] for row in app.tables[words.HISTORY_TABLE.format(name=LIST_NAME)][1:]]
    assert actions == [words.ACTIONS[each] for each in ("redone", "undone", "saved", "created")]


def test_a_step_back_leaves_what_is_not_saved_in_the_tab(app, workspace, store):
    save(signed(app.shortlist(HOLMA), "Ada"))
    save(app.go(text.PAGE_MAP).shortlist(KROKSBACK).go(words.PAGE))
    app.go(text.PAGE_MAP).shortlist(HERRGARDEN).go(words.PAGE).press(words.UNDO)
    assert codes(app) == [HOLMA, KROKSBACK, HERRGARDEN]
    save(app)
    (version,) = store.documents(workspace)
    assert version.model.codes == (HOLMA, HERRGARDEN)


def test_a_scenario_that_was_removed_and_came_back_is_saved_again(app, workspace, store):
    save(signed(app, "Ada"), "scenario", "Vårt").press(words.REMOVE)
    app.press(words.REMOVE_YES).press(words.BRING_BACK)
    app.go(text.PAGE_MAP).test.slider[0].set_value(3.0)
    save(app.run().go(words.PAGE), "scenario")
    (version,) = store.documents(workspace)
    assert version.model.index.dimensions[0].weight == 3.0


def test_what_is_removed_comes_back(app, workspace, store):
    save(signed(app.shortlist(HOLMA), "Ada")).press(words.REMOVE)
    assert words.REMOVE_ASK.format(name=plain(LIST_NAME)) in app.said
    assert len(store.documents(workspace)) == 1
    app.press(words.REMOVE_YES)
    assert store.documents(workspace) == ()
    assert words.DOCUMENTS_TABLE not in app.tables
    assert app.named("button", words.OPEN).disabled
    app.press(words.BRING_BACK)
    (version,) = store.documents(workspace)
    assert version.model.codes == (HOLMA,)
    actions = [each.action for each in store.history(version.document)]
    assert actions == ["created", "removed", "undone"]


def test_a_removal_that_is_thought_better_of_changes_nothing(app, workspace, store):
    save(signed(app.shortlist(HOLMA), "Ada")).press(words.REMOVE).press(words.REMOVE_NO)
    assert words.REMOVE_YES not in app.said
    assert store.documents(workspace)[0].number == 1


def test_a_document_is_renamed_and_back_and_is_still_the_one_in_the_tab(app, workspace, store):
    save(signed(app.shortlist(HOLMA), "Ada"))
    app.named("text_input", words.CALLED).set_value("Vår lista")
    assert told(app.run().press(words.RENAME)) == words.RENAMED.format(
        before=plain(LIST_NAME), name="Vår lista"
    )
    app.go(text.PAGE_MAP).shortlist(KROKSBACK)
    assert told(save(app.go(words.PAGE))) == words.SAVED.format(name="Vår lista", number=3)
    (version,) = store.documents(workspace)
    assert version.model.codes == (HOLMA, KROKSBACK)
    app.press(words.UNDO).press(words.UNDO)
    assert store.documents(workspace)[0].name == LIST_NAME
    rows = app.tables[words.JOURNAL_TABLE][1:]
    assert [row[5] for row in rows].count(words.ACTIONS["renamed"]) == 1


def test_a_name_that_another_document_has_is_a_message(two, store, workspace):
    first, second = two
    save(first, name="Annan")
    second.go(words.PAGE).named("text_input", words.CALLED).set_value("Annan")
    second.run().press(words.RENAME)
    (fault,) = faults(second)
    assert "används redan" in fault


@pytest.mark.parametrize("answer", [words.REMOVE, words.REMOVE_YES])
def test_a_click_on_a_version_that_is_no_longer_last_is_lost(two, store, workspace, answer):
    first, second = two
    if answer == words.REMOVE_YES:
        second.press(words.REMOVE)
    save(give_reason(first, HOLMA, "Många barn"))
    second.press(answer)
    (version,) = store.documents(workspace)
    assert version.number == 2
    assert words.REMOVE_YES not in second.said


def test_a_stored_view_is_listed_and_opened_by_a_link(app, workspace, store):
    view = View(level="deso", selected=HOLMA, page="jamfor")
    saved = store.create(workspace, "view", "Vyn", view, who="Ada")
    app.test.context["url"] = "https://stad.example/bas/arbetsytor"
    signed(app, "Ada")
    assert app.tables[words.DOCUMENTS_TABLE][1][:2] == ["Vyn", words.KINDS["view"]]
    (link,) = app.test.get("link_button")
    address = f"https://stad.example/bas/jamfor?sparad={saved.document}-1"
    assert link.proto.url == address
    app.press(words.REMOVE).press(words.REMOVE_YES)
    assert not app.test.get("link_button")
    assert app.named("button", words.OPEN).disabled


def test_the_journal_tells_of_the_latest_first(two):
    first, _ = two
    save(give_reason(first, HOLMA, "=1+1"))
    head, *rows = first.tables[words.JOURNAL_TABLE]
    newest = dict(zip(head, rows[0], strict=True))
    changed = [dict(zip(head, row, strict=True)) for row in rows]
    assert (newest["Vem"], newest["Version"], newest["Vad"]) == ("Ada", "2", "sparad")
    (reason,) = [row for row in changed if row["Uppgift"] == f"kortlistan[{HOLMA}].skäl"]
    assert (reason["Före"], reason["Efter"]) == ("", "=1+1")
    assert words.JOURNAL_SAVE in [each.label for each in first.test.get("download_button")]


# ------------------------------------------------------------------ frozen decisions


@pytest.fixture
def decided(app, workspace):
    signed(app.shortlist(HOLMA), "Ada").named("text_input", words.DECISION_NAME).set_value("KS 12")
    assert words.NOT_READY in [each.value for each in app.test.caption]
    app.run().press(words.FREEZE)
    assert words.FROZEN.format(name="KS 12") in [each.value for each in app.test.success]
    return app


def test_a_decision_is_frozen_with_what_it_rests_on(decided, store, workspace):
    assert told(decided) == words.FROZEN.format(name="KS 12")
    (version,) = store.documents(workspace, "decision")
    bundle = read_bundle(store.file(version.model.bundle.sha256))
    assert bundle.told.name == "KS 12"
    assert list(bundle.documents) == ["shortlist"]
    (row,) = decided.tables[words.DECISIONS_TABLE][1:]
    assert row[3] == version.model.hash == bundle.manifest.hash
    assert words.DOWNLOAD in [each.label for each in decided.test.get("download_button")]


def test_what_is_opened_again_is_the_decision_until_it_is_changed(decided, new_app):
    is_decision = shortlist_text.IS_DECISION.format(name="KS 12")
    save(decided)
    assert is_decision in [each.value for each in decided.go(text.PAGE_SHORTLIST).test.info]
    other = open_first(signed(new_app(), "Bo")).go(text.PAGE_SHORTLIST)
    assert is_decision in [each.value for each in other.test.info]
    give_reason(other, HOLMA, "Ett nytt skäl").go(text.PAGE_SHORTLIST)
    assert shortlist_text.no_decision("KS 12", ["shortlist"]) in [
        each.value for each in other.test.warning
    ]


def test_a_short_link_to_a_decision_opens_it_with_its_reasons(app, new_app, workspace):
    give_reason(app.shortlist(HOLMA), HOLMA, "Skäl")
    signed(app, "Ada").named("text_input", words.DECISION_NAME).set_value("KS 12")
    app.run().press(words.FREEZE)
    shared(app, text.PAGE_SHORTLIST)
    link = links(app.press(share_text.STORE))[-1]
    other = opened(new_app(), link, text.PAGE_SHORTLIST)
    assert shortlist_text.IS_DECISION.format(name="KS 12") in [
        each.value for each in other.test.info
    ]
    assert other.test.session_state["kept.shortlist.deso"].entries[0].reason == "Skäl"


def test_a_decision_is_computed_anew(decided):
    assert told(decided.press(words.RECOMPUTE)) == words.SAME


def test_a_decision_gets_another_name_and_stays_the_same(decided, store, workspace):
    (before,) = store.documents(workspace, "decision")
    assert words.DECISION_STAYS in decided.said
    decided.named("text_input", words.DECISION_CALLED).set_value("KS 12 § 4")
    decided.run().press(words.RENAME)
    assert decided.tables[words.DECISIONS_TABLE][1][0] == "KS 12 § 4"
    assert words.DECISION_FROZEN_AS.format(name="KS 12") in decided.said
    (after,) = store.documents(workspace, "decision")
    assert after.content == before.content
    assert told(decided.press(words.UNDO)) == words.RENAMED_BACK.format(name="KS 12")
    assert [each.action for each in store.history(after.document)] == [
        "created",
        "renamed",
        "undone",
    ]


def test_the_first_figure_that_differs_is_told(decided, monkeypatch):
    computed = frozen._result

    def other(*arguments):
        result = computed(*arguments)
        result["rows"][HOLMA] |= {"index": -1.0}
        return result

    monkeypatch.setattr(frozen, "_result", other)
    decided.press(words.RECOMPUTE)
    (warning,) = decided.test.warning
    assert HOLMA in warning.value
    assert "är nu \\-1\\.0" in warning.value


def test_own_data_are_told_to_leave_the_tab_with_a_decision(app, workspace, store):
    rows = "\n".join(["kod;x", *(f"{code};{at}" for at, code in enumerate(app.ranked))])
    signed(app.load_own(("egen.csv", rows.encode())), "Ada")
    assert words.DECISIONS_OWN in [warning.value for warning in app.test.warning]
    app.named("text_input", words.DECISION_NAME).set_value("KS 12")
    assert told(app.run().press(words.FREEZE).press(words.RECOMPUTE)) == words.SAME
    assert told(save(app, "scenario")).startswith("”Egna data”")


# ------------------------------------------------------------------ without a database


def test_without_a_database_the_rest_works(app, own_store):
    own_store.mkdir()
    (own_store / FILE).write_bytes(b"ingen databas" * 100)
    (fault,) = faults(app.shortlist(HOLMA).go(words.PAGE))
    assert fault.startswith(words.NO_DATABASE)
    assert words.SAVE not in app.said
    app.go(text.PAGE_SHORTLIST)
    assert (codes(app), faults(app)) == ([HOLMA], [])
