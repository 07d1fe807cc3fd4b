"""Stated shares, "more than half of them", against the counts of a part and of its whole."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Comparison, Count
from .bounds import nominal, share_kind, total
from .claims import Claim, Source
from .events import STRONG, Link
from .options import Options
from .phrases import number
from .sums import Parts, partitions
from .verdicts import pair


def shares(claim: Claim, home: Source, other: Source, link: Link | None) -> Iterator[Comparison]:
    """A stated share ("more than half of them") against a part and a whole, or a sum, given in numbers."""
    metric = claim.figure.unit or "killed"
    if claim.figure.low is None and claim.figure.high is None:
        return
    parts = [
        c for c in other.claims if c.metric == metric and c.groups == claim.groups and c.groups and c.hard and c.stands
    ]
    parts = [c for c in parts if c.role in ("toll", "part")][:2]
    whole_id = claim.figure.part_of
    for part in parts:
        base: Parts = ()
        if home is other:
            base = tuple(c for c in home.claims if c.figure.id == whole_id and c.hard)
        else:
            sums = [p for p, reason, _ in partitions(other, metric) if part in p and reason.startswith("the groups")]
            base = max(sums, key=len, default=())
            if not base:
                base = tuple(c for c in other.claims if c.metric == metric and c.primary and not c.groups and c.hard)[
                    :1
                ]
        if not base or base == (part,):
            continue
        whole = total(c.figure for c in base)
        if not nominal(whole) or part.nominal > nominal(whole):
            continue
        found = _share(claim, part, base, whole, link)
        if found.verdict != "weak" or link is not None or _may_fit(claim, part):
            yield found
            return


def _may_fit(a: Claim, b: Claim) -> bool:
    """Nothing sets the share and the part apart: no other source, no other place."""
    voices = (a.figure.attribution or "") == (b.figure.attribution or "")
    return voices and (a.place == b.place or not a.place or not b.place)


def _one_voice(a: Claim, b: Claim) -> bool:
    """One source says both, and of one place."""
    return bool(a.figure.attribution) and a.figure.attribution == b.figure.attribution and a.place == b.place


def _share(claim: Claim, part: Claim, base: Parts, whole: Count, link: Link | None) -> Comparison:
    ratio = part.nominal / nominal(whole)
    below = f"({' + '.join(number(c.nominal) for c in base)})" if len(base) > 1 else number(nominal(whole))
    worked = f"{number(part.nominal)} / {below} = {ratio * 100:.1f}%"
    text = claim.figure.text
    if share_kind(claim.figure, ratio):
        verdict, why = "share", f"{worked}: consistent with '{text}'"
    else:
        p = pair(claim, part, link or Link(STRONG), Options())
        told = link is None and (claim.figure.quote == part.figure.quote or _one_voice(claim, part))
        strong = link is not None and link.strength == STRONG and (link.given or link.story or p.order == "same")
        sure = told or strong
        verdict, why = ("divergence" if sure else "weak"), f"{worked}: differs from '{text}'"
    lines = [f"metric: pass ({part.metric})", "victims: pass (the same group)"]
    if link is not None:
        lines.append(link.shown)
    missing = ("the time of each",) if verdict == "weak" else ()
    return Comparison(
        claim.figure.id, part.figure.id, verdict, why, tuple(c.figure.id for c in base), tuple(lines), missing
    )
