"""Text from data, made harmless where Streamlit would read it as Markdown."""

import re

from geo.faults import InputError
from language import faults

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>:&])")


def plain(text: str) -> str:
    """Escape every character that Markdown, LaTeX or HTML would act on."""
    return SPECIAL.sub(r"\\\1", text.replace("\n", " "))


def plain_lines(error: InputError) -> str:
    """The faults as Markdown lines, every character harmless."""
    return "\n\n".join(plain(line) for line in faults.message(error.faults).splitlines())
