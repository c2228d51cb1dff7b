"""Swedish texts of the quality report."""

from collections.abc import Sequence

from language.numbers import number

HEADING = "Datakvalitet"
INTRO = (
    "Programmet går igenom varje uppgift. **Bra**: inget att anmärka. **Se efter**: läs "
    "anmärkningen innan du använder uppgiften. **Brister**: använd den inte utan att veta varför. "
    "Det här säger inget om ifall uppgiften är rätt mått på behov."
)
TABLE = "Datakvalitet: {level}"
OWN_LEVEL = "egna data"
HEAD_FIGURE = "Uppgift"
HEAD_LIGHT = "Bedömning"
HEAD_REMARKS = "Anmärkningar"
ROWS = "Alla rader"
LIGHTS = {"good": "● Bra", "look": "▲ Se efter", "poor": "■ Brister"}
"""A shape and a word for each light."""

SUMMARY = "Bra: {good}. Se efter: {look}. Brister: {poor}."
NOTHING = "Inget att anmärka"
ALL_ROWS_DIFFER = "Varje område har en egen kod, och inga två områden har samma värden"

REMARKS = {
    "missing": "Saknas i {areas}",
    "suppressed": "Visas inte (sekretess) i {areas}",
    "outlier": "Avviker kraftigt från övriga: {areas}",
    "same_rows": "Samma värden i alla kolumner: {areas}",
    "same_columns": "Samma värde i varje område som {others}",
    "total": "Summan skiljer sig från den kända totalen{places}, som mest med {amount}",
    "parts": "Delarna ({others}) summerar inte till helheten{places}, som mest {amount} i skillnad",
    "year": "Äldre än de nyaste uppgifterna: gäller {year}",
    "edition": "Gäller {year}, som områdesindelningen inte gäller för",
    "boundaries": "Gränsen är en annan än i förra indelningen för {areas}: jämför inte år rakt av",
    "small": "Bygger på små tal (1 till under {threshold}) i {areas}",
}
MOST_NAMED = 4


def areas(names: Sequence[str]) -> str:
    """Names of areas, the first few of many."""
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    rest = number(len(names) - MOST_NAMED)
    return f"{', '.join(names[:MOST_NAMED])} och {rest} till"


def remark(
    kind: str, names: Sequence[str], others: Sequence[str], amount: float, threshold: int
) -> str:
    """One finding as a sentence without its full stop.

    Parameters
    ----------
    kind : str
        Of :data:`REMARKS`.
    names : sequence of str
        Areas that it is about.
    others : sequence of str
        Titles of the indicators that it has to do with.
    amount : float
        Greatest difference, or the year.
    threshold : int
        From which a count is not small.
    """
    told = areas(names)
    return REMARKS[kind].format(
        areas=told,
        places=f" i {told}" if told else "",
        others=" och ".join(f"”{each}”" for each in others),
        amount=number(amount, 0 if amount == round(amount) else 1) if amount == amount else "",
        year="" if amount != amount else f"{amount:.0f}",
        threshold=number(threshold),
    )
