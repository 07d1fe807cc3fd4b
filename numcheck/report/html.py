"""One page for people: tolls over time, findings with both sides, every figure in its sentence; nothing is loaded."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html import escape
from pathlib import Path
from string import Template

from ..checks.view import said
from ..model import Comparison, Figure, Finding, Report, Toll
from . import words
from .ci import worst_first
from .full import Lookup
from .markup import cut, dated, e, fits, marked, quoted, text_fragment
from .screen import safe
from .sources import Root, Sources, sources
from .svg import drawing
from .timeline import moment

_PAGE = Path(__file__).parent / "page"
_HEADS = ("metric", "number", "who", "where", "when", "by whose word", "article:line", "words")


def write(report: Report, kind: str, root: Path | Root | None) -> str:
    """The whole page: for `report` everything, for `check` and `data` the findings, for `extract` the figures."""
    return _Page(report, kind, sources(report, root)).text()


def _digest(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


class _Page:
    """The parts of the page, from one report."""

    def __init__(self, report: Report, kind: str, known: Sources) -> None:
        self.report, self.kind, self.known = report, kind, known
        self.lookup = Lookup(report, known)
        self.figures = {figure.id: figure for figure in report.figures}
        self.anchors = {figure.id: f"f{place}" for place, figure in enumerate(report.figures, 1)}

    def text(self) -> str:
        style = (_PAGE / "page.css").read_text(encoding="utf-8")
        script = (_PAGE / "page.js").read_text(encoding="utf-8")
        policy = (
            f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        )
        sections = self._sections()
        frame = Template((_PAGE / "page.html").read_text(encoding="utf-8"))
        return frame.substitute(
            policy=policy,
            kind=self.kind,
            style=style,
            how_much=escape(words.how_much(self.report.summary, self.kind)),
            nav="".join(f'<li><a href="#{ident}">{title}</a>{self._count(ident)}</li>' for ident, title, _ in sections),
            body="\n".join(
                f'<section id="{ident}" aria-labelledby="{ident}-title">\n'
                f'<h2 id="{ident}-title">{title}</h2>\n{content}</section>'
                for ident, title, content in sections
            ),
            script=script,
        )

    def _count(self, ident: str) -> str:
        """How many there are of what a section tells, beside its link."""
        told = self.report.summary
        number = {"tolls": told.tolls, "findings": told.findings, "figures": told.figures}.get(ident)
        return "" if number is None else f' <span class="soft">{number:,}</span>'

    def _sections(self) -> list[tuple[str, str, str]]:
        parts = []
        if self.kind == "report":
            parts.append(("tolls", "Tolls, and how their figures fit", self._tolls()))
        if self.kind != "extract":
            parts.append(("findings", "Findings", self._findings()))
        if self.kind in ("report", "extract"):
            parts.append(("figures", "Figures", self._table()))
        if self.kind != "data":
            parts.append(("read", "What was read", self._read()))
        return parts

    def _anchor(self, figure: Figure) -> str:
        return self.anchors[figure.id] if self.kind != "check" else "findings"

    def _tolls(self) -> str:
        home: dict[str, str] = {}
        for toll in self.report.tolls:
            for one in toll.figures:
                home.setdefault(one, toll.id)
        told: dict[str, list[Comparison]] = {}
        for comparison in self.report.comparisons:
            told.setdefault(home.get(comparison.a) or home.get(comparison.b) or "", []).append(comparison)
        shown = [toll for toll in self.report.tolls if len(toll.figures) > 1 or toll.id in told]
        parts = [self._toll(toll, told.get(toll.id, [])) for toll in shown]
        if rest := told.get(""):
            parts.append(f'<div class="card"><h3>Between figures of no toll</h3>{fits(rest)}</div>\n')
        if alone := len(self.report.tolls) - len(shown):
            parts.append(f"<p>{words.counted(alone, 'toll')} told by one figure only.</p>\n")
        if not parts:
            return "<p>No tolls.</p>\n"
        # hundreds of drawings are only laid out when they come into view
        return f'<div class="many">{"".join(parts)}</div>\n' if len(shown) > 60 else "".join(parts)

    def _toll(self, toll: Toll, told: list[Comparison]) -> str:
        items = [self.figures[one] for one in toll.figures if one in self.figures]
        name = words.toll(toll, items)
        rows = []
        for figure in items:
            by = e(figure.attribution or figure.source or "no source given")
            now = ' <span class="is-fits">(the latest)</span>' if figure.id == toll.current and len(items) > 1 else ""
            when = dated(words.date(moment(figure)) or "undated")
            rows.append(
                f'<li>{when}: <a href="#{self._anchor(figure)}"><strong>{e(words.number(figure))}</strong></a>, '
                f"{by}{now} {self._place(figure)}</li>"
            )
        picture = (
            f'<div class="picture">{drawing(name, items, toll.current, told, self._anchor)}</div>' if items else ""
        )
        return (
            f'<div class="card toll"><h3>{dated(name)}</h3>{picture}<p class="said soft" aria-live="polite"></p>'
            f'<ul class="told">{"".join(rows)}</ul>{fits(told)}</div>\n'
        )

    def _place(self, item: Figure | Finding) -> str:
        """`file:line`, linked to the sentence on the web where the article has an address."""
        place = escape(self.known.where(item))
        article = self.known.articles.get(item.article)
        url = article.url if article else None
        if not url or not re.match(r"https?://[^\s]+\Z", url) or safe(url) != url:
            return f'<span class="place">{place}</span>'
        fragment = text_fragment(item.quote) if isinstance(item, Figure) else ""
        joined = url + (":~:" if "#" in url else "#:~:") + fragment if fragment else url
        return f'<a class="place" href="{escape(joined)}" rel="noreferrer">{place}</a>'

    def _findings(self) -> str:
        ranked = worst_first(self.report.findings)
        open_ones = [finding for finding in ranked if finding.suppressed is None]
        hidden = [finding for finding in ranked if finding.suppressed is not None]
        parts = [self._finding(finding) for finding in open_ones] or [f"<p>{words.none(self.report, self.kind)}</p>\n"]
        if hidden:
            rows = "".join(
                f"<li>{f.code} {e(f.name)}: {e(f.message)} {self._place(f)}<br>Reason: {e(f.suppressed or '')}</li>"
                for f in hidden
            )
            count = words.counted(len(hidden), "suppressed finding")
            parts.append(f"<details><summary>{count}</summary><ul>{rows}</ul></details>\n")
        return "".join(parts)

    def _finding(self, finding: Finding) -> str:
        sides = []
        for one in finding.figures:
            if figure := self.figures.get(one):
                about = [figure.attribution or figure.source or "no source given", words.when(figure)]
                if not about[1] and figure.published:
                    about[1] = f"published {figure.published}"
                sides.append(
                    f'<div class="side"><p><strong>{e(said(figure))}</strong>, '
                    f"{dated(', '.join(part for part in about if part))}</p>"
                    f"<blockquote>{quoted(figure)}</blockquote><p>{self._place(figure)}</p></div>"
                )
        if not sides and (article := self.known.articles.get(finding.article)) and finding.start < finding.end:
            text = article.checked
            first, last = self.known.lines(article.id).line_span(finding.start)
            around = cut(text[first : finding.start], text[finding.start : finding.end], text[finding.end : last])
            sides.append(f'<div class="side"><blockquote>{marked(*around)}</blockquote></div>')
        missing = self.lookup.missing(finding)
        settle = f"<p>To settle it: {e('; '.join(missing))}</p>" if missing else ""
        return (
            f'<article class="card"><h3><span class="level {finding.level}">{finding.level} {finding.code}</span> '
            f"{e(finding.name)} "
            f'{self._place(finding)}</h3><p dir="auto">{dated(finding.message)}</p>'
            f'<div class="sides">{"".join(sides)}</div>{settle}</article>\n'
        )

    def _table(self) -> str:
        if not self.report.figures:
            return "<p>No figures were found.</p>\n"
        metrics = sorted({figure.metric for figure in self.report.figures})
        options = "".join(f'<option value="{e(name)}">{e(words.metric(name))}</option>' for name in metrics)
        heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
        rows = "\n".join(self._row(figure) for figure in self.report.figures)
        return (
            '<div class="filters needs-script">'
            '<label>Words <input id="filter" type="search" autocomplete="off"></label>'
            f'<label>Metric <select id="metric"><option value="">all</option>{options}</select></label>'
            '<output id="shown" aria-live="polite"></output></div>\n'
            '<div class="scroll" role="region" aria-labelledby="figures-title" tabindex="0">'
            "<table><caption>Every figure, in its sentence</caption>"
            f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>\n"
        )

    def _row(self, f: Figure) -> str:
        number = f.value if f.value is not None else f.low if f.low is not None else f.high
        aside = words.aside(f)
        name = words.metric(f.metric) + (f" ({aside})" if aside else "")
        value = (
            "" if number is None else f' data-v="{number:g}"' if isinstance(number, float) else f' data-v="{number}"'
        )
        cells = (
            e(name), e(words.number(f)), e(words.who(f)), e(f.place or ""), dated(words.when(f)),
            e(f.attribution or ""),
            self._place(f).removeprefix('<span class="place">').removesuffix("</span>"), quoted(f),
        )  # fmt: skip
        return (
            f'<tr id="{self.anchors[f.id]}" data-m="{e(f.metric)}"{value}><td>' + "</td><td>".join(cells) + "</td></tr>"
        )

    def _read(self) -> str:
        counts: dict[str, int] = {}
        for figure in self.report.figures:
            counts[figure.article] = counts.get(figure.article, 0) + 1
        rows = []
        for article in self.report.articles:
            about = ", ".join(part for part in (article.source, article.published) if part)
            title = f"<bdi>{e(article.title)}</bdi>" if article.title else ""
            told = ", ".join(part for part in (title, e(about)) if part)
            rows.append(
                f'<li><span class="place">{escape(safe(self.known.path(article.id)))}</span> {told}'
                f"{': ' if told else ''}{words.counted(counts.get(article.id, 0), 'figure')}</li>"
            )
        parts = [
            f"<details><summary>{words.counted(len(rows), 'article')}</summary><ul>{''.join(rows)}</ul></details>\n"
        ]
        if self.report.unread:
            unread = "".join(
                f'<li><span class="place">{escape(safe(self.known.path(u.article)))}:{u.line}</span> '
                f"<mark>{e(u.text)}</mark> "
                f'<span dir="auto">{e(u.quote)}</span></li>'
                for u in self.report.unread
            )
            near = words.counted(len(self.report.unread), "number") + " near a casualty word could not be read"
            parts.append(f"<details open><summary>{near}</summary><ul>{unread}</ul></details>\n")
        return "".join(parts)
