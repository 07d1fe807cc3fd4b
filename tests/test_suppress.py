"""What an editor silences: by comment, by fingerprint, by baseline, by acceptance; and what is said of idle ones."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from checks_helpers import figure

from numcheck import suppress
from numcheck.checks import rules as rulefiles
from numcheck.checks.rules import Rules
from numcheck.errors import UsageError
from numcheck.model import Article, Figure, Finding, Report, Summary
from numcheck.quiet import without_notes
from numcheck.settings import Settings

TEXT = "One line.\n{comment}\n\nThe raid killed 12 people.\nThe raid killed 15 people.\n"


@pytest.fixture(scope="module")
def book() -> Rules:
    return rulefiles.load()


def found(
    line: int = 4,
    code: str = "NC201",
    name: str = "metric-divergence",
    id: str = "aaaaaaaaaaaa",
    figures: tuple[str, ...] = (),
) -> Finding:
    return Finding(id, code, name, "warning", "12 and 15 differ", figures, "a.md", line, 17, 900)


def silenced(
    comment: str,
    book: Rules,
    findings: Iterable[Finding] = (),
    *,
    settings: Settings | None = None,
    published: str | None = None,
    figures: Iterable[Figure] = (),
) -> list[tuple[str, str | None]]:
    article = Article("a.md", TEXT.format(comment=comment), published=published)
    given = tuple(findings) or (found(),)
    made = suppress.apply(given, {f.id: f for f in figures}, [article], book, settings or Settings())
    return [(f.code, f.suppressed) for f in made]


def test_the_next_line_that_is_not_blank_is_silenced_with_the_reason(book: Rules) -> None:
    comment = "<!-- numcheck: ignore NC201 until=2026-12-31 -- both channels are quoted -->"
    assert silenced(comment, book) == [("NC201", "both channels are quoted")]
    assert silenced(comment, book, [found(line=5)]) == [("NC901", None), ("NC201", None)]


@pytest.mark.parametrize(
    ("comment", "code", "message"),
    [
        ("numcheck ignore NC201 -- why", "NC902", "write <!-- numcheck: ignore NC201 -- the reason -->"),
        ("numcheck: ingore NC201 -- why", "NC902", "write <!-- numcheck: ignore NC201 -- the reason -->"),
        ("numcheck: ignore -- why", "NC902", "write <!-- numcheck: ignore NC201 -- the reason -->"),
        ("numcheck: ignore NC201 both are named", "NC902", "of NC201 gives no reason"),
        ("numcheck: ignore NC2011 -- why", "NC901", "did you mean 'NC201'?"),
        ("numcheck: ignore metrik-divergence -- why", "NC901", "did you mean 'metric-divergence'?"),
        ("numcheck: ignore NC201 until=2026-31-12 -- why", "NC903", "“2026-31-12” is no date; write until=YYYY-MM-DD"),
    ],
)
def test_a_comment_that_hides_nothing_is_told_and_how_it_is_written(
    book: Rules, comment: str, code: str, message: str
) -> None:
    article = Article("a.md", TEXT.format(comment=f"<!-- {comment} -->"))
    told, open_ = suppress.apply([found()], {}, [article], book, Settings())
    assert (told.code, told.line, open_.suppressed) == (code, 2, None)
    assert message in told.message
    # a check shows it, though it is a note: who wrote the comment wonders
    shown = without_notes(Report(findings=(told, open_), summary=Summary(findings=2)), Settings())
    assert [f.code for f in shown.findings] == [code, "NC201"]


def test_a_known_rule_is_silenced_beside_an_unknown_one(book: Rules) -> None:
    assert silenced("<!-- numcheck: ignore NC201, NC2 -- why -->", book) == [("NC901", None), ("NC201", "why")]


@pytest.mark.parametrize("comment", ["numcheck: ignore NC201 — both named", "Numcheck: Ignore NC201 – both named"])
def test_a_word_processor_may_have_been_at_it(book: Rules, comment: str) -> None:
    assert silenced(f"<!-- {comment} -->", book) == [("NC201", "both named")]


def test_a_comment_about_numcheck_is_no_suppression(book: Rules) -> None:
    assert silenced("<!-- numcheck has been run over this page -->", book) == [("NC201", None)]


@pytest.mark.parametrize("codes", ["NC201", "metric-divergence", "NC401, NC201", "all"])
def test_codes_names_lists_and_all(book: Rules, codes: str) -> None:
    assert ("NC201", "why") in silenced(f"<!-- numcheck: ignore {codes} -- why -->", book)


def test_a_comment_in_a_line_covers_that_line_only(book: Rules) -> None:
    comment = "Text <!-- numcheck: ignore NC201 -- why --> here."
    assert silenced(comment, book, [found(line=2)]) == [("NC201", "why")]
    assert silenced(comment, book, [found(line=4)]) == [("NC901", None), ("NC201", None)]


def test_the_other_side_may_carry_the_comment(book: Rules) -> None:
    other = figure("f2", line=4)
    elsewhere = Finding("bbbbbbbbbbbb", "NC201", "metric-divergence", "warning", "m", ("f1", "f2"), "b.md", 9, 1)
    got = silenced("<!-- numcheck: ignore NC201 -- why -->", book, [elsewhere], figures=[other])
    assert got == [("NC201", "why")]


def test_without_a_reason_nothing_is_hidden(book: Rules) -> None:
    assert silenced("<!-- numcheck: ignore NC201 -->", book) == [("NC902", None), ("NC201", None)]


def test_expiry_is_held_against_today_or_the_latest_article_never_the_clock(book: Rules) -> None:
    comment = "<!-- numcheck: ignore NC201 until=2001-01-01 -- why -->"
    assert silenced(comment, book) == [("NC201", "why")]
    assert silenced(comment, book, published="2001-01-01") == [("NC201", "why")]
    assert silenced(comment, book, published="2001-01-02") == [("NC903", None), ("NC201", None)]
    assert silenced(comment, book, settings=Settings(today="2001-01-02")) == [("NC903", None), ("NC201", None)]


def test_an_idle_comment_is_only_told_where_its_rule_looks(book: Rules) -> None:
    comment = "<!-- numcheck: ignore NC206 -- why -->"
    assert silenced(comment, book) == [("NC201", None)]
    assert silenced(comment, book, settings=Settings(extend_select=("NC206",))) == [("NC901", None), ("NC201", None)]


def test_stacked_comments_cover_the_same_line(book: Rules) -> None:
    comment = "<!-- numcheck: ignore NC201 -- one -->\n<!-- numcheck: ignore NC401 -- two -->"
    got = silenced(comment, book, [found(line=5), found(line=5, code="NC401", name="unattributed", id="cccccccccccc")])
    assert got == [("NC201", "one"), ("NC401", "two")]


def test_a_file_of_fingerprints(book: Rules, tmp_path: Path) -> None:
    path = tmp_path / "numcheck-ignore.toml"
    path.write_text(
        '[aaaaaaaaaaaa]\nreason = "agreed with the desk"\nuntil = 2026-12-31\n\n["dddddddddddd"]\nreason = "gone"\n',
        encoding="utf-8",
    )
    article = Article("a.md", "x\n" * 9)
    made = suppress.apply([found()], {}, [article], book, Settings(ignore_file=str(path)))
    assert [(f.code, f.suppressed, f.line) for f in made] == [("NC201", "agreed with the desk", 4), ("NC901", None, 5)]
    assert made[1].article == path.as_posix()


def test_mistakes_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "numcheck-ignore.toml"
    path.write_text('aaaaaaaaaaaa = "why"\n[bbbbbbbbbbbb]\nbecause = "x"\n', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        suppress.read_file(path)
    assert len(caught.value.problems) == 2
    path.write_text("[", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be read"):
        suppress.read_file(path)


def test_a_baseline_hides_what_it_knows_and_tells_what_is_gone(book: Rules, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(suppress.baseline_of([found(), found(id="eeeeeeeeeeee")]), encoding="utf-8")
    article = Article("a.md", "x\n" * 9)
    settings = Settings(baseline=str(path))
    made = suppress.apply([found()], {}, [article], book, settings)
    assert [(f.code, f.suppressed) for f in made] == [("NC201", "in the baseline"), ("NC904", None)]
    path.write_text(suppress.pruned(path, made, [article]), encoding="utf-8")
    assert [row["id"] for row in json.loads(path.read_text(encoding="utf-8"))["findings"]] == ["aaaaaaaaaaaa"]
    assert [f.code for f in suppress.apply([found()], {}, [article], book, settings)] == ["NC201"]
    # an entry of an article outside the run is neither stale nor pruned
    elsewhere = [Article("z.md", "x")]
    assert suppress.apply([], {}, elsewhere, book, settings) == ()
    assert "aaaaaaaaaaaa" in suppress.pruned(path, [], elsewhere)


def test_a_baseline_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text('{"findings": []}', encoding="utf-8")
    with pytest.raises(UsageError, match="this is no baseline of numcheck"):
        suppress.read_baseline(path)


def test_an_acceptance_that_is_no_longer_needed(book: Rules) -> None:
    accepted = [
        suppress.Entry("acceptance", "the ministry counts otherwise", id="aaaaaaaaaaaa"),
        suppress.Entry("acceptance", "old", id="ffffffffffff"),
    ]
    made = suppress.apply([found()], {}, [Article("a.md", "x\n" * 9)], book, Settings(), accepted)
    assert sorted((f.code, f.suppressed) for f in made if f.suppressed) == [("NC201", "the ministry counts otherwise")]
    assert [f.code for f in made if f.suppressed is None] == ["NC905"]
