import pytest

from layers.slugs import slug


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
