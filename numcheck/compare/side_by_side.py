"""Two claims put side by side, before anything is said of them."""

from __future__ import annotations

from ..values import record
from .bounds import Relation
from .claims import Claim
from .events import STRONG, Link
from .gates import Meeting
from .options import Options

SCALE = 50
"""Factor beyond which two counts are no tolls of one event."""


@record
class Pair:
    """Two claims put side by side: how their counts relate, which is later, and how surely they are one thing."""

    a: Claim
    b: Claim
    relation: Relation
    order: str
    link: Link
    options: Options
    growth: str
    """`up` when the later count is the larger, `down` when it is the smaller, `flat` when equal, else `unknown`."""
    met: Meeting | None = None
    """The gates' answers, where they were asked before."""

    @property
    def inside(self) -> bool:
        """Both in one article."""
        return self.a.article == self.b.article

    @property
    def certain(self) -> bool:
        """Strong identity, numbers and no vague words, tolls and no parts: what a divergence needs."""
        return (
            self.link.strength == STRONG and self.a.hard and self.b.hard and self.a.primary and self.b.primary
            and self.a.role == self.b.role == "toll"
        )  # fmt: skip

    @property
    def small(self) -> bool:
        """A gap of one, or within rounding."""
        zero = min(self.a.nominal, self.b.nominal) == 0
        return not zero and (self.relation.gap <= 1 or self.relation.share <= self.options.gap or self.rounded)

    @property
    def rounded(self) -> bool:
        """One is an "about", and no further away than twice what that allows."""
        return "about" in (self.a.count.bound, self.b.count.bound) and self.relation.share <= 2 * self.options.gap

    @property
    def exact(self) -> bool:
        """Both exact and above one."""
        return self.a.count.bound == self.b.count.bound == "exact" and min(self.a.nominal, self.b.nominal) > 1

    @property
    def person(self) -> bool:
        """One told of against three or more: most often one person out of them."""
        low, high = sorted((self.a.nominal, self.b.nominal))
        return low == 1 and high >= 3

    @property
    def scaled(self) -> bool:
        """Whether the counts are of one order of size at all; a count of none may stand against any."""
        one, other = self.a.nominal, self.b.nominal
        return not one or not other or (one <= SCALE * other and other <= SCALE * one)

    @property
    def later(self) -> Claim:
        """The later of the two; the second when the order is open."""
        return self.a if self.order == "after" else self.b

    @property
    def earlier(self) -> Claim:
        """The other one."""
        return self.b if self.order == "after" else self.a
