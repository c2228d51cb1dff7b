"""Split the raw DeSO figures into one file and one card per published table."""

import hashlib
import tomllib
from pathlib import Path

import pandas as pd
import tomli_w

RAW_FILE = "deso2025_statistik_malmo.csv"
CARDS = Path(__file__).with_suffix(".toml")


def build(raw: Path, out: Path) -> None:
    """Write ``indicators/*.csv`` and their cards.

    Parameters
    ----------
    raw : Path
        Folder with the raw file.
    out : Path
        Data folder; figures are copied as text, to the letter.
    """
    path = raw / RAW_FILE
    figures = pd.read_csv(path, dtype=str, keep_default_na=False)
    raw_sum = hashlib.sha256(path.read_bytes()).hexdigest()
    folder = out / "indicators"
    folder.mkdir(parents=True, exist_ok=True)
    for table in tomllib.loads(CARDS.read_text(encoding="utf-8"))["tables"]:
        _write_table(table, figures, raw_sum, folder)


def _write_table(table: dict, figures: pd.DataFrame, raw_sum: str, folder: Path) -> None:
    columns = {}
    for card in table["indicators"]:
        parts = card.pop("derive", None)
        columns[card["id"]] = _column(figures, card["id"], parts)
        if parts is not None:
            card["cells"] = len(parts)
    frame = pd.DataFrame({"code": figures["desokod"]} | columns).sort_values("code")
    data = frame.to_csv(index=False, lineterminator="\n").encode()
    stem = table.pop("stem")
    (folder / f"{stem}.csv").write_bytes(data)
    card = {
        "file": f"{stem}.csv",
        "sha256": hashlib.sha256(data).hexdigest(),
        "division": "deso",
        "id_column": "code",
        **table,
    }
    card["source"] |= {"sha256": raw_sum}
    (folder / f"{stem}.toml").write_bytes(tomli_w.dumps(card).encode())


def _column(figures: pd.DataFrame, name: str, parts: list[str] | None) -> pd.Series:
    """A raw column as it stands, or the sum of parts that are all present."""
    if parts is None:
        return figures[name]
    return figures[parts].astype(int).sum(axis=1).astype(str)
