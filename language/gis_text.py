"""Swedish texts in the files for GIS."""

LAYERS = {
    "kortlista": "Kortlista",
    "bortvalda": "Bortvalda, med skäl",
    "omraden": "Områden efter index",
    "insatser": "Insatser",
    "insatser_platser": "Insatsernas platser",
    "koppling": "Koder och uppgifter att koppla till egna ytor",
}

COLUMN_LEVEL = "Nivå"
MEANING_LINK_CODE = "Områdets kod som text. Det som ska kopplas på."
MEANING_LEVEL = "deso, regso, geso eller own (egna områden)."
MEANING_ORDER = "Plats på kortlistan, tom för ett område som inte är med."

STYLE_NAME = "Kraftsamling"
STYLE_DESCRIPTION = "Klasser, färger och beteckningar som i Kraftsamling."
MISSING = "Uppgift saknas"
ON_SHORTLIST = {"area": "Område på kortlistan", "candidate": "Kandidat på kortlistan"}
REJECTED = {"area": "Bortvalt område", "candidate": "Bortvald kandidat"}
SITE_EXACT = "Plats som anges i källan"
SITE_APPROXIMATE = "Ungefärlig plats: någonstans i området"
VERIFIED = "{name} (heldragen: områdena anges i källan)"
INFERRED = "{name} (streckad: gränsen är härledd eller obekräftad)"

README_NAME = "LASMIG.txt"
FIELD = "falt"
COLUMN_MISSING = "Uppgifter som saknas"
MEANING_MISSING = (
    "Namnen på de fält som saknar uppgift i området. En del program visar ett tomt tal som 0: det "
    "som räknas upp här är aldrig noll."
)
README = """\
Kraftsamling: Shapefile

{description}

Koordinatsystem: {crs}. Teckenkodning: UTF-8 (står i .cpg-filen).

Formatet är gammalt och rymmer mindre än GeoPackage. Det som skiljer:

- Ett fältnamn får ha högst tio tecken. Nedan står vad varje fält heter här och vad det betyder.
- En text får ha högst 254 byte. {cut}
- Ett tal som saknas är tomt. En del program visar det som 0. Därför finns fältet {missing}, som \
räknar upp de fält som saknar uppgift i området. En uppgift som saknas är aldrig noll.
- Utseendet (färger och linjer) följer inte med. Det gör det i GeoPackage.

{layers}
"""
README_UNCUT = "Ingen text är kortad."
README_CUT = "Så här många är kortade och slutar med …: {fields}."
README_CUT_FIELD = "{layer}.{field} {count}"
README_LAYER = "{name}.shp: {title} ({rows} rader)"
README_FIELD = "  {short:<10}  {title}"
README_FIELD_LONG = "  {short:<10}  {title} (heter {name} i GeoPackage)"
