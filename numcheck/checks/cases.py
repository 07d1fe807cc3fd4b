"""The examples a rule file carries, read strictly."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import Problem
from ..rulebook import Items, Table, Text
from ..values import frozen
from .fields import items, unknown, word

EXAMPLE_KEYS = ("articles", "against", "findings", "why", "today", "baseline", "accepted", "table", "spec")
ARTICLE_KEYS = ("text", "title", "source", "published", "event", "language", "id")


@frozen
class Example:
    """One case a rule carries: articles (or a table) and the findings it must give; no findings means silence."""

    line: int
    articles: tuple[Mapping[str, str], ...] = ()
    against: tuple[Mapping[str, str], ...] = ()
    findings: tuple[str, ...] = ()
    why: str = ""
    today: str | None = None
    baseline: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    table: str | None = None
    spec: str | None = None


def examples(tree: Table, code: str, path: str, problems: list[Problem]) -> tuple[Example, ...]:
    def wrong(message: str, line: int | None = None) -> None:
        problems.append(Problem(message, path, line or tree.line))

    kept: list[Example] = []
    for item in items(tree, "examples", wrong):
        if not isinstance(item, Table):
            wrong("an example must be a mapping with 'articles' and 'findings'", getattr(item, "line", None))
            continue
        unknown(item, EXAMPLE_KEYS, path, problems)
        if "findings" not in item:
            wrong("an example tells its 'findings' ([] for silence)", item.line)
        if ("articles" in item) == ("table" in item):
            wrong("an example has either 'articles' or a 'table'", item.line)
        findings = tuple(str(f) for f in items(item, "findings", wrong))
        for finding in findings:
            if finding.split(" ")[0] != code:
                wrong(f"an example of {code} can only expect {code}, not '{finding}'", item.lines["findings"])
        kept.append(
            Example(
                item.line,
                articles(item, "articles", path, problems),
                articles(item, "against", path, problems),
                findings,
                word(item, "why", wrong),
                str(item["today"]) if "today" in item else None,
                tuple(str(x) for x in items(item, "baseline", wrong)),
                tuple(str(x) for x in items(item, "accepted", wrong)),
                str(item["table"]) if "table" in item else None,
                str(item["spec"]) if "spec" in item else None,
            )
        )
    if kept and not any(e.findings for e in kept):
        wrong("no example shows what the rule finds; give one with 'findings'", tree.lines["examples"])
    if kept and all(e.findings for e in kept):
        wrong("no example shows where the rule stays silent; give one with 'findings: []'", tree.lines["examples"])
    if not kept and "examples" in tree:
        wrong("a rule carries examples, at least one that finds and one that is silent", tree.lines["examples"])
    return tuple(kept)


def articles(item: Table, key: str, path: str, problems: list[Problem]) -> tuple[Mapping[str, str], ...]:
    given = item.get(key) or []
    if not isinstance(given, Items):
        if given:
            problems.append(Problem(f"'{key}' must be a list", path, item.lines[key]))
        return ()
    kept: list[Mapping[str, str]] = []
    for article in given:
        if isinstance(article, Table):
            unknown(article, ARTICLE_KEYS, path, problems)
            if "text" not in article and "title" not in article:
                problems.append(Problem("an example article needs a text or a title", path, article.line))
            kept.append({k: str(v) for k, v in article.items()})
        elif isinstance(article, Text):
            kept.append({"text": str(article)})
        else:
            problems.append(
                Problem("an article is text, or a mapping with 'text'", path, getattr(article, "line", item.line))
            )
    return tuple(kept)
