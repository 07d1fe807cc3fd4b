"""The way back: every word of a text taken out of HTML leads to the place in the source where it is written."""

from __future__ import annotations

import html
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.inputs.align import FileLines, anchors
from numcheck.inputs.markup import pieces, text_of
from numcheck.model import Article
from numcheck.text import Lines, position

WORDS = ["12", "killed", "the", "café", "Zoë", "&", "1,300", "<5", "قُتل", "🚑", "“quoted”", "x"]
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12)
gaps = st.sampled_from(
    [" ", "\n  ", "\r\n", "&nbsp;", " <b>", "</i> ", "<!-- 12 killed -->\n", "<br>", ' <a title="a > b">']
)
written = st.sampled_from(
    [html.escape, lambda w: w.replace("&", "&#38;").replace("<", "&#x3c;").replace("é", "&eacute;")]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_every_word_leads_back_to_its_source(paragraphs: list[list[str]], choice: st.DataObject) -> None:
    source, spots = "<title>12 killed the café</title><script>12 killed</script>\n", []
    for number, paragraph in enumerate(paragraphs):
        source += f"<p>P{number}"
        for word in paragraph:
            source += choice.draw(gaps)
            code = choice.draw(written)(word)
            spots.append((len(source), code))
            source += code
        source += "</p>\n"
    text = "\n\n".join(" ".join([f"P{number}", *paragraph]) for number, paragraph in enumerate(paragraphs))
    article = Article("a", text, lines=anchors(text, pieces(source), FileLines(source)))
    lines = Lines(article)
    starts = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", source))]
    given_words = [found for found in re.finditer(r"\S+", text) if not re.fullmatch(r"P\d", found.group())]
    for found, (spot, _) in zip(given_words, spots, strict=True):
        line, column = lines(found.start())
        assert position(article, found.start()) == (line, column)
        assert starts[line - 1] + column - 1 == spot


def test_what_is_found_nowhere_keeps_the_line_before_it() -> None:
    source = "<p>first words here</p>\n<p>third words here</p>"
    text = "first words here\n\nfrom elsewhere\n\nthird words here"
    article = Article("a", text, lines=anchors(text, pieces(source), FileLines(source)))
    assert [position(article, text.index(word)) for word in ("first", "elsewhere", "third")] == [(1, 4), (1, 1), (2, 4)]


def test_a_fragment_becomes_paragraphs() -> None:
    fragment = (
        "<p>12 killed,\n <b>7</b>\thurt</p>a<br>b<br/><br>c &lt;d> &bogus; &amp;<style>x</style><ul><li>e<li>f</ul>"
    )
    assert text_of(fragment) == "12 killed, 7 hurt\n\na\nb\n\nc <d> &bogus; &\n\ne\n\nf"
    assert text_of("12 < 13 <") == "12 < 13 <"
    assert text_of('<p title="a > b">it\'s</p>x') == "it's\n\nx"
    assert text_of("<p title=it's>a<b>b</b>") == "ab"


@pytest.mark.parametrize("unit", ["<", "<!--", "<a ", "<a '", "&", "&#", "<script>", "<p>a ", "a ", "</", "<![CDATA["])
def test_hostile_markup_takes_no_long(unit: str) -> None:
    source = unit * (100_000 // len(unit))
    began = time.perf_counter()
    found = pieces(source)
    anchors(text_of(source)[:20_000], found, FileLines(source))
    assert time.perf_counter() - began < 5
