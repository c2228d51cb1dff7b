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
    FaultKind.KEYS_NO_WEIGHT: "Ge minst en nyckel en vikt över noll.",
}
