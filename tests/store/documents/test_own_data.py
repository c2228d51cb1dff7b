import pytest
from pydantic import BaseModel, ValidationError

from layers.attachment import Attachment
from layers.disclosure import SmallNumbers
from layers.own_columns import Protection
from store.documents.own_data import OwnData, attachments

FIRST, SECOND = Attachment.of("a.csv", b"a"), Attachment.of("b.csv", b"bb")


class Holder(BaseModel):
    one: Attachment
    many: tuple[dict[str, Attachment], ...]
    none: Attachment | None = None


def test_files_are_found_wherever_they_stand():
    holder = Holder(one=FIRST, many=({"x": SECOND},))
    assert list(attachments(holder)) == [FIRST, SECOND]
    assert list(attachments("text")) == []


def test_a_file_is_described_by_its_bytes():
    assert (SECOND.name, SECOND.size) == ("b.csv", 2)


@pytest.mark.parametrize("fields", [{}, {"areas": SECOND, "level": "deso"}])
def test_own_figures_lie_over_one_set_of_areas(fields):
    with pytest.raises(ValidationError, match="areas_or_level"):
        OwnData(table=FIRST, **fields)


def test_either_set_of_areas_will_do():
    assert OwnData(table=FIRST, level="deso").areas is None
    assert OwnData(table=FIRST, areas=SECOND).level == ""


def test_how_it_is_protected_is_kept_and_a_document_from_before_is_protected_as_usual():
    strict = Protection(small=SmallNumbers(threshold=10), internal=True)
    kept = OwnData(table=FIRST, level="deso", protection=strict)
    assert OwnData.model_validate_json(kept.model_dump_json()) == kept
    before = kept.model_dump(mode="json")
    del before["protection"]
    assert OwnData.model_validate(before).protection == Protection()
