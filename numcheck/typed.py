"""The words of `typing` for modules that every start loads: no annotation is looked at in a run, so neither is it.

Loading `typing` takes three milliseconds. Type checkers read its own definitions here.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import IO as IO
    from typing import Any as Any
    from typing import NamedTuple as NamedTuple
    from typing import cast as cast
else:
    from collections import namedtuple

    Any = IO = object

    def cast(_kind, one):
        """The object as it is: what it is said to be matters to type checkers only."""
        return one

    class _Fields(type):
        """Makes a class of annotated fields a `namedtuple` with its defaults and methods, as `typing.NamedTuple`."""

        def __new__(cls, name, bases, space):
            if not bases:
                return super().__new__(cls, name, bases, space)
            types = space.get("__annotations__", {})
            defaults = [space[field] for field in types if field in space]
            made = namedtuple(name, types, defaults=defaults, module=space["__module__"])
            for key, held in space.items():
                if key not in types and key != "__module__":
                    setattr(made, key, held)
            return made

    class NamedTuple(metaclass=_Fields):
        """The base of tuples with named fields."""
