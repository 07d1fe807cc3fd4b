"""The nouns: frozen values that every room passes on and none changes."""

from __future__ import annotations

from .typed import Any
from .values import field, frozen

Number = int | float

METRICS = (
    "killed", "injured", "missing", "casualties", "hostages_taken", "hostages_held", "hostages_freed",
    "displaced", "detained", "trapped", "rescued",
)  # fmt: skip
"""The metrics that ship; a rule file can add more, and `--all` adds count, quantity and share."""

BOUNDS = ("exact", "at_least", "more_than", "up_to", "fewer_than", "about", "range", "vague")
LEVELS = ("error", "warning", "note")


@frozen
class Span:
    """Code points [start, end) of an article's checked text."""

    start: int
    end: int


@frozen
class Outline:
    """What comparing needs of a text that is not at hand.

    `words` are those of its opening, each once, in the order of the alphabet. `runs` are numbers made of each five
    words in a row, to know a copy by; where there are many, one in 2 ** `thinned` is kept.
    """

    words: tuple[str, ...] = ()
    runs: tuple[int, ...] = ()
    thinned: int = 0


@frozen
class Article:
    """One article as it was read; its text is never edited, so offsets always hold.

    `line` is the line of the original file where `text` begins (1-based); `title_line` and `title_column` tell where
    the title stands, 0 when it stands nowhere. In a table every figure of an article is on the row's line (`row`).
    Where the text is not the file's own (a web page, a document), `lines` leads back: (offset into `text`, line,
    column) in ascending order, each good for the characters up to the next; column 0 where only the line is known.
    `blank` are spans of `text` that are no prose: code, link targets, marks of Markdown; an empty one ends a block.
    `outline` stands for the text where only its figures were kept; `text` then holds their sentences and is blank
    elsewhere.
    """

    id: str
    text: str
    title: str = ""
    source: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    language: str = "en"
    event: str | None = None
    path: str | None = None
    line: int = 1
    title_line: int = 0
    title_column: int = 1
    row: bool = False
    lines: tuple[tuple[int, int, int], ...] = ()
    blank: tuple[tuple[int, int], ...] = ()
    outline: Outline | None = None

    @property
    def checked(self) -> str:
        """The text that is read and that offsets point into: title, newline, text; or the text alone."""
        return f"{self.title}\n{self.text}" if self.title else self.text


@frozen
class Count:
    """What the words of a number say: the closed interval [low, high] (None is open), and the number as printed."""

    low: Number | None
    high: Number | None
    value: Number | None
    bound: str

    def __str__(self) -> str:
        return notation(self.low, self.high, self.value, self.bound)


@frozen
class When:
    """A date phrase of an article.

    `iso` is what it means, as far as the article tells: `2023-10-07`, `2023-10`, `2023`, a range `a/b`, or `--10-07`
    while the year is unknown; None for a phrase that points to nothing known ("on Monday" in an undated article).
    `role` tells what the phrase does: day, since, as_of, dateline … `weekday` is 0 for Monday, where one is said.
    `problem` is a sentence when the calendar has no such date or the weekday is another. `days` belongs to "two days
    after" (role offset): how many days what is told lies behind the other event, below zero before it.
    """

    start: int
    end: int
    text: str
    iso: str | None
    role: str = "day"
    weekday: int | None = None
    inferred: bool = False
    problem: str | None = None
    days: int | None = None


@frozen
class Figure:
    """One numeric claim with its words and its context; the record that README documents, field by field."""

    id: str
    article: str
    source: str | None
    published: str | None
    metric: str
    low: Number | None
    high: Number | None
    value: Number | None
    bound: str
    text: str
    start: int
    end: int
    line: int
    column: int
    quote: str
    victims: str | None = None
    groups: tuple[str, ...] = ()
    place: str | None = None
    event_date: str | None = None
    as_of: str | None = None
    scope: str = "event"
    attribution: str | None = None
    assertion: str = "asserted"
    part_of: str | None = None
    unit: str | None = None
    language: str = "en"
    rule: str = ""
    # beyond the promised record
    quote_start: int = 0
    role: str = "toll"
    """toll, part, increment ("another five"), residual ("seven others"), perpetrator, severity ("two critically")."""
    indefinite: bool = False
    """The words hold no number: "a man was shot dead" reads as 1."""
    cause: str | None = None
    in_title: bool = False

    def __str__(self) -> str:
        number = notation(self.low, self.high, self.value, self.bound)
        who = self.victims or self.unit
        return f"{self.metric} {number}" + (f" {who}" if who else "")


@frozen
class Unread:
    """A number near a casualty word that no construction could read: shown, counted, never guessed."""

    article: str
    start: int
    end: int
    line: int
    column: int
    text: str
    quote: str


@frozen
class Reading:
    """All that was read in one article."""

    figures: tuple[Figure, ...] = ()
    dates: tuple[When, ...] = ()
    unread: tuple[Unread, ...] = ()


@frozen
class Toll:
    """One metric of one group in one event (or one running count), as several figures tell it over time."""

    id: str
    metric: str
    groups: tuple[str, ...]
    place: str | None
    event_date: str | None
    scope: str
    figures: tuple[str, ...]
    current: str | None = None


@frozen
class Comparison:
    """Two figures, or a figure `a` and a sum of others, with the verdict and its reason in a sentence.

    `gates` says, gate by gate, what made them comparable or left it open; `missing` what would settle it.
    """

    a: str
    b: str
    verdict: str
    why: str
    sum_of: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@frozen
class Finding:
    """What a rule says of some figures (or, for the calendar, of a date phrase); `figures[0]` is its anchor."""

    id: str
    code: str
    name: str
    level: str
    message: str
    figures: tuple[str, ...]
    article: str
    line: int
    column: int
    start: int = 0
    end: int = 0
    suppressed: str | None = None


@frozen
class Summary:
    """How much was read: printed at the end of every run."""

    articles: int = 0
    figures: int = 0
    tolls: int = 0
    comparisons: int = 0
    findings: int = 0
    hidden: int = 0
    unread: int = 0
    sought: bool = True
    """Whether numbers that could not be read were looked for; not told in records."""
    notes: int = 0
    """How many of the hidden findings are notes that --verbose shows; not told in records."""


@frozen
class Report:
    """Everything one run found out, in a fixed order: articles by id, figures by place, findings by place and code."""

    articles: tuple[Article, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[tuple[str, When], ...] = ()
    tolls: tuple[Toll, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    summary: Summary = field(default_factory=Summary)

    def to_frame(self) -> Any:
        """The figures as a pandas frame, one row a figure."""
        from .dataset import to_frame

        return to_frame(self.figures)

    def to_json(self) -> str:
        """The report as the JSON document `numcheck/report/v1`."""
        from .report.json import document

        return document(self)


def plain(number: Number) -> str:
    """A number without grouping, whole floats as integers."""
    return str(int(number)) if float(number).is_integer() else str(number)


def notation(low: Number | None, high: Number | None, value: Number | None, bound: str) -> str:
    """The one short notation of a count: `12`, `> 1300`, `>= 12`, `< 10`, `<= 50`, `~ 500`, `40..50`, `24..99?`."""
    if bound in ("range", "vague") or value is None:
        tail = "?" if bound == "vague" else ""
        return f"{'' if low is None else plain(low)}..{'' if high is None else plain(high)}{tail}"
    sign = {"more_than": "> ", "at_least": ">= ", "fewer_than": "< ", "up_to": "<= ", "about": "~ "}.get(bound, "")
    return sign + plain(value)
