"""The columns of kept figures: the record of a figure, and what comparing needs of its article."""

from __future__ import annotations

from typing import Any

from ..dataset.frame import SCHEMA, arrow_schema

ARTICLE: dict[str, str] = {
    "article_title": "string", "article_url": "string", "article_author": "string", "article_event": "string",
    "article_path": "string", "article_line": "Int64", "article_row": "boolean", "article_words": "list",
    "article_runs": "numbers", "article_thinned": "Int64",
}  # fmt: skip
"""Column and type. The last three stand in the row of an article's first figure only: the words of its opening, each
once, in the order of the alphabet; numbers made of each five words in a row, to know a copy by; how many times these
were halved. No text can be put together from them."""
COLUMNS = (*SCHEMA, *ARTICLE)
MARK = b"numcheck"
"""What the metadata of our own Parquet files begin with; in them no article is cut by a row group."""
OUTLINE = ("article_words", "article_runs", "article_thinned")


def figures_schema() -> Any:
    """The pyarrow schema of kept figures: `numcheck.dataset.arrow_schema()` and the columns of ARTICLE."""
    import pyarrow as pa

    types = {"string": pa.string(), "Int64": pa.int64(), "boolean": pa.bool_(), "list": pa.list_(pa.string()),
             "numbers": pa.list_(pa.int64())}  # fmt: skip
    schema = arrow_schema()
    for name, kind in ARTICLE.items():
        schema = schema.append(pa.field(name, types[kind]))
    return schema
