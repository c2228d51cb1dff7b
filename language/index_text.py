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
    "impute": "fyll i med medianen och märk uppgiften",
}
MIN_SHARE = "Minsta andel av vikten som måste finnas"
CLASSES = "Klasser på kartan"
CLASS_METHOD = {
    "quantile": "lika många områden i varje",
    "equal_interval": "lika breda steg",
    "natural_breaks": "naturliga grupper",
    "standard_deviation": "standardavvikelser",
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
    "Cronbachs alfa är {alpha} (över 0,7: uppgifterna mäter i stort sett samma sak). Den första "
    "huvudkomponenten förklarar {share} av variationen."
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
