"""Swedish texts about access to points: the cards, the page and the command."""

from layers.access import AccessWords, Measure

PAGE = "Tillgång"
DIMENSION = "Tillgång"

CARD_WORDS = AccessWords(
    points=Measure(
        "{points}: antal",
        "Antal platser som ligger i området. En plats på en gräns räknas i ett område.",
        "st",
    ),
    per=Measure(
        "{points}: antal per 1 000",
        "Antal platser i området per 1 000 i gruppen {persons}.",
        "per 1 000",
    ),
    within=Measure(
        "{points}: andel inom {distance} m",
        "Andel av gruppen {persons} som har högst {distance} meter till närmaste plats, i eller "
        "utanför området. {way}",
        "%",
    ),
    mean=Measure(
        "{points}: medelavstånd",
        "Medelavstånd för gruppen {persons} till närmaste plats, i eller utanför området. {way}",
        "m",
    ),
    median=Measure(
        "{points}: medianavstånd",
        "Avstånd som hälften av gruppen {persons} har högst till närmaste plats, i eller utanför "
        "området. {way}",
        "m",
    ),
    base="{persons}",
    dimension=DIMENSION,
)
