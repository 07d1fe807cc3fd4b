"""The page of a rule and the catalogue, written from the rule files: what, why, examples, how to suppress."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import UsageError
from ..settings import closest
from .cases import Example
from .rules import Rule, Rules

FAMILIES = {
    "1": "Within one article",
    "2": "Across articles",
    "3": "Dates",
    "4": "Wording",
    "5": "Reading",
    "6": "Sources",
    "7": "Tables",
    "9": "The tool itself",
}


def rule_of(code: str, rules: Rules) -> Rule:
    """The rule with a code or name. Raises UsageError with the nearest one when there is none."""
    rule = rules.get(code)
    if rule is None:
        raise UsageError(f"no rule is called '{code}'{closest(code, [w for r in rules for w in (r.code, r.name)])}")
    return rule


def rule_page(code: str, rules: Rules) -> str:
    """One rule as Markdown. Raises UsageError for a code that no rule has."""
    rule = rule_of(code, rules)
    state = rule.level if rule.on else f"{rule.level}, off unless selected"
    lines = [f"# {rule.code} {rule.name}", "", f"*{state}* · kind `{rule.kind}` · `{rule.path}`", "", rule.doc]
    if rule.why:
        lines += ["", f"**Why.** {rule.why}"]
    if rule.replaces:
        say = "says" if len(rule.replaces) == 1 else "say"
        lines += ["", f"Of the figures it speaks of, {_listed(rule.replaces)} {say} nothing more."]
    if rule.params:
        lines += ["", "**Parameters.** " + ", ".join(f"`{k}: {_param(v)}`" for k, v in rule.params.items())]
    lines += ["", f"**Says.** {rule.message}"] if "{sentence}" not in rule.message else []
    lines += ["", "**Finds**", *(line for e in rule.examples if e.findings for line in _example(e))]
    lines += ["", "**Stays silent**", *(line for e in rule.examples if not e.findings for line in _example(e))]
    lines += ["", "**To suppress.** " + _suppress(rule), "", f"**Precision.** {rule.precision}."]
    return "\n".join(lines) + "\n"


def record(code: str, rules: Rules) -> Mapping[str, Any]:
    """The same as a JSON-ready mapping."""
    rule = rule_of(code, rules)
    return {
        "code": rule.code,
        "name": rule.name,
        "level": rule.level,
        "on": rule.on,
        "kind": rule.kind,
        "doc": rule.doc,
        "why": rule.why,
        "params": {k: _plain(v) for k, v in rule.params.items()},
        "message": rule.message,
        "messages": dict(rule.messages),
        "replaces": list(rule.replaces),
        "precision": rule.precision,
        "path": rule.path,
        "examples": [
            {
                "line": e.line,
                "articles": [dict(a) for a in e.articles],
                "against": [dict(a) for a in e.against],
                "table": e.table,
                "findings": list(e.findings),
                "why": e.why or None,
            }
            for e in rule.examples
        ],
    }


def write_docs(rules: Rules) -> str:
    """rules/README.md: the catalogue as a table for each family, then every page."""
    lines = [
        "# Rules",
        "",
        "Written from the rule files by `numcheck rule --write-docs`; edit those, not this. Every example is a test.",
        "",
        "- **error**: arithmetic or the calendar says it cannot be",
        "- **warning**: two figures of one thing cannot both hold",
        "- **note**: worth a look",
        "- *off*: speaks only when selected",
    ]
    for digit, family in FAMILIES.items():
        rows = [r for r in rules if r.code[2:3] == digit]
        if rows:
            lines += ["", f"## {family}", "", "| code | name | level | what it finds |", "|---|---|---|---|"]
            for r in rows:
                level = r.level if r.on else f"{r.level}, *off*"
                lines.append(f"| [{r.code}](#{r.code.lower()}-{r.name}) | {r.name} | {level} | {r.doc} |")
    others = [r for r in rules if r.code[2:3] not in FAMILIES]
    if others:
        lines += ["", "## Others", "", *(f"- {r.code} {r.name}: {r.doc}" for r in others)]
    for rule in rules:
        lines += ["", "---", "", "#" + rule_page(rule.code, rules).rstrip("\n")]
    return "\n".join(lines) + "\n"


def catalogue(rules: Rules) -> list[tuple[str, str, str, str]]:
    """Code, name, level (with "off") and what it finds, for every rule: the rows of `numcheck rule`."""
    return [(r.code, r.name, r.level if r.on else f"{r.level} (off)", r.doc) for r in rules]


def _example(example: Example) -> list[str]:
    lines: list[str] = []
    if example.table:
        lines += ["", "```csv", *example.table.rstrip("\n").split("\n"), "```"]
    for article in (*example.articles, *example.against):
        head = [article.get("source", ""), article.get("published", "")]
        if article in example.against:
            head.insert(0, "source of the draft")
        told = " · ".join(h for h in head if h)
        lines += [
            "",
            f"> *{told}*<br>" if told else ">",
            *([f"> **{article['title']}**<br>"] if article.get("title") else []),
        ]
        lines += [
            f"> {line}" if line else ">"
            for line in article.get("text", "").rstrip("\n").replace("<!--", "&lt;!--").split("\n")
        ]
        if lines[-2:-1] == [">"]:
            del lines[-2]
    told = " · ".join(f"`{f}`" for f in example.findings) if example.findings else "Silent."
    lines += ["", f"→ {told}" + (f" {example.why}" if example.why else "")]
    return lines


def _suppress(rule: Rule) -> str:
    if rule.kind == "table":
        return f"`numcheck data --ignore {rule.code}`, or an accepted difference in a test."
    if rule.kind == "tool":
        return f'`ignore = ["{rule.code}"]` in numcheck.toml.'
    return (
        f"`<!-- numcheck: ignore {rule.code} until=2026-12-31 -- why -->` on the line before, a table with the "
        f'finding\'s id in numcheck-ignore.toml, or `ignore = ["{rule.code}"]` in numcheck.toml.'
    )


def _listed(codes: tuple[str, ...]) -> str:
    return codes[0] if len(codes) == 1 else ", ".join(codes[:-1]) + " and " + codes[-1]


def _param(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "{" + "; ".join(f"{k}: {_param(v)}" for k, v in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_param, value)) + "]"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    return [_plain(v) for v in value] if isinstance(value, tuple) else value
