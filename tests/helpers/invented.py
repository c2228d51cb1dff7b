"""How tests with invented input run: the same input every time, however busy the machine."""

from hypothesis import settings


def invented(examples=30):
    """Settings for a test with so many invented inputs."""
    return settings(max_examples=examples, deadline=None, derandomize=True)
