"""rule and test-rules: the catalogue, one rule's page, and the examples that rule files carry."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING

from ..errors import UsageError
from . import streams
from .parse import Call

if TYPE_CHECKING:
    from ..checks.rules import Rules

_STYLES = {"rule": ("table", "markdown", "json"), "test-rules": ("table", "concise", "json")}


def run(call: Call) -> int:
    """Run rule or test-rules."""
    if len(call.paths) > 1:
        raise UsageError(f"{call.command} takes one {'code' if call.command == 'rule' else 'folder'} at most")
    style = call.text("output_format") or "table"
    if style not in _STYLES[call.command]:
        raise UsageError(f"{call.command} is written as {', '.join(_STYLES[call.command])}, not as {style}")
    return _test(call, style) if call.command == "test-rules" else _rule(call, style)


def _rule(call: Call, style: str) -> int:
    from ..checks import pages
    from ..checks.rules import load
    from ..settings import load as configuration

    rules = load((*configuration(call.text("config")).rules, *call.every("rules")))
    target = call.text("output")
    if call.flag("write_docs"):
        from ..rulebook import shipped

        target = target or str(shipped() / "README.md")
        text = pages.write_docs(rules)
    elif call.paths:
        code = call.paths[0]
        text = _json(pages.record(code, rules)) if style == "json" else pages.rule_page(code, rules)
    elif style == "json":
        text = _json([pages.record(rule.code, rules) for rule in rules])
    elif style == "markdown":
        text = pages.write_docs(rules)
    else:
        color = streams.wants_color(call.text("color"), os.environ, to_file=target is not None)
        text = _catalogue(rules, streams.columns(), color)
    with streams.output(target) as stream:
        stream.write(text)
    return 0


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _catalogue(rules: Rules, width: int, color: bool) -> str:
    from tabulate import tabulate

    from ..checks.pages import FAMILIES, catalogue
    from ..report.screen import paint, wrap

    rows = catalogue(rules)
    names = max((len(name) for _, name, _, _ in rows), default=0)
    levels = max((len(level) for _, _, level, _ in rows), default=0)
    room = max(20, width - 5 - names - levels - 6)
    parts = []
    for digit, family in {**FAMILIES, "": "Others"}.items():
        mine = [row for row in rows if (row[0][2:3] if row[0][2:3] in FAMILIES else "") == digit]
        if mine:
            body = [
                [code, name.ljust(names, "\u00a0"), level.ljust(levels, "\u00a0"), "\n".join(wrap(doc, room))]
                for code, name, level, doc in mine
            ]
            parts.append(
                paint(family, "bold", color) + "\n\n" + tabulate(body, tablefmt="plain", disable_numparse=True) + "\n"
            )
    parts.append("`numcheck rule CODE` tells one rule with its examples.\n")
    return "\n".join("\n".join(line.replace("\u00a0", " ").rstrip() for line in part.split("\n")) for part in parts)


def _test(call: Call, style: str) -> int:
    from ..examples import run_examples

    outcomes = run_examples(call.paths[0] if call.paths else None)
    failed = [outcome for outcome in outcomes if not outcome.passed]
    if style == "json":
        text = _json([{**asdict(outcome), "passed": outcome.passed} for outcome in outcomes])
    else:
        from ..report.screen import paint, safe
        from ..report.words import counted

        color = streams.wants_color(call.text("color"), os.environ, to_file=call.text("output") is not None)
        shown = outcomes if call.flag("verbose") else failed
        lines = []
        for outcome in shown:
            mark = paint("passes", "fits", color) if outcome.passed else paint("differs", "differs", color)
            lines.append(f"{safe(outcome.id)}: {mark} {safe(outcome.rule)}")
            if not outcome.passed and style != "concise":
                lines.append(f"  expected  {safe('; '.join(outcome.expected)) or 'silence'}")
                lines.append(f"  got       {safe(outcome.error or '; '.join(outcome.got)) or 'silence'}")
        said = f"{counted(len(outcomes), 'example')}: {len(outcomes) - len(failed):,} pass, {len(failed):,} differ."
        text = "".join(line + "\n" for line in [*lines, said])
    with streams.output(call.text("output")) as stream:
        stream.write(text)
    if not outcomes:
        streams.say("numcheck: there is no example in this folder")
    return 1 if failed else 0
