"""Text from data, made harmless where Streamlit would read it as Markdown."""

import re

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>:&])")


def plain(text: str) -> str:
    """Escape every character that Markdown, LaTeX or HTML would act on."""
    return SPECIAL.sub(r"\\\1", text.replace("\n", " "))
