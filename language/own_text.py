"""Swedish texts of the page Egna data: a file recognised, joined, described and read."""

from layers.own.recognise import Format
from layers.own.renew import Change, ChangeKind

INTRO = (
    "Släpp en eller flera filer med era egna uppgifter: tabeller, och gränser om ni har egna "
    "områden. Programmet föreslår vad som står var, du kontrollerar och svarar på det som inte "
    "går att se. Filerna stannar i fliken: de skickas ingen annanstans, och sparas inte utom i "
    "det du själv sparar eller fryser på sidan **Arbetsytor**."
)
STEP_FILE = "1. Fil"
STEP_RECOGNISE = "2. Känn igen"
STEP_JOIN = "3. Koppla"
STEP_CARD = "4. Beskriv"
STEP_READ = "5. Läs in"

FILES = (
    "Filer: CSV, Excel (.xlsx), PC-Axis, GeoPackage, GeoJSON, Shapefile (zip), FlatGeobuf, "
    "GeoParquet, KML eller TopoJSON. Högst 200 MB per fil."
)
TABLE = "Tabell med uppgifterna"
TABLE_PART = "{file}: {part}"

USUAL_MAPPING = "Filen ser ut som en som lästs in förut: **{title}** (senast {file}, {day})."
USE_MAPPING = "Använd förra årets val"
WHICH_MAPPING = "Vilka sparade val?"
MAPPING_NAME = "{title}, {file}"
USED_MAPPING = "Valen från **{title}** ({file}) används."
START_OVER = "Börja om utan sparade val"
NOT_RENEWED = "De sparade valen går inte att använda på filen."
CHANGES = "Det här skiljer sig från förra gången"
CHANGES_HEAD = ("Vad", "Förut", "Nu")
NO_CHANGES = "Filen ser ut precis som förra gången."
CHANGES_RIGHT = "Jag har sett ändringarna, och de stämmer"
SHOW_CHOICES = "Visa och ändra valen"

FACTS = "Det här står i filen"
FACTS_HEAD = ("Vad", "Funnet")
FACT_FORMAT = "Filtyp"
FACT_ENCODING = "Teckenkodning"
FACT_SEPARATOR = "Avgränsare"
FACT_HEADER = "Rad med rubriker"
FACT_TITLE = "Ovanför tabellen"
FACT_NOTES = "Under tabellen (läses inte)"
FACT_ROWS = "Rader med uppgifter"
FACT_YEARS = "År"
FACT_SEX = "Kolumn med kön"
FACT_CATEGORIES = "Kolumner som delar upp raderna"
FACT_DECIMAL = "Tal skrivs med"
FACT_GROUPING = "{decimal}, och {grouping} mellan tusental"
FACT_NONE = "finns inte i filen"
DOUBLE_HEADER = "{row} och raden ovanför"
SIGNS = {
    ".": "punkt",
    ",": "komma",
    ";": "semikolon",
    "\t": "tabb",
    "|": "lodstreck",
    "": "",
}
FORMATS = {
    Format.TEXT: "text med kolumner (CSV)",
    Format.EXCEL: "Excel",
    Format.PX: "PC-Axis",
    Format.GPKG: "GeoPackage",
    Format.GEOJSON: "GeoJSON",
    Format.TOPOJSON: "TopoJSON",
    Format.FGB: "FlatGeobuf",
    Format.PARQUET: "Parquet",
    Format.KML: "KML",
    Format.ZIP: "zip",
}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 med märke",
    "utf-8+": "UTF-8, kodad två gånger och lagad",
    "utf-8-sig+": "UTF-8, kodad två gånger och lagad",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
    "cp850": "DOS (850)",
    "mac_roman": "äldre Mac",
}
HEADER_ROW = "Rad med rubriker (ändra om den är fel)"
DECIMAL = "Decimaltecken"
DECIMAL_CHOICES = {"": "Välj", ".": "punkt", ",": "komma"}
FIRST_ROWS = "De första raderna"

KEY_KIND = "Kolumnen innehåller"
KEY_KINDS = {"code": "koder", "name": "namn"}
AREAS_FILE = "Fil med områden"
AREAS_CODE = "Kolumn med områdeskod bland områdena"
AREAS_NAME = "Kolumn med namn bland områdena"
NO_COLUMN = "ingen"
CRS = "Koordinatsystem"
CRS_TOLD = "{name}: så säger filen"
CRS_FITS = "{name}: {share} % av områdena hamnar i staden"
CRS_OUTSIDE = "{name}: inget område hamnar i staden"
CRS_SWAPPED = "{name}, med axlarna omkastade"
CRS_SURE = "Filen säger {name}, och områdena hamnar i staden."
CRS_GUESSED = (
    "Det filen säger om koordinaterna ({told}) stämmer inte med staden. Förslaget är **{name}**. "
    "Kontrollera på kartan att områdena ligger rätt."
)
CRS_PROPOSED = (
    "Filen säger inte vilket koordinatsystem den har. Förslaget är **{name}**. Kontrollera på "
    "kartan att områdena ligger rätt."
)
CRS_NOWHERE = (
    "Områdena hamnar inte i staden med något av de vanliga koordinatsystemen. Välj rätt system, "
    "eller fortsätt om filen gäller en annan plats."
)
CRS_RIGHT = "Områdena ligger rätt på kartan"
CRS_MAP = "Områdena i filen"
CITY = "Malmö"
CITY_HEADING = "Till jämförelse"
CITY_LINE = "Stadens gräns"
CRS_TABLE = "Områdenas läge"
CRS_HEAD = ("Kod", "Namn", "Longitud", "Latitud")
CRS_NAMES = {
    "EPSG:3006": "SWEREF 99 TM (EPSG:3006)",
    "EPSG:3008": "SWEREF 99 13 30 (EPSG:3008, Malmö)",
    "EPSG:4326": "WGS 84 (EPSG:4326)",
    "EPSG:3007": "SWEREF 99 12 00 (EPSG:3007)",
    "EPSG:3009": "SWEREF 99 15 00 (EPSG:3009)",
    "EPSG:3010": "SWEREF 99 16 30 (EPSG:3010)",
    "EPSG:3011": "SWEREF 99 18 00 (EPSG:3011)",
    "EPSG:3012": "SWEREF 99 14 15 (EPSG:3012)",
    "EPSG:3021": "RT 90 2,5 gon V (EPSG:3021)",
    "EPSG:3847": "SWEREF 99 RT 90 2,5 gon V (EPSG:3847)",
    "EPSG:25832": "ETRS 89 UTM 32 (EPSG:25832)",
    "EPSG:3857": "Web Mercator (EPSG:3857)",
}

JOINED = "{found} av {count} områden har en rad i filen."
ELSEWHERE = "{count} rader gäller andra kommuner och tas inte med."
STRANGERS = "Rader som inte är något av områdena ({count})"
STRANGERS_HEAD = ("I filen", "Liknar")
ABSENT = "Områden utan rad i filen ({count})"
ABSENT_HEAD = ("Kod", "Namn")
AND_MORE = "… och {count} till"
NEAR = "Namn som nästan stämmer: bocka i dem som är samma område"
NEAR_ONE = "”{text}” är {name} ({code})"

YEARS = "År som ska läsas in"
YEAR = "År som uppgifterna gäller"
MARKS = "Tecken i stället för tal"
MARKS_HELP = (
    "Säg vad tecknen betyder. Det som inte får visas räknas inte med, och visas aldrig någonstans."
)
MARK = "”{mark}” ({count} celler, först i kolumnen {column})"
MEANINGS = {
    "missing": "uppgiften saknas",
    "suppressed": "uppgiften får inte visas",
    "zero": "noll",
}
MARK_CHOOSE = "Välj vad det betyder"
MARKS_RIGHT = "Tecknen betyder det som står ovan"
SOURCE = "Vem har tagit fram uppgifterna?"
SOURCE_HELP = "Till exempel SCB eller Malmö stad, stadskontoret. Det står vid varje siffra."
LICENCE = "Licens eller villkor (om det finns)"
TITLE = "Vad ska filen kallas?"
CARD = "Kort: {title}"
CARD_TITLE = "Namn på uppgiften"
CARD_DEFINITION = "Vad är det som mäts?"
CARD_UNIT = "Enhet"
CARD_KIND = "Slag"
CARD_KINDS = {
    "count": "antal",
    "share": "andel",
    "mean": "medelvärde",
    "median": "median",
    "change": "förändring",
    "index": "index",
}
CARD_BASE = "Vilka gäller uppgiften?"
CARD_BASE_EXAMPLE = "till exempel hushåll, eller invånare 16–24 år"
CONTEXT = "Beskriver bara, är inget mått på behov"

LEFT = "Kvar innan filen kan läsas in:"
LEFT_DIRECTION = "Säg vad ett högt värde betyder för {title}."
LEFT_YEAR = "Ange vilket år uppgifterna gäller."
LEFT_SOURCE = "Ange vem som har tagit fram uppgifterna."
LEFT_MARK = "Säg vad ”{mark}” betyder."
LEFT_MARKS = "Bekräfta vad tecknen i stället för tal betyder."
LEFT_UNMATCHED = "Bekräfta att rader och områden utan motsvarighet får lämnas utanför."
LEFT_CRS = "Bekräfta på kartan att områdena ligger rätt."
LEFT_CHANGES = "Bekräfta ändringarna sedan förra gången."
LEFT_NEED = "Välj minst en uppgift som är ett mått på behov."
LEFT_FIGURES = "Välj minst en uppgift."
LEFT_FIELD = "Fyll i det som är tomt för {title}: {labels}."
ALREADY_READ = "Filen är inläst. Ändra valen nedan och läs in den igen om något är fel."
ADDED_TO = "Läggs till de egna data som redan är inlästa."

LOADED = "Inlästa egna data: {files}"
REMEMBER = "Kom ihåg valen till nästa års fil"
REMEMBER_HELP = (
    "Spara valen i en arbetsyta, så föreslås de nästa gång en likadan fil släpps. Utan arbetsyta: "
    "spara dem som fil och släpp den tillsammans med nästa års fil."
)
REMEMBER_SAVE = "Spara valen i arbetsytan ”{workspace}”"
REMEMBER_FILE = "Spara valen som fil: {title}"
LET_GO = (
    "Borttaget från kandidater och kortlista, eftersom områdena inte finns i de egna uppgifterna "
    "som används nu: {names}."
)
REMEMBER_NAME = "Skriv ditt namn på sidan **Arbetsytor** för att kunna spara där."
REMEMBER_NO_DESK = "Det finns ingen arbetsyta. Skapa en på sidan **Arbetsytor**."
REMEMBERED = "Valen är sparade i arbetsytan ”{workspace}”."
REMEMBERED_BEFORE = "Valen är redan sparade i arbetsytan ”{workspace}”."
MAPPING_STEM = "val_{title}"

CHANGE_NAMES = {
    ChangeKind.PART: "blad eller lager",
    ChangeKind.HEADER: "rad med rubriker",
    ChangeKind.ENCODING: "teckenkodning",
    ChangeKind.SEPARATOR: "avgränsare",
    ChangeKind.COLUMN: "kolumnen heter något annat (förslag)",
    ChangeKind.YEARS: "år",
    ChangeKind.YEAR_UNTOLD: "året står inte i filen",
    ChangeKind.DECIMAL: "decimaltecken",
    ChangeKind.MARK: "nytt tecken i stället för tal",
    ChangeKind.STRANGERS: "nya rader som inte är något område",
    ChangeKind.ABSENT: "nya områden utan rad",
}


def change_row(change: Change) -> tuple[str, str, str]:
    """A change for the reader: what, before and now."""
    words = {
        ChangeKind.ENCODING: ENCODINGS,
        ChangeKind.SEPARATOR: SIGNS,
        ChangeKind.DECIMAL: SIGNS,
    }.get(change.kind, {})
    before, now = (words.get(text, text) for text in (change.before, change.now))
    return CHANGE_NAMES[change.kind], before.replace("{year}", "år"), now.replace("{year}", "år")
