"""Properties of every reading: words are verbatim slices, places lead back to them, ids are unique and stable."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from benchmarks.news import article as news_article
from benchmarks.news import sentence
from extract_known import expect_known  # noqa: F401
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from numcheck.extract import extract, read_article
from numcheck.model import BOUNDS, Article, Figure, Reading
from numcheck.text import position

DEV = Path(__file__).resolve().parent.parent.parent / "shared" / "dev"
PART = {"wad/articles": 4, "mixed_news": 4, "ecbplus/articles": 4}  # of the large ones every fourth article
SETS = ["docs/articles", "docs_more/articles", "ecbplus/articles", "muc4/articles", "wad/articles",
        "newsquant/sentences", "mixed_news", "groups/groups"]  # fmt: skip

NEWS = st.builds(
    lambda seed, dense: news_article(random.Random(seed), "n", dense), st.integers(0, 2**32), st.booleans()
)
WORDS = st.sampled_from(
    "killed wounded dead died injuring people soldiers, children including and or of them two 12 1,300 thousands half "
    "both each another more at least about between the a no one who were was have denied said officials Gaza Monday "
    "2023 October 7 hostages released death toll rose to from in missing “ ” ( ) . ; : - – — "
    "\n \n\n , % $ ½ ² ٣ ① \u0301 \u202e \0 \r\n <!-- -->"
    .split(" ")
)  # fmt: skip
SOUP = st.lists(WORDS | st.text(max_size=5), max_size=40).map(" ".join)
ANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def place_in(article: Article, line: int, column: int) -> int:
    """The offset in the checked text of a line and column of the file, found by counting line breaks."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", article.text))]
    return starts[line - article.line] + column - 1 + (len(article.title) + 1 if article.title else 0)


def check(article: Article, reading: Reading) -> None:
    """What holds for any reading of any article."""
    text = article.checked
    ids = [figure.id for figure in reading.figures]
    assert len(set(ids)) == len(ids)
    previous: Figure | None = None
    for figure in reading.figures:
        assert text[figure.start : figure.end] == figure.text != ""
        assert text[figure.quote_start : figure.quote_start + len(figure.quote)] == figure.quote
        assert figure.quote_start <= figure.start < figure.end <= figure.quote_start + len(figure.quote)
        assert (figure.line, figure.column) == position(article, figure.start)
        assert figure.bound in BOUNDS
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or 0 <= figure.low <= figure.high
        assert figure.part_of is None or figure.part_of in ids
        assert figure.part_of != figure.id
        assert previous is None or previous.start <= figure.start
        victims = figure.victims
        own = victims is None or victims in ("people", "person") or victims in text
        assert own or victims is not None and victims[:6].lower() == "other " and victims[6:] in text
        assert figure.article == article.id
        assert figure.in_title == (figure.end <= len(article.title))
        previous = figure
    for when in reading.dates:
        assert text[when.start : when.end] == when.text != ""
    for unread in reading.unread:
        assert text[unread.start : unread.end] == unread.text
        assert (unread.line, unread.column) == position(article, unread.start)
        assert unread.quote in text


@ANY
@given(NEWS)
def test_news_is_read_verbatim(article: Article) -> None:
    check(article, read_article(article))


@ANY
@given(SOUP, st.sampled_from(["", "Blast kills 12", "Two dead, 3 hurt; 4 missing"]))
def test_any_text_is_read_verbatim(text: str, title: str) -> None:
    article = Article("a", text, title=title)
    check(article, read_article(article))


@pytest.mark.parametrize(
    "text", ["killed 40 to 50 80 000 ①40", "killed 80 000 ²00 people", "٣ killed, ١٢ people were killed", "½ killed"]
)
def test_digits_of_every_kind_are_read_or_refused(text: str) -> None:
    check(Article("a", text), read_article(Article("a", text)))


@ANY
@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_unicode_is_read(text: str) -> None:
    check(Article("a", text), read_article(Article("a", text)))
    check(Article("a", f"In {text} 12 people died."), read_article(Article("a", f"In {text} 12 people died.")))


@ANY
@given(NEWS, st.sampled_from(["\n", "\r\n", "\r"]), st.integers(1, 9))
def test_line_and_column_lead_back_to_the_words(article: Article, newline: str, line: int) -> None:
    article = replace(article, title="", text=article.text.replace("\n", newline), line=line)
    for figure in extract(article):
        at = place_in(article, figure.line, figure.column)
        assert article.checked[at : at + len(figure.text)] == figure.text
        assert at == figure.start


@ANY
@given(NEWS, st.integers(0, 2**32), st.booleans())
def test_a_paragraph_elsewhere_changes_no_id(article: Article, seed: int, before: bool) -> None:
    added = f"{sentence(random.Random(seed))} So much is known."
    edited = replace(article, text=f"{added}\n\n{article.text}" if before else f"{article.text}\n\n{added}")
    shift = len(added) + 2 if before else 0
    first = {f.id: f for f in extract(article)}
    second = {f.id: f for f in extract(edited)}
    if any(f.quote in added for f in first.values()):
        return  # the same sentence twice: which one is the first depends on the text before
    assert set(first) <= set(second)
    for ident, figure in first.items():
        other = second[ident]
        moved = 0 if figure.in_title else shift
        assert (other.start, str(other), other.text) == (figure.start + moved, str(figure), figure.text)


def test_the_same_sentence_twice_has_two_ids() -> None:
    text = "Twelve people were killed.\n\nTwelve people were killed."
    first, second = extract(text)
    assert first.id != second.id
    assert extract(Article("b", text))[0].id != extract(Article("a", text))[0].id


@ANY
@given(NEWS)
def test_plain_text_reads_as_an_article_does(article: Article) -> None:
    bare = Article("-", article.text)
    assert extract(article.text) == list(read_article(bare).figures)


@ANY
@given(NEWS)
def test_reading_twice_gives_the_same(article: Article) -> None:
    assert read_article(article) == read_article(article)


@cache
def shared(name: str) -> list[Article]:
    path = DEV / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip(f"this development set is not here ({path})")
    return list(_articles(path))


def _articles(path: Path) -> Iterator[Article]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            for inner in row.get("articles", [row]):
                text, title = inner.get("text", ""), inner.get("title") or ""
                yield Article(f"{number}", text, title=title, published=inner.get("published"))


@pytest.mark.parametrize("name", SETS)
def test_development_sets_are_read_verbatim(name: str) -> None:
    figures = 0
    for article in shared(name)[:: PART.get(name, 1)]:
        reading = read_article(article)
        check(article, reading)
        figures += len(reading.figures)
    assert figures or name == "newsquant/sentences"
