"""Rules of responsibility: which organisation a need is nearest to, and why."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import tomli_w
from pydantic import Field

from geo.faults import Fault, FaultKind, refuse
from layers.cards import Card, Text
from layers.organisations import repeated_ids
from layers.text_files import check_model, parse_toml, read_text

FILE = "responsibility.toml"


class ResponsibilityRule(Card):
    """One rule: a dimension of the index, an organisation by its id, and the reason."""

    dimension: Text
    organisation: Text
    reason: Text


class ResponsibilityRules(Card):
    """Rules in the order in which organisations are named."""

    version: Annotated[int, Field(ge=1, le=1)] = 1
    rules: tuple[ResponsibilityRule, ...] = ()

    def to_toml(self) -> str:
        """Write as TOML; reading it gives the same rules back."""
        return tomli_w.dumps(self.model_dump(mode="json"))


def read_rules(folder: Path, organisations: Collection[str]) -> ResponsibilityRules:
    """Read ``responsibility.toml`` of a data folder; no rules where there is no such file.

    Raises
    ------
    InputError
        Every fault of the file.
    """
    path = folder / FILE
    if not path.is_file():
        return ResponsibilityRules()
    return parse_rules(read_text(path), organisations, FILE)


def parse_rules(text: str, organisations: Collection[str], file: str = FILE) -> ResponsibilityRules:
    """Read rules from TOML text.

    Parameters
    ----------
    text : str
    organisations : collection of str
        Ids that exist.
    file : str
        Name for messages.

    Raises
    ------
    InputError
        Syntax, unknown, missing and empty fields, unknown organisations, a
        dimension and organisation that stand twice: all at once.
    """
    found = check_model(ResponsibilityRules, parse_toml(text, file), file)
    refuse(rule_faults(found, organisations, file))
    return found


def rule_faults(
    found: ResponsibilityRules, organisations: Collection[str], file: str = FILE
) -> list[Fault]:
    """Unknown organisations, and pairs that stand twice."""
    allowed = ", ".join(sorted(organisations))
    faults = [
        Fault(FaultKind.FIELD_VALUE, file, f"rules[{at}].organisation", rule.organisation, allowed)
        for at, rule in enumerate(found.rules, start=1)
        if rule.organisation not in organisations
    ]
    pairs = (f"{rule.dimension}: {rule.organisation}" for rule in found.rules)
    return faults + repeated_ids(pairs, file)
