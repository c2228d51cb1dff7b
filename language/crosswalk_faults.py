"""Faults of what is carried from one division to another, as Swedish sentences."""

from geo.faults import FaultKind

SENTENCES: dict[FaultKind, str] = {
    FaultKind.AREAS_OVERLAP: (
        "Område {where} ligger till andelen {received} under andra områden i samma indelning; "
        "tillåtet är högst {allowed}. Marken skulle räknas två gånger. Rätta gränserna i GIS "
        "eller med kommandot repair."
    ),
    FaultKind.NOT_NESTED: (
        "Område {where} ligger inte i det större område som dess kod pekar ut. Kontrollera att "
        "båda indelningarna är av samma årgång."
    ),
    FaultKind.NOTHING_IN_COMMON: (
        "Indelningarna har ingen yta gemensam. Kontrollera att de gäller samma plats."
    ),
    FaultKind.POINT_TYPE: "Rad {where}: fick {received}, tillåtet är en punkt.",
    FaultKind.WEIGHT: (
        "Rad {where}: vikten {received} går inte att använda. Den ska vara noll eller större."
    ),
    FaultKind.KIND_NOT_TOLD: (
        "Det är inte sagt om {received} är ett antal eller en andel. Ett antal delas mellan "
        "områden, en andel vägs ihop."
    ),
}
