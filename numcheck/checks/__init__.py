"""The engine of the checks: which rules are on, what each finds, one finding for one disagreement, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model import LEVELS, Finding, Report
from ..native import sha256
from ..settings import Settings
from ..text import position
from .kinds import KINDS
from .rules import SLOT, Rule, Rules
from .view import Hit, View, view

__all__ = ["active", "finding_id", "run"]


def run(report: Report, rules: Rules, settings: Settings, drafts: Iterable[str] = ()) -> tuple[Finding, ...]:
    """All findings of a report that has none yet, by article, place and code.

    `drafts` are ids of articles: with them, only findings that touch a draft are given, anchored there. Suppressions
    and the baseline are not applied here.
    """
    seen = view(report, drafts)
    hits = [(rule, hit) for rule in active(rules, settings) for hit in _found(rule, seen, settings)]
    findings = [_finding(rule, group, seen, settings) for rule, group in _folded(_specific(hits))]
    if seen.drafts:
        findings = [f for f in findings if f.article in seen.drafts]
    findings = [f for f in findings if not settings.ignored_in(f.article, f.code, f.name)]
    return _distinct(sorted(findings, key=lambda f: (seen.order.get(f.article, 0), f.start, f.code, f.end, f.figures)))


def active(rules: Rules, settings: Settings) -> Iterator[Rule]:
    """The rules that are on: those of `select` (or else those on by default), without those of `ignore`."""
    for rule in rules:
        if settings.selects(rule.code, rule.name, rule.on):
            yield rule


def finding_id(code: str, *parts: str) -> str:
    """The fingerprint of a finding: twelve hexadecimal digits of its code and what it rests on."""
    return sha256("\x1f".join((code, *parts)).encode()).hexdigest()[:12]


def level_of(rule: Rule, settings: Settings) -> str:
    """A rule's level, as the configuration sets it."""
    return settings.level(rule.code, rule.name) or rule.level


def _found(rule: Rule, seen: View, settings: Settings) -> Iterator[Hit]:
    find = KINDS[rule.kind].find
    if find is None or (rule.kind == "support" and not settings.require_support):
        return
    yield from find(seen, rule.params)


def _specific(hits: list[tuple[Rule, Hit]]) -> Iterator[tuple[Rule, Hit]]:
    """Without the hits that a more telling rule has on the same figures (its file says what it `replaces`)."""
    told: dict[str, set[frozenset[str]]] = {}
    for rule, hit in hits:
        for code in rule.replaces:
            told.setdefault(code, set()).add(_key(hit))
    return (
        (rule, hit) for rule, hit in hits
        if not hit.figures or not any(_key(hit) <= figures for figures in told.get(rule.code, ()))
    )  # fmt: skip


def _key(hit: Hit) -> frozenset[str]:
    return frozenset(f.id for f in hit.figures)


def _folded(hits: Iterable[tuple[Rule, Hit]]) -> Iterator[tuple[Rule, list[Hit]]]:
    groups: dict[tuple[object, ...], tuple[Rule, list[Hit]]] = {}
    for number, (rule, hit) in enumerate(hits):
        key = (rule.code, number) if hit.fold is None else (rule.code, "fold", *hit.fold)
        groups.setdefault(key, (rule, []))[1].append(hit)
    yield from groups.values()


def _finding(rule: Rule, hits: list[Hit], seen: View, settings: Settings) -> Finding:
    # the loudest speaks; among equals the first in the text
    base = level_of(rule, settings)
    levels = [max(base, hit.level or base, key=LEVELS.index) for hit in hits]
    lead = min(range(len(hits)), key=lambda i: (LEVELS.index(levels[i]), *_place(hits[i], seen), i))
    hit = hits[lead]
    figures = list(dict.fromkeys(f.id for h in (hit, *hits) for f in h.figures))
    message = filled(rule.text(hit.variant), hit.slots)
    more = len(figures) - len(hit.figures)
    if more > 0:
        message += f" (and {more} more of its figures)" if more > 1 else " (and one more figure)"
    if hit.span is not None:
        article, start, end, words = hit.span
        line, column = position(seen.articles[article], start) if article in seen.articles else (1, 1)
        ident = finding_id(rule.code, article, words)
    else:
        anchor = hit.figures[0]
        article, start, end, line, column = anchor.article, anchor.start, anchor.end, anchor.line, anchor.column
        ident = finding_id(rule.code, *sorted(f.id for f in hit.figures))
    return Finding(
        ident, rule.code, rule.name, levels[lead], message, tuple(figures), article, line, column, start, end
    )


def _place(hit: Hit, seen: View) -> tuple[int, int]:
    if hit.span is not None:
        return seen.order.get(hit.span[0], 0), hit.span[1]
    return seen.place(hit.figures[0])


def filled(template: str, slots: Mapping[str, str]) -> str:
    """A message with its slots filled; one line, single spaces."""
    return " ".join(SLOT.sub(lambda m: slots.get(m[1], ""), template).split())


def _distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Fingerprints made unique: the same words twice in an article are numbered in the order of the text."""
    from ..values import replace

    seen: dict[str, int] = {}
    kept = []
    for finding in findings:
        number = seen[finding.id] = seen.get(finding.id, 0) + 1
        kept.append(finding if number == 1 else replace(finding, id=finding_id(finding.code, finding.id, str(number))))
    return tuple(kept)
