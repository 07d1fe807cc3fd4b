"""Completion in the shells that are installed, and the manual."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from numcheck.cli import main
from numcheck.cli.manual import manual, topics
from numcheck.cli.options import COMMANDS, OPTIONS
from numcheck.errors import UsageError
from numcheck.settings import KEYS


@pytest.fixture
def script(capsys, tmp_path):
    """The completion script of a shell, in a file."""

    def script_(shell: str) -> str:
        assert main(["completion", shell]) == 0
        path = tmp_path / f"_{shell}"
        path.write_text(capsys.readouterr().out, encoding="utf-8")
        return str(path)

    return script_


CASES = [
    (["ch"], {"check"}),
    (["rule", "NC90"], {"NC901", "NC902", "NC903", "NC904", "NC905"}),
    (["check", "--output-format", "sa"], {"sarif"}),
    (["-q", "check", "--wat"], {"--watch"}),
    (["report", "--agai"], set()),
    (["check", "stor"], {"story.md"}),
    (["help", "exit"], {"exit-codes"}),
    (["ledger", "exp"], {"export"}),
    (["completion", "f"], {"fish"}),
]


def needs(shell: str) -> str:
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not installed: its completion is not tested")
    return path


def test_bash(script, tmp_path):
    bash = needs("bash")
    (tmp_path / "story.md").touch()
    lines = [f"source {script('bash')}", f"cd {tmp_path}"]
    for words, _ in CASES:
        lines += [f"COMP_WORDS=(numcheck {' '.join(words)}); COMP_CWORD={len(words)}; _numcheck",
                  'echo "${COMPREPLY[*]}"']  # fmt: skip
    # bash takes --output-format=sa apart
    lines += ["COMP_WORDS=(numcheck check --output-format = sa); COMP_CWORD=4; _numcheck", 'echo "${COMPREPLY[*]}"']
    done = subprocess.run([bash, "--norc", "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    told = [set(line.split()) for line in done.stdout.split("\n")[:-1]]
    assert told == [*(want for _, want in CASES), {"sarif"}]


def test_fish(script, tmp_path):
    fish = needs("fish")
    (tmp_path / "story.md").touch()
    lines = [f"source {script('fish')}", f"cd {tmp_path}"]
    for words, _ in CASES:
        lines += [f"complete -C 'numcheck {' '.join(words)}'", "echo =="]
    done = subprocess.run([fish, "-N", "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    told = [{line.split("\t")[0] for line in part.split("\n") if line} for part in done.stdout.split("==\n")[:-1]]
    assert told == [want for _, want in CASES]


def test_zsh(script, tmp_path):
    zsh = needs("zsh")
    (tmp_path / "story.md").touch()
    shutil.copy(script("zsh"), tmp_path / "_numcheck")
    # the inner shell tells by widgets when it reads keys and when a completion is over: nothing waits for a clock
    (tmp_path / "start").write_text(f"""
PS1=; fpath=({tmp_path} $fpath); autoload -U compinit; compinit -u -D; cd {tmp_path}
zle-line-init() {{ print -r -- READY }}; zle -N zle-line-init
over() {{ zle kill-whole-line; print -r -- OVER }}; zle -N over; bindkey '^X' over
""")
    play = f"""
zmodload zsh/zpty || exit 9
zpty z zsh -f -i
zpty -w z '. {tmp_path}/start'
heard() {{ out=; until [[ $out = *$1* ]]; do zpty -r z part || exit 8; out+=$part; done }}
heard READY
try() {{
  zpty -w -n z "$1"$'\\t\\x18'; heard OVER
  print -r -- "== ${{(q)out}}"
}}
try "numcheck ch"
try "numcheck check --output-format sa"
try "numcheck rule NC90"
try "numcheck check stor"
try "numcheck help exit-"
zpty -d z
"""
    done = subprocess.run([zsh, "-f", "-c", play], capture_output=True, text=True, check=True, timeout=60)
    told = done.stdout.split("== ")[1:]
    for text, want in zip(told, ["check", "sarif", "NC905", "story.md", "exit-codes"], strict=True):
        assert want in text
    assert "stale-acceptance" in told[2]


def test_another_shell_is_refused(capsys):
    assert main(["completion", "zhs"]) == 2
    assert "did you mean zsh?" in capsys.readouterr().err
    assert main(["completion"]) == 2


def test_the_manual_tells_everything():
    text = manual([], 80, False)
    for option in OPTIONS:
        assert f"    {', '.join(option.names)}" in text
    for name in (*COMMANDS, *KEYS, "NUMCHECK_OUTPUT_FORMAT", "numcheck-ignore.toml", "130"):
        assert name in text
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    assert "\x1b[1mEXIT CODES\x1b[0m" in manual([], 200, True)


@pytest.mark.parametrize("topic", topics())
def test_every_chapter_can_be_asked_for(topic):
    text = manual([topic], 100, False)
    assert text.split("\n")[0].isupper()
    assert text in manual([], 100, False)


def test_a_chapter_that_is_not_there(capsys):
    with pytest.raises(UsageError, match="did you mean configuration"):
        manual(["configuraton"], 80, False)
    assert main(["help", "exit-codes"]) == 0
    assert capsys.readouterr().out.startswith("EXIT CODES\n    0     clean")
    assert main(["help"]) == 0
    assert capsys.readouterr().out.startswith("NAME\n    numcheck - ")
