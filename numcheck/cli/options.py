"""Every command and every option, once: the parser, the help and the completion are read off these tables."""

from __future__ import annotations

from ..typed import NamedTuple

FORMATS = (
    "table", "full", "concise", "json", "jsonl", "csv", "markdown", "html", "sarif", "github", "gitlab", "junit",
    "rdjson",
)  # fmt: skip

SUFFIXES = {
    ".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".md": "markdown",
    ".sarif": "sarif",
}  # fmt: skip
"""The format that a file written with -o has, where none is given, by the end of its name."""
ARTICLES = ("report", "check", "extract", "data")
"""Commands whose -o FILE tells the format by its name."""

_WRITES = "report check extract data rule test-rules ledger accept"


class Option(NamedTuple):
    """One option: its names (the last one is its key), what its value is called, and the commands that have it."""

    names: tuple[str, ...]
    value: str
    help: str
    commands: str = _WRITES
    many: bool = False
    choices: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.names[-1].lstrip("-").replace("-", "_")


_READS = "report check extract"
_EVERY = f"{_WRITES} lsp completion help"
_TAKES = "report check extract ledger accept"
_NOTES = "ledger accept"
_JUDGES = "report check"

OPTIONS = (
    Option(("--output-format",), "FORMAT", "how the result is written", choices=FORMATS),
    Option(("-o", "--output"), "FILE", "write the result to FILE, whole or not at all, as its name tells: report.html"),
    Option(("--date",), "YYYY-MM-DD", "publication date of articles that tell none", _TAKES),
    Option(("--event",), "NAME", "the event that articles which tell none are about", _TAKES),
    Option(("--stdin-filename",), "NAME", "what standard input (-) is called, and so its format", _TAKES),
    Option(("--all",), "", "every other numeric claim as well: things, measures, shares", "extract"),
    Option(("--resume",), "", "go on with figures.parquet where its parts are whole; only what has changed is read",
           "extract"),
    Option(("--numerals-only",), "", "leave out numbers that are written in words only", _READS),
    Option(("--against",), "PATH", "the archive; only findings that touch a draft are given", "check accept lsp",
           many=True),
    Option(("--diff",), "REV", "only findings on lines changed since a git revision; main... is where main was left",
           "check"),
    Option(("--watch",), "", "check again whenever a draft, the archive or the configuration changes", "check"),
    Option(("--ledger",), "FILE", "the desk's accepted figures and differences: a file, or postgresql://…",
           "check ledger accept lsp"),
    Option(("--by",), "NAME", "who accepts; the login name unless given", f"{_NOTES} lsp"),
    Option(("--reason",), "TEXT", "why", _NOTES),
    Option(("--at",), "MOMENT", "when it is accepted, as 2026-01-31T09:30:00Z; now unless given", _NOTES),
    Option(("--until",), "YYYY-MM-DD", "the last day on which the difference is accepted", "accept"),
    Option(("--figure",), "ID", "add: only the figures of this id or metric", "ledger", many=True),
    Option(("--supersedes",), "N", "add: the entry that this figure takes the place of, or none", "ledger", many=True),
    Option(("--withdraw",), "N", "add: take back an entry instead of adding figures", "ledger", many=True),
    Option(("--as-of",), "YYYY-MM-DD", "add: the day the figures are given for; current: what stood then", "ledger"),
    Option(("--head",), "HASH", "verify: a hash noted earlier that the chain must have passed through", "ledger"),
    Option(("--require-support",), "", "report draft figures that nothing in the archive bears (NC604)", "check"),
    Option(("--select",), "CODES", "only these rules; NC3 is all that begin so", "report check data", many=True),
    Option(("--ignore",), "CODES", "not these rules", "report check data", many=True),
    Option(("--fail-on",), "LEVEL", "the level from which findings make the exit code 1", "check data",
           choices=("error", "warning", "note", "never")),
    Option(("--exit-zero",), "", "exit 0 whatever is found", "check data"),
    Option(("--max-findings",), "N", "exit 1 only when more than N findings count", "check data"),
    Option(("--require-figures",), "", "exit 1 when no figure was found", _READS),
    Option(("--baseline",), "FILE", "hide the findings that FILE holds; the hidden count is always told", "check"),
    Option(("--write-baseline",), "", "write the findings of now to the baseline file", "check"),
    Option(("--prune-baseline",), "", "take out of the baseline file what is no longer found", "check"),
    Option(("--show-settings",), "", "show the settings in force and where each comes from, then stop", "check"),
    Option(("--spec",), "FILE", "how the table's columns are called and read", "data"),
    Option(("--write-docs",), "", "write the README.md of the rules (or -o FILE) from the rule files", "rule"),
    Option(("--config",), "FILE", "this configuration instead of the one found",
           "report check extract data rule ledger accept lsp"),
    Option(("--rules",), "DIR", "more rules, beside those that ship", "report check extract rule ledger accept lsp",
           many=True),
    Option(("-j", "--jobs"), "N", "read in N processes; 0 is one a core", _READS),
    Option(("--engine",), "ENGINE", "who does the work on kept figures: processes, or a Dask cluster", "report extract",
           choices=("processes", "dask")),
    Option(("--scheduler",), "ADDRESS", "the Dask scheduler; without it -j workers on this machine", "report extract"),
    Option(("--no-cache",), "", "read every article anew, and compile the rules anew", "report check extract"),
    Option(("--stdio",), "", "talk over standard input and output, as it does anyway; editors like to say so", "lsp"),
    Option(("--color",), "WHEN", "colour the output", f"{_WRITES} help", choices=("auto", "always", "never")),
    Option(("-q", "--quiet"), "", "nothing on standard error but errors"),
    Option(("-v", "--verbose"), "", "say more of what is done", f"{_WRITES} lsp"),
    Option(("-V", "--version"), "", "the version", _EVERY),
    Option(("-h", "--help"), "", "this help", _EVERY),
)  # fmt: skip

DEFAULT_FORMAT = {
    "report": "table",
    "check": "full",
    "extract": "table",
    "data": "full",
    "rule": "table",
    "test-rules": "table",
    "ledger": "table",
    "accept": "table",
}
"""Commands that write results; lsp, completion and help have no format."""


class Command(NamedTuple):
    """One command: what it takes, what it does in a line, what a reader should know, and examples to copy."""

    takes: str
    does: str
    tells: str
    examples: tuple[tuple[str, str], ...]


COMMANDS = {
    "report": Command(
        "PATH…",
        "the consistency report: figures, the tolls they form, findings",
        "Reads articles (files, folders, - for standard input) and shows every casualty figure with who says it, the\n"
        "tolls that the figures tell together over time, how they fit, and what needs a look. Exit code 0, or 2 when\n"
        "something could not be read.",
        (
            ("numcheck report articles/", "every article of a folder"),
            ("numcheck report --output-format html -o report.html articles/", "the same as a page to pass on"),
            ("numcheck report figures.parquet", "over figures that extract has kept"),
        ),
    ),
    "check": Command(
        "PATH…",
        "the check before publication: findings only",
        "Gives the findings, each with both sides and their words. With --against, PATH are the drafts, and only\n"
        "findings that touch a draft are given. Exit code 0 when nothing counts, 1 when a finding is at or above\n"
        "--fail-on (warning, unless set), 2 when something could not be read. Notes are given with --verbose, with\n"
        "--fail-on note, or when their rules are selected.",
        (
            ("numcheck check draft.md --against archive/", "a draft against what was published"),
            ("numcheck check --output-format concise drafts/", "one line a finding"),
            ("numcheck check --diff main... drafts/", "only what this branch has changed"),
            ("numcheck check --watch draft.md", "again whenever the file is saved"),
            ("git show HEAD:story.md | numcheck check - --stdin-filename story.md", "text from a pipe"),
        ),
    ),
    "extract": Command(
        "PATH…",
        "the figures only, without comparing",
        "Writes each figure as it is read. With --output-format jsonl or csv nothing is kept in memory, so a\n"
        "stream of any length can be read. --all adds counts of things, measured quantities and shares.\n"
        "-o FILE.parquet, or -o FOLDER/ for parts, keeps the figures for a report without the texts; --resume goes on\n"
        "after a run was broken off.",
        (
            ("numcheck extract --output-format jsonl archive.jsonl > figures.jsonl", "one record a line"),
            ("numcheck extract --all --output-format csv -o figures.csv articles/", "a table for a spreadsheet"),
            ("numcheck extract -j 4 -o figures.parquet --resume archive.jsonl", "kept for `report figures.parquet`"),
        ),
    ),
    "data": Command(
        "FILE…",
        "checks a table of figures: CSV, Parquet, JSON Lines",
        "Looks at a table of counts over time: cumulative counts that fall, daily counts that are not the\n"
        "difference, parts above their total, low above high, rows that conflict, gaps.",
        (
            ("numcheck data tolls.csv", "one table"),
            ("numcheck data --spec columns.yaml tolls.parquet", "other column names"),
        ),
    ),
    "rule": Command(
        "[CODE]",
        "the catalogue of rules, or one rule with its examples",
        "Without CODE, lists every rule with its level. With a code or a name, tells what the rule reports and\n"
        "why, with examples, and how to suppress it.",
        (
            ("numcheck rule", "the catalogue"),
            ("numcheck rule NC201", "one rule"),
            ("numcheck rule metric-divergence", "the same by its name"),
        ),
    ),
    "test-rules": Command(
        "[DIR]",
        "runs the examples that rule files carry",
        "Every example of every rule file is run: those of the shipped rules, or of DIR. Exit code 1 when one of them\n"
        "reads or finds something else than it says.",
        (("numcheck test-rules", "the shipped rules"), ("numcheck test-rules newsroom-rules/", "your own")),
    ),
    "ledger": Command(
        "ACTION [FILE] …",
        "the figures a desk has accepted: init, add, show, log, current, export, import, verify",
        "Keeps accepted figures where they only grow: who accepted what, when, why, and what it supersedes. FILE is a\n"
        "path, or an address on a PostgreSQL server (needs the extra: pip install 'numcheck[postgres]').\n"
        "  init FILE             make an empty ledger\n"
        "  add [FILE] PATH…      accept the tolls of articles; --withdraw takes an entry back\n"
        "  current [FILE]        what stands, a line a toll\n"
        "  show [FILE] [N…]      every toll over time and the accepted differences, or entries in full\n"
        "  log [FILE]            every entry in order\n"
        "  export [FILE]         JSON Lines; import [FILE] EXPORT reads them back\n"
        "  verify [FILE]         was it changed by other hands?\n"
        "FILE is not needed with --ledger, or with `ledger` in the configuration. `check --ledger FILE` holds drafts\n"
        "against what stands.",
        (
            ("numcheck ledger init desk.db", "make it"),
            ("numcheck ledger init postgresql://anna@db.example/desk", "make it on a server"),
            ('numcheck ledger add desk.db story.md --reason "ministry, by phone"', "accept a story's tolls"),
            ("numcheck ledger current desk.db", "what stands"),
        ),
    ),
    "accept": Command(
        "ID [PATH…]",
        "accept a difference, with a reason: its finding is then hidden",
        "Writes the finding of this id into the ledger as accepted. With PATH (and --against), the finding is looked\n"
        "for there first, its words are kept, and NC905 tells when the difference is gone.",
        (
            ('numcheck accept 0f3a5c7e9b1d --ledger desk.db --reason "sources differ"', "by its id"),
            ('numcheck accept 0f3a draft.md --against archive/ --reason "both are named"', "found there first"),
        ),
    ),
    "lsp": Command(
        "",
        "the language server: findings and figures inside an editor",
        "Talks the Language Server Protocol over standard input and output; an editor starts it. It marks findings\n"
        "while you write, tells on hover how a figure was read and how others tell it, and offers to suppress or to\n"
        "accept. Configuration, archive and ledger are those of the folder. Needs pygls: pip install 'numcheck[lsp]'.",
        (
            ("numcheck lsp", "with the archive of the configuration"),
            ("numcheck lsp --against archive/", "with this archive"),
        ),
    ),
    "completion": Command(
        "SHELL",
        "completion for bash, zsh or fish",
        "Writes a script that completes commands, options, formats, levels and the codes of rules.",
        (
            ("numcheck completion bash > ~/.local/share/bash-completion/completions/numcheck", "bash finds it there"),
            ("numcheck completion zsh > ~/.zfunc/_numcheck", "with ~/.zfunc in fpath"),
            ("numcheck completion fish > ~/.config/fish/completions/numcheck.fish", "fish finds it there"),
        ),
    ),
    "help": Command(
        "[TOPIC]",
        "the manual, one of its chapters, or a command",
        "Without TOPIC, the whole manual. TOPIC is a command, or the name of a chapter.",
        (
            ("numcheck help", "everything"),
            ("numcheck help check", "one command, as `numcheck check --help`"),
            ("numcheck help configuration", "one chapter"),
        ),
    ),
}  # fmt: skip


def options_of(command: str) -> list[Option]:
    """The options a command has, in the order of the table."""
    return [option for option in OPTIONS if command in option.commands.split()]
