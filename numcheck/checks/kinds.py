"""The kinds of check a rule can name, each a small pure file beside this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..values import frozen
from . import balance, bounds, dates, divergence, falls, parts, reading, scopes, slips, sources, support, wording
from .view import Hit, Param, Params, View


@frozen
class Kind:
    """A kind of check: how it looks, which parameters and message slots a rule may use, which other messages it may
    carry.

    `find` is None for kinds that other rooms look for: `table` (the checks of `numcheck data`) and `tool`
    (suppressions).
    """

    find: Callable[[View, Params], Iterator[Hit]] | None
    params: Mapping[str, Param]
    slots: frozenset[str]
    variants: tuple[str, ...] = ()


KINDS: Mapping[str, Kind] = {
    "balance": Kind(balance.find, balance.PARAMS, balance.SLOTS, balance.VARIANTS),
    "bounds": Kind(bounds.find, bounds.PARAMS, bounds.SLOTS, bounds.VARIANTS),
    "dates": Kind(dates.find, dates.PARAMS, dates.SLOTS, dates.VARIANTS),
    "divergence": Kind(divergence.find, divergence.PARAMS, divergence.SLOTS, divergence.VARIANTS),
    "falls": Kind(falls.find, falls.PARAMS, falls.SLOTS, falls.VARIANTS),
    "parts": Kind(parts.find, parts.PARAMS, parts.SLOTS, parts.VARIANTS),
    "reading": Kind(reading.find, reading.PARAMS, reading.SLOTS, reading.VARIANTS),
    "scopes": Kind(scopes.find, scopes.PARAMS, scopes.SLOTS, scopes.VARIANTS),
    "slips": Kind(slips.find, slips.PARAMS, slips.SLOTS, slips.VARIANTS),
    "sources": Kind(sources.find, sources.PARAMS, sources.SLOTS, sources.VARIANTS),
    "support": Kind(support.find, support.PARAMS, support.SLOTS, support.VARIANTS),
    "wording": Kind(wording.find, wording.PARAMS, wording.SLOTS, wording.VARIANTS),
    "table": Kind(None, {}, frozenset({"sentence"})),
    "tool": Kind(
        None, {}, frozenset("code reason until today id what meant".split()), ("unknown", "unread", "undated")
    ),
}
