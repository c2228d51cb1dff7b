"""Swedish texts about access to points: the cards, the page and the command."""

from collections.abc import Sequence
from typing import Any

from language.numbers import number, with_unit
from language.screen import CRS_NAMES
from layers.access import AccessWords, Measure

PAGE = "Tillgång"
DIMENSION = "Tillgång"

CARD_WORDS = AccessWords(
    points=Measure(
        "{points}: antal",
        "Antal platser som ligger i området. En plats på en gräns räknas i ett område.",
        "st",
    ),
    per=Measure(
        "{points}: antal per 1 000",
        "Antal platser i området per 1 000 i gruppen {persons}.",
        "per 1 000",
    ),
    within=Measure(
        "{points}: andel inom {distance} m",
        "Andel av gruppen {persons} som har högst {distance} meter till närmaste plats, i eller "
        "utanför området. {way}",
        "%",
    ),
    mean=Measure(
        "{points}: medelavstånd",
        "Medelavstånd för gruppen {persons} till närmaste plats, i eller utanför området. {way}",
        "m",
    ),
    median=Measure(
        "{points}: medianavstånd",
        "Avstånd som hälften av gruppen {persons} har högst till närmaste plats, i eller utanför "
        "området. {way}",
        "m",
    ),
    base="{persons}",
    dimension=DIMENSION,
)

SOURCE_FILE = "Egen fil"
SOURCE_REGISTER = "Registret över insatser"
SMALL = {"deso": "varje DeSO"}
WAY_STRAIGHT = "Avståndet är fågelvägen."
WAY_NETWORK = (
    "Avståndet är den kortaste vägen längs linjerna i {file}, och fågelvägen dit och därifrån."
)
WAY_SURFACE = (
    "Antagande: var i {area} de bor är inte känt, så de är jämnt fördelade över hela ytan."
)
WAY_HOMES = (
    "Antagande: de bor jämnt fördelade över det i {area} som {file} anger, eller över hela ytan "
    "där den inte anger något."
)
WAY_VAGUE = "Läget är ungefärligt för {count} av platserna: de ligger någonstans i sitt område."


def way(division: str, *, network: str, homes: str, vague: int) -> str:
    """How distances are measured, and where the persons are taken to live."""
    area = SMALL.get(division, "varje område")
    along = WAY_NETWORK.format(file=network) if network else WAY_STRAIGHT
    live = WAY_HOMES if homes else WAY_SURFACE
    parts = [along, live.format(area=area, file=homes)]
    if vague:
        parts.append(WAY_VAGUE.format(count=number(vague)))
    return " ".join(parts)


INTRO = (
    "Här blir punkter, till exempel skolor, mötesplatser eller familjecentraler, till uppgifter om "
    "områdena: hur många som ligger där, hur många det är per 1 000 barn, hur långt barnen har "
    "till närmaste och hur stor andel som har den inom ett visst avstånd. Uppgifterna går sedan "
    "att visa på **Karta**, ta med i **Index** och få med i filer."
)
PRIVACY = (
    "Filerna stannar i fliken tills du sparar platserna i en arbetsyta. Offentliga filer som du "
    "gör bär med sig platsernas namn och läge, för att kunna prövas, om du inte märker dem som "
    "interna. Ta inte med uppgifter om enskilda personer, till exempel var enskilda barn bor."
)
LEVEL = "Områdesnivå: {level}. Byt nivå på sidan **Karta**."
ADD = "Lägg till platser"
FROM = "Varifrån kommer platserna?"
FROM_CHOICES = {"file": "Egen fil", "register": "Insatser i registret"}
TITLE = "Vad ska platserna kallas?"
TITLE_PLACEHOLDER = "Till exempel Skolor"
FILE = "Fil med punkter (CSV, Excel, GeoJSON, GeoPackage eller zippad Shapefile)"
EAST = "Kolumn med öst, x eller longitud"
NORTH = "Kolumn med nord, y eller latitud"
NOT_CHOSEN = "Välj kolumn"
CRS = "Koordinatsystem, om filen inte säger det"
CRS_FOUND = "Det som stämmer med områdena"
LAYER = "Lager eller blad, om filen har flera"
LEAVE_OUT = "Lämna utanför rader utan koordinater och punkter långt från områdena"
INTERNAL = "Platserna är interna"
INTERNAL_HELP = (
    "De, och index som bygger på dem, kommer då aldrig med i en offentlig fil, och inte i en länk."
)
KINDS_LABEL = "Slag av insatser"
KINDS_PLACEHOLDER = "Välj minst ett slag"
APPROXIMATE = "Ta med platser vars läge är ungefärligt"
APPROXIMATE_HELP = (
    "Registret vet bara att de ligger någonstans i ett eller flera områden. De sätts då mitt i "
    "dem, så avstånden blir osäkra."
)
SITES = "I registret finns {known} sådana platser med känt läge och {vague} med ungefärligt."
NO_SITES = "Registret har inga platser för insatser som pågår."
PERSONS = "Vilka gäller det?"
DISTANCES = "Avstånd i meter, med kommatecken mellan"
MORE = "Vägnät och var barnen bor"
MORE_INTRO = (
    "Utan filer här räknas avståndet som fågelvägen, och barnen som jämnt fördelade över varje "
    "områdes yta. Inga vägar hämtas från nätet."
)
NETWORK = "Gång- eller vägnät som linjer (GeoPackage, GeoJSON eller zippad Shapefile)"
JOIN = "Linjer som bara korsar varandra möts också (annars bara där de har en punkt gemensam)"
HOMES = "Var barnen bor: ytor, till exempel bostadskvarter, eller punkter, till exempel adresser"
MEASURE = "Räkna"
MEASURING = "Avstånden räknas"
DONE = "{title} är uträknat. Uppgifterna finns nu på **Karta** och **Index**."
NEED_TITLE = "Skriv vad platserna ska kallas."
UNUSABLE = "{title} går inte att räkna på nivån {level}:"
CHOOSE_LAYER = "Platser"
CHOOSE_FIGURE = "Visa på kartan"
REMOVE = "Ta bort {title}"
REMOVED = "{title} är borttaget."
TABLE = "{title}, alla områden"
DOWNLOAD = "Ladda ned uppgifterna (CSV för Excel)"
DOWNLOAD_POINTS = "Ladda ned platserna (JSON)"
DOWNLOAD_POINTS_HELP = (
    "Namn och läge, som de lästes. Den som prövar en fil med kommandot verify kan behöva dem, om "
    "platserna är för många för att följa med i filen."
)
POINTS_STEM = "platser"
FILE_STEM = "tillgang_{name}_{level}_{day}"
MAP_SHOWN = "tillgång till platser"
SHORT = {
    "points": "Antal",
    "per_1000": "Per 1 000",
    "mean_m": "Medelavstånd",
    "median_m": "Medianavstånd",
}
WITHIN_SHORT = "Inom {distance} m"
PERSONS_UNIT = "personer"
"""Unit of the indicators that access can be measured for."""

TAKE = (
    "Öppna **Index** för att ta med en uppgift: den står under **Uppgifter i indexet** med sitt "
    "namn och år. Kontrollera **Högt värde betyder**. Där står större behov från början, vilket är "
    "rätt för ett avstånd men inte för en andel som har nära."
)

COUNT = "Inlästa platser: {count}, varav {inside} ligger i något område."
OUTSIDE = "De som ligger utanför räknas bara för avstånd."
READ_AS = "Koordinaterna lästes som {crs}."
SAME = "Platser på samma punkt som en annan, räknade var för sig: {count}."
LEFT_OUT = {
    "without_place": "Rader utan koordinater som är lämnade utanför: {count}.",
    "far": "Punkter långt från områdena som är lämnade utanför: {count}.",
    "approximate": "Platser med ungefärligt läge som är lämnade utanför: {count}.",
}
UNMASKED = "Områden där filen inte anger var någon bor, så att hela ytan används: {count}."
UNREACHED = (
    "{share} av dem det gäller når ingen plats längs nätet. De räknas som längre bort än alla "
    "avstånd, och områden där någon saknar väg får inget medelavstånd."
)

COMMAND = (
    "Räkna tillgång till punkter för de inbäddade områdena: antal, antal per 1 000, andel inom ett "
    "avstånd, medel- och medianavstånd."
)
OPTION_POINTS = "Fil med punkter: CSV, Excel, GeoJSON, GeoPackage eller zippad Shapefile."
OPTION_WITHIN = "Avstånd i meter med kommatecken mellan."
OPTION_PERSONS = "Uppgift med antalet personer."
OPTION_TITLE = "Vad platserna kallas."
OPTION_EAST = "Kolumn med öst, x eller longitud."
OPTION_NORTH = "Kolumn med nord, y eller latitud."
OPTION_LEAVE_OUT = "Lämna utanför rader utan koordinater och punkter långt från områdena."
OPTION_NETWORK = "Fil med ett gång- eller vägnät som linjer; annars räknas fågelvägen."
OPTION_JOIN = "Låt linjer som bara korsar varandra mötas."
OPTION_HOMES = "Fil med ytor eller punkter där personerna bor; annars hela ytan."
DEFAULT_TITLE = "Platser"

FIELDS_OF_ACCESS = {
    "layers": "platser",
    "persons": "vilka det gäller",
    "distances": "avstånd",
    "points": "punkter",
    "kinds": "slag av insatser",
    "network": "vägnät",
    "homes": "var barnen bor",
    "internal": "internt",
}
"""What fields of a saved layer are called in a clash and in the journal."""


def held(titles: Sequence[str]) -> str:
    """What the tab has of points that access is measured to."""
    return f"Platser på {PAGE}: {', '.join(titles)}"


def short(figure: str) -> str:
    """Heading of a figure in the table, by the end of its id."""
    distance = figure.removeprefix("within_")
    return SHORT.get(figure) or WITHIN_SHORT.format(distance=number(float(distance)))


def notes(found: Any) -> list[str]:
    """What a reader should know of a measured layer, a sentence each."""
    points = found.points.geometry
    count = COUNT.format(count=number(len(points)), inside=number(found.inside))
    told = [f"{count} {OUTSIDE}" if found.inside < len(points) else count]
    if found.file_crs:
        told.append(READ_AS.format(crs=CRS_NAMES.get(found.file_crs, found.file_crs)))
    same = int(points.duplicated().sum())
    counted = [(SAME, same), (UNMASKED, found.unmasked)]
    counted += [(LEFT_OUT[why], left) for why, left in found.left_out.items()]
    told += [sentence.format(count=number(many)) for sentence, many in counted if many]
    if found.unreached > 0:
        told.append(UNREACHED.format(share=with_unit(100 * found.unreached, "%", 1)))
    return told
