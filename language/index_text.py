"""Swedish texts of the page where the index is built."""

PAGE = "Index"
INTRO = (
    "Bestäm vad indexet består av. Varje ändring slår igenom på kartan, tabellen och kortlistan. "
    "Spara scenariot som fil för att kunna visa exakt hur det räknades."
)
PRESET = "Utgå från"
USE_PRESET = "Använd"
OPEN_SCENARIO = "Öppna ett sparat scenario (.toml eller .json)"
SAVE_SCENARIO = "Spara scenariot som fil"
NAME = "Scenariots namn"
INDICATORS = "Uppgifter i indexet"
INDICATORS_PLACEHOLDER = "Välj uppgifter"
CONTEXT_NOTE = (
    "Uppgifter märkta som sammanhang beskriver befolkningen eller bostäderna och är inget mått på "
    "behov. De ingår inte i något förvalt index."
)
CONTEXT_CHOSEN = "Sammanhang, inte behov: {names}. Motivera valet om indexet ska användas."
DIMENSION = "Dimension"
DIRECTION = "Högt värde betyder"
DIRECTIONS = {"higher_is_need": "större behov", "lower_is_need": "mindre behov"}
WEIGHT = "Vikt"
NORMALISE = "Omräkning"
TREAT = "Extremvärden"
METHOD = "Metod för hela indexet"
AGGREGATION = "Sammanvägning av dimensioner"
WITHIN = "Sammanvägning inom dimensioner"
MISSING = "Om en uppgift saknas"
MISSING_POLICY = {
    "available": "dela vikten mellan dem som finns",
    "exclude": "rangordna inte området",
    "impute": "fyll i och märk uppgiften",
}
MIN_SHARE = "Minsta andel av vikten som måste finnas"
CLASSES = "Klasser på kartan"
CLASS_METHOD = {
    "quantile": "lika många områden i varje",
    "equal_interval": "lika breda steg",
    "natural_breaks": "naturliga grupper",
    "standard_deviation": "standardavvikelser",
    "own": "egna gränser",
}
CLASS_COUNT = "Antal klasser"
EMPTY = "Välj minst en uppgift. Tills dess gäller det senaste indexet."
APPLIED = "Indexet gäller: {name}. Fingeravtryck {fingerprint}."
WEIGHTS_TABLE = "Avsedda och verkliga vikter"
WEIGHTS_MEANING = (
    "Verklig vikt är uppgiftens andel av variationen i indexet. Är den mindre än hälften eller mer "
    "än dubbelt så stor som den avsedda styr vikten inte det man tror."
)
HEAD_EFFECTIVE = "Verklig vikt"
HEAD_NOMINAL = "Avsedd vikt"
HEAD_WARNING = "Varning"
WARNING = "skiljer mer än dubbelt"
VALIDITY = "Så hänger uppgifterna ihop"
OWN_DIMENSION = "Övrigt"
STEADY = "Stabilisera andelar i små områden"
STEADY_HELP = (
    "Andelar i områden med få personer dras mot genomsnittet, mer ju färre personerna är "
    "(empirisk Bayes). Hur mycket står på sidan Data och metod."
)
STEADY_CHOICES = {"no": "nej", "city": "mot hela staden", "parent": "mot det större området"}
SAME = "som för hela indexet"
MIN_POPULATION = "Minsta folkmängd för att rangordnas"
NO_CHANGES = "Inga uppgifter är ändrade, ifyllda eller indragna."
CHANGES_HEADING = "Ändrade uppgifter"
CHANGES_TABLE = "{shown} av {count} ändrade uppgifter"
STEPS = {"shrink": "stabiliserad", "impute": "ifylld", "treat": "extremvärde eller skala"}
HEAD_STEP = "Vad som gjordes"
HEAD_BEFORE = "Före"
HEAD_AFTER = "Efter"
SHRINKAGE_TABLE = "Så mycket drogs andelarna mot genomsnittet"
HEAD_USUAL = "I mitten"
HEAD_MOST = "Som mest"
PUBLISHED_HEADING = "Jämförelse med publicerade index"
NO_PUBLISHED = (
    "Inget publicerat index finns bland uppgifterna. När ett har lagts till jämförs det här: "
    "rangkorrelation, och vilka områden som finns på den ena listan men inte på den andra."
)
PUBLISHED_TABLE = "Det valda indexet och publicerade index, de {top} första områdena"
HEAD_PUBLISHED = "Publicerat index"
HEAD_SPEARMAN = "Rangkorrelation (Spearman)"
HEAD_AREAS = "Områden med båda"
HEAD_BOTH = "På båda listorna"
HEAD_ONLY_HERE = "Bara på den här listan"
HEAD_ONLY_THERE = "Bara på den publicerade"
STRUCTURE = (
    "{share} av skillnaderna mellan områdena är gemensamma för uppgifterna (första "
    "huvudkomponenten). Cronbachs alfa är {alpha}: över 0,7 mäter uppgifterna i stort sett samma "
    "sak."
)
NO_PAIRS = "Inga två uppgifter är så lika att de räknar samma sak två gånger."
PAIRS_TABLE = "Par av uppgifter som nästan säger samma sak (rangkorrelation över 0,92)"
PAIRS_MEANING = (
    "Två uppgifter som nästan säger samma sak ger den frågan dubbel vikt. Överväg att låta dem "
    "dela på en vikt eller att ta bort den ena."
)
HEAD_FIRST = "Uppgift"
HEAD_SECOND = "Nästan samma som"
HEAD_CORRELATION = "Korrelation"

MORE = "Fler val"
MORE_FOR = "Fler val för {title}"
RANGE = "Uppgiften går från {low} till {high}."
COMPARED_WITH = "Räknas om jämfört med"
COMPARED_WITH_HELP = (
    "Med en referenstabell, till exempel länet eller riket, säger skalan hur Malmös områden ligger "
    "till där. Ladda upp tabellen under Referenstabell."
)
REFERENCES = {"areas": "områdena själva", "table": "referenstabellen"}
SHARE_OF = "Andel av så många personer"
SHARE_OF_HELP = (
    "Uppgiften med antalet personer som andelen avser. Behövs för att stabilisera andelen och för "
    "osäkerheten i små tal."
)
NONE_CHOSEN = "ingen vald"
STEADY_THIS = "Stabilisera andelen"
TREATED = "Extremvärden: {method}"
NORMALISED = "Omräkning: {method}"

IMPUTE = "Fyll i med"
IMPUTE_NEEDS = {
    "median": "Alla områden som saknar uppgiften får samma tal.",
    "mean": "Alla områden som saknar uppgiften får samma tal.",
    "group_median": "Räknas på de andra områdena i samma större område.",
    "group_mean": "Räknas på de andra områdena i samma större område.",
    "regression": (
        "Beräknas ur indexets övriga uppgifter. Ett område där någon av dem också saknas fylls "
        "inte i."
    ),
    "previous": "Välj nedan vilken uppgift som är samma uppgift året före.",
}
NO_PARENT = (
    "På den här nivån är det inte känt vilket större område som områdena hör till. Ingenting fylls "
    "i förrän du väljer ett annat sätt."
)
PREVIOUS = "Året före: {title}"

DIMENSIONS = "Dimensioner: vikter, överordnade dimensioner och metod"
DIMENSIONS_HELP = (
    "En dimension kan ligga under en överordnad dimension, till exempel Inkomst och Arbete under "
    "Försörjning. De vägs då först ihop där. Det går att göra i hur många steg som helst."
)
PARENT_OF = "Överordnad dimension till {name}"
WEIGHT_OF = "Vikt för {name}"
AGGREGATION_OF = "Sammanvägning inom {name}"
RESCALE_OF = "Omräkning av {name}"
NO_PARENT_DIMENSION = "ingen, ligger överst"
NEW_PARENT = "Ny överordnad dimension"
ADD_PARENT = "Lägg till"
PARENT_EXISTS = "Det finns redan en dimension som heter {name}. Välj ett annat namn."
PARENT_EMPTY = (
    "Ännu ligger inget under {names}. Välj den som överordnad för minst en dimension, annars "
    "kommer den inte med i indexet."
)
DEPTH = "Indexet har dimensioner i {levels} nivåer: {tree}."
LIKE_THE_REST = "som de andra"

MORE_METHOD = "Fler val: vikternas summa, skala, rangordning och klasser"
WEIGHTS = "Vikter"
WEIGHTS_CHOICES = {
    "normalised": "delas med sin summa, så att de blir 100 %",
    "as_given": "används som de står",
}
WEIGHTS_HELP = (
    "Vissa publicerade index har vikter som summerar till 0,999 och används så. Välj annars det "
    "första."
)
WEIGHTS_SUM = "Vikternas summa: {sums}."
WHOLE_INDEX = "hela indexet"
SCALE = "Indexets skala"
SCALES = {
    "auto": "sträcks ut bara när omräkningen saknar gränser",
    "native": "som sammanvägningen ger den",
    "min_max_100": "sträcks ut från 0 till 100",
}
TIES = "Områden med lika index"
DECIMALS = "Index avrundas före rangordning"
NO_ROUNDING = "avrundas inte"
ONE_DECIMAL = "till en decimal"
MANY_DECIMALS = "till {decimals} decimaler"
NO_DECIMALS = "till heltal"
CLASS_ROUNDING = "När klasserna inte går jämnt ut"
ROUNDINGS = {
    "floor": "hellre ett område för mycket i den högsta klassen",
    "ceil": "hellre ett område för lite i den högsta klassen",
}
BREAKS = "Gränser mellan klasserna"
BREAKS_HELP = (
    "Stigande tal med semikolon mellan: 20; 40; 60; 80. Ett område på en gräns hör till klassen "
    "ovanför."
)
CLASS_LIMIT = "2–{most} klasser"
NO_SPREAD = (
    "Alla områden får samma tal för: {titles}. Uppgiften skiljer dem inte åt. Se värdena under "
    "Fler val."
)
ABOVE_ZERO = "minst en vikt över noll"
OPENED_WITHOUT_REFERENCE = (
    "Scenariot jämför uppgifter med en referenstabell. Ladda upp den under Referenstabell först."
)

REFERENCE = "Referenstabell: jämför med länet eller riket"
REFERENCE_INTRO = (
    "En tabell (CSV eller Excel) med samma uppgifter för andra områden, till exempel alla DeSO i "
    "länet: en rad per område, en kolumn med områdeskod. Den används av de uppgifter där du väljer "
    "”referenstabellen” under Fler val. Tabellen stannar i den här fliken."
)
REFERENCE_FILE = "Tabell med referensbefolkningen (CSV eller Excel, högst 200 MB)"
REFERENCE_CODE = "Kolumn med områdeskod i referenstabellen"
REFERENCE_COLUMN = "Kolumn för {title}"
REFERENCE_NO_COLUMN = "finns inte i tabellen"
REFERENCE_USE = "Använd referenstabellen"
REFERENCE_NO_MATCH = "Välj minst en kolumn: ingen av tabellens kolumner är parad med en uppgift."
REFERENCE_LOADED = "Referenstabell: {file}, {count} områden. Uppgifter: {titles}."
REFERENCE_UNUSED = (
    "Ingen uppgift jämförs ännu med den. Välj det under Fler val för varje uppgift som ska göra "
    "det."
)
AGAINST_REFERENCE = "jämfört med referenstabellen"
REFERENCE_FORGET = "Ta bort referenstabellen"
REFERENCE_FORGOTTEN = "Uppgifterna jämförs med områdena själva igen."
