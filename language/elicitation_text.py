"""Swedish texts of the part where weights are agreed on."""

HEADING = "Ta fram vikter tillsammans"
INTRO = "Tre sätt att komma fram till dimensionernas vikter. Metoden sparas i scenariot."
METHOD = "Metod"
METHODS = {
    "budget": "Fördela 100 poäng",
    "pairwise": "Jämför parvis (AHP)",
    "swing": "Störst betydelse först (swing)",
}
EXPLAIN = {
    "budget": (
        "Varje person fördelar poäng mellan dimensionerna. Vikten är medelvärdet av andelarna."
    ),
    "pairwise": "Säg för varje par vilken dimension som är viktigast, och hur mycket.",
    "swing": (
        "Ge 100 åt den dimension där det betyder mest att gå från bästa till sämsta område, och "
        "färre poäng åt de andra."
    ),
}
PEOPLE = "Antal personer"
PERSON = "Person {number}"
PERSON_NAME = "Namn på person {number}"
TABLE = "Vikter enligt svaren"
HEAD_DIMENSION = "Dimension"
HEAD_WEIGHT = "Vikt"
HEAD_SPREAD = "Lägst–högst"
USE = "Använd vikterna"
NO_ANSWERS = "Ge minst en dimension poäng."
PAIR = "{a} jämfört med {b}"
EQUAL = "lika viktiga"
MORE = "{name} {times} gånger viktigare"
CONSISTENT = "Konsistenskvot {ratio}: jämförelserna hänger ihop."
INCONSISTENT = (
    "Konsistenskvot {ratio}: jämförelserna motsäger varandra (gränsen är {limit}). Ändra dem, "
    "eller skriv ett skäl till att ändå använda dem."
)
OVERRIDE = "Skäl att ändå använda vikterna"
