"""Frozen values: what `dataclass(frozen=True, slots=True)` makes, for a fraction of its cost to define and to fill.

A frozen dataclass compiles six methods a class when it is imported, and fills every field through a call. Here the
methods are shared, one is compiled, and a value is filled while it is open, then closed. `dataclasses.fields`,
`replace` and `asdict`, pickles, copies and `match` take it as any other; a value class is not meant to have heirs.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Made]) -> type[Made]:
    """Makes a class with annotated fields one of frozen values, with slots, equality, hash and `repr`."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    names = [known.name for known in fields(made)]
    held = attrgetter(*names)
    values = held if len(names) > 1 else lambda self: (held(self),)

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if type(self) is type(other) else NotImplemented

    def told(self: object) -> str:
        pairs = ", ".join(f"{name}={one!r}" for name, one in zip(names, values(self), strict=True))
        return f"{type(self).__qualname__}({pairs})"

    shared = {"__eq__": equal, "__repr__": told, "__setattr__": _set, "__delattr__": _delete}
    shared["__hash__"] = lambda self: hash(values(self))
    shared["__reduce__"] = lambda self: (type(self), values(self))
    for name, method in shared.items():
        if name not in vars(cls):
            setattr(made, name, method)
    made.__new__ = _maker(made)
    return made  # type: ignore[no-any-return]


def _maker(made: Any) -> Any:
    """The function that makes a value of a class from its fields, compiled with their names and defaults."""
    plain = {name: getattr(object, name) for name in ("__new__", "__setattr__", "__delattr__")}
    opened = type(made.__name__, (made,), {"__slots__": (), **plain})
    known: dict[str, Any] = {"new": object.__new__, "opened": opened, "MISSING": MISSING}
    parameters, body = [], []
    for one in fields(made):
        name, given = one.name, one.name
        if one.default is not MISSING:
            known[f"default_{name}"] = one.default
            parameters.append(f"{name}=default_{name}")
        elif one.default_factory is not MISSING:
            known[f"make_{name}"] = one.default_factory
            parameters.append(f"{name}=MISSING")
            given = f"make_{name}() if {name} is MISSING else {name}"
        else:
            parameters.append(name)
        body.append(f"self.{name} = {given}")
    lines = [
        f"def __new__(cls, {', '.join(parameters)}):",
        "self = new(opened)",
        *body,
        "self.__class__ = cls",
        "return self",
    ]
    exec("\n ".join(lines), known)
    return known["__new__"]


def _set(self: object, name: str, given: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
