"""The whole set of documents of six candidates, step by step.

Run from the repository root: ``python -m bench.exports``. Makes six candidates with long names of
the DeSO with the highest need, then the workbook, slides, annex, fact sheets and, where LibreOffice
is installed, the PDF of them all in one start of it; the pages of the annex's contents are found
while the other documents are written. Prints seconds on the clock and of processor time, with
LibreOffice's, and each step's share of the time on the clock, beside the target.
"""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

from streamlit import logger

from export.excel import excel_bytes
from export.papers import Papers, make_papers
from export.papers.drawn import Drawn
from export.pdf import heading_pages, office, to_pdfs
from export.pictures import HALF_SLIDE, SLIDE, STRIP, TEXT
from export.slides import slides_bytes
from export.word import live_annex_bytes, sheet_bytes
from scoring.decision.shortlist import Shortlist
from scoring.places.candidates import Candidate, CandidateSet
from ui import cached
from ui.covered import delivered_rules
from ui.findings import gather
from ui.subjects import chosen_subjects
from ui.workspace import default_scenario, embedded_place, score_place

CANDIDATES, AREAS = 6, 4
"""Candidates, and areas in each."""

SECONDS = 20.0
NAME = "Kandidat {number}: området mellan Nobelvägen och Lantmannagatan med skolor och torg"
REASON = "Stort behov, många barn och få insatser som når dem."


class Clock:
    """Steps with the seconds that they took: on the clock and of processor time."""

    def __init__(self) -> None:
        self.spent: dict[str, tuple[float, float]] = {}

    def timed(self, name: str, make: Callable[[], Any]) -> Any:
        """Make something and remember how long it took, what it started included."""
        start, used = time.perf_counter(), processor()
        made = make()
        self.spent[name] = (time.perf_counter() - start, processor() - used)
        return made

    def show(self) -> None:
        """Print every step with its share, and the sum beside the target."""
        total = sum(clock for clock, _ in self.spent.values())
        for name, (clock, used) in self.spent.items():
            share = 100 * clock / total
            print(f"{name:14} {clock:6.2f} s  {used:6.2f} s processor {share:4.0f} %")
        verdict = "MET" if total < SECONDS else "NOT MET"
        used = sum(used for _, used in self.spent.values())
        print(f"{'all':14} {total:6.2f} s  {used:6.2f} s processor")
        print(f"target under {SECONDS:g} s on the clock: {verdict}")


def processor() -> float:
    """Seconds of processor time so far, of this program and of those that it has ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def main() -> None:
    """Make the documents, measure and print."""
    logger.set_log_level("error")
    place = embedded_place(cached.catalogue(), "deso")
    result = score_place(place, default_scenario())
    codes = [str(code) for code in result.rank.sort_values(kind="stable").index]
    chosen, held = Shortlist(division="deso"), []
    for at in range(CANDIDATES):
        chosen = chosen.add(codes[at], REASON)
        own = tuple(codes[at * AREAS : (at + 1) * AREAS])
        name = NAME.format(number=at + 1)
        held.append(Candidate(id=f"k-{at}", name=name, codes=own, note=REASON))
    candidates = CandidateSet(division="deso", candidates=tuple(held))
    dossier = place.dossier(result, chosen, date.today())
    clock = Clock()
    subjects = chosen_subjects(place, dossier, candidates)
    found = clock.timed(
        "findings",
        lambda: gather(place, result, delivered_rules(), *subjects, are_candidates=True),
    )
    papers = clock.timed("tables", lambda: make_papers(dossier, found))
    drawn = Drawn(papers)
    clock.timed("pictures", lambda: draw_all(papers, drawn))
    annex = clock.timed("annex", lambda: live_annex_bytes(papers, drawn))
    with ThreadPoolExecutor(1) as beside:
        pages = beside.submit(heading_pages, annex) if office() else None
        clock.timed("workbook", lambda: excel_bytes(papers))
        slides = clock.timed("slides", lambda: slides_bytes(papers, drawn))
        files = clock.timed("fact sheets", lambda: sheets(papers, drawn))
        if pages is not None:
            clock.timed("annex's pages", pages.result)
            files |= {"bilder.pptx": slides, "bilaga.docx": annex}
            clock.timed("PDF of all", lambda: to_pdfs(files))
    clock.show()


def draw_all(papers: Papers, drawn: Drawn) -> None:
    """Draw every picture in the sizes that the documents ask for."""
    drawn.map(SLIDE)
    drawn.map(TEXT)
    drawn.scatter()
    for at in range(len(papers.profiles)):
        drawn.profile(at, HALF_SLIDE)
        drawn.profile(at, STRIP)


def sheets(papers: Papers, drawn: Drawn) -> dict[str, bytes]:
    """The fact sheets by file name."""
    return {
        f"blad{at}.docx": sheet_bytes(papers, profile, drawn.profile(at, STRIP))
        for at, profile in enumerate(papers.profiles)
    }


if __name__ == "__main__":
    main()
