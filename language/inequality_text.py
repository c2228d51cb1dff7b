"""Swedish texts of how unevenly two groups live in the city, and of the official index."""

from layers.published import YEAR_AND_FIGURE, YEAR_TWICE

HEADING = "Ojämlikhet i hela staden"
NOTE = (
    "Här mäts hur ojämnt två grupper bor i förhållande till varandra, till exempel de som har "
    "lägst och de som har högst inkomst. 0 betyder att de är fördelade på samma sätt över "
    "områdena, 100 att de inte bor i något område tillsammans. Talet är den andel av endera "
    "gruppen som skulle behöva flytta för att bo som den andra. **Olikhet** här ovanför gäller i "
    "stället en grupp mot alla andra."
)

OWN = "Egen beräkning: ojämlikhet mellan två grupper"
DIFFERS = (
    "Den egna beräkningen är inte det officiella indexet. Det officiella jämför, enligt en "
    "sammanfattning av Boverkets rapport 2024:18, den femtedel som har lägst inkomst med den "
    "femtedel som har högst. Vilka områden och vilket inkomstmått det räknas på står i en bilaga "
    "som programmet inte bygger på. Grupper, inkomstmått och områden kan alltså vara andra, så "
    "talen ska inte blandas."
)
DIFFERS_SHORT = (
    "Den egna beräkningen är inte det officiella indexet: grupper, inkomstmått och områden kan "
    "vara andra."
)
SHOW = "Räkna ojämlikhet mellan två grupper"
FIRST, SECOND = "Första gruppen", "Andra gruppen"
PLACEHOLDER = "Välj en grupp"
NO_INCOME = (
    "Inkomstgrupper saknas på den här nivån. Så får du dem:\n\n"
    "- Hämta tabellen TAB6679 (lägsta och högsta inkomstfjärdedelen) eller TAB6685 (låg och hög "
    "ekonomisk standard) på sidan **Hämta data**.\n"
    "- Eller ladda upp en egen tabell under **Egna årssiffror** överst på sidan, med kolumnerna "
    "**kod**, **år**, **indikator**, **värde** och **bas**. Varje område har en rad per år och "
    "grupp, till exempel ”Lägsta inkomstfemtedelen” och ”Högsta inkomstfemtedelen”. I **värde** "
    "står andelen i procent och i **bas** hur många personer den gäller. Utan **bas** räknas "
    "värdet som antal personer."
)
RELATIONS = {
    "same": "Det är samma grupp två gånger. Välj två olika grupper.",
    "overlap": (
        "Grupperna överlappar: samma personer räknas i båda. Måttet gäller två skilda grupper, så "
        "inget räknas."
    ),
    "inside": (
        "I varje område är den ena gruppen minst lika stor som den andra. Kontrollera att den inte "
        "innehåller den: ingen får räknas i båda grupperna."
    ),
    "unknown": (
        "Kontrollera att ingen räknas i båda grupperna. Programmet ser det bara när grupperna är "
        "gjorda av samma antal, eller tillsammans är mer än alla."
    ),
}
NO_YEARS = "Grupperna har inget år gemensamt. {first}: {first_years}. {second}: {second_years}."

OFFICIAL = "Officiellt ojämlikhetsindex"
OFFICIAL_NOTE = (
    "Boverket ger ut **ojämlikhetsindexet** för kommuner och län i Segregationsbarometern. Någon "
    "öppen tjänst att hämta det från är inte känd, och inga värden följer med programmet. Skriv av "
    "dem här, med var de står. Då visas de bredvid den egna beräkningen och följer med i rapporten."
)
PLACE = "Kommun eller län som indexet gäller"
PUBLISHER = "Utgivare"
REFERENCE = "Hänvisning (rapport och sida, eller webbadress)"
READ = "Läst den dag (ÅÅÅÅ-MM-DD)"
DAY_UNTIL_NOW = "ett datum fram till i dag, skrivet ÅÅÅÅ-MM-DD"
VALUES = "År och värde"
VALUES_LABEL = f"{VALUES}, en rad per år"
VALUES_HELP = (
    "Skriv år, semikolon och värde på varje rad, eller klistra in två kolumner från Excel."
)
FILE = "Eller en fil (CSV eller Excel) med kolumnerna år och värde"
FILE_COUNTS = "Filen används i stället för texten. Ta bort den om du vill skriva själv."
USE = "Använd värdena"
DROP = "Ta bort värdena"
USED = "Värden från {publisher} är inlagda, antal år: {count}. Spara dem på sidan **Arbetsytor**."

SHEET = "Ojämlikhet"
TABLES = {
    (True, False): "Ojämlikhet mellan två grupper per år: {first} och {second}, {level}",
    (False, True): "Officiellt ojämlikhetsindex per år, {place}",
    (True, True): (
        "Ojämlikhet per år: egen beräkning ({first} och {second}, {level}) och officiellt index "
        "({place})"
    ),
}
"""Caption by whether there is a calculation of our own, and an official index."""
HEAD_YEAR = "År"
HEAD_OWN = "Egen beräkning"
HEAD_FIRST, HEAD_SECOND = "Antal i första gruppen", "Antal i andra gruppen"
HEAD_AREAS, HEAD_LEFT_OUT = "Områden", "Områden utan siffra"
HEAD_OFFICIAL = "Officiellt index, {publisher}"
BROKEN = "{year} (brott i egen serie)"
OWN_LINE = "Första gruppen: {first}. Andra gruppen: {second}."
GROUP = "{title} (av {base})"
BREAK_LINE = "Brott i den egna serien {year} ({titles}): {reasons}"
SOURCE = (
    "Officiellt index för {place}: {publisher}, {reference}, läst {read}. Det är avskrivet, inte "
    "räknat av programmet."
)
CHARTS = {
    (True, False): "Ojämlikhet mellan två grupper per år, egen beräkning",
    (False, True): "Officiellt ojämlikhetsindex per år",
    (True, True): "Ojämlikhet per år: egen beräkning och officiellt index",
}
"""Title by whether there is a calculation of our own, and an official index."""
CHART_AXIS = "index (0–100)"
CHART_OWN = "Egen beräkning, {level}"
CHART_BREAK = "Brott i egen serie {year}"

ALLOWED_WORDS = {
    YEAR_TWICE: "ett år som inte står på någon annan rad",
    YEAR_AND_FIGURE: "ett år och ett tal, med semikolon, tabb eller blanksteg emellan",
}
"""Words of :mod:`layers.published`, for ``language.faults``."""
