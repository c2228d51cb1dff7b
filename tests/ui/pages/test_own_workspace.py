"""Own data and their choices in a workspace: saved by one reader, used by another."""

from language import own_text as words
from language import screen, text, workspace_text
from layers.attachment import Attachment
from layers.own.mapping import OwnMapping
from store.documents.own_data import OwnData
from tests.helpers.mappings import mapping_of
from tests.ui.pages.conftest import signed

SAVE = words.REMEMBER_SAVE.format(workspace="Holma")


def yearly(year: int, codes) -> tuple[str, bytes]:
    rows = [f"{code};{at},5" for at, code in enumerate(codes)]
    return f"andel {year}.csv", "\n".join([f"kod;Andel {year}", *rows]).encode()


def test_choices_saved_in_a_workspace_are_offered_to_another(new_app, workspace, store):
    first = signed(new_app(), "Ada").go(text.PAGE_MAP)
    codes = first.ranked
    first.load_own(yearly(2023, codes)).press(SAVE)
    (version,) = store.documents(workspace, "mapping")
    assert (version.name, version.read(OwnMapping).years) == ("andel", (2023,))
    other = new_app()
    other.go(text.PAGE_OWN).drop(yearly(2024, codes))
    other.press(words.USE_MAPPING).press(screen.OWN_READ)
    own = other.test.session_state["kept.own"]
    assert own.tables[0].mapping.ids == ("andel_2024",)


def test_choices_that_are_saved_are_told_and_renewed_as_a_version(new_app, workspace, store):
    app = signed(new_app(), "Ada").go(text.PAGE_MAP)
    codes = app.ranked
    app.load_own(yearly(2023, codes)).press(SAVE).run()
    assert words.REMEMBERED_BEFORE.format(workspace="Holma") in app.said
    app.load_own(yearly(2024, codes)).press(SAVE)
    (version,) = store.documents(workspace, "mapping")
    assert (version.number, version.read(OwnMapping).latest) == (2, 2024)


def test_without_a_name_or_a_workspace_the_way_there_is_told(app):
    codes = app.ranked
    app.load_own(yearly(2023, codes))
    assert words.REMEMBER_NO_DESK in [each.value for each in app.test.caption]


def test_own_data_are_saved_with_their_files_and_opened_by_another(new_app, workspace, store):
    first = new_app()
    codes = first.ranked
    first.load_own(yearly(2023, codes)).go(text.PAGE_MAP)
    expected = first.ranked
    signed(first, "Ada")
    labels = [each.label for each in first.test.text_input]
    assert workspace_text.SAVE_AS.format(kind="Egna data") in labels
    first.press(workspace_text.SAVE, at=4)
    (version,) = store.documents(workspace, "own_data")
    content = version.read(OwnData)
    assert store.file(content.table.sha256) == yearly(2023, codes)[1]
    other = signed(new_app(), "Bo").press(workspace_text.OPEN)
    other.go(text.PAGE_MAP)
    assert other.named("radio", screen.CHOOSE_LEVEL).value == "own"
    assert other.ranked == expected


def test_an_older_document_without_choices_is_told(new_app, workspace, store):
    old = OwnData(table=Attachment.of("a.csv", b"kod;x\n"), level="deso")
    store.create(workspace, "own_data", "Gammal", old, who="Ada", files=[b"kod;x\n"])
    app = signed(new_app(), "Bo").press(workspace_text.OPEN)
    assert "mapping" in app.test.error[0].value


def test_choices_are_opened_from_the_list_of_documents(new_app, workspace, store):
    store.create(workspace, "mapping", "andel", mapping_of(confirmed="2025-01-01"), who="Ada")
    app = signed(new_app(), "Bo").press(workspace_text.OPEN)
    assert app.test.session_state["kept.own.mappings"][0].title == "andel"
