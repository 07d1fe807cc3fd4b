"""Rule files are read strictly: every mistake of every file at once, each with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.checks import rules as rulefiles
from numcheck.checks.pages import rule_page, write_docs
from numcheck.errors import RuleError, UsageError
from numcheck.rulebook import shipped

GOOD = """\
code: XY101
name: too-many
kind: slips
level: warning
doc: A number with a zero too many.
params: {what: scale, least: 20}
message: "{a} and {b} differ by {factor}"
examples:
  - articles: ["One."]
    findings: ["XY101 killed 1"]
  - articles: ["Two."]
    findings: []
"""

CATALOGUE = (
    *range(101, 109),
    *range(201, 213),
    *range(301, 307),
    *range(401, 405),
    *range(501, 504),
    *range(601, 605),
    *range(701, 709),
    *range(901, 906),
)
OFF = {"NC206", "NC210", "NC602"}
ERRORS = {"NC102", "NC107", "NC301", "NC303", *(f"NC70{n}" for n in (1, 2, 3, 4, 5, 8))}
WARNINGS = {"NC101", "NC103", "NC105", "NC106", "NC108", "NC201", "NC202", "NC205", "NC207", "NC208", "NC211", "NC212",
            "NC502", "NC707"}  # fmt: skip


def write(folder: Path, text: str, name: str = "XY101") -> Path:
    (folder / "checks").mkdir(exist_ok=True)
    path = folder / "checks" / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path) -> list[str]:
    with pytest.raises(RuleError) as caught:
        rulefiles.load([folder])
    return [str(p).replace(folder.as_posix() + "/", "") for p in caught.value.problems]


def test_the_whole_catalogue_has_a_file_with_its_level() -> None:
    book = rulefiles.load()
    assert book.codes == tuple(f"NC{n}" for n in CATALOGUE)
    assert {r.code for r in book if not r.on} == OFF
    assert {r.code for r in book if r.level == "error"} == ERRORS
    # NC604 runs only when asked for (--require-support), so it may fail a run
    assert {r.code for r in book if r.level == "warning"} == WARNINGS | {"NC604"}


def test_a_newsroom_adds_a_rule_and_replaces_one(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(
        tmp_path,
        (shipped() / "checks" / "NC401.yaml").read_text(encoding="utf-8").replace("least: 10", "least: 100"),
        "NC401",
    )
    book = rulefiles.load([tmp_path])
    added, changed = book.get("too-many"), book.get("nc401")
    assert added is not None
    assert (added.params["least"], added.params["digits"]) == (20, 2)
    assert changed is not None
    assert changed.params["least"] == 100
    assert book.folders == (shipped(), tmp_path)


def test_all_mistakes_at_once_each_with_its_line(tmp_path: Path) -> None:
    broken = (
        GOOD.replace("level: warning", "level: loud")
        .replace("doc:", "docs:")
        .replace("least: 20", "lest: 20")
        .replace("{factor}", "{facter}")
    )
    write(tmp_path, broken)
    write(tmp_path, "code: [", "XY102")
    assert problems(tmp_path) == [
        "checks/XY101.yaml:5: unknown key 'docs'; did you mean 'doc'?",
        "checks/XY101.yaml:1: 'doc' is missing",
        "checks/XY101.yaml:4: level 'loud' is none of error, warning, note",
        "checks/XY101.yaml:6: unknown key 'lest'; did you mean 'least'?",
        "checks/XY101.yaml:7: the message has an unknown slot {facter}; did you mean 'factor'?",
        "checks/XY102.yaml:2: did not find expected node content",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '  - articles: ["Two."]\n    findings: []\n',
            "",
            "checks/XY101.yaml:8: no example shows where the rule stays silent; give one with 'findings: []'",
        ),
        (
            'findings: ["XY101 killed 1"]',
            "findings: []",
            "checks/XY101.yaml:8: no example shows what the rule finds; give one with 'findings'",
        ),
        (
            "XY101 killed 1",
            "NC201 killed 1",
            "checks/XY101.yaml:10: an example of XY101 can only expect XY101, not 'NC201 killed 1'",
        ),
        ("kind: slips", "kind: slip", "checks/XY101.yaml:3: kind 'slip' is none of"),
        (
            "what: scale",
            "what: scales",
            "checks/XY101.yaml:6: 'what' must be one of swap, collision, scale, digits, not 'scales'",
        ),
        ("least: 20", "least: many", "checks/XY101.yaml:6: 'least' must be a number"),
        ("name: too-many", "name: metric-divergence", "the name metric-divergence belongs to"),
        ("code: XY101", "code: XY1", "checks/XY101.yaml:1: 'XY1' is no code"),
        ("kind: slips\n", "kind: slips\nreplaces: [XY999]\n", "checks/XY101.yaml:1: replaces XY999, which no rule has"),
        ("kind: slips\n", "kind: slips\non: maybe\n", "checks/XY101.yaml:4: 'on' is yes or no, not 'maybe'"),
        ("level: warning\n", "level: warning\nlevel: note\n", "checks/XY101.yaml:5: 'level' is given twice"),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    write(tmp_path, GOOD.replace(old, new))
    assert any(said in p for p in problems(tmp_path)), problems(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="this file or folder of rules does not exist"):
        rulefiles.load([tmp_path / "none"])


def test_a_page_says_what_why_how_to_suppress_and_how_precise() -> None:
    page = rule_page("metric-divergence", rulefiles.load())
    assert page.startswith("# NC201 metric-divergence\n")
    for part in (
        "**Why.**",
        "**Finds**",
        "**Stays silent**",
        "numcheck: ignore NC201",
        "**Precision.**",
        "→ `NC201 killed 100 | 67`",
    ):
        assert part in page


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="no rule is called 'metric-divergance'; did you mean 'metric-divergence'"):
        rule_page("metric-divergance", rulefiles.load())


def test_the_readme_of_the_rules_is_fresh() -> None:
    path = shipped() / "README.md"
    assert path.read_text(encoding="utf-8") == write_docs(rulefiles.load()), "run `numcheck rule --write-docs`"
