"""What is told of an article that can be read all the same."""

from __future__ import annotations

from ..errors import Problem


class Note(Problem):
    """Something of a row that could not be used, while its article could."""

    __slots__ = ()
