"""Swedish texts of the page Avrop: money called off, step by step, and what is left."""

PAGE = "Avrop"
INTRO = (
    "Här bokför ni avropen: vad som söks, beviljas, betalas ut och betalas tillbaka. Inget kan "
    "ändras eller tas bort. En felaktig post tas tillbaka med en ny post, och båda syns. Det går "
    "aldrig att bevilja mer än vad som är kvar av ramen."
)
NEEDS_WORKSPACE = (
    "Avropen sparas i en arbetsyta. Skapa eller välj en på sidan **Arbetsytor**, och skriv ditt "
    "namn där."
)
NEEDS_NAME = "Skriv ditt namn, så att andra ser vem som har bokfört."
STEPS = {
    "frame": "Ram",
    "applied": "Sökt",
    "granted": "Beviljat",
    "paid": "Utbetalt",
    "returned": "Återbetalt",
}
STATUS = {
    "applied": "sökt",
    "granted": "beviljat",
    "paid": "utbetalt",
    "returned": "återbetalt",
}

SUMMARY = "Läget"
SUMMARY_TABLE = "Ramen och vad som är kvar"
HEAD_WHAT, HEAD_AMOUNT = "Uppgift", "Belopp"
LEFT = "Kvar att bevilja"
NOTHING = "Inget är bokfört än. Börja med ramen."

NEW = "Bokför"
WHAT = "Vad vill du bokföra?"
WHAT_CHOICES = {
    "frame": "En ram",
    "applied": "Ett nytt avrop",
    "step": "Nästa steg för ett avrop",
    "reversal": "Ett återtagande",
}
AMOUNT = "Belopp (kronor)"
DATE = "Datum (ÅÅÅÅ-MM-DD)"
ORGANISATION = "Nämnd eller bolag"
CANDIDATE = "Område"
CITYWIDE = "Hela staden"
OTHER_CANDIDATE = "Annat område (om det inte finns i listan)"
THEME = "Tema"
THEME_HELP = "Till exempel skolnärvaro eller meningsfull fritid. Samma ord ger samma rad i summan."
PURPOSE = "Ändamål"
PURPOSE_HELP = "Skriv vad pengarna ska gå till. Skriv inget om enskilda personer."
DECISION = "Beslut (till exempel § 189)"
CASE = "Ärendenummer (till exempel STK-2024-123)"
CALL_OFF = "Avrop"
STEP = "Steg"
ENTRY = "Post att ta tillbaka"
ENTER = "Bokför posten"
REVERSE = "Ta tillbaka posten"
ENTERED = "Post {number} är bokförd: {step}, {amount}. Kvar att bevilja: {left}."
TAKEN_BACK = "Post {number} är återtagen med post {new}. Kvar att bevilja: {left}."
ABOVE = "Det som är sökt och inte beviljat ({asked}) är mer än vad som är kvar ({left})."
NO_CALL_OFFS = "Det finns inga avrop än."
NO_ENTRIES = "Det finns inget att ta tillbaka."

CALL_OFFS = "Avropen"
CALL_OFFS_TABLE = "Varje avrop med det senaste steget"
HEAD_NUMBER = "Nr"
HEAD_STATUS = "Läge"
HEAD_TO_PAY = "Kvar att betala"

BALANCE = "Summor"
CUT = "Summera efter"
CUTS = {
    "organisation": "Nämnd",
    "candidate": "Område",
    "theme": "Tema",
    "quarter": "Kvartal",
}
BALANCE_TABLE = "Summa per {cut}"
BALANCE_NOTE = (
    "Kvartalet är det då varje steg skedde, så en rad kan ha mer utbetalt än beviljat. Alla "
    "uppdelningar har samma summa."
)
NET = "Tar av ramen"
NOT_TOLD = "Inte angivet"
TOTAL = "Summa"

BOOK = "Alla poster"
BOOK_TABLE = "Poster, den senaste först"
BOOK_LATEST = "De {count} senaste visas. Filen har alla {all}."
HEADINGS = {
    "number": "Nr",
    "date": "Datum",
    "step": "Steg",
    "amount": "Belopp",
    "left": "Kvar att bevilja",
    "call_off": "Avrop",
    "reverses": "Tar tillbaka",
    "organisation": "Nämnd",
    "candidate": "Område",
    "theme": "Tema",
    "purpose": "Ändamål",
    "decision": "Beslut",
    "case_number": "Ärendenummer",
    "who": "Bokfört av",
    "at": "Bokfört",
}
SAVE = "Ladda ned som Excel"
FILE_NAME = "avrop-{name}-{day}.xlsx"
SOURCE_SHEET = "Om filen"
SOURCE_LINES = {
    "workspace": "Arbetsyta",
    "entries": "Antal poster",
    "mark": "Sista postens kontrollsumma",
    "day": "Datum",
    "version": "Programversion",
}
SOURCE_NOTE = (
    "Varje post har en kontrollsumma som bygger på posten före. Ändras en post i efterhand stämmer "
    "ingen senare kontrollsumma."
)


def call_off_name(number: int, organisation: str, purpose: str, amount: str) -> str:
    """A call-off in a list."""
    return f"{number}. {organisation}: {purpose or NOT_TOLD} ({amount})"


def entry_name(number: int, step: str, amount: str, day: str) -> str:
    """An entry in a list."""
    return f"{number}. {step} {amount}, {day}"
