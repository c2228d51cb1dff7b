"""Undo and redo against the two stacks that everybody knows."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from store.documents.timeline import redo_target, undo_target
from tests.helpers.invented import invented


@dataclass
class Step:
    number: int
    parent: int | None
    restores: int | None


@invented(300)
@given(st.lists(st.sampled_from(["edit", "undo", "redo"]), max_size=25))
def test_the_steps_are_those_of_two_stacks(actions):
    history = [Step(1, None, None)]
    done, undone = [1], []
    for action in actions:
        back, forward = undo_target(history), redo_target(history)
        assert back == (done[-2] if len(done) > 1 else None)
        assert forward == (undone[-1] if undone else None)
        number, restores = len(history) + 1, None
        if action == "edit":
            done.append(number)
            undone.clear()
        elif action == "undo" and back:
            undone.append(done.pop())
            restores = back
        elif action == "redo" and forward:
            done.append(undone.pop())
            restores = forward
        else:
            continue
        history.append(Step(number, number - 1, restores))
