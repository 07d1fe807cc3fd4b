"""Reports built by hand for the tests of the writers: no reading, no comparing."""

from __future__ import annotations

from numcheck.model import Article, Comparison, Figure, Finding, Report, Summary, Toll, Unread
from numcheck.text import position


class Made:
    """Collects articles and figures; a figure is found by its words, so offsets are always true."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.figures: list[Figure] = []

    def article(self, id: str, text: str, **more: object) -> Article:
        article = Article(id=id, text=text, path=more.pop("path", id), **more)  # type: ignore[arg-type]
        self.articles[id] = article
        return article

    def figure(self, article: str, metric: str, text: str, value: float | None, **more: object) -> Figure:
        a = self.articles[article]
        start = a.checked.index(text, int(more.pop("after", 0)))  # type: ignore[call-overload]
        line, column = position(a, start)
        first = max(
            a.checked.rfind("\n", 0, start) + 1, a.checked.rfind(". ", 0, start) + 2 if ". " in a.checked[:start] else 0
        )
        last = a.checked.find(".", start)
        last = len(a.checked) if last < 0 else last + 1
        low = more.pop("low", value)
        high = more.pop("high", value)
        made = Figure(
            id=f"f{len(self.figures) + 1:03}",
            article=a.id,
            source=a.source,
            published=a.published,
            metric=metric,
            low=low,
            high=high,
            value=value,
            bound=str(more.pop("bound", "exact")),
            text=text,
            start=start,  # type: ignore[arg-type]
            end=start + len(text),
            line=line,
            column=column,
            quote=a.checked[first:last],
            quote_start=first,
            rule="en/killed.yaml:12",
            **more,  # type: ignore[arg-type]
        )
        self.figures.append(made)
        return made

    def report(self, **parts: object) -> Report:
        summary = Summary(
            articles=len(self.articles),
            figures=len(self.figures),
            tolls=len(parts.get("tolls", ())),  # type: ignore[arg-type]
            comparisons=len(parts.get("comparisons", ())),
            unread=len(parts.get("unread", ())),  # type: ignore[arg-type]
            findings=sum(f.suppressed is None for f in parts.get("findings", ())),  # type: ignore[attr-defined]
            hidden=sum(f.suppressed is not None for f in parts.get("findings", ())),  # type: ignore[attr-defined]
        )
        return Report(
            articles=tuple(self.articles.values()),
            figures=tuple(self.figures),
            summary=summary,
            **parts,  # type: ignore[arg-type]
        )


def harbour() -> Report:
    """Four articles on a harbour blast and a ferry: a sum that holds, an update, a divergence, a lone figure."""
    m = Made()
    m.article(
        "wire/monday.md",
        "PORT ELM, 3 March 2025 - A blast tore through the grain terminal on Monday, killing at least 24 people\n"
        "and leaving dozens injured, the harbour police said. "
        "Officers counted 14 dockers and 10 drivers among the dead.\n",
        title="Blast at Port Elm grain terminal",
        source="North Wire",
        published="2025-03-03",
        line=6,
        title_line=2,
        title_column=8,
        url="https://north.example/blast",
    )
    m.article(
        "wire/tuesday.md",
        "The death toll from Monday's explosion in Port Elm has risen to 31, the health ministry said on Tuesday.\n"
        "Another 112 people were being treated, and a man was still missing.\n",
        title="Port Elm toll climbs",
        source="North Wire",
        published="2025-03-04",
        line=5,
        title_line=2,
        title_column=8,
    )
    m.article(
        "archive/evening-observer/2025-03-04-port-elm-the-morning-after.md",
        "By Tuesday noon the fire brigade spoke of 47 dead after the terminal blast.\n",
        title="The morning after",
        source="Evening Observer",
        published="2025-03-04",
        line=5,
        title_line=2,
        title_column=8,
    )
    m.article("notes.txt", "Some 500 people were evacuated from the ferry Dora in October.\n")
    first = m.figure(
        "wire/monday.md",
        "killed",
        "at least 24",
        24,
        high=None,
        bound="at_least",
        victims="people",
        place="Port Elm",
        event_date="2025-03-03",
        as_of="2025-03-03",
        attribution="harbour police",
    )
    m.figure(
        "wire/monday.md",
        "injured",
        "dozens",
        None,
        low=24,
        high=99,
        bound="vague",
        place="Port Elm",
        event_date="2025-03-03",
        attribution="harbour police",
    )
    dockers = m.figure(
        "wire/monday.md",
        "killed",
        "14",
        14,
        victims="dockers",
        groups=("dockers",),
        place="Port Elm",
        event_date="2025-03-03",
        attribution="officers",
        part_of="f001",
        role="part",
    )
    drivers = m.figure(
        "wire/monday.md",
        "killed",
        "10",
        10,
        victims="drivers",
        groups=("drivers",),
        place="Port Elm",
        event_date="2025-03-03",
        attribution="officers",
        part_of="f001",
        role="part",
    )
    second = m.figure(
        "wire/tuesday.md",
        "killed",
        "31",
        31,
        place="Port Elm",
        event_date="2025-03-03",
        as_of="2025-03-04",
        attribution="health ministry",
    )
    m.figure("wire/tuesday.md", "injured", "112", 112, victims="people", place="Port Elm", event_date="2025-03-03")
    m.figure("wire/tuesday.md", "missing", "a man", 1, indefinite=True, victims="man", place="Port Elm")
    third = m.figure(
        "archive/evening-observer/2025-03-04-port-elm-the-morning-after.md",
        "killed",
        "47",
        47,
        place="Port Elm",
        event_date="2025-03-03",
        as_of="2025-03-04",
        attribution="fire brigade",
    )
    m.figure(
        "notes.txt",
        "displaced",
        "Some 500",
        500,
        bound="about",
        victims="people",
        place="the ferry Dora",
        event_date="--10",
    )
    message = (
        "31 killed in Port Elm (health ministry, 2025-03-04) differs from 47 killed in Port Elm "
        "(fire brigade, 2025-03-04): the same blast, the same day, and the two cannot both hold"
    )
    return m.report(
        tolls=(
            Toll("t1", "killed", (), "Port Elm", "2025-03-03", "event", (first.id, second.id, third.id), second.id),
            Toll("t2", "injured", (), "Port Elm", "2025-03-03", "event", ("f002", "f006"), "f006"),
            Toll("t3", "missing", (), "Port Elm", None, "event", ("f007",), "f007"),
            Toll("t4", "displaced", (), "the ferry Dora", "--10", "event", ("f009",), "f009"),
        ),
        comparisons=(
            Comparison(
                first.id, dockers.id, "sum", "14 + 10 = 24: agrees with “at least 24”", (dockers.id, drivers.id)
            ),
            Comparison(first.id, second.id, "update", "at least 24 (2025-03-03) grew to 31 (2025-03-04)"),
            Comparison(
                second.id,
                third.id,
                "source_divergence",
                "31 and 47 are given for the same blast and day; they differ by 16",
                missing=("the hour at which each of them counted",),
            ),
            Comparison("f002", "f006", "update_possible", "dozens (24 to 99) came first; 112 is later and larger"),
        ),
        findings=(
            Finding(
                "a1",
                "NC201",
                "metric-divergence",
                "warning",
                message,
                (second.id, third.id),
                "wire/tuesday.md",
                5,
                65,
                second.start,
                second.end,
            ),
            Finding(
                "a2",
                "NC401",
                "unattributed",
                "note",
                "112 injured has no source",
                ("f006",),
                "wire/tuesday.md",
                6,
                9,
                suppressed="the ministry's own list",
            ),
            Finding(
                "a3",
                "NC304",
                "undated-figure",
                "note",
                "about 500 displaced: the year of October is not said",
                ("f009",),
                "notes.txt",
                1,
                1,
            ),
        ),
        unread=(Unread("wire/tuesday.md", 3, 9, 2, 9, "five", "…"),),
    )


HOSTILE_TITLE = '</script><img src=x onerror=alert(1)> =HYPERLINK("http://x") | `a` \u202eevil\u202c \x1b[31mred'


def hostile() -> Report:
    """Texts that try to get out: markup, formulas, escapes; and ones that are hard to point into."""
    m = Made()
    m.article(
        "-evil,50%:a\nb.md",
        "🚒🔥 قتل 12 people in the fire 👩\u200d🚒, and e\u0301té 9 more.\r\n"
        "\tTabs\tbefore 7 dead.\r\n\u202e31 dead\u202c were =SUM(A1).\r\n",
        title=HOSTILE_TITLE,
        source='=cmd|"/c calc"!A1',
        published="2025-01-01",
        line=4,
        title_line=2,
        title_column=8,
    )
    m.article("long.txt", "x " * 30_000 + "where 88 people died" + " y" * 30_000 + "\n")
    m.article("rows.jsonl:7", "First line.\nSecond: 5 died.", path="rows.jsonl", row=True, line=7)
    evil = m.articles["-evil,50%:a\nb.md"].id
    twelve = m.figure(
        evil, "killed", "12", 12, victims="@people", attribution='<b onclick="x()">ministry</b>', place="+1"
    )
    m.figure(evil, "killed", "9", 9)
    seven = m.figure(evil, "killed", "7", 7)
    m.figure(evil, "killed", "31", 31, after=140)
    long = m.figure("long.txt", "killed", "88", 88, victims="people")
    row = m.figure("rows.jsonl:7", "killed", "5", 5)
    findings = tuple(
        Finding(
            f"h{n}",
            "NC201",
            "metric-divergence",
            level,
            f"{figure.text} <i>differs</i> | [x](y) 100%\r\nnext \u202e \x1b[0m",
            (figure.id, twelve.id),
            figure.article,
            figure.line,
            figure.column,
            figure.start,
            figure.end,
        )
        for n, (figure, level) in enumerate([(twelve, "error"), (seven, "warning"), (long, "note"), (row, "error")])
    )
    toll = Toll("t<1>", "killed", ("=x",), "<place>", None, "cumulative", tuple(f.id for f in m.figures), twelve.id)
    compared = (Comparison(twelve.id, seven.id, "divergence", "12 </svg> and 7"),)
    return m.report(findings=findings, tolls=(toll,), comparisons=compared)


def empty() -> Report:
    """One article without a figure."""
    m = Made()
    m.article("quiet.txt", "Nothing happened.\n")
    return m.report()


def many(count: int) -> Report:
    """A report with many figures and a finding on every tenth."""
    m = Made()
    for n in range(count // 10):
        m.article(f"a/{n:05}.txt", f"In town {n}, {n % 90 + 10} people were killed.\n", published="2025-02-01")
        for _ in range(10):
            m.figure(f"a/{n:05}.txt", "killed", f"{n % 90 + 10}", n % 90 + 10, victims="people", after=8)
    findings = tuple(
        Finding(
            f"m{n}",
            "NC108",
            "self-contradiction",
            ("note", "warning", "error")[n % 3],
            "two numbers of one thing",
            (f.id,),
            f.article,
            f.line,
            f.column,
            f.start,
            f.end,
        )
        for n, f in enumerate(m.figures[::10])
    )
    return m.report(findings=findings)
