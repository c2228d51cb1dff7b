"""What the documents show: tables, profiles and words, made of a dossier and what was found."""

from export.papers.findings import Comparator, Findings, Subject
from export.papers.model import Heading, Papers, Profile, Table, shown
from export.papers.papers import make_papers

__all__ = [
    "Comparator",
    "Findings",
    "Heading",
    "Papers",
    "Profile",
    "Subject",
    "Table",
    "make_papers",
    "shown",
]
