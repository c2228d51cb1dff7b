"""What the columns of the city's tables mean: proposed, confirmed by the reader, and kept."""

from datetime import date

import pandas as pd
import streamlit as st

from export.tabular import plain_csv
from geo.faults import InputError
from language import faults, fetch_text, numbers
from layers.sources.cache import Cache
from layers.sources.ckan import ROW
from layers.sources.manifest import Manifest
from layers.sources.mapping import (
    ColumnMapping,
    FigureColumn,
    keep_mapping,
    kept_mapping,
    mapped_figures,
    propose_columns,
)
from ui.components.markdown import plain
from ui.files import file_stem


def show_mappings(cache: Cache, manifests: tuple[Manifest, ...]) -> None:
    """Choose a fetched table, say what its columns mean, and take its figures along.

    Raises
    ------
    InputError
        A fetched file is damaged.
    """
    tables = {each.table: each for each in manifests if each.kind == "records"}
    if not tables:
        return
    st.subheader(fetch_text.MAPPING_HEADING, anchor=False)
    st.markdown(fetch_text.MAPPING_HELP)
    chosen = st.selectbox(
        fetch_text.MAPPING_TABLE, list(tables), format_func=lambda key: tables[key].title
    )
    manifest = tables[chosen]
    records = cache.frame(manifest)
    kept = kept_mapping(cache.folder, chosen)
    mapping = _form(manifest, records, kept)
    if mapping is not None and st.button(fetch_text.MAPPING_CONFIRM):
        _confirm(cache, manifest, records, mapping)
        kept = kept_mapping(cache.folder, chosen)
    if kept is not None:
        _figures(manifest, records, kept)


def _form(
    manifest: Manifest, records: pd.DataFrame, kept: ColumnMapping | None
) -> ColumnMapping | None:
    columns = [name for name in records.columns if name != ROW]
    code, numeric = propose_columns(records)
    if kept is not None and set(_wanted(kept)) <= set(columns):
        code, numeric = kept.code_column, tuple(each.column for each in kept.figures)
    code = st.selectbox(fetch_text.MAPPING_CODE, columns, index=columns.index(code))
    figures = st.multiselect(
        fetch_text.MAPPING_FIGURES,
        [name for name in columns if name != code],
        default=[name for name in numeric if name != code],
    )
    year = st.number_input(
        fetch_text.MAPPING_YEAR, 1900, 2100, kept.year if kept else date.today().year
    )
    mark = st.text_input(fetch_text.MAPPING_SUPPRESSED).strip()
    if not figures:
        st.info(fetch_text.NO_FIGURES)
        return None
    return ColumnMapping(
        resource=manifest.table,
        title=manifest.title,
        code_column=code,
        year=int(year),
        figures=tuple(
            FigureColumn(column=name, id=f"c_{file_stem(name)}", title=name) for name in figures
        ),
        marks={mark: "suppressed"} if mark else {},
        fields=tuple(columns),
        confirmed=date.today().isoformat(),
    )


def _wanted(mapping: ColumnMapping) -> list[str]:
    return [mapping.code_column, *(each.column for each in mapping.figures)]


def _confirm(
    cache: Cache, manifest: Manifest, records: pd.DataFrame, mapping: ColumnMapping
) -> None:
    """Keep a mapping that the table can be read by."""
    try:
        mapped_figures(records, mapping, manifest.source)
        keep_mapping(cache.folder, mapping)
    except InputError as error:
        st.error(plain(faults.message(error.faults)))


def _figures(manifest: Manifest, records: pd.DataFrame, mapping: ColumnMapping) -> None:
    """What a confirmed mapping gives, and the figures as a file for Egna data."""
    try:
        table, _cards = mapped_figures(records, mapping, manifest.source)
    except InputError as error:
        st.error(plain(faults.message(error.faults)))
        return
    st.success(
        fetch_text.MAPPING_KEPT.format(
            day=mapping.confirmed,
            figures=plain(", ".join(each.title for each in mapping.figures)),
            areas=numbers.number(len(table.codes)),
            missing=numbers.number(int(table.values.isna().sum().sum())),
        )
    )
    st.download_button(
        fetch_text.MAPPING_DOWNLOAD,
        data=lambda: plain_csv(table.values),
        file_name=f"{file_stem(manifest.title)}.csv",
        mime="text/csv",
        on_click="ignore",
    )
