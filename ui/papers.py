"""Documents of a shortlist: workbook, slides, annex and fact sheets, for page and command line."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from streamlit import logger, runtime

from export.excel import excel_bytes
from export.papers import Papers, make_papers
from export.papers.drawn import Drawn
from export.pdf import heading_pages, office, to_pdf, to_pdfs
from export.proof.record import Shape
from export.slides import slides_bytes
from export.word import annex_bytes, live_annex_bytes, sheets_zip
from layers.responsibility import ResponsibilityRules
from scoring.places.candidates import CandidateSet
from ui.comparators import COMPARATORS
from ui.content import Content
from ui.covered import delivered_rules
from ui.documents import Format
from ui.files import file_stem
from ui.findings import gather
from ui.recorded import make_record, proved
from ui.subjects import chosen_subjects, named_subjects, told_candidates
from ui.telling import FOUND, WRITTEN, Tell, part, waiting

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
TEXT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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


@dataclass(frozen=True)
class Options:
    """What a document depends on besides its content.

    Parameters
    ----------
    candidates : CandidateSet, optional
        Told of one by one where nothing is chosen on the shortlist.
    rules : ResponsibilityRules, optional
        Who is named for what; those that come with the program unless given.
    codes : tuple of str
        Areas of fact sheets, and ids of candidates.
    comparators : tuple of str
        What they are compared with.
    template : bytes, optional
        Presentation to take master and layouts of slides from.
    template_name : str
    is_pdf : bool
    """

    candidates: CandidateSet | None = None
    rules: ResponsibilityRules | None = None
    codes: tuple[str, ...] = ()
    comparators: tuple[str, ...] = COMPARATORS
    template: bytes | None = None
    template_name: str = ""
    is_pdf: bool = False


def _workbook(content: Content, options: Options, tell: Tell) -> bytes:
    return excel_bytes(papers_of(content, options.rules, candidates=options.candidates, tell=tell))


def _slides(content: Content, options: Options, tell: Tell) -> bytes:
    papers = _listed_papers(content, options, tell)
    writing = part(tell, FOUND, WRITTEN if options.is_pdf else 1.0)
    made = slides_bytes(papers, Drawn(papers), options.template, options.template_name, writing)
    return to_pdf(made, "a.pptx", waiting=waiting(tell)) if options.is_pdf else made


def _annex(content: Content, options: Options, tell: Tell) -> bytes:
    papers = _listed_papers(content, options, tell)
    drawn, writing = Drawn(papers), part(tell, FOUND, WRITTEN if office() else 1.0)
    if options.is_pdf:
        made = live_annex_bytes(papers, drawn, writing)
        return to_pdf(made, "a.docx", waiting=waiting(tell))
    pages = partial(heading_pages, waiting=waiting(tell)) if office() else None
    return annex_bytes(papers, drawn, pages, writing)


def _listed_papers(content: Content, options: Options, tell: Tell) -> Papers:
    found = part(tell, 0, FOUND)
    return papers_of(content, options.rules, candidates=options.candidates, tell=found)


def _fact_sheets(content: Content, options: Options, tell: Tell) -> bytes:
    papers = papers_of(
        content,
        options.rules,
        candidates=options.candidates,
        codes=options.codes,
        comparators=options.comparators,
        tell=part(tell, 0, FOUND),
    )
    convert: Callable[[Mapping[str, bytes]], Mapping[str, bytes]] = dict
    if options.is_pdf:
        convert = partial(to_pdfs, waiting=waiting(tell))
    writing = part(tell, FOUND, WRITTEN if options.is_pdf else 1.0)
    return sheets_zip(papers, Drawn(papers), file_stem, convert, writing)


WRITERS: dict[str, Callable[[Content, Options, Tell], bytes]] = {
    "xlsx": _workbook,
    "pptx": _slides,
    "docx": _annex,
    "sheets": _fact_sheets,
}
"""How each document is written, before its record is put in."""


def write_document(form: str, content: Content, options: Options, tell: Tell = None) -> bytes:
    """A document that holds the record it can be computed anew from.

    Parameters
    ----------
    form : str
        Of :data:`WRITERS`.
    content : Content
    options : Options
    tell : callable, optional
        Told the share that is done, 0-1.

    Raises
    ------
    InputError
        The template cannot be used, or no PDF can be made.
    """
    template = options.template
    shape = Shape(
        form=form,
        is_pdf=options.is_pdf,
        template="" if template is None else hashlib.sha256(template).hexdigest(),
        told=options.codes,
        comparators=options.comparators,
    )
    changed = options.rules if options.rules != delivered_rules() else None
    told = told_candidates(content.dossier, options.candidates, options.codes)
    record = make_record(content, shape, candidates=told, rules=changed)
    return proved(content, record, lambda told: WRITERS[form](told, options, tell))


def workbook(
    content: Content,
    rules: ResponsibilityRules | None = None,
    tell: Tell = None,
    *,
    candidates: CandidateSet | None = None,
) -> bytes:
    """The workbook."""
    return write_document("xlsx", content, Options(candidates, rules), tell)


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
    options = Options(
        candidates,
        rules,
        template=template,
        template_name=template_name,
        is_pdf=is_pdf,
    )
    return write_document("pptx", content, options, tell)


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
    return write_document("docx", content, Options(candidates, rules, is_pdf=is_pdf), tell)


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
    options = Options(
        candidates, rules, tuple(codes), comparators=tuple(comparators), is_pdf=is_pdf
    )
    return write_document("sheets", content, options, tell)


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
