"""Words of the register in files: sheets, headings, and what may stand in the cells."""

from language import text
from language.initiatives_text import KINDS, THEMES
from layers.register_columns import Vocabulary

YES = {"true": "ja", "false": "nej"}

ACTIONS = {
    "added": "Tillagd",
    "edited": "Ändrad",
    "ended": "Avslutad",
    "removed": "Borttagen",
    "imported": "Inläst ur fil",
}

HEADINGS = {
    "id": "Id",
    "name": "Insats",
    "programme": "Program",
    "summary": "Beskrivning",
    "responsible": "Ansvarig",
    "partners": "Medverkande",
    "kind": "Slag av insats",
    "themes": "Frågor",
    "target": "Målgrupp",
    "target.group": "Målgrupp",
    "target.age_from": "Ålder från",
    "target.age_to": "Ålder till",
    "dimensions": "Dimensioner i indexet",
    "forum": "Samverkansgrupp",
    "carrier": "Kan bära en ny uppgift",
    "status": "Läge",
    "start": "Start",
    "end": "Slut",
    "extent": "Utbredning",
    "certainty": "Säkerhet i geografin",
    "is_overlay_only": "Enbart sammanhang",
    "case_numbers": "Ärendenummer",
    "note": "Anmärkning",
    "geography": "Geografi",
    "geography.division": "Områdesindelning",
    "geography.areas": "Områdeskoder",
    "geography.delomraden": "Delområden",
    "geography.unmatched": "Delområden utan motsvarighet",
    "geography.derivation": "Så är geografin bestämd",
    "geography.outline": "Egen gräns (WKT, WGS 84)",
    "geography.sites": "Platser",
    "sites.name": "Plats",
    "sites.longitude": "Longitud",
    "sites.latitude": "Latitud",
    "sites.delomrade": "Delområde",
    "sites.areas": "Områdeskoder",
    "sites.certainty": "Säkerhet i platsen",
    "geometry": "Geometri",
    "longitude": "Longitud",
    "latitude": "Latitud",
    "east": "Öst (SWEREF)",
    "north": "Nord (SWEREF)",
    "sources": "Källor",
    "sources.publisher": "Utgivare",
    "sources.title": "Källans titel",
    "sources.url": "Adress",
    "sources.section": "Avsnitt",
    "sources.mention": "Nämns under",
    "sources.says": "Säger där källorna skiljer sig",
    "sources.reference_date": "Avser",
    "sources.retrieved": "Hämtad",
    "sources.licence": "Licens",
    "sources.attribution": "Ska anges som",
    "sources.sha256": "Kontrollsumma (SHA-256)",
}
"""Heading of each field, in files and in forms alike."""

VOCABULARY = Vocabulary(
    sheets={
        "initiatives": "Insatser",
        "sites": "Platser",
        "sources": "Källor",
        "history": "Historik",
    },
    headings=HEADINGS,
    words={
        "kind": KINDS,
        "theme": THEMES,
        "status": text.PHASE,
        "extent": text.EXTENT,
        "certainty": text.CERTAINTY,
        "division": {level: text.LEVELS[level] for level in ("deso", "regso", "geso")},
        "yes": YES,
    },
    coordinates={
        "longitude": ("longitud", "longitude", "lon", "long", "lng"),
        "latitude": ("latitud", "latitude", "lat"),
        "east": ("öst", "ost", "e", "easting", "x", "sweref_e", "sweref e", "x-koordinat"),
        "north": ("nord", "n", "northing", "y", "sweref_n", "sweref n", "y-koordinat"),
    },
    row="{file}, rad {row}",
    sheet_row="{file}, bladet {sheet}, rad {row}",
    continued="{heading} (forts. {number})",
)
"""The words of every file of the register."""

SHEET_WORDS = "Tillåtna ord"
WORDS_HEADINGS = ("Kolumn", "Ord")
HISTORY_HEADINGS = ("När", "Vem", "Vad", "Id", "Insats", "Kolumn", "Före", "Efter")
"""Headings of the sheet that tells what may stand in columns with fixed words."""
