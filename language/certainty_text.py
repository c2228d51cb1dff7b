"""Swedish texts of the page on how sure the ranking is."""

from language.screen import AGGREGATION, NORMALISER, TREATMENT

PAGE = "Säkerhet"
INTRO = (
    "En rangordning beror på val: vikter, omräkning, sammanvägning. Här syns vilka områden som "
    "hamnar högst oavsett valen, vilka som aldrig gör det och vilka som avgörs av dem."
)
LIST_LENGTH = "Listans längd"
LIST_LENGTH_HELP = "Så många områden som listan ska rymma."
REACH = "Så mycket får varje vikt ändras"
ALTERNATIVES = "Pröva också"
ALTERNATIVES_PLACEHOLDER = "Välj andra metoder"
ALTERNATIVES_CLASH = (
    "De valda metoderna går inte ihop: {names}. En sammanvägning som inte klarar noll behöver "
    "percentilrang eller min–max. Nedan prövas inga andra metoder."
)
ALTERNATIVE_NAMES = {
    **{("normalise", name): told for name, told in NORMALISER.items()},
    **{("aggregation", name): told for name, told in AGGREGATION.items()},
    **{("treat", name): told for name, told in TREATMENT.items()},
    ("missing", "available"): "vikten delas mellan dem som finns",
    ("missing", "exclude"): "området utelämnas",
    ("missing", "impute"): "uppgiften fylls i",
}
MORE = "Fler val: dragningar, fördelning och osäkra tal"
DRAWS = "Antal dragningar"
DRAWS_HELP = "Fler dragningar ger jämnare intervall och tar längre tid."
SEED = "Startvärde för slumpen"
SEED_HELP = "Samma startvärde ger samma dragningar, så att någon annan kan räkna om dem."
INTERVAL = "Andel av rangerna i intervallet"
DISTRIBUTION = "Hur vikterna dras"
DISTRIBUTIONS = {
    "uniform": "lika sannolikt i hela spannet",
    "dirichlet": "runt de valda vikterna (Dirichlet)",
}
DISTRIBUTION_HELP = (
    "Med Dirichlet kan vikterna hamna var som helst men oftast nära de valda. De säkra beskeden "
    "räknas alltid på spannet."
)
CONCENTRATION = "Hur nära de valda vikterna"
CONCENTRATION_HELP = (
    "Ett större tal ger dragningar närmare de valda vikterna. Vid 1 och lika vikter är alla "
    "fördelningar lika sannolika."
)
ABOVE_ZERO = "ett tal över noll"
NOISE = "**Osäkerhet i själva talen**"
SMALL_COUNTS = "Räkna med slumpen i små tal"
SMALL_COUNTS_HELP = (
    "En andel av få personer hade lätt kunnat bli en annan. Varje andel dras på nytt med den "
    "spridning som antalet personer ger."
)
CELL_KEY = "SCB:s brus på antal, standardavvikelse i personer"
CELL_KEY_HELP = (
    "SCB lägger från 2025 små slumpmässiga tal på antal som inte är noll. 0 betyder inget brus. "
    "Hur stort bruset är publiceras inte: pröva till exempel 2."
)
DISTURBED = "Dras på nytt: {titles}."
UNDISTURBED = "Lämnas som de är, eftersom antalet personer inte är känt: {titles}."
NOISE_SLOW = "Det här tar längre tid; välj färre dragningar för ett snabbare svar."
SAVE = "Spara scenariot med dessa val som fil"
SAVE_HELP = "Samma fil som på sidan Index, men med listans längd, dragningarna och osäkerheten."
CERTAIN_HEADING = "Säkra besked om listan"
CERTAIN_INTRO = (
    "Räknat exakt, utan slump: för alla tänkbara vikter inom ±{reach} samtidigt, med samma metod i "
    "övrigt."
)
CERTAIN_COUNTS = (
    "{inside} områden är säkert med, {undecided} avgörs av vikterna och {outside} är säkert "
    "utanför."
)
CERTAIN_IN = "Säkert med"
CERTAIN_OPEN = "Avgörs av vikterna"
CERTAIN_TABLE = "Områden som är säkert med eller avgörs av vikterna"
NOT_LINEAR = (
    "Säkra besked kan bara ges när indexet är ett vägt medelvärde på alla nivåer, med vikter som "
    "delas med sin summa. Se dragningarna nedan i stället."
)
CERTAIN_MEANING = (
    "Ett område som är säkert med går att försvara hur vikterna än diskuteras. För ett område som "
    "avgörs av vikterna behövs ett skäl utöver rangen."
)
DRAWN_HEADING = "Rang när allt varierar samtidigt"
DRAWN_INTRO = (
    "{draws} dragningar av vikter och valda metoder. Intervallet rymmer {interval} av de dragna "
    "rangerna."
)
DRAWING = "Drar vikter och metoder …"
DRAWN_TABLE = "Rang, intervall och andel dragningar bland de {top} första"
DRAWN_MEANING = (
    "Två områden vars intervall överlappar mycket ska inte behandlas som olika enbart för att "
    "rangen skiljer."
)
HEAD_INTERVAL = "Rangintervall"
HEAD_SHARE = "Bland de {top} första"
HEAD_VERDICT = "Besked"
HEAD_LOW_HIGH = "Index, lägst–högst"
WEIGHTS_HEADING = "Hur mycket en vikt kan ändras innan listan ändras"
WEIGHTS_TABLE = "Intervall för en vikt i taget"
WEIGHTS_MEANING = "Känsligast är **{name}**: listan ändras först där."
WEIGHTS_NOT_LINEAR = (
    "Det går bara att säga exakt när indexet är ett vägt medelvärde på alla nivåer, med vikter som "
    "delas med sin summa. Nedan står vilken vikt som betyder mest."
)
WEIGHTS_FREE = "Ingen enskild vikt ändrar listan."
HEAD_MEMBER = "Dimension eller uppgift"
HEAD_WEIGHT = "Vikt nu"
HEAD_STAYS = "Listan är oförändrad mellan"
HEAD_BELOW = "Byter plats under"
HEAD_ABOVE = "Byter plats över"
UNLIMITED = "hur stor som helst"
SWAP = "{leaves} ut, {enters} in"
MOVES_HEADING = "Vad varje val betyder för sig"
MOVES_TABLE = "Ett val ändrat i taget"
MOVES_NONE = "Välj minst ett alternativ ovan för att se vad det ändrar."
HEAD_CHOICE = "Val"
HEAD_ENTERS = "Kommer in"
HEAD_LEAVES = "Faller ut"
HEAD_CHILDREN = "Barn 0–19 i områden som byts"
NOBODY = "ingen"
MOVE_FAILED = "Går inte att räkna med den här metoden."
DRAWN_FAILED = "Det går inte att dra med de här valen:"
IN_AND_OUT = "{enters} in, {leaves} ut"
KINDS = {
    "normalise": "Omräkning",
    "aggregation": "Sammanvägning",
    "treat": "Extremvärden",
    "missing": "Saknade uppgifter",
}
CLUSTERS_HEADING = "Var behoven samlas"
CLUSTERS_GATHERED = "Områden med stora behov ligger nära varandra."
CLUSTERS_NOT_GATHERED = "Det går inte att säga säkert att områden med stora behov ligger samlade."
CLUSTERS_INTRO = (
    "Färgade områden avviker säkert tillsammans med sina grannar. För hela staden är måttet "
    "{statistic}, där 0 är inget mönster och 1 helt samlat (Morans I, p = {p}; rättat för att "
    "många områden prövas samtidigt, FDR 5 %)."
)
CLUSTERS_NONE = "Det går inte att pröva om behoven är samlade: för få områden har ett index."
CLUSTERS = {
    "HH": "stora behov bland stora behov",
    "HL": "stora behov bland små behov",
    "LH": "små behov bland stora behov",
    "LL": "små behov bland små behov",
    "hot": "stora behov samlade",
    "cold": "små behov samlade",
    "": "inget säkert mönster",
}
CLUSTERS_TABLE = "Områden med ett säkert mönster"
HEAD_CLUSTER = "Mönster"
CLUSTERS_LEFT_OUT = "Ingår inte, eftersom uppgift eller granne saknas: {names}."
CLUSTERS_MEANING = (
    "Ett område med stora behov bland stora behov talar för en insats som täcker flera områden. "
    "Ett område med stora behov bland små syns lätt inte i ett större områdes medelvärde."
)
SENSITIVITY_HEADING = "Vilken vikt betyder mest"
SENSITIVITY_INTRO = (
    "När alla vikter rör sig inom det valda spannet flyttas områdena i medeltal {shift} platser. "
    "Tabellen visar hur stor del av rörelsen som varje vikt ligger bakom, ensam eller tillsammans "
    "med andra (Sobols totalindex)."
)
SENSITIVITY_NONE = (
    "Det går inte att säga så länge vikterna inte får ändras. Dra reglaget överst på sidan över 0."
)
SENSITIVITY_UNRANKED = "Det går inte att säga: inget område har någon rang."
SENSITIVITY_STILL = (
    "Det går inte att säga: inget område flyttas hur vikterna än ändras inom spannet. Så är det "
    "alltid när indexet har en enda uppgift."
)
SENSITIVITY_FAILED = "Det går inte att räkna för alla vikter inom spannet."
SENSITIVITY_AREA_STILL = (
    "Indexet för {name} rör sig inte när vikterna ändras, eller finns inte; därför saknas "
    "andelarna."
)
GROWING = "Räknar om indexet för många olika vikter …"
SENSITIVITY_CHOOSE = "Välj ett område på sidan Karta för att se samma sak för dess index."
SENSITIVITY_TABLE = "Del av rörelsen som beror på varje vikt"
SENSITIVITY_MEANING = (
    "Andelarna kan bli mer än 100 % tillsammans, eftersom vikter samverkar. Den vikt som står "
    "först är den som det är viktigast att vara överens om."
)
HEAD_RANKS = "Rangordningen i helhet"
HEAD_INDEX_OF = "Index för {name}"
CLUSTERS_METHOD = "Metod"
CLUSTERS_METHODS = {"moran": "lokala Moran", "getis": "heta punkter (Getis–Ord Gi*)"}
