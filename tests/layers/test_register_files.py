"""Registers from files: our own come back as they were, others' are read, faults are all told."""

import json
from datetime import datetime

import geopandas as gpd
import openpyxl
import pytest
import shapely
from hypothesis import given
from shapely import LineString, MultiPoint, MultiPolygon, Point, Polygon, box

from export.register_excel import excel_bytes
from export.register_gis import geopackage_bytes
from export.register_tables import register_json
from geo.faults import InputError
from language.faults import message
from language.register_files_text import VOCABULARY
from layers.located import locate
from layers.register import Register
from layers.register_columns import Terms
from layers.register_files import read_register
from tests.helpers.areas import FaultKind, faults_of, square, write_zipped_shapefile
from tests.helpers.initiatives import BOARD, POLICE, initiative_card
from tests.helpers.invented import invented
from tests.helpers.registers import DIVISIONS, EAST, NORTH, SOUTH, TERMS, WEST, registers
from tests.helpers.tables import SOURCE
from ui.workspace import embedded

DEFAULTS = {
    "programme": "Program",
    "summary": "Inläst.",
    "responsible": [BOARD],
    "kind": "work",
    "themes": ["employment"],
    "target.group": "Alla",
    "status": "unknown",
    "certainty": "remembered",
    "sources": [SOURCE],
}
"""What a file of somebody else does not say."""

WITHIN = box(WEST, SOUTH, EAST, NORTH)
MIDDLE = (WEST + EAST) / 2, (SOUTH + NORTH) / 2


def read(path, **options):
    return read_register(path, TERMS, DIVISIONS, **options)


def read_foreign(path, **options):
    return read(path, defaults=DEFAULTS, **options).register.cards


def told(path, **options):
    """The message that a file is refused with."""
    with pytest.raises(InputError) as caught:
        read_foreign(path, **options)
    return message(caught.value.faults)


def rewritten(register, folder, suffix, crs="EPSG:3008"):
    """The register as it is read from a file of a type."""
    path = folder / f"register.{suffix}"
    if suffix == "json":
        path.write_bytes(register_json(register))
    elif suffix == "xlsx":
        path.write_bytes(excel_bytes(register, TERMS))
    else:
        located = locate(register.cards, DIVISIONS)
        path.write_bytes(geopackage_bytes(register, located, TERMS, crs))
    return read(path).register


def geojson(path, *features, **members):
    """A GeoJSON file of (properties, shape) pairs."""
    content = {
        "type": "FeatureCollection",
        **members,
        "features": [
            {
                "type": "Feature",
                "properties": properties,
                "geometry": None if shape is None else json.loads(shapely.to_geojson(shape)),
            }
            for properties, shape in features
        ],
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


# ------------------------------------------------------------------ our own files


@pytest.mark.parametrize(("suffix", "examples"), [("json", 40), ("xlsx", 40), ("gpkg", 12)])
def test_a_register_comes_back_from_a_file_exactly_as_it_was(suffix, examples, tmp_path_factory):
    @invented(examples)
    @given(registers())
    def check(register):
        again = rewritten(register, tmp_path_factory.mktemp("r"), suffix)
        assert again.cards == register.cards

    check()


@pytest.mark.parametrize("crs", ["EPSG:3006", "EPSG:4326"])
def test_nothing_changes_by_the_way_through_another_crs(crs, tmp_path):
    outline = box(WEST + 1 / 3000, SOUTH, EAST, NORTH + 1 / 7000).wkt
    place = {"areas": ["a"], "outline": outline}
    register = Register(cards=(initiative_card("x", geography=place),))
    assert rewritten(register, tmp_path, "gpkg", crs).cards == register.cards


def test_json_keeps_the_history_and_the_other_types_show_it(tmp_path):
    before = Register(cards=(initiative_card("x", "a"),))
    register = before.end("x", "2025", when="2026-01-02T10:00", who="Ada")
    assert rewritten(register, tmp_path, "json") == register
    again = rewritten(register, tmp_path, "xlsx")
    assert again.cards == register.cards
    assert again.changes == ()
    sheet = openpyxl.load_workbook(tmp_path / "register.xlsx")["Historik"]
    rows = [row[1:3] + row[5:] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert rows == [
        ("Ada", "Avslutad", "Läge", "Pågår", "Avslutad"),
        ("Ada", "Avslutad", "Slut", None, "2025"),
    ]


def test_an_outline_that_is_too_long_for_a_cell_goes_on_in_the_next(tmp_path):
    circle = Point(MIDDLE).buffer(0.001, quad_segs=500)
    assert len(circle.wkt) > 70_000
    register = Register(cards=(initiative_card("x", geography={"outline": circle.wkt}),))
    assert rewritten(register, tmp_path, "xlsx").cards == register.cards
    sheet = openpyxl.load_workbook(tmp_path / "register.xlsx")["Insatser"]
    headings = [cell.value for cell in sheet[1]]
    assert headings[-1] == "Egen gräns (WKT, WGS 84) (forts. 3)"


def test_a_surface_that_was_moved_in_a_gis_is_taken_over(tmp_path):
    register = Register(cards=(initiative_card("x", "a"), initiative_card("y", "b")))
    rewritten(register, tmp_path, "gpkg")
    path = tmp_path / "register.gpkg"
    frame = gpd.read_file(path, layer="Insatser")
    frame.loc[0, "geometry"] = MultiPolygon([frame.geometry[0].buffer(50)])
    frame.to_file(path, layer="Insatser", engine="pyogrio")
    first, second = read(path).register.cards
    assert first.geography.areas == ()
    expected = square().buffer(50).area
    drawn = gpd.GeoSeries.from_wkt([first.geography.outline], crs="EPSG:4326").to_crs("EPSG:3006")
    assert drawn.area[0] == pytest.approx(expected, rel=0.01)
    assert second == register.cards[1]


def test_a_point_that_was_moved_in_a_gis_is_taken_over(tmp_path):
    site = {"name": "Huset", "longitude": MIDDLE[0], "latitude": MIDDLE[1], "certainty": "verified"}
    card = initiative_card("x", extent="points", geography={"sites": [site]})
    rewritten(Register(cards=(card,)), tmp_path, "gpkg")
    path = tmp_path / "register.gpkg"
    frame = gpd.read_file(path, layer="Platser").to_crs("EPSG:4326")
    frame["geometry"] = [Point(WEST, SOUTH)]
    frame.to_file(path, layer="Platser", engine="pyogrio")
    (moved,) = read(path).register.cards[0].geography.sites
    assert (moved.longitude, moved.latitude) == pytest.approx((WEST, SOUTH), abs=1e-6)


# ------------------------------------------------------------------ files of others


def test_polygons_become_outlines_and_points_become_sites(tmp_path):
    path = geojson(
        tmp_path / "egna.geojson",
        ({"namn": "?", "Insats": "Yta", "Okänd": 1}, WITHIN),
        ({"Insats": "Två", "Slag av insats": "SKOLA"}, MultiPoint([MIDDLE, (WEST, SOUTH)])),
    )
    reading = read(path, defaults=DEFAULTS)
    surface, points = reading.register.cards
    assert reading.ignored == ("namn", "Okänd")
    assert surface.id == "program-yta"
    assert surface.extent == "areas"
    assert shapely.from_wkt(surface.geography.outline).equals_exact(WITHIN, 1e-6)
    assert (surface.kind, points.kind) == ("work", "school")
    assert points.extent == "points"
    assert [site.longitude for site in points.geography.sites] == pytest.approx([MIDDLE[0], WEST])
    assert {site.certainty for site in points.geography.sites} == {"remembered"}


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "fgb", "zip"])
def test_surfaces_are_read_from_every_kind_of_gis_file(suffix, tmp_path):
    path = tmp_path / f"egna.{suffix}"
    frame = gpd.GeoDataFrame({"name": ["Yta"]}, geometry=[square()], crs="EPSG:3006")
    if suffix == "zip":
        write_zipped_shapefile(frame, path, folder="lager/")
    else:
        frame.to_crs("EPSG:4326" if suffix == "geojson" else frame.crs).to_file(
            path, engine="pyogrio"
        )
    (card,) = read_foreign(path)
    drawn = gpd.GeoSeries.from_wkt([card.geography.outline], crs="EPSG:4326").to_crs("EPSG:3006")
    assert drawn.area[0] == pytest.approx(10_000, rel=1e-3)


@pytest.mark.parametrize(
    ("content", "crs"),
    [
        (f"Insats;Longitud;Latitud\nA;{MIDDLE[0]};{MIDDLE[1]}".replace(".", ","), None),
        (f"name,lon,lat\nA,{MIDDLE[0]},{MIDDLE[1]}", None),
        ("insats;E;N\nA;373 150;6 163 050", "EPSG:3006"),
        ("INSATS\tÖst\tNord\nA\t373150\t6163050", "EPSG:3006"),
    ],
)
def test_coordinates_in_a_table_become_points(content, crs, tmp_path):
    path = tmp_path / "egna.csv"
    path.write_text(content, encoding="utf-8")
    (card,) = read_foreign(path, crs=crs)
    (site,) = card.geography.sites
    assert (site.longitude, site.latitude) == pytest.approx(MIDDLE, abs=1e-4)


def test_organisations_go_by_id_name_short_name_and_other_names(tmp_path):
    path = tmp_path / "egna.csv"
    rows = ("polisen", "POLISEN", "Fritidsnämnden; FRN", "fritidsnamnden")
    path.write_text("Insats\tAnsvarig\n" + "".join(f"A\t{row}\n" for row in rows), "utf-8")
    cards = read_foreign(path)
    assert [card.responsible for card in cards] == [
        (POLICE,),
        (POLICE,),
        (BOARD, BOARD),
        (BOARD,),
    ]
    assert [card.id for card in cards] == ["program-a", "program-a-2", "program-a-3", "program-a-4"]


def test_dates_and_numbers_that_excel_made_are_read(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Insats", "Start", "Slut", "Ålder från", "Samverkansgrupp"])
    sheet.append(["A", 2019, datetime(2024, 5, 8), 12, "Ja"])
    book.save(tmp_path / "egna.xlsx")
    (card,) = read_foreign(tmp_path / "egna.xlsx")
    assert (card.start, card.end, card.target.age_from) == ("2019", "2024-05-08", 12)
    assert card.forum


# ------------------------------------------------------------------ faults

BOW_TIE = Polygon([(WEST, SOUTH), (EAST, NORTH), (EAST, SOUTH), (WEST, NORTH * 0.99999)])


def test_every_fault_of_a_file_is_told_at_once(tmp_path):
    good = {"Insats": "A"}
    path = geojson(
        tmp_path / "fel.geojson",
        (good | {"Ansvarig": "Fritidsnämden"}, WITHIN),
        (good | {"Start": "2024", "Slut": "2020"}, WITHIN),
        (good | {"Ärendenummer": "STK 2024"}, WITHIN),
        (good | {"Slag av insats": "Kalas"}, WITHIN),
        ({"Program": "P"}, WITHIN),
        (good, BOW_TIE),
        (good, None),
        (good, box(15, 58, 15.1, 58.1)),
        (good, LineString([MIDDLE, (WEST, SOUTH)])),
        (good | {"Ålder från": "tolv"}, WITHIN),
        (good | {"Områdeskoder": "a; z"}, None),
        (good | {"Läge": "Kanske"}, WITHIN),
    )
    lines = told(path).splitlines()
    expected = [
        "Det finns 12 fel:",
        "– fel.geojson, rad 1: Fältet Ansvarig: fick ”Fritidsnämden”, tillåtet är Fritidsnämnden.",
        "– fel.geojson, rad 2: Fältet Slut: fick ”2024 – 2020”, tillåtet är ett slut som inte "
        "ligger före starten.",
        "– fel.geojson, rad 3: Fältet Ärendenummer: fick ”STK 2024”, tillåtet är ett "
        "ärendenummer, till exempel STK-2024-123.",
        "– fel.geojson, rad 5: Fältet Insats saknas.",
        "– fel.geojson, rad 7: Fältet Geometri saknas.",
        "– fel.geojson, rad 9: Fältet Geometri: fick en linje, tillåtet är en yta (polygon) "
        "eller punkter.",
        "– fel.geojson, rad 10: Fältet Ålder från: fick ”tolv”, tillåtet är ett heltal.",
        "– fel.geojson, rad 11: Koden z finns inte bland områdena (deso).",
    ]
    assert set(expected) <= set(lines)
    rest = [line for line in lines if line not in expected]
    assert [line.partition(": ")[0] for line in sorted(rest)] == [
        "– fel.geojson, rad 12",
        "– fel.geojson, rad 4",
        "– fel.geojson, rad 6",
        "– fel.geojson, rad 8",
    ]
    assert "tillåtet är Planerad, Pågår, Avslutad, Okänd" in " ".join(rest)
    assert "Samverkan, Uppsökande arbete" in " ".join(rest)
    assert "gränsen korsar sig själv" in " ".join(rest)
    assert "ligger långt utanför områdena" in " ".join(rest)


def test_swapped_coordinates_are_told(tmp_path):
    swapped = box(SOUTH, WEST, NORTH, EAST)
    path = geojson(tmp_path / "fel.geojson", ({"Insats": "A"}, swapped))
    assert [fault.kind for fault in faults_of(read_foreign, path)] == [FaultKind.CRS_MISMATCH]
    table = tmp_path / "fel.csv"
    table.write_text(f"Insats;Longitud;Latitud\nA;{MIDDLE[1]};{MIDDLE[0]}", "utf-8")
    assert [fault.kind for fault in faults_of(read_foreign, table)] == [FaultKind.CRS_MISMATCH]


@pytest.mark.parametrize(
    ("crs", "kind"),
    [
        (None, FaultKind.CRS_MISSING),
        ("EPSG:3008", FaultKind.OUTSIDE_AREAS),
        ("EPSG:4326", FaultKind.CRS_MISMATCH),
        ("EPSG:1", FaultKind.CRS_UNKNOWN),
    ],
)
def test_the_wrong_crs_is_told(crs, kind, tmp_path):
    path = tmp_path / "fel.csv"
    path.write_text("Insats;E;N\nA;373150;6163050", encoding="utf-8")
    assert [fault.kind for fault in faults_of(read_foreign, path, crs=crs)] == [kind]


def test_a_coordinate_that_is_none_or_alone_is_told_with_its_row(tmp_path):
    path = tmp_path / "fel.csv"
    path.write_text(f"Insats;Longitud;Latitud\nA;öst;{MIDDLE[1]}\nB;{MIDDLE[0]};", "utf-8")
    text = told(path)
    assert "fel.csv, rad 2: Fältet Longitud: fick ”öst”, tillåtet är ett tal" in text
    assert "fel.csv, rad 3: Fältet Latitud saknas" in text


def test_a_row_without_coordinates_is_told_unless_it_says_that_it_has_no_place(tmp_path):
    path = tmp_path / "fel.csv"
    path.write_text(
        f"Insats;Longitud;Latitud;Utbredning\nA;{MIDDLE[0]};{MIDDLE[1]};\nB;;;Hela staden\nC;;;",
        "utf-8",
    )
    assert told(path).splitlines()[1:] == ["– fel.csv, rad 4: Fältet Geometri saknas."]


def test_rows_of_other_sheets_are_told_with_sheet_and_row(tmp_path):
    site = {"name": "Huset", "longitude": MIDDLE[0], "latitude": MIDDLE[1], "certainty": "verified"}
    card = initiative_card("x", extent="points", geography={"sites": [site]})
    path = tmp_path / "register.xlsx"
    path.write_bytes(excel_bytes(Register(cards=(card,)), TERMS))
    book = openpyxl.load_workbook(path)
    book["Platser"]["C2"] = 600
    book["Källor"]["A2"] = "y"
    book.save(path)
    text = told(path)
    assert "register.xlsx, bladet Platser, rad 2: Fältet Longitud: fick ”600" in text
    assert "register.xlsx, bladet Källor, rad 2: Fältet Id: fick ”y”, tillåtet är x" in text


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("{", "inte giltig JSON"),
        ("[]", "tillåtet är"),
        ('{"cards": [{"id": "x"}]}', "cards[1].programme saknas"),
        ('{"cards": [], "extra": 1}', "extra är okänt"),
        ('{"cards": [], "changes": [{"when": "2025", "action": "edited"}]}', "före eller efter"),
    ],
)
def test_a_json_file_that_is_no_register_is_told(content, part, tmp_path):
    path = tmp_path / "fel.json"
    path.write_text(content, encoding="utf-8")
    assert part in told(path)


def test_a_json_register_is_checked_like_every_other(tmp_path):
    card = initiative_card("x", "q").model_dump(mode="json")
    path = tmp_path / "fel.json"
    path.write_text(json.dumps({"cards": [card, card]}), encoding="utf-8")
    kinds = {fault.kind for fault in faults_of(read, path)}
    assert kinds == {FaultKind.ID_TWICE, FaultKind.CODE_NOT_IN_AREAS}


def test_files_that_hold_no_initiatives_are_refused(tmp_path):
    (tmp_path / "a.doc").write_text("x")
    (tmp_path / "a.csv").write_text("Insats;Insats\nA;B\n", "utf-8")
    assert [fault.kind for fault in faults_of(read, tmp_path / "a.doc")] == [FaultKind.FILE_TYPE]
    assert [fault.kind for fault in faults_of(read, tmp_path / "b.csv")] == [
        FaultKind.FILE_NOT_FOUND
    ]
    assert FaultKind.COLUMN_DUPLICATE in {
        fault.kind for fault in faults_of(read, tmp_path / "a.csv")
    }


def test_a_workbook_with_several_sheets_asks_which(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Insats"])
    book.active.append(["A"])
    book.create_sheet("Annat").append(["x"])
    book.save(tmp_path / "egna.xlsx")
    assert "I filen finns: Sheet, Annat" in told(tmp_path / "egna.xlsx")
    assert len(read_foreign(tmp_path / "egna.xlsx", layer="Sheet")) == 1


def test_a_bow_tie_may_be_mended_where_the_reader_says_so(tmp_path):
    path = geojson(tmp_path / "fel.geojson", ({"Insats": "A"}, BOW_TIE))
    (card,) = read_foreign(path, mend_ambiguous=True)
    assert shapely.from_wkt(card.geography.outline).is_valid


# ------------------------------------------------------------------ the embedded register


@pytest.fixture(scope="module")
def catalogue():
    return embedded()


@pytest.mark.parametrize("suffix", ["json", "xlsx", "gpkg"])
def test_the_embedded_register_comes_back_exactly_as_it_was(suffix, catalogue, tmp_path):
    terms = Terms(VOCABULARY, catalogue.organisations)
    register = catalogue.register
    path = tmp_path / f"insatser.{suffix}"
    content = {
        "json": lambda: register_json(register),
        "xlsx": lambda: excel_bytes(register, terms),
        "gpkg": lambda: geopackage_bytes(register, catalogue.initiatives, terms),
    }
    path.write_bytes(content[suffix]())
    reading = read_register(path, terms, catalogue.divisions)
    assert reading.register.cards == register.cards
    assert reading.ignored == ()
