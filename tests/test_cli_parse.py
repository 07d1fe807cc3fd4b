"""Arguments: where options may stand, what is refused, and what is suggested."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.cli.help import overview, page
from numcheck.cli.options import COMMANDS, FORMATS, OPTIONS, options_of
from numcheck.cli.parse import parse
from numcheck.errors import UsageError
from numcheck.report import FORMATS as WRITTEN


def problems(*arguments: str, **environment: str) -> list[str]:
    with pytest.raises(UsageError) as caught:
        parse(arguments, environment)
    return [str(problem) for problem in caught.value.problems]


def test_options_stand_before_or_after_the_command():
    pieces = [["check"], ["--output-format", "json"], ["-q"], ["--against=old"]]
    calls = {
        (call.command, tuple(call.paths), call.text("output_format"), call.flag("quiet"), *call.every("against"))
        for order in itertools.permutations(pieces)
        for call in [parse([word for piece in order for word in piece] + ["a.md", "-", "b.md"], {})]
    }
    assert calls == {("check", ("a.md", "-", "b.md"), "json", True, "old")}


def test_short_options_may_be_joined():
    call = parse(["report", "-qvj4", "a", "-ofile"], {})
    assert (call.flag("quiet"), call.flag("verbose"), call.text("jobs"), call.text("output")) == (
        True,
        True,
        "4",
        "file",
    )


def test_what_follows_two_dashes_is_a_path():
    assert parse(["report", "--", "-q", "--date"], {}).paths == ["-q", "--date"]


def test_an_option_that_may_be_repeated_is_kept_whole():
    call = parse(["check", "--select", "NC1, NC201", "x", "--select", "NC3"], {})
    assert call.codes("select") == ["NC1", "NC201", "NC3"]


def test_every_mistake_is_told_at_once():
    told = problems("chekc", "--outptu-format", "json", "--fail-on=wraning", "--quiet=yes", "-jmany", "--date")
    assert "there is no option --outptu-format; did you mean --output-format?" in told
    assert "there is no command chekc; did you mean check?" in told
    assert "--fail-on is wraning, but there is error, warning, note or never; did you mean warning?" in told
    assert "--quiet takes no value" in told
    assert "--jobs is many; it takes a whole number from 0" in told
    assert "--date needs YYYY-MM-DD" in told


def test_an_option_of_another_command_is_refused():
    told = problems("report", "--against", "x", "y")
    assert told == ["--against is an option of check, accept and lsp, not of report"]
    assert problems("extract", "--fail-on", "note", "y") == ["--fail-on is an option of check and data, not of extract"]


def test_the_format_may_come_from_the_environment():
    assert parse(["report", "x"], {"NUMCHECK_OUTPUT_FORMAT": "csv"}).text("output_format") == "csv"
    assert (
        parse(["report", "x", "--output-format=json"], {"NUMCHECK_OUTPUT_FORMAT": "csv"}).text("output_format")
        == "json"
    )
    told = problems("report", "x", NUMCHECK_OUTPUT_FORMAT="jason")
    assert told[0].startswith("NUMCHECK_OUTPUT_FORMAT is jason")
    assert told[0].endswith("did you mean json?")


@given(st.lists(st.text(alphabet="-abcjoqv=/NC1 é", max_size=6), max_size=6))
def test_any_arguments_give_a_call_or_sentences(arguments):
    told: list[str] = []
    command = ""
    try:
        command = parse(arguments, {}).command
    except UsageError as error:
        told = [str(problem) for problem in error.problems] or [""]
    assert command in {"", *COMMANDS}
    assert all(told)


def test_every_format_of_the_command_line_is_written():
    assert FORMATS == WRITTEN


@pytest.mark.parametrize("command", COMMANDS)
def test_help_tells_every_option_with_an_example(command):
    text = page(command)
    assert f"numcheck {command}" in text
    assert "Examples:" in text
    for option in options_of(command):
        assert option.names[-1] in text
        assert option.help in text
    assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_of_the_help_can_be_parsed(command):
    import shlex

    for example, _ in COMMANDS[command].examples:
        words = shlex.split(example.split(" | ")[-1].split(" > ")[0])
        assert words[0] == "numcheck"
        assert parse(words[1:], {}).command in (command, *words[2:])


def test_the_overview_tells_every_command():
    assert all(command.does in overview() for command in COMMANDS.values())


def test_no_name_is_given_twice():
    names = [name for option in OPTIONS for name in option.names]
    assert len(names) == len(set(names))


def test_help_of_a_command_by_word():
    call = parse(["help", "check"], {})
    assert (call.command, call.flag("help")) == ("check", True)


@pytest.mark.parametrize(
    ("arguments", "environment", "format_"),
    [
        (["report", "a.md", "-o", "out/Report.HTML"], {}, "html"),
        (["check", "a.md", "--output=found.sarif"], {}, "sarif"),
        (["extract", "a.md", "-o", "figures.csv"], {}, "csv"),
        (["report", "a.md", "-o", "notes.md", "--output-format", "json"], {}, "json"),
        (["check", "a.md", "-o", "quality.json"], {"NUMCHECK_OUTPUT_FORMAT": "gitlab"}, "gitlab"),
        (["report", "a.md", "-o", "report"], {}, None),
        (["extract", "a.md", "-o", "figures.parquet"], {}, None),
        (["ledger", "export", "desk.db", "-o", "desk.jsonl"], {}, None),
        (["rule", "--write-docs", "-o", "README.md"], {}, None),
    ],
)
def test_the_name_of_the_file_tells_the_format_where_nothing_else_does(arguments, environment, format_):
    assert parse(arguments, environment).text("output_format") == format_
