"""Rebuild ``data/malmo`` from a folder of raw files.

``python tools/build_malmo.py RAW_FOLDER``, from the root of the repository.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import malmo_areas, malmo_indicators, malmo_initiatives  # noqa: E402 (needs the path)


def build(raw: Path, out: Path) -> None:
    """Write areas, initiatives and indicators.

    Parameters
    ----------
    raw : Path
        Folder with the raw files.
    out : Path
        Data folder; files of the same name are replaced.
    """
    for part in (malmo_areas, malmo_initiatives, malmo_indicators):
        part.build(raw, out)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and build.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words of the command line; those of the process if left out.
    """
    parser = argparse.ArgumentParser(description="Rebuild the embedded data.")
    parser.add_argument("raw", type=Path, help="folder with the raw files")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "malmo", help="data folder")
    choices = parser.parse_args(arguments)
    build(choices.raw, choices.out)


if __name__ == "__main__":
    main()
