"""How own figures are kept from telling too much, by what has been said of their columns."""

from collections.abc import Mapping, Sequence

from layers.disclosure import SmallNumbers
from layers.own.mapping import Kind, OwnMapping, figure_years, indicator_id
from layers.own_columns import ColumnRole, Protection, RoleKind

ROLES: Mapping[Kind, RoleKind] = {
    "count": "count",
    "share": "share",
    "mean": "mean",
    "median": "mean",
    "change": "other",
    "index": "other",
}
"""What a kind of figure is built on."""


def protection_by(mappings: Sequence[OwnMapping]) -> Protection:
    """Protection of figures that several files give together: the strictest of each.

    Parameters
    ----------
    mappings : sequence of OwnMapping
        At least one.
    """
    small = [each.small for each in mappings]
    return Protection(
        small=SmallNumbers(
            threshold=max(each.threshold for each in small),
            hide_zero=any(each.hide_zero for each in small),
        ),
        roles=tuple(role for each in mappings for role in _roles(each)),
        internal=any(each.internal for each in mappings),
    )


def _roles(mapping: OwnMapping) -> list[ColumnRole]:
    """What each indicator of a mapping is; what it is built on counts where it is taken too."""
    ids = set(mapping.ids)

    def there(identifier: str, year: int) -> str:
        name = f"{identifier}_{year}"
        return name if identifier and name in ids else ""

    return [
        ColumnRole(
            column=indicator_id(figure, year),
            kind=ROLES[figure.kind],
            base=there(figure.base_figure, year),
            numerator=there(figure.numerator_figure, year),
        )
        for figure in mapping.figures
        for year in figure_years(figure, mapping)
    ]
