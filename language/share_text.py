"""Swedish texts of links: a view given to others, and what became of one that was opened."""

SHARE = "Dela det du ser"
INTRO = (
    "Den som öppnar länken ser samma sida, nivå, scenario, vikter, val av täckning, visad uppgift, "
    "valt område, kandidater och områden på kortlistan som du gör nu. Länken ändras inte när du "
    "går vidare."
)
LEFT_OUT = (
    "Skäl, anteckningar, namn på personer, egna filer och ändringar på Insatser och Vem gör vad "
    "följer inte med. Den som har länken och når programmet kan öppna den."
)
OWN = (
    "Egna data kan inte följa med i en länk, för de finns bara i din flik. Skicka i stället "
    "filerna, och scenariot som fil från sidan Index."
)
REFERENCE = (
    "Scenariot jämför med en egen tabell, som inte kan följa med i en länk. Skicka tabellen, och "
    "scenariot som fil från sidan Index."
)
ACCESS = (
    "Det du ser bygger på platser från sidan Tillgång, som inte ryms i en adress. De följer med i "
    "en kort länk, för då sparas de i arbetsytan."
)
TOO_LONG = (
    "Det du ser ryms inte i en länk. Spara i stället scenariot som fil på Index och kandidaterna "
    "som fil på Kandidater, eller spara vyn i en arbetsyta."
)
LINK = "Länk"
LINK_SHORT = "Länk till den sparade vyn"
COPY = "Kopiera"
COPIED = "Länken är kopierad."
NOT_COPIED = "Det gick inte att kopiera. Markera länken och kopiera den med Ctrl + C."

SHORT = "**Kort länk**"
SHORT_NOTE = "Vyn sparas i arbetsytan ”{workspace}”, och länken visar alltid just den versionen."
NO_WORKSPACE = "Öppna en arbetsyta och skriv ditt namn på sidan Arbetsytor för att få en kort länk."
NAME = "Vyns namn"
FIRST_NAME = "{page}: {scenario} ({level})"
STORE = "Spara vyn och visa länken"

OPENED = "Vyn i länken är öppnad. Det du ändrar nu ändrar inte länken."
OPENED_OTHER = (
    "Vyn i länken är öppnad, men uppgifterna eller scenariot i programmet har ändrats sedan den "
    "skapades. Rangordningen kan skilja sig från den som avsändaren såg."
)
NOT_OPENED = "Länken gick inte att öppna. Programmet visas som vanligt."
CLOSE = "Stäng"

FIELD_LEVEL = "nivå"
FIELD_PRESET = "scenario"
FIELD_WAY = "sätt att jämföra"
