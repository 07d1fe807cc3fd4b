"""The pytest plugin, run in tests of its own."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
from pathlib import Path

import pytest

import numcheck
from numcheck.dataset import check_table
from numcheck.engine import report
from numcheck.inputs import read

pytest_plugins = ["pytester"]

BUS = """---
source: Agence One
published: 2024-05-02
---
At least 12 people were killed and 30 injured when a bus overturned near Lima on Wednesday, police said.
"""
OTHER = """---
source: Daily Two
published: 2024-05-02
---
Nine people were killed when a bus overturned near Lima on Wednesday, rescuers said.
"""
TABLE = "date,source,killed_cum\n2024-03-01,A,10\n2024-03-02,A,1432\n2024-03-03,B,1400\n"


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Loads everything once: a run within this process forgets what was first loaded in it."""
    folder = tmp_path_factory.mktemp("warm")
    (folder / "a.md").write_text(BUS, encoding="utf-8")
    (folder / "tolls.csv").write_text(TABLE, encoding="utf-8")
    report(list(read(folder / "a.md")))
    check_table(folder / "tolls.csv")


@pytest.fixture
def desk(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with two articles that differ and a table in which a count falls."""
    monkeypatch.setenv("PYTHONPATH", str(Path(numcheck.__file__).parent.parent))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    folder = pytester.mkdir("articles")
    (folder / "a.md").write_text(BUS, encoding="utf-8")
    (folder / "b.md").write_text(OTHER, encoding="utf-8")
    (pytester.path / "tolls.csv").write_text(TABLE, encoding="utf-8")
    pytester.makeini("[pytest]\nfilterwarnings = error\naddopts = --strict-markers\n")
    return pytester


def run(desk: pytest.Pytester, *options: str, apart: bool = False) -> pytest.RunResult:
    """A run of pytest in this process, or in one of its own."""
    installed = any(entry.name == "numcheck" for entry in importlib.metadata.entry_points(group="pytest11"))
    plugin = ("-p", "no:hypothesispytest", *(() if installed else ("-p", "numcheck.pytest_plugin")))
    return (desk.runpytest_subprocess if apart else desk.runpytest_inprocess)(*plugin, *options)


def test_each_article_and_each_toll_is_a_test(desk: pytest.Pytester) -> None:
    result = run(desk, "-v", "--numcheck", "articles")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(
        [
            "articles/a.md::article PASSED*",
            "articles/b.md::article PASSED*",
            "articles/a.md::killed people, Lima, 2024-05-01 FAILED*",
            "articles/a.md::injured people, Lima, 2024-05-01 PASSED*",
            "*1 difference in articles/a.md::killed people, Lima, 2024-05-01",
            "NC2* *-divergence [[]warning]",
            "*articles/a.md:5  2024-05-02  police *At least 12 people were killed * on Wednesday, police said.",
            "*articles/b.md:5  2024-05-02  rescuers *Nine people were killed * near Lima on Wednesday, rescuers said.",
            '*to accept it: accepted(Divergence("killed"*',
            "numcheck: 2 articles, 3 figures, 2 tolls,*",
        ]
    )
    assert "warnings summary" not in result.stdout.str()
    assert "Traceback" not in result.stdout.str()


def test_each_measurement_of_a_table_that_something_is_said_of_is_a_test(desk: pytest.Pytester) -> None:
    result = run(desk, "-v", "--numcheck", "tolls.csv")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "tolls.csv::table PASSED*",
            "tolls.csv::killed_cum FAILED*",
            "  killed_cum falls from 1,432 on 2024-03-02 to 1,400 on 2024-03-03: 32 fewer*",
            "*tolls.csv:3  2024-03-02  A  killed_cum 1,432",
            "*tolls.csv:4  2024-03-03  B  killed_cum 1,400",
        ]
    )


def test_items_are_chosen_by_word_and_by_marker(desk: pytest.Pytester) -> None:
    desk.makepyfile("def test_mine(): pass")
    run(desk, "--numcheck", "articles", "-k", "injured").assert_outcomes(passed=1, deselected=4)
    run(desk, "--numcheck", "articles", "-m", "not numcheck").assert_outcomes(passed=1, deselected=4)


def test_several_paths_and_the_same_run_in_several_processes(desk: pytest.Pytester) -> None:
    pytest.importorskip("xdist")
    out = desk.path / "out" / "report.json"
    result = run(desk, "-n", "2", "--numcheck", "articles", "tolls.csv", "--numcheck-report", str(out), apart=True)
    result.assert_outcomes(passed=4, failed=2)
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["schema"] == "numcheck/report/v1"
    assert len(document["articles"]) == 2
    assert document["tables"][0]["differences"][0]["code"] == "NC701"


def test_the_report_as_a_page(desk: pytest.Pytester) -> None:
    pytest.importorskip("numcheck.report.html")
    result = run(desk, "--numcheck", "articles", "--numcheck", "tolls.csv", "--numcheck-report=report.html")
    assert result.ret == 1
    page = (desk.path / "report.html").read_text(encoding="utf-8")
    assert "Nine people were killed" in page
    assert "killed_cum falls from 1,432" in page


def test_strict_lets_notes_fail(desk: pytest.Pytester) -> None:
    (desk.path / "tolls.csv").write_text(
        "date,killed_cum\n" + "".join(f"2024-03-0{n},{n}\n" for n in (1, 2, 3, 4, 5, 8)), encoding="utf-8"
    )
    run(desk, "--numcheck", "tolls.csv").assert_outcomes(passed=2)
    result = run(desk, "--numcheck", "tolls.csv", "--numcheck-strict")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*the series leaves out 2 dates: 2024-03-06 to 2024-03-07"])


def test_fixtures(desk: pytest.Pytester) -> None:
    desk.makepyfile("""
        import pytest
        from numcheck.testing import InconsistencyError

        def test_the_report_of_the_option(numcheck_report):
            assert len(numcheck_report.articles) == 2

        @pytest.mark.numcheck("articles/a.md")
        def test_the_report_of_the_marker(numcheck_report):
            assert [str(f) for f in numcheck_report.figures] == ["killed >= 12 people", "injured 30 people"]

        def test_extract(extract_figures):
            assert [str(f) for f in extract_figures("More than 40 people were killed.")] == ["killed > 40 people"]

        def test_ledger(ledger, numcheck_report):
            assert len(ledger.frame) == 1
            with pytest.raises(InconsistencyError, match="differs from the ledger's 10"):
                ledger.assert_matches(numcheck_report, by=["metric", "place"])
    """)
    (desk.path / "ledger.csv").write_text("metric,place,value,as_of\nkilled,Lima,10,2024-05-02\n", encoding="utf-8")
    result = run(desk, "--numcheck=articles", "--numcheck-ledger=ledger.csv", "-k", "test_")
    result.assert_outcomes(passed=4, deselected=4)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--numcheck", "nowhere"), "*nowhere*"),
        (("--numcheck-report=x.pdf", "--numcheck", "articles"), "*ends in .html or .json*"),
        (("--numcheck-report=x.html",), "*needs --numcheck PATH*"),
    ],
)
def test_bad_usage_is_a_sentence(desk: pytest.Pytester, options: tuple[str, ...], words: str) -> None:
    result = run(desk, *options)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([words])
    assert "Traceback" not in result.stderr.str() + result.stdout.str()


def test_a_fixture_without_its_option_says_which(desk: pytest.Pytester) -> None:
    desk.makepyfile("def test_one(ledger): pass\ndef test_two(numcheck_report): pass")
    result = run(desk)
    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines(["*needs --numcheck-ledger FILE*", "*needs --numcheck PATH*"])


def test_nothing_is_loaded_when_nothing_is_asked_for(desk: pytest.Pytester) -> None:
    desk.makepyfile("""
        import sys

        def test_light():
            loaded = {name for name in sys.modules if name.split(".")[0] in ("numcheck", "pandas", "numpy", "yaml")}
            assert loaded <= {"numcheck", "numcheck.pytest_plugin"}
    """)
    run(desk, apart=True).assert_outcomes(passed=1)


def test_the_plugin_itself_imports_pytest_only() -> None:
    code = "import sys, numcheck.pytest_plugin; print(sorted(m for m in sys.modules if m.startswith('numcheck')))"
    root = Path(numcheck.__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout == "['numcheck', 'numcheck.pytest_plugin']\n"
