"""Which lines have changed since a revision, as git tells it, and a report with only what touches them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from .errors import UsageError
from .model import Figure, Finding, Report
from .text import Lines

Ranges = tuple[range, ...]
EVERYTHING: Ranges = (range(1, 2**62),)
"""Every line of a file: git does not know it, or cannot tell its lines."""

_GIT = ("git", "--literal-pathspecs", "-c", "core.quotePath=false")
_DIFF = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--ignore-submodules=all")
_LINES = (*_DIFF, "--unified=0", "--src-prefix=a/", "--dst-prefix=b/")
_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_NAMED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}


def changed_lines(revision: str, paths: Iterable[str | Path] = (), *, folder: str | Path = ".") -> dict[str, Ranges]:
    """The lines of files, as they are on disk, that a revision does not have: real path -> line ranges, from 1.

    `revision` is anything git calls a commit; `main...` is the commit where the present branch left main. `paths` are
    files and folders to look at (all of the work tree unless given). A file that git does not track, or whose lines it
    cannot tell, is changed as a whole. Raises UsageError, in a sentence, when git is missing, this is no work tree, or
    the revision does not exist.
    """
    given = [os.path.abspath(os.path.join(folder, path)) for path in paths]
    top = os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n"))
    outside = [path for path in given if not _below(os.path.realpath(path), os.path.realpath(top))]
    if outside:
        raise UsageError(*(f"--diff: {path} is outside the git repository {top}" for path in outside))
    commit = _commit(revision, folder)
    names = ["--", *(os.path.realpath(path) for path in given)] if given else []
    changed: dict[str, Ranges] = {}
    # run at the top: names in the answers are relative to it
    fields = _git(top, *_DIFF, "--numstat", "-z", commit, *names).split(b"\0")
    at = 0
    while at < len(fields) - 1:
        added, _, name = fields[at].split(b"\t", 2)
        if not name:  # a renamed file: the old name, then the new one
            name = fields[at + 2]
            at += 2
        at += 1
        if added == b"-":
            changed[_real(top, name)] = EVERYTHING
    for name, ranges in _hunks(_git(top, *_LINES, commit, *names)).items():
        changed[_real(top, name)] = tuple(ranges)
    for name in _git(top, "ls-files", "--others", "-z", *names).split(b"\0"):
        if name:
            changed[_real(top, name)] = EVERYTHING
    return changed


def only_changed(report: Report, changed: Mapping[str, Ranges], drafts: Iterable[str] = ()) -> Report:
    """The report with only the findings that touch a changed line; the others are counted as hidden.

    A finding touches what its own place and its figures stand on; with `drafts` (ids of articles) only figures of those
    count. One that is anchored on a line left as it was moves to its first figure on a changed one.
    """
    articles = {article.id: article for article in report.articles}
    figures = {figure.id: figure for figure in report.figures}
    only = set(drafts)
    lines: dict[str, Lines] = {}

    def touches(item: Figure | Finding) -> bool:
        article = articles.get(item.article)
        path = (article.path if article else None) or item.article
        ranges = changed.get(os.path.realpath(path))
        if ranges is None or (article is not None and only and article.id not in only):
            return False
        last = item.line
        if article is not None and item.start < item.end <= len(article.checked):
            places = lines.setdefault(article.id, Lines(article))
            last = max(last, places.position(item.end - 1)[0])
        return any(item.line < part.stop and part.start <= last for part in ranges)

    kept: list[Finding] = []
    for finding in report.findings:
        if touches(finding):
            kept.append(finding)
            continue
        side = next((figures[i] for i in finding.figures if i in figures and touches(figures[i])), None)
        if side is not None:
            rest = tuple(i for i in finding.figures if i != side.id)
            kept.append(replace(
                finding, figures=(side.id, *rest), article=side.article, line=side.line, column=side.column,
                start=side.start, end=side.end,
            ))  # fmt: skip
    order = {article.id: place for place, article in enumerate(report.articles)}
    kept.sort(key=lambda f: (order.get(f.article, len(order)), f.article, f.start, f.line, f.code, f.end, f.figures))
    shown = sum(finding.suppressed is None for finding in kept)
    summary = report.summary
    summary = replace(summary, findings=shown, hidden=summary.hidden + summary.findings - shown)
    return replace(report, findings=tuple(kept), summary=summary)


def _commit(revision: str, folder: str | Path) -> str:
    """The hash a revision stands for."""
    name, dots, other = revision.partition("...")
    if not dots and ".." in revision:
        raise UsageError(f"--diff takes one revision, not the range {revision}; {revision.split('..')[0]}... is where "
                         "the present branch left it")  # fmt: skip
    commits = [_verified(part or "HEAD", folder) for part in ((name, other) if dots else (name,))]
    if not dots:
        return commits[0]
    done = _run(folder, "merge-base", *commits)
    if done.returncode:
        raise UsageError(f"--diff: {name or 'HEAD'} and {other or 'HEAD'} have no commit in common here; in a shallow "
                         "clone, fetch more of the history")  # fmt: skip
    return done.stdout.decode().strip()


def _verified(name: str, folder: str | Path) -> str:
    done = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if done.returncode == 0:
        return done.stdout.decode().strip()
    from .settings import closest

    refs = _run(folder, "for-each-ref", "--format=%(refname:short)").stdout.decode("utf-8", "replace").split()
    near = closest(name, refs)
    shallow = _run(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    hint = "; this clone is shallow, so fetch the revision first" if shallow and not near else ""
    raise UsageError(f"--diff: git knows no revision '{name}'{near}{hint}")


def _run(folder: str | Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run([*_GIT, *arguments], cwd=folder, capture_output=True, check=False,
                              stdin=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C"})  # fmt: skip
    except FileNotFoundError:
        raise UsageError("--diff asks git which lines have changed, and git is not installed here") from None
    except OSError as error:
        raise UsageError(f"--diff: git cannot be run: {(error.strerror or str(error)).lower()}") from None


def _git(folder: str | Path, *arguments: str) -> bytes:
    done = _run(folder, *arguments)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        first = said[0].removeprefix("fatal: ") if said else f"it ended with {done.returncode}"
        if first.startswith("not a git repository"):
            raise UsageError("--diff asks git which lines have changed, and this is no git repository")
        if "safe.directory" in "".join(said):
            first = "this repository is another user's; git config --global --add safe.directory lets it be read"
        raise UsageError(f"--diff: git says: {first}")
    return done.stdout


def _hunks(diff: bytes) -> dict[bytes, list[range]]:
    """New line ranges by file name, from a diff without context."""
    found: dict[bytes, list[range]] = {}
    ranges: list[range] = []
    left = (0, 0)
    for line in diff.split(b"\n"):
        # the lines of a hunk are counted off: one of them may look like a header
        if left[0] and line.startswith(b"-"):
            left = (left[0] - 1, left[1])
        elif left[1] and line.startswith(b"+"):
            left = (left[0], left[1] - 1)
        elif line.startswith(b"+++ "):
            ranges = found.setdefault(_unquoted(line[4:].removesuffix(b"\t")), [])
        elif match := _HUNK.match(line):
            start, count = int(match[1]), int(match[2] or 1)
            old = line.split(b" ")[1].partition(b",")[2]
            left = (int(old) if old else 1, count)
            if count:
                ranges.append(range(start, start + count))
    found.pop(b"", None)
    return {name: ranges for name, ranges in found.items() if ranges}


def _unquoted(name: bytes) -> bytes:
    """`b/story.md`, or `"b/a\\tb.md"` where git writes a name as C does, as the name; nothing for /dev/null."""
    if name.startswith(b'"') and name.endswith(b'"'):
        name = _ESCAPE.sub(lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3 else _NAMED.get(m[1], m[1]), name[1:-1])
    return name[2:] if name.startswith(b"b/") else b""


def _real(top: str, name: bytes) -> str:
    return os.path.realpath(os.path.join(top, os.fsdecode(name)))


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
