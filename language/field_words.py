"""What the fields of stored documents are called in Swedish."""

import re

from language.access_text import FIELDS_OF_ACCESS
from language.register_files_text import HEADINGS

FIELDS = (
    HEADINGS
    | FIELDS_OF_ACCESS
    | {
        "reason": "skäl",
        "status": "ställning",
        "name": "namn",
        "note": "anteckning",
        "entries": "kortlistan",
        "areas": "områden",
        "code": "kod",
        "version": "form",
        "candidates": "kandidater",
        "cards": "insatser",
        "changes": "ändringar",
        "codes": "områden",
        "made": "hur den kom till",
        "division": "nivå",
        "order": "ordning",
        "document_name": "dokumentets namn",
        "who": "vem",
        "when": "när",
        "dimensions": "dimensioner",
        "indicators": "uppgifter",
        "weight": "vikt",
        "missing": "saknade uppgifter",
        "ranking": "rangordning",
        "classes": "klasser",
        "uncertainty": "osäkerhet",
        "coverage": "täckning",
        "mapping": "val",
        "figures": "uppgifter",
        "marks": "tecken i stället för tal",
        "near": "namn som nästan stämmer",
        "strangers": "rader utan område",
        "absent": "områden utan rad",
        "years": "år",
        "latest": "senaste år i filen",
        "columns": "kolumner",
        "key_column": "kolumn med område",
        "header": "rad med rubriker",
        "publisher": "källa",
        "place": "vad det gäller",
        "reference": "hänvisning",
        "read": "läst den dag",
        "values": "värden",
        "value": "värde",
        "year": "år",
        "file": "fil",
        "table": "tabell",
        "more": "fler tabeller",
        "confirmed": "bekräftat",
        "bundle": "fil",
        "hash": "kontrollsumma",
        "data": "fingeravtryck, data",
        "rows": "områden",
        "level": "nivå",
        "preset": "färdigt scenario",
        "weights": "vikter",
        "shown": "visad uppgift",
        "selected": "valt område",
        "listed": "kortlistan",
        "edited": "kandidat som ändras",
        "compared": "jämförelse",
        "page": "sida",
        "mark": "märke",
    }
)
"""What a field is called in a clash and in the journal; others go by their names in a file."""

IN_PATH = re.compile(r"\[[^\]]*\]|[a-z_]+")
"""The name of an entry, or of a field."""


def field(path: str) -> str:
    """A path of the journal in the reader's words; names of entries are left as they are."""
    return IN_PATH.sub(lambda part: FIELDS.get(part[0], part[0]), path)
