"""Classes of a map against mapclassify's documented example."""

import mapclassify
import numpy as np
import pytest

from scoring.index.ranks import classify

CALIFORNIA = {
    "natural_breaks": ((75.29, 192.05, 370.5, 722.85, 4111.45), (49, 3, 4, 1, 1)),
    "equal_interval": ((822.394, 1644.658, 2466.922, 3289.186, 4111.45), (57, 0, 0, 0, 1)),
}
"""mapclassify 2.10, documentation of FisherJenks and EqualInterval, read: employment density of
California's 58 counties in five classes, upper limits and number of counties."""


@pytest.mark.parametrize("method", CALIFORNIA)
def test_californias_counties_in_five_classes(method):
    limits, counts = CALIFORNIA[method]
    density = np.asarray(mapclassify.load_example(), dtype=float)
    classes = classify(density, method, 5)
    np.testing.assert_array_equal(np.bincount(classes.of, minlength=6)[1:], counts)
    filled = ~np.isnan(classes.high)
    assert (classes.high[filled] <= np.array(limits)[filled] + 1e-9).all()


def test_the_upper_limits_of_natural_breaks_are_the_published_ones():
    density = np.asarray(mapclassify.load_example(), dtype=float)
    limits, _ = CALIFORNIA["natural_breaks"]
    np.testing.assert_allclose(classify(density, "natural_breaks", 5).high, limits)
