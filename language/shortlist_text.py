"""Swedish texts of the shortlist: on its page, and of its columns in files."""

from collections.abc import Sequence

STATUS = {"proposal": "Förslag", "kept": "Kvar", "rejected": "Bortvald"}
KIND = {"area": "Område", "candidate": "Kandidat"}

COLUMN_KIND = "Slag"
COLUMN_STATUS = "Ställning"
COLUMN_MEMBERS = "Områden som ingår"
COLUMN_WHO = "Senast ändrad av"
COLUMN_WHEN = "Senast ändrad"
COLUMN_CANDIDATES = "Ingår i kandidater"

MEANING_CODE = "Områdets kod. För en kandidat dess beteckning på kortlistan."
MEANING_KIND = "Ett område, eller en kandidat: flera områden som en plats."
MEANING_STATUS = "Förslag, kvar efter prövning, eller bortvald med skäl."
MEANING_MEMBERS = "Namnen på områdena i en kandidat, som de var när den lades till."
MEANING_CANDIDATES = "Kandidater på kortlistan som området ingår i, med deras ordning."
MEANING_RANK = (
    "1 = störst behov. Lika index får samma rang. För en kandidat: den plats som dess index hade "
    "haft bland områdena."
)
MEANING_INDEX = (
    "Högre = större behov. För en kandidat räknat på dess egna uppgifter, på områdenas skala."
)
MEANING_FIGURE = "{meaning} För en kandidat räknat från antal personer."


INTRO = (
    "Områden och kandidater i den ordning du vill ha dem. Säg för varje om den är ett förslag, är "
    "kvar efter prövning eller är bortvald, och skriv skälet: det följer med i filerna."
)
EMPTY = (
    "Kortlistan är tom. Gå till **Karta**, välj ett område och tryck på ”Lägg till på "
    "kortlistan”, eller bygg en kandidat på sidan **Kandidater** och tryck på ”Till kortlistan”. "
    "Har du en sparad kortlista öppnar du den här ovanför."
)
EMPTY_CANDIDATES = (
    "Kortlistan är tom. Lägg till någon av kandidaterna nedan, eller gå till **Karta**, välj ett "
    "område och tryck på ”Lägg till på kortlistan”."
)
NONE_CHOSEN = "Allt på kortlistan är bortvalt."
NO_NAME = "Utan namn står det inte vem som har ändrat, bara när."
UNDO = "Ångra senaste ändringen"
TABLE = "Kortlistan i ordning"
TABLE_NOTE = "– betyder att uppgiften saknas eller inte får visas. Filerna har alla uppgifter."
TABLE_NOTE_CANDIDATES = (
    "En kandidats siffror räknas från antal personer. Dess rang är den plats som dess index hade "
    "haft bland områdena."
)
REJECTED = "Bortvalda, med skäl"
REJECTED_NOTE = (
    "Det som är bortvalt ingår inte i kortlistan, men står i filerna med sina skäl så att valet "
    "går att granska. Se till att skälet säger varför det valdes bort."
)
HEAD_ORDER = "Nr"
HEAD_RESIDENTS = "Invånare"
HEAD_CHILDREN = "Barn 0–19"
HEAD_WHO = "Av"
HEAD_WHEN = "När"
MAP_SHOWN = "kortlistan"
MAP_SOLID = "Heldragen linje: kandidat på kortlistan"
MAP_DASHED = "Streckad linje: bortvald"
MAP_HELP = (
    "Områden på kortlistan har tjock kant, kandidater en linje runt sig. Bocka i det som är "
    "bortvalt i listan i kartan för att se det."
)
NUMBERED = "{number}. {name}"

CHANGE = "Ordning, ställning och skäl"
ENTRY = "**{number}. {name}** · {kind}"
ENTRY_REJECTED = "**{name}** · {kind}"
MEMBERS = "Består av {names}."
CHANGED = "Senast ändrad {when} av {who}."
CHANGED_UNSIGNED = "Senast ändrad {when}."
STATUS_FOR = "Ställning: {name}"
REASON_FOR = "Skäl för {name}"
REASON_PLACEHOLDER = "Varför är det valt eller bortvalt?"
UP = "Flytta upp {name}"
DOWN = "Flytta ned {name}"
REMOVE = "Ta bort {name}"
NEEDS_REASON = "{name}: skriv ett skäl, så blir valet Bortvald. Till dess gäller det som var."
IS_REJECTED = "Bortvalt på kortlistan."
OTHERS = "Kandidater som inte står på kortlistan"
ADD = "Lägg till {name}"
RENEW = "Använd {name} som den är nu"
REBUILT = "Ändrade på sidan Kandidater sedan de lades på kortlistan: {names}."
NOT_SAVED = (
    "Kortlistan finns i den här fliken. Spara den på sidan **Arbetsytor** eller som fil innan du "
    "stänger, så kan du öppna den igen."
)

IS_DECISION = "Det du ser är beslutet ”{name}”. Filerna bär dess kontrollsumma."
NO_DECISION = (
    "Det du ser är inte längre beslutet ”{name}”. Ändrat sedan dess: {changed}. Filerna bär därför "
    "inte beslutets kontrollsumma."
)
GROUNDS = {
    "scenario": "scenariot",
    "figures": "uppgifterna i indexet",
    "areas": "områdenas gränser",
    "reference": "tabellen som scenariot jämför med",
    "register": "registret över insatser",
    "shortlist": "kortlistan",
}
"""What a decision rests on."""


def no_decision(name: str, changed: Sequence[str]) -> str:
    """That the tab shows a decision no longer, and what is changed."""
    return NO_DECISION.format(name=name, changed=", ".join(GROUNDS[each] for each in changed))


def moment(when: str) -> str:
    """A moment (ISO 8601) for the reader: day and minute."""
    return when.replace("T", " ")[:16]
