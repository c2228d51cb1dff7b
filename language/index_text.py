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
CHANGED_FROM = "Utgår från {name}, ändrat."
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
CHANGED_NAME = "{name} (ändrat)"
OWN_DIMENSION = "Övrigt"
