"""A small mapping of an own file for tests."""

from layers.own.mapping import FigureChoice, OwnMapping


def figure_choice(**fields):
    """A figure that is taken, with ``fields`` in place of what they name."""
    data = {
        "column": "Andel {year}",
        "id": "andel",
        "title": "Andel",
        "definition": "Andel av invånarna.",
        "unit": "procent",
        "kind": "share",
        "direction": "higher_is_need",
        "base": "invånare",
        "dimension": "Egna",
    }
    return FigureChoice.model_validate(data | fields)


def mapping_of(**fields):
    """A mapping of codes and one figure, with ``fields`` in place of what they name."""
    data = {
        "title": "andel",
        "file": "andel 2024.csv",
        "header": 1,
        "key_column": "Område",
        "key_kind": "code",
        "areas": "regso",
        "years": (2024,),
        "latest": 2024,
        "figures": (figure_choice(),),
        "publisher": "Malmö stad",
        "columns": ("Område", "Andel {year}"),
    }
    return OwnMapping.model_validate(data | fields)
