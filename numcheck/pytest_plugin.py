"""The pytest plugin: articles, their tolls and tables of figures as test items; fixtures for a newsroom's own tests.

Nothing of numcheck but this file is loaded until an option, a fixture or the marker is used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .model import Figure, Report
    from .testing.items import Case, Desk

_desks: pytest.StashKey[dict[tuple[str, ...], Desk]] = pytest.StashKey()

_written: pytest.StashKey[bool] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options, in a group of their own."""
    group = parser.getgroup("numcheck", "figures in articles and tables")
    group.addoption(
        "--numcheck", dest="numcheck_paths", action="extend", nargs="+", default=[], metavar="PATH",
        help="collect each article, each toll and each measurement of a table below these paths as a test",
    )  # fmt: skip
    group.addoption(
        "--numcheck-report", dest="numcheck_out", default=None, metavar="FILE",
        help="write the report of the --numcheck paths to FILE: .html or .json",
    )  # fmt: skip
    group.addoption(
        "--numcheck-strict", dest="numcheck_strict", action="store_true", default=False,
        help="notes fail too, not only warnings and errors",
    )  # fmt: skip
    group.addoption(
        "--numcheck-ledger", dest="numcheck_ledger", default=None, metavar="FILE",
        help="the accepted figures (a ledger or its address, CSV, JSON Lines, Parquet) behind the ledger fixture",
    )  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    """Declares the marker, and refuses a report that could not be written at the end."""
    config.addinivalue_line(
        "markers",
        "numcheck(*paths): a test of figures; numcheck_report is then the report of these paths. "
        "Also on every item that --numcheck collects.",
    )
    out = config.getoption("numcheck_out")
    if out:
        if Path(out).suffix.lower() not in (".html", ".json"):
            raise pytest.UsageError(f"--numcheck-report {out}: the file's name ends in .html or .json")
        if not config.getoption("numcheck_paths"):
            raise pytest.UsageError("--numcheck-report needs --numcheck PATH: the articles it reports on")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Adds the items of the --numcheck paths, before -k and -m choose among all items."""
    paths = config.getoption("numcheck_paths")
    if not paths:
        return
    files: dict[str, NumcheckFile] = {}
    for case in _desk(config, paths).cases(strict=config.getoption("numcheck_strict")):
        if case.path not in files:
            files[case.path] = NumcheckFile.from_parent(session, path=Path(case.path).absolute())
        items.append(NumcheckItem.from_parent(files[case.path], name=case.name, case=case))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Writes the report, once: under xdist the controller does, not the workers."""
    config = session.config
    out = config.getoption("numcheck_out")
    if not out or hasattr(config, "workerinput") or exitstatus == pytest.ExitCode.USAGE_ERROR:
        return
    desk = _desk(config, config.getoption("numcheck_paths"))
    target = Path(out)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(desk.written(target.suffix.lower()[1:]), encoding="utf-8")
    config.stash[_written] = True


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """How much was read, and where the report lies."""
    stash = config.stash.get(_desks, {})
    paths = tuple(config.getoption("numcheck_paths"))
    if paths and paths in stash:
        terminalreporter.write_line(f"numcheck: {stash[paths].summary}")
    if config.stash.get(_written, False):
        terminalreporter.write_line(f"numcheck: report written to {config.getoption('numcheck_out')}")


class NumcheckFile(pytest.File):
    """A file of articles or a table; its items are made with those of all other paths, since findings span files."""

    def collect(self) -> list[pytest.Item]:
        """Nothing by itself."""
        return []


class NumcheckItem(pytest.Item):
    """An article, a toll or a measurement of a table; fails with the text of its findings."""

    case: Case

    def __init__(self, *, case: Case, **options: Any) -> None:
        super().__init__(**options)
        self.case = case
        self.add_marker("numcheck")

    def runtest(self) -> None:
        """Raises InconsistencyError when something of its level was found."""
        self.case.check()

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The findings in full, without a traceback."""
        from .testing.failure import InconsistencyError

        if isinstance(excinfo.value, InconsistencyError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The file and line of the article or row."""
        return self.path, max(self.case.line - 1, 0), self.name


@pytest.fixture
def numcheck_report(request: pytest.FixtureRequest) -> Report:
    """The report of the paths in `@pytest.mark.numcheck(…)`, else of --numcheck; read once for all tests."""
    marker = request.node.get_closest_marker("numcheck")
    paths = [str(p) for p in marker.args] if marker and marker.args else request.config.getoption("numcheck_paths")
    if not paths:
        raise pytest.UsageError('numcheck_report needs --numcheck PATH or @pytest.mark.numcheck("articles/")')
    return _desk(request.config, paths).report


@pytest.fixture
def extract_figures() -> Callable[..., list[Figure]]:
    """`extract_figures("At least 12 people were killed.")`: the figures of a text or an Article."""
    from .extract import extract

    return extract


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> Any:
    """The accepted figures of --numcheck-ledger, as a frame with `.assert_matches(data, …)`."""
    path = request.config.getoption("numcheck_ledger")
    if not path:
        raise pytest.UsageError("the ledger fixture needs --numcheck-ledger FILE")
    from .testing.items import Ledger

    return Ledger(path)


def _desk(config: pytest.Config, paths: Sequence[str]) -> Desk:
    """What was read for these paths, once a session."""
    from .errors import NumcheckError
    from .testing.items import Desk

    desks = config.stash.setdefault(_desks, {})
    key = tuple(paths)
    if key not in desks:
        try:
            desks[key] = Desk.read(key)
        except NumcheckError as error:
            raise pytest.UsageError("\n".join(str(p) for p in error.problems)) from None
    return desks[key]
