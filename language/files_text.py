"""Swedish texts of the files that leave: what each format is called, and what it is for."""

CHOOSE = "Format"
DOWNLOAD = "Ladda ned filen (.{ending})"

NAMES = {
    "gpkg": "GeoPackage för GIS",
    "zip": "Shapefile för GIS (zip)",
    "fgb": "FlatGeobuf för GIS",
    "geojson": "GeoJSON för GIS och webb",
    "csv": "CSV för Excel",
    "html": "Karta som webbsida",
    "png": "Karta som bild (PNG)",
    "svg": "Karta som bild att redigera (SVG)",
    "pdf": "Karta att skriva ut (PDF)",
}
"""By ending of the file."""

HELP = {
    "gpkg": (
        "Kortlistan, alla områden och insatserna som lager, med samma färger som här när de "
        "öppnas i QGIS. En tabell att koppla till egna ytor, fältlista och metadata följer med."
    ),
    "zip": (
        "Samma lager för äldre program. Fältnamnen har högst tio tecken och färgerna följer inte "
        "med; LASMIG.txt i zip-filen förklarar. Välj hellre GeoPackage om du kan."
    ),
    "fgb": "Alla områden i ett lager, med deras plats på kortlistan. Snabbt för stora kartor.",
    "geojson": "Alla områden i ett lager, med deras plats på kortlistan, i WGS 84 (RFC 7946).",
    "csv": "Kortlistan med siffror och skäl, och scenario och källor under tabellen.",
    "html": "Kartan med kortlistan markerad, i en fil som fungerar utan nät.",
    "png": "Kartan med teckenförklaring, skala och källor, för rapporter och presentationer.",
    "svg": "Samma karta, där text och ytor går att ändra i ett ritprogram.",
    "pdf": "Samma karta på en liggande A4.",
}
"""By ending of the file."""
