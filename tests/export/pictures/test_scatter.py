"""A scatter in four fields."""

import pytest

from export.pictures import Point, scatter
from export.pictures.scatter import field_of, scatter_sheet
from tests.helpers.pictures import LONG, NAN, boxes, cloud, faults


@pytest.mark.parametrize(
    ("x", "y", "field"),
    [
        (10, 60, 0),
        (30, 60, 1),
        (10, 40, 2),
        (30, 40, 3),
        (25, 50, 1),
        (25, 49.9, 3),
        (24.9, 50, 0),
        (NAN, 60, None),
        (10, NAN, None),
    ],
)
def test_a_point_lies_in_one_field(x, y, field):
    assert field_of(Point("x", x, y), cloud(2)) == field


@pytest.mark.parametrize("count", [2, 30, 209])
def test_no_name_lies_on_another_or_leaves_the_page(count):
    sheet = scatter_sheet(cloud(count))
    assert faults(sheet) == []


def test_names_that_crowd_move_apart():
    crowd = [Point(f"{at} {LONG[:39]}", 50.0 + at / 10, 90.0, True) for at in range(12)]
    sheet = scatter_sheet(cloud(2, points=crowd))
    assert faults(sheet) == []
    assert sum(words.endswith(LONG[:39]) for words, _ in boxes(sheet)) == 12


def test_every_known_point_is_drawn_with_the_shape_of_its_field():
    content = cloud(40)
    axes = scatter_sheet(content).axes[0]
    drawn = [len(each.get_offsets()) for each in axes.collections]
    fields = [field_of(point, content) for point in content.points]
    assert drawn == [fields.count(at) for at in range(4)]
    shapes = {each.get_paths()[0].vertices.tobytes() for each in axes.collections}
    assert len(shapes) == 4


def test_the_fields_meet_where_they_should():
    axes = scatter_sheet(cloud(10)).axes[0]
    upright, lying = axes.lines[:2]
    assert set(upright.get_xdata()) == {25}
    assert set(lying.get_ydata()) == {50}


def test_what_is_missing_is_counted_and_told():
    content = cloud(5, points=[Point("Holma", 10, 60, True), Point("x", NAN, 1)])
    told = scatter(content, "svg").alternative.replace("\u00a0", " ")
    assert told == (
        "Punktdiagram: Behov mot täckning. Index mot Täckning (%). "
        "Stort behov, få insatser: 1 område. Stort behov, många insatser: 0 områden. "
        "Mindre behov, få insatser: 0 områden. Mindre behov, många insatser: 0 områden. "
        "Namngivna: Holma. 1 område visas inte: uppgift saknas."
    )
    assert any("visas inte" in words for words, _ in boxes(scatter_sheet(content)))


def test_no_points_at_all_are_drawn():
    assert faults(scatter_sheet(cloud(2, points=[]))) == []
