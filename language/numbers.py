"""Swedish figures: decimal comma, thin space between thousands, blank before per cent."""

import math

THIN = "\u202f"
"""Narrow no-break space, between thousands and before a unit."""

MINUS = "\u2212"

MISSING = "uppgift saknas"
"""Shown in place of a figure that is not there."""

SUPPRESSED = "visas inte (sekretess)"
"""Shown in place of a figure that may not be told."""


def number(value: float, decimals: int = 0) -> str:
    """Write a number.

    Parameters
    ----------
    value : float
        NaN is written as :data:`MISSING`.
    decimals : int
        Digits after the comma; half is rounded away from zero.

    Returns
    -------
    str
        Such as ``1 234,5`` with a narrow no-break space.
    """
    if value is None or math.isnan(value):
        return MISSING
    scaled = math.floor(abs(value) * 10**decimals + 0.5 + 1e-9) / 10**decimals
    text = f"{scaled:,.{decimals}f}".replace(",", THIN).replace(".", ",")
    return f"{MINUS}{text}" if value < 0 and scaled > 0 else text


def signed(value: float, decimals: int = 0) -> str:
    """Write a difference with its sign, plus included; zero has none."""
    figure = number(value, decimals)
    return f"+{figure}" if value > 0 and figure != number(0.0, decimals) else figure


def with_unit(value: float, unit: str, decimals: int = 0) -> str:
    """Write a number with its unit after a no-break blank; missing has no unit."""
    text = number(value, decimals)
    return text if text == MISSING or not unit else f"{text}\u00a0{unit}"


def rank(value: float) -> str:
    """Write a rank: whole unless equal ones share the mean of their ranks."""
    whole = value is None or math.isnan(value) or float(value).is_integer()
    return number(value, 0 if whole else 1)


def rank_of(value: float, count: int) -> str:
    """Write a rank among those ranked, such as ``3 av 209``."""
    text = rank(value)
    return text if text == MISSING else f"{text} av {number(count)}"


def interval(low: float, high: float, decimals: int = 0) -> str:
    """Write a range with an en dash; one figure where both ends read the same."""
    first, last = number(low, decimals), number(high, decimals)
    return first if first == last else f"{first}–{last}"


def plain_number(value: float) -> str:
    """Write a number in full as a reader would type it: ``0,125``, without blanks."""
    return f"{value:.12g}".replace(".", ",")
