"""From figures to entries: what of an article is accepted, which toll it belongs to, what it supersedes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from ..calendar import whole
from ..compare import compare
from ..compare.gates import names_differ, place_relation
from ..model import Article, Figure, Reading
from .background import OPENING, told
from .current import State, figure_of, moment, state, toll_of
from .entries import Entry, LedgerError, New

_ELSEWHERE = ("id", "article", "line", "column", "rule")
"""What of a figure's record changes when its text moves to another file, or when rules are edited."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something, why and when (an ISO date, or a date and time with its offset)."""

    by: str
    reason: str
    at: str

    def new(self, kind: str, body: Mapping[str, Any]) -> New:
        """An entry of this act."""
        return New(kind, self.at, self.by, self.reason, body)


def tolls_of(article: Article, reading: Reading) -> tuple[Figure, ...]:
    """The tolls an article gives, each once, as it states them now: people counted in numbers, in text order."""
    by_id = {f.id: f for f in reading.figures}
    current = [by_id[t.current] for t in compare([article], [reading]).tolls if t.current]
    kept = [
        f for f in current
        if f.role == "toll" and f.scope != "rate" and f.bound != "vague" and not f.indefinite
        and f.metric not in ("count", "quantity", "share") and f.assertion in ("asserted", "alleged", "revised")
    ]  # fmt: skip
    return tuple(sorted(kept, key=lambda f: (f.start, f.end)))


def figures(
    entries: Sequence[Entry], act: Act, found: Iterable[tuple[Article, Sequence[Figure]]],
    supersedes: Sequence[Entry] | None = None,
) -> list[New]:  # fmt: skip
    """New entries for the figures of some articles, those of earlier moments first, so that later ones supersede them.

    An entry for the article comes before those of its figures, unless the ledger knows that text. A figure supersedes
    what stands of the same toll if it is not of an earlier moment and not of another source; `supersedes` says
    otherwise (an empty one: nothing). What already stands, with the same words from the same text, is left out.
    """
    added: list[New] = []
    trail = list(entries)
    given = list(found)
    if supersedes and sum(len(chosen) for _, chosen in given) > 1:
        raise LedgerError("what is superseded can be named for one figure at a time; choose the one with --figure")
    for article, chosen in sorted(given, key=lambda pair: (pair[0].published or "", pair[0].id)):
        if not chosen:
            continue
        now = state(trail)
        about = _article(article)
        home = next((e for e in now.articles.values() if _alike(e.body, about, "id", "url")), None)
        if home is None:
            _add(added, trail, act.new("article", about))
            now = state(trail)
            home = trail[-1]
        for figure in chosen:
            record = {**asdict(figure), "groups": list(figure.groups)}
            if any(
                e.body["article"] == home.id and _alike(e.body["figure"], record, *_ELSEWHERE) for e in now.standing
            ):
                continue
            toll, rivals = _same(figure, article, now)
            over = rivals if supersedes is None else supersedes
            if supersedes:
                toll = toll_of(supersedes[0])
            body = {"article": home.id, "figure": record, "toll": toll, "supersedes": [e.id for e in over]}
            _add(added, trail, act.new("figure", body))
            now = state(trail)
    return _used(added)


def _add(added: list[New], trail: list[Entry], new: New) -> None:
    from .entries import GENESIS, seal

    added.append(new)
    trail.append(seal(new, len(trail) + 1, trail[-1].hash if trail else GENESIS))


def _alike(one: Mapping[str, Any], other: Mapping[str, Any], *but: str) -> bool:
    """The same in every key but some: one text may have moved to another folder."""
    return all(one.get(key) == value for key, value in other.items() if key not in but)


def _used(added: list[New]) -> list[New]:
    """Without articles of which no figure was new."""
    homes = {new.body["article"] for new in added if new.kind == "figure"}
    return [new for new in added if new.kind != "article" or new.id in homes]


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id, "title": article.title, "source": article.source, "published": article.published,
        "url": article.url, "author": article.author, "language": article.language, "event": article.event,
        "opening": article.text[:OPENING],
        "sha256": hashlib.sha256(article.checked.encode("utf-8", "surrogatepass")).hexdigest(),
    }  # fmt: skip


def _same(figure: Figure, article: Article, now: State) -> tuple[str | None, list[Entry]]:
    """The toll among those that stand which the figure belongs to, and which of its figures the new one overtakes."""
    near = [e for e in now.standing if e.body["figure"]["metric"] == figure.metric and _surely(figure, article, e, now)]
    if not near:
        return None, []
    pairs = [told(entry, now, "ledger") for entry in near]
    own = replace(figure, id="new", part_of=None)
    compared = compare([*(a for a, _ in pairs), article], [*(r for _, r in pairs), Reading((own,))])
    toll = next((t for t in compared.tolls if "new" in t.figures), None)
    mates = [e for e in near if toll is not None and e.id in toll.figures]
    if not mates:
        return None, []
    when = _moment(figure)
    over = [
        e for e in mates
        if not names_differ(figure_of(e).attribution, figure.attribution) and (when or "") >= (moment(e) or "")
    ]  # fmt: skip
    return toll_of(min(mates, key=lambda e: e.seq)), over


def _surely(figure: Figure, article: Article, entry: Entry, now: State) -> bool:
    """The event has one name on both sides, or the place is told and the same. A comparison may guess; a ledger not."""
    held, home = figure_of(entry), now.articles[entry.body["article"]]
    if article.event and home.body["event"]:
        return bool(article.event == home.body["event"])
    return bool(figure.place and held.place and place_relation(figure.place, held.place) == "same")


def _moment(figure: Figure) -> str | None:
    for said in (figure.as_of, figure.published):
        day = whole((said or "").rsplit("/", 1)[-1])
        if day is not None:
            return day.isoformat()
    return None


def acceptance(
    act: Act, finding: str, *, until: str | None = None, code: str | None = None, message: str | None = None,
    article: str | None = None,
) -> New:  # fmt: skip
    """A difference accepted, by the fingerprint of its finding. Raises LedgerError when that is none."""
    ident = finding.lower()
    if len(ident) != 12 or not set(ident) <= set("0123456789abcdef"):
        raise LedgerError(f"'{finding}' is no finding's id; ids are twelve digits of 0 to 9 and a to f, as "
                          "`numcheck check --output-format json` gives them")  # fmt: skip
    return act.new(
        "acceptance", {"finding": ident, "until": until, "code": code, "message": message, "article": article}
    )


def fresh(entries: Iterable[Entry], new: New) -> list[New]:
    """The acceptance, unless the last one of its finding that holds has the same person, reason and end."""
    held = next((e for e in state(entries).acceptances if e.body["finding"] == new.body["finding"]), None)
    said = held is not None and (held.by, held.reason, held.body["until"]) == (new.by, new.reason, new.body["until"])
    return [] if said else [new]


def withdrawal(act: Act, entries: Iterable[Entry]) -> New:
    """Takes back figures and acceptances; the entries stay, and the log tells who withdrew them and why."""
    return act.new("withdrawal", {"withdraws": [e.id for e in entries]})
