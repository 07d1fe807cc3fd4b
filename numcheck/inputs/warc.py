"""Web archives (WARC): one article a page that was fetched with success, record by record; by fastwarc."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from ..errors import Problem
from ..model import Article
from . import page
from .decode import NotText
from .note import Note
from .whole import MEGABYTE, NoArticle, Unreadable, another, need, seekable

_LIMIT = 1 << 50
_PAGES = ("text/html", "application/xhtml+xml")


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The articles of an archive, called `address@moment of capture`; lines are those of the page. Raises Unreadable.

    Records that hold no page that was found (pictures, redirects, errors) are passed over; a Note tells of each page
    that holds no article.
    """
    warc = need("fastwarc.warc", "fastwarc", "warc", "web archives")
    need("trafilatura", "trafilatura", "html", "web pages")
    source = seekable(stream, _LIMIT)
    head = source.read(512)
    source.seek(0)
    if not head.startswith((b"WARC/", b"\x1f\x8b")):
        raise Unreadable(another(head, "web archive (.warc)"))
    records = warc.ArchiveIterator(source, record_types=warc.WarcRecordType.response, parse_http=False)
    number, pages = 0, False
    while True:
        try:
            record = next(records, None)
        except Exception as error:  # a broken archive fails in decompression or in parsing
            raise Unreadable(f"this web archive is damaged after record {number:,}: {error}") from None
        if record is None:
            break
        number += 1
        for item in _article(record, name):
            pages = True
            yield item
    if not pages:
        raise Unreadable("this file holds no web page, as far as it can be read as a web archive (.warc)")


def _article(record: Any, name: str) -> Iterator[Article | Problem]:
    address = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
    moment = str(record.headers.get("WARC-Date") or "")
    size = record.content_length
    try:
        if size > page.LIMIT:
            # left where it is: the archive goes on after it
            record.parse_http(auto_decode="none")
            if _is_page(record.http_headers, record.http_content_type):
                raise Unreadable(f"this page is larger than {page.LIMIT // MEGABYTE} MB, too large for one article")
            return
        block = record.reader.read(page.LIMIT)
        if len(block) < size:
            yield Problem(
                f"{address}: the record of this page breaks off; {size - len(block):,} bytes are missing", name
            )
            return
        record.set_bytes_content(block)
        record.parse_http(auto_decode="all")
        if not _is_page(record.http_headers, record.http_content_type):
            return
        data = record.reader.read(page.LIMIT + 1)
        if len(data) > page.LIMIT:
            raise Unreadable(f"this page is larger than {page.LIMIT // MEGABYTE} MB, too large for one article")
        source = page.decode_page(data, record.http_charset)
        yield page.article(source, f"{address}@{moment}", name, url=address or None)
    except NoArticle as error:
        yield Note(f"{address}: {error}", name)
    except (Unreadable, NotText) as error:
        yield Problem(f"{address}: {error}", name)
    except Exception as error:  # a payload that does not unpack
        yield Problem(f"{address}: this page cannot be unpacked: {error}", name)


def _is_page(http: Any, kind: str | None) -> bool:
    return http is not None and http.status_code == 200 and kind in _PAGES
