"""Swedish texts of the workbook, the slides, the annex and the fact sheets."""

CASE = "STK-2024-1374"
"""The city's case on concentrated efforts."""

SHEETS = {
    "shortlist": "Kortlista",
    "rejected": "Bortvalda",
    "candidates": "Kandidater",
    "areas": "Alla områden",
    "contributions": "Bidrag",
    "certainty": "Säkerhet",
    "initiatives": "Insatser × områden",
    "boards": "Nämnder",
    "indicators": "Indikatorer",
    "method": "Metod",
    "sources": "Källor",
    "journal": "Journal",
}
"""Names of the sheets, in order."""

CAPTIONS = {
    "shortlist": "Kortlistan i ordning, med skäl",
    "rejected": "Bortvalda, med skäl",
    "candidates": "Varje kandidat och område för sig",
    "single": "Varje område på kortlistan för sig",
    "areas": "Alla områden på samma nivå",
    "contributions": "Vad varje uppgift lägger till indexet (summan är indexet)",
    "certainty": "Hur säker rangen är, och hur säkert fältet",
    "initiatives": "Andel av områdets yta som varje lokal insats täcker",
    "boards": "Nämnder och bolag i områdena",
    "indicators": "Uppgifterna i underlaget",
    "weights": "Uppgifterna i indexet och deras vikter",
    "method": "Så är underlaget gjort",
    "sources": "Källor",
    "journal": "Beslut och ändringar",
}

NOTE_BLANK = "En tom ruta betyder att uppgiften saknas eller inte får visas. Den är aldrig noll."
NOTE_CITYWIDE = "Insatser som gäller hela staden är ingen lokal närvaro och står inte här."
NOTE_NO_CANDIDATES = "Inga kandidatområden är gjorda. Områdena på kortlistan visas var för sig."
NOTE_NONE_REJECTED = "Inget är bortvalt."
NOTE_NO_WORKSPACE = (
    "Ingen arbetsyta är vald, så det finns ingen journal: inget är sparat på sidan Arbetsytor."
)
NOTE_CHANGES = (
    "Arbetsytan ”{workspace}”, läst {when}. Långa värden är kortade med …; hela journalen finns på "
    "sidan Arbetsytor."
)
NOTE_NO_STORE = "Arbetsytan gick inte att läsa när filen gjordes."
NOTE_NO_INTERVALS = "Rangen är inte dragen: scenariot har ingen osäkerhet att dra."
NOTE_MARGIN = (
    "± är 95 % osäkerhet av slumpen i en liten grupp, för andelar. Rangintervallet visar hur "
    "rangen rör sig när vikter och metoder varieras."
)

RANK_LOW = "Rang, lägst"
RANK_HIGH = "Rang, högst"
RANGE = "Rangintervall"
P_TOP = "Bland de {top} första, andel av dragningarna"
P_FIELD = "Fält: {field}"
VERDICT = "Om vikterna ändras"
VERDICTS = {"in": "Säkert med", "open": "Avgörs av vikterna", "out": "Säkert inte med", "": ""}
P_TOP_SHORT = "Bland de {top} första"
FIELD = "Fält"
COVERAGE = "Täckning av barnen 0–19"
CHILDREN = "Barn 0–19 år"
NAME = "Namn"
AREAS = "Områden"
INDEX_LOW = "Index, lägst"
INDEX_HIGH = "Index, högst"
MARGIN = "{title}, ±"
INDICATOR = "Uppgift"
UNCERTAINTY = "±"
OWN = "Området"
AGE = "Ålder"
GIRLS = "Flickor och kvinnor"
BOYS = "Pojkar och män"
TOGETHER = "Alla"
AGES = (
    ("0–19 år", "girls_0_19_2025", "boys_0_19_2025", "children_0_19_2025"),
    ("15–19 år", "young_women_15_19_2025", "young_men_15_19_2025", "young_15_19_2025"),
)
"""Children by age: words, and the indicators for each sex and for both."""

SHORT_HEADINGS = {
    RANK_LOW: "Lägsta rang",
    RANK_HIGH: "Högsta rang",
    INDEX_LOW: "Lägsta index",
    INDEX_HIGH: "Högsta index",
    COVERAGE: "Täckning",
    VERDICT: "Vid andra vikter",
}
"""Titles of columns for tables where the long ones have no room, by the long."""

SIMILAR_AREAS = "{count} liknande områden"

INITIATIVE = "Insats"
KIND = "Slag"
RESPONSIBLE = "Ansvarig"
COVERS = "Av ytan"
BOUNDARY = "Gränsen"
DIMENSION = "Behov"
BOARD = "Nämnd eller bolag"
BOARD_PRESENT = "Nämnd eller bolag (finns redan?)"
PRESENCE = "Finns redan"
GROUNDS = "Grund"
WEIGHT = "Vikt"
DEFINITION = "Definition"
UNIT = "Enhet"
YEAR = "År"
BASE = "Avser"
SOURCE = "Källa"
NOTE = "Anmärkning"
KEY = "Uppgift"
VALUE = "Text"
PUBLISHER = "Utgivare"
TITLE = "Titel"
REFERENCE_DATE = "Avser tid"
RETRIEVED = "Hämtad"
LICENCE = "Licens"
ADDRESS = "Adress"
JOURNAL = ("När", "Vem", "Vad", "Uppgift", "Före", "Efter", "Anteckning")

FIGURES_OF = "Uppgifter för {name}"
CHILDREN_OF = "Barn och unga efter ålder och kön i {name}"
INITIATIVES_OF = "Insatser i {name}"
BOARDS_OF = "Vem kan göra vad i {name}: ett förslag"
NO_INITIATIVES = "Ingen lokal insats i registret täcker minst en tiondel av ytan."
NO_BOARDS = "Inget behov ligger tydligt över stadens medel, så inget förslag finns."
NO_CHILDREN = "Antalet barn efter ålder och kön saknas."

FACT_RANK = "Rang {rank} och index {index} (högre = större behov)."
FACT_INDEX = "Index {index} (högre = större behov)."
FACT_NO_INDEX = "Området har inget index: en eller flera uppgifter saknas."
FACT_RANGE = "När vikter och metoder varieras ligger rangen mellan {low} och {high}."
FACT_RANGE_SAME = "När vikter och metoder varieras är rangen fortfarande {rank}."
FACT_INDEX_RANGE = "När vikterna varieras ligger indexet mellan {low} och {high}."
FACT_P_TOP = "I {share} av dragningarna är området bland de {top} första."
FACT_FIELD = "Fältet är ”{field}” ({meaning}): {coverage} av barnen 0–19 nås av lokala insatser."
FACT_AREAS = "Består av {count}: {names}."

MAP_OF = "{name} och omgivningen"
SCATTER = "Behov mot täckning"
SCATTER_X = "Täckning, andel av barnen 0–19 (%)"
SCATTER_Y = "Index (högre = större behov)"

TITLE_DECK = "Var behöver staden kraftsamla?"
SUBJECT = "Underlag för kommunstyrelsens arbetsutskott"
CREATOR = "Kraftsamling"
QUESTION_TITLE = "Frågan och uppdraget"
QUESTION = (
    "Uppdraget ({case}): redovisa var och hur staden kan kraftsamla för barn och unga.",
    "Frågan: vilka områden har störst behov, vad finns redan där, och vem kan göra vad?",
    "Underlaget visar {count} av {total} områden på nivån {level}. Det är valt av människor med "
    "hjälp av siffror, inte av siffrorna.",
    "Inget beslut föreslås av verktyget: ordning och skäl är skrivna av den som gjort kortlistan.",
)
METHOD_TITLE = "Så är det räknat"
NEED_TITLE = "Var behovet är störst"
COVERAGE_TITLE = "Behov mot det som redan finns"
CANDIDATES_TITLE = "Kandidatområdena"
SHORTLIST_TITLE = "Kortlistan"
REJECTED_TITLE = "Bortvalda, med skäl"
CERTAINTY_TITLE = "Så säkert är det"
NEEDED_TITLE = "Vad som skulle krävas"
NEEDED = (
    "Förslaget bygger på var behovet ligger över stadens medel och på regeltabellen. Det är en "
    "grund för samtal. Kostnader och personal ingår inte: de måste nämnderna räkna på."
)
SOURCES_TITLE = "Källor och begränsningar"
REASON = "Skäl: {reason}"
NO_REASON = "Skäl: inget är skrivet ännu."
CONTINUED = "{title} (forts. {number})"
SCENARIO_LINE = "Scenario ”{scenario}” · {level} · {day}"
FOOTER = "{case} · Scenario ”{scenario}” · {day}"
DECK_FOOTER = "{case} · Scenario ”{scenario}” · {day} · Källor: se sista bilden"
NEED_WORDS = (
    "Mörkare färg betyder större behov. Randiga områden saknar uppgift.",
    "Linjerna visar lokala insatser som pågår. Streckad linje: gränsen är inte säker.",
)
FIELDS_TABLE = "Områden och barn i varje fält"
CHILDREN_COUNT = "Barn 0–19"
MEANING = "Betyder"
NUMBERED = "{number} {name}"
ORDER_NUMBER = "Nr"
LEFT_OUT = "…"
ROWS_LEFT_OUT = "… och {count} till"
NEEDS_WHERE = "Områden, efter nummer (finns redan?)"
BOARD_NEEDS = "Nämnder och bolag nära behoven"
FIGURES = "Uppgifter"
CHARTS = "Diagram"
CHART_SUBJECTS = {True: "Kandidatområdena, efter nummer", False: "Kortlistan, efter nummer"}
"""What the numbered points of the chart are: candidates, or areas."""
CHART_X_LIMIT = "Hög täckning från {limit} %"
CHART_Y_LIMIT = "Stort behov från index {limit}"
CHART_TABLE = "Arbetsboken har alla områdens värden i bladet ”Alla områden”."
NOTES_WHOLE = "Allt om området, i sin helhet:"
TRACE_IN_NOTES = (
    "Fingeravtryck för scenario och data, och programmets version, står i anteckningarna."
)
LAYOUT_OPENING = "Första bilden"
LAYOUT_CONTENT = "Rubrik och innehåll"
FOOT_NAME = "Sidfot"
NUMBER_NAME = "Bildnummer"

ANNEX_TITLE = "Bilaga: underlag för områden att kraftsamla i"
CASE_LINE = "Ärende {case}"
CONTENTS = "Innehåll"
TABLE_CAPTION = "Tabell"
FIGURE_CAPTION = "Figur"
PAGE = "Sida"
OF = "av"
SECTIONS = {
    "question": "Frågan och uppdraget",
    "method": "Så är det räknat",
    "need": "Var behovet är störst",
    "coverage": "Behov mot det som redan finns",
    "shortlist": "Kortlistan",
    "profiles": "Områdena var för sig",
    "certainty": "Så säkert är det",
    "needed": "Vad som skulle krävas",
    "boards": "Nämnder och bolag i områdena",
    "sources": "Källor och begränsningar",
}
FRAMES = {
    "need": (
        "Kartan visar indexet för alla områden. Kortlistan är inringad och numrerad, kandidater "
        "med dubbel linje."
    ),
    "coverage": (
        "Indexet ställs här mot hur stor del av barnen som bor där en lokal insats arbetar. Det "
        "säger att något finns, inte hur bra det är."
    ),
    "shortlist": "Kortlistan står i den ordning som är vald, med de skäl som är skrivna.",
    "rejected": "Detta har prövats och valts bort. Skälen står här så att valet går att granska.",
    "profiles": "Varje område beskrivs för sig, med samma uppgifter i samma ordning.",
    "certainty": (
        "Vikter och metoder kan diskuteras. Tabellen visar hur rangen rör sig när de varieras, "
        "och om områdets plats bland de första avgörs av vikterna."
    ),
    "certainty_candidates": (
        "Vikter och metoder kan diskuteras. Tabellen visar hur indexet rör sig när vikterna "
        "varieras. Hur säker rangen är, område för område, står i bilagan och i anteckningarna."
    ),
    "boards": "Tabellen visar vilka nämnder och bolag som redan arbetar i varje område.",
    "sources": "Allt som visas går att följa tillbaka till en publicerad uppgift.",
}
DEFINITIONS = "Uppgifterna i indexet:"
NEEDED_TABLE = "Nämnder och bolag nära behoven, område för område"
LIMITS_TITLE = "Begränsningar"
TRACE_TITLE = "Spårbarhet"
SHEET_TITLE = "Områdesblad: {name}"
