"""What the cards cite stands in the documents, and what the documents name has a card."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.helpers import underlag
from tests.helpers.register import CARDS
from tests.helpers.underlag import fold

ANNEX = "660f5429dc4ed04098bb2aeb4cfa279ecd5948d60da68ecd612052f97dc4d10b"
REPORT = "cd589919b08267d08b42fd67c4325c944efe72933bcdc10f7c970844a992b430"
NONE = tomllib.loads(Path(__file__).with_name("names_no_process.toml").read_text(encoding="utf-8"))
NO_DOCUMENT = "prov mot underlagen: dokumentet finns inte i ../shared/underlag"
COPIED = 7
"""Words in a row that a summary may not share with a document."""

CITED = [
    (name, source)
    for name, card in CARDS.items()
    for source in card.sources
    if source.sha256 in (ANNEX, REPORT)
]
REPORT_HEADINGS = {source.section for _, source in CITED if source.sha256 == REPORT} | set(
    NONE["report_headings"]
)


def text_of(sha256):
    text = underlag.read(sha256)
    if text is None:
        pytest.skip(NO_DOCUMENT)
    return text


@pytest.fixture(scope="module")
def annex():
    text = text_of(ANNEX)
    likely = [line.strip() for line in text.splitlines() if underlag.looks_like_a_heading(line)]
    return underlag.document(text, [line for line in likely if line not in NONE["broken_lines"]])


@pytest.fixture(scope="module")
def report():
    """The scan: no heading can be told from its shape, so they are listed."""
    return underlag.document(text_of(REPORT), REPORT_HEADINGS)


@pytest.fixture(scope="module")
def documents(annex, report):
    return {ANNEX: annex, REPORT: report}


# ------------------------------------------------------------------ from the cards


def test_what_a_card_cites_is_found_by_its_reference(documents):
    missing = [
        (name, source.section, source.mention)
        for name, source in CITED
        if fold(source.mention) not in documents[source.sha256].section(source.section)
    ]
    assert missing == []


def test_a_heading_below_a_board_is_that_boards(annex):
    paths = [source.section.split(" / ") for _, source in CITED if source.sha256 == ANNEX]
    boards = {fold(path[0]) for path in paths}
    nested = [path for path in paths if len(path) > 1]
    assert len(boards) == 16
    assert [path for path in nested if fold(path[0]) not in annex.above(path[1], boards)] == []


def test_case_numbers_stand_in_the_documents(documents):
    solid = "".join(f"{document.text} " for document in documents.values()).replace(" ", "")
    numbers = {number for card in CARDS.values() for number in card.case_numbers}
    assert len(numbers) == 11
    assert [number for number in numbers if number.casefold() not in solid] == []


def test_every_case_number_of_the_documents_is_on_a_card(documents):
    solid = "".join(document.text.replace(" ", "") for document in documents.values())
    found = set(re.findall(r"stk-\d{4}-\d{1,4}(?:-\d{1,3})?(?!\d)", solid))
    known = {number.casefold() for card in CARDS.values() for number in card.case_numbers}
    assert found <= known


def test_summaries_are_in_words_of_their_own(documents):
    written = {run for document in documents.values() for run in _runs(document.text)}
    copied = {name: _runs(card.summary) & written for name, card in CARDS.items()}
    assert {name: runs for name, runs in copied.items() if runs} == {}


def _runs(text):
    words = re.findall(r"\w+", fold(text))
    return {" ".join(words[i : i + COPIED]) for i in range(len(words) - COPIED + 1)}


# ------------------------------------------------------------------ from the documents


def test_every_heading_that_names_a_process_has_a_card(annex):
    cited = {source.section.split(" / ")[-1] for _, source in CITED if source.sha256 == ANNEX}
    assert set(annex.headings) == cited | set(NONE["headings"])
    assert not cited & set(NONE["headings"])


def test_every_paragraph_that_names_a_process_is_cited(annex):
    mentions = [fold(source.mention) for _, source in CITED if source.sha256 == ANNEX]
    headings = {fold(heading) for heading in annex.headings}
    left = [
        line
        for line in annex.lines
        if line not in headings and not any(mention in line for mention in mentions)
    ]
    known = [fold(start) for start in NONE["paragraphs"]]
    assert [line for line in left if not line.startswith(tuple(known))] == []
    assert [start for start in known if not any(line.startswith(start) for line in left)] == []


def test_every_heading_of_the_report_is_there(report):
    assert {heading for heading in REPORT_HEADINGS if fold(heading) not in report.lines} == set()


# ------------------------------------------------------------------ the way they are read


LINES = "Nämnd\nGör ett.\nEn rubrik\nGör\ntvå.\nAnnan nämnd\nEn rubrik\nGör tre.\n"
INVENTED = underlag.document(LINES, ["Nämnd", "En rubrik", "Annan nämnd", "En rubrik"])


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("Nämnd", "gor ett."),
        ("Nämnd / En rubrik", "gor tva."),
        ("Annan nämnd / En rubrik", "gor tre."),
    ],
)
def test_a_section_ends_at_the_next_heading(path, told):
    assert INVENTED.section(path) == told


def test_a_section_that_is_not_there_is_not_found():
    with pytest.raises(ValueError, match="tuple"):
        INVENTED.section("Nämnd / Ingen rubrik")


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("Örat mot marken", True),
        ('"Örat mot marken"', True),
        ("- Kraftsamling Herrgården.", False),
        ("Ett stycke som slutar med punkt.", False),
        ("fortsätter från sidan före", False),
        ("", False),
    ],
)
def test_a_heading_is_known_by_its_shape(line, is_heading):
    assert underlag.looks_like_a_heading(line) is is_heading
