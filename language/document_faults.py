"""Faults of documents, their templates and their PDF, as Swedish sentences."""

from geo.faults import FaultKind

SENTENCES: dict[FaultKind, str] = {
    FaultKind.PDF_NO_OFFICE: (
        "PDF kan inte göras här: LibreOffice är inte installerat på servern. Ladda ned filen och "
        "spara den som PDF i Word eller PowerPoint."
    ),
    FaultKind.PDF_TOO_SLOW: (
        "PDF blev inte klar inom {allowed} sekunder. Försök igen, eller spara som PDF själv."
    ),
    FaultKind.PDF_FAILED: "LibreOffice kunde inte göra om filen till PDF.",
    FaultKind.TEMPLATE_NO_TITLE: (
        "Mallen har ingen layout med en rubrik. Lägg till en i PowerPoint under Visa, Bildbakgrund."
    ),
}
