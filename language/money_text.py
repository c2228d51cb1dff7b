"""Swedish texts of the page that divides money, and amounts in words."""

from language.numbers import THIN, number

PAGE = "Fördelning"
INTRO = (
    "Fördela en summa mellan kandidater och nämnder efter behov. Du väljer vilka nycklar som ska "
    "gälla och hur tungt var och en väger. Summan går alltid jämnt ut, och sidan visar vad varje "
    "val flyttar till vem. Det är ett underlag: vad som är rimligt avgör ni."
)
WHICH = "Fördela mellan"
WHICH_CHOICES = {"candidates": "Egna kandidater", "shortlist": "Kortlistan"}
NO_CANDIDATES = "Det finns inga kandidater ännu. Bygg dem på sidan **Kandidater**."
NO_SHORTLIST = (
    "Kortlistan är tom. Lägg till områden på **Karta** eller kandidater på **Kortlista**."
)
OVERLAP = (
    "Några kandidater har områden gemensamt. Barnen där räknas i båda, så att pengarna också gör "
    "det: {names}."
)

AMOUNT = "Summa att fördela (kronor)"
RESERVE = "Reserv som hålls utanför (kronor)"
UNIT = "Avrunda till"
UNITS = {100_000: "tusen kronor", 100: "hela kronor", 1: "ören"}

KEYS = "Nycklar"
KEYS_HELP = (
    "Varje nyckel ger varje kandidat en andel. Andelarna vägs ihop med vikterna du sätter. "
    "En nyckel med vikten noll används inte."
)
KEY_TITLES = {
    "equal": "Lika till alla",
    "children": "Barn 0–19",
    "children_need": "Barn × index",
    "children_beyond": "Barn × index över stadens",
    "gap": "Barn × index × andel som insatserna inte når",
}
KEY_DIMENSION = "Barn × {name}"
MORE_KEYS = "Nycklar per dimension"

LIMITS = "Golv, tak och administration"
LIMITS_HELP = (
    "Golv är det minsta och tak det mesta som en kandidat får. Lämna fältet tomt om det inte finns "
    "någon gräns. Administration är er egen uppskattning av vad det kostar att driva satsningen."
)
FLOOR = "Golv, {name} (kronor)"
CEILING = "Tak, {name} (kronor)"
ADMINISTRATION = "Administration, {name} (kronor)"
HELD = {"floor": "golvet", "ceiling": "taket", "": ""}

RESULT = "Utfall"
RESULT_TABLE = "Så fördelas {amount}"
HEAD_CANDIDATE = "Kandidat"
HEAD_CHILDREN = "Barn 0–19"
HEAD_SHARE = "Andel enligt nycklarna"
HEAD_AMOUNT = "Belopp"
HEAD_PER_CHILD = "Per barn"
HEAD_HELD = "Styrs av"
HEAD_RANGE = "Spann om vikter och tal varierar"
HEAD_ADMINISTRATION = "Administration"
HEAD_ADMINISTRATION_SHARE = "Del av beloppet"
ROW_RESERVE = "Reserv"
ROW_TOTAL = "Summa"
RANGE_NOTE = (
    "Intervallet rymmer 90 % av {draws} dragningar där indexets vikter och talens slump flyttas "
    "tillsammans. Är det brett ska skillnaden mellan två belopp inte tolkas."
)
RANGE_STRETCHED = (
    "Inget intervall visas: scenariots index sträcks ut till 0–100, och då betyder samma tal olika "
    "mycket i varje dragning."
)
ADMINISTRATION_NOTE = (
    "Administrationen är uppskattad till {sum}, {share} av det som fördelas. Det är er egen "
    "uppskattning och ingår inte i fördelningen."
)
REST_NOTE = "{amount} är mindre än vad som avrundas till och ligger i reserven."
CHART = "Belopp per kandidat"
CHART_DESCRIPTION = "Stapeldiagram: belopp i kronor för varje kandidat. Samma tal står i tabellen."
CHART_AXIS = "Kronor"

SIDE = "Nycklarna sida vid sida"
SIDE_TABLE = "Belopp om en nyckel ensam bestämde"
SIDE_NONE = "Går inte att använda ensam: {names}."
MOVED = "Vad varje nyckel flyttar"
MOVED_TABLE = "Belopp med nyckeln, jämfört med samma fördelning utan den"
MOVED_ONE = "Bara en nyckel används, så det finns inget att jämföra med."
INDEX_SHEET = "Vikter i indexet"
INDEX = "Om en vikt i indexet ändras"
INDEX_BY = "Ändra varje dimensions vikt med"
INDEX_CHOICES = {0.25: "+25 %", 0.5: "+50 %", -0.25: "−25 %", -0.5: "−50 %"}
INDEX_TABLE = "Så flyttas beloppen när en dimension väger {change}"
INDEX_ONE = "Indexet har bara en dimension."
INDEX_UNUSED = "Ingen av nycklarna använder indexet: en ändrad vikt flyttar inga pengar."

BOARDS = "Nämnder och bolag"
BOARDS_INTRO = (
    "Varje kandidats belopp delas efter vilka behov som är större där än i staden i stort, och "
    "vilka som reglerna på sidan **Vem gör vad** pekar ut för dem. Det är ett förslag att pröva."
)
BOARDS_TABLE = "Belopp per kandidat och nämnd"
UNDIVIDED = "Ingen utpekad"
UNDIVIDED_NOTE = (
    "”Ingen utpekad” är behov som ingen regel gäller, och kandidater utan behov över stadens "
    "medelvärde."
)

SAVE = "Ladda ned"
EXCEL = "Excel"
CSV = "CSV för Excel"
FILE_NAME = "fordelning"
METHOD_SHEET = "Villkor"
METHOD_ROWS = {
    "amount": "Summa",
    "reserve": "Reserv",
    "unit": "Avrundat till",
    "key": "Nyckel",
    "floor": "Golv",
    "ceiling": "Tak",
    "scenario": "Scenario",
}
HEAD_WHAT, HEAD_VALUE = "Uppgift", "Värde"


KR = "kr"
ORE = 100
"""In a krona."""


def decimals(*ore: int) -> int:
    """Decimals of amounts that stand together: two where any of them is not whole kronor."""
    return 2 if any(each % ORE for each in ore) else 0


def kronor(ore: int) -> str:
    """An amount of öre in kronor, with decimals where it is not whole."""
    return f"{number(ore / ORE, decimals(ore))}{THIN}{KR}"


def key_title(key: str, dimensions: dict[str, str]) -> str:
    """Title of a key; ``dimensions`` are titles by id."""
    name = key.removeprefix("dimension.")
    return KEY_TITLES.get(key) or KEY_DIMENSION.format(name=dimensions.get(name, name))
