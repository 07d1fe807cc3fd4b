"""A build backend that needs nothing: the wheel of a package `numcheck` whose command runs what NUMCHECK_RUNS names.

Stands in for the real package where a test is about the one who installs it (pre-commit, the GitHub action).
"""

from __future__ import annotations

import zipfile
from pathlib import Path

_MAIN = """\
import os, sys

def main():
    runs = os.environ.get("NUMCHECK_RUNS")
    if not runs:
        print(*sys.argv[1:])
        return 0
    os.execv(runs, [runs, "-m", "numcheck", *sys.argv[1:]])
"""


def build_wheel(wheel_directory: str, config_settings: object = None, metadata_directory: object = None) -> str:
    """PEP 517: write the wheel and return its name."""
    name = "numcheck-0-py3-none-any.whl"
    info = "numcheck-0.dist-info"
    files = {
        "numcheck_stand_in.py": _MAIN,
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: numcheck\nVersion: 0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": "[console_scripts]\nnumcheck = numcheck_stand_in:main\n",
    }
    record = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(Path(wheel_directory) / name, "w") as wheel:
        for path, text in {**files, f"{info}/RECORD": record}.items():
            wheel.writestr(path, text)
    return name
