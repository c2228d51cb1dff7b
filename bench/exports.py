"""The whole set of documents of six areas, step by step.

Run from the repository root: ``python -m bench.exports``. Takes the six DeSO with the highest
need as the shortlist, makes the workbook, slides, annex and fact sheets, and prints the share
of each beside the target, in seconds of processor time: on a machine with nothing else to do,
the time on the clock. PDF stands apart: it is another program's time.
"""

import time
from collections.abc import Callable
from datetime import date
from typing import Any

from streamlit import logger

from export.excel import excel_bytes
from export.papers import make_papers
from export.papers.drawn import draw
from export.pdf import office, to_pdfs
from export.slides import slides_bytes
from export.word import annex_bytes, sheets_zip
from scoring.decision.shortlist import Shortlist
from ui import cached
from ui.covered import delivered_rules
from ui.files import file_stem
from ui.findings import gather
from ui.subjects import chosen_subjects
from ui.workspace import default_scenario, embedded_place, score_place

AREAS = 6
SECONDS = 20.0


def main() -> None:
    """Make the documents, measure and print."""
    logger.set_log_level("error")
    place = embedded_place(cached.catalogue(), "deso")
    result = score_place(place, default_scenario())
    chosen = Shortlist(division="deso")
    for code in result.rank.sort_values(kind="stable").index[:AREAS]:
        chosen = chosen.add(str(code), "Stort behov, många barn och få insatser som når dem.")
    dossier = place.dossier(result, chosen, date.today())
    spent: dict[str, float] = {}

    def timed(name: str, make: Callable[[], Any]) -> Any:
        start = time.process_time()
        made = make()
        spent[name] = time.process_time() - start
        return made

    subjects = chosen_subjects(place, dossier)
    found = timed("findings", lambda: gather(place, result, delivered_rules(), *subjects))
    papers = timed("tables", lambda: make_papers(dossier, found))
    drawn = timed("pictures", lambda: draw(papers))
    timed("workbook", lambda: excel_bytes(papers))
    slides = timed("slides", lambda: slides_bytes(papers, drawn))
    annex = timed("annex", lambda: annex_bytes(papers, drawn))
    timed("fact sheets", lambda: sheets_zip(papers, drawn, file_stem))
    total = sum(spent.values())
    for name, seconds in spent.items():
        print(f"{name:12} {seconds:6.2f} s {100 * seconds / total:4.0f} %")
    verdict = "MET" if total < SECONDS else "NOT MET"
    print(f"{'all':12} {total:6.2f} s  target under {SECONDS:g} s: {verdict}")
    if office() is not None:
        start = time.perf_counter()
        to_pdfs({"slides.pptx": slides, "annex.docx": annex})
        print(f"{'PDF of two':12} {time.perf_counter() - start:6.2f} s on the clock (LibreOffice)")


if __name__ == "__main__":
    main()
