"""Faults of money that cannot be divided, as Swedish sentences."""

from geo.faults import FaultKind

SENTENCES = {
    FaultKind.SHARE_UNUSABLE: (
        "{where}: uppgiften som nyckeln ”{field}” bygger på saknas eller visas inte. Välj en annan "
        "nyckel, eller fördela utan kandidaten."
    ),
    FaultKind.SHARES_ALL_ZERO: "Nyckeln ”{field}” är noll för alla och kan inte fördela något.",
    FaultKind.FLOOR_ABOVE_CEILING: "{where}: golvet ({received}) är högre än taket ({allowed}).",
    FaultKind.FLOORS_TOO_HIGH: (
        "Golven är tillsammans {received}, men det finns bara {allowed} att fördela. Sänk något "
        "golv, eller minska reserven."
    ),
    FaultKind.CEILINGS_TOO_LOW: (
        "Taken rymmer tillsammans {received}, men {allowed} ska fördelas. Höj något tak, eller öka "
        "reserven."
    ),
    FaultKind.RESERVE_TOO_HIGH: "Reserven ({received}) är större än summan ({allowed}).",
    FaultKind.KEY_NEGATIVE: (
        "{where}: nyckeln ”{field}” blir negativ, eftersom indexet går under noll. Välj ett "
        "scenario vars index går från 0 till 100."
    ),
    FaultKind.LEDGER_STEP: (
        "{where}: {received} är mer än vad som återstår av steget före ({allowed})."
    ),
    FaultKind.LEDGER_LEFT: (
        "{where}: {received} är mer än vad som är kvar att bevilja ({allowed}). Utöka ramen, eller "
        "sänk beloppet."
    ),
    FaultKind.LEDGER_REVERSED: "Post {where} är redan återtagen, eller är själv ett återtagande.",
    FaultKind.LEDGER_RESTS_ON: (
        "Post {where} kan inte tas tillbaka än: det som är {received} bygger på den. Ta tillbaka "
        "det först."
    ),
    FaultKind.LEDGER_NO_ENTRY: "Det finns inget avrop med nummer {where}.",
    FaultKind.LEDGER_CHANGED: (
        "Post {where} bland avropen stämmer inte med sin kontrollsumma. Databasen är ändrad "
        "utanför programmet. Återställ den från en säkerhetskopia."
    ),
    FaultKind.KEYS_NO_WEIGHT: "Ge minst en nyckel en vikt över noll.",
}
