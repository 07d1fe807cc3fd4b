"""The page for people: escaped, self-contained, and alive in a real browser."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import Browser, found
from report_cases import empty, harbour, hostile, many

from numcheck.model import Comparison
from numcheck.report import write
from numcheck.report.markup import fits, text_fragment
from numcheck.report.svg import drawing

VOID = {"meta", "link", "input", "br", "path", "line", "circle", "rect"}


class Reader(HTMLParser):
    """Checks that tags close in order, and keeps what a page could load or run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag


@pytest.mark.parametrize("made", [harbour, hostile, empty])
@pytest.mark.parametrize("kind", ["report", "check", "extract"])
def test_nothing_is_loaded_and_nothing_gets_out(made, kind):
    page = Reader(write(made(), "html", kind=kind))
    names = [tag for tag, _ in page.tags]
    assert names.count("script") == 1
    assert names.count("style") == 1
    assert {"img", "iframe", "object", "embed", "b", "i", "form", "base"}.isdisjoint(names)
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") or name == "style" for name in attributes), (tag, attributes)
        assert "src" not in attributes
        if tag == "link":
            assert attributes["href"] == "data:,"
        elif tag == "a":
            assert re.match(r"#|https://north\.example/", attributes["href"])
    assert len(page.ids) == len(set(page.ids))
    links = {a["href"][1:] for tag, a in page.tags if tag == "a" and a["href"].startswith("#")}
    assert links <= set(page.ids)


def test_the_policy_allows_this_script_and_this_style_only():
    page = write(harbour(), "html")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert "default-src 'none'" in policy
    for tag in ("script", "style"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_the_number_is_marked_in_its_sentence_and_linked():
    page = write(harbour(), "html")
    assert "has risen to <mark>31</mark>, the health ministry" in page
    assert "https://north.example/blast#:~:text=PORT%20ELM" in page


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://a.example/\u202e", "https://a b/", "//x"]
)
def test_only_web_addresses_become_links(url):
    from dataclasses import replace

    report = harbour()
    report = replace(report, articles=(replace(report.articles[0], url=url), *report.articles[1:]))
    assert "alert(1)" not in write(report, "html")
    assert all(a["href"].startswith("#") for tag, a in Reader(write(report, "html")).tags if tag == "a")


@pytest.mark.parametrize(
    ("sentence", "fragment"),
    [
        ("Five died.", "text=Five%20died."),
        ("a-b, c & d", "text=a%2Db%2C%20c%20%26%20d"),
        ("1 2 3 4 5 6 7 8 9\n10 11 12 13", "text=1%202%203%204%205,9%2010%2011%2012%2013"),
        ("", ""),
    ],
)
def test_text_fragments(sentence, fragment):
    assert text_fragment(sentence) == fragment


def test_a_reason_is_told_once_and_what_fits_is_folded():
    told = [Comparison("a", "b", "divergence", "12 differs from 15 by 3")] * 3
    told += [Comparison("a", f"c{n}", "agree", f"both say {n % 9}") for n in range(27)]
    text = fits(told)
    shown, folded = text.split("<details>")
    assert shown.startswith('<ul class="fits"><li><span class="verdict is-differs">divergence</span> 12 differs')
    assert shown.count("12 differs from 15 by 3") == 1
    assert shown.count("<li>") == 6
    assert "× 3" in shown.partition("</li>")[0]
    assert folded.startswith("<summary>12 more comparisons without a difference</summary>")
    assert folded.count("<li>") == 4
    # nothing that differs is ever folded
    assert "<details>" not in fits([Comparison("a", "b", "divergence", f"12 differs from {n}") for n in range(30)])


def test_numbers_beside_the_marks_do_not_lie_on_each_other():
    report = harbour()
    items = [replace(f, value=1_400_000, low=1_400_000, high=None) for f in report.figures[:6]]
    picture = drawing("killed", items, items[-1].id, [], lambda figure: figure.id)
    boxes = []
    for x, end, label in re.findall(r'class="number" x="([\d.]+)" y="[\d.]+"( text-anchor="end")?>([^<]*)<', picture):
        wide = 7 * len(label)
        boxes.append((float(x) - wide, float(x)) if end else (float(x), float(x) + wide))
    assert boxes, "the current number is always written"
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(sorted(boxes)))


def test_no_date_is_broken_and_the_sections_tell_how_much_they_hold():
    page = write(harbour(), "html")
    assert "<td><time>2025-03-03</time>, as of <time>2025-03-04</time></td>" in page
    assert '<li><a href="#findings">Findings</a> <span class="soft">2</span></li>' in page


def test_a_page_for_a_thousand_articles_stays_small():
    assert len(write(many(10_000), "html").encode()) < 4_000_000


def test_a_very_long_sentence_is_cut_around_its_number():
    page = write(hostile(), "html")
    assert "where <mark>88</mark> people died" in page
    assert len(page) < 60_000


def contrast(foreground: str, background: str) -> float:
    """The contrast of two colours, as WCAG 2 measures it."""

    def light(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    one, two = sorted((light(foreground), light(background)), reverse=True)
    return (one + 0.05) / (two + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_can_be_read(scheme):
    style = re.search(r"<style>(.*?)</style>", write(empty(), "html"), re.DOTALL)[1]
    colors = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style.split(":root {")[1 + scheme].split("}")[0]))
    for name in ("ink", "soft", "accent", "error", "warning", "note", "fits"):
        for ground in ("paper", "card"):
            assert contrast(colors[name], colors[ground]) >= 4.5, (name, ground)
    assert contrast(colors["on-mark"], colors["mark"]) >= 4.5


@pytest.fixture(scope="module")
def browser():
    program = found()
    if program is None:
        pytest.skip("no Chromium here: the page was not opened in a browser")
    browser = Browser(program)
    yield browser
    browser.close()


def opened(browser: Browser, tmp_path: Path, page: str) -> Browser:
    """The browser with the page open, its memory of requests and errors cleared."""
    path = tmp_path / "report.html"
    path.write_text(page, encoding="utf-8")
    browser.requests.clear()
    browser.errors.clear()
    browser.open(path)
    return browser


NUMBERS = "[...document.querySelectorAll('#figures tbody tr:not([hidden])')].map(row => row.cells[1].textContent)"


def test_the_page_sorts_and_filters(browser, tmp_path):
    page = opened(browser, tmp_path, write(harbour(), "html"))
    assert page.run("document.querySelector('#shown').textContent") == "9 of 9 shown"
    page.run("document.querySelectorAll('#figures th button')[1].click()")
    assert page.run(NUMBERS) == ["1 (“a man”)", "10", "14", "at least 24", "dozens", "31", "47", "112", "Some 500"]
    page.run("document.querySelectorAll('#figures th button')[1].click()")
    assert page.run(NUMBERS)[0] == "Some 500"
    assert page.run("document.querySelectorAll('#figures th')[1].getAttribute('aria-sort')") == "descending"
    page.run(
        "{ const f = document.querySelector('#filter'); f.value = 'ministry'; f.dispatchEvent(new Event('input')); }"
    )
    assert page.run(NUMBERS) == ["31"]
    page.run(
        "{ const f = document.querySelector('#filter'); f.value = ''; "
        "const m = document.querySelector('#metric'); m.value = 'injured'; m.dispatchEvent(new Event('change')); }"
    )
    assert page.run(NUMBERS) == ["112", "dozens"]
    page.run("document.querySelector('.toll svg a:nth-of-type(2)').focus()")
    assert "has risen to 31" in page.run("document.querySelector('.toll .said').textContent")
    assert page.errors == []


def test_no_request_leaves_and_nothing_runs(browser, tmp_path):
    page = opened(browser, tmp_path, write(hostile(), "html"))
    page.run("new Promise(done => setTimeout(done, 200))")
    assert [url for url in page.requests if not url.startswith(("file:", "data:"))] == []
    assert page.errors == []
    assert page.run("document.querySelectorAll('img, b, script').length") == 1
    assert page.run("document.title") == "numcheck report"


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
@pytest.mark.parametrize("made", [harbour, hostile])
def test_nothing_is_wider_than_the_window(browser, tmp_path, made, width):
    browser.send("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
    page = opened(browser, tmp_path, write(made(), "html"))
    assert page.run("document.documentElement.scrollWidth") <= width
    browser.send("Emulation.clearDeviceMetricsOverride")


def test_every_control_has_a_name(browser, tmp_path):
    page = opened(browser, tmp_path, write(harbour(), "html"))
    page.send("Accessibility.enable")
    nodes = page.send("Accessibility.getFullAXTree")["nodes"]
    roles = {"link", "button", "searchbox", "combobox", "columnheader", "heading", "region", "navigation"}
    told = [n for n in nodes if not n.get("ignored") and n.get("role", {}).get("value") in roles]
    assert {n["role"]["value"] for n in told} == roles
    nameless = [n["role"]["value"] for n in told if not n.get("name", {}).get("value")]
    assert nameless == []
    page.send("Accessibility.disable")


def test_a_thousand_articles_open_fast(browser, tmp_path):
    page = opened(browser, tmp_path, write(many(3_000), "html"))
    took = page.run("performance.getEntriesByType('navigation')[0].domComplete")
    assert page.run("document.querySelector('#shown').textContent") == "3,000 of 3,000 shown"
    # generous, since a test machine may be busy; about a second on an idle one
    assert took < 20_000
