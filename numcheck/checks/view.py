"""What a check looks at: the report indexed once, the sides of a pair in order, how a figure is said in a message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..model import Article, Comparison, Figure, Number, Report, Toll, When, plain
from ..native import date
from ..typed import Any
from ..values import field, frozen

Params = Mapping[str, Any]
GROWING = ("killed", "casualties")
"""Counts that only grow as time goes by; the injured may fall as people die, the missing as they are found."""
SOFT = 0.1
"""An "about" is read a tenth wider on both sides before arithmetic is held against it."""


@frozen
class Param:
    """A parameter of a kind of check: its type and what it is when a rule does not give it.

    Types: `number`, `percent` ("5%"), `days`, `flag` (yes, no), `choice` and `choices` (of `of`), `words` (language
    -> list).
    """

    type: str
    default: Any
    of: tuple[str, ...] = ()


@frozen
class Hit:
    """What a kind of check found: the figures it rests on (or a span), the slots of the message, and which message.

    `level` can only lower the rule's level; `fold` names what several hits have in common, so that one finding tells
    them all.
    """

    figures: tuple[Figure, ...] = ()
    slots: Mapping[str, str] = field(default_factory=dict)
    span: tuple[str, int, int, str] | None = None
    variant: str = ""
    level: str | None = None
    fold: tuple[object, ...] | None = None


@frozen
class View:
    """A report without findings, indexed for the checks."""

    articles: Mapping[str, Article]
    figures: Mapping[str, Figure]
    by_article: Mapping[str, tuple[Figure, ...]]
    report: Report
    drafts: frozenset[str]
    order: Mapping[str, int]
    toll_of: Mapping[str, str]

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        return self.report.comparisons

    @property
    def tolls(self) -> tuple[Toll, ...]:
        return self.report.tolls

    @property
    def dates(self) -> tuple[tuple[str, When], ...]:
        return self.report.dates

    def place(self, figure: Figure) -> tuple[int, int]:
        """Where a figure stands in the run: its article's turn, then its offset."""
        return self.order.get(figure.article, 0), figure.start

    def anchored(self, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        """The same figures, those of a draft first: a finding is anchored where it can be mended."""
        kept = tuple(figures)
        return tuple(sorted(kept, key=lambda f: f.article not in self.drafts)) if self.drafts else kept

    def pair(self, comparison: Comparison) -> tuple[Figure, Figure]:
        """Both figures of a comparison: a draft's first, otherwise in the order of the articles and their text."""
        a, b = self.figures[comparison.a], self.figures[comparison.b]
        if (b.article in self.drafts, a.article in self.drafts) == (True, False):
            return b, a
        if (a.article in self.drafts) == (b.article in self.drafts) and self.place(b) < self.place(a):
            return b, a
        return a, b

    def pairs(self) -> Iterator[tuple[Comparison, Figure, Figure]]:
        """The comparisons of two figures (no sums), each with its sides in order."""
        for comparison in self.comparisons:
            if not comparison.sum_of and comparison.a in self.figures and comparison.b in self.figures:
                yield comparison, *self.pair(comparison)


def view(report: Report, drafts: Iterable[str] = ()) -> View:
    """Index a report once for all checks."""
    by_article: dict[str, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        by_article[figure.article].append(figure)
    return View(
        articles={a.id: a for a in report.articles},
        figures={f.id: f for f in report.figures},
        by_article={k: tuple(v) for k, v in by_article.items()},
        report=report,
        drafts=frozenset(drafts),
        order={a.id: n for n, a in enumerate(report.articles)},
        toll_of={fid: toll.id for toll in report.tolls for fid in toll.figures},
    )


def day(text: str | None) -> date | None:
    """The whole calendar day of an ISO date or of the end of a range; None when it is partial or no date."""
    last = (text or "").rsplit("/", 1)[-1][:10]
    try:
        return date.fromisoformat(last) if len(last) == 10 else None
    except ValueError:
        return None


def first_day(text: str | None) -> date | None:
    """The same for the beginning of a range."""
    return day((text or "").split("/", 1)[0])


def moment(figure: Figure) -> date | None:
    """The day a figure stands for: as of when, or else when its article came out."""
    return day(figure.as_of) or day(figure.published)


def floor_of(figure: Figure) -> Number | None:
    """The least the words allow, an "about" read a little wider; None when open or vague."""
    if figure.low is None or figure.bound == "vague":
        return None
    return figure.low * (1 - SOFT) if figure.bound == "about" else figure.low


def ceiling_of(figure: Figure) -> Number | None:
    """The most the words allow, an "about" read a little wider; None when open or vague."""
    if figure.high is None or figure.bound == "vague":
        return None
    return figure.high * (1 + SOFT) if figure.bound == "about" else figure.high


def nominal(figure: Figure) -> Number | None:
    """The number the reader remembers: as printed, or the middle of a range."""
    if figure.value is not None:
        return figure.value
    if figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2
    return figure.low if figure.low is not None else figure.high


def same_interval(a: Figure, b: Figure) -> bool:
    return (a.low, a.high, a.value) == (b.low, b.high, b.value)


def grouped(number: Number) -> str:
    """A number for a sentence: 4,100."""
    return f"{int(number):,}" if float(number).is_integer() else plain(number)


def where(figure: Figure) -> str:
    """article:line, as an editor finds it; a row is called by its line already."""
    tail = f":{figure.line}"
    return figure.article if figure.article.endswith(tail) else figure.article + tail


BOUND_WORDS = {
    "more_than": "more than",
    "at_least": "at least",
    "up_to": "up to",
    "fewer_than": "fewer than",
    "about": "about",
}


def bounded(figure: Figure) -> str:
    """The words of a number with its bound, which may stand elsewhere in the sentence ("deaths exceeded 4,000")."""
    words, text = BOUND_WORDS.get(figure.bound), figure.text
    if words and text[:1].isdigit() and text[-1:].isdigit():
        return f"{words} {text}"
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def said(figure: Figure) -> str:
    """A figure as a phrase: "more than 1,300 Israelis killed", "230 hostages held"."""
    number = f"1 (“{figure.text}”)" if figure.indefinite else bounded(figure)
    if figure.metric in ("count", "quantity"):
        return f"{number} {figure.unit or ''}".strip()
    if figure.metric == "share":
        return f"{number} {figure.victims or ''}".strip()
    if figure.metric.startswith("hostages_"):
        return f"{number} hostages {figure.metric.removeprefix('hostages_')}"
    who = figure.victims or ""
    if who and not figure.indefinite and who.lower() not in number.lower():
        of = "of " if figure.bound == "vague" and number.endswith("s") else ""
        number = f"{number} {of}{who}"
    return f"{number} {figure.metric.replace('_', ' ')}" if figure.metric != "casualties" else f"{number} (casualties)"


def side(figure: Figure, *, place: bool) -> str:
    """One side of a difference: the phrase, and in brackets who says so, as of when and, if asked, where it stands."""
    parts = [figure.attribution, f"as of {figure.as_of}" if figure.as_of else None, where(figure) if place else None]
    known = ", ".join(p for p in parts if p)
    return f"{said(figure)} ({known})" if known else said(figure)


SIDE = frozenset(("", ".text", ".metric", ".said", ".where", ".attribution", ".as_of", ".victims", ".article"))


def slots_of(name: str, figure: Figure, *, place: bool = False) -> dict[str, str]:
    """The slots a figure offers to a message: `{a}`, `{a.text}`, `{a.where}` …"""
    return {
        name: side(figure, place=place),
        f"{name}.text": figure.text,
        f"{name}.metric": figure.metric.replace("_", " "),
        f"{name}.said": said(figure),
        f"{name}.where": where(figure),
        f"{name}.attribution": figure.attribution or "no source named",
        f"{name}.as_of": figure.as_of or "no date",
        f"{name}.victims": figure.victims or "people",
        f"{name}.article": figure.article,
    }


def slot_names(*names: str) -> frozenset[str]:
    """All slots of the named figures."""
    return frozenset(name + suffix for name in names for suffix in SIDE)


def clause(why: str) -> str:
    """A reason as the tail of a sentence, without its full stop."""
    return why.strip().rstrip(".")
