"""esda kept from what it would do to the rest of the program."""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def guarded(seed: int) -> Iterator[None]:
    """Keep to itself what esda does to numpy's shared generator and to warnings.

    Compiled by numba, its loops would cost 20 s on first use and draw otherwise.
    """
    import numba

    numba.config.DISABLE_JIT = True  # type: ignore[attr-defined]
    from esda import crand  # type: ignore[import-untyped]

    crand.boolean = bool  # what esda falls back to without numba
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        state = np.random.get_state()  # noqa: NPY002 - esda draws from it
        np.random.seed(seed)  # noqa: NPY002
        try:
            yield
        finally:
            np.random.set_state(state)  # noqa: NPY002
