"""The found candidates beside regions of max-p and SKATER."""

import streamlit as st

from language import candidates_text as words
from language import numbers, screen
from scoring.places.partitions import Partition
from scoring.places.search import SearchResult
from ui.bench import Bench
from ui.components.figure_table import figure_table
from ui.placed import Sizes, partitions


def show_methods(bench: Bench, sizes: Sizes, found: SearchResult) -> None:
    """What two common methods capture within the same bounds, computed when asked for."""
    with st.expander(words.OTHER_METHODS):
        st.caption(words.OTHER_METHODS_NOTE)
        if not st.button(words.OTHER_METHODS_RUN, key=f"methods.{bench.level}"):
            return
        with st.spinner(words.SEARCHING):
            others = partitions(bench.place, bench.scenario, bench.graph, sizes, found)
        names = words.OTHER_METHODS_NAMES
        own = (names["search"], _share(found.parts["captured"]), screen.NOTHING, screen.NOTHING)
        rows = [own, *(_row(names[method], part) for method, part in others.items())]
        figure_table(words.OTHER_METHODS_TABLE, words.OTHER_METHODS_HEAD, rows, numeric=(1, 2, 3))


def _row(name: str, part: Partition) -> tuple[str, str, str, str]:
    return name, _share(part.captured), numbers.number(part.within), numbers.number(part.regions)


def _share(captured: float) -> str:
    return numbers.with_unit(100 * captured, "%", 1)
