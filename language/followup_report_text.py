"""Swedish texts of the report of a follow-up."""

from language.followup_text import ASSUMPTIONS_LIST

REPORT = "Rapport till delårsrapport och årsanalys"
REPORT_NOTE = (
    "Rapporten har en egen rubrik och kan läggas in i delårsrapporten och årsanalysen. Den "
    "innehåller målen, siffrorna som diagram och tabell, vad som går att säga, och villkoren."
)
REPORT_TITLE = "Uppföljning av kraftsamlingens områden"
REPORT_HEADING = "Rubrik i rapporten"
REPORT_SUBJECT = "Uppföljning"
REPORT_LINE = "Baslinje {name}, fryst {day}. Uttag {today}. Nivå: {level}."
WORD, EXCEL, SLIDES = "Word", "Excel", "Bilder"
REPORT_FILE = "uppfoljning"
SECTION_GOALS = "Mål"
SECTION_YEARS = "Siffror per år"
SECTION_EFFECTS = "Vad som går att säga"
SECTION_GROUND = "Underlag"
SHEET_YEARS = "Siffror"
SHEET_EFFECTS = "Jämförelser"
SHEET_BREAKS = "Brott"
SHEET_GROUND = "Villkor"
YEARS_ALL = "Siffror per år, område och jämförelse"
YEARS_ALL_HEAD = (
    "Område",
    "Indikator",
    "Grupp",
    "År",
    "Siffra",
    "Enhet",
    "± (95 %)",
    "Källa till året",
)
FROM_BASELINE, FROM_SOURCE = "fryst i baslinjen", "tillkommet"
EFFECTS_TABLE = "Skillnad i skillnader mot varje jämförelse"
EFFECTS_HEAD = (
    "Område",
    "Indikator",
    "Jämförelse",
    "År",
    "Skillnad",
    "Enhet",
    "Minsta som syns",
    "p",
    "Syntetisk kontroll",
    "p, syntetisk",
    "Vad som går att säga",
)
NO_SPAN = "För få år"
BREAKS_TABLE = "Brott i serierna"
BREAKS_HEAD = ("Indikator", "Från år", "Vad som är annorlunda")
GROUND_TABLE = "Vad rapporten bygger på"
GROUND_HEAD = ("Uppgift", "Värde")
GROUND_ROWS = {
    "name": "Baslinje",
    "frozen": "Fryst",
    "who": "Av",
    "start": "Första effektår",
    "scenario": "Scenario",
    "candidate": "Område",
    "revised": "Ändrat i källan",
    "source": "Källa",
}
SUMMARY_GOALS = (
    "Antal mål: {count}. Målvärdet nått: {reached}. Rört sig mot målet: {towards}. Rört sig från "
    "målet: {away}. Går inte att säga ännu: {untold}."
)
SUMMARY_NONE = "Inga mål är satta."
SUMMARY_EFFECTS = (
    "{told} av {count} jämförelser visar en skillnad som är större än vad slumpen brukar ge. För "
    "övriga går det inte att säga om något har hänt, eller så räcker åren inte till."
)
CAREFUL = (
    "Många jämförelser görs på en gång: ungefär en av tjugo ser ut som en skillnad även när inget "
    "har hänt."
)
NO_BREAKS = "Ingen serie är bruten."
CANDIDATE_AREAS = "{name}: {count} områden"
ASSUMPTION_LINES = tuple(
    line.removeprefix("- ").replace("**", "") for line in ASSUMPTIONS_LIST.splitlines()
)
ASSUMPTION_SHORT = (
    "Skillnad är hur mycket mer området har ändrats än jämförelsen. ”Minsta som syns” är vad "
    "slumpen brukar ge i lika stora områdesgrupper utan beslut. Metoden visar inte orsaken."
)
SAID_TABLE = "{name}: skillnad mot varje jämförelse"
SAID_HEAD = (
    "Indikator",
    "Jämförelse",
    "År före och efter",
    "Skillnad",
    "Minsta som syns",
    "Vad som går att säga",
)
SPAN = "{before}; {after}"
TOO_FEW = "För få år för att jämföra: {titles}."
GOALS_NARROW = (
    "Område och indikator",
    "Från utgångsvärde till mål",
    "Senaste siffra; förändring",
    "Del av vägen",
    "Läge",
    "Ansvarig: insatser",
)
