"""Documents of the shortlist: a choice, a button that makes the file, one that saves it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from export.pdf import office
from geo.faults import InputError
from language import documents_page_text as words
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import CandidateSet
from ui import papers, session, stored
from ui.comparators import COMPARATORS
from ui.components.markdown import plain_lines
from ui.content import Content
from ui.files import file_name
from ui.pages.workspace_changes import changes
from ui.working import Work

PDF = "application/pdf"

LOOKS = 0.5
"""Seconds between two looks at a file that is being made."""


@dataclass(frozen=True)
class Order:
    """What to make: a function of content, rules and progress, the ending, media type and name.

    Parameters
    ----------
    make : callable
    ending, media_type : str
        Of the file.
    options : tuple of str
        What else it depends on; another order is another file.
    """

    make: Callable[..., bytes]
    ending: str
    media_type: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Made:
    """A file that was made, and for what."""

    key: tuple[str, ...]
    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True, eq=False)
class Making:
    """A file that is being made, and for what."""

    key: tuple[str, ...]
    name: str
    media_type: str
    work: Work


def show_documents(content: Content, chosen: Shortlist) -> None:
    """The section with documents."""
    st.subheader(words.HEADING, anchor=False)
    kind = st.radio(
        words.KIND,
        list(words.KINDS),
        format_func=words.KINDS.__getitem__,
        horizontal=True,
        **session.bind("document.kind", "xlsx"),
    )
    st.caption(words.HELP[kind])
    order = _ORDERS[kind](content, chosen)
    if order is None:
        return
    key = _key(kind, content, chosen, order)
    name = _name(kind, content, order)
    making: Making | None = session.choice("document.making", None)
    with st.container():
        if making is not None:
            making = _finished(making, key)
    make, save, _ = st.columns(3)
    if make.button(words.MAKE, key="document-make", width="stretch", disabled=making is not None):
        told = replace(content, dossier=replace(content.dossier, changes=changes()))
        work = Work(session.holding_choices(partial(order.make, told, session.rules()))).start()
        session.choose("document.making", Making(key, name, order.media_type, work))
        st.rerun()
    if making is not None:
        _watch()
    made: Made | None = session.choice("document.made", None)
    if made is not None and made.key == key:
        save.download_button(
            words.SAVE,
            data=made.content,
            file_name=made.name,
            mime=made.media_type,
            type="primary",
            width="stretch",
            on_click="ignore",
        )


def _finished(making: Making, key: tuple[str, ...]) -> Making | None:
    """What is still being made; what has come of it is kept or told."""
    if making.key != key:
        making.work.stop()
    if not making.work.is_done:
        return making
    session.choose("document.making", None)
    found = making.work.content_or_faults()
    if isinstance(found, InputError):
        st.error(plain_lines(found))
    elif found is None:
        st.info(words.STOPPED)
    else:
        made = Made(making.key, making.name, found, making.media_type)
        session.choose("document.made", made)
    return None


@st.fragment(run_every=LOOKS)
def _watch() -> None:
    """How far the file has come, and a button that stops it."""
    making: Making | None = session.choice("document.making", None)
    if making is None or making.work.is_done:
        st.rerun()
    assert making is not None
    bar, stop = st.columns([3, 1], vertical_alignment="center")
    if stop.button(words.STOP, key="document-stop", width="stretch"):
        making.work.stop()
    is_stopping = making.work.is_stopping
    bar.progress(making.work.share, text=words.STOPPING if is_stopping else words.MAKING)


def _key(kind: str, content: Content, chosen: Shortlist, order: Order) -> tuple[str, ...]:
    """Everything that a file depends on."""
    rules = session.rules()
    return (
        kind,
        order.ending,
        *order.options,
        content.place.level,
        content.place.full_fingerprint,
        str(content.dossier.is_internal),
        content.result.scenario.fingerprint,
        content.result.data_fingerprint,
        chosen.model_dump_json(),
        _candidates(content).model_dump_json(),
        rules.model_dump_json() if rules else "",
        session.choice(stored.CHOSEN, ""),
        content.decision,
        date.today().isoformat(),
    )


def _candidates(content: Content) -> CandidateSet:
    return session.candidates(content.place.level)


def _name(kind: str, content: Content, order: Order) -> str:
    """Name of the file: what it is, by which scenario, on which day."""
    scenario = f"{words.FILE_KINDS[kind]}-{content.result.scenario.name}"
    level, is_internal = content.place.level, content.dossier.is_internal
    return file_name(level, scenario, date.today(), order.ending, is_internal=is_internal)


def _workbook(content: Content, _chosen: Shortlist) -> Order:
    make = partial(papers.workbook, candidates=_candidates(content))
    return Order(make, "xlsx", papers.WORKBOOK, ())


def _slides(content: Content, _chosen: Shortlist) -> Order:
    is_pdf = _as_pdf("pptx")
    file = st.file_uploader(words.TEMPLATE, help=words.TEMPLATE_HELP)
    template = file.getvalue() if file else None
    make = partial(
        papers.slides,
        candidates=_candidates(content),
        template=template,
        template_name=file.name if file else "",
        is_pdf=is_pdf,
    )
    options = (file.file_id if file else "",)
    return _order(make, "pptx", papers.SLIDES, options, is_pdf=is_pdf)


def _annex(content: Content, _chosen: Shortlist) -> Order:
    is_pdf = _as_pdf("docx")
    make = partial(papers.annex, candidates=_candidates(content), is_pdf=is_pdf)
    return _order(make, "docx", papers.TEXT, (), is_pdf=is_pdf)


def _sheets(content: Content, chosen: Shortlist) -> Order | None:
    names = _sheet_names(content, chosen)
    name, first = f"document.areas.{content.place.level}", [each.code for each in chosen.chosen]
    kept = [code for code in session.choice(name, first) if code in names]
    if kept != session.choice(name, first):
        session.choose(name, kept)
    codes = st.multiselect(
        words.SHEET_AREAS,
        list(names),
        format_func=names.__getitem__,
        placeholder=words.PLACEHOLDER,
        **session.bind(name, first),
    )
    compared = st.multiselect(
        words.COMPARED,
        COMPARATORS,
        format_func=words.COMPARATORS.__getitem__,
        placeholder=words.PLACEHOLDER,
        **session.bind("document.compared", list(COMPARATORS)),
    )
    is_pdf = _as_pdf("zip")
    if not codes:
        st.info(words.NO_AREAS)
        return None
    make = partial(
        papers.fact_sheets,
        codes=codes,
        candidates=_candidates(content),
        comparators=compared,
        is_pdf=is_pdf,
    )
    return Order(make, "zip", "application/zip", (*codes, "", *compared, str(is_pdf)))


def _sheet_names(content: Content, chosen: Shortlist) -> dict[str, str]:
    """Names of what a fact sheet can be of: candidates by id, then areas by code, each by name."""
    candidates = {each.id: each.name for each in _candidates(content).candidates}
    candidates |= {each.code: each.name for each in chosen.entries if each.is_candidate}
    areas = {str(code): str(name) for code, name in content.place.areas.names.items()}
    return {
        code: name
        for found in (candidates, areas)
        for code, name in sorted(found.items(), key=lambda item: item[1].casefold())
    }


def _order(
    make: Any, ending: str, media_type: str, options: tuple[str, ...], *, is_pdf: bool
) -> Order:
    return Order(make, "pdf", PDF, options) if is_pdf else Order(make, ending, media_type, options)


def _as_pdf(kind: str) -> bool:
    """Whether the reader wants PDF, offered where LibreOffice is installed."""
    if office() is None:
        st.caption(words.NO_PDF)
        return False
    return st.checkbox(words.AS_PDF, **session.bind(f"document.pdf.{kind}", False))


_ORDERS: dict[str, Callable[[Content, Shortlist], Order | None]] = {
    "xlsx": _workbook,
    "pptx": _slides,
    "docx": _annex,
    "sheets": _sheets,
}
