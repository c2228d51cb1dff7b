"""The colours of the map, in one place: fills, lines and the casing under the lines."""

CLASSES = {
    3: ("#edf8b1", "#7fcdbb", "#2c7fb8"),
    4: ("#ffffcc", "#a1dab4", "#41b6c4", "#225ea8"),
    5: ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494"),
    6: ("#ffffcc", "#c7e9b4", "#7fcdbb", "#41b6c4", "#2c7fb8", "#253494"),
    7: ("#ffffcc", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#0c2c84"),
}
"""Fills by number of classes, from the lowest class: YlGnBu (Brewer, colorbrewer2.org)."""

MISSING_FILL = "#eeeeee"
"""Ground of an area without a value; it is also hatched, so that it is no class."""

MISSING_HATCH = "#767676"
"""Lines on the ground of an area without a value."""

AREA_LINE = "#4d4d4d"
"""Outline between areas."""

CASING = "#ffffff"
"""Drawn wider under every line above the areas, so that the line shows on any fill."""

SELECTED_LINE = "#000000"
"""Outline of the selected areas."""

MARKED_LINE = "#7a0177"
"""Outline of the areas on the shortlist."""

CANDIDATE_LINE = "#00441b"
"""Outline of the candidates on the shortlist, with a light line along its middle."""

REJECTED_LINE = "#525252"
"""Dashed outline of what is turned down."""

WATER = "#d5e4ee"
"""Water in the background."""

LAND = "#f6f5f1"
"""Everything outside the areas that is not water."""

OVERLAYS = ("#a50f15", "#6a3d9a", "#7a4305", "#005a50", "#9e0f63", "#33425b")
"""Lines of initiatives; the list begins again when it is used up."""


BAR, BAR_BESIDE, BAR_INTERVAL = "#2c7fb8", "#a1dab4", "#1a1a1a"
"""Bars of a chart, bars beside them, and the lines of uncertainty across."""


CLUSTERS = {
    "HH": "#ca0020",
    "HL": "#f4a582",
    "LH": "#92c5de",
    "LL": "#0571b0",
    "hot": "#ca0020",
    "cold": "#0571b0",
    "": "#f7f7f7",
}
"""Fills of clusters by class: RdBu (Brewer, colorbrewer2.org), the middle for no pattern."""


FIELDS = {"gap": "#e66101", "strengthen": "#5e3c99", "watch": "#b2abd2", "ordinary": "#fee0b6"}
"""Fills of need against coverage: PuOr (Brewer, colorbrewer2.org), dark for high need, purple
for high coverage."""

FIELD_INK = "#33425b"
"""Circles on the ground of the four fields."""


SERIES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")
"""Bars of candidates in order: Okabe and Ito's palette, that the colour-blind can tell apart."""

SERIES_WHOLE = "#595959"
"""Bars of the whole city beside them."""


def class_colours(classes: int) -> tuple[str, ...]:
    """Fills for a number of classes.

    Parameters
    ----------
    classes : int
        Number of classes, 1 to 7.

    Returns
    -------
    tuple of str
        One ``#rrggbb`` a class, from the lowest class to the highest; one and
        two classes take the ends of the shortest palette.

    Raises
    ------
    ValueError
        For another number of classes.
    """
    if classes in CLASSES:
        return CLASSES[classes]
    if classes == 2:
        return CLASSES[3][0], CLASSES[3][-1]
    if classes == 1:
        return (CLASSES[3][1],)
    raise ValueError(f"no palette of {classes} classes: 1 to {max(CLASSES)} can be told apart")
