"""What every test of the screen shares, and what they leave tidy."""

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import app_test


@pytest.fixture(scope="session", autouse=True)
def _components_found_once() -> Iterator[None]:
    """Search the installed packages for components once, as a server does.

    AppTest searches anew for every reader, which takes longer than to draw a page.
    """
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, scan.__name__, cache(scan))
        yield


def pytest_sessionfinish() -> None:
    """Remove the folder that Streamlit makes when AppTest is imported, and never closes itself.

    Python would remove it too as it ends, but with a warning that names no test.
    """
    app_test.TMP_DIR.cleanup()
