"""Swedish texts about small numbers and about what may leave."""

HEADING = "Små tal och spridning"
INTRO = (
    "Antal från 1 till under gränsen visas inte, inte heller andelar, medelvärden och medianer som "
    "bygger på dem. Dessutom döljs de tal som behövs för att ingen ska kunna räkna ut de dolda "
    "från summor. Det som döljs används inte i indexet och finns inte i kartan, tabellerna eller "
    "filerna."
)
THRESHOLD = "Gräns för små tal"
THRESHOLD_HELP = "5 döljer antalen 1–4. 1 döljer inget."
HIDE_ZERO = "Dölj också noll"
INTERNAL = "Egna data är interna"
INTERNAL_HELP = "De och index som bygger på dem kommer då aldrig med i en offentlig fil."
BASE = "Antal som {column} är beräknad på"
NUMERATOR = "Antal som räknas i {column}"
NONE = "Finns inte i tabellen"
NO_BASE = (
    "Utan kolumnen med antalet personer går det inte att se om {column} bygger på få personer. "
    "Tillåt den bara om du vet att den inte gör det."
)

TOLD_HIDDEN = "Gränsen för små tal är {threshold}. {cells} av {all} uppgifter visas inte."
TOLD_NONE = "Gränsen för små tal är {threshold}. Ingen uppgift behövde döljas."
TOLD_OFF = "Ingen uppgift döljs: gränsen för små tal är 1."
TOLD_INTERNAL = "Egna data är märkta som interna."

SPREAD = "Spridning"
SPREADS = {"public": "Offentlig", "internal": "Intern"}
SPREAD_HELP = (
    "En offentlig fil innehåller inga interna data. En intern fil är märkt INTERN i namnet och i "
    "innehållet."
)
MARK = "INTERN"
MARKED = "{mark} · {words}"
META_VALUE = "INTERN – får inte spridas utanför organisationen"
WHOLE_LAYER = "Egna data ({columns})"

OPEN_HEADING = "Små tal i öppna data"
OPEN_INTRO = (
    "De som ger ut öppna data har redan skyddat dem, så inget döljs om du inte väljer det. För "
    "urval av områden är gränsen ändå 5. Väljer du en gräns gäller den alla inbyggda och hämtade "
    "områden: karta, tabeller, index och filer."
)
OPEN_THRESHOLD = "Gräns för små tal i öppna data (1 döljer inget)"


def marked(words: str, *, is_internal: bool) -> str:
    """Words of a file, with a mark where it is internal."""
    return MARKED.format(mark=MARK, words=words) if is_internal else words
