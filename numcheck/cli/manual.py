"""`numcheck help`: the manual, chapter by chapter, made from the tables where a table knows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import wrap

from ..errors import UsageError
from .help import overview_lines
from .options import COMMANDS, DEFAULT_FORMAT, FORMATS, OPTIONS, SUFFIXES
from .parse import meant

_INDENT = " " * 4
_WIDEST = 96

_FORMATS = {
    "table": "tables for a terminal; what report and extract write unless told otherwise",
    "full": "each finding with both sides and the words underlined; what check writes unless told otherwise",
    "concise": "path:line:column, code, level and message: one line a finding, for editors and grep",
    "json": "the whole report as one document, numcheck/report/v1; its schema is numcheck/schemas/report.schema.json",
    "jsonl": "one record a line; extract writes each as its article has been read",
    "csv": "the same as a table for a spreadsheet",
    "markdown": "for a pull request, a wiki, a mail",
    "html": "one page that needs nothing from anywhere: tolls over time, every figure in its sentence",
    "sarif": "SARIF 2.1.0, as GitHub code scanning reads it",
    "github": "annotations in the log of a GitHub workflow, and a summary where GITHUB_STEP_SUMMARY is set",
    "gitlab": "GitLab's code quality report",
    "junit": "JUnit XML: a suite an article, a case a rule",
    "rdjson": "reviewdog's diagnostics",
}

# a line that begins with two spaces is kept as it is; the others are joined and wrapped
_CHAPTERS: dict[str, tuple[str, str]] = {
    "articles": (
        "What is read",
        """\
A PATH is a file, a folder (walked in sorted order, without hidden files) or - for standard input, named by
--stdin-filename. Text and Markdown hold one article a file, with optional front matter (title, source, published, url,
author, language, event); JSON Lines and tables hold one a row (id, text, title, source, published, url, language,
event). Further formats come with extras; a file that cannot be read says which.

A missing path among several stops the run with exit code 2. A broken row or file is left out, told after the report of
the rest, and makes the exit code 2.

A date that an article does not tell is never guessed from the clock: give --date, or `published` in the front matter.
""",
    ),
    "findings": (
        "Findings and levels",
        """\
Every finding has a code (NC201) and a name (metric-divergence), and shows the words it rests on.

  error     arithmetic or the calendar says that it cannot be right
  warning   two figures of the same thing cannot both be right
  note      worth a look

check gives errors and warnings, and counts the notes as hidden; --verbose, --fail-on note or --select show them.
Notes that tell why a suppression hides nothing (NC901 to NC903) are always given. report gives all. `numcheck rule`
lists the rules, `numcheck rule NC201` tells one with its examples.
""",
    ),
    "exit-codes": (
        "Exit codes",
        """\
  0     clean; also when no figure was found, which is said aloud (--require-figures makes it 1)
  1     findings at or above --fail-on (warning), more than --max-findings of them (0); never with --exit-zero
  2     usage, configuration, or something that could not be read
  130   interrupted
  141   the reader of a pipe has gone
""",
    ),
    "changed-lines": (
        "Changed lines only",
        """\
`numcheck check --diff REV` keeps the findings that touch a line changed since a git revision: HEAD for what is not yet
committed, main... for everything since the present branch left main. Files that git does not track are new as a whole.
All of the drafts are read all the same, so a changed figure is held against the ones left as they were; such a finding
is shown at the changed one. What else was found is counted as hidden.
""",
    ),
    "suppression": (
        "Suppression",
        """\
On the line before, or on the line itself, of text, Markdown or HTML:

  <!-- numcheck: ignore NC201 until=2026-12-31 -- the two sources are both named -->

The reason is required (NC902, which also tells a comment that is not understood); a comment that hides nothing, or
names no rule (NC901), or whose day has passed or is no date (NC903) is a finding. For formats without comments,
numcheck-ignore.toml beside the configuration holds the ids of findings, as --output-format json gives them:

  ["0f3a5c7e9b1d"]
  reason = "the two sources are both named"
  until = "2026-12-31"

`numcheck accept ID --reason …` writes the same into the desk's ledger.
""",
    ),
    "baseline": (
        "Baseline",
        """\
To begin with an archive that has findings already, write them down once and see only new ones from then on:

  numcheck check archive/ --baseline baseline.json --write-baseline
  numcheck check archive/ --baseline baseline.json

What the baseline hides is counted at the end of every run. An entry that is no longer found is NC904;
--prune-baseline takes such entries out.
""",
    ),
    "cache": (
        "Cache",
        """\
The compiled rules, and what was read in the articles of a report or a check, are kept in the user's own cache folder
(numcheck in $XDG_CACHE_HOME or ~/.cache; ~/Library/Caches on macOS, %LOCALAPPDATA% on Windows), known by the text, the
rules and the version. Nothing depends on it: a folder that cannot be written is passed over, and the folder may be
deleted at any time. --no-cache, or NUMCHECK_CACHE=0, does without.
""",
    ),
    "plugging-in": (
        "CI and editors",
        """\
pre-commit: the hooks `numcheck` (drafts), `numcheck-changed` (changed lines only) and `numcheck-data` (tables). GitHub:
the action in action.yml at the root of the repository. GitLab: --output-format gitlab as a code quality artifact.
reviewdog: `numcheck check --output-format rdjson … | reviewdog -f=rdjson`. Editors: `numcheck lsp`. README.md shows
each in a few lines.
""",
    ),
    "environment": (
        "Environment",
        """\
  NUMCHECK_OUTPUT_FORMAT   --output-format, where it is not given
  NUMCHECK_CACHE           0: keep nothing between runs, as with --no-cache
  NO_COLOR, FORCE_COLOR    no colour, or colour where no terminal reads; --color comes first
  COLUMNS                  the width to write for
  GITHUB_STEP_SUMMARY      with --output-format github, the file that the summary is added to
  LOGNAME, USER            who accepts, where --by is not given
""",
    ),
}


def manual(topics: list[str], width: int, color: bool) -> str:
    """The whole manual, or one chapter of it. Raises UsageError for a topic that there is none of."""
    room = min(max(width, 60), _WIDEST)
    chapters = _chapters()
    if not topics:
        parts = [_chapter(title, body, room, color) for title, body in chapters.values()]
        return "\n".join(parts)
    if len(topics) > 1:
        raise UsageError("help takes one topic")
    key = topics[0].lower()
    if key not in chapters:
        known = [*COMMANDS, *chapters]
        raise UsageError(f"there is no help on {topics[0]}{meant(key, known)}; there is {', '.join(known)}")
    return _chapter(*chapters[key], room, color)


def topics() -> list[str]:
    """The chapters by name, as `numcheck help` takes them."""
    return ["name", "synopsis", "commands", "options", *_CHAPTERS, "formats", "configuration", "examples"]


def _chapters() -> dict[str, tuple[str, str]]:
    order = {
        "name": ("Name", "numcheck - finds casualty figures in news articles and tells where they differ\n"),
        "synopsis": ("Synopsis", "\n".join(["  numcheck COMMAND [OPTIONS] PATH…", "", *overview_lines(), ""])),
        "articles": _CHAPTERS["articles"],
        "commands": ("Commands", _commands()),
        "options": ("Options", _options()),
        **{key: chapter for key, chapter in _CHAPTERS.items() if key not in ("articles", "environment")},
        "formats": ("Output formats", _formats()),
        "configuration": ("Configuration", _configuration()),
        "environment": _CHAPTERS["environment"],
        "examples": ("Examples", "\n".join(
            f"  {text}\n      {meaning}" for command in COMMANDS.values() for text, meaning in command.examples
        )),
    }  # fmt: skip
    assert set(order) == set(topics())
    return order


def _formats() -> str:
    suffixes = ", ".join(SUFFIXES)
    said = f"Without --output-format, the name of the file after -o tells the format, where it ends in {suffixes}."
    return "\n".join([*(f"{f'  {name}'.ljust(14)}{_FORMATS[name]}" for name in FORMATS), "", said, ""])


def _commands() -> str:
    """What each command is for, in its own words."""
    lines: list[str] = []
    for name, command in COMMANDS.items():
        lines += [f"  {name} {command.takes}".rstrip()]
        for part in command.tells.splitlines():
            # a list keeps its lines, a sentence is joined to the one before
            if lines[-1].startswith("    ") and not part.startswith("  ") and not lines[-1].startswith("      "):
                lines[-1] += " " + part
            else:
                lines.append(f"    {part}")
        lines.append("")
    return "\n".join([*lines, "`numcheck COMMAND --help` tells the options of one command.", ""])


def _options() -> str:
    """Every option once, with the commands that have it."""
    lines = ["Options stand before or after the command. One that takes a value may be written --option=VALUE.", ""]
    for option in OPTIONS:
        having = option.commands.split()
        where = "every command" if len(having) == len(COMMANDS) else ", ".join(having)
        where = "every command with a result" if set(having) == set(DEFAULT_FORMAT) else where
        names = ", ".join(option.names) + (f" {option.value}" if option.value else "")
        told = option.help + ("; one of " + ", ".join(option.choices) if option.choices else "")
        told += "; may be repeated" if option.many else ""
        lines += [f"  {names}", f"      {told} ({where})"]
    return "\n".join([*lines, ""])


def _configuration() -> str:
    """The keys of numcheck.toml, as the schema that ships tells them."""
    schema = json.loads((Path(__file__).parents[1] / "schemas" / "settings.json").read_text(encoding="utf-8"))
    lines = [
        "numcheck.toml, .numcheck.toml or [tool.numcheck] of pyproject.toml: the closest one, from the working folder",
        "upwards. Paths in it are relative to its folder. What the command line says comes first; `--ignore` adds.",
        "An unknown key is refused, with the one that was meant. `numcheck check --show-settings` shows what holds.",
        "",
    ]
    for key, about in schema["properties"].items():
        said = about.get("description") or f"one of {', '.join(about.get('enum', ()))}"
        lines.append(f"  {key.ljust(17)} {said}")
    lines += ["", "  [tool.numcheck]", '  archive = ["archive/"]', '  fail-on = "error"', "",
              "  [tool.numcheck.per-file-ignores]", '  "opinion/*" = ["NC4"]', ""]  # fmt: skip
    return "\n".join(lines)


def _kept(line: str, room: int) -> list[str]:
    """A line of a list or an example; where it is too long its second column, or its text, goes on below itself."""
    if not line:
        return [""]
    line = _INDENT + line[2:]
    found = re.match(r"(\s+\S.*?\s{2,}|\s+\S+\s(?=\S*$)|\s+)\S", line)
    hang = found.end() - 1 if found else len(_INDENT)
    return wrap(line, room, subsequent_indent=" " * hang, break_on_hyphens=False, drop_whitespace=True) or [""]


def _chapter(title: str, body: str, room: int, color: bool) -> str:
    from ..report.screen import paint

    lines = [paint(title.upper(), "bold", color)]
    paragraph: list[str] = []

    def flush() -> None:
        if paragraph:
            joined = wrap(" ".join(paragraph), room - len(_INDENT), break_on_hyphens=False)
            lines.extend(_INDENT + part for part in joined)
            paragraph.clear()

    for line in body.splitlines():
        if line and not line.startswith("  "):
            paragraph.append(line)
            continue
        flush()
        lines += _kept(line, room)
    flush()
    while lines[-1] == "":
        lines.pop()
    return "\n".join(lines) + "\n"
