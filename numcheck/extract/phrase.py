"""The counted noun phrase: a number, its noun, and how it is worded; and the word classes that bound it."""

from __future__ import annotations

from ..values import record
from .grammar import BIT
from .numbers import Number

B = BIT
BARE, PEOPLE, OPEN, THING = 0, 1, 2, 3
STOP = (
    B["prep"] | B["coord"] | B["sub"] | B["be"] | B["have"] | B["modal"] | B["do"] | B["rel"] | B["det"] | B["article"]
)
STOP |= (
    B["comma"]
    | B["stop"]
    | B["separator"]
    | B["pronoun"]
    | B["say"]
    | B["neg"]
    | B["number"]
    | B["to"]
    | B["no"]
    | B["inclusion"]
)
STARTS = B["no"] | B["none"] | B["article"] | B["another"] | B["number"] | B["between"] | B["aged"] | B["share"]
PERSON = B["plural"] | B["singular"]
WITHIN = B["adjective"] | B["nation"] | PERSON | B["other"] | B["more"]


@record
class Chunk:
    """A count and its noun as tokens: [first, stop) all, [number, after) the number, `head` the noun or -1."""

    first: int
    number: int
    after: int
    stop: int
    head: int
    kind: int
    count: Number
    indefinite: bool = False
    zero: bool = False
    other: bool = False
    more: bool = False
    of_them: bool = False
    whole: int = -1
    share: bool = False
    premod: int = -1
    included: bool = False
    relative: bool = False
    uncounted: bool = False
    among: bool = False
