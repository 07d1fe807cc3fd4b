"""News-like articles of our own invention: the same for the same seed, mixed or dense with casualty figures."""

from __future__ import annotations

import random
from collections.abc import Iterator

from numcheck.model import Article

PLACES = (
    "Karachi Manila Nairobi Lagos Bogota Ankara Cairo Lima Dhaka Quito Tunis Odessa Basra Kabul Jakarta Naples "
    "Palermo Durban"
).split()
PEOPLE = (
    "people civilians soldiers miners farmers passengers children students policemen protesters villagers fishermen "
    "tourists workers rebels women"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SOURCES = (
    "police said|officials said|the health ministry said|according to local radio|a hospital spokesman said|"
    "the governor told reporters|the Red Crescent reported|witnesses said"
).split("|")
CAUSES = (
    "a car bomb|an earthquake|a flood|a mudslide|an air strike|a ferry accident|a mine blast|a train crash|clashes|"
    "a fire"
).split("|")
BOUNDS = ["", "", "", "at least ", "more than ", "about ", "nearly ", "up to ", "some "]
SPELLED = "two three four five six seven eight nine ten eleven twelve".split()

CASUALTIES = [
    "{Cause} in {place} killed {n} {who} and injured {m}, {source}.",
    "{N} {who} were killed and {m} others wounded when {cause} hit {place} on {day}, {source}.",
    "The death toll from {cause} in {place} rose to {m} from {k} on {day}, {source}.",
    "{N} {who} died in {place} on {day}, including {k} {who2}, {source}.",
    "{Cause} left {n} {who} dead and {m} missing in {place}.",
    "Gunmen took {k} {who} hostage near {place} on {day}; {k2} were freed later, {source}.",
    "Some {m},000 {who} have fled their homes around {place} since {day}, {source}.",
    "Troops arrested {n} {who} in {place} overnight, while no one was hurt, {source}.",
    "In {place}, {n} {who} drowned, {k} in {place2} and {k2} in {place3}, {source}.",
    "The ministry denied that {n} {who} had died in {place}.",
    "Rescuers pulled the bodies of {n} {who} from the rubble, {k2} of them {who2}.",
    "{Cause} struck a market in {place}, killing {n} {who}, {k} of them {who2}, and wounding {m} more, {source}.",
]
PLAIN = [
    "Shares in {place} rose {k}.{k2} per cent on {day} after the bank kept its rate at {k} per cent.",
    "The minister will travel to {place} on {day} to sign a treaty on fishing and trade.",
    "{Place} beat {place2} {k}-{k2} on {day}, their ninth win in {n} games this season.",
    "A new line of phones will be sold in {n} countries from {day}, the firm said.",
    "The museum in {place} shows {m} paintings, among them {k} that were never seen before.",
    "Parliament in {place} voted by {m} to {n} to put off the reform of pensions.",
    "Scientists have found that the comet passes the sun every {m} years, a study says.",
    "The company is to cut {n},000 jobs and close {k} plants in {place} by 2009.",
    "“We have waited {k} years for this,” said the mayor of {place}, who opened the bridge on {day}.",
    "Rain is expected in {place} until {day}, with winds of up to {n} kilometres an hour.",
    "The singer, {n}, played to a full house in {place} and will return in {k} weeks.",
    "Critics say the plan costs ${m} million and helps few of the {n} towns on the coast.",
    "Talks on the budget went on late into the night, and no date was set for a vote.",
    "The orchestra of {place} opens its season with a work that was thought to be lost.",
]
TITLES = [
    "{Place} waits for word",
    "Talks in {place} end",
    "News from {place}",
    "{Cause} near {place}",
    "{Place}: {n} hurt",
]


def article(rng: random.Random, name: str, dense: bool = False) -> Article:
    """One article: short or long, about casualties always (`dense`) or now and then, with a title and a date."""
    long = not dense and rng.random() < 0.12
    size = rng.randint(12, 30) if long else rng.randint(1, 4)
    about = dense or rng.random() < 0.06
    told = [_fill(rng.choice(CASUALTIES if about and rng.random() < (0.4 if dense else 0.45) else PLAIN), rng)
            for _ in range(size)]  # fmt: skip
    paragraphs = [" ".join(told[at : at + 3]) for at in range(0, len(told), 3)]
    published = f"20{rng.randint(10, 24)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return Article(
        id=name, text="\n\n".join(paragraphs), title=_fill(rng.choice(TITLES), rng), source="Desk", published=published
    )


def articles(count: int, *, dense: bool = False, seed: int = 7) -> Iterator[Article]:
    """`count` articles, one after the other, the same for the same seed."""
    rng = random.Random(seed)
    for number in range(count):
        yield article(rng, f"n{number}", dense)


def sentence(rng: random.Random) -> str:
    """One sentence that holds casualty figures."""
    return _fill(rng.choice(CASUALTIES), rng)


def _count(rng: random.Random, top: int, bound: bool = True) -> str:
    value = rng.randint(2, top)
    words = SPELLED[value - 2] if value <= 12 and rng.random() < 0.7 else f"{value:,}"
    return (rng.choice(BOUNDS) if bound else "") + words


def _fill(template: str, rng: random.Random) -> str:
    cause, n, place = rng.choice(CAUSES), _count(rng, 60), rng.choice(PLACES)
    return template.format(
        cause=cause, Cause=cause[0].upper() + cause[1:], n=n, N=n[0].upper() + n[1:], m=rng.randint(61, 900),
        k=_count(rng, 30, bound=False), k2=rng.randint(2, 9), who=rng.choice(PEOPLE), who2=rng.choice(PEOPLE),
        day=rng.choice(DAYS), source=rng.choice(SOURCES), place=place, Place=place, place2=rng.choice(PLACES),
        place3=rng.choice(PLACES),
    )  # fmt: skip
