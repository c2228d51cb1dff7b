"""Text files of the corpus that are right, each in a way of its own."""

from tests.helpers.corpus.case import FIGURES, NAMES, SECRET, Case, figure, lines, rows

PLAIN = lines(rows())
NAMED = lines(rows(key=NAMES.__getitem__))
THOUSANDS = {"1280R001": 1234567.0, "1280R002": 2345.0, "1280R004": 3456.5}


def scb_csv() -> bytes:
    """As Statistikdatabasen writes it: title, quoted texts, names in parentheses, notes below."""
    body = [["region", "kön", "2023", "2024"]]
    for code, value in FIGURES.items():
        cell = figure(value, ".")
        name = f'"{code} Malmö (RegSO-{NAMES[code]})"'
        body += [[name, '"totalt"', "1", cell], [name, '"kvinnor"', "2", "3"]]
    head = '"Andel efter region, kön och år"\n\n'
    notes = '\n"Fr.o.m. 2023; ny metod, se kvalitetsdeklarationen."\n\n"Källa:\nSCB"\n'
    return (head + lines(body) + notes).encode("cp1252")


def named_csv() -> bytes:
    """The same with the names alone, as in tables that have no codes."""
    body = [["region", "2024"]]
    body += [[f"Malmö (RegSO-{NAMES[code]})", figure(value)] for code, value in FIGURES.items()]
    return (lines(body) + "\nStatistiken är från SCB. Uppgifterna är avrundade.\n").encode("cp1252")


def thousands(group: str, decimal: str, separator: str = ";") -> bytes:
    """Numbers with a sign between thousands."""
    body = [["kod", "Antal 2024"]]
    for code, value in THOUSANDS.items():
        text = f"{value:,.1f}".replace(",", "G").replace(".", decimal).replace("G", group)
        body.append([code, f'"{text}"' if separator in text else text])
    return lines(body, separator).encode()


def long(categories: list[str], heading: str) -> bytes:
    """A row per area, category and year."""
    body = [["regso", heading, "år", "Antal"]]
    for code, value in FIGURES.items():
        for at, category in enumerate(categories):
            for year in (2023, 2024):
                cell = figure(value) if at == 0 and year == 2024 else str(at + year)
                body.append([code, category, str(year), cell])
    return lines(body).encode()


def national() -> bytes:
    """All of Sweden, of which Malmö is a small part."""
    others = [[f"{number:04d}R001", "5,5"] for number in range(114, 400)]
    head, *own = rows()
    return lines([head, *others[:100], *own, *others[100:]]).encode()


TITLED = f"Andel med låg ekonomisk standard\nUttag;2025-02-03\n\n{PLAIN}"
LEGEND = lines([*rows()[:2], ["1280R002", "-"], *rows()[3:]])
LEGEND += "\n- = Uppgift saknas\nx = sekretess\n"
DOUBLE = [["", "2023", "", "2024", ""], ["Kod", "män", "kvinnor", "män", "kvinnor"]]
DOUBLE += [[code, "1", "2", figure(value), "4"] for code, value in FIGURES.items()]
WIDE = [["Kod", "Andel 2022", "Andel 2023", "Andel 2024"]]
WIDE += [[code, "1", "2", figure(value)] for code, value in FIGURES.items()]
PERCENT = [[key, cell + (" %" if cell[-1].isdigit() else "")] for key, cell in rows()]
PERCENT[0] = rows()[0]
TOTAL = [*rows(), ["Malmö kommun", "99"]]
SHORT = {"Sofielunds industriområde": "SOFIELUNDS INDUSTRIOMR."}
SIGNED = {"1280R001": -1.5, "1280R002": 0.0, "1280R004": 2.0}

RIGHT = {
    "utf-8": Case("andel.csv", PLAIN.encode, encoding="utf-8", separator=";"),
    "utf-8 with a mark": Case("andel.csv", lambda: PLAIN.encode("utf-8-sig"), encoding="utf-8-sig"),
    "windows-1252": Case("andel.csv", lambda: NAMED.encode("cp1252"), encoding="cp1252"),
    "utf-16": Case("andel.csv", lambda: NAMED.encode("utf-16"), encoding="utf-16"),
    "utf-16 without a mark": Case(
        "andel.csv", lambda: NAMED.encode("utf-16-le"), encoding="utf-16-le"
    ),
    "utf-16 big-endian without a mark": Case(
        "andel.csv", lambda: NAMED.encode("utf-16-be"), encoding="utf-16-be"
    ),
    "DOS": Case("andel.csv", lambda: NAMED.encode("cp850"), encoding="cp850"),
    "old Mac": Case("andel.csv", lambda: NAMED.encode("mac_roman"), encoding="mac_roman"),
    "encoded twice": Case(
        "andel.csv", lambda: NAMED.encode().decode("cp1252").encode(), encoding="utf-8+"
    ),
    "commas": Case("andel.csv", lambda: lines(rows("."), ",").encode(), separator=","),
    "tabs": Case("andel.txt", lambda: lines(rows(), "\t").encode(), separator="\t"),
    "bars": Case("andel.txt", lambda: lines(rows(), "|").encode(), separator="|"),
    "told separator": Case("andel.csv", lambda: b"sep=|\n" + lines(rows(), "|").encode()),
    "quoted separators": Case(
        "andel.csv",
        lambda: lines([[key, f'"{cell}"'] for key, cell in rows()], ",").encode(),
        separator=",",
    ),
    "returns alone": Case("andel.csv", lambda: lines(rows(), end="\r").encode()),
    "no end of line": Case("andel.csv", lambda: PLAIN.encode().rstrip(b"\n")),
    "blank lines between": Case("andel.csv", lambda: PLAIN.replace("\n", "\n\n").encode()),
    "trailing separators": Case("andel.csv", lambda: PLAIN.replace("\n", ";;;\n").encode()),
    "no-break space": Case("antal.csv", lambda: thousands("\u00a0", ","), THOUSANDS),
    "thin space": Case("antal.csv", lambda: thousands("\u202f", ","), THOUSANDS),
    "space": Case("antal.csv", lambda: thousands(" ", ","), THOUSANDS),
    "points between thousands": Case("antal.csv", lambda: thousands(".", ","), THOUSANDS),
    "commas between thousands": Case("antal.csv", lambda: thousands(",", ".", ","), THOUSANDS),
    "per cent": Case("andel.csv", lambda: lines(PERCENT).encode()),
    "minus signs": Case(
        "forandring.csv",
        lambda: "kod;Förändring 2024\n1280R001;\u22121,5\n1280R002;0\n1280R004;+2\n".encode(),
        SIGNED,
    ),
    "title above": Case("andel.csv", TITLED.encode),
    "notes below": Case("andel.csv", lambda: f"{PLAIN}\nKälla: SCB\n* preliminära tal\n".encode()),
    "note without a blank line": Case("andel.csv", lambda: f"{PLAIN}Källa: SCB\n".encode()),
    "SCB with codes and names": Case("000006XY.csv", scb_csv, encoding="cp1252"),
    "SCB with names alone": Case("000006XZ.csv", named_csv),
    "codes of an edition": Case(
        "andel.csv", lambda: lines(rows(key=lambda code: f"{code}_RegSO2025")).encode()
    ),
    "codes without municipality": Case(
        "andel.csv", lambda: lines(rows(key=lambda code: code[4:])).encode()
    ),
    "codes in small letters": Case(
        "andel.csv", lambda: lines(rows(key=lambda code: f" {code.lower()} ")).encode()
    ),
    "names shortened": Case(
        "andel.csv",
        lambda: lines(
            rows(key=lambda code: SHORT.get(NAMES[code], NAMES[code].replace("-", " – ")))
        ).encode(),
    ),
    "marks told in notes": Case("andel.csv", LEGEND.encode, dict(FIGURES) | {"1280R002": None}),
    "years side by side": Case("andel.csv", lambda: lines(WIDE).encode()),
    "headings in two rows": Case("andel.csv", lambda: lines(DOUBLE).encode()),
    "a row per year and sex": Case("lang.csv", lambda: long(["totalt", "män"], "kön")),
    "a row per year and age": Case("lang.csv", lambda: long(["0-15 år", "16-19 år"], "ålder")),
    "year in the name": Case(
        "andel 2019.csv", lambda: PLAIN.replace(" 2024", "").encode(), year=2019
    ),
    "year in the title": Case(
        "andel.csv", lambda: ("Läget 2018\n\n" + PLAIN.replace(" 2024", "")).encode(), year=2018
    ),
    "a total among the areas": Case(
        "andel.csv", lambda: lines(TOTAL).encode(), strangers=("Malmö kommun",)
    ),
    "all of Sweden": Case("riket.csv", national),
    "called a workbook": Case("andel.xlsx", PLAIN.encode),
    "a heading that could be a mark": Case(
        "andel.csv", lambda: PLAIN.replace("Andel 2024", "x").encode(), year=2025
    ),
    "small counts hidden": Case(
        "antal.csv",
        lambda: PLAIN.replace(";x", ";<5").encode(),
        dict(FIGURES) | {"1280R005": SECRET},
    ),
}
