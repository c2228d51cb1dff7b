"""Swedish texts of the pages on need against coverage, and on who does what."""

PAGE = "Behov och insatser"
INTRO = (
    "Var är behoven stora, och var finns redan insatser som når barnen? Här ställs indexet mot hur "
    "stor del av barnen 0–19 år som bor där en lokal insats arbetar. Det säger att något finns, "
    "inte hur bra det är."
)
CHOICES = "Så räknas det: gränser, slag och vad som räknas"
CHOICES_NOTE = (
    "Valen hör till scenariot. De följer med när scenariot sparas på sidan **Index** och ändrar "
    "varken index eller rang."
)
NEED = "Stort behov är"
NEED_MEASURES = {
    "top_share": "en andel av områdena, de högst rangordnade",
    "index": "index från ett visst värde",
}
NEED_SHARE = "Andel av områdena"
NEED_INDEX = "Lägsta index"
COVERAGE_FROM = "God täckning från denna andel av barnen"
METHOD = "Täckningsindex"
METHODS = {
    "strongest": "starkaste slaget som når barnet",
    "breadth": "hur många slag som når barnet",
}
METHOD_HELP = (
    "Starkaste slaget: varje barn räknas en gång, med vikten för det starkaste slag av insats som "
    "når det. Hur många slag: vägd andel av alla slag som finns."
)
PHASES = "Insatser som räknas"
PHASES_PLACEHOLDER = "Välj minst en status"
COUNT_INFERRED = "Räkna även härledda gränser"
COUNT_INFERRED_HELP = (
    "En härledd eller obekräftad gräns anges inte i någon källa. Hur säkert ett område är påverkas "
    "inte av det här valet: där är gränserna alltid osäkra."
)
PARTNERS = "Räkna även samverkansparter"
PARTNERS_HELP = "En nämnd räknas då också för insatser som den deltar i utan att vara ansvarig."
PROBABILITY = "Så ofta gäller en härledd gräns i dragningarna"
WEIGHTS = "Vikt per slag av insats (0 = räknas inte, 1 = räknas fullt)"
WEIGHTS_ALL_ZERO = "Minst ett slag måste ha en vikt över noll. Alla slag räknas fullt."
NO_PHASES = "Minst en status måste räknas. Pågående insatser och sådana med okänd status räknas."
FORMULA_HEADING = "Formeln för täckningsindexet"
FORMULA_TEXT = (
    "Befolkningen antas bo jämnt spridd över landytan inom varje DeSO. För RegSO och GeSO summeras "
    "barn från DeSO, aldrig procenttal. Saknas antalet barn någonstans saknas det för hela "
    "området. En insats som gäller hela staden är ingen lokal närvaro, och en plats (till exempel "
    "en fritidsgård) täcker inget område."
)
FORMULAS = {
    "strongest": r"C_a = \sum_t s_t \, \max_{i \,\text{över}\, t} w_{k(i)}",
    "breadth": r"C_a = \frac{\sum_k w_k \, s_{ak}}{\sum_k w_k}",
}
FORMULA_WORDS = {
    "strongest": (
        "*s* är hur stor del av området *a* som biten *t* är, *w* vikten för insatsens slag. Med "
        "alla vikter 1 är det andelen under någon insats."
    ),
    "breadth": (
        "*s* är hur stor del av området *a* som ligger under någon insats av slaget *k*, *w* "
        "slagets vikt. Summan under strecket går över alla slag som finns."
    ),
}

DRAWING = "Räknar täckning och drar vikter, metoder och gränser …"
FIELDS = {
    "gap": "Lucka",
    "strengthen": "Förstärk det som finns",
    "watch": "Bevaka",
    "ordinary": "Ordinarie verksamhet",
}
FIELD_MEANINGS = {
    "gap": "stort behov, låg täckning",
    "strengthen": "stort behov, god täckning",
    "watch": "mindre behov, god täckning",
    "ordinary": "mindre behov, låg täckning",
}
NO_FIELD = "inget fält"
FIELDS_HEADING = "Fyra fält"
FIELDS_TABLE = "Områden och barn i varje fält"
FIELDS_UNKNOWN = "{count} områden har inget fält: index eller antalet barn saknas."
FIELDS_NONE = (
    "Inget område kan få ett fält, eftersom antalet barn saknas. Egna data behöver en kolumn med "
    "namnet {column}."
)
HEAD_FIELD = "Fält"
HEAD_MEANING = "Betyder"
HEAD_AREAS = "Områden"
HEAD_SURE = "Hur säkert"
HEAD_COVERAGE = "Täckning"
CHART = "Behov mot täckning"
CHART_DESCRIPTION = (
    "Punktdiagram över områdena: täckningen av barnen åt höger, indexet uppåt, punktens storlek "
    "efter antalet barn. Samma uppgifter står i tabellen bredvid."
)
CHART_X = "Täckning, andel av barnen 0–19 (%)"
CHART_Y = "Index (högre = större behov)"
CHART_CHILDREN = "Barn 0–19"
CHART_NOTE = (
    "Varje cirkel är ett område, och dess yta följer antalet barn. Valt område har svart ring."
)
TABLE = "Behov, täckning och fält för alla områden"
MAP_SHOWN = "Visa på kartan"
MAPS = {"fields": "Fälten", "need": "Behovet för sig", "coverage": "Täckningen för sig"}
MAP_NOTE = (
    "En karta med två mått i samma färg är svår att läsa säkert. Jämför med kartorna över behov "
    "och täckning för sig."
)
MAP_COVERAGE = "Täckning, andel av barnen 0–19"
COVERAGE_CLASSES = ("under 25 %", "25 till 50 %", "50 till 75 %", "75 till 100 %")
SURE_NOTE = (
    "Hur säkert: andelen dragningar där området hamnar i samma fält, när vikter och metoder dras "
    "för behovet och härledda gränser ibland gäller och ibland inte för täckningen."
)

CHOOSE_AREA = "Välj ett område i tabellen eller på kartan för att se vad som når det."
AREA_FIELD = "Fältet är **{field}** ({meaning}). Så säkert är det: {probabilities}."
AREA_NO_FIELD = "Området har inget fält: index eller antalet barn saknas."
AREA_UNION = (
    "{surface} av ytan, {people} av befolkningen och {children} av barnen 0–19 ligger under någon "
    "insats som räknas. {count} av insatserna räknas som närvarande (minst en tiondel av ytan)."
)
BY_INITIATIVE = "Insatser i {name}"
BY_KIND = "Täckning per slag i {name}"
BY_ORGANISATION = "Täckning per nämnd och organisation i {name}"
NO_INITIATIVES = "Ingen insats som räknas når området."
HEAD_INITIATIVE = "Insats"
HEAD_KIND = "Slag"
HEAD_RESPONSIBLE = "Ansvarig"
HEAD_SURFACE = "Av ytan"
HEAD_PEOPLE = "Av befolkningen"
HEAD_CHILDREN = "Av barnen"
HEAD_ORGANISATION = "Nämnd eller organisation"
HEAD_BOUNDARY = "Gränsen"
CITYWIDE = "Insatser som gäller hela staden"
CITYWIDE_COUNT = "Insatser som gäller hela staden: {count}"
CITYWIDE_NOTE = "De räknas inte som lokal närvaro och ingår inte i täckningen ovan."
STRUCTURES = "Grupper som möts om samma fråga i {name}"
STRUCTURES_INTRO = (
    "Två eller fler grupper om samma fråga och samma åldrar kan vara dubbelt arbete, eller en "
    "grund att bygga på. Grupper för hela staden antas ha en grupp även här."
)
NO_STRUCTURES = "Inga grupper i registret möts om samma fråga här."
HEAD_THEME = "Fråga"
HEAD_GROUPS = "Grupper"
HEAD_AGES = "Gemensamma åldrar"
HEAD_CARRIER = "Kan bära en ny uppgift"
CITYWIDE_GROUP = "{title} (hela staden)"
CARRIER = "{title}: {grounds}."
NO_CARRIER = "ingen källa säger det"
ALL_AGES = "alla åldrar"
NEAREST = "Närmaste plats av varje slag från {name}"
NEAREST_NONE = "Registret har inga platser med känd plats på kartan."
NEAREST_NOTE = (
    "Fågelvägen från en punkt inne i området. ”Ungefär” betyder att platsens läge bara är känt på "
    "en del av staden."
)
HEAD_SITE = "Plats"
HEAD_DISTANCE = "Avstånd"
ABOUT = "ungefär {distance}"

RESPONSIBILITY_PAGE = "Vem gör vad"
RESPONSIBILITY_INTRO = (
    "Vilka nämnder och bolag som redan finns i varje område, och ett förslag till vem som kan få "
    "ansvar för vad. Förslaget är ett underlag för samtal, med sina grunder, och inget beslut."
)
WHICH = "Områden"
WHICH_CHOICES = {
    "shortlist": "Kortlistan",
    "candidates": "Kandidaterna",
    "chosen": "Välj områden",
    "all": "Alla områden",
}
CANDIDATES_NONE = "Det finns inga kandidater ännu. Bygg dem på sidan **Kandidater**."
SHORTLIST_EMPTY = "Kortlistan är tom. Lägg till områden på sidan **Karta**, eller välj områden här."
CHOSEN = "Områden att visa"
CHOSEN_PLACEHOLDER = "Skriv ett namn"
CHOSEN_NONE = "Välj minst ett område."
MATRIX = "Nämnder och bolag i områdena"
PRESENCE = {"present": "finns här", "citywide": "i hela staden", "absent": "nej"}
PRESENCE_SHORT = {"present": "● här", "citywide": "○ staden", "absent": "nej"}
MATRIX_NOTE = (
    "”Här”: ansvarar för en lokal insats som täcker minst en tiondel av området. ”Staden”: bara "
    "insatser som gäller hela staden, vilket inte är lokal närvaro. Verksamhet på en plats, till "
    "exempel en skola eller fritidsgård, räknas inte här."
)
MATRIX_PARTNERS = "Även samverkansparter räknas."
SHORT_NAMES = "Förkortningar: {names}."
PROPOSAL = "Förslag till ansvar, med grunder"
PROPOSAL_FOR = "Förslag för"
TOGETHER = "Alla valda områden tillsammans"
PROPOSAL_METHOD = (
    "För varje dimension räknas hur mycket mer den bidrar till indexet här än i stadens "
    "medelområde. Dimensioner med minst en femtedel av det som ligger över medel får ett förslag "
    "ur regeltabellen nedan."
)
EXCESS_TABLE = "Var behovet ligger över stadens medel: {name}"
HEAD_DIMENSION = "Dimension"
HEAD_EXCESS = "Över medel (indexenheter)"
HEAD_SHARE = "Del av det som ligger över"
PROPOSAL_TABLE = "Förslag för {name}"
HEAD_PROPOSED = "Förslag"
HEAD_PRESENCE = "Finns redan"
HEAD_GROUNDS = "Grund enligt regeltabellen"
NO_PROPOSAL = "Inget förslag: inget i indexet ligger över stadens medel här."
NO_INDEX = "Inget förslag: området har inget index att jämföra."
NO_RULE = "Ingen regel finns för {names}. Lägg till en i regeltabellen."
RULES = "Regeltabellen"
RULES_INTRO = (
    "Reglerna säger vilken nämnd eller vilket bolag ett behov ligger närmast. De bygger på vad "
    "nämnder och bolag själva har skrivit om sina uppdrag och kan ändras här. Ändringarna gäller i "
    "den här fliken: spara dem som fil för att ha dem kvar."
)
RULES_OPEN = "Visa och ändra reglerna"
RULES_TABLE = "Regler, i den ordning som de föreslås"
RULE_TO_CHANGE = "Regel att ändra"
NEW_RULE = "Ny regel"
RULE_NAME = "{number}. {dimension}: {organisation}"
RULE_DIMENSION = "Dimension"
RULE_ORGANISATION = "Nämnd eller bolag"
RULE_REASON = "Skäl"
RULE_SAVE = "Spara regeln"
RULE_REMOVE = "Ta bort regeln"
RULE_RESET = "Återställ regeltabellen"
RULE_INCOMPLETE = "Skriv både dimension och skäl."
RULE_TWICE = "Det finns redan en regel för {dimension} och {organisation}."
RULES_DOWNLOAD = "Spara regeltabellen som fil"
RULES_FILE = "regler_for_ansvar.toml"
RULES_UPLOAD = "Öppna en sparad regeltabell (.toml)"
