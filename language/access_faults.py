"""Faults of points, networks and homes as Swedish sentences."""

from geo.faults import FaultKind

SENTENCES = {
    FaultKind.POINT_OUTSIDE: (
        "Rad {where}: punkten ({received}) ligger mer än {allowed} km utanför områdena. Rätta "
        "koordinaten, eller låt sådana punkter lämnas utanför."
    ),
    FaultKind.AXES_SWAPPED: (
        "Punkterna hamnar bland områdena först när koordinaterna byter plats. Ange kolumnen med "
        "öst (longitud) och kolumnen med nord (latitud) tvärtom, eller rätta filen. I äldre "
        "svenska underlag är X nord och Y öst."
    ),
    FaultKind.COORDINATE_COLUMNS: (
        "Det går inte att se vilka kolumner som har koordinaterna. Ange dem. Kolumnerna är: "
        "{allowed}."
    ),
    FaultKind.COORDINATE_MISSING: (
        "Rad {where}: koordinaten saknas. Fyll i den, eller låt sådana rader lämnas utanför."
    ),
    FaultKind.COORDINATE_NUMBER: (
        "Rad {where}, kolumn {field}: fick ”{received}”, tillåtet är en koordinat som tal med "
        "decimaltecknet ”{allowed}”."
    ),
    FaultKind.ROW_SHAPE: "Rad {where}: fick {received}, tillåtet är {allowed}.",
    FaultKind.NOTHING_AT_AREAS: (
        "Inget i filen ligger bland områdena. Kontrollera att det är rätt fil och att "
        "koordinatsystemet stämmer."
    ),
    FaultKind.DISTANCE_UNUSABLE: (
        "Avstånden: fick ”{received}”, tillåtet är ett till {allowed} olika hela tal från 1 till "
        "50 000 meter, med mellanslag eller kommatecken mellan, till exempel 500, 1000."
    ),
}

ALLOWED_WORDS = {
    "points": "punkter",
    "lines": "linjer",
    "surfaces_or_points": "ytor, eller bara punkter",
}
