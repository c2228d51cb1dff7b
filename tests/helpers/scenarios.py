"""Small scenarios for tests."""

from scoring.scenario import Scenario


def indicator(identifier, weight=1.0, *, down=False, normalise="min_max", **fields):
    """One indicator of a scenario as plain data."""
    direction = "lower_is_need" if down else "higher_is_need"
    data = {"id": identifier, "weight": weight, "direction": direction, "normalise": normalise}
    return data | fields


def scenario_of(*dimensions, index=None, **parts):
    """A scenario of dimensions, each (id, weight, indicators), with other parts by name."""
    return Scenario.model_validate(
        {
            "name": "Prov",
            "index": {
                "dimensions": [
                    {"id": name, "weight": weight, "indicators": list(indicators)}
                    for name, weight, indicators in dimensions
                ],
            }
            | (index or {}),
        }
        | parts
    )
