"""Words on the page where candidates are built."""

PAGE = "Kandidater"
INTRO = (
    "En kandidat är en namngiven grupp av områden som man känner igen som en plats. Bygg dem för "
    "hand, genom sökning eller med en regel. Siffrorna räknas alltid från antal personer, aldrig "
    "som medelvärden av procenttal. Områdesnivån väljs på sidan **Karta**."
)
MAP_SHOWN = "kandidater"
MAP_SOLID = "Heldragen linje: kandidat i listan"
MAP_DASHED = "Streckad linje: förslag som inte är sparat"
MAP_HELP = (
    "Klicka på ett område för att lägga till det eller ta bort det. Med rutan, det fria urvalet "
    "eller en ritad yta väljs de områden som till mer än hälften ligger innanför. Platser som du "
    "sätter ut väljer de områden som de ligger i."
)
GROUP_EDITED = "Redigeras nu"
GROUP_LIST = "Kandidater"
GROUP_PROPOSAL = "Förslag"
GROUP_LINKS = "Grannskap"
LINKS_LABEL = "Grannar, som linjer mellan områden"

EDITED = "Kandidat som redigeras"
NEW = "Ny kandidat"
NEW_HELP = "Det första område du väljer blir början på en ny kandidat."
ACTION = "Det du väljer i karta och listor"
ACTIONS = {"add": "läggs till", "take": "tas bort"}
NAME = "Namn"
NOTE = "Anteckning"
NOTE_PLACEHOLDER = "Vad ska man komma ihåg om kandidaten?"
UNDO = "Ångra senaste ändringen"
NOTHING_PICKED = "Inget område ligger till mer än hälften inom det du ritade."
NOTHING_TO_TAKE = "Välj först den kandidat som områden ska tas bort från."
NAMES = {
    "hand": "Kandidat {number}",
    "search": "Sökt {number}",
    "rule": "Regel {number}",
    "hotspot": "Het fläck {number}",
    "union": "Sammanslagning {number}",
    "subtraction": "Rest {number}",
    "part": "Del {number}",
}
NAME_TOGETHER = "{area} m.fl."
MADE = {
    "hand": "För hand",
    "search": "Sökning",
    "rule": "Regel",
    "hotspot": "Het fläck",
    "union": "Sammanslagen",
    "subtraction": "Rest efter avdrag",
    "part": "Del av en kandidat",
}

CHECK_AREAS = "**{areas}:** {names}"
CHECK_WHOLE = "Hänger ihop."
CHECK_PARTS = "Hänger inte ihop: {count} delar."
CHECK_PART = "Del {number}: {names}"
CHECK_ISLANDS = "Utan granne: {names}"
CHECK_PEOPLE = "{residents} invånare, varav {children} barn 0–19 år"
CHECK_INDEX = "Index {index} ({low}–{high} när vikterna varierar), som rang {rank} av {count}"
CHECK_INDEX_ALONE = "Index {index}, som rang {rank} av {count}"
CHECK_NO_INDEX = "Inget index: för många uppgifter saknas."
CHECK_SPREAD = (
    "Områdenas egna index: medel {mean}, spridning {sd}, från {low} till {high} ({highest})"
)
CHECK_POCKET = (
    "{highest} hör till områdena med störst behov (index {high}), men det syns inte i kandidatens "
    "eget index ({index})."
)
HIDDEN = (
    "– betyder att uppgiften inte visas: den bygger på färre än fem personer, eller saknas för "
    "något av områdena."
)

TABLE = "Kandidaterna i listan"
PROPOSAL_TABLE = "Förslaget"
HEAD_NAME = "Kandidat"
HEAD_AREAS = "Områden"
HEAD_RESIDENTS = "Invånare"
HEAD_CHILDREN = "Barn 0–19"
HEAD_INDEX = "Index"
HEAD_INTERVAL = "Intervall"
HEAD_RANK = "Som rang"
HEAD_SPREAD = "Lägst–högst i delarna"
HEAD_WHOLE = "Hänger ihop"
HEAD_COVERED = "Barn som nås"
HEAD_MADE = "Gjord"
HEAD_TOGETHER = "Områden som ingår"
YES = "Ja"
IN_PARTS = "Nej, {count} delar"
TABLE_NOTE = (
    "Index räknas på kandidatens egna uppgifter, på områdenas skala. ”Som rang” är den plats det "
    "indexet hade haft bland de {count} områdena. Intervallet visar hur långt indexet rör sig när "
    "vikterna varierar."
)
SHARED = "Dessa områden ingår i flera kandidater: {names}"
EMPTY = (
    "Inga kandidater ännu. Klicka på områden i kartan, eller välj ett annat sätt att bygga nedan."
)
EDIT = "Redigera {name}"
REMOVE = "Ta bort {name}"
TO_SHORTLIST = "Till kortlistan: {name}"
TO_SHORTLIST_HELP = (
    "Lägger kandidaten på kortlistan som en plats, med anteckningen som skäl. Står den där redan "
    "får den namnet och områdena den har nu."
)
ON_SHORTLIST = "{name} är på kortlistan."

WAY = "Sätt att bygga"
WAYS = {"hand": "För hand", "search": "Sök", "rule": "Regel", "hotspots": "Heta fläckar"}

PICK_AREAS = "Områden efter namn eller kod"
PICK_PLACEHOLDER = "Skriv ett namn eller en kod"
PICK_PARENT = "Alla områden i"
PICK_INITIATIVE = "Alla områden inom en insats gräns"
PICK_INITIATIVE_HELP = "De områden som till mer än hälften ligger inom insatsen."
PICK_NONE = "Inget område ligger till mer än hälften inom insatsen."
CHOOSE_PLACEHOLDER = "Välj"
PICK = "Välj områdena"
COMBINE = "Slå ihop, dra ifrån och dela"
COMBINE_NEEDS = "Det behövs minst en kandidat i listan."
FIRST = "Kandidat"
SECOND = "Den andra kandidaten"
UNITE = "Slå ihop"
SUBTRACT = "Dra ifrån"
SPLIT = "Dela i delar som hänger ihop"
COMBINE_HELP = (
    "Slå ihop ger en ny kandidat med bådas områden. Dra ifrån ger en ny med den förstas områden "
    "utom den andras. De gamla finns kvar. Dela ersätter kandidaten med dess delar."
)
SPLIT_WHOLE = "{name} hänger redan ihop."

SEARCH_INTRO = (
    "Sökningen letar efter sammanhängande grupper av områden som tillsammans fångar så mycket "
    "behov som möjligt inom storleksgränserna."
)
COUNT = "Antal kandidater"
SIZE = "Storleken räknas i"
SIZES = {"pop_2025": "invånare", "children_0_19_2025": "barn 0–19 år"}
SIZE_MISSING = "Storlek kan inte räknas: egna data behöver en kolumn med namnet {column}."
MINIMUM = "Minsta storlek"
MAXIMUM = "Största storlek"
OBJECTIVE = "Sök efter"
OBJECTIVES = {
    "excess": "mest behov över stadens medel",
    "total": "mest behov totalt, fyller upp till största storlek",
    "mean": "högst genomsnittligt behov, små och skarpa",
}
PERSONS = "Vems behov räknas"
WEIGHTS = "Vad som också är viktigt"
WEIGHTS_HELP = (
    "0 betyder att det inte räknas. 0,1 gör det värt en tiondel av det behov som går att nå."
)
PARTS = {
    "balance": "Lika stora",
    "compactness": "Sammanhållen form",
    "parents": "Följer gränserna för {parent}",
}
PARENT_LEVELS = {"deso": "RegSO", "regso": "GeSO"}
PARENT_UNKNOWN = "nivån ovanför"
MUST = "Måste vara med"
MUST_NOT = "Får inte vara med"
OVERLAP = "Ett område får ingå i flera kandidater"
OVERLAP_HELP = "Behovet i ett område räknas ändå bara en gång."
SEED = "Frö för slumpen"
SEED_HELP = "Samma frö ger samma svar. Slumpen används bara när alla möjligheter inte kan prövas."
MORE = "Fler val"
SEARCH = "Sök"
SEARCHING = "Söker, det kan ta upp till en minut …"
SEARCH_OLD = "Data, index eller grannskap har ändrats sedan sökningen. Tryck på Sök igen."
PROVEN = (
    "**Bevisat bäst.** Alla {count} grupper som hänger ihop och ryms inom gränserna är med i "
    "jämförelsen, och inget annat val av {k} kandidater ger ett bättre värde."
)
PROVEN_GROWN = (
    "**Bevisat bäst.** {count} grupper har prövats, och värdet når den övre gräns som inget val "
    "kan överträffa."
)
GAP = (
    "**Högst {gap} % från det bästa möjliga.** {count} grupper har prövats. Ett bättre val av {k} "
    "kandidater kan finnas, men det här når minst {reached} % av det bästa värde som kan finnas."
)
GAP_UNBOUNDED = (
    "**Inte bevisat bäst.** Sökningen har prövat {count} grupper. Värdet är {value}, och inget val "
    "kan nå över {bound}."
)
CAPTURED = (
    "Kandidaterna fångar {share} % av det behov som skulle gå att nå om områden inte behövde "
    "hänga ihop."
)
TIMED_OUT = "Tiden tog slut innan sökningen var klar; en annan dator kan ge ett annat svar."
LEFT_OUT = "Områden utan uppgifter kan inte ingå: {names}"
USE = "Lägg till i listan"
ALREADY = (
    "Förslagets kandidater finns i listan under kartan. Där kan du byta namn på dem och lägga dem "
    "på kortlistan."
)
NO_PROPOSAL = "Inga kandidater att föreslå."

HOT_INTRO = (
    "En het fläck är intilliggande områden som alla har högt behov, mer än slumpen förklarar. Den "
    "växer med sin mest utsatta granne tills den når den minsta storleken."
)
HOT_COUNTING = "Räknar var behoven samlas …"
HOT_METHOD = "Statistik"
HOT_METHODS = {"getis": "Getis-Ord (heta fläckar)", "moran": "Lokal Moran (högt intill högt)"}
HOT_NONE = "Inga områden sticker ut så tydligt att de bildar en het fläck."
HOT_SMALL = "Når inte den minsta storleken: {names}"
HOT_CUT = "Får inte plats under den största storleken: {names}"
HOT_START = "{name} började med: {names}"

LINKS = "Grannskap och hinder"
LINKS_INTRO = "Vad som räknas som granne avgör vad som hänger ihop."
LINKS_RULE = "Grannar är områden som"
LINKS_RULES = {
    "queen": "delar gräns eller hörn",
    "rook": "delar gräns",
    "distance": "ligger inom ett avstånd",
}
LINKS_TOLERANCE = "Tillåten glipa mellan gränser (meter)"
LINKS_TOLERANCE_HELP = "Gränser som nästan möts räknas som gemensamma."
LINKS_DISTANCE = "Högsta avstånd mellan mittpunkter (meter)"
LINKS_SHOW = "Visa grannskapet som linjer på kartan"
LINKS_TABLE = "Grannar till varje område"
LINKS_SHOW_TABLE = "Visa grannskapet som tabell"
LINKS_SUM = "{pairs} par av grannar bland {areas} områden."
LINKS_ISLANDS = "Områden utan granne: {names}"
LINKS_NO_ISLANDS = "Alla områden har minst en granne."
HEAD_AREA = "Område"
HEAD_COUNT = "Antal"
HEAD_NEIGHBOURS = "Grannar"
BARRIERS = "Fil med hinder, till exempel vattendrag, järnvägar och motorvägar"
BARRIERS_HELP = (
    "Linjer i GeoJSON, GeoPackage eller en annan kartfil. Två områden skiljs åt när hindret följer "
    "gränsen mellan dem."
)
BARRIERS_USED = "Hinder ur {name}: {count} par av grannar skiljs åt."
BARRIERS_SHARE = "Så stor del av gränsen ska hindret följa (procent)"
BARRIERS_REMOVE = "Ta bort hindren"

FILES = "Spara och öppna"
SAVE = "Spara kandidaterna som fil"
OPEN = "Öppna sparade kandidater (.json)"
OPEN_NOTE = "Filen ersätter listan. Det går att ångra."
OPENED = "{count} kandidater är öppnade."
NOT_SAVED = (
    "Kandidaterna finns i den här fliken. Spara dem på sidan **Arbetsytor** eller som fil innan du "
    "stänger, så kan du öppna dem igen."
)
FILE_STEM = "kandidater_{level}_{day}.json"

OTHER_METHODS = "Jämför med andra sätt att söka (max-p och SKATER)"
OTHER_METHODS_NOTE = (
    "Två vanliga metoder delar hela staden i sammanhängande delar som liknar varandra. De känner "
    "ingen största storlek och söker inte efter behov. Av deras delar tas de som ryms inom "
    "gränserna och fångar mest behov. Det kan ta en halv minut."
)
OTHER_METHODS_RUN = "Räkna med max-p och SKATER"
OTHER_METHODS_TABLE = "Fångat behov med tre metoder"
OTHER_METHODS_HEAD = ("Metod", "Fångat behov", "Delar inom gränserna", "Delar i allt")
OTHER_METHODS_NAMES = {"search": "Sökningen ovan", "max_p": "Max-p", "skater": "SKATER"}
