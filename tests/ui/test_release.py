"""What is internal: refused in public files, in none of their bytes, marked in internal ones."""

import re
import zipfile
import zlib
from dataclasses import replace
from datetime import date
from io import BytesIO

import numpy as np
import pandas as pd
import pytest

from export.tabular import areas_csv
from geo.faults import FaultKind
from language import faults, protection_text
from layers.own_columns import Protection
from layers.table import IndicatorTable
from scoring.decision.shortlist import Shortlist
from scoring.scenario import Dimension, Index, IndicatorChoice, Scenario
from tests.helpers.areas import faults_of
from tests.helpers.tables import indicator_card
from ui import cached
from ui.documents import FORMATS, Content
from ui.files import file_name
from ui.papers import DOCUMENTS
from ui.release import release
from ui.workspace import default_scenario, embedded_place, own_place, score_place

SECRET, TITLE, COLUMN = 77123.25, "Hemlig uppgift", "orosanmalningar"
DAY = date(2026, 3, 1)
EVERY = FORMATS | DOCUMENTS


def place_with_internal():
    """RegSO with one figure more, whose card says that it is internal."""
    place = embedded_place(cached.catalogue(), "regso")
    values = place.table.values.assign(**{COLUMN: SECRET})
    status = place.table.status.assign(**{COLUMN: np.int8(0)})
    card = indicator_card(COLUMN, title=TITLE, internal=True)
    return replace(place, table=IndicatorTable(values, status), cards=place.cards | {COLUMN: card})


def own_internal():
    """Own figures for the DeSO of Malmö, internal."""
    place = embedded_place(cached.catalogue(), "regso")
    values = pd.DataFrame({COLUMN: np.arange(len(place.areas)) + SECRET}, place.areas.codes)
    protection = Protection(internal=True)
    return own_place(place.areas, IndicatorTable.of(values), place.initiatives, protection)


def scenario_of_own():
    choice = IndicatorChoice(id=COLUMN, direction="higher_is_need")
    dimension = Dimension(id="egna", title="Egna", indicators=(choice,))
    return Scenario(name="Eget", index=Index(dimensions=(dimension,)))


def content_of(leaving, scenario):
    result = score_place(leaving.place, scenario)
    code = leaving.place.areas.codes[0]
    chosen = Shortlist(division="regso").add(code, "Skäl")
    dossier = leaving.place.dossier(result, chosen, DAY, is_internal=leaving.is_internal)
    return Content(leaving.place, cached.catalogue(), result, dossier, "EPSG:3008")


def parts(content):
    """A file, what a zip file holds, and what the streams of a PDF are when they are inflated."""
    yield content
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from parts(archive.read(name))
    elif content.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                continue


def holds(content, *texts):
    """Whether a text is among the bytes, as UTF-8 or UTF-16."""
    forms = [text.encode(code) for text in texts for code in ("utf-8", "utf-16-be", "utf-16-le")]
    forms += [np.array(SECRET, order).tobytes() for order in ("<f8", ">f8")] if not texts else []
    return any(form in part for part in parts(content) for form in forms)


@pytest.fixture(scope="module")
def public():
    leaving = release(place_with_internal(), default_scenario(), "public")
    return content_of(leaving, default_scenario())


@pytest.fixture(scope="module")
def internal():
    return content_of(release(own_internal(), scenario_of_own(), "internal"), scenario_of_own())


@pytest.mark.parametrize("ending", EVERY)
def test_an_internal_figure_is_in_no_byte_of_a_public_file(public, ending):
    made = EVERY[ending].write(public)
    assert not holds(made, COLUMN, TITLE, "77123", "77 123", "77\u00a0123", "77\u2009123")
    assert not holds(made)
    assert not holds(made, protection_text.MARK)


def test_the_search_sees_an_internal_figure_where_it_is_told(internal):
    told = EVERY["gpkg"].write(internal)
    assert holds(told, COLUMN)
    assert holds(told)
    assert holds(EVERY["csv"].write(internal), "77123")
    assert holds(EVERY["xlsx"].write(internal), COLUMN)


@pytest.mark.parametrize("ending", EVERY)
def test_an_internal_file_is_marked_on_its_face_whatever_its_kind(internal, ending):
    assert holds(EVERY[ending].write(internal), protection_text.MARK)


def test_an_internal_file_is_marked_in_its_name():
    name = file_name("regso", "Eget", DAY, "gpkg", is_internal=True)
    assert name == f"{protection_text.MARK}_{file_name('regso', 'Eget', DAY, 'gpkg')}"


def test_the_table_of_every_area_is_marked_too(internal, public):
    assert protection_text.META_VALUE.encode() in areas_csv(internal.dossier)
    assert protection_text.MARK.encode() not in areas_csv(public.dossier)


def test_a_public_file_of_internal_data_is_refused_by_name():
    (fault,) = faults_of(release, own_internal(), scenario_of_own(), "public")
    assert fault.kind == FaultKind.INTERNAL_LAYER
    assert COLUMN in faults.message([fault])


def test_a_public_file_of_an_index_on_internal_data_is_refused_by_title():
    (fault,) = faults_of(release, place_with_internal(), scenario_of_own(), "public")
    assert fault.received.startswith(TITLE)


def test_where_nothing_is_internal_everything_may_leave():
    place = embedded_place(cached.catalogue(), "regso")
    assert release(place, default_scenario(), "public").place is place
