"""The cards of Malmö's register, as a data folder gives them."""

import tomllib
from pathlib import Path

from layers.initiatives import InitiativeCard

DATA = Path(__file__).parents[2] / "data" / "malmo"
CARDS = {
    path.stem: InitiativeCard.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted((DATA / "initiatives").glob("*.toml"))
}
"""By the name of the file."""
