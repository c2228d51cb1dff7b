"""A record goes into each format and comes out the same; the file stays what it was."""

import io
import json
from html.parser import HTMLParser

import pytest
from lxml import etree
from matplotlib import image

from export.figures import map_figure
from export.gis import flatgeobuf_bytes, geojson_bytes, geopackage_bytes, shapefile_bytes
from export.gis.layers import CRS_CHOICES
from export.papers.drawn import Drawn
from export.pictures import draw_map
from export.proof.containers import unzipped, zipped
from export.proof.embedding import NAME, SIDECAR, embed, record_text
from export.proof.readers import read
from export.proof.record import with_record
from export.slides import slides_bytes
from export.tabular import shortlist_csv
from export.word import annex_bytes
from tests.export.proof.test_record import record_of
from tests.helpers.dossiers import small_dossier
from tests.helpers.papers import small_papers

PAGE = b"<!DOCTYPE html>\n<html><body><p>Text</p></body></html>\n"
TEXT = record_of("</script></metadata></record> \u2028 å (\\) {{ 7*7 }}").text


@pytest.fixture(scope="module")
def files():
    dossier, papers = small_dossier(), small_papers()
    drawn = Drawn(papers)
    return {
        "geojson": geojson_bytes(dossier),
        "html": PAGE,
        "png": draw_map(map_figure(dossier), "png").content,
        "svg": draw_map(map_figure(dossier), "svg").content,
        "pdf": draw_map(map_figure(dossier), "pdf").content,
        "zip": shapefile_bytes(dossier),
        "pptx": slides_bytes(papers, drawn),
        "docx": annex_bytes(papers, drawn),
    }


KINDS = ("geojson", "html", "png", "svg", "pdf", "zip", "pptx", "docx")


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_comes_out_as_it_went_in(kind, files):
    assert record_text(files[kind], "a") is None
    assert record_text(embed(files[kind], TEXT), "a") == TEXT


@pytest.mark.parametrize("kind", KINDS)
def test_the_last_record_counts(kind, files):
    first = embed(files[kind], record_of("Ett").text)
    assert record_text(embed(first, TEXT), "a") == TEXT


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"html", "pdf"}])
def test_nothing_else_is_changed(kind, files):
    assert read(embed(files[kind], TEXT), "a") == read(files[kind], "a")


def test_the_pixels_stay(files):
    before, after = (
        image.imread(io.BytesIO(each), format="png")
        for each in (files["png"], embed(files["png"], TEXT))
    )
    assert (before == after).all()


def test_text_of_data_ends_no_element(files):
    class Scripts(HTMLParser):
        found = 0

        def handle_starttag(self, tag, attrs):
            self.found += tag == "script"

        def handle_endtag(self, tag):
            self.found -= tag == "script"

    page = Scripts()
    page.feed(embed(PAGE, TEXT).decode())
    assert page.found == 0
    root = etree.fromstring(embed(files["svg"], TEXT))
    assert [each.text for each in root.findall("{*}metadata[@id]")] == [TEXT]


def test_geojson_has_a_foreign_member(files):
    data = json.loads(embed(files["geojson"], TEXT))
    assert data[NAME] == json.loads(TEXT)
    assert data["type"] == "FeatureCollection"


def test_each_document_of_a_zip_has_the_record(files):
    both = embed(zipped({"01_a.docx": files["docx"], "02_b.docx": files["docx"]}), TEXT)
    parts = unzipped(both, "a")
    assert list(parts) == ["01_a.docx", "02_b.docx"]
    assert [record_text(part, "a") for part in parts.values()] == [TEXT, TEXT]
    assert record_text(both, "a") == TEXT


def test_shapefiles_have_it_beside_them(files):
    assert unzipped(embed(files["zip"], TEXT), "a")[SIDECAR].decode() == TEXT


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_custom_data_of_a_template_stay(kind, files):
    parts = unzipped(files[kind], "a")
    own = zipped({**parts, "customXml/item1.xml": b"<mall/>"})
    embedded = unzipped(embed(own, TEXT), "a")
    assert embedded["customXml/item1.xml"] == b"<mall/>"
    assert record_text(embed(own, TEXT), "a") == TEXT


@pytest.mark.parametrize(
    "write",
    [
        geopackage_bytes,
        lambda dossier: flatgeobuf_bytes(dossier, CRS_CHOICES[0]),
        shortlist_csv,
    ],
)
def test_the_others_have_it_with_their_metadata(write):
    record = record_of("</script>")
    assert record_text(write(small_dossier()), "a") is None
    content = write(with_record(small_dossier(), record))
    assert record_text(content, "a") == record.text
    assert embed(content, "another") == content
