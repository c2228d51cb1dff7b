"""Documents of a shortlist: workbook, slides, annex and fact sheets, for page and command line."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from streamlit import logger, runtime

from export.excel import excel_bytes
from export.papers import Papers, make_papers
from export.papers.drawn import Drawn
from export.pdf import heading_pages, office, to_pdf, to_pdfs
from export.slides import slides_bytes
from export.word import annex_bytes, live_annex_bytes, sheets_zip
from layers.responsibility import ResponsibilityRules
from scoring.places.candidates import CandidateSet
from ui.comparators import COMPARATORS
from ui.covered import delivered_rules
from ui.documents import Content, Format
from ui.files import file_stem
from ui.findings import gather
from ui.subjects import chosen_subjects, named_subjects

Tell = Callable[[float], None] | None

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
TEXT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FOUND, WRITTEN = 0.3, 0.7
"""Share of the work that is done when all is found, and when LibreOffice begins."""


def papers_of(
    content: Content,
    rules: ResponsibilityRules | None = None,
    *,
    candidates: CandidateSet | None = None,
    codes: Sequence[str] | None = None,
    comparators: Sequence[str] = COMPARATORS,
    tell: Tell = None,
) -> Papers:
    """Gather what the documents show.

    Parameters
    ----------
    content : Content
        Place, result and dossier.
    rules : ResponsibilityRules, optional
        Who is named for what; those that come with the program unless given.
    candidates : CandidateSet, optional
        Told of one by one where nothing is chosen on the shortlist.
    codes : sequence of str, optional
        Areas and ids of candidates to tell of one by one, in place of both.
    comparators : sequence of str
        Of :data:`ui.comparators.COMPARATORS`.
    tell : callable, optional
        Told the share that is done, 0-1.
    """
    place, dossier = content.place, content.dossier
    subjects, reasons = chosen_subjects(place, dossier, None if codes is not None else candidates)
    if codes is not None:
        subjects = named_subjects(place, dossier, candidates, codes)
    found = gather(
        place,
        content.result,
        rules or delivered_rules(),
        subjects,
        reasons,
        are_candidates=any(each.id not in place.areas.codes for each in subjects),
        comparators=comparators,
        tell=tell,
    )
    return make_papers(dossier, found)


def workbook(
    content: Content,
    rules: ResponsibilityRules | None = None,
    tell: Tell = None,
    *,
    candidates: CandidateSet | None = None,
) -> bytes:
    """The workbook."""
    return excel_bytes(papers_of(content, rules, candidates=candidates, tell=tell))


def slides(
    content: Content,
    rules: ResponsibilityRules | None = None,
    tell: Tell = None,
    *,
    candidates: CandidateSet | None = None,
    template: bytes | None = None,
    template_name: str = "",
    is_pdf: bool = False,
) -> bytes:
    """The slides, on a template of the user's where one is given; as PDF if asked for.

    Raises
    ------
    InputError
        The template cannot be used, or no PDF can be made.
    """
    papers = papers_of(content, rules, candidates=candidates, tell=_part(tell, 0, FOUND))
    writing = _part(tell, FOUND, WRITTEN if is_pdf else 1.0)
    made = slides_bytes(papers, Drawn(papers), template, template_name, writing)
    return to_pdf(made, "a.pptx", waiting=_waiting(tell)) if is_pdf else made


def annex(
    content: Content,
    rules: ResponsibilityRules | None = None,
    tell: Tell = None,
    *,
    candidates: CandidateSet | None = None,
    is_pdf: bool = False,
) -> bytes:
    """The annex to a tjänsteskrivelse; as PDF if asked for.

    Raises
    ------
    InputError
        No PDF can be made.
    """
    papers = papers_of(content, rules, candidates=candidates, tell=_part(tell, 0, FOUND))
    drawn, writing = Drawn(papers), _part(tell, FOUND, WRITTEN if office() else 1.0)
    if is_pdf:
        made = live_annex_bytes(papers, drawn, writing)
        return to_pdf(made, "a.docx", waiting=_waiting(tell))
    pages = partial(heading_pages, waiting=_waiting(tell)) if office() else None
    return annex_bytes(papers, drawn, pages, writing)


def fact_sheets(
    content: Content,
    rules: ResponsibilityRules | None = None,
    tell: Tell = None,
    *,
    codes: Sequence[str],
    candidates: CandidateSet | None = None,
    comparators: Sequence[str] = COMPARATORS,
    is_pdf: bool = False,
) -> bytes:
    """Fact sheets of some areas and candidates in a zip; as PDF if asked for.

    Raises
    ------
    InputError
        No PDF can be made.
    """
    found = _part(tell, 0, FOUND)
    papers = papers_of(
        content, rules, candidates=candidates, codes=codes, comparators=comparators, tell=found
    )
    convert: Callable[[Mapping[str, bytes]], Mapping[str, bytes]] = dict
    if is_pdf:
        convert = partial(to_pdfs, waiting=_waiting(tell))
    writing = _part(tell, FOUND, WRITTEN if is_pdf else 1.0)
    return sheets_zip(papers, Drawn(papers), file_stem, convert, writing)


def _part(tell: Tell, start: float, end: float) -> Tell:
    """Tells the share of a part as a share of the whole."""
    return tell and (lambda share: tell(start + (end - start) * share))


def _waiting(tell: Tell) -> Callable[[], None] | None:
    """Tells, while another program works, that there is nothing new; lets the reader stop it."""
    return tell and (lambda: tell(WRITTEN))


def _alone(write: Callable[[Content], bytes]) -> Callable[[Content], bytes]:
    """The same outside the app."""

    def written(content: Content) -> bytes:
        without_app()
        return write(content)

    return written


def without_app() -> None:
    """Keep Streamlit from warning that there is no app, where there is none."""
    if not runtime.exists():
        logger.set_log_level("error")


DOCUMENTS = {
    "xlsx": Format(_alone(workbook), WORKBOOK),
    "pptx": Format(_alone(slides), SLIDES),
    "docx": Format(_alone(annex), TEXT),
}
"""Documents by ending."""
