"""What stands: supersession by toll and as-of, withdrawal; what a check makes of the ledger."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_cases import ACT, add, made, told

from numcheck import check
from numcheck.engine import report
from numcheck.ledger import (
    Act,
    LedgerError,
    acceptance,
    append,
    background,
    create,
    figure_of,
    figures,
    is_accepted,
    read,
    state,
    tolls,
    withdrawal,
)
from numcheck.ledger.background import OPENING
from numcheck.ledger.current import named
from numcheck.model import Article
from numcheck.settings import Settings

FLOOD = "The flood in Beltane on 3 March 2024 killed {} people, the interior ministry said."


def draft(text: str, published: str | None = "2024-03-09", name: str = "draft.md", **more: object) -> Article:
    return Article(name, text, source="Desk", published=published, **more)  # type: ignore[arg-type]


def found(ledger: Path, *drafts: Article, **options: object) -> list[str]:
    made_ = report(drafts, ledger=ledger, **options)  # type: ignore[arg-type]
    by_id = {f.id: f for f in made_.figures}
    return [
        f"{f.code} {' | '.join(f'{by_id[i].bound} {by_id[i].value}' for i in f.figures)}"
        for f in made_.findings
        if f.code in ("NC201", "NC202", "NC203", "NC207", "NC208", "NC209", "NC211") and f.suppressed is None
    ]


def values(ledger: Path, **options: str) -> list[int]:
    return [figure_of(e).value for e in state(read(ledger), **options).standing]


def test_a_later_count_supersedes_the_earlier_one_of_its_toll(tmp_path):
    desk = made(tmp_path / "desk.db", (45, "2024-03-05"), (61, "2024-03-08"))
    entries = read(desk)
    assert [e.kind for e in entries] == ["article", "figure", "article", "figure"]
    assert entries[3].body["supersedes"] == [entries[1].id]
    assert entries[3].body["toll"] == entries[1].id
    assert values(desk) == [61]
    assert [len(group) for group in tolls(entries)] == [2]


def test_an_earlier_count_entered_late_stands_beside_the_later_one(tmp_path):
    desk = made(tmp_path / "desk.db", (61, "2024-03-08"), (45, "2024-03-05"))
    assert values(desk) == [61, 45]
    assert [figure_of(e).value for e in tolls(read(desk))[0]] == [45, 61]  # by as-of


def test_counts_of_two_named_sources_stand_side_by_side(tmp_path):
    desk = made(tmp_path / "desk.db", (45, "2024-03-05"))
    add(desk, told(52, "2024-03-06", attribution="relief agency"))
    add(desk, told(48, "2024-03-07"))
    assert values(desk) == [52, 48]


def test_a_count_of_another_event_supersedes_nothing(tmp_path):
    desk = made(tmp_path / "desk.db", (45, "2024-03-05"))
    article, (figure,) = told(61, "2024-03-08")
    text = article.text.replace("flood in Beltane", "fire in Osaka")
    moved = figure.start - 2
    other = replace(figure, place="Osaka", quote=text, start=moved, end=moved + 2)
    add(desk, (replace(article, text=text), (other,)))
    assert values(desk) == [45, 61]
    assert len(tolls(read(desk))) == 2


def test_what_is_superseded_can_be_said(tmp_path):
    desk = made(tmp_path / "desk.db", (45, "2024-03-05"))
    append(desk, lambda entries: figures(entries, ACT, [told(61, "2024-03-08")], []))
    assert values(desk) == [45, 61]
    append(desk, lambda entries: figures(entries, ACT, [told(50, "2024-03-04")], [named(entries, "#2", "figure")]))
    assert values(desk) == [61, 50]
    with pytest.raises(LedgerError, match="one figure at a time"):
        pair = [told(70, "2024-03-09"), told(71, "2024-03-10")]
        append(desk, lambda entries: figures(entries, ACT, pair, [named(entries, "#4")]))


def test_the_same_words_are_accepted_once(tmp_path):
    desk = made(tmp_path / "desk.db", (45, "2024-03-05"))
    article, (figure,) = told(45, "2024-03-05")
    later = replace(ACT, at="2024-04-01", by="ben")
    assert add(desk, (article, (figure,)), act=later) == ()
    moved = replace(article, id="elsewhere/day-05.md")
    assert add(desk, (moved, (replace(figure, article=moved.id),)), act=later) == ()
    edited = replace(article, text=article.text + " Rescuers went on.")
    assert [e.kind for e in add(desk, (edited, (figure,)), act=later)] == ["article", "figure"]


def test_withdrawing_lets_what_was_superseded_stand_again(tmp_path):
    desk = made(tmp_path / "desk.db", (45, "2024-03-05"), (61, "2024-03-08"))
    append(desk, lambda entries: [withdrawal(ACT, [named(entries, "4")])])
    assert values(desk) == [45]
    assert state(read(desk)).withdrawn.keys() == {read(desk)[3].id}


def test_what_stood_on_a_day(tmp_path):
    desk = made(tmp_path / "desk.db", (45, "2024-03-05"), (61, "2024-03-08"), (64, "2024-03-09"))
    assert [values(desk, as_of=f"2024-03-{day}") for day in ("04", "05", "07", "08", "20")] == [
        [],
        [45],
        [45],
        [61],
        [64],
    ]


def test_entries_are_named_by_number_or_id(tmp_path):
    entries = read(made(tmp_path / "desk.db", (45, "2024-03-05")))
    assert named(entries, "2") == named(entries, "#2") == named(entries, entries[1].id[:7].upper()) == entries[1]
    for word in ("0", "3", "#", "", "-1", "abc", "zzzz", "9" * 30):
        with pytest.raises(LedgerError, match=r"the ledger has no entry .*; they go from 1 to 2"):
            named(entries, word)
    with pytest.raises(LedgerError, match="entry 1 is no figure: it is of kind article"):
        named(entries, "1", "figure")


def test_the_background_shows_the_words_that_were_accepted(tmp_path):
    """Also those that stand after the opening that the ledger keeps."""
    desk = tmp_path / "desk.db"
    create(desk)
    near, (figure,) = told(45, "2024-03-05")
    before = "Rain fell. " * 200
    moved = len(before)
    far = replace(
        figure, id="far000000000", start=figure.start + moved, end=figure.end + moved, quote_start=moved, line=7
    )
    add(desk, (near, (figure,)), (replace(near, id="far.md", text=before + near.text), (far,)))
    held = background(desk)
    for article, reading in zip(held.articles, held.readings, strict=True):
        (f,) = reading.figures
        assert article.checked[f.start : f.end] == f.text == "45"
        assert article.checked[f.quote_start :].startswith(f.quote)
        assert f.article == article.id == f"{desk}:{f.line}"
        assert is_accepted(f)
        assert len(article.text) <= OPENING + len(f.quote) + 1


@pytest.mark.parametrize(
    ("text", "published", "codes"),
    [
        pytest.param(FLOOD.format(61), "2024-03-09", [], id="the same"),
        pytest.param(FLOOD.format(64), "2024-03-09", [], id="a later and larger count"),
        pytest.param(FLOOD.format(45), "2024-03-09", ["NC202 exact 45 | exact 61"], id="a fall"),
        pytest.param(FLOOD.format("at least 45"), "2024-03-09", ["NC203 at_least 45 | exact 61"], id="a stale floor"),
        pytest.param(
            "By 6 March the flood in Beltane on 3 March 2024 had killed 45 people, the interior ministry said.",
            "2024-03-09", ["NC203 exact 45 | exact 61"], id="a count of an earlier day",
        ),
        pytest.param(
            "By 6 March the flood in Beltane on 3 March 2024 had killed 45 people, the interior ministry said. "
            "By 8 March the flood in Beltane on 3 March 2024 had killed 61 people, it said.",
            "2024-03-09", [], id="an earlier day and the newest one",
        ),
        pytest.param(FLOOD.format(45), "2024-03-06", [], id="a text from before the newest count"),
        pytest.param(FLOOD.format("more than 61"), "2024-03-09", ["NC209 more_than 61 | exact 61"], id="a bound added"),
        pytest.param(FLOOD.format(610), "2024-03-09", ["NC207 exact 610 | exact 61"], id="a zero too many"),
        pytest.param(FLOOD.format(610), "2024-03-07", ["NC207 exact 610 | exact 61"], id="a zero too many, earlier"),
        pytest.param(
            "The fire in Osaka on 3 March 2024 killed 6 people, the fire brigade said.", "2024-03-09", [], id="other"
        ),
    ],
)  # fmt: skip
def test_a_draft_is_held_against_what_stands(tmp_path, text, published, codes):
    desk = made(tmp_path / "desk.db", (45, "2024-03-05"), (61, "2024-03-08"))
    rules = [c for c in found(desk, draft(text, published)) if not c.startswith("NC202 exact 610")]
    assert rules == codes


def test_a_bound_that_was_accepted_and_got_lost(tmp_path):
    desk = tmp_path / "desk.db"
    create(desk)
    article, (figure,) = told(61, "2024-03-08")
    text = article.text.replace("killed 61", "killed at least 61")
    start = text.index("at least 61")
    floor = replace(figure, bound="at_least", high=None, text="at least 61", start=start, end=start + 11, quote=text)
    add(desk, (replace(article, text=text), (floor,)))
    assert found(desk, draft(FLOOD.format(61))) == ["NC209 exact 61 | at_least 61"]
    assert found(desk, draft(FLOOD.format("at least 61"))) == []


def test_growth_to_ten_times_as_many_that_the_ledger_knows_of_is_no_slip(tmp_path):
    desk = made(tmp_path / "desk.db", (610, "2024-03-08"))
    assert found(desk, draft(FLOOD.format(61), "2024-03-07")) == []


def test_digits_turned_round_against_the_ledger(tmp_path):
    desk = made(tmp_path / "desk.db", (253, "2024-03-08"))
    chosen = Settings(extend_select=("NC208",))
    assert found(desk, draft(FLOOD.format(523)), settings=chosen) == ["NC208 exact 523 | exact 253"]


def test_a_superseded_figure_is_no_longer_held_against_anybody(tmp_path):
    desk = made(tmp_path / "desk.db", (85, "2024-03-05"))
    assert found(desk, draft(FLOOD.format(72))) == ["NC202 exact 72 | exact 85"]
    # the desk accepts a lower count: a revision
    append(desk, lambda entries: figures(entries, ACT, [told(72, "2024-03-08")], [named(entries, "2")]))
    assert found(desk, draft(FLOOD.format(72))) == []


def test_the_summary_counts_what_was_read_and_not_the_ledger(tmp_path):
    desk = made(tmp_path / "desk.db", (45, "2024-03-05"), (61, "2024-03-08"))
    made_ = check([draft(FLOOD.format(45))], ledger=desk)
    assert (made_.summary.articles, made_.summary.figures, made_.summary.tolls) == (1, 1, 1)
    assert {f.article for f in made_.figures} == {"draft.md", f"{desk}:4"}
    assert all(f.article == "draft.md" for f in made_.findings)


def test_a_given_event_is_the_drafts_own(tmp_path):
    """`event=` must not make every accepted figure one of that event."""
    desk = made(tmp_path / "desk.db", (45, "2024-03-05"))
    text = "A fire in Osaka killed 12 people, police said."
    assert found(desk, draft(text), event="the Osaka fire") == []


def test_an_event_named_on_both_sides_links_them(tmp_path):
    desk = tmp_path / "desk.db"
    create(desk)
    article, (figure,) = told(61, "2024-03-08")
    add(desk, (replace(article, event="Beltane flood"), (figure,)))
    text = "In the disaster 16 people were killed, the interior ministry said."
    assert found(desk, draft(text, event="Beltane flood")) == ["NC202 exact 16 | exact 61"]


def test_an_empty_ledger_changes_nothing(tmp_path):
    desk = tmp_path / "desk.db"
    create(desk)
    drafts = [draft(FLOOD.format(85), "2024-03-05", "a.md"), draft(FLOOD.format(72), "2024-03-07", "b.md")]
    assert found(desk, *drafts) == ["NC202 exact 72 | exact 85"]


def test_the_order_of_the_drafts_does_not_matter(tmp_path):
    desk = made(tmp_path / "desk.db", (45, "2024-03-05"), (61, "2024-03-08"))
    drafts = [draft(FLOOD.format(n), name=f"d{n}.md") for n in (16, 45, 61, 610)]
    first = report(drafts, ledger=desk)
    random.Random(1).shuffle(drafts)
    assert report(drafts, ledger=desk) == first


def accept(desk: Path, finding: object, act: Act = ACT, **more: str) -> None:
    given = {"code": finding.code, "message": finding.message, "article": finding.article, **more}  # type: ignore[attr-defined]
    append(desk, lambda entries: [acceptance(act, finding.id, **given)])  # type: ignore[attr-defined]


def test_an_accepted_difference_is_hidden_until_it_expires_goes_or_is_withdrawn(tmp_path):
    desk = made(tmp_path / "desk.db", (61, "2024-03-08"))
    low = draft(FLOOD.format(45))
    (fall,) = [f for f in report([low], ledger=desk).findings if f.code == "NC202"]
    accept(desk, fall, until="2024-03-31")

    def codes(one: Article) -> dict[str, str | None]:
        told_ = report([one], ledger=desk).findings
        return {f.code: f.suppressed for f in told_ if f.code[:3] == "NC9" or f.code == "NC202"}

    assert codes(low) == {"NC202": "first count, by phone"}
    assert codes(replace(low, published="2024-04-01")) == {"NC202": None, "NC903": None}
    assert codes(draft(FLOOD.format(61))) == {"NC905": None}  # looked, and no longer found
    assert codes(draft(FLOOD.format(61), name="other.md")) == {}  # another article
    (stale,) = [f for f in report([draft(FLOOD.format(61))], ledger=desk).findings if f.code == "NC905"]
    assert (stale.article, stale.line) == (str(desk), 3)
    append(desk, lambda entries: [withdrawal(ACT, [named(entries, "3")])])
    assert codes(low) == {"NC202": None}


def test_an_acceptance_of_an_id_alone_hides_and_is_never_called_stale(tmp_path):
    desk = made(tmp_path / "desk.db", (61, "2024-03-08"))
    (fall,) = [f for f in report([draft(FLOOD.format(45))], ledger=desk).findings if f.code == "NC202"]
    append(desk, lambda entries: [acceptance(ACT, fall.id.upper())])
    assert found(desk, draft(FLOOD.format(45))) == []
    assert "NC905" not in {f.code for f in report([draft(FLOOD.format(61))], ledger=desk).findings}
    for bad in ("12345", "xyz", "0123456789ag", ""):
        with pytest.raises(LedgerError, match="is no finding's id"):
            acceptance(ACT, bad)
    with pytest.raises(LedgerError, match="'until' is 'soon', which is no date"):
        append(desk, lambda entries: [acceptance(ACT, fall.id, until="soon")])


def test_a_suppression_comment_in_an_accepted_article_silences_nothing_here(tmp_path):
    desk = tmp_path / "desk.db"
    create(desk)
    article, (figure,) = told(61, "2024-03-08")
    add(desk, (replace(article, text=article.text + " <!-- numcheck: ignore ALL -- old reason -->"), (figure,)))
    assert found(desk, draft(FLOOD.format(45))) == ["NC202 exact 45 | exact 61"]


def test_assertions_take_the_file_of_a_ledger(tmp_path):
    from numcheck.ledger import standing
    from numcheck.testing import assert_matches_ledger
    from numcheck.testing.items import Ledger

    desk = made(tmp_path / "desk.db", (45, "2024-03-05"), (61, "2024-03-08"))
    assert [(f.value, f.article) for f in standing(desk)] == [(61, "day-08.md")]
    assert [f.value for f in standing(desk, as_of="2024-03-06")] == [45]
    assert_matches_ledger([told(61, "2024-03-08")[1][0]], desk)
    assert list(Ledger(desk).frame["value"]) == [61]
    with pytest.raises(AssertionError, match=r"58 .* differs from the ledger's 61"):
        assert_matches_ledger([told(58, "2024-03-08")[1][0]], desk)
