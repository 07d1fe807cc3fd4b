"""What an editor has silenced, with a reason and an end: by comment, by fingerprint, by baseline, by acceptance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .checks import filled, finding_id, level_of
from .checks.rules import Rules
from .comments import Entry, comments
from .errors import Problem, UsageError
from .model import Article, Figure, Finding
from .native import date
from .settings import Settings, closest
from .typed import TYPE_CHECKING
from .values import replace

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMA = "numcheck/baseline/v1"


def read_file(path: str | Path) -> tuple[Entry, ...]:
    """The entries of a numcheck-ignore.toml: a table for each fingerprint, with `reason`, and `until` and `article`
    if wanted.

    Raises UsageError with every mistake.
    """
    import tomllib
    from pathlib import Path

    name = Path(path).as_posix()
    try:
        source = Path(path).read_text(encoding="utf-8-sig")
        tree = tomllib.loads(source)
    except OSError as error:
        raise UsageError(Problem(f"cannot be read: {(error.strerror or str(error)).lower()}", name)) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(Problem(f"cannot be read: {error}", name)) from None
    problems: list[Problem] = []
    kept: list[Entry] = []
    for ident, table in tree.items():
        found = re.search(rf"^\s*\[\s*[\"']?{re.escape(ident)}", source, re.MULTILINE)
        line = source.count("\n", 0, found.end()) + 1 if found else 1
        if not isinstance(table, dict):
            problems.append(Problem(f"'{ident}' must be a table, as [\"{ident}\"] with a reason below it", name, line))
            continue
        for key in table:
            if key not in ("reason", "until", "article", "code"):
                problems.append(Problem(f"unknown key '{key}'; known are reason, until, article, code", name, line))
        until = table.get("until")
        kept.append(
            Entry(
                "file",
                str(table.get("reason", "")).strip(),
                None if until is None else str(until),
                (),
                ident.lower(),
                table.get("article"),
                (),
                name,
                line,
            )
        )
    if problems:
        raise UsageError(*problems)
    return tuple(kept)


def read_baseline(path: str | Path) -> tuple[Entry, ...]:
    """The findings of a baseline file. Raises UsageError when it is none."""
    import json
    from pathlib import Path

    name = Path(path).as_posix()
    try:
        source = Path(path).read_text(encoding="utf-8-sig")
        tree = json.loads(source)
        if not isinstance(tree, dict) or tree.get("schema") != _SCHEMA:
            raise ValueError(f"its schema is not {_SCHEMA}")
        rows = [(str(f["id"]), str(f["code"]), str(f["article"])) for f in tree["findings"]]
    except FileNotFoundError:
        raise UsageError(Problem("there is no such baseline; --write-baseline makes it", name)) from None
    except OSError as error:
        raise UsageError(Problem(f"cannot be read: {(error.strerror or str(error)).lower()}", name)) from None
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(Problem(f"this is no baseline of numcheck: {error}", name)) from None
    lines = {
        ident: number
        for number, text in enumerate(source.splitlines(), 1)
        for ident in re.findall(r'"id": "(\w+)"', text)
    }
    return tuple(
        Entry("baseline", "in the baseline", None, (code,), ident, article, (), name, lines.get(ident, 1))
        for ident, code, article in rows
    )


def baseline_of(findings: Iterable[Finding]) -> str:
    """A baseline file that hides these findings (those already suppressed otherwise are left out)."""
    import json

    rows = [
        {"id": f.id, "code": f.code, "article": f.article, "message": f.message}
        for f in findings
        if f.suppressed in (None, "in the baseline") and not f.code.startswith("NC9")
    ]
    return (
        json.dumps(
            {"schema": _SCHEMA, "findings": sorted(rows, key=lambda r: (r["article"], r["code"], r["id"]))},
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
    )


def pruned(path: str | Path, findings: Iterable[Finding], articles: Iterable[Article]) -> str:
    """The baseline file without its stale entries; those of articles outside this run stay."""
    import json
    from pathlib import Path

    alive = {f.id for f in findings}
    here = {a.id for a in articles}
    source = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    read_baseline(path)
    source["findings"] = [f for f in source["findings"] if f["id"] in alive or f["article"] not in here]
    return json.dumps(source, indent=1, ensure_ascii=False) + "\n"


def today_of(settings: Settings, articles: Iterable[Article]) -> str | None:
    """The day expiry is held against: `settings.today`, or the latest publication date of the articles."""
    return settings.today or max((a.published[:10] for a in articles if a.published), default=None)


def apply(
    findings: Iterable[Finding],
    figures: Mapping[str, Figure],
    articles: Iterable[Article],
    rules: Rules,
    settings: Settings,
    accepted: Iterable[Entry] = (),
) -> tuple[Finding, ...]:
    """The findings with the reason on those that are silenced, and NC901 to NC905 for what silences nothing any more.

    A suppression without a reason, or past its date, hides nothing.
    """
    kept_articles = tuple(articles)
    today = today_of(settings, kept_articles)
    entries = [*comments(kept_articles)]
    entries += read_file(settings.ignore_file) if settings.ignore_file else ()
    entries += read_baseline(settings.baseline) if settings.baseline else ()
    entries += accepted
    here = {a.id for a in kept_articles}
    open_ = list(findings)
    said: list[tuple[str, str, Entry]] = []
    for entry in entries:
        matching = [n for n, f in enumerate(open_) if _covers(entry, f, figures)]
        expired = bool(entry.until and today and entry.until < today)
        strangers = tuple(c for c in entry.codes if entry.origin == "comment" and not _is_rule(c, rules))
        entry = replace(entry, codes=tuple(c for c in entry.codes if c not in strangers))
        if not entry.understood:
            said.append(("NC902", "unread", entry))
            continue
        if entry.origin != "baseline" and not entry.reason:
            said.append(("NC902", "", entry))
            continue
        if strangers:
            said.append(("NC901", "unknown", replace(entry, codes=strangers)))
            if not entry.codes:
                continue
        if entry.until is not None and not _is_date(entry.until):
            said.append(("NC903", "undated", entry))
        elif expired:
            said.append(("NC903", "", entry))
        elif not matching:
            if _judged(entry, here, rules, settings):
                said.append(({"baseline": "NC904", "acceptance": "NC905"}.get(entry.origin, "NC901"), "", entry))
        else:
            for n in matching:
                if open_[n].suppressed is None:
                    open_[n] = replace(open_[n], suppressed=entry.reason)
    extra = [f for code, how, entry in said if (f := _about(code, how, entry, rules, settings, today)) is not None]
    order = {a.id: n for n, a in enumerate(kept_articles)}
    return tuple(
        sorted(
            [*open_, *extra],
            key=lambda f: (order.get(f.article, len(order)), f.article, f.start, f.line, f.code, f.end, f.figures),
        )
    )


def _covers(entry: Entry, finding: Finding, figures: Mapping[str, Figure]) -> bool:
    if entry.origin != "comment":
        return entry.id == finding.id
    if not any(c.upper() in (finding.code, "ALL") or c.lower() == finding.name for c in entry.codes):
        return False
    if finding.article == entry.article and finding.line in entry.lines:
        return True
    sides = (figures[i] for i in finding.figures if i in figures)
    return any(f.article == entry.article and f.line in entry.lines for f in sides)


def _judged(entry: Entry, here: set[str], rules: Rules, settings: Settings) -> bool:
    """Can this run tell that an entry is idle? Only when it looked: at that article, with those rules."""
    if entry.article is not None and entry.article not in here:
        return False
    known = [rules.get(c) for c in entry.codes if c.upper() != "ALL"]
    return all(r is None or settings.selects(r.code, r.name, r.on) for r in known)


def _is_rule(token: str, rules: Rules) -> bool:
    return token.upper() == "ALL" or rules.get(token) is not None


def _about(
    code: str, variant: str, entry: Entry, rules: Rules, settings: Settings, today: str | None
) -> Finding | None:
    rule = rules.get(code)
    if rule is None or not settings.selects(rule.code, rule.name, rule.on):
        return None
    named = ", ".join(entry.codes) or entry.id or "no rule"
    words = [word for known in rules for word in (known.code, known.name)] if variant == "unknown" else []
    slots = {
        "code": named,
        "reason": entry.reason,
        "until": entry.until or "",
        "today": today or "",
        "id": entry.id,
        "what": entry.origin,
        "meant": closest(named, words),
    }
    article = entry.article if entry.origin == "comment" and entry.article else entry.path
    ident = finding_id(code, article, named, str(entry.until), entry.id)
    return Finding(
        ident,
        code,
        rule.name,
        level_of(rule, settings),
        filled(rule.text(variant), slots),
        (),
        article,
        entry.line,
        entry.column,
        entry.start,
        entry.end,
    )


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
