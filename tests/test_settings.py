"""The configuration: where it is found, what it may say, and what is said of its mistakes."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

import numcheck
from numcheck import settings as configuration
from numcheck.cli.shown import show
from numcheck.errors import UsageError
from numcheck.settings import Settings

RULES = (("NC201", "metric-divergence"), ("NC206", "number-collision"), ("NC401", "unattributed"))
FULL = """\
select = ["NC2"]
extend-select = ["NC401"]
ignore = ["metric-divergence"]
archive = ["archive"]
fail-on = "error"
rules = ["house-rules"]
require-support = true
baseline = "known.json"
ignore-file = "hush.toml"

[levels]
NC201 = "note"

[per-file-ignores]
"drafts/*" = ["NC401"]
"""


def test_every_key_is_read_and_paths_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "numcheck.toml").write_text(FULL, encoding="utf-8")
    read = configuration.load(tmp_path / "numcheck.toml")
    home = tmp_path.resolve().as_posix()
    assert read == Settings(
        select=("NC2",),
        extend_select=("NC401",),
        ignore=("metric-divergence",),
        per_file_ignores=(("drafts/*", ("NC401",)),),
        levels=(("NC201", "note"),),
        archive=(f"{home}/archive",),
        fail_on="error",
        rules=(f"{home}/house-rules",),
        require_support=True,
        baseline=f"{home}/known.json",
        ignore_file=f"{home}/hush.toml",
        path=f"{home}/numcheck.toml",
    )


def test_what_is_shown_can_be_read_again(tmp_path: Path) -> None:
    (tmp_path / "numcheck.toml").write_text(FULL, encoding="utf-8")
    read = configuration.load(tmp_path / "numcheck.toml")
    again = tmp_path / "again.toml"
    again.write_text(show(read), encoding="utf-8")
    assert configuration.load(again).over(path=read.path) == read


def test_ignores_of_files_hold_wherever_in_the_folder_the_check_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "numcheck.toml").write_text('[per-file-ignores]\n"opinion/*" = ["NC4"]\n', encoding="utf-8")
    (tmp_path / "opinion" / "today").mkdir(parents=True)
    for place, article, silent in (
        ("", "opinion/a.md", True),
        ("", "news/a.md", False),
        ("opinion", "a.md", True),
        ("opinion/today", "a.md", True),
        ("opinion", "../news/a.md", False),
        ("opinion", "/elsewhere/a.md", False),
    ):
        monkeypatch.chdir(tmp_path / place)
        read = configuration.load()
        assert read.ignored_in(article, "NC401", "unattributed") == silent, (place, article)


def test_the_schema_knows_every_key() -> None:
    schema = json.loads((Path(numcheck.__file__).parent / "schemas" / "settings.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) == {*configuration.KEYS, "extend"}
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(tomllib.loads(FULL), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"fail-on": "sometimes"}, schema)


def test_the_closest_file_wins(tmp_path: Path) -> None:
    inner = tmp_path / "desk" / "today"
    inner.mkdir(parents=True)
    (tmp_path / "numcheck.toml").write_text('fail-on = "note"\n', encoding="utf-8")
    assert configuration.load(start=inner).fail_on == "note"
    (tmp_path / "desk" / "pyproject.toml").write_text("[tool.other]\nx = 1\n", encoding="utf-8")
    assert configuration.load(start=inner).fail_on == "note"
    (tmp_path / "desk" / "pyproject.toml").write_text('[tool.numcheck]\nfail-on = "never"\n', encoding="utf-8")
    assert configuration.load(start=inner).fail_on == "never"
    (inner / ".numcheck.toml").write_text('fail-on = "error"\n', encoding="utf-8")
    assert configuration.load(start=inner).fail_on == "error"


def test_extend_lies_underneath(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('fail-on = "note"\nselect = ["NC1"]\n', encoding="utf-8")
    (tmp_path / "numcheck.toml").write_text('extend = "base.toml"\nselect = ["NC2"]\n', encoding="utf-8")
    read = configuration.load(tmp_path / "numcheck.toml")
    assert (read.fail_on, read.select) == ("note", ("NC2",))
    (tmp_path / "base.toml").write_text('extend = "numcheck.toml"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="extends this file"):
        configuration.load(tmp_path / "numcheck.toml")


def test_mistakes_come_all_at_once_with_lines_and_suggestions(tmp_path: Path) -> None:
    path = tmp_path / "numcheck.toml"
    path.write_text(
        'selct = ["NC2"]\nfail-on = "warnings"\narchive = "x"\n\n[levels]\nNC201 = "warn"\n', encoding="utf-8"
    )
    with pytest.raises(UsageError) as caught:
        configuration.load(path)
    assert [str(p).replace(str(path), "numcheck.toml") for p in caught.value.problems] == [
        "numcheck.toml:1: unknown key 'selct'; did you mean 'select'?",
        "numcheck.toml:2: 'fail-on' is one of error, warning, note, never; did you mean 'warning'?",
        "numcheck.toml:3: 'archive' is a list of strings",
        "numcheck.toml:6: 'levels' gives error, warning or note, not 'warn'; did you mean 'warning'?",
    ]


def test_broken_toml_and_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "numcheck.toml"
    path.write_text("select = [", encoding="utf-8")
    with pytest.raises(UsageError, match="this is no TOML"):
        configuration.load(path)
    with pytest.raises(UsageError, match="this configuration file does not exist"):
        configuration.load(tmp_path / "none.toml")


def test_what_nothing_is_like_is_told_with_all_there_is(tmp_path: Path) -> None:
    path = tmp_path / "numcheck.toml"
    path.write_text('output-format = "json"\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"numcheck.toml:1: unknown key 'output-format'; known are select, .*, extend"):
        configuration.load(path)


def test_unknown_codes_are_told_at_their_line_where_the_file_says_them(tmp_path: Path) -> None:
    path = tmp_path / "numcheck.toml"
    path.write_text(
        'select = [\n  "NC2",\n  "NC299",\n]\n[levels]\nNC2 = "note"\nNC298 = "note"\n', encoding="utf-8"
    )
    with pytest.raises(UsageError) as caught:
        configuration.known(configuration.load(path).over(ignore=("NC297",)), RULES)
    assert [str(p).split("numcheck.toml")[-1].split(";")[0] for p in caught.value.problems] == [
        ":3: select: no rule is called 'NC299'",
        "ignore: no rule is called 'NC297'",
        ":7: levels: no rule is called 'NC298'",
    ]


def test_unknown_codes_are_told_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        configuration.known(Settings(select=("NC2", "NC299"), ignore=("metric-divergance",)), RULES)
    assert [str(p).split(";")[0] for p in caught.value.problems] == [
        "select: no rule is called 'NC299'",
        "ignore: no rule is called 'metric-divergance'",
    ]
    assert "did you mean 'metric-divergence'?" in str(caught.value)


@pytest.mark.parametrize(
    ("given", "on"),
    [
        ({}, ["NC201", "NC401"]),
        ({"select": ("NC2",)}, ["NC201"]),
        ({"select": ("ALL",)}, ["NC201", "NC206", "NC401"]),
        ({"select": ("number-collision",)}, ["NC206"]),
        ({"extend_select": ("NC206",)}, ["NC201", "NC206", "NC401"]),
        ({"ignore": ("NC2",)}, ["NC401"]),
        ({"select": ("NC201",), "ignore": ("NC201",)}, []),
    ],
)
def test_which_rules_are_on(given: dict[str, tuple[str, ...]], on: list[str]) -> None:
    settings = Settings(**given)  # type: ignore[arg-type]
    assert [code for code, name in RULES if settings.selects(code, name, code != "NC206")] == on


def test_the_longest_name_sets_the_level() -> None:
    settings = Settings(levels=(("NC2", "note"), ("NC201", "error")))
    assert [settings.level(*r) for r in RULES] == ["error", "note", None]


def test_per_file_ignores_match_paths_and_names() -> None:
    settings = Settings(per_file_ignores=(("drafts/*", ("NC4",)), ("old.md", ("ALL",))))
    assert settings.ignored_in("drafts/a.md", "NC401", "unattributed")
    assert settings.ignored_in("desk/drafts/a.md", "NC401", "unattributed")
    assert not settings.ignored_in("drafts/a.md", "NC201", "metric-divergence")
    assert settings.ignored_in("x/old.md", "NC201", "metric-divergence")
