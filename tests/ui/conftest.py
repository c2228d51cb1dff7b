"""What tests of the screen leave tidy."""

from streamlit.testing.v1 import app_test


def pytest_sessionfinish() -> None:
    """Remove the folder that Streamlit makes when AppTest is imported, and never closes itself.

    Python would remove it too as it ends, but with a warning that names no test.
    """
    app_test.TMP_DIR.cleanup()
