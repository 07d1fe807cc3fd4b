"""The hooks of .pre-commit-hooks.yaml, run by the real pre-commit client in a repository of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
pytest.importorskip("pre_commit", reason="pre-commit is not installed: its hooks are not tested")
pytestmark = [
    pytest.mark.skipif(not HOOKS.exists(), reason=".pre-commit-hooks.yaml is not here: its hooks are not tested"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed: the hooks are not tested"),
]
DOUBLE = "Twelve (14) people were killed when the roof came down, police said.\n"
FRONT = "---\ntitle: Blast\nsource: {source}\npublished: 2025-03-04\n---\n"
BLAST = "A blast at a grain terminal in Hamburg killed {many} people on Monday, police said.\n"


class Desk:
    """A repository with pre-commit configured, and the hook's own repository beside it."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
            "PRE_COMMIT_HOME": str(folder / "cache"), "NUMCHECK_RUNS": sys.executable, "PYTHONPATH": str(ROOT),
            "GIT_AUTHOR_NAME": "A Desk", "GIT_AUTHOR_EMAIL": "desk@example.org", "GIT_COMMITTER_NAME": "A Desk",
            "GIT_COMMITTER_EMAIL": "desk@example.org", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INDEX": "1",
        }  # fmt: skip
        # the real hooks; the package they install only hands on to this checkout, so that nothing is downloaded
        self.hooks = folder / "hooks"
        self.hooks.mkdir()
        shutil.copy(HOOKS, self.hooks)
        shutil.copy(Path(__file__).parent / "tiny_backend.py", self.hooks / "backend.py")
        (self.hooks / "pyproject.toml").write_text(
            '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n', encoding="utf-8"
        )
        self.here = self.hooks
        self.git("init", "-q", ".")
        self.git("add", ".")
        self.git("commit", "-qm", "hooks")
        revision = self.git("rev-parse", "HEAD")
        self.here = folder / "desk"
        self.here.mkdir()
        hooks = [{"id": "numcheck", "files": "^drafts/"}, {"id": "numcheck-data"},
                 {"id": "numcheck-changed", "files": "^wire/"}]  # fmt: skip
        config = {"repos": [{"repo": str(self.hooks), "rev": revision, "hooks": hooks}]}
        self.write(".pre-commit-config.yaml", yaml.safe_dump(config))
        self.git("init", "-q", ".")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.here, env=self.environment, capture_output=True, text=True,
                              check=True)  # fmt: skip
        return done.stdout.strip()

    def write(self, name: str, text: str) -> None:
        path = self.here / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> tuple[int, str]:
        done = subprocess.run([sys.executable, "-m", "pre_commit", *arguments], cwd=self.here, env=self.environment,
                              capture_output=True, text=True, check=False)  # fmt: skip
        return done.returncode, done.stdout + done.stderr


def test_the_manifest_is_one(tmp_path):
    done = subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)], check=False)
    assert done.returncode == 0
    for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8")):
        assert (hook["language"], hook["require_serial"]) == ("python", True)
        assert hook["types_or"]


def test_the_hooks_in_a_repository(tmp_path):
    desk = Desk(tmp_path)
    # enough drafts that pre-commit would give them out in parts, did the hook not forbid it
    for n in range(40):
        desk.write(f"drafts/quiet{n}.md", "Nobody came.\n")
    desk.write("drafts/a.md", FRONT.format(source="Wire") + BLAST.format(many=12))
    desk.write("drafts/z.txt", FRONT.format(source="Post") + BLAST.format(many=47))
    desk.write("drafts/picture.svg", "<svg/>")
    desk.write("wire/old.md", DOUBLE)
    desk.git("add", ".")
    desk.git("commit", "-qm", "first", "--no-verify")
    desk.write("wire/old.md", f"{DOUBLE}More.\n")
    desk.git("add", ".")
    code, out = desk.run("run", "--all-files")
    assert code == 1, out
    # one finding across two drafts: both came in one call
    assert out.count("warning NC201") == 1
    assert "Read 42 articles" in out
    assert "numcheck (tables of figures)" in out
    assert "(no files to check)Skipped" in out
    # the finding of wire/old.md stands on a line that is as it was
    changed = next(line for line in out.splitlines() if line.startswith("numcheck (figures on changed lines)"))
    assert changed.endswith("Passed")

    # installed as git's own hook, with the archive from the configuration
    assert desk.run("install")[0] == 0
    desk.write("numcheck.toml", 'archive = ["drafts/z.txt"]\n')
    desk.git("commit", "-qam", "second", "--no-verify")
    desk.write("drafts/b.md", FRONT.format(source="Post") + BLAST.format(many=13))
    desk.git("add", ".")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        desk.git("commit", "-qm", "a draft that differs")
    assert "drafts/b.md" in refused.value.stderr
    assert "Read 2 articles" in refused.value.stderr
    desk.write("drafts/b.md", FRONT.format(source="Post") + BLAST.format(many=47))
    desk.git("add", ".")
    desk.git("commit", "-qm", "a draft that fits")
