"""Which files are read: paths checked before anything is opened, folders walked in a fixed order."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence

from ..codes import later
from ..errors import InputError, Problem
from ..values import frozen

SUFFIXES: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".docx": "docx",
    ".pdf": "pdf",
    ".eml": "mail",
    ".jsonl": "jsonlines",
    ".ndjson": "jsonlines",
    ".json": "jsonlist",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".xml": "xml",
    ".nitf": "xml",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
    ".warc.gz": "warc",
}
"""The format each suffix stands for; a folder is searched for these."""

_OTHER = frozenset(
    ".doc .odt .rtf .epub .gz .zip .bz2 .xz .xlsx .xls .ods .yaml .yml .toml .js .css .png .jpg .jpeg .gif .webp .svg "
    ".mp3 .mp4 .mov .db .sqlite .mbox .msg".split()
)
_PARTS = later(r"(.+)[_.](?:files|file|dateien|fichiers|archivos|ficheiros|arquivos|bestanden|pliki)", re.IGNORECASE)
"""The folder that a browser lays beside a page it saves, for pictures, scripts and frames."""
_OPEN_ALREADY = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")


@frozen
class Source:
    """One file to read, or standard input (`path` None); `id` is how articles and messages call it."""

    path: str | None
    id: str
    format: str


def resolve(paths: Sequence[str], stdin_filename: str = "-") -> Iterator[Source | Problem]:
    """The files that paths stand for, each once.

    Raises InputError at once, with every path that is missing, is no file that can be read, or holds no article.
    """
    if not paths:
        raise InputError("no path is given; name a file, a folder, or - for standard input")
    problems: list[Problem] = []
    for path in dict.fromkeys(paths):
        problem = None if path == "-" else _problem(path)
        if problem:
            problems.append(Problem(problem, path or None))
    if "-" in paths:
        problem = _format(stdin_filename)[1]
        if problem:
            problems.append(Problem(problem, stdin_filename))
    if problems:
        raise InputError(*problems)
    return _sources(paths, stdin_filename)


def _sources(paths: Sequence[str], stdin_filename: str) -> Iterator[Source | Problem]:
    several = len(paths) > 1
    seen: set[str] = set()
    for path in paths:
        for found in _found(path, stdin_filename):
            if isinstance(found, Source) and several:
                if found.id in seen:
                    continue
                seen.add(found.id)
            yield found


def _found(path: str, stdin_filename: str) -> Iterator[Source | Problem]:
    if path == "-":
        yield Source(None, article_id(stdin_filename), _format(stdin_filename)[0])
    elif os.path.isdir(path):
        for found in walk(path):
            if isinstance(found, Problem):
                yield found
            else:
                yield Source(found, article_id(found), _format(found)[0])
    else:
        yield Source(path, article_id(path), _format(path)[0])


def _near(path: str) -> str:
    """`; did you mean draft.md?`, where something beside it is called much the same; else nothing."""
    from difflib import get_close_matches

    folder, name = os.path.split(path.rstrip("/"))
    try:
        beside = os.listdir(folder or ".")
    except OSError:
        return ""
    near = get_close_matches(name, beside, n=1, cutoff=0.7)
    return f"; did you mean {article_id(os.path.join(folder, near[0]))}?" if near else ""


def _problem(path: str) -> str | None:
    """What stands against reading a path, as a sentence; None when nothing does."""
    if not path:
        return "an empty path is given; name a file, a folder, or - for standard input"
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return "this link leads nowhere" if os.path.islink(path) else f"there is no such file or folder{_near(path)}"
    except (OSError, ValueError) as error:
        return f"cannot be read: {(getattr(error, 'strerror', None) or str(error)).lower()}"
    if stat.S_ISDIR(mode):
        first = next(walk(path), None)
        known = ", ".join(SUFFIXES)
        return f"this folder holds no article; numcheck reads {known}" if first is None else None
    if stat.S_ISFIFO(mode) and not path.startswith(_OPEN_ALREADY):
        return "this is a named pipe, which may never end; give its content on standard input, with - for the path"
    if not stat.S_ISREG(mode) and not path.startswith(_OPEN_ALREADY):
        return "this is a device or a socket, no file"
    return _format(path)[1]


def _format(name: str) -> tuple[str, str | None]:
    """The format a name stands for (text when it tells none), and a sentence when it is a format not read here."""
    suffix = _suffix(name)
    if suffix in _OTHER:
        return "text", f"numcheck does not read {suffix} files; it reads {', '.join(SUFFIXES)}"
    return SUFFIXES.get(suffix, "text"), None


def _suffix(name: str) -> str:
    """The suffix of a name in small letters; `.warc.gz` is one."""
    low = os.path.basename(name.rstrip("/" + os.sep)).lower()
    at = low.rfind(".")
    return ".warc.gz" if low.endswith(".warc.gz") else low[at:] if 0 < at < len(low) - 1 else ""


def article_id(path: str) -> str:
    """A path as given, tidied: below the working folder relative, always with `/`, always printable as UTF-8."""
    if path == "-":
        return path
    tidy = os.path.normpath(path)
    if os.path.isabs(tidy):
        below = os.path.relpath(tidy) if _same_drive(tidy) else tidy
        tidy = tidy if below.startswith(os.pardir) else below
    return os.fsencode(tidy).decode("utf-8", "replace").replace(os.sep, "/")


def _same_drive(path: str) -> bool:
    return os.path.splitdrive(path)[0].lower() == os.path.splitdrive(os.getcwd())[0].lower()


def walk(folder: str) -> Iterator[str | Problem]:
    """The files of known formats in a folder and below, sorted; hidden files, pipes and devices are left out.

    So are the folders that browsers lay beside a saved page. Links are followed, but what the folder holds anyway is
    not read twice by way of a link, and loops end.
    """
    top = os.path.realpath(folder)
    yield from _walk(folder, top, {top})


def _walk(folder: str, top: str, seen: set[str]) -> Iterator[str | Problem]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Problem(f"cannot be read: {(error.strerror or str(error)).lower()}", article_id(folder))
        return
    pages = {entry.name[: entry.name.rfind(".")] for entry in listed if SUFFIXES.get(_suffix(entry.name)) == "page"}
    for entry in listed:
        beside = _PARTS.fullmatch(entry.name)
        if entry.name.startswith(".") or (beside and beside[1] in pages and entry.is_dir()):
            continue
        try:
            if entry.is_symlink() and _inside(os.path.realpath(entry.path), top):
                continue
            if entry.is_dir():
                real = os.path.realpath(entry.path)
                if real not in seen:
                    seen.add(real)
                    yield from _walk(entry.path, top, seen)
            elif entry.is_file() and _suffix(entry.name) in SUFFIXES:
                yield entry.path
        except OSError as error:
            yield Problem(f"cannot be read: {(error.strerror or str(error)).lower()}", article_id(entry.path))


def _inside(path: str, top: str) -> bool:
    return path == top or path.startswith(top.rstrip(os.sep) + os.sep)
