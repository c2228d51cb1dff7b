"""What the map picture shows of a dossier."""

from export.figures import map_figure, map_title, source_line
from language import picture_text
from scoring.decision.shortlist import Shortlist
from tests.helpers.dossiers import dossier_with_sites, small_dossier


def test_the_map_shows_classes_list_and_initiatives_that_run():
    dossier = dossier_with_sites()
    figure = map_figure(dossier)
    assert list(figure.classes) == [5, 5, 5, 0]
    assert figure.legend == dossier.legend
    assert [(each.name, each.heading, each.is_candidate) for each in figure.marked] == [
        ("A3", picture_text.SHORTLIST, False),
        ("A1", picture_text.SHORTLIST, False),
    ]
    assert figure.marked[0].shape.equals(dossier.areas.geometry["A3"])
    assert [(line.label, line.dashed) for line in figure.lines] == [
        ("Program: Liten", True),
        ("Program: Stor", False),
    ]
    assert figure.lines[1].shape.equals(dossier.areas.geometry["A2"])


def test_an_empty_list_marks_nothing():
    assert map_figure(small_dossier(Shortlist(division="own"))).marked == ()


def test_title_and_source_say_scenario_level_sources_and_day():
    dossier = small_dossier()
    assert map_title(dossier) == "Index ”Prov”, Egna områden"
    told = source_line(dossier)
    assert told.startswith("Källa: ")
    assert "SCB: Folkmängd, avser 2025-12-31" in told
    assert told.endswith("Skapad 2026-03-01.")
