"""An archive of our own invention: events told by several outlets, updates, revisions, copies, plain news, and planted
divergences whose list is known. The same for the same seed, of any size, written as it is made.

    python tests/benchmarks/archive.py 1000000 archive.jsonl        # about 2 GB; beside it archive.planted.jsonl

Three articles in ten tell of an event, the others are plain news (news.py). An event has a place, a day and names of
its own; one to six outlets tell it over some days, with tolls that are equal, grow, or are revised downwards aloud;
some carry another's text. In one event of twenty, one outlet gives a count for the same moment that cannot hold beside
the first one's: those two articles and their counts are planted. No other two counts of one moment differ.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import news

OUTLETS = ("Harbour Post", "Valley Wire", "Frontier Chronicle", "Southern Star", "City Ledger", "Coast Radio")
SYLLABLES = (
    "ka ro mi ten sul bar dov il na per qo vest lum gar shi eno tir mal or bek zun fay hol ist jar kem lop wen yud ash "
    "cre dal fen gru hes"
).split()
CAUSES = {
    "flood": "a flood", "earthquake": "an earthquake", "bombing": "a car bomb", "fire": "a fire", "landslide":
    "a landslide", "train crash": "a train crash", "air strike": "an air strike", "shooting": "a shooting",
}  # fmt: skip
WHO = ("the interior ministry", "the regional governor", "the health ministry", "the civil defence", "police")
TELLING = 0.3
"""Share of the articles that tell of an event."""
PLANTED = 0.08
"""Share of the events told by several outlets that have a planted divergence."""
COPIED = 0.12
REVISING = 0.1
"""Share of the events of several outlets in which the last, a day after all others, tells of a revision downwards."""
LEADS = (
    "{Cause} in {place} killed {killed} people on {day}, {who} said on {said}.",
    "At least {killed} people died in {place} on {day} after {cause}, {who} said on {said}.",
    "{killed} people were killed in {place} on {day} by {cause}, {who} said on {said}.",
)
PLANT = "{Cause} in {place} killed {killed} people on {day}, {who} said on {said}."
MORE = (
    "Another {injured} people were injured, {who} said.",
    "{who_} put the number of injured at {injured}.",
    "Some {missing} people were missing near {near}, and rescuers from {name} went on searching.",
    "Among the dead were {children} children, a doctor at the hospital of {near} said.",
    "{name}, who lives by the road to {near}, said that the ground had shaken for a while.",
    "Trucks with blankets and water left {name} for {place} in the night.",
)
REVISED = "{who_} revised the death toll in {place} down to {killed} from {before} on {said}, after a recount."
TITLES = ("{place} counts its dead", "{Cause} in {place}", "{killed} dead in {place}", "After {cause} in {place}")


def name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((3, 3, 4, 4)))).capitalize()


def spoken(day: datetime.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


class Archive:
    """Makes the archive; `planted` grows as it is made."""

    def __init__(self, count: int, seed: int = 11) -> None:
        self.count, self.rng = count, random.Random(seed)
        self.planted: list[dict[str, Any]] = []
        self._filler = [news._fill(text, self.rng) for text in news.PLAIN * 40]
        self._events = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The articles as rows, in the order in which they came out; ids tell nothing of the event."""
        waiting: list[dict[str, Any]] = []
        made = 0
        while made < self.count:
            if waiting and (len(waiting) > 400 or self.rng.random() < TELLING):
                row = waiting.pop(self.rng.randrange(len(waiting)))
            elif self.rng.random() < TELLING * 0.4:
                waiting += self.event()
                continue
            else:
                row = self.plain()
            made += 1
            yield row

    def day(self) -> datetime.date:
        return datetime.date(2010, 1, 1) + datetime.timedelta(days=self.rng.randrange(5400))

    def plain(self) -> dict[str, Any]:
        rng = self.rng
        text = self.prose(rng.randint(10, 34))
        return self.row(f"{name(rng)}: {rng.choice(self._filler)[:40]}", text, rng.choice(OUTLETS), self.day())

    def prose(self, sentences: int) -> str:
        rng = self.rng
        told = [rng.choice(self._filler) for _ in range(sentences)]
        return "\n\n".join(" ".join(told[at : at + 4]) for at in range(0, len(told), 4))

    def row(self, title: str, text: str, source: str, published: datetime.date) -> dict[str, Any]:
        return {"id": f"{self.rng.getrandbits(48):012x}", "title": title, "text": text, "source": source,
                "published": published.isoformat()}  # fmt: skip

    def event(self) -> list[dict[str, Any]]:
        """One event as its outlets tell it."""
        rng = self.rng
        self._events += 1
        kind = rng.choice(sorted(CAUSES))
        cause, day = CAUSES[kind], self.day()
        words = {"place": name(rng), "near": name(rng), "cause": cause, "Cause": cause[0].upper() + cause[1:],
                 "day": spoken(day)}  # fmt: skip
        names = [name(rng) for _ in range(3)]
        toll = int(10 ** rng.uniform(0.7, 2.9)) + 3
        outlets = rng.sample(OUTLETS, rng.choice((1, 1, 2, 2, 3, 3, 4, 6)))
        told: list[dict[str, Any]] = []
        texts: list[str] = []
        counts: list[int] = []
        first = day + datetime.timedelta(days=1)
        facts: dict[str, Any] = {"injured": 2 * toll + rng.randrange(9), "missing": toll // 2 + 14,
                                 "children": max(2, toll // 5)}  # fmt: skip
        planted = len(outlets) > 1 and rng.random() < PLANTED
        step = rng.choice((0, max(1, toll // 20), max(2, toll // 8)))
        revised = len(outlets) > 2 and toll > 20 and rng.random() < REVISING
        for nth, outlet in enumerate(outlets):
            late = 0 if nth == 0 or (planted and nth == 1) else rng.choice((0, 0, 0, 1, 2))
            last = revised and nth == len(outlets) - 1
            late = 3 if last else late
            said = first + datetime.timedelta(days=late)
            killed = toll + late * step
            who = rng.choice(WHO)
            if planted and nth == 1:
                killed = int(toll * rng.choice((1.6, 2.0, 2.5))) + 2
            counts.append(killed)
            slots = {**words, **facts, "killed": killed, "who": who, "who_": who[0].upper() + who[1:],
                     "said": spoken(said), "name": rng.choice(names)}  # fmt: skip
            plant = planted and nth < 2
            if texts and not plant and not late and rng.random() < COPIED:
                text = texts[0]
            else:
                lead = PLANT if plant else rng.choice(LEADS)
                body = [lead.format(**slots)]
                if last:
                    slots["before"], slots["killed"] = killed, killed - max(2, toll // 15)
                    body = [REVISED.format(**slots)]
                body += [more.format(**slots) for more in rng.sample(MORE, rng.randint(1, 4))]
                text = f"{' '.join(body[:2])}\n\n{' '.join(body[2:])}\n\n{self.prose(rng.randint(4, 28))}"
            texts.append(text)
            title = rng.choice(TITLES[:2] if plant else TITLES).format(**slots)
            told.append(self.row(title, text, outlet, said))
        if planted:
            ids = [row["id"] for row in told[:2]]
            self.planted.append({"event": self._events, "place": words["place"], "articles": ids, "killed": counts[:2],
                                 "told": [row["id"] for row in told]})  # fmt: skip
        return told


def write(count: int, path: Path, seed: int = 11) -> tuple[Path, int]:
    """The archive to `path`, the planted divergences of articles that are in it beside it; their path and number."""
    archive = Archive(count, seed)
    written: set[str] = set()
    with path.open("w", encoding="utf-8") as stream:
        for row in archive:
            written.add(row["id"])
            stream.write(json.dumps(row) + "\n")
    beside = path.with_suffix(".planted.jsonl")
    kept = [plant for plant in archive.planted if written.issuperset(plant["articles"])]
    beside.write_text("".join(json.dumps(plant) + "\n" for plant in kept), encoding="utf-8")
    return beside, len(kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args()
    beside, planted = write(given.articles, given.path, given.seed)
    print(f"{given.path}: {given.articles:,} articles, {given.path.stat().st_size / 1e6:,.0f} MB; "
          f"{beside}: {planted:,} planted divergences")  # fmt: skip


if __name__ == "__main__":
    main()
