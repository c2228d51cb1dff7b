"""Undo and redo by version: a step back is a new version that restores an old one.

An edit is a version that restores none. Every version shows one edit: itself, or the one
that it restores. The edits form a tree, for an edit after an undo starts a new branch.
"""

from collections.abc import Sequence
from typing import Protocol


class Step(Protocol):
    """What undo and redo look at in a version."""

    @property
    def number(self) -> int:
        """Number, from 1."""

    @property
    def parent(self) -> int | None:
        """Version that it was made from; none for the first."""

    @property
    def restores(self) -> int | None:
        """Edit whose content it shows again; none for an edit."""


def undo_target(history: Sequence[Step]) -> int | None:
    """The edit to go back to, None where the first is shown.

    Parameters
    ----------
    history : sequence of Step
        Every version, oldest first.
    """
    shown = {step.number: step.restores or step.number for step in history}
    edits = {step.number: step for step in history}
    parent = edits[shown[history[-1].number]].parent
    return None if parent is None else shown[parent]


def redo_target(history: Sequence[Step]) -> int | None:
    """The edit to go forward to, the latest one that was made from what is shown."""
    shown = {step.number: step.restores or step.number for step in history}
    now = shown[history[-1].number]
    return max(
        (
            step.number
            for step in history
            if step.restores is None and step.parent is not None and shown[step.parent] == now
        ),
        default=None,
    )
