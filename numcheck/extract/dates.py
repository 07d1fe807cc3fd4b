"""Reads the dates of an article: the phrases of a sentence, the dateline, and the moment a figure speaks of."""

from __future__ import annotations

from .dates_compile import compile_dates
from .dates_document import document_dates
from .dates_find import DATED, find, may_hold_dates
from .dates_moment import moment
from .dates_words import DateWords

__all__ = ["DATED", "DateWords", "compile_dates", "document_dates", "find", "may_hold_dates", "moment"]
