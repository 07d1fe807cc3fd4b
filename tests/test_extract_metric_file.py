"""A newsroom's own metric as one YAML file: it reads beside the shipped ones, and its mistakes are told all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from extract_known import expect_known  # noqa: F401

from numcheck import engine
from numcheck.checks import rules as rulefiles
from numcheck.errors import Problem, RuleError
from numcheck.examples import run_examples
from numcheck.extract import extract, grammar_for
from numcheck.extract.grammar import Grammar
from numcheck.model import Article

DRONES = """\
metric: drones_shot_down
doc: Drones brought down by a defence; never people.
things: drones drone
open: no
words:
  down: down
  fell: shot brought downed
constructions:
  - "{people} {be} shot|brought *down"
  - "{people} shot|brought *down"
  - "shot|brought|shooting|bringing *down {people}"
  - "{people} {be} *downed|intercepted"
  - "*downed|intercepted|downing {people}"
examples:
  - text: Air defences shot down 14 drones over the bay.
    figures: ["drones_shot_down 14 drones"]
  - text: Twelve drones were shot down overnight.
    figures: ["drones_shot_down 12 drones"]
  - text: Two helicopters were shot down.
    figures: []
    why: A helicopter is no drone.
"""
JOURNALISTS = """\
metric: journalists_arrested
doc: Reporters and their crews taken into custody for their work.
things: journalists journalist reporters reporter
open: no
constructions:
  - "{people} {be} *arrested|detained|jailed"
  - "*arrest|arrests|arrested|arresting|detained|jailed {people}"
examples:
  - text: Police arrested six journalists at the rally.
    figures: ["journalists_arrested 6 journalists"]
  - text: Police arrested six marchers at the rally.
    figures: ["detained 6 marchers"]
"""


def grammar(tmp_path: Path, **files: str) -> Grammar:
    """The shipped grammar with these metric files besides."""
    folder = tmp_path / "rules"
    (folder / "en").mkdir(parents=True)
    for name, text in files.items():
        (folder / "en" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return grammar_for("en", (str(folder),))


def problems(tmp_path: Path, **files: str) -> list[Problem]:
    with pytest.raises(RuleError) as caught:
        grammar(tmp_path, **files)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Air defences shot down at least 14 drones over the bay.", ["drones_shot_down >= 14 drones"]),
        ("Twelve drones were shot down overnight.", ["drones_shot_down 12 drones"]),
        ("More than 30 attack drones and two planes were downed.", ["drones_shot_down > 30 attack drones"]),
        ("Two helicopters were shot down.", []),
        ("The drones killed two people.", ["killed 2 people"]),
        ("Forty drones flew over the bay.", []),
        ("Twelve people were killed by three drones.", ["killed 12 people"]),
    ],
)  # fmt: skip
def test_a_metric_of_things(tmp_path: Path, text: str, figures: list[str]) -> None:
    own = grammar(tmp_path, drones=DRONES)
    assert [str(f) for f in extract(text, grammar=own)] == figures


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("At least 12 people were killed and 30 injured in two drone raids, police said.", id="raids"),
        pytest.param("Police arrested 14 marchers; no one was hurt.", id="marchers"),
        pytest.param("Three soldiers and two farmers were shot dead, one of them a boy.", id="soldiers"),
    ],
)
def test_shipped_metrics_read_as_before(tmp_path: Path, text: str) -> None:
    assert extract(text, grammar=grammar(tmp_path, drones=DRONES, press=JOURNALISTS)) == extract(text)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(
            "Police arrested six journalists at the rally.", ["journalists_arrested 6 journalists"], id="journalists"
        ),
        pytest.param("At least nine reporters were jailed.", ["journalists_arrested >= 9 reporters"], id="reporters"),
        pytest.param("Police arrested 14 marchers.", ["detained 14 marchers"], id="marchers"),
    ],
)
def test_a_metric_of_people(tmp_path: Path, text: str, figures: list[str]) -> None:
    assert [str(f) for f in extract(text, grammar=grammar(tmp_path, press=JOURNALISTS))] == figures


def test_people_of_an_own_metric_can_still_be_killed(tmp_path: Path) -> None:
    own = grammar(tmp_path, press=JOURNALISTS)
    text = "Six journalists were killed and two reporters wounded."
    assert [str(f) for f in extract(text, grammar=own)] == ["killed 6 journalists", "injured 2 reporters"]


def test_one_file_may_be_given_instead_of_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "drones.yaml"
    path.write_text(DRONES, encoding="utf-8")
    (figure,) = extract("Guards shot down 14 drones.", grammar=grammar_for("en", (str(path),)))
    assert (figure.metric, figure.value, figure.victims) == ("drones_shot_down", 14, "drones")
    assert figure.rule.partition(":")[0].endswith("drones.yaml")
    line = int(figure.rule.partition(":")[2])
    assert "*down {people}" in DRONES.splitlines()[line - 1]


@pytest.mark.parametrize("inside", ["", "en"])
def test_the_report_takes_it_from_a_rules_folder(tmp_path: Path, inside: str) -> None:
    folder = tmp_path / "desk" / inside
    folder.mkdir(parents=True)
    (folder / "drones.yaml").write_text(DRONES, encoding="utf-8")
    book = rulefiles.load((tmp_path / "desk",))
    report = engine.report([Article("a", "Guards shot down 14 drones. Two people were killed.")], rules=book)
    assert [str(f) for f in report.figures] == ["drones_shot_down 14 drones", "killed 2 people"]


def test_its_examples_are_run(tmp_path: Path) -> None:
    folder = tmp_path / "desk" / "en"
    folder.mkdir(parents=True)
    (folder / "drones.yaml").write_text(DRONES, encoding="utf-8")
    outcomes = run_examples(tmp_path / "desk")
    assert len(outcomes) == 3
    assert all(outcome.passed for outcome in outcomes), [(o.id, o.expected, o.got) for o in outcomes if not o.passed]


BROKEN = """\
metric: broken
colour: red
words:
  fall: fell falls
constructions:
  - "{people} *fell"
  - "{persons} *fell"
  - "{people} *<falls>"
  - "{people} {be}"
  - "*fell"
  - {says: "{people} *fell", bounds: about}
  - {says: "{people} *fell", bound: roughly}
  - "*fell {people} *down"
"""


def test_all_mistakes_of_a_file_come_at_once(tmp_path: Path) -> None:
    told = problems(tmp_path, broken=BROKEN)
    assert [problem.line for problem in told] == [2, 7, 8, 9, 10, 11, 12, 13]
    assert all(problem.path and problem.path.endswith("broken.yaml") for problem in told)
    for word, problem in zip(
        ["colour", "persons", "falls", "{be}", "{people}", "bounds", "roughly", "two anchors"], told, strict=True
    ):
        assert word in problem.message


ONE = 'constructions: ["{people} *fell"]\n'
MISTAKES: dict[str, tuple[str, int | None, str]] = {
    "a key twice": (f"metric: twice\nmetric: again\n{ONE}", 2, "metric"),
    "no end": ("metric: open\nconstructions: [\n", None, ""),
    "a list": ("- metric\n", 1, "mapping"),
    "nothing": ("", 1, "mapping"),
    "no constructions": ("metric: none\n", 1, "constructions"),
    "constructions as text": ('metric: none\nconstructions: "{people} *fell"\n', 2, "list"),
    "words as text": (f"metric: none\nwords: fell\n{ONE}", 2, "words"),
    "never as text": (f"metric: none\nnever: fell\n{ONE}", 2, "never"),
    "never with an empty choice": (f"metric: none\nnever:\n  - fell|  ill\n{ONE}", 2, "one is empty"),
    "open perhaps": (f"metric: none\nopen: perhaps\n{ONE}", 2, "open"),
    "yields to nothing": (f"metric: none\nyields: nothing_known\n{ONE}", 2, "nothing_known"),
    "an unknown scope": ('metric: none\nconstructions:\n  - {says: "{people} *fell", scope: always}\n', 3, "scope"),
    "weak perhaps": ('metric: none\nconstructions:\n  - {says: "{people} *fell", weak: perhaps}\n', 3, "weak"),
    "says nothing": ("metric: none\nconstructions:\n  - {scope: toll}\n", 3, ""),
    "a name of two words": (f"metric: Two Words\n{ONE}", 1, "metric"),
    "no name": (f"doc: Things that fell.\n{ONE}", 1, "needs 'metric'"),
    "a slip in the first key": (f"metrc: fallen\n{ONE}", 1, "'metrc' is no key"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    text, line, word = MISTAKES[name]
    told = problems(tmp_path, wrong=text)
    assert any(word in problem.message for problem in told)
    assert all(problem.path and problem.path.endswith("wrong.yaml") for problem in told)
    assert line is None or line in [problem.line for problem in told]


def test_an_idiom_may_have_words_to_choose_from(tmp_path: Path) -> None:
    text = "metric: fallen\nopen: no\nconstructions:\n  - \"{people} *fell\"\nnever:\n  - fell|falls ill|silent\n"
    rules = grammar(tmp_path, fallen=text)
    for told, expected in (("Six men fell.", 1), ("Six men fell ill.", 0), ("Six men fell silent.", 0)):
        assert len(extract(Article(id="x", text=told), grammar=rules)) == expected


def test_a_single_file_that_is_no_metric_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "check.yaml"
    path.write_text("code: NC999\nname: house-check\n", encoding="utf-8")
    with pytest.raises(RuleError, match="this is no metric file"):
        grammar_for("en", (str(path),))


def test_mistakes_of_several_files_come_at_once(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        first='metric: first\nmetric: again\nconstructions: ["{people} *fell"]\n',
        second='metric: second\nconstructions: ["{who} *fell"]\n',
        third='metric: third\ncolour: red\nconstructions: ["{people} *fell"]\n',
    )
    assert {Path(problem.path or "").stem for problem in told} == {"first", "second", "third"}
