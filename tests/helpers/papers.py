"""Small papers that hold everything real ones do, with a figure under cover."""

import re
import zipfile
from io import BytesIO

import pandas as pd

from export.papers import Comparator, Findings, Subject, make_papers
from geo.cover import cover
from layers.table import IndicatorTable
from scoring.coverage_choice import Coverage
from scoring.places.candidates import Candidate
from scoring.places.coverage import cover_areas, present, reached
from scoring.places.fields import FIELDS, field_totals, fields
from scoring.places.responsibility import Proposal, presence_matrix
from scoring.scenario import Uncertainty
from scoring.score import score
from tests.helpers.dossiers import bytes_of_secret, small_dossier, small_place, small_scenario
from tests.helpers.initiatives import BOARD, ORGANISATIONS

REASON = "Störst behov, få insatser."


def small_findings(place=None, names=None, are_candidates=False, subjects=("A3", "A4")):
    """Findings over :func:`tests.helpers.dossiers.small_place`."""
    areas, table, cards, register = place or small_place()
    scenario = small_scenario(uncertainty=Uncertainty(top=2))
    result = score(table, scenario)
    found = cover_areas(cover(areas, register.shapes), register.cards, Coverage())
    children = reached(found.table, table.values["pop_2025"])
    of = fields(result, children.share["index"], Coverage())
    codes = areas.codes
    intervals = pd.DataFrame({"rank_low": 1.0, "rank_high": 3.0, "p_top": 0.5}, index=codes)
    intervals = intervals.where(result.rank.notna(), axis=0)
    here = present(found.initiatives)
    owners = [name for name, each in ORGANISATIONS.items() if each.kind != "authority"]
    return Findings(
        areas,
        table,
        cards,
        result,
        register,
        found.initiatives,
        children,
        of,
        pd.DataFrame(0.25, index=codes, columns=list(FIELDS)).where(of.of.ne(""), axis=0),
        field_totals(of.of, table.values["pop_2025"]),
        intervals,
        pd.Series("open", codes),
        presence_matrix(here, register.cards, owners),
        ORGANISATIONS,
        tuple(
            small_subject(table, result, found, code, (names or {}).get(code, f"Område {code}"))
            for code in subjects
        ),
        are_candidates,
    )


def small_subject(table, result, found, code, name):
    """One area of the small place as a subject."""
    local = found.initiatives.loc[code]
    return Subject(
        Candidate(id=code, name=name, codes=(code,)),
        REASON if code == "A3" else "",
        IndicatorTable(table.values.loc[[code]], table.status.loc[[code]]),
        pd.Series({"poor": 4.25}),
        float(result.index[code]),
        float("nan"),
        float("nan"),
        float("nan"),
        "",
        local[local >= 0.1],
        pd.Series({BOARD: "present"}),
        (Proposal(BOARD, "Fattigdom", 0.6, "Fritid för alla.", "present"),),
        (Comparator("Malmö", pd.Series({"poor": 12.5})),),
    )


def small_papers(place=None, **parts):
    """Papers of the small place."""
    scenario = small_scenario(uncertainty=Uncertainty(top=2))
    dossier = small_dossier(scenario=scenario, place=place)
    return make_papers(dossier, small_findings(place, **parts))


def unpacked(content):
    """All parts of a file that is a zip, by name; those of zips within it too."""
    found = {}
    with zipfile.ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            found[name] = parts.read(name)
            if found[name].startswith(b"PK"):
                found |= {f"{name}/{own}": part for own, part in unpacked(found[name]).items()}
    return found


def secrets_in(content):
    """Forms of the figure under cover that the parts of a zip hold, pictures aside."""
    found = unpacked(content)
    told = b"\n".join(part for name, part in found.items() if not re.search(r"\.png$", name))
    return [secret for secret in bytes_of_secret() if secret in told]


HOSTILE = (
    '=HYPERLINK("http://x")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "{{ 7*7 }} ${7*7} {0}",
    "a\x00b\x0bc & <b> \"'",
)
"""Text from data that some program would run, or that XML does not allow."""
