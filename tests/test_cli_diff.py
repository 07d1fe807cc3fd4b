"""check --diff: only what touches lines changed since a revision, with a real git repository."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from numcheck import diff
from numcheck.cli import main
from numcheck.errors import UsageError
from numcheck.model import Article, Figure, Finding, Report, Summary

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed: --diff is not tested")

DOUBLE = "Twelve (14) people were killed when the roof came down, police said.\n"
FRONT = "---\ntitle: {title}\nsource: {source}\npublished: 2025-03-04\n---\n"
BLAST = "A blast at a grain terminal in Hamburg killed {many} people on Monday, police said.\n"


def git(*arguments: str) -> str:
    identity = ("-c", "user.name=A Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *identity, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with two committed stories whose findings are known."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NUMCHECK_OUTPUT_FORMAT", raising=False)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git("init", "-q", ".")
    Path("a.md").write_text(f"First.\n\n{DOUBLE}\nLast.\n", encoding="utf-8")
    Path("a b — é.md").write_text(f"{DOUBLE}\nLast.\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "first")
    return tmp_path


def check(capsys, *arguments: str) -> tuple[int, list[tuple[str, int]], dict]:
    """Exit code, what is found and where, the summary."""
    code = main(["check", "--output-format", "json", "--select", "NC107,NC201", *arguments])
    captured = capsys.readouterr()
    report = json.loads(captured.out) if captured.out else {"findings": [], "summary": captured.err}
    return code, [(f["article"], f["line"]) for f in report["findings"]], report["summary"]


def test_only_changed_lines_count(repository, capsys):
    assert check(capsys, ".", "--diff", "HEAD")[:2] == (0, [])
    assert check(capsys, ".")[1] == [("a b — é.md", 1), ("a.md", 3)]
    story = Path("a.md")
    # a line above moves the finding and does not touch it
    story.write_text("New.\n" + story.read_text(encoding="utf-8"), encoding="utf-8")
    code, found, summary = check(capsys, ".", "--diff", "HEAD")
    assert (code, found, summary["findings"], summary["hidden"]) == (0, [], 0, 2)
    story.write_text(story.read_text(encoding="utf-8").replace("roof", "old roof"), encoding="utf-8")
    assert check(capsys, ".", "--diff", "HEAD")[:2] == (1, [("a.md", 4)])
    git("commit", "-qam", "second")
    assert check(capsys, ".", "--diff", "HEAD")[:2] == (0, [])
    assert check(capsys, ".", "--diff", "HEAD~1")[:2] == (1, [("a.md", 4)])


def test_new_moved_and_ignored_files(repository, capsys):
    Path(".gitignore").write_text("drafts/\n", encoding="utf-8")
    Path("drafts").mkdir()
    Path("drafts/new.md").write_text(DOUBLE, encoding="utf-8")
    assert check(capsys, ".", "--diff", "HEAD")[1] == [("drafts/new.md", 1)]
    Path("moved").mkdir()
    git("mv", "a b — é.md", 'moved/a "b"\t— é.md')
    assert check(capsys, ".", "--diff", "HEAD")[1] == [("drafts/new.md", 1)]
    moved = Path('moved/a "b"\t— é.md')
    moved.write_text(moved.read_text(encoding="utf-8").replace("Twelve", "Some twelve"), encoding="utf-8")
    assert [name for name, _ in check(capsys, "moved", "--diff", "HEAD")[1]] == [moved.as_posix()]


def test_a_changed_figure_is_held_against_one_left_as_it_was(repository, capsys, monkeypatch):
    Path("old.md").write_text(FRONT.format(title="Blast", source="Wire") + BLAST.format(many=47), encoding="utf-8")
    Path("b.md").write_text(FRONT.format(title="Blast", source="Post") + BLAST.format(many=47), encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "stories")
    Path("old.md").write_text(FRONT.format(title="Blast", source="Wire") + BLAST.format(many=12), encoding="utf-8")
    # the finding stands in b.md as well; it is shown where something was changed
    assert check(capsys, "b.md", "old.md", "--diff", "HEAD")[:2] == (1, [("old.md", 6)])
    monkeypatch.chdir(repository / "..")
    name = repository.name
    assert check(capsys, f"{name}/old.md", f"{name}/b.md", "--diff", "HEAD")[0] == 2
    (repository / "sub").mkdir()
    monkeypatch.chdir(repository / "sub")
    assert check(capsys, "../old.md", "../b.md", "--diff", "HEAD")[1] == [("../old.md", 6)]


def test_where_the_branch_was_left(repository, capsys):
    git("checkout", "-qb", "story")
    Path("new.md").write_text(DOUBLE, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "mine")
    git("checkout", "-q", "main")
    Path("a.md").write_text("Other.\n", encoding="utf-8")
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "story")
    # main itself differs in a.md as well, which this branch has not touched
    assert check(capsys, ".", "--diff", "main")[1] == [("a.md", 3), ("new.md", 1)]
    assert check(capsys, ".", "--diff", "main...")[1] == [("new.md", 1)]


def test_mistakes_are_told_in_sentences(repository, capsys, monkeypatch):
    def said(*arguments: str) -> str:
        code = main(["check", *arguments])
        captured = capsys.readouterr()
        assert (code, captured.out) == (2, "")
        assert "Traceback" not in captured.err
        return captured.err

    assert "git knows no revision 'mian'; did you mean 'main'?" in said("a.md", "--diff", "mian")
    assert "git knows no revision '--output=x'" in said("a.md", "--diff=--output=x")
    assert "takes one revision, not the range main..HEAD" in said("a.md", "--diff", "main..HEAD")
    assert "standard input is no file" in said("-", "--diff", "HEAD")
    assert "leave out --diff" in said("a.md", "--diff", "HEAD", "--baseline", "b.json", "--write-baseline")
    outside = repository.parent / "outside.md"
    outside.write_text(DOUBLE, encoding="utf-8")
    assert "outside the git repository" in said(str(outside), "--diff", "HEAD")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.parent.parent))
    monkeypatch.chdir(repository.parent)
    assert "this is no git repository" in said("outside.md", "--diff", "HEAD")
    monkeypatch.setenv("PATH", "")
    assert "git is not installed" in said("outside.md", "--diff", "HEAD")


def test_the_users_own_git_settings_change_nothing(repository, capsys):
    for key, value in (("diff.noprefix", "true"), ("color.ui", "always"), ("diff.external", "false"),
                       ("diff.context", "9"), ("core.quotePath", "true"), ("diff.renames", "false")):  # fmt: skip
        git("config", key, value)
    story = Path("a b — é.md")
    story.write_text(story.read_text(encoding="utf-8").replace("roof", "old roof"), encoding="utf-8")
    assert check(capsys, ".", "--diff", "HEAD")[1] == [("a b — é.md", 1)]


def test_lines_that_look_like_headers_are_no_headers(repository):
    Path("a.md").write_text("++ b/x\n-- a/x\n@@ -1 +7 @@\n", encoding="utf-8")
    git("commit", "-qam", "odd")
    Path("a.md").write_text("one\n++ b/x\n-- a/x\n++ b/y\n@@ -1 +70 @@\ntwo\n", encoding="utf-8")
    assert list(diff.changed_lines("HEAD", ["a.md"])) == [str(Path("a.md").resolve())]
    lines = {n for part in diff.changed_lines("HEAD", ["a.md"])[str(Path("a.md").resolve())] for n in part}
    assert {1, 4, 6} <= lines <= {1, 2, 3, 4, 5, 6}
    assert diff.changed_lines("HEAD", ["a b — é.md"]) == {}


def test_a_binary_file_is_changed_as_a_whole(repository):
    Path("x.docx").write_bytes(b"PK\0\1")
    git("add", ".")
    git("commit", "-qm", "binary")
    Path("x.docx").write_bytes(b"PK\0\2")
    assert diff.changed_lines("HEAD") == {str(Path("x.docx").resolve()): diff.EVERYTHING}


def test_hidden_findings_are_counted(tmp_path):
    text = "one\ntwo\nthree\n"
    article = Article("a.md", text, path=str(tmp_path / "a.md"))

    def finding(line: int, suppressed: str | None = None) -> Finding:
        return Finding(f"f{line}", "NC1", "n", "error", "m", (), "a.md", line, 1, text.index("t"), 0, suppressed)

    report = Report((article,), findings=(finding(1), finding(2), finding(3, "known")),
                    summary=Summary(findings=2, hidden=1))  # fmt: skip
    kept = diff.only_changed(report, {str(tmp_path.resolve() / "a.md"): (range(2, 4),)})
    assert [f.id for f in kept.findings] == ["f2", "f3"]
    assert (kept.summary.findings, kept.summary.hidden) == (1, 2)


def test_a_figure_that_runs_over_a_changed_line_is_touched(tmp_path):
    text = "the 5\npeople died\n"
    article = Article("a.md", text, path=str(tmp_path / "a.md"))
    figure = Figure("f", "a.md", None, None, "killed", 5, 5, 5, "exact", "5\npeople", 4, 12, 1, 5, text)
    finding = Finding("x", "NC1", "n", "error", "m", ("f",), "a.md", 1, 5, 4, 12)
    report = Report((article,), (figure,), findings=(finding,))
    real = str(tmp_path.resolve() / "a.md")
    assert diff.only_changed(report, {real: (range(2, 3),)}).findings == (finding,)
    assert diff.only_changed(report, {real: (range(3, 9),)}).findings == ()
    with pytest.raises(UsageError):
        diff.changed_lines("HEAD", folder=tmp_path)
