"""A browser for the tests: found where it usually lies, or installed where that is simple."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
"""Programs that the tests can drive, as they are called on PATH."""

PLACES = {
    "win32": (
        ("PROGRAMFILES", "Google/Chrome/Application/chrome.exe"),
        ("PROGRAMFILES(X86)", "Google/Chrome/Application/chrome.exe"),
        ("LOCALAPPDATA", "Google/Chrome/Application/chrome.exe"),
        ("LOCALAPPDATA", "Chromium/Application/chrome.exe"),
        ("PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe"),
        ("PROGRAMFILES", "Microsoft/Edge/Application/msedge.exe"),
        ("LOCALAPPDATA", "ms-playwright/chromium-*/chrome-win*/chrome.exe"),
    ),
    "darwin": (
        ("/", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("/", "Applications/Chromium.app/Contents/MacOS/Chromium"),
        ("/", "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
        ("HOME", "Library/Caches/ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*"),
    ),
    "linux": (("HOME", ".cache/ms-playwright/chromium-*/chrome-linux*/chrome"),),
}
"""By platform: the environment variable of a folder (or the folder), and a pattern below it."""

PACKAGES = ("chromium", "fonts-dejavu-core")
"""What Debian calls the browser, and a font for it."""

INSTALLING = "Installerar webbläsaren Chromium för webbläsarproven (apt-get) …"


def find_chromium(
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
) -> Path | None:
    """A Chromium, Chrome or Edge on this computer.

    Parameters
    ----------
    environ : mapping
        Environment; ``CHROMIUM`` holds the path of a browser to use before all others.
    platform : str
        As ``sys.platform``.
    which : callable
        Path of a program by name, or None.

    Returns
    -------
    Path or None
        None where there is none.
    """
    named = [Path(environ["CHROMIUM"])] if environ.get("CHROMIUM") else []
    on_path = (Path(path) for path in map(which, NAMES) if path)
    candidates = [*named, *on_path, *_usual_places(environ, platform)]
    return next((path for path in candidates if path.is_file()), None)


def _usual_places(environ: Mapping[str, str], platform: str) -> Iterator[Path]:
    for base, pattern in PLACES.get(platform, ()):
        folder = base if base == "/" else environ.get(base)
        if folder:
            yield from sorted(Path(folder).glob(pattern), reverse=True)


def install_chromium() -> Path | None:
    """Install Chromium where the package manager of Debian may be used, else do nothing.

    Returns
    -------
    Path or None
        None where it could not be installed.
    """
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    print(INSTALLING, flush=True)
    for arguments in (["update"], ["install", "--no-install-recommends", *PACKAGES]):
        subprocess.run(
            ["apt-get", "-qy", *arguments],
            check=False,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    return find_chromium()
