"""``verify``: yes for every export as it was made, and the first difference in a changed one."""

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import openpyxl
import pytest

import cli
from export.proof.containers import unzipped
from export.proof.embedding import embed, record_text
from export.proof.record import read_record
from language import text
from layers.disclosure import SmallNumbers
from layers.own_columns import Protection
from scoring.places.candidates import Candidate, CandidateSet
from scoring.scenario import Uncertainty
from store.archives.frozen import freeze, read_bundle
from tests.helpers.exports import (
    FIRST,
    LEVEL,
    REASON,
    SECOND,
    TAMPERED,
    content_of,
    make,
    own_export,
    saved_again,
    shortlist,
)
from tests.helpers.rebuilt import each_once
from tests.helpers.tables import write_text
from ui import cached, papers
from ui.documents import FORMATS
from ui.given import Given, using
from ui.papers import DOCUMENTS
from ui.workspace import DATA, default_scenario

ENDINGS = [*FORMATS, *DOCUMENTS]


@pytest.fixture(scope="module", autouse=True)
def _made_anew_once():
    with each_once():
        yield


@pytest.fixture(scope="module")
def exports():
    """Every kind of file, made when it is first asked for."""
    kept = {}

    def of(ending):
        if ending not in kept:
            kept[ending] = make(ending)
        return kept[ending]

    return of


@pytest.fixture
def verify(tmp_path, capsys):
    """Verify a file with this content; gives exit code, standard output and standard error."""

    def run(content, *arguments, name="export.bin"):
        path = tmp_path / name
        path.write_bytes(content)
        capsys.readouterr()
        code = cli.main(["verify", str(path), *map(str, arguments)])
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        return code, told.out, told.err

    return run


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_export_as_it_was_made_holds(ending, exports, verify):
    code, told, error = verify(exports(ending))
    assert (code, error) == (0, "")
    assert told.startswith("Ja: export.bin stämmer. ")
    assert read_record(record_text(exports(ending), ""), "").hash in told


@pytest.mark.parametrize("ending", TAMPERED)
def test_one_thing_that_was_changed_is_named(ending, exports, verify):
    change, words = TAMPERED[ending]
    changed = change(exports(ending))
    assert changed != exports(ending)
    code, told, error = verify(changed)
    assert (code, error) == (1, "")
    assert told.startswith("Nej: export.bin stämmer inte.\nFörsta skillnaden är i ")
    assert [word for word in words if word not in told.splitlines()[1]] == []


def test_every_kind_of_export_is_tampered_with():
    assert sorted(TAMPERED) == sorted(ENDINGS)


def test_a_workbook_that_was_saved_again_holds(exports, verify, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(exports("xlsx"))
    assert verify(saved_again(openpyxl.load_workbook(path)))[0] == 0


# ------------------------------------------------------------------ a record that was changed


def changed_record(content, change):
    """The record of a file with something changed in it, as text."""
    data = json.loads(record_text(content, ""))
    change(data)
    return json.dumps(data, sort_keys=True, separators=(",", ":"))


def heavier(data):
    data["scenario"]["index"]["dimensions"][0]["weight"] += 1


def with_row(content, told, tmp_path):
    path = tmp_path / "changed.gpkg"
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as database, database:
        names = text.COLUMN_VALUE, text.COLUMN_KEY
        database.execute(
            'UPDATE metadata SET "{}" = ? WHERE "{}" = ?'.format(*names), (told, text.META_RECORD)
        )
    return path.read_bytes()


def test_a_weight_changed_in_the_record_is_seen_in_the_figures(exports, verify, tmp_path):
    content = exports("gpkg")
    code, told, _ = verify(with_row(content, changed_record(content, heavier), tmp_path))
    assert code == 1
    assert "fältet indexvarde" in told.splitlines()[1] or "fältet rang" in told.splitlines()[1]


@pytest.mark.parametrize("ending", ["html", "docx", "png", "pdf"])
def test_a_weight_changed_in_the_record_is_seen(ending, exports, verify):
    content = exports(ending)
    assert verify(embed(content, changed_record(content, heavier)))[0] == 1


def test_what_changes_no_figure_is_seen_by_the_hash(exports, verify):
    def kept(data):
        data["shortlist"]["entries"][0]["status"] = "kept"

    content = exports("svg")
    code, told, _ = verify(embed(content, changed_record(content, kept)))
    assert code == 1
    assert "kontrollsumma" in told.splitlines()[1]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: data.update(version=2), "har version 2, men det här programmet läser"),
        (lambda data: data.update(level="bydel"), "Fältet level: fick ”bydel”"),
        (lambda data: data["shape"].update(form="exe"), "Fältet shape.form: fick ”exe”"),
        (lambda data: data["shape"].update(crs="EPSG:1"), "Fältet shape.crs: fick ”EPSG:1”"),
        (lambda data: data.update(extra=1), "extra"),
        (lambda data: data["data"].update(areas="x"), "data.areas"),
        (
            lambda data: data.update(shape={"form": "sheets", "told": ["finns ej"]}),
            "hänger inte ihop med data",
        ),
    ],
)
def test_a_record_that_cannot_be_computed_is_refused(change, told, exports, verify):
    content = exports("svg")
    code, out, error = verify(embed(content, changed_record(content, change)))
    assert (code, out) == (2, "")
    assert told in error


# ------------------------------------------------------------------ what is no export


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "inga rader med uppgifter"),
        (b"\x00\x01\x02skr\xe4p", "inte med sig något underlag"),
        (b"kod;rang\r\nA;1\r\n", "inte med sig något underlag"),
        (b"PK\x03\x04skr\xe4p", "går inte att läsa"),
        (b"SQLite format 3\x00skr\xe4p", "går inte att läsa"),
        (b"%PDF-1.7 skr\xe4p", "inte med sig något underlag"),
        (b"\x89PNG\r\n\x1a\nskr\xe4p", "inte med sig något underlag"),
        (b"fgb\x03skr\xe4p", "går inte att läsa"),
        (b'{"type": "FeatureCollection"', "inte med sig något underlag"),
    ],
)
def test_what_is_no_export_is_refused(content, told, verify):
    code, out, error = verify(content)
    assert (code, out) == (2, "")
    assert told in error
    assert "export.bin" in error


def test_a_file_that_is_not_there_is_refused(tmp_path, capsys):
    assert cli.main(["verify", str(tmp_path / "finns_ej.xlsx")]) == 2
    assert "finns_ej.xlsx: Filen finns inte" in capsys.readouterr().err


def test_a_damaged_export_is_refused(exports, verify):
    content = exports("xlsx")
    code, _, error = verify(content[: len(content) // 2])
    assert code == 2
    assert "export.bin" in error


# ------------------------------------------------------------------ other data


@pytest.fixture(scope="module")
def other_data(tmp_path_factory):
    """A copy of the embedded data where one figure is another."""
    folder = tmp_path_factory.mktemp("data") / "malmo"
    shutil.copytree(DATA, folder)
    path = folder / "indicators" / "low_economic_standard.csv"
    head, first, *rest = path.read_text(encoding="utf-8").splitlines()
    cells = first.split(",")
    cells[-1] = "1"
    path.write_text("\n".join([head, ",".join(cells), *rest, ""]), encoding="utf-8")
    return folder


def test_other_data_are_refused_with_both_fingerprints(exports, verify, other_data):
    code, out, error = verify(exports("gpkg"), "--data", other_data)
    assert (code, out) == (2, "")
    with using(Given(folder=other_data)):
        other = cached.place(LEVEL).table.fingerprint
    assert cached.place(LEVEL).table.fingerprint in error
    assert other in error
    assert "--data" in error


@pytest.mark.parametrize("ending", ["gpkg", "xlsx"])
def test_an_export_of_other_data_holds_with_those(ending, verify, other_data):
    with using(Given(folder=other_data)):
        content = make(ending)
    assert verify(content)[0] == 2
    assert verify(content, "--data", other_data)[0] == 0


def test_a_folder_that_is_not_there_is_refused(exports, verify, tmp_path):
    code, _, error = verify(exports("csv"), "--data", tmp_path / "finns_ej")
    assert code == 2
    assert "finns_ej" in error


# ------------------------------------------------------------------ documents of the app


def test_documents_of_candidates_hold(verify):
    members = Candidate(id="a", name="Båda <b>", codes=(FIRST, SECOND), note=REASON)
    candidates = CandidateSet(division=LEVEL, candidates=(members,))
    assert verify(papers.workbook(content_of(), candidates=candidates))[0] == 0


def test_fact_sheets_hold_together_and_alone(verify):
    made = papers.fact_sheets(content_of(), codes=[FIRST, SECOND])
    assert verify(made)[0] == 0
    name, second = list(unzipped(made, "").items())[1]
    assert verify(second, name=name)[0] == 0
    assert verify(second, name="annat namn.docx")[0] == 0


def test_slides_on_a_template_need_it(exports, verify, tmp_path):
    template = exports("pptx")
    path = tmp_path / "mall.pptx"
    path.write_bytes(template)
    made = papers.slides(content_of(), template=template, template_name="mall.pptx")
    code, _, error = verify(made)
    assert code == 2
    assert "--template" in error
    assert verify(made, "--template", path)[0] == 0


# ------------------------------------------------------------------ decisions


@pytest.fixture(scope="module")
def decision(tmp_path_factory):
    """A frozen decision with a shortlist, and its hash."""
    place = cached.place(LEVEL)
    bundle = freeze(
        place.table,
        default_scenario().model_copy(update={"uncertainty": Uncertainty(draws=100)}),
        place.areas,
        name="Beslut",
        who="Anna",
        when="2026-03-01",
        documents={"shortlist": shortlist()},
    )
    path = tmp_path_factory.mktemp("beslut") / "beslut.zip"
    path.write_bytes(bundle)
    return path, read_bundle(bundle).manifest.hash


@pytest.fixture(scope="module")
def decided(decision, tmp_path_factory):
    """An export that rests on the decision."""
    out = tmp_path_factory.mktemp("ut") / "ut.gpkg"
    assert (
        cli.main(["export", "--out", str(out), "--level", LEVEL, "--decision", str(decision[0])])
        == 0
    )
    return out.read_bytes()


def test_an_export_of_a_decision_shows_its_hash_and_holds(decision, decided, verify):
    path, named = decision
    assert named.encode() in decided
    code, told, _ = verify(decided, "--decision", path)
    assert code == 0
    assert f"Beslutet {named} är också räknat på nytt" in told
    code, told, _ = verify(decided)
    assert code == 0
    assert f"bygger på beslutet {named}" in told


def test_another_decision_is_refused(decided, verify, tmp_path):
    place = cached.place(LEVEL)
    other = freeze(place.table, default_scenario(), place.areas, name="Annat", who="B", when="2026")
    path = tmp_path / "annat.zip"
    path.write_bytes(other)
    code, _, error = verify(decided, "--decision", path)
    assert code == 2
    assert "Ange rätt beslut" in error


def test_an_export_that_is_not_of_the_decision_is_refused(exports, decision, verify):
    code, _, error = verify(exports("csv"), "--decision", decision[0])
    assert code == 2
    assert "Exporten kan inte bygga på det" in error


def test_the_decision_stands_in_for_data_that_are_gone(decision, decided, verify, other_data):
    code, told, _ = verify(decided, "--data", other_data, "--decision", decision[0])
    assert code == 0
    assert "Bara det som beslutet bär med sig är prövat" in told
    change, words = TAMPERED["gpkg"]
    code, told, _ = verify(change(decided), "--data", other_data, "--decision", decision[0])
    assert code == 1
    assert words[0] in told


def test_a_decision_stands_in_for_all_but_its_candidates(verify, other_data, tmp_path):
    place, path, out = cached.place(LEVEL), tmp_path / "beslut.zip", tmp_path / "ut.gpkg"
    both = Candidate(id="hand-1", name="Båda", codes=(FIRST, SECOND))
    chosen = {"shortlist": shortlist().put_candidate(both)}
    told = {"name": "Beslut", "who": "Anna", "when": "2026"}
    path.write_bytes(freeze(place.table, default_scenario(), place.areas, **told, documents=chosen))
    given = ["--level", LEVEL, "--decision", str(path)]
    assert cli.main(["export", "--out", str(out), *given]) == 0
    assert verify(out.read_bytes(), "--decision", path)[0] == 0
    arguments = ["--data", other_data, "--decision", path]
    code, words, error = verify(out.read_bytes(), *arguments)
    assert (code, error) == (0, "")
    assert "delindex och scenariots uppgifter" in words
    out = out.with_suffix(".docx")
    assert cli.main(["export", "--out", str(out), *given]) == 0
    assert verify(out.read_bytes(), *arguments)[0] == 2


def test_the_record_says_which_decision(decided):
    record = read_record(record_text(decided, ""), "")
    assert record.decision
    assert replace(content_of(), decision=record.decision).decision == record.decision


# ------------------------------------------------------------------ own areas


def test_own_figures_keep_their_cards_and_what_is_hidden_stays_so(verify, tmp_path):
    small = Protection(small=SmallNumbers(threshold=3))
    card = next(iter(cached.catalogue().cards.values())).model_copy(update={"title": "Eget kort"})
    made, areas, table = own_export(tmp_path, small, {"x": card})
    assert b"Eget kort" in made
    record = read_record(record_text(made, ""), "")
    assert record.protection == small
    arguments = ["--areas", areas, "--table", table, "--id-column", "kod"]
    assert verify(made, *arguments)[0] == 0


def test_own_areas_are_verified_with_their_files(verify, tmp_path):
    made, areas, table = own_export(tmp_path)
    code, _, error = verify(made)
    assert code == 2
    assert "--table" in error
    arguments = ["--areas", areas, "--table", table, "--id-column", "kod"]
    assert verify(made, *arguments)[0] == 0
    body = table.read_text().replace("3", "4", 1)
    write_text(table, body)
    code, _, error = verify(made, *arguments)
    assert code == 2
    assert "fingeravtrycket" in error
