"""Each format's own file: the text, who wrote it when and where, and the way back to the line it stands on."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from inputs_cases import DATA, data, given, one, there

from numcheck import check
from numcheck.errors import InputError
from numcheck.inputs import read
from numcheck.model import Article
from numcheck.text import position

TITLE = "Footbridge falls in Lomnica, 12 dead"
FIRST = (
    "Twelve people were killed and more than 1,300 had to leave their homes when a footbridge fell into the swollen "
    "Lomnica on Saturday, the interior ministry said."
)
SECOND = (
    "Among the dead are five children, the mayor, Zoë Černý, told reporters at the Café Most. "
    "At least 40 people were injured, nine of them gravely."
)
THIRD = "Rescue teams are still looking for seven people. The bridge was built in 1931 and closed to lorries in 2019."
PAGE = (FIRST, SECOND, "The search goes on", THIRD, "Killed: 12", "Injured: 40", "Town | Homes", "Lomnica | 310")


def said(article: Article) -> tuple[str, str | None, str | None, str | None, str]:
    return article.title, article.source, article.published, article.author, article.language


@pytest.mark.parametrize("name", ["page.html", "latin.html", "page.mhtml"])
def test_a_web_page_is_its_article_without_furniture(name: str) -> None:
    article = one(name)
    assert article.text.split("\n\n") == [*PAGE]
    assert said(article) == (TITLE, "The Valley Courier", "2024-06-09", "Ida Novak", "en")
    assert (article.id, article.path, article.url) == (name, name, "https://courier.example/2024/lomnica")


@pytest.mark.parametrize(("name", "encoding"), [("page.html", "utf-8"), ("latin.html", "latin-1")])
def test_words_of_a_web_page_lead_back_to_the_file(name: str, encoding: str) -> None:
    article, source = one(name), data(name).decode(encoding)
    assert there(article, source, "Footbridge") == (19, 5)
    assert there(article, source, "1,300") == (22, 4)
    assert there(article, source, "Lomnica on") == (23, 12)
    there(article, source, "Zoë", "Zo&euml;")
    there(article, source, "ý, told", "&yacute;, told")
    there(article, source, "Most. At", "Most.")
    assert there(article, source, "40 people", "4</em>0 people") == (25, 19)
    there(article, source, "12\n\nInjured", "12</li>")
    there(article, source, "310")


def test_words_of_a_page_within_a_mime_part_lead_back_to_the_file() -> None:
    article, source = one("page.mhtml"), data("page.mhtml").decode()
    assert there(article, source, "Footbridge") == (36, 5)
    there(article, source, "1,300")
    there(article, source, "Zoë", "Zo=C3=AB")
    there(article, source, "nine of them")


def test_every_token_of_a_page_is_found() -> None:
    assert all(column for _, _, column in one("page.html").lines)


def test_a_word_document_is_its_paragraphs_with_changes_accepted() -> None:
    article = one("draft.docx")
    assert article.text.split("\n\n") == [
        FIRST,
        "The toll was 12 by nightfall.",
        "What we know",
        SECOND,
        "Town | Killed\nLomnica | 12",
    ]
    assert said(article) == (TITLE, None, None, "Ida Novak", "en")
    lines = [position(article, article.checked.index(words)) for words in (TITLE, "1,300", "12 by", "nine", "Town")]
    assert lines == [(1, 1), (2, 41), (3, 14), (6, 123), (7, 1)]


@pytest.mark.parametrize("name", ["report.pdf", "printable.pdf"])
def test_a_pdf_is_running_text_without_heads_and_feet(name: str) -> None:
    article = one(name)
    assert article.text == f"{FIRST} {SECOND.replace('Č', 'C')}\n\n{THIRD}"
    assert said(article) == (TITLE, None, None, "Interior Ministry", "en")
    pages = [position(article, article.checked.index(words))[0] for words in (TITLE, "1,300", "nine", "seven")]
    assert pages == [1, 1, 2, 3]


def test_a_page_that_a_browser_has_printed_is_read_with_its_headline() -> None:
    """Chromium sets "five" with a ligature, and puts the site behind the headline in the properties."""
    article = one("chromium.pdf")
    assert said(article)[0] == TITLE
    paragraphs = article.text.replace("\xa0", " ").split("\n\n")
    assert {FIRST, SECOND, f"The search goes on {THIRD}", "Killed: 12"} <= set(paragraphs)
    assert [position(article, article.checked.index(words))[0] for words in ("1,300", "five", "1931")] == [1, 1, 2]


def test_a_page_that_a_browser_has_saved_leads_back_to_the_file() -> None:
    article, source = one("chromium.mhtml"), data("chromium.mhtml").decode()
    assert article.text.split("\n\n") == [*PAGE]
    assert said(article) == (TITLE, "The Valley Courier", "2024-06-09", "Ida Novak", "en")
    there(article, source, "Footbridge")
    there(article, source, "1,300")
    there(article, source, "nine of them")


def test_what_wget_has_fetched_is_read_from_its_archive() -> None:
    found, problems, notes = given(data("wget.warc.gz"), "wget.warc.gz")
    assert (problems, notes) == ([], [])
    page = one("page.html")
    article = next(article for article in found if "/lomnica.html@" in article.id)
    assert (article.text, article.lines, article.url) == (page.text, page.lines, page.url)
    assert not any("gone" in article.id or "robots" in article.id for article in found)


@pytest.mark.parametrize(("name", "lines"), [("feedgen.rss", [11, 20]), ("feedgen.atom", [9, 22])])
def test_a_feed_by_a_generator_is_read(name: str, lines: list[int]) -> None:
    found, problems, notes = given(data(name), name)
    assert (problems, notes) == ([], [])
    assert [article.text for article in found] == [f"{FIRST}\n\n{SECOND}", THIRD]
    assert said(found[0]) == (TITLE, "The Valley Courier", "2024-06-09", "Ida Novak", "en")
    assert [(article.url, article.line) for article in found] == [
        (f"https://courier.example/{number}", line) for number, line in enumerate(lines)
    ]


def test_an_email_is_its_plain_text() -> None:
    article, source = one("wire.eml"), data("wire.eml").decode()
    assert article.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert said(article) == (TITLE, "courier.example", "2024-06-09", "Ida Novak", "en")
    assert there(article, source, "Footbridge") == (3, 10)
    assert there(article, source, "1,300") == (13, 41)
    there(article, source, "Zoë", "Zo=C3=AB")
    there(article, source, "nine of them")
    there(article, source, "1931", "1931=")


def test_an_email_without_plain_text_is_its_html_as_text() -> None:
    article, source = one("alert.eml"), data("alert.eml").decode()
    assert article.text == f"The toll rose to 14 in Lomnica & the valley.\n\n{THIRD}"
    assert said(article) == ("Toll rises – 14", "Wire Service", "2024-06-10", None, "en")
    assert there(article, source, "14 in") == (9, 21)
    there(article, source, "& the", "&amp; the")


def test_a_feed_gives_an_article_an_entry() -> None:
    found, problems, notes = given(data("feed.rss"), "feed.rss")
    assert (problems, notes) == ([], [])
    first, second = found
    assert first.text == f"{FIRST}\n\n{SECOND} <no item>"
    title = "Footbridge falls in Lomnica, 12 dead & 40 hurt"
    assert said(first) == (title, "The Valley Courier", "2024-06-09", "Ida Novak", "en")
    assert (first.id, first.url, first.line, first.row) == (
        "feed.rss#courier-1",
        "https://courier.example/2024/lomnica",
        8,
        True,
    )
    assert (second.text, second.published, second.line) == ("A blast in a mine killed 31 miners.", "2024-06-08", 18)


def test_an_atom_feed_is_read_with_its_markup() -> None:
    for name in ("feed.atom", "feed.xml"):
        (article,), problems, notes = given(data("feed.atom"), name)
        assert (problems, notes) == ([], [])
        assert article.text == f"{FIRST}\n\n{THIRD}"
        assert said(article) == ("Bridge: 12 dead", "Wire Service", "2024-06-09", "A. Writer", "en")
        assert (article.id, article.line) == (f"{name}#tag:wire.example,2024:1", 6)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_web_archive_gives_the_pages_that_were_found(name: str) -> None:
    found, problems, notes = given(data(name), name)
    assert (problems, notes) == ([], [])
    assert [article.id for article in found] == [
        "https://courier.example/2024/lomnica@2024-06-10T00:00:00Z",
        "https://courier.example/2024/mine@2024-06-10T00:03:00Z",
    ]
    page = one("page.html")
    for article in found:
        assert (article.text, article.lines, article.path) == (page.text, page.lines, name)


@pytest.mark.parametrize("name", ["articles.csv", "articles.tsv", "articles.parquet"])
def test_a_table_gives_an_article_a_row(name: str) -> None:
    found, problems, notes = given(data(name), name)
    assert (problems, notes) == ([], [])
    parquet = name.endswith("parquet")
    assert found == [
        Article(
            "a1",
            f"{FIRST}\n\n{SECOND}",
            title=TITLE,
            source="The Valley Courier",
            published="2024-06-09",
            path=name,
            line=1 if parquet else 2,
            row=True,
        ),
        Article(
            "a2",
            'He said "twelve, at least; perhaps 14", and left.',
            path=name,
            line=2 if parquet else 5,
            row=True,
        ),
    ]


@pytest.mark.parametrize("mark", [",", ";", "|", "\t"])
def test_a_csv_is_separated_as_its_first_row_is(mark: str) -> None:
    content = f"\r\nid{mark}Title {mark}text\r\n1{mark}T{mark}12 died\r\n\r\n2{mark}{mark}x{mark}\r\n"
    found, problems, _ = given(content.encode("utf-8-sig"), "a.csv")
    assert problems == []
    assert [(article.id, article.title, article.text, article.line) for article in found] == [
        ("1", "T", "12 died", 3),
        ("2", "", "x", 5),
    ]


def test_nitf_leads_back_to_the_file() -> None:
    article, source = one("item.nitf"), data("item.nitf").decode()
    second = "Among the dead are five children — told at the Café Most. At least 40 people were injured."
    assert article.text.split("\n\n") == ["LOMNICA, June 9", FIRST, second, "Killed | 12"]
    assert said(article) == (TITLE, "Wire Service", "2024-06-09", "Ida Novak", "en")
    for words, written in (
        ("1,300", None),
        ("five", None),
        ("— told", "&#8212;"),
        ("40 people", None),
        ("é", "&eacute;"),
    ):
        there(article, source, words, written)


def test_newsml_gives_the_texts_that_stand() -> None:
    found, problems, notes = given(data("message.xml"), "message.xml")
    assert problems == []
    assert notes == [
        "message.xml:49: this item is a picture, no text; it is left out",
        "message.xml:63: this item is canceled; it is left out",
    ]
    assert [(article.id, article.text) for article in found] == [
        ("message.xml#urn:wire:1#1", f"{FIRST}\n\n{THIRD}"),
        ("message.xml#urn:wire:2#2", SECOND),
        ("message.xml#urn:wire:3#3", THIRD),
    ]
    source = data("message.xml").decode()
    for number, article in enumerate(found, 1):
        title = f"Footbridge falls, 12 dead ({number})"
        assert said(article) == (title, "Wire Service", "2024-06-09", "Ida Novak", "en")
        there(article, source, "Footbridge")
    for article, words in zip(found, ("1,300", "nine", "1931"), strict=True):
        there(article, source, words)
    assert one("item.xml").id == "item.xml"


def test_newsml_tells_its_headline_once() -> None:
    """Agencies put a whole page into an item, with the headline, the day and the subjects on top."""
    top = "<header><time>9.6.2024 23:51</time><h1>Footbridge falls, 12 dead</h1><p>By Ida Novak</p></header>"
    page = data("item.xml").decode().replace("<p>Twelve", f"{top}<section><p>Twelve")
    page = page.replace("</body>", "</section></body>")
    (article,), problems, notes = given(page.encode(), "item.xml")
    assert (problems, notes) == ([], [])
    assert article.text == f"{FIRST}\n\n{THIRD}"
    there(article, page, "1,300")


def test_what_the_package_of_the_iptc_writes_is_read() -> None:
    article, source = one("iptc.xml"), data("iptc.xml").decode()
    assert article.text == f"LOMNICA, June 9\n\n{FIRST}\n\n{SECOND}"
    assert said(article) == (TITLE, "wire.example", "2024-06-09", "Ida Novak", "en")
    for words in ("LOMNICA", "1,300", "nine of them"):
        there(article, source, words)


MESSAGE = """<?xml version="1.0"?>
<g2:newsMessage xmlns:g2="http://iptc.org/std/nar/2006-10-01/"><g2:header><g2:sent>2024-06-09T23:51:00Z</g2:sent>
</g2:header><g2:itemSet>{}</g2:itemSet></g2:newsMessage>"""
ITEM = """<g2:newsItem guid="g" version="1"><g2:itemMeta><g2:itemClass qcode="icls:text"/><g2:provider literal="wire"/>
<g2:versionCreated>2024-06-09</g2:versionCreated></g2:itemMeta>
<g2:contentMeta><g2:headline>T</g2:headline>{meta}</g2:contentMeta>
<g2:contentSet>{content}</g2:contentSet></g2:newsItem>"""


@pytest.mark.parametrize(
    ("meta", "content", "text"),
    [
        ("", "<g2:inlineData contenttype='text/plain'><![CDATA[<p>\n  12\n died. </p><p>End.</p>]]></g2:inlineData>",
         "12 died.\n\nEnd."),
        ("", "<g2:inlineData contenttype='text/plain'>Fewer than 3 &lt; 5 people died.</g2:inlineData>",
         "Fewer than 3 < 5 people died."),
        ("<g2:dateline>LOMNICA (Wire) -</g2:dateline>", "<g2:inlineData>LOMNICA (Wire) - 12 died.</g2:inlineData>",
         "LOMNICA (Wire) - 12 died."),
        ("<g2:dateline>LOMNICA, June 9</g2:dateline>", "<g2:inlineData>12 died.</g2:inlineData>",
         "LOMNICA, June 9\n\n12 died."),
        ("", "<g2:inlineXML><nitf><head/></nitf></g2:inlineXML><g2:inlineData>12 died.</g2:inlineData>", "12 died."),
        ("", "<g2:inlineData encoding='b64'>MTI=</g2:inlineData><g2:inlineData>12 died.</g2:inlineData>", "12 died."),
    ],
)  # fmt: skip
def test_newsml_as_agencies_write_it(meta: str, content: str, text: str) -> None:
    (article,), problems, _ = given(MESSAGE.format(ITEM.format(meta=meta, content=content)).encode(), "a.xml")
    assert (article.text, article.source, problems) == (text, "wire", [])


def test_an_item_without_text_costs_no_other() -> None:
    empty = ITEM.format(meta="", content="<g2:inlineXML><nitf><head/></nitf></g2:inlineXML>")
    whole = ITEM.format(meta="", content="<g2:inlineData>12 died.</g2:inlineData>")
    found, problems, _ = given(MESSAGE.format(empty + whole).encode(), "a.xml")
    assert [article.text for article in found] == ["12 died."]
    assert problems == ["a.xml:3: this item holds no text"]
    nameless = MESSAGE.format(whole.replace('guid="g" ', "") * 2)
    assert [article.id for article in given(nameless.encode(), "a.xml")[0]] == ["a.xml:3", "a.xml:6"]


def test_nitf_as_agencies_write_it() -> None:
    page = """<nitf baselang="de-AT"><head><docdata><date.issue norm="20240609T214000+0200"/></docdata></head><body>
    <body.head><hedline><hl1>Steg in Lomnica eingestürzt</hl1></hedline>
    <rights><rights.owner>Wire Service</rights.owner></rights>
    <byline>By IDA NOVAK<byttl>Staff Writer</byttl></byline>
    <dateline><location>LOMNICA</location><story.date norm="x">20240609T214000+0000</story.date></dateline>
    <abstract><p>Twelve  people died.</p></abstract></body.head>
    <body.content><block id="Main"><p>LOMNICA (Wire) — Twelve people died.</p><p>The bridge fell.</p></block>
    </body.content>
    </body></nitf>"""
    (article,), problems, _ = given(page.encode(), "a.xml")
    assert problems == []
    assert article.text == "LOMNICA (Wire) — Twelve people died.\n\nThe bridge fell."
    assert said(article) == ("Steg in Lomnica eingestürzt", "Wire Service", "2024-06-09", "IDA NOVAK", "de")


def test_nitf_that_holds_html_as_characters() -> None:
    marked = "&lt;p&gt;12 died.&lt;/p&gt;&lt;p&gt;3 were hurt.&lt;/p&gt;"
    page = f"<nitf><body><body.content>{marked}</body.content></body></nitf>"
    assert given(page.encode(), "a.xml")[0][0].text == "12 died.\n\n3 were hurt."


PLAIN = (
    '{}<?xml version="1.0" encoding="{}"?><nitf><body><body.content><p>Zoë: 12 died.</p></body.content></body></nitf>'
)


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-8", "utf-8"), ("UTF8", "utf-8"), ("utf-8", "utf-8-sig"), ("iso-8859-1", "latin-1"),
        ("windows-1252", "cp1252"), ("utf-16", "utf-16"), ("utf-16", "utf-16-le"), ("utf-16", "utf-16-be"),
        ("utf-8", "utf-16"), ("utf-16", "utf-8"), ("ISO-8859-1", "utf-8-sig"), ("gb18030", "gb18030"),
    ],
)  # fmt: skip
def test_xml_whatever_it_says_of_its_encoding(declared: str, written: str) -> None:
    for before in ("", "\r\n \n") if written in ("utf-8", "latin-1", "gb18030") else ("",):
        (article,), problems, _ = given(PLAIN.format(before, declared).encode(written), "a.xml")
        assert (article.text, problems, article.line) == ("Zoë: 12 died.", [], 1 + before.count("\n"))


def test_ninjs_with_a_guid_is_an_item() -> None:
    item = {"guid": "urn:wire:5", "type": "text", "headline": TITLE, "body_html": f"<p>{FIRST}</p>", "source": "Wire"}
    brief = {"guid": "urn:wire:6", "headline": TITLE, "description_text": THIRD, "pubstatus": "usable"}
    photo = {"guid": "urn:wire:7", "type": "picture", "headline": TITLE, "description_text": "12 died here."}
    found, problems, notes = given(json.dumps([item, brief, photo]).encode(), "a.json")
    assert problems == []
    assert [(a.id, a.text, a.source) for a in found] == [("urn:wire:5", FIRST, "Wire"), ("urn:wire:6", THIRD, None)]
    assert notes == ["a.json:1: this item is of type picture, no text; it is left out"]


def test_ninjs_of_every_age_is_read() -> None:
    found, problems, notes = given(data("items.jsonl"), "items.jsonl")
    assert problems == []
    assert notes == ["items.jsonl:4: this item is of type picture, no text; it is left out"]
    assert [(article.id, article.text, article.title, article.source) for article in found] == [
        ("urn:wire:1#2", f"{FIRST}\n\n{SECOND}", TITLE, "Wire Service"),
        ("urn:wire:2#2", FIRST, TITLE, "Wire"),
        ("urn:wire:3", THIRD, TITLE, None),
    ]
    item = one("item.json")
    assert (item.text, item.published, item.author) == (found[0].text, "2024-06-09", "Ida Novak")


def test_one_story_in_every_format_is_one_statement() -> None:
    names = ("page.html", "wire.eml", "draft.docx", "chromium.pdf", "feedgen.rss", "item.nitf", "item.xml", "item.json",
             "articles.csv", "crawl.warc")  # fmt: skip
    articles = [given(data(name), name)[0][0] for name in names]
    report = check(articles)
    home = {figure.id: figure for figure in report.figures}
    twelve = [figure for figure in report.figures if figure.metric == "killed" and figure.low == 12]
    assert {figure.article for figure in twelve} == {article.id for article in articles}
    (toll,) = {toll.id for toll in report.tolls if any(figure.id in toll.figures for figure in twelve)}
    assert toll
    across = [c for c in report.comparisons if home[c.a].article != home[c.b].article]
    assert {c.verdict for c in across} <= {"agree", "subset"}
    # NewsML holds the first and the last paragraph, the table of rows the first two: neither copies the other
    assert sum("dedupe: one text in both articles" in c.gates for c in across) > 0.8 * len(across)


def test_a_day_told_in_the_text_is_not_the_day_of_the_page() -> None:
    page = data("page.html").decode()
    bare = page.replace("2024-06-09T23:40:00+02:00", "").replace("/2024/lomnica", "/lomnica")
    bare = bare.replace("on Saturday", "on 7 October 2023")
    assert given(bare.encode(), "a.html")[0][0].published is None
    for sign in (
        '<meta name="dcterms.date" content="2023/10/08">',
        '<time class="published" datetime="20231008T1200Z">Sunday</time><time datetime="2023-10-01">',
        '<link rel="canonical" href="https://courier.example/2023/10/08/lomnica">',
    ):
        dated = bare.replace('<link rel="canonical" href="https://courier.example/lomnica">', "")
        dated = dated.replace("</head>", f"{sign}</head>")
        assert given(dated.encode(), "a.html")[0][0].published == "2023-10-08"


def test_a_folder_of_saved_pages_is_read_without_their_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.html", "b.htm", "a_files/frame.html", "b.files/frame.htm", "more/c.md", "more_files/d.md"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(b"12 killed" if name.endswith(".md") else data("page.html"))
    assert [article.id for article in read(".")] == ["a.html", "b.htm", "more/c.md", "more_files/d.md"]


MISSING = [
    ("page.html", "trafilatura", "reading web pages needs trafilatura: pip install 'numcheck[html]'"),
    ("draft.docx", "docx", "reading .docx files needs python-docx: pip install 'numcheck[docx]'"),
    ("report.pdf", "pypdf", "reading PDF files needs pypdf: pip install 'numcheck[pdf]'"),
    ("feed.rss", "feedparser", "reading RSS and Atom feeds needs feedparser: pip install 'numcheck[feeds]'"),
    ("crawl.warc", "fastwarc.warc", "reading web archives needs fastwarc: pip install 'numcheck[warc]'"),
    ("articles.parquet", "pyarrow.parquet", "reading Parquet files needs pyarrow: pip install 'numcheck[parquet]'"),
]


@pytest.mark.parametrize(("name", "module", "told"), MISSING)
def test_a_missing_extra_is_named(name: str, module: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError) as error:
        list(read(DATA / name))
    assert [problem.message for problem in error.value.problems] == [told]
