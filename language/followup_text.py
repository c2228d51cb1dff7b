"""Swedish texts of the page Uppföljning: the baseline, the years since, and what they say."""

PAGE = "Uppföljning"
INTRO = (
    "Här fryser du en **baslinje** när beslutet fattas och följer sedan upp den år för år. "
    "Kandidaterna jämförs med liknande områden, med resten av staden och med områden som har lika "
    "stora behov men inte fått insatsen. Sidan säger vad siffrorna räcker till – och när de inte "
    "räcker till."
)

YEARLY = "Egna årssiffror"
YEARLY_HELP = (
    "Ladda upp en tabell (CSV eller Excel) med en rad per siffra. Kolumnerna **kod**, **år**, "
    "**indikator** och **värde** måste finnas. I **bas** står hur många andelen gäller; utan bas "
    "räknas värdet som ett antal. **kön**, **enhet** och **källa** är valfria. En indikator som "
    "heter som en av programmets fortsätter den serien."
)
YEARLY_FILE = "Tabell med årssiffror"
YEARLY_READ = "{file}: {indicators}, åren {years}."
YEARLY_COUNT = ("indikator", "indikatorer")
YEARLY_DROP = "Ta bort årssiffrorna"

OLDER = "Ta med år från den äldre indelningen ({title}), omräknade"
OLDER_HELP = (
    "Åren före 2024 hör till andra områden. De räknas om till dagens områden efter yta, och bara "
    "där allt är täckt. Omräkningen är en uppskattning, och det blir ett brott i serien. Sidan "
    "**Översätt** visar hur fel den kan vara."
)
OLDER_READ = "{title}: åren {years} är med, omräknade efter yta."
OLDER_NOTE = "Omräknad från {title} efter yta."

NO_CANDIDATES = (
    "Det finns inget att följa upp ännu. Bygg kandidater på sidan **Kandidater**, lägg områden på "
    "kortlistan, eller öppna en sparad baslinje här nedanför."
)
START = "Frys en baslinje"
START_NOTE = (
    "Baslinjen sparar områdena, jämförelseområdena, siffrorna, indexets skalor och målen som de är "
    "i dag. Den ändras aldrig: nya år läggs till efter de frysta."
)
NAME = "Namn på baslinjen"
NAME_DEFAULT = "Baslinje"
FIRST_YEAR = "Första året då beslutet kan ha haft effekt"
STEMS = "Indikatorer att följa"
STEMS_NONE = "Välj minst en indikator."
CANDIDATES = "Områden att följa"
ONE_YEAR = (
    "För {titles} finns bara ett år i dag. De kan frysas nu, men en jämförelse över tid blir "
    "möjlig först när fler år finns. Hämta fler år på sidan **Hämta data**, eller ladda upp egna."
)
FREEZE = "Frys baslinjen"
FROZEN = "Baslinjen ”{name}” är fryst. Spara den på sidan **Arbetsytor** eller ladda ned den."

OPEN = "Öppna en baslinje"
OPEN_HELP = "En sparad baslinje (.json), eller ett fryst beslut (.zip) som har en baslinje i sig."
OPEN_OTHER = (
    "Baslinjen gäller {division}, men sidan visar {level}. Byt nivå på sidan **Karta** först."
)

GOALS = "Mål"
GOALS_NOTE = "Målen fryses med baslinjen. Ett mål har ett mätbart tal, ett år och en ansvarig."
GOAL_CANDIDATE = "Område"
GOAL_INDICATOR = "Indikator"
GOAL_BASE = "Utgångsvärde {year}: {figure}."
GOAL_NO_BASE = "Indikatorn saknar siffra för området. Välj en annan."
GOAL_TARGET = "Målvärde ({unit})"
GOAL_YEAR = "Målår"
GOAL_RESPONSIBLE = "Ansvarig"
GOAL_ACTIVITIES = "Insatser som ska leda dit"
GOAL_NOTE = "Anteckning"
GOAL_ADD = "Lägg till målet"
GOAL_DROP = "Ta bort"
PLACEHOLDER = "Välj"

GOALS_TABLE = "Mål, läge och insatser"
GOALS_NONE = "Inga mål är satta i baslinjen."
GOALS_HEAD = (
    "Område",
    "Indikator",
    "Utgångsvärde",
    "Målvärde",
    "Senaste siffra",
    "Förändring",
    "Del av vägen",
    "Läge",
    "Ansvarig",
    "Insatser",
)
FIGURE_YEAR = "{figure} ({year})"
CHANGE_WITHIN = "{change}\u00a0±\u00a0{noise}"
STATUS = {
    "waiting": "Ingen ny siffra ännu",
    "broken": "Går inte att säga: serien är bruten",
    "unknown": "Går inte att säga: osäkerheten är okänd",
    "noise": "Går inte att säga: förändringen ryms i osäkerheten",
    "away": "Har rört sig från målet",
    "towards": "Har rört sig mot målet",
    "reached": "Målvärdet är nått",
}
GOALS_MEANING = (
    "Läget sägs bara när förändringen är större än vad slumpen ensam kan ge (95 %). Det säger om "
    "siffran har rört sig, inte varför."
)

BASELINE = "Baslinjen"
BASELINE_LINE = "**{name}**, fryst {day}{who}. Första effektår: {start}. Områden: {candidates}."
BY = " av {who}"
REVISED = "Källan har ändrat siffror sedan baslinjen frystes. Sidan visar de frysta: {lines}."
REVISED_LINE = "{title} {year} ({count} områden)"
SAVE_BASELINE = "Ladda ned baslinjen"
DROP_BASELINE = "Stäng baslinjen"
BASELINE_FILE = "baslinje"

CANDIDATE = "Område att visa"
INDICATOR = "Indikator"
SEX = "Kön"
BOTH = "Alla"
SEXES = (", kvinnor", ", män")
SEX_NAMES = {", kvinnor": "Kvinnor", ", män": "Män"}

YEARS = "År för år"
YEARS_CHART = "{name}: {title} per år ({unit})"
MARK_BASELINE = "Baslinjens sista år: {year}"
MARK_START = "Första effektår: {year}"
MARK_BREAK = "Brott: {year}"
MARKS_JOINED = "{one} och {other}"
AIM = "Mål {year}: {figure}"
AIM_STATUS = "{aim}. {status}."
GOALS_CHART = "Så långt har målen kommit"
GOALS_CHART_PART = "{title} ({part} av {parts})"
GOALS_AXIS = "Del av vägen till målet (%)"
GOALS_BAR = "{name}: {title}, mål {year}. {status}"
GOALS_TOLD, GOALS_UNTOLD = "Större än osäkerheten", "Går inte att säga"
YEARS_TABLE = "{title} per år ({unit})"
HEAD_YEAR = "År"
FROZEN_YEAR = "{year}\u00a0(fryst)"
GROUPS = {
    "nearest": "Liknande områden",
    "rest": "Resten av staden",
    "equal": "Lika behov utan insats",
}
GROUPS_MEANING = (
    "**Liknande områden** är de {nearest} områden som före starten liknade kandidaten mest i "
    "indexets indikatorer. **Resten av staden** är alla områden som inte hör till någon kandidat. "
    "**Lika behov utan insats** är områden med stort behov och liten täckning när baslinjen "
    "frystes. Siffrorna är räknade på antal och baser. ± är 95 % osäkerhet, som om personerna vore "
    "slumpvis dragna."
)
BREAK = "Brott {year}: {reasons}"
BREAK_FIELDS = {
    "definition": "definitionen är en annan",
    "base": "gruppen är en annan",
    "source": "källan är en annan",
    "note": "en anmärkning om åren före gäller inte längre",
}
BREAKS_NOTE = (
    "Linjen är avbruten där serien är bruten. Siffror på var sin sida om ett brott ska inte "
    "jämföras."
)

EFFECT = "Har det gått annorlunda än i jämförelsen?"
AGAINST = "Jämför med"
OVER_BREAKS = "Räkna över brott i serien"
OVER_BREAKS_HELP = (
    "Då antas att brottet flyttade alla områden lika mycket. Det gäller sällan helt, så läs "
    "resultatet försiktigt."
)
NOT_YET = (
    "Det går inte att jämföra före och efter ännu: det behövs minst ett år före {start} och minst "
    "ett från och med {start}, i samma obrutna serie. År som finns: {years}."
)
DID = "Skillnad i skillnader"
DID_LINE = "{name} har ändrats {own} {unit} {sign} {group} mellan åren {before} och {after}."
MORE, LESS = "mer uppåt än", "mer nedåt än"
DID_EQUAL = "{name} har ändrats lika mycket som {group} mellan åren {before} och {after}."
NOISE_LINE = (
    "Minsta skillnad som går att skilja från slumpen här är **{noise} {unit}**. Måttet kommer från "
    "{sets} slumpvis utvalda, lika stora områdesgrupper där inget beslut har fattats."
)
NOISE_UNKNOWN = (
    "Det finns för få jämförbara områdesgrupper ({sets}) för att säga vad slumpen kan ge. Minst 19 "
    "behövs."
)
VERDICTS = {
    "higher": (
        "**Skillnaden är större än slumpen brukar ge** (p = {p}). Siffran har gått mer uppåt än i "
        "jämförelsen. Det visar att något skiljer områdena åt, inte att just insatserna är orsaken."
    ),
    "lower": (
        "**Skillnaden är större än slumpen brukar ge** (p = {p}). Siffran har gått mer nedåt än i "
        "jämförelsen. Det visar att något skiljer områdena åt, inte att just insatserna är orsaken."
    ),
    "none": (
        "**Det går inte att säga om något har hänt** (p = {p}). Skillnaden är inte större än vad "
        "slumpen brukar ge. Det betyder inte att insatserna saknar effekt, bara att siffrorna inte "
        "räcker för att se någon."
    ),
    "apart": (
        "**Det går inte att dra en slutsats** (p = {p}). Skillnaden är stor, men områdena gick "
        "isär redan före beslutet (p = {before})."
    ),
    "unknown": "**Det går inte att dra en slutsats**: slumpens storlek är inte känd.",
}
VERDICT_SHORT = {
    "higher": "Större än slumpen, uppåt",
    "lower": "Större än slumpen, nedåt",
    "none": "Går inte att skilja från slumpen",
    "apart": "Gick isär redan före",
    "unknown": "Slumpens storlek okänd",
}
BEFORE_OK = "Före beslutet gick områdena ungefär lika (p = {p}); att de gjorde det är inget bevis."
BEFORE_APART = "Före beslutet gick områdena isär mer än vad som är vanligt (p = {p})."
BEFORE_UNKNOWN = "Det finns för få år före beslutet för att se om områdena gick lika."
EVENT_CHART = "Skillnad mot {group}, jämfört med {reference} ({unit})"
EVENT_DESCRIPTION = (
    "Punktdiagram: hur mycket mer {name} har ändrats än {group} sedan {reference}, år för år, med "
    "ett band för vad slumpen brukar ge. Samma tal står i tabellen."
)
EVENT_TABLE = "Skillnad mot {group} år för år ({unit}), jämfört med {reference}"
EVENT_HEAD = ("År", "Skillnad", "Ryms i slumpen")
EFFECT_SERIES = "Skillnad"
YES, NO = "ja", "nej"
REFERENCE_YEAR = "jämförelseår"
ASSUMPTIONS = "Vad metoden antar"
ASSUMPTIONS_LIST = (
    "- **Lika utveckling utan beslutet.** Utan insatserna hade området ändrats lika mycket som "
    "jämförelsen. Det kan aldrig bevisas; år före beslutet kan bara motsäga det.\n"
    "- **Ingen påverkan mellan områden.** Insatserna får inte ha flyttat problem eller människor "
    "till jämförelsen.\n"
    "- **Samma människor.** Siffrorna följer områden, inte personer. Flyttar folk ändras siffran "
    "utan att någon har fått det bättre eller sämre.\n"
    "- **Inte valda på en tillfällig topp.** Områden som valts för att de låg sämst ett år rör sig "
    "ofta mot mitten av sig själva. Det kan se ut som en effekt.\n"
    "- **Slumpen mäts på andra områden.** p är andelen lika stora områdesgrupper utan beslut som "
    "har en minst lika stor skillnad."
)
LEFT_OUT = "Utan siffra något år, och därför inte med i jämförelsen: {names}."
CHANCE = "Slumpen i siffrorna själva ger ett medelfel på {error} {unit}."

SYNTHETIC = "Syntetisk kontroll"
SYNTHETIC_NO = (
    "Syntetisk kontroll kräver minst {years} år före beslutet i samma obrutna serie. Här finns "
    "{there}."
)
SYNTHETIC_LINE = (
    "En blandning av andra områden som följde {name} före beslutet ligger efter det i genomsnitt "
    "{gap} {unit} {side} {name}. Blandningen missade med {fit} {unit} före beslutet."
)
BELOW, ABOVE, BESIDE = "under", "över", "lika med"
SYNTHETIC_P = (
    "Av {sets} lika stora områdesgrupper utan beslut, och {name}, avviker andelen {p} minst lika "
    "mycket i förhållande till hur väl de följdes före."
)
SYNTHETIC_PERFECT = (
    "Blandningen följer området helt och hållet före beslutet. Det går nästan alltid när områdena "
    "är fler än åren, så det är inget bevis för att de är lika."
)
SYNTHETIC_SURE = "Det är ovanligare än en gång på tjugo, alltså mer än slumpen brukar ge."
SYNTHETIC_NOT = "Det är inte ovanligt: avvikelsen går inte att skilja från slumpen."
SYNTHETIC_CHART = "{title}: {name} och blandningen ({unit})"
SYNTHETIC_TABLE = "{title}: {name} och blandningen, per år"
MIX = "Blandningen"
WEIGHTS_TABLE = "Områden i blandningen"
WEIGHTS_HEAD = ("Område", "Vikt")
