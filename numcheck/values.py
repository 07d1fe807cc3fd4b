"""Values and records: what `dataclasses` makes, without its ten milliseconds to load and its half one a class.

A short run defines a hundred classes and fills a third of them. So a class is given its slots and the methods that all
share when it is defined; what fills it is compiled when its first value is made, and what `dataclasses` has to know is
told when it asks. `dataclasses.fields`, `replace` and `asdict`, pickles, copies, `inspect.signature` and `match` take
them as any other. Heirs of a class made here have no fields of their own.
"""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import replace as replace
    from typing import Any, NoReturn, TypeVar, dataclass_transform

    Made = TypeVar("Made")
else:

    def replace(one, /, **changes):
        """A value or record like this one, but for some fields."""
        cls = type(one)
        return cls(**{name: getattr(one, name) for name in cls.__match_args__} | changes)

    def dataclass_transform(**_told):
        """For type checkers only, who look at the words and not at what they do."""
        return lambda made: made


MISSING = object()
_FEW = 8
"""So many objects of a class are filled by hand: that costs less than to compile a method for them."""


class _Anew:
    """The default of a field whose value is made anew for each object."""

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], Made]) -> Made:
    """A field that, where it is not given, is what the factory makes."""
    return _Anew(default_factory)  # type: ignore[return-value]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Made]) -> type[Made]:
    """Makes a class with annotated fields one of frozen values, with slots, equality, hash and `repr`."""
    values = _values(cls)

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if type(self) is type(other) else NotImplemented

    def told(self: object) -> str:
        pairs = ", ".join(f"{name}={one!r}" for name, one in zip(cls.__annotations__, values(self), strict=True))
        return f"{type(self).__qualname__}({pairs})"

    return _closed(cls, {"__eq__": equal, "__repr__": told, "__hash__": lambda self: hash(values(self))})


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def lone(cls: type[Made]) -> type[Made]:
    """Makes it one of frozen objects that are equal to themselves alone; a `cached_property` has its place."""
    return _closed(cls, {}, "__dict__")


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def record(cls: type[Made]) -> type[Made]:
    """Makes it one of objects with slots that may change and are equal to themselves alone."""
    return _laid_out(cls, {}, "__init__", _filler)  # type: ignore[no-any-return]


def _values(cls: type) -> Callable[[object], tuple[Any, ...]]:
    """What gives the values of all fields of an object."""
    held = attrgetter(*cls.__annotations__)
    return held if len(cls.__annotations__) > 1 else lambda one: (held(one),)


def _closed(cls: type[Made], methods: dict[str, Any], *more: str) -> type[Made]:
    values = _values(cls)
    methods |= {"__setattr__": _set, "__delattr__": _delete, "__reduce__": lambda one: (type(one), values(one))}
    return _laid_out(cls, methods, "__new__", _maker, *more)  # type: ignore[no-any-return]


def _laid_out(cls: Any, methods: dict[str, Any], filling: str, compiled: Callable[[Any], Any], *more: str) -> Any:
    """The class with a slot for each field, and with methods that it does not write itself.

    The one that fills its fields is compiled once a few objects were made: of many classes a short run makes no more.
    """
    types = cls.__annotations__
    names = tuple(types)
    space = {name: held for name, held in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: space.pop(name) for name in names if name in space}
    told = {"__match_args__": names, "__types__": types, "__defaults__": defaults, "__replace__": replace}
    before = 0

    def first(one: Any, /, *given: Any, **named: Any) -> Any:
        nonlocal before
        before += 1
        values = _by_hand(made, given, named) if before <= _FEW else None
        if values is None:
            method = compiled(made)
            setattr(made, filling, method)
            return method(one, *given, **named)
        filled = object.__new__(one) if filling == "__new__" else one
        for name, value in values.items():
            object.__setattr__(filled, name, value)
        return filled if filling == "__new__" else None

    made = type(cls)(
        cls.__name__,
        cls.__bases__,
        {**methods, **space, **told, **_ASKED, filling: first, "__slots__": (*names, *more)},
    )
    made.__qualname__ = cls.__qualname__
    return made


def _by_hand(made: Any, given: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any] | None:
    """The values of all fields; None where the compiled method has to say what is wrong."""
    names = made.__match_args__
    values = dict(zip(names, given, strict=False)) | named
    if len(values) != len(given) + len(named):
        return None
    for name in names:
        if name not in values:
            if name not in made.__defaults__:
                return None
            default = made.__defaults__[name]
            values[name] = default.make() if isinstance(default, _Anew) else default
    return values if len(values) == len(names) else None


def _maker(made: Any) -> Any:
    """`__new__` of a frozen class: the value is filled while it is open, then closed."""
    plain = {name: getattr(object, name) for name in ("__new__", "__setattr__", "__delattr__")}
    opened = type(made.__name__, (made,), {"__slots__": (), **plain})
    known = {"new": object.__new__, "opened": opened}
    return _compiled(made, "__new__(cls", ["self = new(opened)"], ["self.__class__ = cls", "return self"], known)


def _filler(made: Any) -> Any:
    """`__init__` of a record."""
    return _compiled(made, "__init__(self", [], [], {})


def _compiled(made: Any, head: str, before: list[str], after: list[str], known: dict[str, Any]) -> Any:
    """A function that fills the fields of a class, with their names and defaults."""
    known["MISSING"] = MISSING
    parameters, body = [], []
    for name in made.__match_args__:
        default, given = made.__defaults__.get(name, MISSING), name
        if default is MISSING:
            parameters.append(name)
        elif isinstance(default, _Anew):
            known[f"make_{name}"] = default.make
            parameters.append(f"{name}=MISSING")
            given = f"make_{name}() if {name} is MISSING else {name}"
        else:
            known[f"default_{name}"] = default
            parameters.append(f"{name}=default_{name}")
        body.append(f"self.{name} = {given}")
    exec("\n ".join([f"def {head}, {', '.join(parameters)}):", *before, *body, *after]), known)
    return known[head.partition("(")[0]]


class _Asked:
    """An attribute of a class that is worked out when it is first asked for."""

    def __init__(self, name: str, work_out: Callable[[Any], Any]) -> None:
        self.name, self.work_out = name, work_out

    def __get__(self, one: object, owner: Any) -> Any:
        found = self.work_out(owner)
        setattr(owner, self.name, found)
        return found


def _twin(owner: Any) -> Any:
    """A dataclass with the same fields."""
    import dataclasses

    defaults = {
        name: dataclasses.field(default_factory=given.make) if isinstance(given, _Anew) else given
        for name, given in owner.__defaults__.items()
    }
    space = {"__annotations__": owner.__types__, "__module__": owner.__module__, **defaults}
    closed = owner.__setattr__ is _set
    return dataclasses.dataclass(init=False, repr=False, eq=False, frozen=closed)(type(owner.__name__, (), space))


def _signature(owner: Any) -> Any:
    import inspect

    made = _compiled(owner, "__init__(self", [], [], {})
    told = inspect.signature(made)
    return told.replace(parameters=list(told.parameters.values())[1:])


_ASKED = {
    "__dataclass_fields__": _Asked("__dataclass_fields__", lambda owner: _twin(owner).__dataclass_fields__),
    "__dataclass_params__": _Asked("__dataclass_params__", lambda owner: _twin(owner).__dataclass_params__),
    "__signature__": _Asked("__signature__", _signature),
}


def _set(self: object, name: str, given: object) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: object, name: str) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")
