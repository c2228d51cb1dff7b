"""Dimensions within dimensions as a flat list, which a form can show, and back to a tree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scoring.scenario import Dimension, Index, IndicatorChoice
from scoring.scenario_file import dimension_ids
from ui.files import file_stem

TOP = ""
"""Parent of a dimension that lies at the top."""


@dataclass(frozen=True)
class Nested:
    """A dimension with the name of the one above it.

    Parameters
    ----------
    label : str
        What the reader knows it by, its own among all.
    parent : str
        Label of the dimension above, :data:`TOP` where there is none.
    dimension : Dimension
        Its choices; what it holds is told by the labels.
    """

    label: str
    parent: str
    dimension: Dimension


def flatten(index: Index) -> tuple[Nested, ...]:
    """Every dimension at any depth, each before those below it.

    The label is the title, or the id where there is none, with the id added
    where several dimensions have the same title.
    """
    everyone = list(_dimensions(index))
    titles = [each.title or each.id for each in everyone]
    labels = {
        each.id: title if titles.count(title) == 1 else f"{title} ({each.id})"
        for each, title in zip(everyone, titles, strict=True)
    }

    def below(level: Index | Dimension, parent: str) -> Iterator[Nested]:
        for each in level.dimensions:
            yield Nested(labels[each.id], parent, each)
            yield from below(each, labels[each.id])

    return tuple(below(index, TOP))


def homes(flat: Sequence[Nested]) -> dict[str, str]:
    """Label of the dimension that each indicator lies in, by the indicator's id."""
    return {choice.id: each.label for each in flat for choice in each.dimension.indicators}


def new_dimension(label: str, taken: Index) -> Dimension:
    """A dimension of its own with an id that nothing else in the index has."""
    used = {
        *dimension_ids(taken),
        *(choice.id for each in taken.members for choice in each.leaves()),
    }
    number = next(at for at in range(1, len(used) + 2) if f"{file_stem(label)}-{at}" not in used)
    return Dimension(id=f"{file_stem(label)}-{number}", title=label)


def descendants(parents: Mapping[str, str], label: str) -> set[str]:
    """Labels below a label, at any depth, itself included."""
    found = {label}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def assemble(
    flat: Sequence[Nested], rows: Sequence[tuple[str, IndicatorChoice]]
) -> tuple[Dimension, ...]:
    """Make the tree of dimensions; those that hold nothing are left out.

    Parameters
    ----------
    flat : sequence of Nested
        In the order that they are to have.
    rows : sequence of (str, IndicatorChoice)
        Each indicator with the label of its dimension.
    """

    def below(parent: str) -> Iterator[Dimension]:
        for each in flat:
            if each.parent == parent:
                inside = tuple(below(each.label))
                own = tuple(choice for label, choice in rows if label == each.label)
                if inside or own:
                    update = {"dimensions": inside, "indicators": own}
                    yield each.dimension.model_copy(update=update)

    return tuple(below(TOP))


def _dimensions(level: Index | Dimension) -> Iterator[Dimension]:
    for each in level.dimensions:
        yield each
        yield from _dimensions(each)
