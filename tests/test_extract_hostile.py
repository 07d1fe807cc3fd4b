"""Hostile input: no exception, and twice the length takes at most about twice the time, whatever the text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from extract_known import expect_known  # noqa: F401

from numcheck.extract import grammar_for, read_article
from numcheck.model import Article

TIMES = 3  # how much longer the second text is
LIMIT = 4.5  # how much more time it may take: 2.6 times for each doubling; quadratic would be 9
SHORTEST = 6000  # characters; a multiple of the longest sentence that is read as one
ENOUGH = 0.02  # seconds of CPU from which a time can be compared
LONGEST = 500_000  # characters; what is still quicker than ENOUGH there is linear enough

Maker = Callable[[int], str]


def repeated(piece: str) -> Maker:
    """Text of a given length that repeats a piece."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def between(head: str, piece: str, tail: str) -> Maker:
    """Text of about a given length with a long middle."""
    return lambda size: head + piece * (size // len(piece)) + tail


NESTED: Maker = lambda size: "12 people died " + "(two of them children " * (size // 23) + ")" * (size // 23)  # noqa: E731

TEXTS: dict[str, Maker] = {
    "digits": repeated("7"),
    "digits behind a figure": between("In all 12 killed ", "7", " dead"),
    "grouped digits": repeated("1,234,"),
    "digits and spaces": repeated("123 "),
    "spelled numbers": repeated("twenty two hundred "),
    "hyphens": between("12 killed ", "twenty-", "two"),
    "ranges": repeated("12 to "),
    "open brackets": between("12 killed ", "(", "two dead"),
    "bracketed figures": repeated("(12 killed) "),
    "nested brackets": NESTED,
    "quotes": between("12 killed ", '"', ""),
    "quoted figures": repeated("“two killed” "),
    "commas": between("12 killed ", ",", " 13 dead"),
    "and chain": between("Killed were ", "two men and ", "a boy."),
    "ands": between("12 killed ", "and ", "13 dead"),
    "a sentence of figures": repeated("12 killed, "),
    "parts": between("40 people were killed", ", two of them children", "."),
    "sayings": repeated("police said 12 killed "),
    "denials": repeated("denied that 12 were killed "),
    "places": repeated("12 killed in Paris, "),
    "hostages": repeated("12 hostages "),
    "nobody": repeated("no one was killed and "),
    "tolls": repeated("toll rose from 12 to 13 "),
    "colons": repeated("12 killed: "),
    "capitals": repeated("Twelve Killed In "),
    "dashes": repeated("12—killed—"),
    "words before the verb": between("12 people ", "word ", "were killed."),
    "words after the verb": between("killed ", "word ", "12 people"),
    "adjectives": between("a ", "young ", "man was killed"),
    "one word": between("12 killed ", "k", ""),
    "sentences": repeated("12 people died. "),
    "paragraphs": repeated("At least 12 people were killed in Kabul on Monday, police said.\n\n"),
    "earlier sayings": repeated("Officials had earlier said 12 died. "),
    "short lines": repeated("12 killed\n"),
    "carriage returns": repeated("12 killed\r"),
    "dates": repeated("On Monday, October 7, 2023, 12 people died. "),
    "days": repeated("12 died, since Monday, "),
    "initials": between("12 died. ", "A. B. ", ""),
    "spaces": between("12", " ", "killed"),
    "comments": between("12 killed. ", "<!-- ", ""),
    "a comment": between("12 killed <!--", "-", ""),
    "right to left": repeated("قُتل ١٢ شخصا 12 killed "),
    "direction marks": repeated("\u202e12 killed "),
    "combining characters": between("12 killed e", "\u0301", ""),
    "lone surrogates": repeated("\ud800 12 killed "),
    "nuls": repeated("12 killed\0 "),
    "emoji": between("12 killed ", "🚑", ""),
}


def seconds(text: str, repeats: int = 1, title: str = "") -> float:
    """CPU time of reading a text: the least of the repeats."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        read_article(Article("a", text, title=title))
        times.append(time.process_time() - start)
    return min(times)


def in_proportion(taking: Callable[[int, int], float]) -> None:
    """Compares the times of a length and of TIMES the length; again if a busy machine may have slowed one of them."""
    grammar_for()
    size = SHORTEST
    taken = taking(size, 1)
    while taken < ENOUGH and size < LONGEST:
        size *= 2
        taken = taking(size, 1)
    longer = taking(TIMES * size, 1)
    for _ in range(3):
        if longer > LIMIT * max(taken, ENOUGH):
            taken, longer = taking(size, 3), taking(TIMES * size, 3)
    assert longer <= LIMIT * max(taken, ENOUGH), (
        f"{size} characters: {taken:.3f} s, {TIMES} times as many: {longer:.3f} s"
    )


@pytest.mark.parametrize("name", TEXTS)
def test_longer_text_takes_longer_in_proportion(name: str) -> None:
    in_proportion(lambda size, repeats: seconds(TEXTS[name](size), repeats))


@pytest.mark.parametrize("name", ["a sentence of figures", "sentences", "capitals"])
def test_a_longer_title_takes_longer_in_proportion(name: str) -> None:
    in_proportion(lambda size, repeats: seconds("Five died.", repeats, title=TEXTS[name](size)))


@pytest.mark.parametrize(
    "piece",
    ["7", "1,234,", "(", ")", "“", '"', ",", "and ", "word ", ". ", "\n", "\r", "\0", "\ud800", "e\u0301", "½", "²"],
)
def test_a_megabyte_of_one_thing_is_read(piece: str) -> None:
    text = repeated(piece)(1_000_000)
    assert not read_article(Article("a", text)).figures


def test_a_figure_is_found_behind_a_megabyte() -> None:
    text = "word " * 200_000 + "Twelve people were killed."
    (figure,) = read_article(Article("a", f"{text}\n\nNo one else was hurt.")).figures[:1]
    assert (figure.value, figure.text) == (12, "Twelve")


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\0", "\ud800", "12", "killed", "12 killed", "(12 killed", "“12 killed"]
)
@pytest.mark.parametrize("title", ["", "12", "12 killed", "\ud83d"])
def test_tiny_texts_are_read(text: str, title: str) -> None:
    figures = read_article(Article("a", text, title=title)).figures
    assert len(figures) == ("12 killed" in text) + ("12 killed" in title)
