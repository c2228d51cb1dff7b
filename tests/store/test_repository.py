"""The repository: versions, conflicts, undo and redo, names, files, and every fault."""

import hashlib
import json

import pytest
import sqlalchemy as sa

from geo.faults import FaultKind
from layers.attachment import Attachment
from layers.register import Register
from scoring.decision.shortlist import Entry, Shortlist
from store.documents.decision import Decision
from store.documents.own_data import OwnData
from store.journal import journal
from store.models import FileRow, VersionRow
from store.opening import writer
from store.records import ConflictError
from store.sessions import MAX_NAME
from tests.helpers.areas import faults_of, kinds_of
from tests.helpers.scenarios import indicator, scenario_of

EMPTY = Shortlist(division="deso")
ONE = EMPTY.add("A1", "därför")
TWO = ONE.add("A2")


@pytest.fixture
def saved(store, workspace):
    """A shortlist of one version."""
    return store.create(workspace, "shortlist", "Kortlista", ONE, who="Ada", note="Först ut")


def contents(store, document):
    return [version.content for version in store.history(document)]


# ------------------------------------------------------------------ workspaces


def test_workspaces_are_told_by_name(store):
    second = store.create_workspace(" Öster ", who="Bo")
    first = store.create_workspace("Norr", who="Ada")
    assert store.workspaces() == (first, second)
    assert (second.name, second.who) == ("Öster", "Bo")
    assert second.created_at < first.created_at


def test_a_workspace_has_its_name_to_itself(store, workspace):
    (fault,) = faults_of(store.create_workspace, "Arbetsyta", who="Bo")
    assert (fault.kind, fault.received) == (FaultKind.NAME_TAKEN, "Arbetsyta")
    assert len(store.workspaces()) == 1


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\0b", "\ud800", "x" * (MAX_NAME + 1)])
def test_a_name_that_cannot_be_shown_is_refused(store, workspace, name):
    for call in (
        lambda: store.create_workspace(name, who="Ada"),
        lambda: store.create(workspace, "shortlist", name, ONE, who="Ada"),
    ):
        assert kinds_of(call) == [FaultKind.FIELD_VALUE]


# ------------------------------------------------------------------ versions


def test_a_document_comes_back_as_it_was_saved(store, saved):
    assert store.load(saved.document) == saved
    assert saved.read(Shortlist) == ONE
    assert (saved.number, saved.parent, saved.restores, saved.action) == (1, None, None, "created")
    assert (saved.name, saved.who, saved.note) == ("Kortlista", "Ada", "Först ut")
    assert saved.sha256 == hashlib.sha256(saved.content.encode()).hexdigest()
    assert json.loads(saved.content) == ONE.model_dump(mode="json")
    assert list(json.loads(saved.content)) == sorted(json.loads(saved.content))


def test_every_version_is_kept(store, saved):
    second = store.save(saved.document, TWO, 1, who="Bo", note="Fler")
    assert (second.number, second.parent, second.action) == (2, 1, "saved")
    assert [version.read(Shortlist) for version in store.history(saved.document)] == [ONE, TWO]
    assert store.load(saved.document, 1) == saved
    assert store.load(saved.document) == second


def test_saving_the_same_again_makes_no_version(store, saved):
    assert store.save(saved.document, ONE, 1, who="Bo") == saved
    second = store.save(saved.document, TWO, 1, who="Bo")
    assert store.save(saved.document, TWO, 1, who="Cy") == second


def test_time_never_runs_backwards_within_a_document(open_at, url):
    ticks = iter(["2026-01-05", "2026-01-02", "2026-01-01", "2026-01-03"])
    store = open_at(url, clock=lambda: next(ticks))
    workspace = store.create_workspace("A", who="Ada").id
    saved = store.create(workspace, "shortlist", "K", ONE, who="Ada")
    times = [saved.saved_at, store.save(saved.document, TWO, 1, who="Ada").saved_at]
    times.append(store.save(saved.document, EMPTY, 2, who="Ada").saved_at)
    assert times == ["2026-01-02", "2026-01-02", "2026-01-03"]


def test_documents_are_told_by_kind_and_name(store, workspace, saved):
    other = store.create_workspace("Annan", who="Bo").id
    store.create(other, "shortlist", "Kortlista", TWO, who="Bo")
    scenario = scenario_of(("d", 1, [indicator("x")]))
    choices = store.create(workspace, "scenario", "S", scenario, who="Ada")
    register = store.create(workspace, "register", "R", Register(), who="Ada")
    assert store.documents(workspace) == (register, choices, saved)
    assert store.documents(workspace, "shortlist") == (saved,)
    assert store.find(workspace, "shortlist", "Kortlista") == saved
    assert store.find(workspace, "scenario", "Kortlista") is None
    assert choices.read(type(scenario)) == scenario


# ------------------------------------------------------------------ conflicts


def test_a_save_on_an_old_version_is_refused_with_both_and_their_parent(store, saved):
    theirs = store.save(saved.document, TWO, 1, who="Bo")
    mine = ONE.with_reason("A1", "annat")
    with pytest.raises(ConflictError) as caught:
        store.save(saved.document, mine, 1, who="Cy")
    conflict = caught.value
    assert (conflict.base, conflict.mine, conflict.theirs) == (saved, mine, theirs)
    (fault,) = conflict.faults
    assert (fault.kind, fault.received, fault.allowed) == (FaultKind.DOCUMENT_CHANGED, "2", "1")
    assert store.history(saved.document) == (saved, theirs)


@pytest.mark.parametrize("change", ["rename", "remove", "undo", "redo"])
def test_every_other_change_on_an_old_version_is_refused_too(store, saved, change):
    theirs = store.save(saved.document, TWO, 1, who="Bo")
    arguments = ["Ny", 1] if change == "rename" else [1]
    with pytest.raises(ConflictError):
        getattr(store, change)(saved.document, *arguments, who="Cy")
    assert store.load(saved.document) == theirs


def test_changes_to_different_entries_are_merged(store, saved):
    store.save(saved.document, TWO, 1, who="Bo")
    mine = ONE.with_reason("A1", "annat").add("A3")
    merged = store.save_merged(saved.document, mine, 1, who="Cy", note="mitt")
    assert merged.read(Shortlist) == TWO.with_reason("A1", "annat").add("A3")
    assert (merged.number, merged.parent, merged.action) == (3, 2, "merged")
    assert (merged.who, merged.note) == ("Cy", "mitt")


def test_a_merge_without_a_conflict_is_a_save(store, saved):
    assert store.save_merged(saved.document, TWO, 1, who="Bo").action == "saved"


def test_two_reasons_for_one_area_are_told_and_nothing_is_saved(store, saved):
    theirs = store.save(saved.document, ONE.with_reason("A1", "deras"), 1, who="Bo")
    with pytest.raises(ConflictError) as caught:
        store.save_merged(saved.document, ONE.with_reason("A1", "mitt"), 1, who="Cy")
    (clash,) = caught.value.clashes
    told = (clash.place, clash.base, clash.mine, clash.theirs)
    assert told == (("A1", "reason"), "därför", "mitt", "deras")
    assert store.load(saved.document) == theirs


def test_what_cannot_be_merged_stays_a_conflict(store, workspace, saved):
    scenario = scenario_of(("d", 1, [indicator("x")]))
    first = store.create(workspace, "scenario", "S", scenario, who="Ada")
    store.save(first.document, scenario.with_weights({"d": 2}), 1, who="Bo")
    with pytest.raises(ConflictError):
        store.save_merged(first.document, scenario.with_weights({"d": 3}), 1, who="Cy")
    store.remove(saved.document, 1, who="Bo")
    with pytest.raises(ConflictError) as caught:
        store.save_merged(saved.document, TWO, 1, who="Cy")
    assert caught.value.theirs.is_removed


# ------------------------------------------------------------------ undo and redo


def test_undo_and_redo_are_versions(store, saved):
    store.save(saved.document, TWO, 1, who="Bo")
    undone = store.undo(saved.document, 2, who="Cy")
    assert (undone.number, undone.restores, undone.action) == (3, 1, "undone")
    assert undone.read(Shortlist) == ONE
    redone = store.redo(saved.document, 3, who="Cy")
    assert (redone.number, redone.restores, redone.action) == (4, 2, "redone")
    assert redone.read(Shortlist) == TWO
    assert len(store.history(saved.document)) == 4


def test_there_is_an_end_to_undo_and_redo(store, saved):
    assert kinds_of(store.undo, saved.document, 1, who="A") == [FaultKind.NOTHING_TO_UNDO]
    assert kinds_of(store.redo, saved.document, 1, who="A") == [FaultKind.NOTHING_TO_REDO]
    store.save(saved.document, TWO, 1, who="A")
    store.undo(saved.document, 2, who="A")
    store.save(saved.document, EMPTY, 3, who="A")
    assert kinds_of(store.redo, saved.document, 4, who="A") == [FaultKind.NOTHING_TO_REDO]
    assert store.undo(saved.document, 4, who="A").read(Shortlist) == ONE


def test_a_removed_document_is_kept_and_brought_back(store, workspace, saved):
    removed = store.remove(saved.document, 1, who="Bo", note="överflödig")
    assert removed.is_removed
    assert store.documents(workspace) == ()
    assert store.documents(workspace, removed=True) == (removed,)
    for call in (
        lambda: store.save(saved.document, TWO, 2, who="A"),
        lambda: store.rename(saved.document, "Ny", 2, who="A"),
        lambda: store.remove(saved.document, 2, who="A"),
        lambda: removed.model,
    ):
        assert kinds_of(call) == [FaultKind.DOCUMENT_REMOVED]
    assert store.undo(saved.document, 2, who="Ada").read(Shortlist) == ONE
    assert [version.name for version in store.documents(workspace)] == ["Kortlista"]
    assert store.redo(saved.document, 3, who="Ada").is_removed


# ------------------------------------------------------------------ names


def test_a_document_is_renamed_and_back(store, workspace, saved):
    renamed = store.rename(saved.document, "Ny", 1, who="Bo")
    assert (renamed.name, renamed.content) == ("Ny", saved.content)
    assert store.find(workspace, "shortlist", "Kortlista") is None
    assert store.undo(saved.document, 2, who="Bo").name == "Kortlista"


def test_a_name_is_free_again_when_its_document_is_removed(store, workspace, saved):
    taken = faults_of(store.create, workspace, "shortlist", "Kortlista", TWO, who="Bo")
    assert [fault.kind for fault in taken] == [FaultKind.NAME_TAKEN]
    store.remove(saved.document, 1, who="Ada")
    second = store.create(workspace, "shortlist", "Kortlista", TWO, who="Bo")
    assert kinds_of(store.undo, saved.document, 2, who="Ada") == [FaultKind.NAME_TAKEN]
    store.rename(second.document, "Annan", 1, who="Bo")
    assert store.undo(saved.document, 2, who="Ada").name == "Kortlista"
    assert kinds_of(store.rename, saved.document, "Annan", 3, who="A") == [FaultKind.NAME_TAKEN]


# ------------------------------------------------------------------ frozen decisions

BUNDLE = b"bundle"
DECISION = Decision(
    bundle=Attachment.of("b.zip", BUNDLE), hash="0" * 64, scenario="1" * 64, data="2" * 64
)


@pytest.fixture
def decided(store, workspace):
    return store.create(workspace, "decision", "KS 12", DECISION, who="Ada", files=[BUNDLE])


def test_a_decision_is_never_changed_or_removed(store, workspace, decided):
    other = DECISION.model_copy(update={"note": "annat"})
    for call in (
        lambda: store.save(decided.document, other, 1, who="Bo"),
        lambda: store.remove(decided.document, 1, who="Bo"),
    ):
        (fault,) = faults_of(call)
        assert (fault.kind, fault.where) == (FaultKind.DOCUMENT_FINAL, "KS 12")
    assert store.documents(workspace) == (decided,)


def test_a_decision_may_be_called_something_else_and_is_the_same(store, workspace, decided):
    renamed = store.rename(decided.document, "KS 12, reviderat namn", 1, who="Bo")
    assert (renamed.number, renamed.content, renamed.who) == (2, decided.content, "Bo")
    assert store.file(renamed.read(Decision).bundle.sha256) == BUNDLE
    back = store.undo(decided.document, 2, who="Bo")
    assert (back.name, back.content) == ("KS 12", decided.content)
    assert store.redo(decided.document, 3, who="Bo").name == "KS 12, reviderat namn"
    assert journal(store, workspace)["action"].tolist()[-3:] == ["renamed", "undone", "redone"]


# ------------------------------------------------------------------ faults


def test_what_does_not_exist_is_told(store, workspace, saved):
    for call in (
        lambda: store.load("nej"),
        lambda: store.load(saved.document, 2),
        lambda: store.save("nej", ONE, 1, who="A"),
        lambda: store.save(saved.document, TWO, 9, who="A"),
        lambda: store.create("nej", "shortlist", "K", ONE, who="A"),
    ):
        assert kinds_of(call) == [FaultKind.DOCUMENT_UNKNOWN]
    assert store.history("nej") == ()
    assert kinds_of(store.documents, workspace, "nej") == [FaultKind.FIELD_VALUE]
    assert kinds_of(store.create, workspace, "nej", "K", ONE, who="A") == [FaultKind.FIELD_VALUE]


def test_content_of_another_kind_is_refused(store, workspace, saved):
    for call in (
        lambda: store.create(workspace, "scenario", "S", ONE, who="A"),
        lambda: store.save(saved.document, Register(), 1, who="A"),
        lambda: saved.read(Register),
    ):
        assert kinds_of(call) == [FaultKind.FIELD_VALUE]
    assert store.documents(workspace) == (saved,)


def test_content_that_breaks_the_rules_of_its_kind_is_refused(store, workspace):
    twice = Shortlist(division="deso", entries=(Entry(code="a"), Entry(code="a")))
    broken = ONE.model_copy(update={"division": 5})
    empty = scenario_of(("d", 0, [indicator("x")]))
    for kind, content, fault in (
        ("shortlist", twice, FaultKind.ID_TWICE),
        ("shortlist", broken, FaultKind.FIELD_VALUE),
        ("shortlist", ONE.model_copy(update={"division": "\ud800"}), FaultKind.FIELD_VALUE),
        ("scenario", empty, FaultKind.FIELD_VALUE),
    ):
        assert kinds_of(store.create, workspace, kind, "K", content, who="A") == [fault]
    assert store.documents(workspace) == ()


@pytest.mark.parametrize("text", ["a\0b", "\ud800"])
def test_text_that_no_database_keeps_is_refused(store, workspace, saved, text):
    for call in (
        lambda: store.create_workspace("B", who=text),
        lambda: store.save(saved.document, TWO, 1, who=text),
        lambda: store.save(saved.document, TWO, 1, who="A", note=text),
    ):
        assert kinds_of(call) == [FaultKind.FIELD_VALUE]


def test_text_of_every_kind_comes_back(store, workspace):
    odd = "å\u2028\n\0'\"\\;--{{}}\U0001f600 %s"
    saved = store.create(workspace, "shortlist", "O'Hara; %", ONE.with_reason("A1", odd), who="'")
    assert store.load(saved.document).read(Shortlist).reason("A1") == odd
    assert store.load(saved.document).name == "O'Hara; %"


# ------------------------------------------------------------------ files

CONTENT = b"kod;x\na;1\n" + bytes(range(256))


def own(content=CONTENT, **fields):
    return OwnData(table=Attachment.of("t.csv", content), level="deso", **fields)


def test_files_are_kept_with_the_document_that_refers_to_them(store, workspace):
    saved = store.create(workspace, "own_data", "E", own(), who="Ada", files=[CONTENT])
    assert store.file(saved.read(OwnData).table.sha256) == CONTENT
    areas = own(b"tabell").model_copy(
        update={"level": "", "areas": Attachment.of("o.gpkg", CONTENT)}
    )
    second = store.save(saved.document, areas, 1, who="Ada", files=[b"tabell"])
    assert store.file(second.read(OwnData).table.sha256) == b"tabell"
    assert store.rename(saved.document, "F", 2, who="Ada").read(OwnData) == areas
    assert store.undo(saved.document, 3, who="Ada").read(OwnData) == areas
    assert store.undo(saved.document, 4, who="Ada").read(OwnData) == own()


def test_the_same_file_is_stored_once(store, workspace):
    for name in ("E", "F"):
        store.create(workspace, "own_data", name, own(), who="Ada", files=[CONTENT, CONTENT])
    with store.engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM file")).scalar() == 1


def test_a_file_that_is_referred_to_has_to_be_there(store, workspace):
    (fault,) = faults_of(store.create, workspace, "own_data", "E", own(), who="A", files=[b"x"])
    assert (fault.kind, fault.received) == (FaultKind.FILE_NOT_STORED, "t.csv")
    assert store.documents(workspace) == ()
    assert kinds_of(store.file, "0" * 64) == [FaultKind.FILE_NOT_STORED]
    assert kinds_of(store.file, Attachment.of("x", b"x").sha256) == [FaultKind.FILE_NOT_STORED]


# ------------------------------------------------------------------ only added to


def run(engine, statement):
    with writer(engine).begin() as connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE version SET content = '{}'",
        "DELETE FROM version",
        "UPDATE workspace SET who = 'x'",
        "DELETE FROM file",
        "DELETE FROM version_file",
    ],
)
def test_the_database_itself_refuses_to_change_history(store, workspace, statement):
    store.create(workspace, "own_data", "E", own(), who="Ada", files=[CONTENT])
    with pytest.raises(sa.exc.DBAPIError, match="only added to"):
        run(store.engine, sa.text(statement))


def test_a_version_of_no_document_is_refused_by_the_database(store, workspace):
    row = dict.fromkeys(("action", "name", "sha256", "who", "saved_at", "note"), "x")
    statement = sa.insert(VersionRow).values(document_id="nej", number=1, **row)
    with pytest.raises(sa.exc.IntegrityError):
        run(store.engine, statement)


def test_what_is_no_longer_what_was_saved_is_told(store, workspace):
    saved = store.create(workspace, "own_data", "E", own(), who="Ada", files=[CONTENT])
    for table in ("version", "file"):
        on = f" ON {table}" if store.engine.dialect.name == "postgresql" else ""
        run(store.engine, sa.text(f"DROP TRIGGER {table}_keep_update{on}"))
    run(store.engine, sa.text("UPDATE version SET content = replace(content, 'deso', 'geso')"))
    run(store.engine, sa.update(FileRow).values(content=b"annat"))
    spoilt = store.load(saved.document)
    for call in (lambda: spoilt.model, lambda: store.file(own().table.sha256)):
        assert kinds_of(call) == [FaultKind.PART_CHANGED]
