"""Files that are cut off, mislabelled, locked or made to harm: a sentence, never a traceback, and little memory."""

from __future__ import annotations

import gzip
import io
import random
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as generated
from hypothesis import strategies as st
from inputs_cases import DATA, data, given, needs

from numcheck.inputs import read

CUT = {
    "articles.csv": "articles.csv:2: this row cannot be read, nor what follows: a quotation mark is opened and",
    "articles.parquet": "articles.parquet: this Parquet file is damaged or cut off: ",
    "crawl.warc": "crawl.warc: https://courier.example/gone: the record of this page breaks off; ",
    "crawl.warc.gz": "crawl.warc.gz: https://courier.example/2024/mine: the record of this page breaks off; ",
    "draft.docx": "draft.docx: this Word document is damaged or cut off",
    "feed.atom": "feed.atom: this feed is no well-formed XML: no element found (line 12); it breaks off, 1 of",
    "feed.rss": "feed.rss: this feed is no well-formed XML: unclosed CDATA section (line 16); it breaks off, 1 of",
    "item.json": "item.json:29:15: this is no JSON: unterminated string starting",
    "item.nitf": "item.nitf:17:102: this XML is not well-formed: no element found",
    "message.xml": "message.xml:47:160: this XML is not well-formed: unclosed token",
    "page.mhtml": "page.mhtml: this page breaks off: its last part is not closed",
    "report.pdf": "report.pdf: this PDF is damaged or cut off: ",
    "wire.eml": "wire.eml: this e-mail breaks off: its last part is not closed",
}


@pytest.mark.parametrize("name", CUT)
def test_a_file_that_is_cut_off_is_told(name: str) -> None:
    content = data(name)
    _, problems, _ = given(content[: len(content) * 2 // 3], name)
    assert len(problems) == 1
    assert problems[0].startswith(CUT[name])


def test_a_page_that_is_cut_off_is_read_and_told() -> None:
    found, problems, notes = given(data("page.html")[:1200], "a.html")
    assert (len(found), problems) == (1, [])
    assert notes == ["a.html: this page breaks off: it has no closing </html>"]


@pytest.mark.parametrize(
    "name", ["a.docx", "a.pdf", "a.parquet", "a.warc", "a.warc.gz", "a.eml", "a.html", "a.xml", "a.rss"]
)
def test_a_file_that_is_another_is_called_by_its_name(name: str) -> None:
    needs(name)
    for other, kind in (("report.pdf", "a PDF"), ("draft.docx", "a ZIP archive, as .docx, .xlsx and .epub are")):
        if Path(name).suffix != Path(other).suffix:
            found, problems, _ = given((DATA / other).read_bytes(), name)
            assert found == []
            assert len(problems) == 1
            assert problems[0].endswith(f", but {kind}; name it for what it is"), problems
    found, problems, _ = given(b"", name)
    assert (found, len(problems)) == ([], 1)
    assert f"{name}: this" in problems[0]


TEXTS = {
    "a.txt": "text", "a.md": "text", "a.csv": "text", "a.tsv": "text", "a.jsonl": "text", "a.ndjson": "text",
    "a.json": "text", "a.nitf": "XML file", "a.atom": "RSS or Atom feed", "a.mhtml": "single-file web page (.mhtml)",
}  # fmt: skip
"""Names of files that hold text, and what messages call that."""


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_that_holds_no_text_is_called_by_its_name(name: str) -> None:
    needs(name)
    for other, kind in (
        ("report.pdf", "a PDF"), ("draft.docx", "a ZIP archive, as .docx, .xlsx and .epub are"),
        ("articles.parquet", "Parquet"), ("crawl.warc.gz", "a gzip archive"),
    ):  # fmt: skip
        told = f"{name}: this is no {TEXTS[name]}, but {kind}; name it for what it is"
        assert given((DATA / other).read_bytes(), name) == ([], [told], [])


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv", "a.jsonl", "a.json"])
def test_a_page_or_xml_that_is_called_a_text_is_told(name: str) -> None:
    for other, kind in (
        ("page.html", "an HTML page; name it .html"), ("item.nitf", "XML; name it for what it is"),
        ("crawl.warc", "a web archive (.warc); name it for what it is"),
    ):  # fmt: skip
        content = (DATA / other).read_bytes()[:700]
        for begin in (b"", b"\xef\xbb\xbf\n  "):
            found, problems, _ = given(begin + content, name)
            assert (found, len(problems)) == ([], 1)
            assert problems[0].endswith(f", but {kind}")


def test_json_and_xml_that_are_called_a_page_are_told() -> None:
    needs("a.html")
    told = "a.html: this is no web page, but JSON; name it .json, or .jsonl when it has a row a line"
    assert given(data("items.jsonl"), "a.html")[1] == [told]
    assert given(data("item.xml"), "a.html")[1] == ["a.html: this is no web page, but XML; name it for what it is"]
    page = data("page.html").replace(b"<!DOCTYPE html>", b'<?xml version="1.0"?>')
    assert len(given(page, "a.xhtml")[0]) == 1


def test_a_table_without_texts_is_told_with_its_columns() -> None:
    assert given(b"date,deaths\n2024-01-01,12\n", "a.csv")[1] == [
        "a.csv:1: a table of articles needs a column 'text' or 'title'; the first row holds date, deaths"
    ]
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(arrow.table({"date": ["2024"], "deaths": [12]}), out)
    assert given(out.getvalue(), "a.parquet")[1] == [
        "a.parquet: a table of articles needs a column 'text' or 'title'; this one has date, deaths"
    ]


def test_broken_rows_of_a_table_are_told_and_reading_goes_on() -> None:
    found, problems, _ = given(b'text,n\na,1\nb,2,3\n"",4\nc"d,5\n"x"y,6\nlost,7\n', "a.csv")
    assert [article.text for article in found] == ["a", "", 'c"d']
    told = "something follows a closing quotation mark; one within a cell is doubled"
    assert problems == [
        "a.csv:3: this row has 3 cells, the first row names 2 columns",
        f"a.csv:6: this row cannot be read, nor what follows: {told}",
    ]
    assert given(b"text,text\na,b\n", "a.csv")[1] == ["a.csv:1: the column 'text' is there twice"]


def test_locked_files_are_told() -> None:
    assert given(data("locked.pdf"), "a.pdf")[1] == ["a.pdf: this PDF is locked with a password"]
    assert given(data("locked.docx"), "a.docx")[1] == [
        "a.docx: this is no .docx file: either an old .doc, or one locked with a password; save it as .docx"
    ]
    told = "this is no .docx file: either an old .doc, or one locked with a password; save it as .docx"
    assert given(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx")[1] == [f"a.docx: {told}"]


def packed(replaced: bytes | None = None, megabytes: int = 0) -> bytes:
    """The Word document with another text part: given bytes, or megabytes of one letter."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data("draft.docx"))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != "word/document.xml":
                new.writestr(member.filename, old.read(member))
        with new.open("word/document.xml", "w") as part:
            part.write(replaced or b"")
            for _ in range(megabytes):
                part.write(b"a" * (1 << 20))
    return out.getvalue()


def test_a_zip_bomb_is_weighed_before_it_is_unpacked() -> None:
    bomb = packed(megabytes=100)
    assert len(bomb) < 200_000
    tracemalloc.start()
    try:
        told = given(bomb, "a.docx")[1]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert told == ["a.docx: this Word document unpacks to 100 MB, too large for one article"]
    assert peak < 5_000_000


def test_a_pdf_bomb_is_stopped_while_it_is_unpacked() -> None:
    needs("a.pdf")
    stream = zlib.compress(b"(12 killed) Tj " * 7_000_000)
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )  # fmt: skip
    content, at = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        at.append(len(content))
        content += b"%d 0 obj%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in at)
    end = b"xref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    content += end % (table, len(content))
    assert len(content) < 300_000
    told = "a.pdf: this PDF unpacks to more than a document would hold, too large for one article"
    assert given(content, "a.pdf") == ([], [told], [])


def record(page: bytes, address: bytes, coding: bytes = b"") -> bytes:
    """A record of a web archive."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%bContent-Length: %d\r\n\r\n%b" % (coding, len(page), page)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %b\r\nWARC-Date: 2024-06-10T00:00:00Z\r\n" % address
    kind = b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(body)
    return head + kind + body + b"\r\n\r\n"


def test_a_page_too_large_costs_no_other_page_of_an_archive() -> None:
    """A hundred megabytes as they are, packed with the archive, and packed by the server."""
    needs("a.warc")
    page = b"<html><p>" + b"12 people were killed. " * 4_500_000
    good = record(data("page.html"), b"http://b.example/")
    packed_ = gzip.compress(page, 1)
    for name, content in (
        ("a.warc", record(page, b"http://a.example/") + good),
        ("a.warc.gz", gzip.compress(record(page, b"http://a.example/"), 1) + gzip.compress(good)),
        ("a.warc", record(packed_, b"http://a.example/", b"Content-Encoding: gzip\r\n") + good),
    ):
        (article,), problems, _ = given(content, name)
        assert article.id == "http://b.example/@2024-06-10T00:00:00Z"
        assert problems == [f"{name}: http://a.example/: this page is larger than 20 MB, too large for one article"]


def test_a_parquet_bomb_is_weighed_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits are a sixteenth of what they are otherwise, for the sake of time."""
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    from numcheck.inputs import parquet as reader

    monkeypatch.setattr(reader, "_CELL", reader._CELL >> 4)
    monkeypatch.setattr(reader, "_MEAN", reader._MEAN >> 4)
    for rows, told in (
        (["12 killed. " * 400_000], "a.parquet: this Parquet file unpacks to 4 MB for 1 row, too large for articles"),
        (["a", "12 killed. " * 100_000, "b"],
         "a.parquet:2: this row holds more than 1 million characters, too many for one article"),
    ):  # fmt: skip
        out = io.BytesIO()
        parquet.write_table(arrow.table({"text": rows}), out, compression="zstd")
        assert len(out.getvalue()) < 100_000
        found, problems, _ = given(out.getvalue(), "a.parquet")
        assert problems == [told]
        assert [article.text for article in found] == [row for row in rows if len(row) < 9]


ENTITIES = '<?xml version="1.0"?>\n<!DOCTYPE {root} [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)
BOMB = ENTITIES + "]>\n<{root}><body><body.content><p>12 killed &m;</p></body.content></body></{root}>"
OUTSIDE = '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/hostname">]><nitf><body><body.content>&a;</body.content></body></nitf>'


@pytest.mark.parametrize("content", [BOMB.format(root="nitf"), BOMB.format(root="newsItem"), OUTSIDE])
def test_xml_that_declares_entities_is_refused(content: str) -> None:
    began = time.perf_counter()
    found, problems, _ = given(content.encode(), "a.xml")
    assert found == []
    assert [problem.split(": ", 1)[1] for problem in problems] == [
        "this XML is not read: it declares entities of its own, which may unfold without end"
    ]
    assert time.perf_counter() - began < 2


def test_entities_in_a_feed_or_a_word_document_unfold_to_nothing() -> None:
    needs("a.rss")
    channel = "<channel><item><title>12 killed &m;</title></item></channel>"
    feed = ENTITIES.format(root="rss") + f"]>\n<rss version='2.0'>{channel}</rss>"
    (article,), problems, _ = given(feed.encode(), "a.rss")
    assert (article.title, problems) == ("12 killed &m;", [])
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "<w:body><w:p><w:r><w:t>12 killed &m;</w:t></w:r></w:p></w:body>"
    word = ENTITIES.format(root="w:document") + f"]>\n<w:document {space}>{body}</w:document>"
    found, problems, _ = given(packed(word.encode()), "a.docx")
    assert problems or [article.text for article in found] == ["12 killed"]


@pytest.mark.parametrize(
    ("name", "head", "unit", "told"),
    [
        ("a.html", b"<html><p>", b"12 people were killed. ", "larger than 20 MB"),
        ("a.mhtml", b"Subject: x\n\n", b"12 people were killed. ", "larger than 50 MB"),
        ("a.pdf", b"%PDF-1.7\n", b"12 people were killed. ", "larger than 100 MB"),
        ("a.eml", b"Subject: x\n\n", b"12 people were killed. ", "larger than 50 MB"),
        ("a.rss", b"<rss><channel>", b"<item><title>12 killed</title></item>", "larger than 16 MB"),
        ("a.nitf", b"<nitf><body><p>", b"12 people were killed. ", "more than 16 million characters"),
        ("a.xml", b"<nitf><body>", b"<p/><p/><p/><p/><p/><p/><p/><p/>", "more than 200,000 elements"),
        ("a.csv", b"text\n", b"12 people were killed. ", "longer than 16 million characters"),
        ("a.tsv", b'text\n"', b"12 people were killed.\n", "does not end"),
    ],
)
def test_a_hundred_megabytes_in_one_article_are_refused(name: str, head: bytes, unit: bytes, told: str) -> None:
    needs(name)
    content = head + unit * (105_000_000 // len(unit))
    found, problems, _ = given(content, name)
    assert (found, len(problems)) == ([], 1)
    assert told in problems[0]


def test_thirty_megabytes_of_rows_pass_through_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    row = b'x,"' + b"Twelve people were killed. " * 370 + b'"\n'
    with path.open("wb") as file:
        file.write(b"title,text\n")
        for _ in range(30):
            file.write(row * 100)
    tracemalloc.start()
    try:
        count = sum(1 for _ in read(path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 3_000
    assert peak < 10_000_000


def test_mail_that_is_locked_is_told() -> None:
    head = b"From: a@b.example\nSubject: 12 killed\nMIME-Version: 1.0\nContent-Type: "
    parts = b"--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: text/x\n\nx\n--b--\n"
    pgp = b'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\n\n' + parts
    smime = b"application/pkcs7-mime; smime-type=enveloped-data\nContent-Transfer-Encoding: base64\n\nMIAG\n"
    inline = b"text/plain\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"
    for kind in (pgp, smime, inline):
        told = "a.eml: this e-mail is encrypted; save its text once it is unlocked"
        assert given(head + kind, "a.eml") == ([], [told], [])


def test_nests_are_refused() -> None:
    assert "nested more than 200 deep" in given(b"<nitf>" + b"<p>" * 100_000, "a.xml")[1][0]
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1_000))
    assert "this is no e-mail (.eml), or a damaged one" in given(parts, "a.eml")[1][0]
    needs("a.html")
    assert "more than 50,000 tags" in given(b"<html>" + b"<div>" * 60_000, "a.html")[1][0]


def test_xml_of_another_kind_is_told_by_its_root() -> None:
    read_here = "numcheck reads NITF, NewsML-G2, RSS, Atom and XHTML"
    assert given(b"<?xml version='1.0'?><!-- <nitf> --><svg xmlns='x'/>", "a.xml")[1] == [
        f"a.xml: this XML begins with <svg>; {read_here}"
    ]
    assert "NewsML 1, which numcheck does not read" in given(b"<NewsML/>", "a.xml")[1][0]


def test_xml_in_another_encoding_than_it_says_is_told_with_its_place() -> None:
    page = '<?xml version="1.0" encoding="{}"?>\n<nitf><body><body.content>Zoë</body.content></body></nitf>'
    told = "there is a character that XML does not allow, or one that is not in the file's encoding"
    assert given(page.format("utf-8").encode("latin-1"), "a.xml")[1] == [
        f"a.xml:2:29: this XML is not well-formed: {told}"
    ]
    assert given(page.format("klingon").encode(), "a.xml")[1] == [
        "a.xml: this XML cannot be read: unknown encoding: klingon"
    ]
    assert given(b"<?xml version='1.0'?><!--" + b"x" * 20_000, "a.xml")[1] == [
        "a.xml: this XML has no element in its first 16 KB"
    ]


NAMES = ["a.html", "a.docx", "a.pdf", "a.eml", "a.rss", "a.xml", "a.csv", "a.parquet", "a.warc", "a.mhtml"]
STARTS = [
    "page.html",
    "draft.docx",
    "report.pdf",
    "wire.eml",
    "feed.rss",
    "item.xml",
    "articles.csv",
    "articles.parquet",
]
STARTS += ["crawl.warc", "page.mhtml"]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@generated(st.sampled_from([*zip(NAMES, STARTS, strict=True)]), st.integers(0, 2**32), st.integers(1, 40))
def test_whatever_is_broken_there_are_articles_or_sentences(pair: tuple[str, str], seed: int, many: int) -> None:
    name, start = pair
    content = bytearray(data(start))
    chance = random.Random(seed)
    for _ in range(many):
        content[chance.randrange(len(content))] = chance.randrange(256)
    if seed % 3 == 0:
        del content[chance.randrange(len(content)) :]
    found, problems, notes = given(bytes(content), name)
    for article in found:
        article.checked.encode()
    assert all(problem.startswith(name) for problem in problems)
    assert found or problems or notes or name == "a.csv"
