"""The commands on small articles: what they print, where, and their exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from numcheck.cli import main

DRAFT = """\
---
title: Blast at the grain terminal
source: North Wire
published: 2025-03-04
---
A blast at a grain terminal in Hamburg killed 12 people on Monday, police said.
"""
ARCHIVE = (
    DRAFT.replace("North Wire", "Evening Observer")
    .replace("12 people", "47 people")
    .replace("police", "the fire brigade")
)
DOUBLE = "Twelve (14) people were killed when the roof came down, police said.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """The working folder: a draft, an archive, a text whose number is told twice, and a quiet one."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "archive").mkdir()
    (tmp_path / "drafts" / "draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "archive" / "old.md").write_text(ARCHIVE, encoding="utf-8")
    (tmp_path / "double.txt").write_text(DOUBLE, encoding="utf-8")
    (tmp_path / "quiet.txt").write_text("Nothing happened.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NUMCHECK_OUTPUT_FORMAT", "GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def run(desk, capsys):
    def run_(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_


def test_report_tells_everything_and_exits_0(run):
    code, out, err = run("report", "drafts", "archive", "double.txt")
    assert (code, err) == (0, "")
    for told in ("drafts/draft.md:6", "archive/old.md:6", "NC107", "Read 3 articles: "):
        assert told in out


def test_check_exits_1_at_a_finding_that_counts(run):
    code, out, err = run("check", "double.txt")
    assert (code, err) == (1, "")
    assert "error NC107" in out
    assert "^^^^^^" in out
    assert run("check", "double.txt", "--exit-zero")[0] == 0
    assert run("check", "double.txt", "--fail-on", "never")[0] == 0
    assert run("check", "double.txt", "--max-findings", "9")[0] == 0
    assert run("check", "double.txt", "--ignore", "NC1")[0] == 0
    assert run("check", "double.txt", "--select", "NC3")[0] == 0


def test_check_against_an_archive_gives_what_touches_a_draft(run):
    code, out, _ = run("check", "--against", "archive", "drafts", "--output-format", "json")
    report = json.loads(out)
    assert code == 1
    assert {finding["article"] for finding in report["findings"]} == {"drafts/draft.md"}
    code, out, _ = run("check", "archive/old.md", "--against", "double.txt", "--output-format", "json")
    assert json.loads(out)["findings"] == []
    assert code == 0


def test_a_draft_inside_the_archive_is_no_rival_of_itself(run, desk):
    code, out, _ = run("check", "drafts/draft.md", "--against", "drafts", "--output-format", "json")
    assert (code, len(json.loads(out)["articles"])) == (0, 1)


def test_the_archive_may_come_from_the_configuration(run, desk):
    (desk / "numcheck.toml").write_text('archive = ["archive"]\n', encoding="utf-8")
    assert run("check", "drafts")[0] == 1
    assert "archive = [" in run("check", "--show-settings")[1]


def test_a_check_keeps_notes_to_itself_unless_asked(run):
    text = "Six people were killed.\n"
    Path("bare.txt").write_text(text, encoding="utf-8")
    code, out, _ = run("check", "bare.txt")
    assert (code, "No findings." in out) == (0, True)
    assert "0 findings (1 note hidden; --verbose shows it)" in " ".join(out.split())
    assert "note NC" in run("check", "bare.txt", "-v")[1]
    assert "note NC304" in run("check", "bare.txt", "--select", "NC304")[1]
    assert run("check", "bare.txt", "--fail-on", "note")[0] == 1


def test_a_note_that_tells_why_a_suppression_hides_nothing_is_given(run):
    text = "<!-- numcheck: ignore NC107 -->\nTwelve (14) people were killed.\n"
    Path("hushed.md").write_text(text, encoding="utf-8")
    code, out, _ = run("check", "hushed.md")
    assert (code, "note NC902" in out, "error NC107" in out) == (1, True, True)


def test_a_path_that_leads_nowhere_is_told_where_it_was_given(run, desk):
    for command in ("check", "extract", "report"):
        assert run(command, "drafts", "--rules", "nowhere.yaml")[::2] == (
            2, "numcheck: error: --rules nowhere.yaml: there is no such file or folder\n",
        )  # fmt: skip
    for key in ("archive", "rules"):
        (desk / "numcheck.toml").write_text(f'fail-on = "note"\n{key} = ["gone"]\n', encoding="utf-8")
        code, _, err = run("check", "drafts")
        assert (code, err) == (2, f"numcheck: error: numcheck.toml:2: {key}: there is no gone\n")
    # what the command line gives in its place needs no archive of the configuration
    (desk / "numcheck.toml").write_text('archive = ["gone"]\n', encoding="utf-8")
    assert run("check", "drafts", "--against", "archive")[0] == 1


def test_a_check_of_nothing_says_so(run):
    assert "No findings: no figure was found." in run("check", "quiet.txt")[1]


def test_zero_figures_is_clean_and_said_aloud(run):
    code, out, _ = run("report", "quiet.txt")
    assert code == 0
    assert "No figures were found." in out
    assert "0 figures" in out
    for command in ("report", "check", "extract"):
        code, _, err = run(command, "quiet.txt", "--require-figures")
        assert (code, "--require-figures" in err) == (1, True)
    code, out, err = run("extract", "quiet.txt", "--output-format", "jsonl")
    assert (code, out) == (0, "")
    assert "0 figures" in err


@pytest.mark.parametrize("command", ["report", "check", "extract"])
def test_a_missing_path_is_never_skipped(run, command):
    code, out, err = run(command, "drafts", "nowhere.md", "nothing.md")
    assert (code, out) == (2, "")
    assert [line.split(":")[2].strip() for line in err.splitlines()] == ["nowhere.md", "nothing.md"]
    assert all(line.startswith("numcheck: error: ") for line in err.splitlines())


def test_no_path_is_a_usage_error(run):
    assert run("report")[0] == 2
    assert run("data")[0] == 2
    assert run()[0] == 2


def test_a_broken_row_is_told_after_the_rest(run):
    Path("rows.jsonl").write_text(
        '{"id": "a", "text": "Nine people were killed, police said."}\n{broken\n', encoding="utf-8"
    )
    for command in (["report"], ["extract"], ["extract", "--output-format", "jsonl"]):
        code, out, err = run(*command, "rows.jsonl")
        assert code == 2
        assert "Nine" in out
        assert "rows.jsonl:2" in err
        assert "Traceback" not in err


def test_results_go_to_stdout_and_the_rest_to_stderr(run):
    _, out, err = run("extract", "drafts", "--output-format", "jsonl")
    assert [json.loads(line)["value"] for line in out.splitlines()] == [12]
    assert err.startswith("Read 1 article: 1 figure")
    assert run("extract", "drafts", "--output-format", "jsonl", "-q")[2] == ""


def test_standard_input_has_a_name(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DRAFT.encode())))
    code, out, _ = run("extract", "-", "--stdin-filename", "story.md", "--output-format", "concise")
    assert code == 0
    assert out.startswith("story.md:6:47: killed 12 people")


def test_a_date_for_undated_articles(run):
    Path("undated.txt").write_text("Nine people were killed on Monday, police said.\n", encoding="utf-8")
    out = run("extract", "undated.txt", "--date", "2025-03-05", "--output-format", "jsonl")[1]
    assert json.loads(out)["event_date"] == "2025-03-03"
    assert run("extract", "undated.txt", "--date", "5.3.25x")[0] == 2


def test_numerals_only(run):
    assert "NC107" not in run("check", "double.txt", "--numerals-only")[1]


def test_a_file_is_written_whole_or_not_at_all(run, desk):
    code, out, _ = run("report", "drafts", "-o", "out.json", "--output-format", "json")
    assert (code, out) == (0, "")
    assert json.loads((desk / "out.json").read_text(encoding="utf-8"))["summary"]["figures"] == 1
    before = (desk / "out.json").read_text(encoding="utf-8")
    Path("rows.jsonl").write_text('{"id": "a", "text": "Nine people were killed."}\n{broken\n', encoding="utf-8")
    assert run("report", "nowhere", "-o", "out.json")[0] == 2
    assert (desk / "out.json").read_text(encoding="utf-8") == before
    assert not list(desk.glob(".*part"))
    assert run("report", "drafts", "-o", "drafts")[0] == 2
    assert run("report", "drafts", "-o", "no/such/folder.json")[0] == 2


def test_unknown_rules_are_refused_with_a_suggestion(run):
    code, _, err = run("check", "drafts", "--select", "NC210x", "--ignore", "metric-divergense")
    assert code == 2
    assert "NC210x" in err
    assert "did you mean 'NC210'?" in err
    assert "did you mean 'metric-divergence'?" in err


def test_colour(run, monkeypatch):
    assert "\x1b[" not in run("check", "double.txt")[1]
    assert "\x1b[" in run("check", "double.txt", "--color", "always")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check", "double.txt")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", "double.txt")[1]
    assert "\x1b[" in run("check", "double.txt", "--color=always")[1]


def test_github_gets_a_summary(run, desk, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk / "summary.md"))
    (desk / "summary.md").write_text("before\n", encoding="utf-8")
    code, out, _ = run("check", "double.txt", "--output-format", "github")
    assert code == 1
    assert out.startswith("::error file=double.txt,line=1,")
    text = (desk / "summary.md").read_text(encoding="utf-8")
    assert text.startswith("before\n# numcheck\n")
    assert "NC107" in text


@pytest.mark.parametrize(
    "format", ["sarif", "gitlab", "junit", "rdjson", "html", "markdown", "csv", "concise", "table"]
)
def test_every_format_of_a_check(run, format):
    code, out, _ = run("check", "double.txt", "--output-format", format)
    assert code == 1
    assert "NC107" in out


def test_extract_makes_no_findings(run):
    code, _, err = run("extract", "drafts", "--output-format", "sarif")
    assert (code, "holds findings" in err) == (2, True)


def test_a_baseline_hides_what_is_known(run, desk):
    told = run("check", "double.txt", "--select", "NC107", "--baseline", "known.json", "--write-baseline")
    assert told == (0, "", "known.json: 1 finding\n")
    code, out, _ = run("check", "double.txt", "--select", "NC107", "--baseline", "known.json")
    assert code == 0
    assert "1 more hidden" in out
    Path("double.txt").write_text("Twelve (12) people were killed, police said.\n", encoding="utf-8")
    assert run("check", "double.txt", "--baseline", "known.json", "--prune-baseline")[2] == "known.json: 0 findings\n"
    assert run("check", "double.txt", "--write-baseline")[0] == 2


def test_the_catalogue_and_a_page(run):
    code, out, _ = run("rule")
    assert code == 0
    assert "NC201  metric-divergence" in out
    assert max(map(len, out.splitlines())) <= 100
    code, out, _ = run("rule", "metric-divergence")
    assert out.startswith("# NC201 metric-divergence")
    assert json.loads(run("rule", "NC201", "--output-format", "json")[1])["name"] == "metric-divergence"
    assert {rule["code"] for rule in json.loads(run("rule", "--output-format", "json")[1])} >= {"NC102", "NC201"}
    code, _, err = run("rule", "NC20l")
    assert (code, "did you mean 'NC201'" in err) == (2, True)
    assert run("rule", "NC201", "--output-format", "sarif")[0] == 2
    assert run("rule", "NC201", "NC202")[0] == 2
    run("rule", "--write-docs", "-o", "RULES.md")
    assert "## Across articles" in Path("RULES.md").read_text(encoding="utf-8")


RULE = """\
code: XY101
name: word-and-digit
kind: wording
level: note
doc: A number is told in words and in digits.
params: {{what: word_digit}}
message: "{{words}}"
examples:
  - articles: ["Twelve (14) people were killed, police said."]
    findings: ["XY101 killed {found}"]
  - articles: ["Twelve (12) people were killed, police said."]
    findings: []
"""


def test_examples_of_a_newsroom_are_run(run, desk):
    (desk / "rules" / "checks").mkdir(parents=True)
    rule = desk / "rules" / "checks" / "XY101.yaml"
    rule.write_text(RULE.format(found="12"), encoding="utf-8")
    code, out, _ = run("test-rules", "rules")
    assert (code, out) == (0, "2 examples: 2 pass, 0 differ.\n")
    rule.write_text(RULE.format(found="13"), encoding="utf-8")
    code, out, _ = run("test-rules", "rules")
    assert code == 1
    assert "expected  XY101 killed 13" in out
    assert "1 pass, 1 differ" in out
    assert [o["passed"] for o in json.loads(run("test-rules", "rules", "--output-format", "json")[1])] == [False, True]
    rule.write_text("code: XY101\nnmae: x\n", encoding="utf-8")
    code, _, err = run("test-rules", "rules")
    assert code == 2
    assert "XY101.yaml:2: unknown key 'nmae'; did you mean 'name'?" in err
    assert run("test-rules", "nowhere")[0] == 2


TABLE = "date,killed_cumulative,injured_cumulative\n2025-03-01,10,20\n2025-03-02,12,25\n2025-03-03,11,30\n"


def test_a_table_of_figures(run):
    Path("tolls.csv").write_text(TABLE, encoding="utf-8")
    code, out, err = run("data", "tolls.csv")
    assert (code, err) == (1, "")
    assert "error NC701 cumulative-falls  tolls.csv:4" in out
    assert "1 error" in out
    assert run("data", "tolls.csv", "--ignore", "NC701")[0] == 0
    document = json.loads(run("data", "tolls.csv", "--output-format", "json")[1])
    assert [table["path"] for table in document["tables"]] == ["tolls.csv"]
    assert "tolls.csv:4:1: NC701 error" in run("data", "tolls.csv", "--output-format", "concise")[1]
    for style in ("sarif", "gitlab", "junit", "rdjson", "github", "jsonl", "csv", "markdown", "html", "table"):
        code, out, err = run("data", "tolls.csv", "--output-format", style)
        assert (code, "NC701" in out) == (1, True), style
        assert err.startswith("tolls.csv: 3 rows")
    code, out, err = run("data", "tolls.csv", "nowhere.csv")
    assert code == 2
    assert "NC701" in out
    assert "nowhere.csv" in err


def test_settings_are_shown_with_the_file_they_come_from(run, desk):
    (desk / "numcheck.toml").write_text('fail-on = "error"\n', encoding="utf-8")
    out = run("check", "--show-settings", "--ignore", "NC201")[1]
    assert out.startswith("# numcheck.toml\n")
    assert 'fail-on = "error"' in out
    assert 'ignore = ["NC201"]' in out
    (desk / "numcheck.toml").write_text("fial-on = 1\n", encoding="utf-8")
    code, _, err = run("check", "drafts")
    assert (code, "did you mean 'fail-on'?" in err) == (2, True)


def test_output_does_not_depend_on_jobs_or_order(run, desk):
    for n in range(40):
        text = f"A fire in Hamburg killed {n + 2} people, police said.\n"
        (desk / "archive" / f"{n:02}.txt").write_text(text, encoding="utf-8")
    one = run("report", "archive", "drafts", "--output-format", "json")
    assert run("report", "-j2", "drafts", "archive", "--output-format", "json") == one
    lines = run("extract", "archive", "--output-format", "jsonl")
    assert run("extract", "archive", "--output-format", "jsonl", "-j", "2") == lines


def test_help_and_version(run):
    assert run("--version") == (0, "numcheck 0.1.0\n", "")
    assert run("check", "--version") == (0, "numcheck 0.1.0\n", "")
    code, out, err = run("check", "--help")
    assert (code, err) == (0, "")
    assert out == run("help", "check")[1]
    assert "Commands:" in run("--help")[1]
    code, out, err = run("-q")
    assert (code, out) == (2, "")
    assert "Commands:" in err
