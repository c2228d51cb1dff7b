"""The city's two documents on what runs, where they are: headings, sections and paragraphs."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from tests.conftest import SHARED

FOLDER = SHARED / "underlag"
LONGEST_HEADING = 110


@dataclass(frozen=True)
class Document:
    """Folded lines of one document, and which of them are headings.

    Parameters
    ----------
    lines : tuple of str
        Non-empty ones, as :func:`fold` gives them.
    headings : tuple of str
        Headings as they stand, in order; one may stand more than once.
    """

    lines: tuple[str, ...]
    headings: tuple[str, ...]

    @property
    def text(self):
        """All lines in one."""
        return " ".join(self.lines)

    def section(self, path):
        """Text below the last of nested headings ("Board / Heading") up to the next heading."""
        start = 0
        for heading in path.split(" / "):
            start = self.lines.index(fold(heading), start) + 1
        folded = {fold(heading) for heading in self.headings}
        end = start
        while end < len(self.lines) and self.lines[end] not in folded:
            end += 1
        return " ".join(self.lines[start:end])

    def above(self, heading, boards):
        """The boards that have this heading below them."""
        found, current = set(), ""
        for line in self.lines:
            current = line if line in boards else current
            found |= {current} if line == fold(heading) else set()
        return found


def fold(text):
    """Text without case and diacritics, white space made one space; a poor scan loses both."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def read(sha256):
    """Text of the document with this checksum, None where the folder does not have it."""
    if not FOLDER.is_dir():
        return None
    texts = (path.read_bytes() for path in sorted(FOLDER.glob("*.txt")))
    return next((t.decode() for t in texts if hashlib.sha256(t).hexdigest() == sha256), None)


def document(text, headings):
    """Split a document whose headings are known."""
    lines = tuple(fold(line) for line in text.splitlines() if line.strip())
    return Document(lines, tuple(headings))


def looks_like_a_heading(line):
    """Whether a line is short, begins as a sentence does and ends as none does."""
    return bool(
        line.strip()
        and len(line) < LONGEST_HEADING
        and re.match(r'["”A-ZÅÄÖ]', line)
        and line.rstrip()[-1] not in ".,:;"
    )
