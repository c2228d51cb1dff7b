"""Words of the page Insatser: the register seen, changed, saved and opened."""

from language.numbers import number

PAGE = "Insatser"
FROM_PROFILE = "Alla insatser, deras källor och vad som går att ändra: sidan Insatser"
INTRO = (
    "Registret över insatser: vad som pågår, var, av vem och för vem. Kartan, kortlistan och alla "
    "jämförelser följer registret så som det ser ut här."
)
NOT_SAVED = (
    "**Ändringarna finns bara i den här fliken.** De försvinner när den stängs. Spara registret "
    "på sidan **Arbetsytor**, eller som fil längst ned på sidan; filen kan öppnas igen eller "
    "lämnas till någon annan."
)
CHANGED = "Registret är ändrat: {changes} ändringar sedan det lästes in."
CHANGED_ONE = "Registret är ändrat: en ändring sedan det lästes in."
COUNTS = (
    "**{all} insatser**: {areas} med yta, {points} på platser, {citywide} för hela staden, "
    "{unknown} utan känd geografi."
)
SHOWN = "{shown} av {all} visas."

FILTERS = {
    "kind": "Slag av insats",
    "board": "Nämnd eller organisation",
    "status": "Läge",
    "extent": "Utbredning",
    "certainty": "Säkerhet i geografin",
}
FILTER_PLACEHOLDER = "Alla"
TABLE = "Insatser i registret"
TABLE_NAME = "Insats"
TABLE_SEARCH = "Sök bland insatserna"
TABLE_NO_HITS = "Ingen insats stämmer med sökningen."
NO_MATCH = "Ingen insats stämmer med urvalet. Ta bort något i urvalet ovanför."
MAP = "Insatser med yta eller platser"
MAP_AREAS = "Områden ({level})"
MAP_CHOSEN = "Vald insats"

NONE_CHOSEN = "Välj en insats i tabellen för att se alla uppgifter om den, ändra eller avsluta den."
DETAILS = "Uppgifter om {name}"
SOURCES = "Källor till {name}"
SITES = "Platser för {name}"
HISTORY_OF = "Ändringar av {name}"
NO_HISTORY = "Inga ändringar är gjorda av den här insatsen."
HEAD_FIELD = "Uppgift"
HEAD_VALUE = "Innehåll"
AREAS_OF = "{count} ({level}): {names}"
OUTLINE_OF = "En egen gräns med {corners} hörn"

ADD = "Lägg till en insats"
EDIT = "Ändra"
END = "Avsluta"
END_DATE = "Sista dag, månad eller år"
REMOVE = "Ta bort ur registret"
UNDO = "Ångra senaste ändringen"
SAVE = "Spara"
CANCEL = "Avbryt"
WHO = "Ditt namn (står i historiken)"
ADD_HEADING = "Ny insats"
EDIT_HEADING = "Ändra {name}"
SAVED = "{name} är sparad i registret."
ENDED = "{name} är avslutad."
REMOVED = "{name} är borttagen."
UNDONE = "Den senaste ändringen är ångrad."
REQUIRED = "Fält med * måste fyllas i."
SECTIONS = {
    "what": "Vad insatsen är",
    "who": "Vem som ansvarar och vilka den är för",
    "when": "När",
    "where": "Var",
    "sources": "Källor",
}
DATE_PLACEHOLDER = "ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD"
CHOOSE = "Välj"
CHOOSE_MANY = "Välj en eller flera"
LINES = "{heading} (ett per rad)"
AREAS_AT = "Områden ({level})"
AREAS_PLACEHOLDER = "Sök på namn eller kod"
OUTLINE_LABEL = "Egen gräns: WKT, eller ett hörn per rad med longitud och latitud"
SITES_LABEL = (
    "Platser, en per rad: namn; longitud; latitud. Är punkten inte känd: namn; ; ; områdeskoder"
)
UNNAMED = "Plats {number}"
DRAW_HELP = (
    "Klicka på områden för att ta med dem eller ta bort dem, eller rita en egen yta eller "
    "platser. Fälten under kartan visar samma sak som text och kan skrivas för hand."
)
DRAW_MAP = "Rita var insatsen gäller"
CLEAR = "Rensa geografin"
SOURCE_NUMBER = "Källa {number}"
ADD_SOURCE = "Lägg till en källa"

HISTORY = "Historik"
HISTORY_TABLE = "Alla ändringar i registret, den senaste först"
HISTORY_EMPTY = "Inga ändringar är gjorda sedan registret lästes in."
NOBODY = "ingen angiven"

FILES = "Spara och öppna"
FILE_STEM = "insatser_{day}"
DOWNLOAD_JSON = "Spara registret med historik (JSON)"
DOWNLOAD_EXCEL = "Ladda ned som Excel"
DOWNLOAD_GPKG = "Ladda ned som GeoPackage"
DOWNLOAD_HELP = (
    "Alla tre filerna kan öppnas här igen utan att någon insats ändras. Historiken läses tillbaka "
    "ur JSON; i Excel och GeoPackage följer den med för läsning."
)
OPEN = "Öppna en fil med insatser"
OPEN_HELP = (
    "Ett register som sparats här (JSON, Excel, GeoPackage), eller en egen fil: Excel, CSV, "
    "GeoJSON, GeoPackage, zippad Shapefile. Kolumnerna känns igen på sina rubriker; ladda ned "
    "registret som Excel för att se dem. Ytor blir egna gränser, punkter blir platser."
)
OPEN_FILE = "Fil med insatser (högst 200 MB)"
DEFAULTS = "Uppgifter som gäller där filen inget säger"
DEFAULTS_HELP = "Används bara för rader där uppgiften saknas. Ett register härifrån behöver dem ej."
DEFAULT_SUMMARY = "Inläst ur {file}. Beskrivning saknas."
DEFAULT_GROUP = "Uppgift saknas"
DEFAULT_PUBLISHER = "Vem uppgifterna kommer från"
CRS = "Koordinatsystem, om filen inte säger det"
CRS_NONE = "Filen säger det själv"
LAYER = "Lager eller blad, om filen har flera"
MODE = "Vad ska hända med registret?"
MODES = {
    "add": "Lägg till filens insatser; en insats med samma id ersätts",
    "exchange": "Byt ut hela registret mot filens insatser",
}
PREVIEW = (
    "{file}: {count} insatser. {new} nya, {changed} ersätter en som finns, {same} oförändrade."
)
PREVIEW_GONE = "{gone} insatser som inte finns i filen tas bort."
PREVIEW_TABLE = "Insatser i filen"
HEAD_EFFECT = "Vad som händer"
EFFECTS = {"new": "Ny", "changed": "Ersätter", "same": "Oförändrad"}
IGNORED = "Kolumner som inte känns igen och inte läses: {names}."
TAKE_IN = "Ta in i registret"
TAKEN_IN = "{file} är inläst i registret."
RESET = "Gå tillbaka till registret som det kom med programmet"


def counts(by_extent: dict[str, int]) -> str:
    """How many initiatives there are, and how many of each extent."""
    figures = {extent: number(count) for extent, count in by_extent.items()}
    return COUNTS.format(all=number(sum(by_extent.values())), **figures)


def changes(count: int) -> str:
    """How many changes there are."""
    return CHANGED_ONE if count == 1 else CHANGED.format(changes=number(count))
