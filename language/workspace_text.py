"""Swedish texts of the page Arbetsytor: what is saved, by whom, and what became of it."""

from language.money_text import kronor
from language.numbers import number

PAGE = "Arbetsytor"
INTRO = (
    "Här sparar du det som finns i fliken, så att du och andra kan öppna det igen. Varje version "
    "finns kvar: det som sparas skriver aldrig över något, och allt går att ångra. Skriv inget om "
    "enskilda personer."
)
NO_DATABASE = "Det går inte att spara eller öppna något just nu. Resten av programmet fungerar."
NEEDS_NAME = "Skriv ditt namn, så att andra ser vem som har sparat."

WORKSPACE = "Arbetsyta"
NO_WORKSPACE = "Det finns ingen arbetsyta ännu. Skapa en för det ni arbetar med."
NEW_WORKSPACE = "Ny arbetsyta"
CREATE = "Skapa arbetsytan"
CREATED = "Arbetsytan ”{name}” är skapad."

KINDS = {
    "scenario": "Scenario",
    "shortlist": "Kortlista",
    "candidates": "Kandidater",
    "register": "Insatser",
    "own_data": "Egna data",
    "mapping": "Val för egna data",
    "access": "Tillgång",
    "decision": "Beslut",
    "allocation": "Fördelning",
    "baseline": "Baslinje",
    "published": "Officiellt index",
    "view": "Vy",
    "workspace": "Arbetsyta",
}
ACTIONS = {
    "created": "skapad",
    "saved": "sparad",
    "merged": "sammanslagen",
    "renamed": "omdöpt",
    "undone": "ångrad",
    "redone": "gjord om",
    "removed": "borttagen",
}

SAVE_HEADING = "Spara det som finns i fliken"
NAME = "{kind} {level}"
SAVE_AS = "Namn: {kind}"
SAVE = "Spara nu"
SAVED = "”{name}” är sparad som version {number}."
MERGED = (
    "”{name}” är sparad som version {number}. Någon annan hade sparat under tiden: båda "
    "ändringarna är med, och fliken visar nu det gemensamma."
)
NOT_OPENED = (
    "Namnet ”{name}” används redan av ett dokument som du inte har öppnat. Öppna det först, eller "
    "spara under ett nytt namn. Inget är ändrat."
)
EMPTY = {
    "scenario": "",
    "shortlist": "Kortlistan är tom.",
    "candidates": "Det finns inga kandidater.",
    "register": "Registret är inte ändrat i fliken.",
    "allocation": "Inget är fördelat i fliken.",
    "baseline": "Ingen baslinje är fryst i fliken.",
    "published": "Inga officiella värden är inlagda i fliken.",
    "own_data": "Egna data från en tidigare version av programmet går inte att spara.",
}

DOCUMENTS = "Sparade dokument"
DOCUMENTS_TABLE = "Dokument i arbetsytan"
DOCUMENTS_HEAD = ("Namn", "Slag", "Version", "Vem", "När", "I fliken")
IN_TAB = "version {number}"
NO_DOCUMENTS = "Inget är sparat i arbetsytan ännu."
DOCUMENT = "Dokument"
DOCUMENT_NAME = "{kind}: {name}"
REMOVED_NAME = "{kind}: {name} (borttaget)"
OPEN = "Öppna"
UNDO = "Ångra"
REDO = "Gör om"
BRING_BACK = "Ta tillbaka"
REMOVE = "Ta bort dokumentet"
REMOVE_ASK = (
    "Ska ”{name}” tas bort ur listan? Det försvinner för alla i arbetsytan, och en länk till en "
    "sparad vy slutar att fungera. Versionerna finns kvar, och dokumentet går att ta tillbaka."
)
REMOVE_YES = "Ja, ta bort"
REMOVE_NO = "Nej, behåll"
CALLED = "Dokumentets namn"
RENAME = "Byt namn"
RENAMED = "”{before}” heter nu ”{name}”. Tryck på ”Ångra” för att byta tillbaka."
OPENED = "”{name}”, version {number}, finns nu i fliken."
UNDONE = "”{name}” är ångrat: version {number} visar det som var."
REDONE = "”{name}” är gjort om: version {number}."
REMOVED = (
    "”{name}” är borttaget. Versionerna finns kvar: tryck på ”Ta tillbaka” för att få det igen."
)
HISTORY_TABLE = "Versioner av {name}"
HISTORY_HEAD = ("Version", "Vad", "Vem", "När", "Namn")

CONFLICT = "”{name}” är ändrad på två håll"
CONFLICT_TEXT = (
    "{who} har sparat version {theirs} efter version {base}, som du ändrade i. Inget är förlorat: "
    "det du har finns i fliken, det andra är sparat."
)
CONFLICT_REMOVED = "Dokumentet är borttaget av {who}. Spara ditt under ett nytt namn."
CONFLICT_WHOLE = (
    "Ett scenario kan inte slås samman. Spara ditt under ett nytt namn, eller öppna det som är "
    "sparat."
)
NEW_NAME = "Nytt namn"
SAVE_AS_NEW = "Spara som nytt namn"
CLASH = "{place}. Före: {base}"
CLASH_MINE = "Mitt: {value}"
CLASH_THEIRS = "{who}: {value}"
CLASH_CHOOSE = "Välj i varje rad vad som ska gälla. Det andra finns kvar bland versionerna."
SAVE_MERGED = "Spara sammanslagningen"
LATER = "Vänta med att spara"
NOTHING = "(finns inte)"
ORDER = "Ordningen"
FIELD = "{key}, {field}"

JOURNAL = "Journal"
JOURNAL_TABLE = "De senaste ändringarna, den nyaste först"
JOURNAL_HEAD = {
    "when": "När",
    "who": "Vem",
    "workspace": "Arbetsyta",
    "kind": "Slag",
    "name": "Namn",
    "version": "Version",
    "action": "Vad",
    "field": "Uppgift",
    "before": "Före",
    "after": "Efter",
    "note": "Anteckning",
}
JOURNAL_SAVE = "Ladda ned hela journalen (CSV för Excel)"
JOURNAL_FILE = "journal_{name}_{day}.csv"

DECISIONS = "Frysta beslut"
DECISIONS_NOTE = (
    "Ett fryst beslut är en fil med allt som resultatet är gjort av: uppgifterna, områdena, "
    "scenariot, resultatet och kortlistan. Det kan räknas om när som helst, och en kontrollsumma "
    "visar att inget i det är ändrat."
)
DECISIONS_OWN = (
    "Nivån är dina egna data: beslutet får med dem och sparas så att alla som använder programmet "
    "kan hämta det. Frys det inte om uppgifterna inte får spridas."
)
DECISION_NAME = "Beslutets namn"
DECISION_NOTE = "Anteckning, till exempel diarienummer"
FREEZE = "Frys beslut"
NOT_READY = "Skriv ditt namn högst upp och beslutets namn här, så går det att frysa."
FROZEN = "Beslutet ”{name}” är fryst."
DECISION_STAYS = (
    "Ett fryst beslut kan inte ändras eller tas bort, för det är underlaget till något som är "
    "beslutat. Bara namnet i listan går att byta; i filen står det namn som beslutet frystes under."
)
RENAMED_BACK = "Beslutet heter ”{name}” igen."
DECISION_CALLED = "Beslutets namn i listan"
DECISION_FROZEN_AS = "Frystes under namnet ”{name}”."
NO_DECISIONS = "Inget beslut är fryst i arbetsytan ännu."
DECISIONS_TABLE = "Frysta beslut i arbetsytan"
DECISIONS_HEAD = ("Namn", "Vem", "När", "Kontrollsumma", "Anteckning")
DECISION = "Beslut"
DOWNLOAD = "Ladda ned beslutet"
RECOMPUTE = "Räkna om"
SAME = "Omräkningen ger samma resultat som när beslutet frystes, till sista siffran."
DIFFERENT = (
    "Omräkningen skiljer sig från det frysta resultatet. Antal tal som skiljer sig: {count}. Det "
    "första: {field} var {before} och är nu {after}."
)
VERSIONS = "Program då och nu: {lines}."
VERSION = "{name} {then} → {now}"


def scenario(name: str) -> str:
    """What the tab has for a scenario."""
    return f"Scenariot ”{name}”"


def areas(count: int, level: str) -> str:
    """What the tab has for a shortlist."""
    return f"Kortlistan för {level}: {_counted(count, 'rad', 'rader')}"


def candidates(count: int, level: str) -> str:
    """What the tab has for candidates."""
    return f"Kandidater för {level}: {number(count)}"


def register(cards: int, changes: int) -> str:
    """What the tab has for the register of initiatives."""
    changed = _counted(changes, "ändring", "ändringar")
    return f"Registret: {_counted(cards, 'insats', 'insatser')}, {changed}"


def allocation(ore: int | None, level: str) -> str:
    """What the tab has for how money is divided; None where nothing is."""
    told = "inget fördelat" if ore is None else f"fördelning av {kronor(ore)}"
    return f"{level}: {told}"


def own_data(files: str) -> str:
    """What the tab has for own data."""
    return f"Egna data: {files}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{number(count)} {one if count == 1 else many}"


LEVEL = "nivå"


def baseline(name: str | None, level: str) -> str:
    """What the tab has to hold later years against."""
    return f"Baslinjen ”{name}” för {level}" if name else f"Ingen baslinje för {level}"


def published(publisher: str | None, years: int) -> str:
    """What the tab has of an index that others publish."""
    if publisher is None:
        return "Inget officiellt ojämlikhetsindex"
    return f"Ojämlikhetsindex från {publisher}: {number(years)} år"
