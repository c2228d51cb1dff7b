import pytest

from layers.slugs import slug, unused


@pytest.mark.parametrize(
    ("text", "between", "told"),
    [
        ("Övre Rosengård", "-", "ovre-rosengard"),
        ("  Andel (%) 2024 ", "_", "andel_2024"),
        ("ÉÅÄÖ", "-", "eaao"),
        ("–", "-", ""),
    ],
)
def test_what_is_left_of_a_text(text, between, told):
    assert slug(text, between) == told


def test_a_name_that_is_taken_gets_the_first_number_that_is_free():
    assert unused("a", ()) == "a"
    assert unused("a", {"a"}) == "a-2"
    assert unused("a", {"a", "a_2", "a_4"}, "_") == "a_3"
