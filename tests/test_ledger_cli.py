"""`numcheck ledger`, `numcheck accept` and `check --ledger`: what they print at 80 columns, and every mistake."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from numcheck.cli import main
from numcheck.ledger import read

GOLDEN = Path(__file__).parent / "golden"
STORY = """\
---
title: {title}
source: North Wire
published: {published}
---
{text}
"""
FIRST = "The flood in Beltane on 3 March 2024 killed 45 people and injured 120, the interior ministry said."
SECOND = "The flood in Beltane on 3 March 2024 has killed at least 61 people, the interior ministry said on Friday."
ANNA = ("--by", "anna", "--at", "2024-03-05T10:00:00Z", "--reason", "first count, by phone")
BEN = ("--by", "ben", "--at", "2024-03-08T16:45:00Z", "--reason", "second count; the ministry's own page")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Two stories and two drafts; the folder of them is the working folder."""
    for name, title, published, text in (
        ("day1", "Flood in Beltane kills 45", "2024-03-05", FIRST),
        ("day2", "Beltane flood toll climbs", "2024-03-08", SECOND),
        ("low", "What we know", "2024-03-09", FIRST.replace(" and injured 120", "")),
        ("bare", "What we know", "2024-03-09", SECOND.replace("at least ", "")),
    ):
        (tmp_path / f"{name}.md").write_text(
            STORY.format(title=title, published=published, text=text), encoding="utf-8"
        )
    (tmp_path / "quiet.md").write_text("Nothing happened.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NUMCHECK_OUTPUT_FORMAT", "NO_COLOR", "FORCE_COLOR", "LOGNAME", "USER", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def run(desk, capsys):
    def run_(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_


@pytest.fixture
def kept(run):
    """The ledger of the desk: both stories accepted, one difference as well."""
    assert run("ledger", "init", "desk.db") == (0, "", "desk.db: an empty ledger\n")
    assert run("ledger", "add", "desk.db", "day1.md", *ANNA)[0] == 0
    assert run("ledger", "add", "desk.db", "day2.md", *BEN)[0] == 0
    code, out, _ = run("check", "low.md", "--ledger", "desk.db", "--output-format", "jsonl")
    assert code == 1
    (fall,) = [json.loads(line) for line in out.splitlines()]
    more = (
        "--until",
        "2024-12-31",
        "--at",
        "2024-03-09T08:00:00Z",
        "--by",
        "eva",
        "--reason",
        "told as the first count",
    )
    assert run("accept", fall["id"], "low.md", "--ledger", "desk.db", *more)[0] == 0
    return run


def golden(name: str, text: str) -> None:
    path = GOLDEN / f"ledger-{name}.txt"
    # ids and hashes cover where the rules stand: their digits are left out, their places kept
    text = re.sub(r"\b(?:[0-9a-f]{64}|[0-9a-f]{12})\b", lambda found: "0" * len(found[0]), text)
    assert max(map(len, text.splitlines())) <= 80
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("show", "show"),
        ("log", "log"),
        ("current", "current"),
        ("entries", "show 4 #5 6"),
        ("then", "current --as-of 2024-03-06"),
    ],
)
def test_what_the_ledger_shows(kept, name, arguments):
    code, out, err = kept("ledger", *arguments.split(), "--ledger", "desk.db")
    assert (code, err) == (0, "")
    golden(name, out)
    assert kept("ledger", arguments.split()[0], "desk.db", *arguments.split()[1:]) == (0, out, "")


def test_adding_tells_what_was_written_and_what_it_supersedes(run):
    run("ledger", "init", "desk.db")
    assert run("ledger", "add", "desk.db", "day1.md", *ANNA) == (
        0,
        "".join(
            f"#{n}  {people} · Beltane · 2024-03-03 · interior ministry\n"
            for n, people in ((2, "45 people killed"), (3, "120 people injured"))
        ),
        "",
    )
    assert run("ledger", "add", "desk.db", "day2.md", *BEN)[1].endswith("supersedes #2\n")
    assert (
        run("ledger", "add", "desk.db", "day2.md", "day1.md", *BEN)[2] == ""
    )  # the first count again: superseded by now
    assert run("ledger", "add", "desk.db", "day2.md", *BEN) == (
        0,
        "",
        "desk.db: nothing new; the ledger holds all of it\n",
    )


def test_figures_can_be_chosen_dated_and_told_what_they_supersede(run):
    run("ledger", "init", "desk.db")
    ledger = ("ledger", "add", "--ledger", "desk.db")
    _, out, _ = run(*ledger, "day1.md", "--figure", "injured", *ANNA)
    assert out == "#2  120 people injured · Beltane · 2024-03-03 · interior ministry\n"
    _, jsonl, _ = run("extract", "day1.md", "--output-format", "jsonl")
    dead = next(f["id"] for f in map(json.loads, jsonl.splitlines()) if f["metric"] == "killed" and not f["in_title"])
    _, out, _ = run(*ledger, "day1.md", "--figure", dead[:6], "--as-of", "2024-03-04", *ANNA)
    assert " ".join(out.split()) == "#3 45 people killed · Beltane · 2024-03-03, as of 2024-03-04 · interior ministry"
    assert "supersedes" not in run(*ledger, "day2.md", "--supersedes", "none", *BEN)[1]
    code, _, err = run(*ledger, "day1.md", "--figure", "missing", "--figure", "feedface", *ANNA)
    assert code == 2
    assert err.splitlines() == [
        "numcheck: error: no figure of these articles has the id or metric 'missing'",
        "numcheck: error: no figure of these articles has the id or metric 'feedface'",
    ]


def test_a_sentence_from_standard_input_is_accepted(run, monkeypatch):
    import io
    import sys

    run("ledger", "init", "desk.db")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SECOND.encode())))
    code, out, _ = run("ledger", "add", "desk.db", "-", "--date", "2024-03-08", "--stdin-filename", "phone", *BEN)
    assert (code, out.splitlines()[0][:33]) == (0, "#2  at least 61 people killed · B")
    assert read("desk.db")[0].body["id"] == "phone"


def test_a_draft_is_checked_against_the_ledger(kept):
    code, out, err = kept("check", "bare.md", "--ledger", "desk.db")
    assert (code, err) == (0, "")
    golden("check", out)
    assert kept("check", "day2.md", "--ledger", "desk.db")[0] == 0
    code, out, _ = kept("check", "low.md", "--ledger", "desk.db")
    assert (code, out.splitlines()[0]) == (0, "No findings.")
    assert "(1 more hidden)" in out


def test_an_accepted_difference_comes_back_when_it_is_withdrawn(kept):
    code, out, _ = kept("ledger", "add", "desk.db", "--withdraw", "6", "--by", "eva", "--reason", "mended")
    assert (code, out) == (0, "#7  withdraws #6\n")
    assert kept("check", "low.md", "--ledger", "desk.db")[0] == 1


def test_a_difference_is_accepted_once_in_the_same_words(kept):
    shown = json.loads(kept("ledger", "show", "desk.db", "6", "--output-format", "json")[1])[0]
    ident, until = shown["body"]["finding"], shown["body"]["until"]
    again = ["accept", ident, "low.md", "--ledger", "desk.db", "--by", shown["by"], "--reason", shown["reason"]]
    if until:
        again += ["--until", until]
    assert kept(*again) == (0, "", "desk.db: nothing new; the ledger holds all of it\n")
    # another end is another acceptance
    assert kept(*again, "--until", "2031-01-01")[1].startswith("#7  ")


def test_a_difference_that_has_gone_or_expired_is_told(kept, desk):
    (desk / "low.md").write_text((desk / "day2.md").read_text())
    code, out, _ = kept("check", "low.md", "--ledger", "desk.db", "--output-format", "concise")
    assert (code, out.split(" ")[:3]) == (0, ["desk.db:6:1:", "NC905", "note"])
    late = (desk / "low.md").read_text().replace("2024-03-08", "2025-01-01")
    (desk / "low.md").write_text(late)
    assert "NC903" in kept("check", "low.md", "--ledger", "desk.db", "-v", "--output-format", "concise")[1]


def test_the_configuration_names_the_ledger(kept, desk):
    (desk / "numcheck.toml").write_text('ledger = "desk.db"\n')
    assert kept("check", "bare.md")[1] == kept("check", "bare.md", "--ledger", "desk.db")[1]
    assert kept("ledger", "current")[1] == kept("ledger", "current", "desk.db")[1]
    assert 'ledger = "desk.db"' in kept("check", "--show-settings")[1]
    (desk / "numcheck.toml").write_text('ledger = "gone.db"\n')
    code, out, err = kept("check", "bare.md")
    assert (code, out) == (2, "")
    assert err == (
        "numcheck: error: gone.db: there is no file of this name; `numcheck ledger init gone.db` makes a ledger\n"
    )


def test_records_of_the_ledger(kept):
    records = json.loads(kept("ledger", "log", "desk.db", "--output-format", "json")[1])
    assert [r["seq"] for r in records] == [1, 2, 3, 4, 5, 6]
    assert [r["stands"] for r in records] == [False, False, True, False, True, True]
    assert records[1]["superseded_by"] == records[4]["id"]
    lines = kept("ledger", "current", "desk.db", "--output-format", "jsonl")[1].splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["figure", "figure", "acceptance"]
    assert json.loads(kept("ledger", "show", "desk.db", "5", "--output-format", "json")[1]) == [records[4]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("ledger", "ledger takes one of init, add, show, log, current, export, import, verify"),
        ("ledger shw", "there is no ledger action shw; did you mean show?; ledger takes one of"),
        ("ledger init", "ledger init takes the name of the file to make, such as desk.db"),
        ("ledger init a.db b.db", "ledger init takes the name of the file to make"),
        ("ledger init desk.db", "desk.db: there is a ledger of this name already; nothing was done"),
        ("ledger log", "which ledger? Give --ledger FILE, or set `ledger` in the configuration"),
        ("ledger log none.db", "none.db does not exist; name a ledger first"),
        ("ledger log day1.md", "day1.md is no ledger of numcheck; name a ledger first"),
        ("ledger log --ledger none.db", "none.db: there is no file of this name; `numcheck ledger init none.db` makes"),
        ("ledger log desk.db more", "ledger log takes one ledger and nothing else; more is too many"),
        ("ledger add desk.db --by x --reason y", "ledger add needs articles, or - for standard input"),
        ("ledger add desk.db day1.md --by x", "an entry needs a reason: --reason TEXT"),
        ("ledger add desk.db day1.md --reason y", "who accepts this? Give --by NAME"),
        ("ledger add desk.db day1.md --by x --reason y --at noon", "'noon' is no moment; write 2026-01-31 or"),
        ("ledger add desk.db none.md --by x --reason y", "none.md"),
        ("ledger add desk.db quiet.md --by x --reason y", "no toll was found in these articles; `numcheck extract`"),
        ("ledger add desk.db bare.md --by x --reason y --supersedes 99", "the ledger has no entry 99; they go from 1"),
        ("ledger add desk.db bare.md --by x --reason y --supersedes 1", "entry 1 is no figure: it is of kind article"),
        ("ledger add desk.db day1.md --by x --reason y --withdraw 2", "--withdraw takes entries back and adds no"),
        ("ledger add desk.db --by x --reason y --withdraw 1", "entry 1 is no figure or acceptance"),
        ("ledger show desk.db 99", "the ledger has no entry 99; they go from 1 to 6"),
        ("ledger current desk.db --as-of soon", "--as-of is 'soon', which is no date; write YYYY-MM-DD"),
        ("ledger log desk.db --output-format sarif", "ledger log is written as table, json or jsonl, not as sarif"),
        ("ledger import desk.db", "ledger import takes one export, a file of JSON Lines"),
        ("ledger import desk.db none.jsonl", "none.jsonl: cannot be read: no such file or directory"),
        ("ledger import desk.db day1.md", "day1.md:1: this is no export of a ledger: the first line has no"),
        ("ledger verify desk.db --head 00ff00ff00ff", "desk.db: no entry has the hash 00ff00ff00ff"),
        ("accept --ledger desk.db", "accept needs the ID of a finding"),
        ("accept 123 --ledger desk.db --by x --reason y", "'123' is no finding's id"),
        ("accept 0123456789ab --ledger desk.db --by x", "an entry needs a reason"),
        ("accept 0123456789ab --by x --reason y", "which ledger? Give --ledger FILE"),
        ("accept 0123456789ab bare.md --ledger desk.db --by x --reason y", "these articles have no finding 01234"),
        ("accept 0123456789ab --ledger desk.db --by x --reason y --until soon", "'until' is 'soon', which is no date"),
        ("check low.md --ledger day1.md", "day1.md: this is no ledger of numcheck"),
        ("report low.md --ledger desk.db", "--ledger is an option of check"),
    ],
)  # fmt: skip
def test_mistakes_are_told_in_a_sentence_and_write_nothing(kept, arguments, said):
    before = read("desk.db")
    code, out, err = kept(*arguments.split())
    assert (code, out) == (2, "")
    assert said in err
    assert all(line.startswith("numcheck: error: ") for line in err.splitlines())
    assert "should not have happened" not in err
    assert read("desk.db") == before
    assert not {path.name for path in Path().iterdir()} - {
        "day1.md", "day2.md", "low.md", "bare.md", "quiet.md", "desk.db"
    }  # fmt: skip


def test_names_and_reasons_cannot_move_the_cursor(kept):
    evil = "\x1b[2J\u202egood\nname"
    kept("ledger", "add", "desk.db", "bare.md", "--by", evil, "--reason", evil)
    for action in ("log", "show", "current"):
        out = kept("ledger", action, "desk.db")[1]
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert "\\x1b[2J\\u202egood name" in kept("ledger", "log", "desk.db")[1]
