"""Swedish texts of the views that weigh, liken and gather candidates."""

PARETO_INTRO = (
    "Vilka kandidater slås inte av någon annan på allt som räknas? De som står kvar går inte att "
    "välja bort utan att avstå något."
)
CRITERIA = "Räkna med"
CRITERIA_NAMES = {
    "need": "Behov (högt index)",
    "children": "Många barn 0–19",
    "coverage": "Låg täckning",
    "feasible": "Genomförbarhet (din bedömning)",
}
HEAD_CRITERIA = {
    "need": "Index",
    "children": "Barn 0–19",
    "coverage": "Täckning",
    "feasible": "Genomförbarhet",
}
CRITERIA_NONE = "Välj minst ett att räkna med."
FEASIBLE = "Genomförbarhet: {name} (1 = svårt, 5 = lätt)"
PARETO_CHART = "Behov mot antal barn, fylld punkt = slås inte av någon"
PARETO_DESCRIPTION = (
    "Punktdiagram: antal barn åt höger, index uppåt, fyllda punkter är de som ingen slår. Samma "
    "tal står i tabellen under."
)
PARETO_TABLE = "Avvägning mellan kandidaterna"
ON_FRONT = "slås inte av någon"
BEATEN = "slås av {names}"
NOT_COMPARED = "jämförs inte: uppgift saknas"
PARETO_NOTE = (
    "En kandidat slår en annan när den är minst lika bra på allt som räknas och bättre på något. "
    "Lika står kvar båda. Osäkerheten i talen är inte med här."
)

SIMILAR_INTRO = (
    "Områden som liknar kandidaten, till exempel att jämföra med när insatser följs upp. Områden "
    "som ingår i kandidaten är inte med."
)
SIMILAR_TO = "Liknar"
SIMILAR_AMONG = "Bland"
SIMILAR_METHOD = "Avstånd"
SIMILAR_METHODS = {
    "euclidean": "Varje uppgift räknas lika (euklidiskt)",
    "mahalanobis": "Uppgifter som följs åt räknas en gång (Mahalanobis)",
}
SIMILAR_TABLE = "Närmast {name}"
HEAD_DISTANCE = "Avstånd"
HEAD_SHARED = "Uppgifter som jämförs"
HEAD_LACKING = "Saknas"
SHARED_OF = "{shared} av {count}"
SIMILAR_NOTE = (
    "Avståndet är räknat på scenariots uppgifter i standardavvikelser: 1 betyder ungefär en "
    "standardavvikelse per uppgift. Bara uppgifter som båda har jämförs."
)
SIMILAR_NONE = "Inget område har tillräckligt många uppgifter gemensamt."

PORTFOLIO_INTRO = (
    "Vad når flera kandidater tillsammans? Ett område som ingår i flera räknas en gång. Välj "
    "själv, eller låt programmet hitta det val som når flest."
)
GOAL = "Nå så många som möjligt"
GROUP_TO_REACH = "Vilka som ska nås"
GOALS = {"children": "Barn 0–19", "low_econ": "Invånare med låg ekonomisk standard"}
AMONG = "Välj bland alla {count} i listan, inte bara de valda"
MOST = "Högst så många kandidater"
MOST_PERSONS = "Högst så många invånare (0 = ingen gräns)"
BEST = "**Bästa valet:** {names}. Tillsammans nås {reached}."
BEST_NONE = "Inget val ryms inom gränserna."
BEST_PROVEN = "Det är bevisat att inget annat val når fler."
BEST_GAP = "Tiden tog slut: något annat val kan nå högst {gap} fler."
BEST_LEFT_OUT = "Kan inte vägas in, eftersom uppgift saknas: {names}."
TOGETHER_TABLE = "De valda kandidaterna tillsammans"
BEST_TABLE = "Bästa valet tillsammans"
HEAD_REACHED = "Nås"
HEAD_TWICE = "I flera kandidater"
HEAD_SHARE = "Andel av staden"
GROUPS = {
    "persons": "Invånare",
    "children": "Barn 0–19",
    "low_econ": "Invånare med låg ekonomisk standard (ungefärligt)",
}
OVERLAP_TABLE = "Invånare som finns i båda"
SPREAD_TABLE = "Spridning över staden: {level} som berörs"
BEST_SPREAD_TABLE = "Det bästa valets spridning: {level} som berörs"
HEAD_PARENT = "Område"
HEAD_CANDIDATES = "Kandidater"
SPREAD = "{touched} av {count} berörs."
LOW_ECON_NOTE = (
    "Låg ekonomisk standard finns för alla åldrar: det går inte att säga hur många av dem som är "
    "barn."
)
