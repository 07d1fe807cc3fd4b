"""The GitHub action: its steps are run as the scripts they are, in a checkout of their own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from sarif_schema import SARIF

ROOT = Path(__file__).parents[1]
FILE = ROOT / "action.yml"
pytestmark = [
    pytest.mark.skipif(not FILE.exists(), reason="action.yml is not here: the action is not tested"),
    pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed: the action is not tested"),
]
DOUBLE = "Twelve (14) people were killed when the roof came down, police said.\n"


def action() -> dict:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


class Runner:
    """Runs a step of the action as GitHub does: expressions filled in, outputs and summary in files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / ".output"
        self.summary = folder / ".summary"
        tool = folder / ".tool"
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m numcheck "$@"\n', encoding="utf-8")
        tool.chmod(0o755)
        self.tool = tool

    def step(self, name: str, **inputs: str) -> tuple[int, str, str]:
        (step,) = [step for step in action()["runs"]["steps"] if step.get("id") == name]
        values = {f"inputs.{key}": spec.get("default", "") for key, spec in action()["inputs"].items()}
        values |= {f"inputs.{key.replace('_', '-')}": value for key, value in inputs.items()}
        values |= {
            "steps.install.outputs.numcheck": str(self.tool), "steps.python.outputs.python-path": sys.executable,
            "github.action_path": str(self.folder / "source"), "runner.temp": str(self.folder / "temp"),
        }  # fmt: skip

        def filled(text: str) -> str:
            return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: values[found[1]], text)

        environment = {**os.environ, "PYTHONPATH": str(ROOT), "GITHUB_OUTPUT": str(self.output),
                       "GITHUB_STEP_SUMMARY": str(self.summary), "GITHUB_ACTIONS": "true"}  # fmt: skip
        environment |= {key: filled(value) for key, value in step["env"].items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], capture_output=True, text=True,
            cwd=self.folder / filled(step.get("working-directory", ".")), env=environment, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    def outputs(self) -> dict[str, str]:
        lines = self.output.read_text(encoding="utf-8").splitlines() if self.output.exists() else []
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def runner(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "site" / "drafts").mkdir(parents=True)
    (tmp_path / "site" / "drafts" / "a b.md").write_text(DOUBLE, encoding="utf-8")
    (tmp_path / "site" / "quiet.md").write_text("Nobody came.\n", encoding="utf-8")
    return Runner(tmp_path)


def test_annotations_summary_and_sarif_from_a_folder_below(runner):
    code, out, err = runner.step("check", paths="drafts\nquiet.md\n", working_directory="site", sarif="true")
    assert code == 1, err
    # GitHub looks for files from the top of the repository
    place = r"file=site/drafts/a b\.md,line=1,endLine=1,col=1,endColumn=7"
    assert re.search(rf"^::error {place},title=NC107 ", out, re.MULTILINE)
    assert "NC107" in runner.summary.read_text(encoding="utf-8")
    assert runner.outputs() == {"sarif-file": "site/numcheck.sarif", "exit-code": "1"}
    document = json.loads((runner.folder / "site" / "numcheck.sarif").read_text(encoding="utf-8"))
    jsonschema.validate(document, SARIF)
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in document["runs"][0]["results"]
    }
    assert uris == {"site/drafts/a%20b.md"}


def test_the_inputs_reach_the_command(runner):
    assert runner.step("check", paths="site")[0] == 1
    assert runner.step("check", paths="site", ignore="NC1")[0] == 0
    assert runner.step("check", paths="site", select="NC3")[0] == 0
    assert runner.step("check", paths="site", fail_on="never")[0] == 0
    assert runner.step("check", paths="site", args="--max-findings\n9\n")[0] == 0
    assert runner.outputs()["exit-code"] == "0"
    assert not (runner.folder / "numcheck.sarif").exists()
    code, _, err = runner.step("check", paths="nowhere", config="none.toml", sarif="true")
    assert (code, "none.toml" in err) == (2, True)
    assert runner.outputs()["exit-code"] == "2"


def test_what_an_input_holds_is_never_run(runner):
    evil = "$(touch broken) `touch broken`; touch broken\n'\"${{ secrets.X }} $HOME *"
    assert runner.step("check", paths=evil, against=evil, select=evil, args=evil)[0] == 2
    assert not list(runner.folder.rglob("broken"))
    for step in action()["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_installing_takes_the_actions_own_version(runner, tmp_path):
    """With a small package in place of numcheck, whose build needs nothing from anywhere."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n', encoding="utf-8"
    )
    shutil.copy(Path(__file__).parent / "tiny_backend.py", source / "backend.py")
    code, _, err = runner.step("install")
    assert code == 0, err
    tool = runner.outputs()["numcheck"]
    done = subprocess.run([tool, "check", "x"], capture_output=True, text=True, check=True)
    assert done.stdout == "check x\n"


def test_the_action_says_what_it_is():
    told = action()
    assert told["runs"]["using"] == "composite"
    assert all(spec["description"] for spec in (*told["inputs"].values(), *told["outputs"].values()))
    used = set(re.findall(r"inputs\.([\w-]+)", FILE.read_text(encoding="utf-8")))
    assert used == set(told["inputs"])
    for step in told["runs"]["steps"]:
        assert ("uses" in step) != (step.get("shell") == "bash")
