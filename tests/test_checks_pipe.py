"""From texts to findings: one report whatever the order and the processes; drafts, silenced findings, counts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from numcheck.engine import report
from numcheck.errors import UsageError
from numcheck.model import Article
from numcheck.settings import Settings

TOWNS = ("Orvalle", "Kaltara", "Beltane", "Dorsa", "Velmora", "Lorvane")


def articles() -> list[Article]:
    made = []
    for n in range(18):
        town, killed = TOWNS[n % 6], 30 + (n % 6) * 7 + (n // 6) * 40
        text = f"The flood in {town} on 3 March 2024 killed {killed} people, the mayor said on 5 March.\n"
        made.append(Article(f"{n:02}.md", text, published="2024-03-05"))
    return made


def test_any_order_and_any_number_of_processes_give_the_same_report() -> None:
    given = articles()
    first = report(given)
    assert first.summary.figures == 18
    assert first.findings
    mixed = list(given)
    random.Random(7).shuffle(mixed)
    assert report(mixed, jobs=2) == first


def test_an_article_given_twice_is_one() -> None:
    given = articles()[:2]
    assert report([*given, *given]) == report(given)


def test_with_sources_only_findings_of_the_draft_are_kept() -> None:
    sources = articles()
    draft = Article(
        "draft.md",
        "The flood in Orvalle on 3 March 2024 killed 500 people, the mayor said on 5 March.",
        published="2024-03-05",
    )
    made = report([draft], against=sources)
    assert made.summary.articles == 19
    assert {f.article for f in made.findings} == {"draft.md"}
    assert any(f.code == "NC201" for f in made.findings)
    assert not any(f.code == "NC604" for f in made.findings)
    strict = report([draft], against=sources, settings=Settings(select=("NC604",), require_support=True))
    assert [f.code for f in strict.findings] == ["NC604"]


def test_what_is_silenced_stays_in_the_report_and_is_counted() -> None:
    text = "<!-- numcheck: ignore NC401 -- seen by our own reporter -->\n\nThe raid killed 12 people.\n"
    made = report([Article("a.md", text, published="2024-03-05")])
    (found,) = made.findings
    assert (found.code, found.suppressed) == ("NC401", "seen by our own reporter")
    assert (made.summary.findings, made.summary.hidden) == (0, 1)


def test_numbers_in_words_can_be_left_out() -> None:
    given = [Article("a.md", "The raid killed 30 people, including seven children.", published="2024-03-05")]
    assert [f.text for f in report(given).figures] == ["30", "seven"]
    assert [f.text for f in report(given, numerals_only=True).figures] == ["30"]


def test_unknown_codes_are_a_usage_error() -> None:
    with pytest.raises(UsageError, match="select: no rule is called 'NC999'"):
        report([], settings=Settings(select=("NC999",)))


def test_nothing_given_is_a_clean_report() -> None:
    made = report([])
    assert (made.findings, made.summary.articles, made.summary.figures) == ((), 0, 0)


def test_a_house_rule_is_run(tmp_path: Path) -> None:
    (tmp_path / "NC401.yaml").write_text(
        "code: NC401\nname: unattributed\nkind: wording\nlevel: warning\ndoc: x\n"
        "params: {what: unattributed, least: 2}\n"
        'message: "{a} has no source"\nexamples:\n  - articles: ["x"]\n    findings: ["NC401 killed 1"]\n'
        '  - articles: ["x"]\n    findings: []\n',
        encoding="utf-8",
    )
    given = [Article("a.md", "The raid killed three people.", published="2024-03-05")]
    assert [f.code for f in report(given).findings] == []
    (found,) = report(given, settings=Settings(rules=(str(tmp_path),))).findings
    assert (found.level, found.message) == ("warning", "three people killed has no source")
