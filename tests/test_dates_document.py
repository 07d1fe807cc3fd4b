"""Datelines, days that carry on from sentence to sentence, and the moment a figure speaks of."""

from __future__ import annotations

import re

import pytest

from numcheck.extract.dates import compile_dates, document_dates, find, moment
from numcheck.model import Article, When
from numcheck.rulebook import read_yaml, shipped

WORDS = compile_dates(read_yaml(shipped() / "en" / "dates.yaml"), "rules/en/dates.yaml")
SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s+[A-Z]|\s*$)|$)", re.MULTILINE)


def dates(text: str, title: str = "", published: str | None = None) -> list[tuple[str, str | None, str]]:
    article = Article("a", text, title, published=published)
    spans = [m.span() for m in SENTENCE.finditer(article.checked)]
    found = document_dates(article, spans, WORDS)
    assert all(article.checked[w.start : w.end] == w.text for w in found)
    return [(w.text, w.iso, w.role) for w in found]


@pytest.mark.parametrize(("text", "text_of", "iso"), [
    ("RIGA, February 13. /AGENCY/. Rescuers left.", "February 13", "--02-13"),
    ("PORT CITY, North Coast Sept. 7, 2004 - Rescuers left.", "Sept. 7, 2004", "2004-09-07"),
    ("17 November 2004 -- Rescuers left.", "17 November 2004", "2004-11-17"),
    ("   SAN RAMON, 3 JAN 90 -- [TEXT] RESCUERS LEFT.", "3 JAN 90", "1990-01-03"),
    ("SAN RAMON (NORTH COAST), 3 JAN 90 (RADIO) -- [TEXT] RESCUERS LEFT.", "3 JAN 90", "1990-01-03"),
    ("04 July 2023\n\nRescuers left.", "04 July 2023", "2023-07-04"),
    ("Published: 04 July 2023 10:15 GMT\n\nRescuers left.", "04 July 2023", "2023-07-04"),
    ("RIGA, Oct 17 (Agency) - Rescuers left.", "Oct 17", "--10-17"),
])  # fmt: skip
def test_datelines(text: str, text_of: str, iso: str) -> None:
    assert (text_of, iso, "dateline") in dates(text)


@pytest.mark.parametrize("text", [
    "On 4 July 2023 a bridge fell.", "Rescuers left Riga on October 7 - a day after the flood.",
    "REBELS KILLED 12 PEOPLE IN THE PORT ON 3 JANUARY -- THE ARMY SAID.", "Monday\n\nRescuers left.",
])  # fmt: skip
def test_a_day_of_the_story_is_no_dateline(text: str) -> None:
    assert all(role != "dateline" for _, _, role in dates(text))


def test_a_dateline_without_a_year_leaves_the_years_open() -> None:
    text = ("RIGA, February 13. /AGENCY/. On February 7, a dam burst. Two days later, another one did.\n"
            "It held since November 24. Nine died yesterday. The army came on Monday.")  # fmt: skip
    assert dates(text) == [
        ("February 13", "--02-13", "dateline"), ("February 7", "--02-07", "day"), ("Two days later", "--02-09", "day"),
        ("November 24", "--11-24", "since"), ("yesterday", "--02-12", "day"), ("Monday", None, "day"),
    ]  # fmt: skip


def test_a_full_dateline_stands_for_the_day_of_publication() -> None:
    text = "04 July 2023\n\nA dam burst on Tuesday. It had been built in May."
    assert dates(text, "Dam bursts")[1:] == [("Tuesday", "2023-07-04", "day"), ("May", "2023-05", "day")]


def test_the_given_day_of_publication_goes_before_the_dateline() -> None:
    assert dates("RIGA, February 13 - A dam burst on October 7.", published="2024-02-14") == [
        ("February 13", "2024-02-13", "dateline"), ("October 7", "2023-10-07", "day"),
    ]  # fmt: skip


def test_a_named_day_is_forgotten_after_a_while() -> None:
    near = "The dam burst on October 7, 2023. Nobody saw it. Nine died the same day."
    far = "The dam burst on October 7, 2023. Nobody saw it. It was dark. Nine died the same day."
    assert dates(near)[-1] == ("the same day", "2023-10-07", "day")
    assert dates(far)[-1] == ("the same day", None, "day")


def told(
    text: str, trigger: str, *, saying: str | None = None, previous: str | None = None, breaks: tuple[int, ...] = ()
) -> tuple[str | None, str | None, str | None]:
    """The moment of the figure whose predicate is `trigger`, in an article of Friday 2024-02-16."""
    whens: list[When] = find(text, 0, len(text), WORDS, "2024-02-16", previous)
    at = text.index(trigger)
    spans = [(text.index(saying), text.index(saying) + len(saying))] if saying else []
    return moment(whens, at, at, previous, "2024-02-16", spans, breaks)


def test_the_only_day_is_the_day_of_the_event() -> None:
    assert told("On Monday, a blast in the old town killed nine people.", "killed") == ("2024-02-12", None, None)


def test_the_nearest_day_wins() -> None:
    text = "A blast on Monday killed nine and a fire on Tuesday injured four."
    assert told(text, "killed") == ("2024-02-12", None, None)
    assert told(text, "injured") == ("2024-02-13", None, None)


def test_a_clause_boundary_counts_as_distance() -> None:
    text = "On Monday a blast in the very old town by the sea killed nine, Tuesday was quiet."
    boundary = text.index(", Tuesday")
    assert told(text, "killed", breaks=(boundary,)) == ("2024-02-12", None, None)


def test_the_day_of_saying_is_as_of() -> None:
    text = "A blast killed nine people on Monday, officials said on Wednesday."
    assert told(text, "killed", saying="officials said") == ("2024-02-12", "2024-02-14", None)
    text = "A blast killed nine people, officials said Wednesday."
    assert told(text, "killed", saying="officials said") == (None, "2024-02-14", None)
    assert told(text, "killed", saying="officials said", previous="2024-02-13") == ("2024-02-13", "2024-02-14", None)


def test_a_day_before_the_words_of_saying_belongs_to_the_event() -> None:
    text = "A blast killed nine people on Monday, officials said."
    assert told(text, "killed", saying="officials said") == ("2024-02-12", None, None)


def test_a_day_that_owns_the_event_is_never_the_day_of_saying() -> None:
    text = "Police said Monday's blast killed nine people."
    assert told(text, "killed", saying="Police said") == ("2024-02-12", None, None)


def test_running_counts() -> None:
    assert told("Since October 7, raids have killed 900 people.", "killed") == (None, None, "2023-10-07")
    assert told("Since the war began raids have killed 900.", "killed") == (None, None, "Since the war began")
    assert told("As of Monday, raids had killed 900 since October 7.", "killed") == (None, "2024-02-12", "2023-10-07")
    assert told("Raids have killed 900 so far.", "killed") == (None, "2024-02-16", None)
    assert told("Raids killed 90 in the past 24 hours.", "killed") == ("2024-02-15/2024-02-16", None, "2024-02-15")


def test_event_and_running_count_in_one_sentence() -> None:
    text = "A raid on Monday killed five, bringing the toll since October 7 to 900."
    assert told(text, "killed") == ("2024-02-12", None, None)
    assert told(text, "toll") == (None, None, "2023-10-07")


def test_without_a_day_the_day_named_before_stands_in() -> None:
    assert told("The blast killed nine.", "killed", previous="2024-02-12") == ("2024-02-12", None, None)
    assert told("The blast killed nine.", "killed") == (None, None, None)


def test_an_unknown_day_is_not_replaced_by_a_guess() -> None:
    text = "The blast on Monday killed nine."
    whens = find(text, 0, len(text), WORDS)
    assert moment(whens, 20, 20, "2024-02-12", None) == (None, None, None)
