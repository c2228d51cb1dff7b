"""Swedish texts of the part of the page Kortlista that makes documents."""

HEADING = "Dokument för beslut och samtal"
KIND = "Dokument"
KINDS = {
    "xlsx": "Excel",
    "pptx": "PowerPoint",
    "docx": "Word",
    "sheets": "Områdesblad",
}
HELP = {
    "xlsx": (
        "Arbetsbok med kortlistan, alla områden, bidrag, säkerhet, insatser, nämnder, metod och "
        "källor, med filter och färdig att skriva ut."
    ),
    "pptx": (
        "Bilder för kommunstyrelsens arbetsutskott: frågan, metoden, kartan, kortlistan, varje "
        "område för sig, hur säkert det är och vad som skulle krävas."
    ),
    "docx": "Bilaga till en tjänsteskrivelse: samma innehåll i löpande text, tabeller och kartor.",
    "sheets": (
        "En till två sidor per område: karta, uppgifter med osäkerhet, barn efter ålder och kön, "
        "insatser, nämnder och källor. Alla valda områden kommer i en zip-fil."
    ),
}
FILE_KINDS = {"xlsx": "tabeller", "pptx": "bilder", "docx": "bilaga", "sheets": "omradesblad"}
"""What a file is, in its name."""

MAKE = "Gör dokumentet"
MAKING = "Gör dokumentet …"
STOP = "Avbryt"
STOPPING = "Avbryter …"
STOPPED = "Dokumentet avbröts. Ingen fil finns kvar."
SAVE = "Ladda ned dokumentet"
TEMPLATE = "Egen PowerPoint-mall (.pptx), om du vill"
TEMPLATE_HELP = "Mallens utseende används. Bilder som redan finns i mallen tas inte med."
AS_PDF = "Som PDF"
NO_PDF = (
    "PDF kan inte göras här, eftersom LibreOffice inte är installerat. Spara som PDF i Office i "
    "stället."
)
SHEET_AREAS = "Områden och kandidater att göra blad för"
COMPARED = "Jämför med"
COMPARATORS = {"city": "Malmö", "above": "Områdets GeSO", "similar": "Liknande områden"}
PLACEHOLDER = "Välj"
NO_AREAS = "Välj minst ett område eller en kandidat."
