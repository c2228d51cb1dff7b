"""Swedish texts about published figures beside computed ones."""

HEADING = "Publicerade siffror mot beräknade"
NOTHING_FETCHED = (
    "Hämta gränser och tabeller från SCB på sidan Hämta data, så visas här hur siffrorna som "
    "räknats upp från DeSO stämmer med dem som SCB själv publicerar för RegSO 2025."
)
INTRO = (
    "RegSO och kandidater räknas upp från DeSO, ur antal och baser. SCB publicerar också siffror "
    "direkt för RegSO. Här står de sida vid sida, område för område och bara för samma år och "
    "samma indelning."
)
TOLERANCE = (
    "Toleransen är hur mycket de får skilja: en halv enhet av den sista publicerade decimalen på "
    "vardera sidan, och för tabeller med brus dessutom {width} standardavvikelser av det. Från "
    "{first} ändrar SCB varje publicerat antal över noll med ett litet slumpmässigt heltal (Cell "
    "Key Method), och bruset läggs ihop över områdets DeSO. Hur stort det är säger SCB inte. Här "
    "antas standardavvikelsen {deviation} per publicerat antal, vilket är vad folkmängd och "
    "åldersklasser i Malmös DeSO visar."
)
FROM = {
    "deso": "Beräknat ur DeSO som följer med programmet",
    "deso_2025": "Beräknat ur hämtade DeSO 2025",
}
AGAINST = {"regso_2025": "SCB:s RegSO 2025", "regso_2020": "SCB:s RegSO 2020"}
TABLE = "{computed}, mot {published}"
SUMMARY = (
    "Av {count} uppgifter går {judged} att bedöma. {agreed} av dem stämmer i alla områden som har "
    "båda siffrorna, {apart} har något område utanför toleransen. {approximate} är ungefärliga "
    "och bedöms inte, {other} jämförs inte."
)
OTHER_EDITION = (
    "Hämtade RegSO hör till en annan indelning än DeSO här. Samma kod kan vara ett annat område, "
    "så siffrorna jämförs inte. Hämta RegSO 2025."
)
NONE_SHARED = "Ingen hämtad uppgift finns också bland dem som räknas upp från DeSO."

SHOW_ALL = "Visa alla {count} uppgifter"
HEAD_COMPARED = "Jämförda områden"
HEAD_LEFT_OUT = "Utan båda siffrorna"
HEAD_LARGEST = "Största skillnad"
HEAD_WHERE = "Var"
HEAD_MEAN = "Skillnad i medeltal"
HEAD_TOLERANCE = "Tolerans"
HEAD_SOURCE = "Toleransen kommer av"
HEAD_WITHIN = "Inom toleransen"
HEAD_VERDICT = "Bedömning"
HEAD_COMPUTED = "Beräknat"
HEAD_PUBLISHED = "Publicerat"
HEAD_DIFFERENCE = "Skillnad"
SIGN = "Skillnad är beräknat minus publicerat. Toleransen skiljer mellan områden: minst–störst."

AGREES = "stämmer"
APART = {1: "ett område utanför"}
APART_MANY = "{count} områden utanför"
NOTHING_COMPARED = "inget område har båda siffrorna"
BASIS = {
    "approximate_base": "ungefärlig: rätt bas finns inte för DeSO. Bedöms inte",
    "not_additive": "ungefärlig: går inte att lägga ihop. Bedöms inte",
}
MATCH = {
    "other_year": "inte jämförd: beräknad för {year}, publicerad för {years}",
    "other_edition": "inte jämförd: annan indelning",
    "other_meaning": "inte jämförd: annan sorts uppgift eller annan enhet",
}
PERCENTAGE_POINTS = "procentenheter"
SOURCE_ROUNDING = "avrundning (±{half})"
SOURCE_NOISE = "brus"
SOURCE_NONE = "varken avrundning eller brus"
AND = " och "

OUTSIDE = "Visa områden utanför toleransen för"
OUTSIDE_TABLE = "{title}: områden utanför toleransen"
OUTSIDE_MEANING = (
    "Ett område utanför är något att reda ut, inte ett bevis på fel: en tabell kan ha rättats hos "
    "SCB efter att DeSO hämtades, eller DeSO och RegSO kan vara hämtade olika dagar."
)
OUTSIDE_APPROXIMATE = (
    "Uppgiften är ungefärlig, så skillnaden kan bero på basen. Den säger inte att något är fel."
)

CANDIDATES_TABLE = "Kandidater som är en hel RegSO, mot {published}"
HEAD_CANDIDATE = "Kandidat"
HEAD_AREA = "RegSO"
HEAD_JUDGED = "Bedömda uppgifter"
HEAD_AGREEING = "Stämmer"
HEAD_OUTSIDE = "Utanför toleransen"
HIDDEN = (
    "En kandidat som är exakt en RegSO har samma siffror som den beräknade RegSO:n. Antal under "
    "fem, och det som bygger på dem, visas inte och jämförs inte."
)
