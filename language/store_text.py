"""Swedish sentences about what is stored: the database, documents, archives and links."""

from geo.faults import FaultKind

STORED: dict[FaultKind, str] = {
    FaultKind.DATABASE_NEWER: (
        "Databasen är gjord av en nyare version av programmet ({received}). Uppgradera programmet "
        "innan den öppnas."
    ),
    FaultKind.DATABASE_UNUSABLE: (
        "Databasen ({received}) går inte att använda just nu. Den kan vara upptagen, skyddad, "
        "skadad eller onåbar, eller så är disken full. Inget är ändrat."
    ),
    FaultKind.DATABASE_NOT_EMPTY: (
        "Databasen innehåller redan uppgifter. Säkerhetskopiera dem, och ange --replace för att "
        "ersätta dem."
    ),
    FaultKind.DOCUMENT_UNKNOWN: "{where}: {received} finns inte.",
    FaultKind.DOCUMENT_CHANGED: (
        "”{where}” är redan sparad av någon annan (version {received}; du ändrade i version "
        "{allowed}). Inget är förlorat: jämför och slå ihop ändringarna."
    ),
    FaultKind.DOCUMENT_REMOVED: "”{where}” är borttagen. Ångra borttagningen för att ändra i den.",
    FaultKind.DOCUMENT_FINAL: (
        "”{where}” är fryst och kan inte ändras eller tas bort. Bara namnet i listan går att byta."
    ),
    FaultKind.NAME_TAKEN: "Namnet ”{received}” används redan. Välj ett annat.",
    FaultKind.NOTHING_TO_UNDO: "”{where}”: det finns inget att ångra.",
    FaultKind.NOTHING_TO_REDO: "”{where}”: det finns inget att göra om.",
    FaultKind.FILE_NOT_STORED: "Filen ”{received}” hör till dokumentet men följde inte med.",
    FaultKind.PART_CHANGED: (
        "Delen {where} är skadad eller ändrad: kontrollsumman är {received} men ska vara {allowed}."
    ),
    FaultKind.ARCHIVE_TOO_LARGE: "Innehållet är för stort: {received} byte, tillåtet är {allowed}.",
    FaultKind.LINK_TOO_LONG: (
        "Länken blir för lång: {received} tecken, tillåtet är {allowed}. Spara i stället som fil."
    ),
    FaultKind.LINK_VERSION: (
        "Länken är gjord med en annan version av programmet. Be den som skickade den om en ny."
    ),
    FaultKind.LINK_UNREADABLE: (
        "Länken går inte att läsa. Den kan ha kortats av eller ändrats på vägen; kopiera den igen."
    ),
}
"""One sentence per kind of fault, for ``language.faults``."""
