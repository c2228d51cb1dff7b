"""Words on the tools to draw with on a map."""

TOOLS = {
    "toolbar": "Rita på kartan",
    "polygon": "Rita en yta",
    "point": "Sätt ut platser",
    "box": "Markera i en ruta",
    "lasso": "Markera fritt",
    "polygon_help": (
        "Klicka ut ytans hörn, ett efter ett, och avsluta med Klar eller ett klick på det första "
        "hörnet. Med tangentbord: flytta kartan med pilarna och sätt ett hörn i mitten med Retur."
    ),
    "point_help": (
        "Klicka där platserna ligger och avsluta med Klar. Med tangentbord: flytta kartan med "
        "pilarna och sätt en plats i mitten med Retur."
    ),
    "box_help": "Dra från ett hörn till det motsatta. Escape avbryter.",
    "lasso_help": "Dra en linje runt områdena. Escape avbryter.",
    "done": "Klar",
    "back": "Ångra senaste punkten",
    "cancel": "Avbryt",
}
