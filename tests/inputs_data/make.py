"""Makes the files beside it, each with its format's own tools; run it after a change and commit what it made.

Needs, beyond the extras of the formats, fpdf2 for the PDF, feedgen for feeds, msoffcrypto-tool for the locked document,
newsmlg2 for an item of NewsML-G2 (`pip install fpdf2 feedgen msoffcrypto-tool newsmlg2`), a Chromium and wget.
Functions named behind `make.py` run alone.
"""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from email.message import EmailMessage
from pathlib import Path

HERE = Path(__file__).parent

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

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Footbridge falls in Lomnica, 12 dead | The Valley Courier</title>
<meta property="og:title" content="Footbridge falls in Lomnica, 12 dead">
<meta property="og:site_name" content="The Valley Courier">
<meta property="article:published_time" content="2024-06-09T23:40:00+02:00">
<meta name="author" content="Ida Novak">
<link rel="canonical" href="https://courier.example/2024/lomnica">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-06-09T23:40:00+02:00"}</script>
<style>p { margin: 0 } /* 500 killed */</style>
</head>
<body>
<header><nav><ul>
  <li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li>
</ul></nav></header>
<main><article>
<h1>Footbridge falls in Lomnica, 12 dead</h1>
<!-- 900 killed in a comment -->
<p>Twelve people were killed and <b>more than
   1,300</b> had to leave their homes when a footbridge fell into the
   swollen Lomnica on Saturday, the interior ministry said.</p>
<p>Among the dead are five children, the mayor, Zo&euml; &#268;ern&yacute;, told reporters at the Caf&eacute;&nbsp;Most.
At&nbsp;least <em>4</em>0 people were injured, nine of them gravely.</p>
<h2>The search goes on</h2>
<p>Rescue teams are still looking for seven people. The bridge was built in 1931 and closed to lorries in 2019.</p>
<ul><li>Killed: 12</li><li>Injured: 40</li></ul>
<table><tr><th>Town</th><th>Homes</th></tr><tr><td>Lomnica</td><td>310</td></tr></table>
</article></main>
<aside><h3>Most read</h3><ul><li><a href="/flood">Flood in the south kills 77</a></li>
<li><a href="/mine">Mine blast leaves 31 dead</a></li></ul></aside>
<footer>&copy; 2024 The Valley Courier. Read by 250,000 people every day.</footer>
</body>
</html>
"""


def write(name: str, content: str | bytes) -> None:
    (HERE / name).write_bytes(content.encode() if isinstance(content, str) else content)


def pages() -> None:
    write("page.html", PAGE)
    write(
        "latin.html", PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').replace("&eacute;", "é").encode("latin-1")
    )
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://courier.example/2024/lomnica"
    message["Subject"] = TITLE
    message["MIME-Version"] = "1.0"
    message.set_content(PAGE.replace("&euml;", "ë"), subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_attachment(b"\x89PNG\r\n\x1a\n", "image", "png", filename="bridge.png")
    message.set_boundary("----part-of-the-page----")
    write("page.mhtml", message.as_bytes())


def word() -> None:
    import docx
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    document.core_properties.author = "Ida Novak"
    document.add_heading(TITLE, 0)
    document.add_paragraph(FIRST)
    changed = document.add_paragraph("The toll was ")
    changed._p.append(parse_xml(f'<w:del {space} w:id="1" w:author="d"><w:r><w:delText>9</w:delText></w:r></w:del>'))
    changed._p.append(parse_xml(f'<w:ins {space} w:id="2" w:author="d"><w:r><w:t>12</w:t></w:r></w:ins>'))
    changed.add_run(" by nightfall.")
    document.add_paragraph("")
    document.add_heading("What we know", 1)
    document.add_paragraph(SECOND, style="Intense Quote")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Town", "Killed", "Lomnica", "12"), strict=True):
        cell.text = text
    document.save(str(HERE / "draft.docx"))


def pdf() -> None:
    from fpdf import FPDF
    from pypdf import PdfReader, PdfWriter

    class Report(FPDF):
        def header(self) -> None:
            self.set_font("helvetica", size=9)
            self.cell(0, 8, "Interior Ministry - Situation report", new_x="LMARGIN", new_y="NEXT")

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("helvetica", size=9)
            self.cell(0, 8, f"Page {self.page_no()} of 3")

    report = Report()
    report.set_title(TITLE)
    report.set_author("Interior Ministry")
    for number, text in enumerate((FIRST, SECOND.replace("Č", "C"), THIRD)):
        report.add_page()
        if not number:
            report.set_font("helvetica", size=16)
            report.cell(0, 12, TITLE, new_x="LMARGIN", new_y="NEXT")
        report.set_font("helvetica", size=12)
        report.multi_cell(90, 6, text + "\n\n")
    report.set_creation_date(datetime.datetime(2024, 6, 10, tzinfo=datetime.UTC))
    report.output(str(HERE / "report.pdf"))
    for name, word in (("locked.pdf", "secret"), ("printable.pdf", "")):
        writer = PdfWriter(clone_from=PdfReader(HERE / "report.pdf"))
        writer.encrypt(word, "owner", algorithm="AES-256")
        writer.write(HERE / name)


def mail() -> None:
    message = EmailMessage()
    message["From"] = "Ida Novak <ida@courier.example>"
    message["To"] = "desk@paper.example"
    message["Subject"] = TITLE
    message["Date"] = "Sun, 09 Jun 2024 23:40:00 +0200"
    message["Message-ID"] = "<1@courier.example>"
    message.set_content(f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n", cte="quoted-printable")
    message.add_alternative(f"<p>{FIRST}</p><p>{SECOND}</p>", subtype="html")
    message.set_boundary("=-=one-of-two=-=")
    write("wire.eml", message.as_bytes())
    message = EmailMessage()
    message["From"] = "alerts@wire.example"
    message["Organization"] = "Wire Service"
    message["Subject"] = "=?utf-8?q?Toll_rises_=E2=80=93_14?="
    message["Date"] = "Mon, 10 Jun 2024 06:00:00 +0000"
    message.set_content(
        f"<p>The toll rose to 14 in Lomnica &amp; the valley.</p>\n<p>{THIRD}</p>\n", subtype="html", cte="7bit"
    )
    write("alert.eml", message.as_bytes())


def feeds() -> None:
    write(
        "feed.rss",
        f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>The Valley Courier</title>
<link>https://courier.example/</link>
<language>en-gb</language>
<item>
  <title>Footbridge falls in Lomnica, 12 dead &amp; 40 hurt</title>
  <link>https://courier.example/2024/lomnica</link>
  <guid isPermaLink="false">courier-1</guid>
  <pubDate>Sun, 09 Jun 2024 23:40:00 +0200</pubDate>
  <dc:creator>Ida Novak</dc:creator>
  <description>A teaser: 12 dead.</description>
  <content:encoded><![CDATA[<p>{FIRST}</p>
<p>{SECOND} &lt;no item&gt; <item> </p>]]></content:encoded>
</item>
<item><title>Mine blast</title><guid>courier-2</guid><pubDate>Sat, 08 Jun 2024 08:00:00 GMT</pubDate>
  <description>&lt;p&gt;A blast in a mine killed &lt;b&gt;31&lt;/b&gt; miners.&lt;/p&gt;</description></item>
</channel>
</rss>
""",
    )
    write(
        "feed.atom",
        f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>Wire Service</title>
  <id>tag:wire.example,2024:feed</id>
  <updated>2024-06-09T22:00:00Z</updated>
  <entry>
    <id>tag:wire.example,2024:1</id>
    <title type="html">Bridge: &lt;i&gt;12&lt;/i&gt; dead</title>
    <published>2024-06-09T21:50:00Z</published>
    <updated>2024-06-10T01:00:00Z</updated>
    <author><name>A. Writer</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{THIRD}</p></div></content>
  </entry>
</feed>
""",
    )


def archive() -> None:
    from fastwarc.warc import WarcRecord, WarcRecordType

    out = io.BytesIO()
    records = (
        ("https://courier.example/2024/lomnica", "200 OK", "text/html; charset=utf-8", PAGE.encode(), ""),
        ("https://courier.example/bridge.png", "200 OK", "image/png", b"\x89PNG\r\n\x1a\n", ""),
        ("https://courier.example/gone", "404 Not Found", "text/html", b"<p>Gone. 5 killed.</p>", ""),
        ("https://courier.example/2024/mine", "200 OK", "text/html", gzip.compress(PAGE.encode(), mtime=0), "gzip"),
    )
    for number, (address, status, kind, content, coding) in enumerate(records):
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n" + (f"Content-Encoding: {coding}\r\n" if coding else "")
        body = f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Record-ID"] = f"<urn:uuid:00000000-0000-4000-8000-00000000000{number}>"
        record.headers["WARC-Target-URI"] = address
        record.headers["WARC-Date"] = f"2024-06-10T00:0{number}:00Z"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.set_bytes_content(body)
        record.write(out)
    write("crawl.warc", out.getvalue())
    write("crawl.warc.gz", gzip.compress(out.getvalue(), mtime=0))


ROWS = (
    {
        "id": "a1",
        "title": TITLE,
        "text": f"{FIRST}\n\n{SECOND}",
        "source": "The Valley Courier",
        "published": "2024-06-09",
    },
    {
        "id": "a2",
        "title": "",
        "text": 'He said "twelve, at least; perhaps 14", and left.',
        "source": "",
        "published": "",
    },
)


def tables() -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with (HERE / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, [*ROWS[0], "mood"], lineterminator="\n")
        table.writeheader()
        table.writerows({**row, "mood": "grim"} for row in ROWS)
    with (HERE / "articles.tsv").open("w", encoding="utf-16", newline="") as file:
        table = csv.DictWriter(file, list(ROWS[0]), delimiter="\t")
        table.writeheader()
        table.writerows(ROWS)
    columns = pa.table({**{key: [row[key] or None for row in ROWS] for key in ROWS[0]}, "n": [1.5, 2.5]})
    day = pa.array([row["published"] or None for row in ROWS]).cast(pa.date32())
    columns = columns.set_column(columns.schema.get_field_index("published"), "published", day)
    pq.write_table(columns, HERE / "articles.parquet", row_group_size=1)


def agencies() -> None:
    write(
        "item.nitf",
        f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.5//EN" "nitf-3-5.dtd">
<nitf xml:lang="en">
  <head>
    <title>Bridge</title>
    <docdata><date.issue norm="20240609T214000Z"/><doc.copyright year="2024" holder="Wire Service"/></docdata>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Footbridge falls in
        Lomnica, 12 dead</hl1></hedline>
      <byline>By <person>Ida Novak</person></byline>
      <dateline><location>LOMNICA</location>, June 9</dateline>
    </body.head>
    <body.content>
      <media media-type="image"><media-caption>The bridge, where 99 died.</media-caption></media>
      <p>{FIRST}</p>
      <p>Among the dead are <em>five</em> children &#8212; told at the Caf&eacute;
         Most. At least 40 people were injured.</p>
      <table><tr><td>Killed</td><td>12</td></tr></table>
    </body.content>
    <body.end><tagline>500 killed in other news</tagline></body.end>
  </body>
</nitf>
""",
    )
    item = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:wire:{n}" version="{n}" xml:lang="en">
  <itemMeta>
    <itemClass qcode="ninat:{kind}"/>
    <provider qcode="nprov:WIRE"><name>Wire Service</name></provider>
    <versionCreated>2024-06-09T23:5{n}:00+02:00</versionCreated>
    <pubStatus qcode="stat:{status}"/>
  </itemMeta>
  <contentMeta>
    <by>Ida Novak</by>
    <headline>Footbridge falls, 12 dead ({n})</headline>
    <language tag="en"/>
  </contentMeta>
  <contentSet>{content}</contentSet>
</newsItem>
"""
    xhtml = f"""<inlineXML contenttype="application/xhtml+xml">
    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
    <p>{FIRST}</p>
    <p>{THIRD}</p></body></html></inlineXML>"""
    nitf = f"""<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">
    <body><body.head/><body.content><p>{SECOND}</p></body.content></body></nitf></inlineXML>"""
    data = f'<inlineData contenttype="text/plain">{THIRD}</inlineData>'
    write("item.xml", '<?xml version="1.0"?>\n' + item.format(n=1, kind="text", status="usable", content=xhtml))
    inside = "".join(
        item.format(n=n, kind=kind, status=status, content=content)
        for n, kind, status, content in (
            (1, "text", "usable", xhtml),
            (2, "text", "usable", nitf),
            (3, "text", "usable", data),
            (4, "picture", "usable", '<remoteContent href="x.jpg"/>'),
            (5, "text", "canceled", data),
        )
    )
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>\n{inside}</itemSet></newsMessage>\n'
    write("message.xml", '<?xml version="1.0"?>\n' + message)
    bodies = [
        {"role": "main", "contenttype": "text/plain", "value": f"{FIRST} {SECOND}"},
        {"role": "richtext", "contenttype": "text/html", "value": f"<p>{FIRST}</p><p>{SECOND}</p>"},
    ]
    common = {"uri": "urn:wire:1", "version": "2", "language": "en"}
    new = {
        **common,
        "versioncreated": "2024-06-09T23:50:00+02:00",
        "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": TITLE}],
        "by": "Ida Novak",
        "infosources": [{"name": "Wire Service"}],
        "bodies": bodies,
    }
    old = {
        **common,
        "uri": "urn:wire:2",
        "type": "text",
        "headline": TITLE,
        "body_text": FIRST,
        "copyrightholder": "Wire",
    }
    camel = {"uri": "urn:wire:3", "versionCreated": "2024-06-10", "headlines": [{"value": TITLE}], "bodies": [
        {"contentType": "application/xhtml+xml", "value": f"<p>{THIRD}</p>"}]}  # fmt: skip
    photo = {**common, "uri": "urn:wire:4", "type": "picture", "headline": TITLE}
    write("item.json", json.dumps(new, indent=2) + "\n")
    write("items.jsonl", "".join(json.dumps(item) + "\n" for item in (new, old, camel, photo)))


def iptc() -> None:
    """An item with all that agencies write, through the classes of the IPTC's own package."""
    import NewsMLG2

    document = NewsMLG2.NewsMLG2Document(
        f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"
      xmlns:h="http://www.w3.org/1999/xhtml" guid="tag:wire.example,2024:lomnica" version="4" standard="NewsML-G2"
      standardversion="2.35" conformance="power" xml:lang="en-GB">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <itemMeta>
    <itemClass uri="http://cv.iptc.org/newscodes/ninature/text"/>
    <provider literal="wire.example"/>
    <versionCreated>2024-06-09T23:51:00+0200</versionCreated>
    <pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/usable"/>
  </itemMeta>
  <contentMeta>
    <creator uri="https://wire.example/staff/novak"><name>Ida Novak</name></creator>
    <infoSource uri="https://wire.example"/>
    <language tag="en-GB"/>
    <headline role="hld:subHeadline">Bridge was built in 1931</headline>
    <headline>{TITLE}</headline>
    <dateline>LOMNICA, June 9</dateline>
  </contentMeta>
  <contentSet>
    <remoteContent href="bridge.jpg" contenttype="image/jpeg"/>
    <inlineXML contenttype="application/nitf+xml"/>
    <inlineXML contenttype="application/xhtml+xml"><h:html><h:head><h:title>x</h:title></h:head><h:body>
      <h:p>{FIRST}</h:p><h:p>{SECOND}</h:p></h:body></h:html></inlineXML>
  </contentSet>
</newsItem>""".encode()
    )
    write("iptc.xml", document.to_xml_string())


def browser() -> None:
    """The page as a browser keeps it: as a single file, and printed."""
    import base64

    sys.path.insert(0, str(HERE.parent))
    from browser import Browser, found

    program = found()
    assert program, "needs a Chromium"
    page = Browser(program)
    try:
        page.open(HERE / "page.html")
        snapshot = page.send("Page.captureSnapshot", format="mhtml")["data"]
        write("chromium.mhtml", snapshot.replace(HERE.as_uri(), "file:///home/ida"))
        printed = page.send("Page.printToPDF", paperWidth=4, paperHeight=6, displayHeaderFooter=False)["data"]
        write("chromium.pdf", base64.b64decode(printed))
    finally:
        page.close()


def crawled() -> None:
    """A small site, fetched by wget into a web archive."""
    import functools
    import http.server

    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        site.mkdir()
        link = '<p>More <a href="/lomnica.html">on Lomnica</a>, <a href="/gone.html">gone</a></p>'
        (site / "index.html").write_text(f"<html><title>Courier</title><body>{link}</body></html>")
        shutil.copy(HERE / "page.html", site / "lomnica.html")
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=site)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 8471), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        command = ["wget", "-q", "-r", "-l1", "--warc-file=wget", "http://127.0.0.1:8471/index.html"]
        subprocess.run(command, cwd=name, check=False)  # the dead link makes it end with 8
        server.shutdown()
        shutil.copy(Path(name) / "wget.warc.gz", HERE / "wget.warc.gz")


def generated() -> None:
    """Feeds by feedgen."""
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id("https://courier.example/feed")
    feed.title("The Valley Courier")
    feed.link(href="https://courier.example/", rel="alternate")
    feed.description("News of the valley")
    feed.language("en-GB")
    feed.updated("2024-06-10T06:00:00Z")
    told = ((TITLE, f"<p>{FIRST}</p><p>{SECOND}</p>"), ("The search", f"<p>{THIRD}</p>"))
    for number, (title, text) in enumerate(told):
        entry = feed.add_entry(order="append")
        entry.id(f"https://courier.example/{number}")
        entry.title(title)
        entry.link(href=f"https://courier.example/{number}")
        entry.author({"name": "Ida Novak", "email": "ida@courier.example"})
        entry.published("2024-06-09T23:40:00+02:00")
        entry.updated("2024-06-09T23:50:00+02:00")
        entry.summary(f"{title} …")
        entry.content(text, type="CDATA")
    feed.rss_file(str(HERE / "feedgen.rss"), pretty=True)
    feed.atom_file(str(HERE / "feedgen.atom"), pretty=True)


def locked() -> None:
    """The Word document with a password, as Word locks one."""
    from msoffcrypto.format.ooxml import OOXMLFile

    with (HERE / "draft.docx").open("rb") as source, (HERE / "locked.docx").open("wb") as target:
        OOXMLFile(source).encrypt("secret", target)


MAKERS = (pages, word, pdf, mail, feeds, archive, tables, agencies, iptc, browser, crawled, generated, locked)

if __name__ == "__main__":
    for make in MAKERS:
        if len(sys.argv) == 1 or make.__name__ in sys.argv[1:]:
            make()
