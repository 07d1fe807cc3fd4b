"""Turns what was read into records: who, where, when, by whose word, in which role, and part of what."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from ..model import Article, Figure, When
from ..native import blake2b
from ..text import Lines
from ..values import replace
from .arounds import Arounds
from .dates_document import Dates
from .grammar import BIT, Grammar
from .phrase import BARE, Chunk
from .reads import Read
from .retold import RETOLD, teller
from .sources import SourceWords, unnamed
from .surroundings import Surroundings
from .tokens import Sentence
from .victims import UNNAMED, who

B = BIT


# "2,800 Palestinians killed and more than 10,800 injured": the noun is said once, for another fate
_GAPS = {"killed": ("injured", "missing"), "injured": ("killed", "missing"), "missing": ("killed",)}


_HELD = ("hostages_taken", "hostages_held", "hostages_freed")
RECALLED = 12
"""Tolls that an article's readers still have in mind when it goes on to "six of the dead"."""


def records(
    article: Article,
    text: str,
    spans: Sequence[tuple[int, int]],
    reads: Sequence[Read],
    whens: Dates | Sequence[When],
    lines: Lines,
    grammar: Grammar,
) -> list[Figure]:
    """The figures of an article, in the order of the text."""
    figures: list[Figure] = []
    idents = _idents(article, reads)
    wholes = _wholes(reads, idents)
    gapped: dict[tuple[int, str], tuple[str | None, tuple[str, ...]]] = {}
    original = article.checked
    arounds = Arounds(Surroundings(article, text, spans, whens, grammar))
    arounds.count(reads)
    for read, ident in zip(reads, idents, strict=True):
        sentence, chunk, claim = read.sentence, read.chunk, read.claim
        start, end = sentence.starts[chunk.first], sentence.ends[chunk.after - 1]
        lo, hi = read.span
        victims, groups = who(sentence, chunk, read, grammar)
        if chunk.kind == BARE and not (groups or chunk.other or chunk.of_them or chunk.zero):
            if claim.role == "":
                shared = gapped.get((lo, claim.metric), (victims, groups))
                victims, groups = (victims, shared[1]) if chunk.count.value == 1 else shared  # "and one hurt"
        elif claim.role == "" and not chunk.indefinite and (chunk.count.value != 1 or groups not in ((), ("people",))):
            for metric in _GAPS.get(claim.metric, ()):
                gapped[(lo, metric)] = (victims, groups)
        where = arounds.of(sentence, lo, hi)
        trigger = sentence.starts[claim.anchor]
        source, assertion = where.source(start, end)
        if assertion == "asserted":
            assertion = claim.assertion
        if assertion == "asserted" and where.former:
            assertion = "former"
        event, as_of, scope = where.moment(start, trigger, claim)
        spot = read.where or where.place(start, trigger, scope == "cumulative", claim.metric.startswith(_HELD))
        line, column = lines.position(start)
        number = chunk.count
        metric, unit = ("share", claim.metric) if chunk.share else (claim.metric, None)
        figures.append(
            Figure(
                ident, article.id, article.source, article.published, metric,
                number.low, number.high, number.value, number.bound, original[start:end], start, end, line, column,
                original[lo:hi], victims, groups, spot,
                event, as_of, scope, source, assertion, _part_of(read, wholes), unit,
                article.language, claim.rule,
                lo, _role(read, chunk, sentence), chunk.indefinite, where.cause(claim.anchor), read.in_title,
            )
        )  # fmt: skip
    return headlined(superseded(inner(again(figures, reads), reads)), grammar.sources)


def _idents(article: Article, reads: Sequence[Read]) -> list[str]:
    """A fingerprint for each reading: of its sentence and place in it, so that edits elsewhere change none."""
    seen: dict[str, int] = {}
    out = []
    text = article.checked
    for read in reads:
        lo, hi = read.span
        key = f"{article.id}\x1f{read.claim.metric}\x1f{text[lo:hi]}\x1f{read.sentence.starts[read.chunk.first] - lo}"
        seen[key] = count = seen.get(key, 0) + 1
        out.append(blake2b(f"{key}\x1f{count}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest())
    return out


def _wholes(reads: Sequence[Read], idents: Sequence[str]) -> dict[tuple[int, int], list[tuple[str, str]]]:
    """What was read at each count of each sentence: (metric, fingerprint)."""
    wholes: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for read, ident in zip(reads, idents, strict=True):
        wholes.setdefault((read.span[0], read.place), []).append((read.claim.metric, ident))
    return wholes


def _part_of(read: Read, wholes: dict[tuple[int, int], list[tuple[str, str]]]) -> str | None:
    """The figure that this one is a stated part of: of the same metric where the whole has it."""
    if read.claim.role not in ("part", "severity") or read.claim.source < 0:
        return None
    found = wholes.get((read.span[0], read.claim.source))
    return min(found, key=lambda whole: (whole[0] != read.claim.metric, whole[1]))[1] if found else None


def again(figures: list[Figure], reads: Sequence[Read]) -> list[Figure]:
    """Settles counts told again by somebody else: his, and of the same people, event and scope as the toll before."""
    out: list[Figure] = []
    for figure, read in zip(figures, reads, strict=True):
        if read.claim.relation == RETOLD:
            told = next((f for f in reversed(out) if f.metric == figure.metric and f.role == "toll"), figure)
            figure = replace(
                figure, victims=told.victims, groups=told.groups, scope=told.scope, place=read.where or told.place,
                event_date=figure.event_date or told.event_date,
                attribution=teller(read.sentence, read.chunk) or figure.attribution,
            )  # fmt: skip
        out.append(figure)
    return out


def inner(figures: list[Figure], reads: Sequence[Read]) -> list[Figure]:
    """Settles "six of the dead" and "the dead included six": a part of the last toll before that is large enough."""
    out: list[Figure] = []
    tolls: dict[str, deque[Figure]] = {}
    for figure, read in zip(figures, reads, strict=True):
        before = tolls.setdefault(figure.metric, deque(maxlen=RECALLED))
        if read.claim.inner and figure.role == "toll":
            least = figure.low or figure.high or 0
            wholes = (f for f in before if f.quote_start < figure.quote_start and (f.high is None or f.high >= least))
            whole = next(wholes, None)
            if whole is not None:
                figure = replace(figure, role="part", part_of=whole.id)
        if figure.role in ("toll", "residual", "increment") and not figure.indefinite:
            before.appendleft(figure)
        out.append(figure)
    return out


def superseded(figures: list[Figure]) -> list[Figure]:
    """Settles figures told as said before ("officials had earlier said"): superseded where the article has another."""
    if all(figure.assertion != "former" for figure in figures):
        return figures
    told: dict[str, set[object]] = {}
    for figure in figures:
        if figure.assertion not in ("former", "denied") and figure.part_of is None:
            told.setdefault(figure.metric, set()).add(_number(figure))
    out = []
    for figure in figures:
        if figure.assertion == "former":
            newer = figure.part_of is None and bool(told.get(figure.metric, set()) - {_number(figure)})
            figure = replace(figure, assertion="superseded" if newer else "asserted")
        out.append(figure)
    return out


def _number(figure: Figure) -> object:
    return figure.value if figure.value is not None else (figure.low, figure.high)


def headlined(figures: list[Figure], words: SourceWords) -> list[Figure]:
    """A headline's figure takes source, place and dates from the figure of the body that it repeats, and its people.

    It keeps its own noun where it has one, and its own source unless that is a mere "Report:". One that repeats none
    takes place and day, where it has none, from the first figure of the body: its lead.
    """
    told: dict[tuple[str, object], Figure] = {}
    for figure in figures:
        if not figure.in_title:
            told.setdefault((figure.metric, _number(figure)), figure)
    lead = next((figure for figure in figures if not figure.in_title), None)
    out = []
    shown: dict[tuple[str, object], str] = {}
    for figure in figures:
        key = (figure.metric, _number(figure))
        if not figure.in_title:
            if figure.place is None and figure.scope == "event" and figure.part_of is None and key in shown:
                figure = replace(figure, place=shown[key])
        elif (body := told.get(key)) is not None:
            if figure.place:
                shown.setdefault(key, figure.place)
            source = body.attribution if unnamed(figure.attribution, words) else None
            bare = figure.victims in UNNAMED and not figure.groups and not figure.indefinite
            victims, groups = (body.victims, body.groups) if bare else (figure.victims, figure.groups)
            figure = replace(
                figure,
                victims=victims,
                groups=groups,
                attribution=source or figure.attribution,
                place=body.place or figure.place,
                event_date=body.event_date or figure.event_date,
                as_of=figure.as_of or body.as_of,
                scope=body.scope,
            )
        elif lead is not None and lead.scope == figure.scope == "event":
            figure = replace(figure, place=figure.place or lead.place, event_date=figure.event_date or lead.event_date)
        out.append(figure)
    return out


def _role(read: Read, chunk: Chunk, sentence: Sentence) -> str:
    if read.claim.role:
        return read.claim.role
    if chunk.head >= 0 and sentence.mask[chunk.head] & B["attacker"] and read.claim.metric == "killed":
        return "perpetrator"
    if chunk.other:
        return "residual"
    fresh = chunk.head < 0 and not sentence.grammar.sets["fresh"].isdisjoint(sentence.low[chunk.after : chunk.stop])
    return "increment" if chunk.more or fresh else "toll"
