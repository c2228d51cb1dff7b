"""Swedish texts of the page where scenarios are compared."""

PAGE = "Scenarier"
INTRO = (
    "Jämför två sätt att räkna. Här syns vilka områden som finns på listan i båda, vilka som bara "
    "finns i det ena, och vad skillnaden beror på."
)
CURRENT = "Det du har nu: {name}"
FIRST = "Scenario A"
SECOND = "Scenario B"
OPEN = "Öppna ett scenario från fil (.toml eller .json)"
SAME = "Scenarierna är lika. Välj två olika."
SUMMARY = (
    "{both} områden finns på listan i båda scenarierna, {only_a} bara i A och {only_b} bara i B. "
    "I medeltal skiljer rangen {shift} platser."
)
TABLE = "Områden på listan i minst ett av scenarierna"
HEAD_A = "Rang i A"
HEAD_B = "Rang i B"
HEAD_LIST = "På listan"
HEAD_WHY = "Största skillnaden i bidrag (B jämfört med A)"
BOTH = "i båda"
ONLY_A = "bara i A"
ONLY_B = "bara i B"
WHY = "{title} {change}"
CHILDREN = "I områdena som bara finns i A bor {a} barn 0–19 år, i dem som bara finns i B {b}."
