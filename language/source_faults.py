"""Faults of open sources, and of what was fetched from them, as Swedish sentences."""

from geo.faults import FaultKind

SENTENCES: dict[FaultKind, str] = {
    FaultKind.SOURCE_UNREACHABLE: (
        "Källan går inte att nå på {where}. Kontrollera nätet, och inställningarna för proxy och "
        "certifikat."
    ),
    FaultKind.SOURCE_SLOW: (
        "Källan på {where} blev inte klar med svaret inom {allowed} sekunder. Försök igen senare."
    ),
    FaultKind.SOURCE_BUSY: (
        "Källan på {where} tar inte emot fler frågor just nu (svar {received}). Försök igen om en "
        "stund."
    ),
    FaultKind.SOURCE_REFUSED: (
        "Källan på {where} svarade med felet {received}. Kontrollera adressen; står felet kvar har "
        "källan troligen ändrats."
    ),
    FaultKind.SOURCE_CUT: (
        "Svaret från {where} bröts innan det var färdigt. Hämta igen, så fortsätter hämtningen där "
        "den var."
    ),
    FaultKind.SOURCE_NOT_DATA: (
        "Svaret från {where} går inte att läsa: fick {received}, väntade {allowed}. En sida för "
        "inloggning eller ett fel hos källan kan ha kommit emellan."
    ),
    FaultKind.SOURCE_CHANGED: (
        "Källan ser annorlunda ut än väntat i {where}: saknar {received}. Där finns: {allowed}."
    ),
    FaultKind.SOURCE_COUNT: (
        "Källan säger att {where} har {allowed} rader, men {received} kom. Inget av dem är sparat."
    ),
    FaultKind.SOURCE_REPEATED: (
        "Källan gav samma rader två gånger i {where} (först {received}). Inget av dem är sparat."
    ),
    FaultKind.SOURCE_EMPTY: "Källan gav inga rader för {where}.",
    FaultKind.DIVISION_YEAR: (
        "Uppgifter för år {received} hör inte till indelningen {allowed}. Samma kod kan vara ett "
        "annat område där, så de läggs inte ihop."
    ),
    FaultKind.CACHE_CHANGED: (
        "Den hämtade filen är borta, skadad eller ändrad efter hämtningen. Hämta den igen."
    ),
    FaultKind.DATABASE_REFUSES: "Databasen på {where} godkänner inte användaren eller lösenordet.",
    FaultKind.DATABASE_WITHOUT_MAPS: (
        "Databasen på {where} har inte PostGIS, eller så får användaren inte läsa där."
    ),
    FaultKind.DRIVER_MISSING: (
        "Den här installationen kan inte läsa {received}. Läs tabellen i ett GIS-program och spara "
        "den som GeoPackage i stället."
    ),
}
"""One sentence per kind of fault, with the places of ``language.faults``."""

ALLOWED_WORDS = {"json": "data i JSON", "layers": "lager med ytor"}
"""Words that stand for a kind of answer in ``Fault.allowed``."""

ANSWERS = {
    "empty_answer": "ett tomt svar",
    "web_page": "en webbsida",
    "xml": "ett svar i XML",
    "broken_json": "trasig JSON",
    "unknown_answer": "något annat",
}
"""Words that stand for a kind of answer in ``Fault.received``."""
