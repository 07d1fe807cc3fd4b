"""Frames of any kind to pandas: Polars, Arrow and whatever else narwhals or the Arrow interface knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import UsageError

if TYPE_CHECKING:
    import pandas as pd


def is_frame(data: Any) -> bool:
    """Whether something is a table that `to_pandas` takes (lists of dictionaries and paths are none)."""
    kind = type(data)
    return any(hasattr(kind, name) for name in ("__dataframe__", "__arrow_c_stream__", "__narwhals_dataframe__")) or (
        kind.__module__.split(".")[0] in ("pandas", "polars", "pyarrow", "dask", "modin", "duckdb", "cudf", "pyspark")
        and hasattr(data, "columns")
    )


def to_pandas(data: Any) -> pd.DataFrame:
    """A frame as pandas; a pandas one is given back as it is. Raises UsageError for what is no table."""
    import pandas as pd

    if isinstance(data, pd.DataFrame):
        return data
    if type(data).__name__ == "Series":
        raise UsageError("a table is expected, not a Series; make it one with .to_frame()")
    import narwhals as nw

    frame: Any = nw.from_native(data, pass_through=True)
    if isinstance(frame, nw.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, nw.DataFrame):
        # a native pandas frame came in a wrapper, or a foreign one is turned by its own library
        return frame.to_pandas()
    if hasattr(data, "__arrow_c_stream__"):
        import pyarrow

        found = pyarrow.table(data).to_pandas()
        assert isinstance(found, pd.DataFrame)
        return found
    raise UsageError(f"a table is expected (pandas, Polars, Arrow, or a path), not {type(data).__name__}")
