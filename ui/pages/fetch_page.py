"""Hämta data: a button a source, what changed, what is there, and what the city's columns mean."""

import streamlit as st

from geo.faults import InputError, refuse
from language import faults, fetch_text, numbers, text
from layers.sources.cache import Cache
from layers.sources.desk import Job
from layers.sources.manifest import Manifest
from layers.sources.run import Report
from ui import cached, fetched
from ui.components.figure_table import figure_table
from ui.components.markdown import plain
from ui.fetching import MUNICIPALITY, fetch
from ui.pages.column_mapping import show_mappings


def show() -> None:
    """Draw the page."""
    st.title(fetch_text.PAGE, anchor=False)
    st.markdown(fetch_text.INTRO)
    cache = fetched.cache()
    report = _buttons(cache)
    with st.container():
        if report is not None:
            _show_report(report)
    st.subheader(fetch_text.CACHE_HEADING, anchor=False)
    try:
        manifests = cache.manifests()
        _show_cache(manifests)
        refuse(cache.faults())
        _show_benchmarks(cache, manifests)
        show_mappings(cache, manifests)
    except InputError as error:
        st.error(plain(faults.message(error.faults)))


def _buttons(cache: Cache) -> Report | None:
    """A button a source; what came of the one that was pressed."""
    columns = st.columns(len(fetch_text.FETCH_ONE) + 1)
    if columns[0].button(fetch_text.FETCH_ALL, type="primary"):
        return _fetch(cache, ())
    for column, (source, label) in zip(columns[1:], fetch_text.FETCH_ONE.items(), strict=True):
        if column.button(label):
            return _fetch(cache, (source,))
    return None


def _fetch(cache: Cache, only: tuple[str, ...]) -> Report:
    bar = st.progress(0.0)

    def tell(done: int, count: int, job: Job) -> None:
        words = fetch_text.PROGRESS.format(
            done=numbers.number(done + 1), count=numbers.number(count), title=plain(job.title)
        )
        bar.progress(done / count, text=words)

    report = fetch(MUNICIPALITY, cache, only=only, on_progress=tell)
    bar.empty()
    return report


def _show_report(report: Report) -> None:
    if report.faults:
        lines = [faults.message(report.faults), *fetch_text.skipped_lines(report)]
        told = "\n\n".join([fetch_text.NOT_ALL, *lines])
        st.error(plain(told).replace("\n", "  \n"))
    else:
        st.success(fetch_text.DONE)
    rows = [
        (
            outcome.manifest.title,
            fetch_text.change_words(outcome.manifest.kind, outcome.change),
        )
        for outcome in report.outcomes
    ]
    if rows:
        headings = (fetch_text.HEAD_SET, fetch_text.HEAD_CHANGE)
        figure_table(fetch_text.CHANGES_TABLE, headings, rows)


def _show_cache(manifests: tuple[Manifest, ...]) -> None:
    if not manifests:
        st.markdown(fetch_text.CACHE_EMPTY)
        return
    ready = [text.LEVELS[level] for level in cached.fetched_levels()]
    st.markdown(
        fetch_text.LEVELS_READY.format(levels=", ".join(ready))
        if ready
        else fetch_text.LEVELS_NOT_READY
    )
    rows = [
        (
            each.title,
            each.publisher,
            each.table or each.division or each.name,
            fetch_text.years_words(each.years),
            numbers.number(each.rows),
            each.retrieved,
            each.licence,
        )
        for each in manifests
    ]
    headings = (
        fetch_text.HEAD_SET,
        fetch_text.HEAD_PUBLISHER,
        fetch_text.HEAD_TABLE,
        fetch_text.HEAD_YEARS,
        fetch_text.HEAD_ROWS,
        fetch_text.HEAD_RETRIEVED,
        fetch_text.HEAD_LICENCE,
    )
    figure_table(fetch_text.CACHE_TABLE, headings, rows, numeric=(4,))


def _show_benchmarks(cache: Cache, manifests: tuple[Manifest, ...]) -> None:
    """Newest key figure of each kind for the whole municipality."""
    found = [each for each in manifests if each.kind == "benchmark"]
    if not found:
        return
    st.subheader(fetch_text.BENCHMARKS, anchor=False)
    st.markdown(fetch_text.BENCHMARKS_HELP)
    rows = []
    for manifest in found:
        frame = cache.frame(manifest).dropna(subset="value")
        newest = frame[frame["gender"] == "T"].sort_values("year").groupby("kpi").tail(1)
        newest = newest.sort_values("kpi")
        titles = manifest.labels.get("kpi", {})
        rows += [
            (
                titles.get(row["kpi"], row["kpi"]),
                str(row["year"]),
                numbers.number(row["value"], 1),
                f"{manifest.attribution}, {row['kpi']}",
            )
            for row in newest.to_dict("records")
        ]
    headings = (
        fetch_text.HEAD_KPI,
        fetch_text.HEAD_YEAR,
        fetch_text.HEAD_VALUE,
        fetch_text.HEAD_PUBLISHER,
    )
    figure_table(fetch_text.BENCHMARKS, headings, rows, numeric=(1, 2))
