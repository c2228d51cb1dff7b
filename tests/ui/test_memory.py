import pytest

from ui.memory import Memory


def test_a_result_is_made_once_and_the_one_used_longest_ago_goes_first():
    memory, made = Memory(2), []

    def ask(key):
        return memory.get(key, lambda: made.append(key) or len(made))

    assert [ask("a"), ask("b"), ask("a"), ask("c")] == [1, 2, 1, 3]
    assert [ask("a"), ask("c"), ask("b")] == [1, 3, 4]
    assert made == ["a", "b", "c", "b"]


def test_an_error_is_not_kept():
    memory = Memory(2)

    def fail():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        memory.get("a", fail)
    assert memory.get("a", lambda: 5) == 5
