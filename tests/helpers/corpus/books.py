"""Workbooks, PC-Axis files and archives of the corpus that are right."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl

from tests.helpers.corpus.case import FIGURES, NAMES, SECRET, Case, rows
from tests.helpers.corpus.texts import PLAIN

Cell = str | float | int | None


def workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """A workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, content in sheets.items():
        sheet = book.create_sheet(name)
        for row in content:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def numbers() -> list[list[Cell]]:
    """A row per area, its figure a number."""
    return [
        [code, "x" if value == SECRET else ".." if value is None else value]
        for code, value in FIGURES.items()
    ]


def simple() -> bytes:
    """Headings in the first row."""
    return workbook({"Blad1": [["Kod", "Andel 2024"], *numbers()]})


def late() -> bytes:
    """Several sheets; the table stands below a title and above notes."""
    about = [["Om statistiken"], [None], ["Uppgifterna kommer från registret."]]
    table: list[list[Cell]] = [["Andel per område"], [None], ["Framtagen av stadskontoret"], [None]]
    table += [["Kod", "Namn", "Andel 2023", "Andel 2024"]]
    table += [[code, NAMES[code], 1.5, cell] for code, cell in numbers()]
    table += [[None], ["Källa: Malmö stad"], ["x = sekretess"]]
    return workbook({"Information": about, "Tabell": table, "Tomt": []})


def grouped() -> bytes:
    """As Statistikdatabasen writes Excel: an area stands once, its rows below it."""
    table: list[list[Cell]] = [["Andel efter region och kön"], [None], [None, None, "2023", "2024"]]
    for code, cell in numbers():
        table += [[code, "totalt", 1, cell], [None, "män", 2, 3], [None, "kvinnor", 4, 5]]
    return workbook({"000006XY": table})


def typed() -> bytes:
    """Numbers that somebody has written as text."""
    return workbook({"Blad1": rows()})


def px(extra: str = "", data: str | None = None) -> bytes:
    """A PC-Axis file with codes."""
    codes = ",".join(f'"{code}"' for code in NAMES)
    names = ",\n".join(f'"{name}"' for name in NAMES.values())
    texts = (
        '"x"' if each == SECRET else '".."' if each is None else each for each in FIGURES.values()
    )
    paired = " ".join(f"7 {text}" for text in texts)
    return (
        'CHARSET="ANSI";\nAXIS-VERSION="2010";\nLANGUAGE="sv";\n'
        'TITLE="Andel efter region "\n"och år";\nCONTENTS="Andel";\n'
        f'STUB="region";\nHEADING="år";\nVALUES("region")={names};\nVALUES("år")="2023","2024";\n'
        'TIMEVAL("år")=TLIST(A1,"2023"-"2024");\n'
        f'CODES("region")={codes};\n{extra}NOTE="Anmärkning; med tecken";\n'
        f"DATA=\n{paired if data is None else data};\n"
    ).encode("cp1252")


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive of members by name."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


TRANSLATED = 'TITLE[en]="Share by region";\nVALUES[en]("region")="A","B";\n'

RIGHT = {
    "workbook": Case("andel.xlsx", simple),
    "workbook with headings further down": Case("andel.xlsx", late),
    "workbook in groups": Case("andel.xlsx", grouped),
    "workbook with numbers as text": Case("andel.xlsx", typed),
    "workbook called csv": Case("andel.csv", simple),
    "PC-Axis": Case("andel.px", px),
    "PC-Axis in two languages": Case("andel.px", lambda: px(TRANSLATED)),
    "PC-Axis in UTF-8": Case("andel.px", lambda: px().decode("cp1252").encode()),
    "zipped text": Case("andel.zip", lambda: zipped({"andel.csv": PLAIN.encode()})),
    "zipped workbook in a folder": Case("andel.zip", lambda: zipped({"mapp/a.xlsx": simple()})),
    "several zipped": Case(
        "andel.zip",
        lambda: zipped(
            {"a.csv": PLAIN.encode(), "om.txt": b"Om filerna", "__MACOSX/a.csv": b"\0\5"}
        ),
    ),
}
