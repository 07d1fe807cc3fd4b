"""The README's chapter on datasets: its files are written, its tests run, its output compared whole."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from numcheck.dataset import read_spec
from numcheck.testing import InconsistencyError, assert_consistent, read_acceptances

README = Path(os.environ.get("NUMCHECK_README") or Path(__file__).parent.parent / "README.md")
BLOCK = re.compile(r"<!-- (file|output): (.*?) -->\n```\w*\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def chapter() -> dict[str, str]:
    """The blocks of the chapter by name."""
    text = README.read_text(encoding="utf-8")
    _, found, rest = text.partition("## Datasets: assertions in pytest\n")
    if not found:
        pytest.skip("README.md has no chapter on datasets yet")
    body = re.split(r"\n## ", rest)[0]
    return {name: block for _, name, block in BLOCK.findall(body)}


@pytest.fixture
def folder(chapter: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, block in chapter.items():
        if " " not in name:
            (tmp_path / name).write_text(block, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(source: str) -> None:
    space: dict[str, object] = {}
    exec(compile(source, "README.md", "exec"), space)
    test = space["test_tolls"]
    assert callable(test)
    test()


def test_the_first_example_fails_with_the_text_that_is_shown(folder: Path, chapter: dict[str, str]) -> None:
    with pytest.raises(InconsistencyError) as caught:
        run(chapter["test_tolls.py"])
    assert str(caught.value) + "\n" == chapter["pytest test_tolls.py"]


def test_the_second_example_is_green_until_the_data_changes(folder: Path, chapter: dict[str, str]) -> None:
    run(chapter["test_known.py"])
    table = folder / "tolls.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",340", ",341"), encoding="utf-8")
    with pytest.raises(InconsistencyError, match="matches nothing: the data now has"):
        run(chapter["test_known.py"])


def test_the_files_that_are_shown_can_be_used(folder: Path) -> None:
    assert len(read_acceptances("accepted.toml")) == 1
    with pytest.raises(InconsistencyError) as caught:
        assert_consistent("tolls.csv", accept="accepted.toml")
    assert len(caught.value.found) == 1
    spec = read_spec("spec.toml")
    assert spec.keys == ("region",)
    assert [phase.start for phase in spec.phases] == ["2025-03-18"]
