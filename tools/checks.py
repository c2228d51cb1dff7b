"""Everything that has to pass: style, format, types and tests, with what was left out."""

import ast
import os
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

from tools import browsers, environment

ROOT = Path(__file__).resolve().parent.parent
TYPED = ("run.py", "geo", "layers", "scoring", "language", "export", "store")
WORKERS = ("-n", "3", "--dist", "loadfile", "--no-loadscope-reorder")
"""Tests of a file share what they make, so a file stays with one worker; in the order given."""

STEP = "\n— {} —"
NO_BROWSER = (
    "Ingen Chromium, Chrome eller Edge hittades, så webbläsarproven utelämnas. Installera någon\n"
    "av dem, eller ange sökvägen till en i miljövariabeln CHROMIUM."
)
NOTHING_LEFT_OUT = "Inget utelämnades."
LEFT_OUT = "Utelämnat:"
ALL_PASSED = "Allt gick igenom."
FAILED = "Gick inte igenom: {}."


def run(arguments: list[str]) -> int:
    """Make the environment, run the checks and sum them up.

    Parameters
    ----------
    arguments : list of str
        Arguments to pytest. With any, the tests that they choose are run and nothing else.

    Returns
    -------
    int
        0 where all passed, else 1.
    """
    python = environment.prepare("requirements-dev.txt")
    browser = browsers.find_chromium() or browsers.install_chromium()
    environ = {**os.environ, **({"CHROMIUM": str(browser)} if browser else {})}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        tests = ["pytest", f"--junit-xml={report}"]
        steps = [[*tests, *arguments]] if arguments else [*static_checks(), [*tests, *WORKERS]]
        failed = [step[0] for step in steps if not _passes(python, step, environ)]
        summary = summed_up(failed, left_out(report))
    print(summary if browser else f"{summary}\n{NO_BROWSER}", flush=True)
    return 1 if failed else 0


def static_checks() -> list[list[str]]:
    """Modules to run, with their arguments, that read the code without running it."""
    typed = [name for name in TYPED if (ROOT / name).is_file() or any((ROOT / name).rglob("*.py"))]
    return [["ruff", "check"], ["ruff", "format", "--check"], ["mypy", *typed]]


def _passes(python: Path, step: list[str], environ: dict[str, str]) -> bool:
    name = " ".join(part for part in step[:2] if part.isalpha())
    print(STEP.format(name), flush=True)
    return subprocess.call([python, "-m", *step], cwd=ROOT, env=environ) == 0


def left_out(report: Path) -> Counter[str]:
    """Reasons why tests were left out, and how many each.

    Parameters
    ----------
    report : Path
        JUnit report from pytest; none where pytest did not come that far.
    """
    if not report.exists():
        return Counter()
    skipped = ET.parse(report).getroot().iter("skipped")
    return Counter(_reason(test) for test in skipped if test.get("type") != "pytest.xfail")


def _reason(test: ET.Element) -> str:
    if test.get("message") == "collection skipped":
        _, _, reason = ast.literal_eval(test.text or "")
        return str(reason).removeprefix("Skipped: ")
    return test.get("message", "")


def summed_up(failed: list[str], reasons: Counter[str]) -> str:
    """The last lines: what was left out and why, and whether the rest passed."""
    lines = [f"  {number} × {reason}" for reason, number in reasons.most_common()]
    return "\n".join(
        [
            "",
            *([LEFT_OUT, *lines] if lines else [NOTHING_LEFT_OUT]),
            FAILED.format(", ".join(dict.fromkeys(failed))) if failed else ALL_PASSED,
        ]
    )
