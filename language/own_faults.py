"""Faults of a user's own files as Swedish sentences."""

from geo.faults import FaultKind

SENTENCES: dict[FaultKind, str] = {
    FaultKind.FILE_TOO_LARGE: (
        "Filen är {received} MB, men gränsen är {allowed} MB. Ta bort det som inte behövs, eller "
        "dela filen i flera."
    ),
    FaultKind.UNPACKED_TOO_LARGE: (
        "Filen blir {received} MB när den packas upp, men gränsen är {allowed} MB."
    ),
    FaultKind.CELLS_TOO_MANY: (
        "Tabellen har fler än {allowed} celler, som är gränsen. Ta bort kolumner, år eller "
        "kommuner som inte behövs."
    ),
    FaultKind.COLUMNS_TOO_MANY: "Rad {where} har {received} kolumner, men gränsen är {allowed}.",
    FaultKind.PARTS_TOO_MANY: (
        "Filen har {received} blad, lager eller filer i sig, men gränsen är {allowed}."
    ),
    FaultKind.READING_SLOW: (
        "Filen tog längre än {allowed} sekunder att läsa, som är gränsen. Ta bort det som inte "
        "behövs, eller dela filen i flera."
    ),
    FaultKind.OLD_EXCEL: (
        "Filen är en äldre Excelfil (.xls) eller skyddad med lösenord. Öppna den i Excel och "
        "spara den som .xlsx utan lösenord."
    ),
    FaultKind.SHAPEFILE_PARTS: (
        "Till {where} saknas {received}. En Shapefile består av flera filer: packa alla med samma "
        "namn i en zip-fil."
    ),
    FaultKind.HEADINGS_MISSING: (
        "Ingen rad med rubriker hittades. Skriv en rubrik över varje kolumn, eller ange vilken "
        "rad rubrikerna står på."
    ),
    FaultKind.KEY_MISSING: (
        "Ingen kolumn har koder eller namn som känns igen bland områdena. Kolumnerna är: {allowed}."
    ),
    FaultKind.KEY_UNKNOWN: (
        "Inget i kolumnen ”{field}” känns igen bland områdena ({allowed}). Den börjar med "
        "”{received}”."
    ),
    FaultKind.AREAS_MISSING: (
        "Uppgifterna gäller områden som inte finns här. Släpp också filen med gränserna."
    ),
    FaultKind.FIGURES_MISSING: "Ingen kolumn har tal. Kolumnerna är: {allowed}.",
    FaultKind.YEAR_MISSING: "Året {received} finns inte i filen. Åren är: {allowed}.",
    FaultKind.MARK_UNKNOWN: (
        "Kolumn {field}: säg vad ”{received}” betyder. Det kan vara noll, att uppgiften saknas "
        "eller att den inte får visas."
    ),
    FaultKind.DECIMAL_UNCLEAR: (
        "Kolumn {field}: det går inte att se om ”{received}” är ett tal med tusental eller med "
        "decimaler. Ange decimaltecknet."
    ),
}
