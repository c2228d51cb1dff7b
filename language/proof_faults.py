"""Faults of exports that are to be verified, as Swedish sentences."""

from geo.faults import FaultKind

SENTENCES: dict[FaultKind, str] = {
    FaultKind.RECORD_NONE: (
        "Filen bär inte med sig något underlag att räkna om den ur. Den är gjord av något annat "
        "program, av en äldre version, eller sparad om så att underlaget har försvunnit. Pröva "
        "den fil som appen skrev, eller gör exporten på nytt."
    ),
    FaultKind.RECORD_DAMAGED: (
        "Underlaget i filen är skadat och går inte att läsa. Gör exporten på nytt."
    ),
    FaultKind.RECORD_UNKNOWN: (
        "Underlaget i filen har version {received}, men det här programmet läser version "
        "{allowed}. Pröva filen med den version av programmet som den gjordes med."
    ),
    FaultKind.RECORD_DATA: (
        "Filen bygger på {where} med fingeravtrycket {received}, men de som finns här har "
        "{allowed}. Peka ut de data som filen bygger på med {field}, eller gör exporten på nytt."
    ),
    FaultKind.RECORD_OWN: (
        "Filen bygger på egna områden, som programmet inte har. Ange dem med --table, och --areas "
        "om områdena kom från en egen fil."
    ),
    FaultKind.RECORD_FILE: (
        "Filen bygger på {where}, inlästa ur {allowed} med kontrollsumman {received}. Ange den "
        "filen med {field}."
    ),
    FaultKind.RECORD_TEMPLATE: (
        "Bilderna är gjorda på en egen mall med kontrollsumman {received}. Ange just den mallen "
        "med --template, för en annan ger andra bilder."
    ),
    FaultKind.RECORD_DECISION: (
        "Filen uppger beslutet {received}, men det angivna beslutet är {allowed}. Ange rätt beslut "
        "med --decision."
    ),
    FaultKind.RECORD_DECISION_OTHER: (
        "Beslutet gäller {where} med fingeravtrycket {received}, men här finns {allowed}. "
        "Exporten kan inte bygga på det."
    ),
    FaultKind.RECORD_NO_OFFICE: (
        "Underlaget i filen går att läsa, men PDF-filen är gjord av LibreOffice, som inte finns "
        "här. Innehållet kan bara prövas där LibreOffice är installerat."
    ),
    FaultKind.RECORD_FAILED: (
        "Det går inte att räkna om filen ur dess underlag: underlaget hänger inte ihop med data. "
        "Underlaget kan ha ändrats. Gör exporten på nytt."
    ),
}
