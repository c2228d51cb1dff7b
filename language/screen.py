"""Swedish texts of the app's pages."""

from typing import Any

from language.numbers import number

SKIP = "Hoppa till innehållet"
NO_OPTIONS = "Inget stämmer med sökningen."
SELECT_ALL = "Välj alla"
UNEXPECTED = (
    "Något gick fel när sidan skulle visas. Dina val är kvar: gå till en annan sida och tillbaka, "
    "eller ladda om. Felet står i programmets logg."
)
NOTHING = "–"
BROKEN_DATA = "Programmets egna data går inte att läsa:"

MAP_INTRO = "Kartan visar var behoven är störst enligt scenariot **{scenario}**."
CHOOSE_LEVEL = "Områdesnivå"
LEVEL_HELP = (
    "DeSO är SCB:s små statistikområden. RegSO är några DeSO tillsammans, ofta ett bostadsområde "
    "som folk känner igen. GeSO är Malmö stads indelning i 14 delar."
)
CHOOSE_SHOWN = "Visa på kartan"
SHOW_INDEX = "Index ”{scenario}”"
SHOW_INDICATOR = "{title} ({unit})"
FIND_AREA = "Sök område"
FIND_PLACEHOLDER = "Skriv ett namn eller en kod"
WEIGHTS = "Vikter"
WEIGHTS_HELP = (
    "Hur mycket varje dimension ska väga. 0 betyder att den inte räknas med. Andelen av helheten "
    "står under reglaget."
)
WEIGHTS_ALL_ZERO = "Minst en dimension måste ha en vikt över noll. Kartan visar lika vikter."
RESET_WEIGHTS = "Återställ vikterna"

MAP_LABEL = "Karta över Malmö: {shown}, {level}"
KEYBOARD_HELP = (
    "Piltangenter flyttar kartan, plus och minus zoomar. Alla områden finns också i tabellen."
)
ZOOM_IN = "Zooma in"
ZOOM_OUT = "Zooma ut"
SHOW_ALL = "Visa hela kartan"
OVERLAYS = "Insatser"
OVERLAYS_POINTS = "Insatser på platser"
OVERLAYS_ENDED = "Avslutade insatser"
LEGEND_MISSING = "Uppgift saknas"
LEGEND_SELECTED = "Valt område"
LEGEND_MARKED = "På kortlistan"
LEGEND_VERIFIED = "Heldragen linje: områdena anges i källan"
LEGEND_INFERRED = "Streckad linje: gränsen är härledd eller obekräftad"
LEGEND_POINT = "Fylld ring: platsen är känd"
LEGEND_APPROXIMATE = "Ihålig ring: platsen ligger någonstans i området"
LOWEST_NEED = "lägst behov"
HIGHEST_NEED = "högst behov"
CLASS_EMPTY = "inga områden"
BASEMAP_ATTRIBUTION = "© OpenStreetMap contributors"

TABLE_CAPTION = "{shown}, alla områden i rangordning"
TABLE_SEARCH = "Sök i tabellen"
TABLE_SORT = "Sortera"
TABLE_MORE = "Visa fler"
TABLE_NO_HITS = "Inget område stämmer med sökningen."
COLUMN_RANK_SHORT = "Rang"
COLUMN_VALUE_SHORT = "Värde"
COLUMN_CHILDREN = "Barn 0–19"

PROFILE_NONE = (
    "Klicka på ett område på kartan eller på ett namn i tabellen. Då visas dess uppgifter under "
    "kartan, och du kan lägga det på kortlistan."
)
PROFILE_RANK = "Rang {rank}, index {index}, klass {klass} av {classes}."
PROFILE_CERTAIN = {
    "in": "Säkert bland de {top} första, hur vikterna än ändras med ±{reach}.",
    "open": "Vikterna avgör om området är bland de {top} första (±{reach}).",
    "out": "",
}
PROFILE_UNRANKED = "Området rangordnas inte: för många uppgifter saknas."
PROFILE_FIGURES = "Uppgifter för {name}"
PROFILE_CONTRIBUTIONS = "Vad indexet består av i {name}"
PROFILE_INITIATIVES = "Insatser i {name}"
PROFILE_NO_INITIATIVES = "Ingen lokal insats i registret täcker området."
PROFILE_CITYWIDE = "{count} insatser för hela staden räknas inte som lokal närvaro."
HEAD_INDICATOR = "Uppgift"
HEAD_AREA = "Området"
HEAD_CITY = "Malmö"
HEAD_NEED_SCALE = "Behov 0–100"
HEAD_WEIGHT = "Vikt"
HEAD_CONTRIBUTION = "Bidrag till index"
HEAD_INITIATIVE = "Insats"
HEAD_COVER = "Andel av ytan"
HEAD_CERTAINTY = "Säkerhet"
HEAD_STATUS = "Status"
TOTAL = "Summa"
ADD_TO_SHORTLIST = "Lägg till på kortlistan"
REMOVE_FROM_SHORTLIST = "Ta bort från kortlistan"
ADDED = "{name} är tillagt på kortlistan."

DOWNLOAD_ALL = "Ladda ned alla områden (CSV för Excel)"
DOWNLOADS = "Ladda ned"
CHOOSE_CRS = "Koordinatsystem"
CRS_NAMES = {
    "EPSG:3008": "SWEREF 99 13 30 (EPSG:3008, Malmö)",
    "EPSG:3006": "SWEREF 99 TM (EPSG:3006)",
    "EPSG:4326": "WGS 84 (EPSG:4326)",
}
DOWNLOAD_JSON = "Spara kortlistan som fil"
OPEN_JSON = "Öppna en sparad kortlista (.json)"
FILE_STEM = "kraftsamling_{level}_{scenario}_{day}"

METHOD_INTRO = "Allt som visas går att följa tillbaka till en publicerad uppgift."
METHOD_FORMULA_HEADING = "Så räknas indexet"
METHOD_FORMULA = (
    "Varje uppgift vänds så att ett högre värde betyder större behov och räknas om enligt "
    "tabellen. Uppgifterna vägs ihop till dimensioner och dimensionerna till ett index: "
    "{aggregation}. {stretch}{missing} Rang 1 är störst behov. Lika index delar rang ({ties})."
)
METHOD_STRETCH = "Indexet sträcks ut så att det går från 0 till 100. "
METHOD_MISSING = {
    "available": (
        "Saknas en uppgift delas dess vikt mellan dem som finns; finns mindre än {floor} av vikten "
        "rangordnas området inte."
    ),
    "exclude": "Ett område där någon uppgift saknas rangordnas inte.",
    "impute": (
        "En uppgift som saknas ersätts ({imputation}) och märks; en sekretessbelagd uppgift "
        "ersätts aldrig."
    ),
}
METHOD_CLASSES = {
    "quantile": "Klasserna är {count} lika stora grupper av områden, efter rang.",
    "equal_interval": "Klasserna är {count} lika breda steg från lägsta till högsta index.",
    "natural_breaks": "Klasserna är {count} naturliga grupper (Fisher–Jenks).",
    "standard_deviation": (
        "Klasserna är {count}, med gränser vid en halv och en och en halv standardavvikelse från "
        "medelvärdet."
    ),
    "own": "Klasserna är {count}, med gränser som scenariot anger.",
}
METHOD_WEIGHTS = "Vikter i scenariot {scenario}"
METHOD_INDICATORS = "Alla uppgifter"
METHOD_INDICATORS_TABLE = "Uppgifter, källor och vad som saknas"
METHOD_INITIATIVES_OPEN = "Visa alla {count} insatser med källor"
METHOD_INITIATIVES = "Insatser i registret"
METHOD_AREAS = "Områden"
METHOD_LIMITS = "Begränsningar"
METHOD_FINGERPRINT = "Fingeravtryck"
METHOD_FINGERPRINT_TEXT = (
    "Samma data och samma scenario ger alltid samma resultat. Fingeravtrycken följer med i varje "
    "fil som lämnar programmet."
)
METHOD_CHECKSUM = "Dessa filer är ändrade sedan korten skrevs:"
HEAD_DIMENSION = "Dimension"
HEAD_DIRECTION = "Riktning"
HEAD_NORMALISE = "Omräkning"
HEAD_DEFINITION = "Definition"
HEAD_BASE = "Avser"
HEAD_YEAR = "År"
HEAD_MISSING = "Saknas"
HEAD_UPWARDS = "För större områden"
HEAD_SOURCE = "Källa"
HEAD_NOTE = "Anmärkning"
HEAD_GEOGRAPHY = "Geografi"
HEAD_COUNT = "Antal"
HEAD_DERIVED = "Så är de gjorda"
DIRECTION = {
    "higher_is_need": "högre = större behov",
    "lower_is_need": "lägre = större behov",
    "context": "sammanhang, räknas inte",
}
UPWARDS = {
    "sum": "summeras",
    "ratio": "räknas om från antal",
    "weighted_mean": "vägt medelvärde",
    "none": "visas inte",
}
APPROXIMATE = "{text} (ungefärligt)"
NORMALISER = {
    "percentile": "percentilrang",
    "min_max": "min–max",
    "z_score": "standardavvikelser från medelvärdet",
    "rank": "rang",
    "distance": "avstånd till en referens",
    "goalposts": "fasta ändpunkter",
    "thresholds": "poäng efter trösklar",
    "exponential": "exponentiell rang (Englands index)",
    "none": "ingen omräkning",
}
AGGREGATION = {
    "arithmetic": "aritmetiskt medelvärde",
    "geometric": "geometriskt medelvärde",
    "harmonic": "harmoniskt medelvärde",
    "ampi": "AMPI (Mazziotta–Pareto)",
    "topsis": "TOPSIS (närhet till störst behov)",
    "copeland": "Copeland (parvisa jämförelser)",
}
TREATMENT = {
    "none": "ingen",
    "winsorise": "extremvärden dras in",
    "log": "logaritm",
    "box_cox": "Box–Cox",
}
IMPUTATION = {
    "median": "medianen för övriga områden",
    "mean": "medelvärdet för övriga områden",
    "group_median": "medianen i samma större område",
    "group_mean": "medelvärdet i samma större område",
    "regression": "regression på övriga indikatorer",
    "previous": "året före",
}
MISSING_OF = "{missing} av {count}"

OWN_WHICH_AREAS = "Vilka områden gäller tabellen?"
OWN_FILE = "Egen fil med områden"
OWN_CODE_TABLE = "Kolumn med områdets kod eller namn"
OWN_INDICATORS = "Uppgifter som ska läsas in"
OWN_INDICATORS_PLACEHOLDER = "Välj uppgifter"
OWN_DIRECTION = "Vad betyder ett högt värde i {column}?"
OWN_HIGHER = "Större behov"
OWN_LOWER = "Mindre behov"
OWN_MEND = "Laga gränser som korsar sig själva (ta med allt de omsluter)"
OWN_UNMATCHED = "Fortsätt även om rader och områden saknar motsvarighet"
OWN_REPAIR = "Rätta överlapp och glipor mellan områdena"
OWN_READ = "Läs in och räkna"
OWN_DONE = "{count} områden är inlästa och rangordnade. Se dem på sidan **Karta**."
OWN_REPAIRED = "Lagade ytor"
OWN_FORGET = "Ta bort egna data"
OWN_SCENARIO = "Egna data"
OWN_DIMENSION = "Egna uppgifter"
OWN_FIRST_ROWS = "De första raderna i {file}"
UPLOAD_BUTTON = "Välj fil"


def coverage_lines(report: Any) -> list[str]:
    """What a repair of overlaps and gaps moved."""
    total = report.total
    changed = int((report.by_area[["gained_m2", "lost_m2"]].sum(axis=1) > 0).sum())
    return [
        f"Överlapp som togs bort: {number(total['overlap_m2'])} m².",
        f"Glipor som fylldes: {number(total['gap_m2'])} m².",
        f"Områden som ändrades: {number(changed)}.",
        f"Hål som lämnades kvar: {number(len(report.holes))} "
        f"({number(report.holes.area.sum())} m²).",
    ]


SECTION_NEED = "Behov"
SECTION_INITIATIVES = "Insatser och ansvar"
SECTION_CHOICE = "Val av områden"
SECTION_AFTER = "Efter beslutet"
SECTION_DATA = "Sparat och data"
