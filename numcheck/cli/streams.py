"""Where results go: standard output or a file written whole; colour, width, and quiet ends of broken pipes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ..address import discreet
from ..errors import UsageError
from ..typed import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Report
    from ..report.sources import Root

_WIDTH = 120


def wants_color(choice: str | None, environment: Mapping[str, str], to_file: bool) -> bool:
    """`--color`, then NO_COLOR, then FORCE_COLOR, then whether a terminal reads."""
    if choice in ("always", "never"):
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return not to_file and sys.stdout.isatty() and environment.get("TERM") != "dumb"


def columns() -> int:
    """The width of the terminal (COLUMNS first), as `shutil` tells it at a greater cost; 120 where there is none."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _WIDTH  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # closed, detached, or no terminal
        return _WIDTH


def prepare() -> None:
    """UTF-8 on the way out of a pipe, and no character that stops a report half-way."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="backslashreplace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


@contextmanager
def output(path: str | None) -> Iterator[IO[str]]:
    """Standard output, or a file that appears only when everything was written."""
    if path is None or path == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    from pathlib import Path  # only where a file is written

    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise UsageError(f"cannot write to {path}: it is a folder")
    if target.exists() and not target.is_file():
        with target.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
        if target.exists():
            part.chmod(target.stat().st_mode & 0o7777)
        os.replace(part, target)
    except OSError as error:
        raise UsageError(f"cannot write to {path}: {(error.strerror or str(error)).lower()}") from None
    finally:
        part.unlink(missing_ok=True)


def close_quietly() -> None:
    """After a reader has gone: leave nothing that could be flushed into the closed pipe."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    os.close(devnull)


def say(text: str) -> None:
    """A line for people, on standard error; no password of an address that was given."""
    print(discreet(text), file=sys.stderr)


def root(style: str) -> str | Root:
    """What paths in results are told relative to: the repository for the formats that a forge reads, else this folder.

    A forge looks for files from the top of the repository, wherever the check was run.
    """
    if style in ("sarif", "github", "gitlab"):
        from pathlib import Path

        from ..report.sources import Root

        folder = Path.cwd()
        top = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)
        if top is not None and top != folder:
            return Root(str(top), folder.relative_to(top).as_posix())
    return os.getcwd()


_SUMMARY_LIMIT = 1024 * 1024 - 4096


def step_summary(report: Report, kind: str, environment: Mapping[str, str]) -> None:
    """Append the report as Markdown to GITHUB_STEP_SUMMARY, when GitHub sets it; cut at a line below its limit."""
    path = environment.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from ..report import write

    data = write(report, "markdown", kind=kind).encode("utf-8", "backslashreplace")
    if len(data) > _SUMMARY_LIMIT:
        data = (
            data[: data.rfind(b"\n", 0, _SUMMARY_LIMIT) + 1]
            + b"\n(cut; the whole report is longer than GitHub shows)\n"
        )
    try:
        with open(path, "ab") as stream:
            stream.write(data)
    except OSError as error:
        raise UsageError(f"cannot write to GITHUB_STEP_SUMMARY: {(error.strerror or str(error)).lower()}") from None
