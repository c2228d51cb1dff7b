"""Words on rules of choice: the form, and what each step did."""

INTRO = (
    "En regel väljer områden som nationella program gör: vilka som får komma i fråga, vilka som "
    "lämnas ute, i vilken ordning och hur många. Intilliggande områden som väljs blir en kandidat."
)
NAME = "Regelns namn"
DEFAULT_NAME = "Min regel"
COUNT = "Antal områden som väljs"
WHO = "Vilka får komma i fråga"
SIZE = "Folkmängd räknad i"
SIZE_NONE = "ingen gräns"
MINIMUM = "Minst (tomt = ingen gräns)"
MAXIMUM = "Högst (tomt = ingen gräns)"
CONDITIONS = "Antal villkor"
CONDITIONS_HELP = (
    "Alla villkor ska uppfyllas. Med ”eller” räcker det med ett av villkoret och det före. En "
    "uppgift som saknas uppfyller inget villkor."
)
CONDITION = "Villkor {number}"
FIGURE = "Uppgift"
OPERATOR = "Krav"
OPERATORS = {
    "at_least": "minst",
    "above": "mer än",
    "at_most": "högst",
    "below": "mindre än",
    "worst_share": "bland de mest utsatta (procent av områdena)",
}
TOLD = {
    "at_least": "{figure} minst {value}",
    "above": "{figure} mer än {value}",
    "at_most": "{figure} högst {value}",
    "below": "{figure} mindre än {value}",
    "worst_share": "{figure} bland de {value} % mest utsatta",
}
VALUE = "Värde"
DIRECTION = "Störst behov vid"
DIRECTIONS = {"higher_is_need": "höga värden", "lower_is_need": "låga värden"}
JOINS = {False: "och", True: "eller"}
OUT = "Vilka lämnas ute"
COVERED = "Lämna ute områden som redan täcks av insatser"
COVERED_SHARE = "Lämna ute när mer än så många procent av ytan täcks"
COVERED_BY = "Insatser som räknas (tomt = alla pågående)"
COVERED_PLACEHOLDER = "Alla pågående"
ORDER = "I vilken ordning"
BY_FIRST = "Ordna efter"
BY_SECOND = "Och efter"
BY_NONE = "bara det första"
WEIGHT = "Vikt"
COMBINATION = "De två vägs ihop genom"
COMBINATIONS = {
    "mean_rank": "medelvärdet av rangerna",
    "both_worst": "bara områden som är bland de mest utsatta i båda, sedan medelrang",
    "weighted": "vägt medelvärde av uppgifterna (de måste ha samma skala)",
}
SHARE = "Bland de mest utsatta (procent av områdena)"
PARENTS = "Hur många per {parent}"
LEAST = "Minst per {parent}"
MOST = "Högst per {parent} (tomt = ingen gräns)"
SAVE = "Spara regeln som fil"
OPEN = "Öppna en sparad regel (.toml)"
UNKNOWN_INITIATIVE = "Insatsen {name} i regeln finns inte i registret och täcker ingenting."
INDEX = "Index"
DIMENSION = "Dimension: {title}"

CHOSEN = "{count} områden väljs: {names}"
CHOSEN_NONE = "Inga områden uppfyller regeln."
TIED = "Samma plats som det sista i listan, men utanför: {names}"
STEPS = "Vad varje steg gjorde"
STEPS_NOTE = (
    "”Utan steget” visar hur listan hade sett ut om just det steget inte fanns, räknat på nytt."
)
HEAD_STEP = "Steg"
HEAD_TAKEN = "Tog bort"
HEAD_LEFT = "Kvar"
HEAD_ENTER = "In i listan utan steget"
HEAD_LEAVE = "Ut ur listan utan steget"
STEP = {
    "minimum": "Folkmängd minst {minimum}",
    "maximum": "Folkmängd högst {maximum}",
    "condition": "Villkor: {condition}",
    "covered": "Täcks till mer än {share} % av insatser",
    "both_worst": "Bland de {share} % mest utsatta i ordningens uppgifter",
    "ranked": "Har de uppgifter som ordnar",
    "least": "Minst {least} per {parent}",
    "most": "Högst {most} per {parent}",
    "count": "De {count} första",
}
AND_MORE = "{names} och {count} till"
STEP_CHOOSE = "Visa alla områden i ett steg"
STEP_TAKEN = "Tog bort ({count}): {names}"
STEP_ADDED = "Tog med ({count}): {names}"
STEP_ENTER = "In utan steget ({count}): {names}"
STEP_LEAVE = "Ut utan steget ({count}): {names}"
NOBODY = "inga"
MISSING = "Områden som saknar någon av regelns uppgifter: {names}"
