"""Swedish texts of the page that compares candidates."""

PAGE = "Jämför"
INTRO = (
    "Ställ två till sex områden eller kandidater bredvid varandra. En skillnad sägs bara vara en "
    "skillnad när den är större än sin osäkerhet. Annars står det ”ingen säker skillnad”."
)
NO_CANDIDATES = (
    "Det finns inga egna kandidater ännu. Bygg dem på sidan **Kandidater**. Så länge går det att "
    "jämföra områden som om de vore kandidater."
)
WHAT = "Jämför"
SETS = {"candidates": "Egna kandidater", "regso": "RegSO", "geso": "GeSO", "own": "Områdena"}
CHOOSE = "Kandidater (två till sex)"
CHOOSE_PLACEHOLDER = "Skriv ett namn"
CHOOSE_FEWER = "Högst sex jämförs åt gången: de sex första visas."
CHOOSE_MORE = "Välj minst två att jämföra."
VIEW = "Vy"
VIEWS = {
    "side": "Sida vid sida",
    "pair": "Två och två",
    "pareto": "Avvägning",
    "similar": "Liknande områden",
    "portfolio": "Flera tillsammans",
}
WORKING = "Räknar och drar vikter och tal …"
CITY = "Malmö"
WHOLE = "Alla områden"
CANDIDATE = "Kandidat"
HEAD_STATUS = "Läge"
HEAD_GROUP = "Grupp"
NO_SURE = "ingen säker skillnad"
NO_GAP = "ingen skillnad"
COUNTED = "antal, inget urval"
FIGURE_CELL = "{told}: {gap}"
UNKNOWN_CELL = "(osäkerheten är inte känd)"
UNKNOWN_ERROR = "osäkerheten är inte känd"
REACH = "± {error}"
POINTS = "procentenheter"
CHART_SAME = "Samma tal står i tabellen under."

MAPS = "Kartor i samma skala"
MAP_TITLE = (
    "Karta över {name}: {areas} områden, {parts}. Fönstret är {side} brett på alla kartor. "
    "Grannområden är tunna linjer."
)
PARTS_ONE = "sammanhängande"
PARTS_MANY = "{count} delar som inte hänger ihop"

KEY = "Nyckeltal"
KEY_TABLE = "Nyckeltal med osäkerhet"
HEAD_FIGURE = "Uppgift"
ROW_INDEX = "Index"
ROW_INDEX_RANGE = "Index när vikterna dras ({interval} av dragningarna)"
ROW_INSIDE = "Index i områdena inuti, lägst till högst"
ROW_HIGHEST = "Område med störst behov"
ROW_PERSONS = "Folkmängd"
ROW_CHILDREN = "Barn 0–19"
ROW_LOW_ECON = "Invånare med låg ekonomisk standard (ungefärligt)"
ROW_AREAS = "Antal områden"
ROW_COVERAGE = "Barn som nås (täckningsindex)"
ROW_FIELD = "Fält"
KEY_NOTE = (
    "Indexet räknas på kandidatens egna tal, på områdenas skala. Låg ekonomisk standard finns för "
    "alla åldrar, inte för barn: antalet är andelen gånger folkmängden, i hela procent."
)
ORDER = "Hur säker ordningen är"
ORDER_TABLE = "Andel av dragningarna där raden har högre index än kolumnen"
ORDER_NOTE = (
    "Vikterna dras lika för alla kandidater, och varje andel inom sin slumposäkerhet. När raden "
    "ligger högst i minst {sure} av dragningarna kallas ordningen säker."
)

PROFILE = "Profil mot Malmö och mot varandra"
PROFILE_CHART = "Dimensioner, högre = större behov"
PROFILE_DESCRIPTION = (
    "Stapeldiagram: en grupp per dimension, en stapel per kandidat och en för Malmö. Samma tal "
    "står i tabellen under."
)
PROFILE_TABLE = "Dimensioner på indexets skala"
HEAD_DIMENSION = "Dimension"
FIGURES_TABLE = "Uppgifter i egen enhet, och skillnaden mot Malmö"
FIGURES_NOTE = (
    "± är vad slumpen ensam kan göra med skillnaden mot Malmö (95 %), som om invånarna var ett "
    "urval. För annat än andelar är osäkerheten inte känd. En uppgift med * är ungefärlig."
)
AXIS_VALUE = "Värde på indexets skala"

AGES = "Barn efter ålder och kön"
AGES_TABLE = "Barn och unga efter ålder och kön, andel av alla barn 0–19"
AGES_DESCRIPTION = (
    "Stapeldiagram: antal barn efter ålder och kön, en grupp per kandidat. Samma tal står i "
    "tabellen under."
)
AGES_CHART = "Barn och unga efter ålder och kön"
AGE_GROUPS = {
    "girls_0_14": "Flickor 0–14",
    "boys_0_14": "Pojkar 0–14",
    "women_15_19": "Unga kvinnor 15–19",
    "men_15_19": "Unga män 15–19",
}
AGES_SUM = "Alla 0–19"
AGES_AXIS = "Antal"
AGES_NOTE = (
    "Talen är från 2025, då SCB lägger brus på små tal: delarna summerar inte alltid till "
    "helheten, och enstaka personer betyder inget."
)
AGES_NONE = "Antal barn efter ålder och kön saknas för de här områdena."

TREND = "Utveckling"
TREND_TABLE = "Förändring mellan två år"
TREND_NOTE = (
    "De två åren räknas som oberoende, fast de flesta som bor där är samma personer: osäkerheten "
    "är snarast för stor. Från 2025 lägger SCB dessutom brus på små tal, som inte är med i ±."
)
TREND_BREAKS = "Brott och förbehåll enligt uppgifternas kort:"
TREND_NONE = "Ingen uppgift finns för två år."
HEAD_YEARS = "År"

PRESENCE = "Insatser och nämnder"
ORGANISATIONS_TABLE = "Nämnder och bolag i kandidaterna"
INITIATIVES_TABLE = "Lokala insatser, andel av kandidatens yta"
INITIATIVES_NONE = "Ingen lokal insats som räknas når någon av kandidaterna."
PRESENCE_NOTE = (
    "”Finns här”: en lokal insats täcker minst en tiondel av kandidaten. ”I hela staden”: bara "
    "insatser för hela staden, vilket inte är lokal närvaro."
)

FIELD = "Behov mot täckning"
FIELD_CHART_DESCRIPTION = (
    "Punktdiagram: täckning åt höger, index uppåt, en punkt per kandidat. Samma tal står i "
    "tabellen under."
)
FIELD_TABLE = "Fält för kandidaterna"
FIELD_NOTE = "Gränserna är områdenas, enligt sidan **Behov och insatser**."

REMARKS = "Styrkor och öppna frågor"
REMARKS_NOTE = "Skrivet enligt regler ur talen. Lägg till egna ord under."
STRENGTHS = "Talar för"
QUESTIONS = "Öppna frågor"
NONE_SAID = "inget enligt reglerna"
REMARK = {
    "higher_need": "större behov än Malmö: {titles}",
    "gap": "stort behov och låg täckning: här finns en lucka",
    "lower_need": "mindre behov än Malmö: {titles}",
    "unsure": "osäkert, ingen säker skillnad mot Malmö: {titles}",
    "unknown": "osäkert, osäkerheten är inte känd: {titles}",
    "missing": "uppgift saknas: {titles}",
    "suppressed": "uppgift visas inte (sekretess): {titles}",
    "estimated": "ungefärliga tal: {titles}",
    "pocket": "ett område inuti har stort behov, fast kandidaten som helhet inte har det",
    "uneven": "alla områden inuti har inte stort behov",
    "unscored": "minst ett område inuti har inget index",
}
OWN_WORDS = "Egna ord om {name}"
OWN_WORDS_HELP = "Stannar i den här fliken. Skriv inget om enskilda personer."

FIRST = "Den ena"
SECOND = "Den andra"
SAME = "Välj två olika."
PAIR_SURE = (
    "**{first}** har högre index än **{second}**: {a} mot {b}. Så är det i {share} av dragningarna."
)
PAIR_UNSURE = (
    "**Ingen säker skillnad** mellan **{first}** och **{second}**: index {a} mot {b}. Den första "
    "ligger högst i {share} av dragningarna."
)
PAIR_NO_INDEX = "Minst en av dem har inget index, så ordningen går inte att säga."
WHY = "Vad skillnaden består av"
WHY_CHART = "Bidrag till skillnaden i index: {first} jämfört med {second}"
WHY_DESCRIPTION = (
    "Liggande staplar: vad varje uppgift lägger till skillnaden i index. Åt höger talar för att "
    "den första har större behov. Samma tal står i tabellen under."
)
WHY_TABLE = "Bidrag till skillnaden, summan är skillnaden i index"
HEAD_PART = "Bidrag (indexenheter)"
TOTAL = "Skillnad i index"
WHY_METHOD = {
    "contributions": (
        "Indexet är en vägd summa: bidraget är vikt gånger värde i den ena minus i den andra."
    ),
    "shapley_indicators": (
        "Indexet är ingen vägd summa. Bidragen är Shapleyvärden: medelvärdet, över alla "
        "ordningsföljder, av vad som händer när en uppgift byts från den andras till den enas."
    ),
    "shapley_dimensions": (
        "Indexet är ingen vägd summa och har många uppgifter. Bidragen är Shapleyvärden för hela "
        "dimensioner: medelvärdet, över alla ordningsföljder, av vad som händer när en dimension "
        "byts från den andras till den enas."
    ),
    "none": "Skillnaden går inte att dela upp.",
}
TURN = "Vad som skulle vända ordningen"
TURN_FIGURES_TABLE = "En uppgift i taget: så mycket skulle den behöva ändras"
HEAD_TURN = "{name}: från och till"
TURN_NEVER = "vänder inte"
TURN_TO = "{start} → {end}"
TURN_FIGURES_NOTE = (
    "Allt annat är som det är, och ingen uppgift går utanför vad något område har. ”Vänder inte”: "
    "den uppgiften räcker inte ensam."
)
TURN_WEIGHTS_TABLE = "En vikt i taget: så mycket skulle den behöva ändras"
HEAD_WEIGHT = "Vikt"
HEAD_WEIGHT_LOW = "Vänder under"
HEAD_WEIGHT_HIGH = "Vänder över"
TURN_WEIGHTS_NONE = "Indexet är ingen vägd summa: hur en vikt vänder ordningen räknas inte."
PAIR_FIGURES_TABLE = "Uppgift för uppgift"
HEAD_GAP = "Skillnad"
HEAD_VERDICT = "Bedömning"
PAIR_FIGURES_NOTE = (
    "± är vad slumpen ensam kan göra (95 %). Områden som ingår i båda räknas bort ur "
    "osäkerheten. Bland många uppgifter skiljer sig några av en slump, fast ingen "
    "verklig skillnad finns."
)
VERDICTS = {
    "higher": "{name} är högre",
    "lower": "{name} är lägre",
    "none": NO_SURE,
    "unknown": UNKNOWN_ERROR,
}
