"""Compiles a language's `places.yaml`: the words around the names of places, and what lies where."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache

from ..errors import Problem, RuleError
from ..rulebook import Items, Table
from ..values import lone

PREPOSITION, WEAK, DIRECTION, DETERMINER, AREA, EVENT, DATE, ORGANISATION, PEOPLE, DESCRIPTION, OPENER = (
    1 << n for n in range(11)
)
HIT, MOVE, AFTER_HIT, ISLAND, RECORDER, RECORDED, HAS, HEADLINE, HARM, SITE, WHOLE, STORM, SHARE = (
    1 << n for n in range(11, 24)
)

_LISTS = {
    "prepositions": PREPOSITION, "weak_prepositions": WEAK, "directions": DIRECTION, "determiners": DETERMINER,
    "areas": AREA, "events": EVENT, "dates": DATE, "organisations": ORGANISATION, "peoples": PEOPLE,
    "descriptions": DESCRIPTION, "openers": OPENER, "hits": HIT, "moves": MOVE, "after_hits": AFTER_HIT,
    "islands": ISLAND, "recorders": RECORDER, "recorded": RECORDED, "has": HAS,
    "headline_words": HEADLINE, "harms": HARM, "sites": SITE, "wholes": WHOLE, "storms": STORM, "shares": SHARE,
}  # fmt: skip
_PLAIN = (
    "description_endings", "people_endings", "particles", "joiners", "possessives", "acronyms", "agencies",
    "verb_endings", "countries", "elsewhere", "parts_only", "generic_capitals", "articles", "cities", "never_last",
    "borders", "edges", "national", "pronouns", "occurs", "parties", "venues", "houses", "ways", "conveys", "divisions",
    "belongings", "desks", "seats", "here", "other_scenes", "scattered", "spanning", "settlements", "undergoes",
    "everywhere", "not_there", "sits", "hosts", "dwellers", "homes",
)  # fmt: skip
_SHORT = 40
"""Characters of a name that is worth keeping."""
_ONE = ("of", "and", "on", "where", "capital")
_KNOWN = (*_LISTS, *_PLAIN, *_ONE, "doc", "regions", "states", "bureaus", "adjectives", "examples")


@lone
class PlaceWords:
    """The compiled words: classes as bits, and the patterns for names and datelines.

    `initial` finds the capitals that may begin a name, `run` matches the names from there; `particles` may
    stand before a capital with a hyphen ("al-Bab").
    """

    classes: dict[str, int]
    initial: re.Pattern[str]
    particles: frozenset[str]
    run: re.Pattern[str]
    word: re.Pattern[str]
    dateline: re.Pattern[str]
    of: str
    both: str
    on: str
    description_endings: tuple[str, ...]
    people_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    possessives: tuple[str, ...]
    acronyms: frozenset[str]
    agencies: frozenset[str]
    countries: frozenset[str]
    elsewhere: tuple[str, ...]
    parts_only: frozenset[str]
    articles: frozenset[str]
    never_last: frozenset[str]
    borders: frozenset[str]
    edges: frozenset[str]
    venues: frozenset[str]
    houses: frozenset[str]
    scattered: frozenset[str]
    national: frozenset[str]
    dwellers: frozenset[str]
    pronouns: frozenset[str]
    occurs: frozenset[str]
    parties: frozenset[str]
    ways: frozenset[str]
    conveys: frozenset[str]
    belongings: frozenset[str]
    bureaus: dict[str, str]
    adjectives: dict[str, str]
    capitals: dict[str, str]
    homes: frozenset[str]
    seats: frozenset[str]
    here: frozenset[str]
    other_scenes: tuple[str, ...]
    spanning: frozenset[str]
    settlements: frozenset[str]
    undergoes: frozenset[str]
    everywhere: tuple[str, ...]
    not_there: frozenset[str]
    sits: frozenset[str]
    hosts: tuple[str, ...]
    where: str
    capital: str
    happens: frozenset[str]
    known: frozenset[str]

    @cached_property
    def kind(self) -> Callable[[str], tuple[int, int, bool]]:
        """Of a capitalised word its classes, the length of its possessive mark, and whether it is an acronym."""
        kept = lru_cache(1 << 12)(self._kind)
        return lambda token: kept(token) if len(token) < _SHORT else self._kind(token)

    def _kind(self, token: str) -> tuple[int, int, bool]:
        mark = next((m for m in self.possessives if token.endswith(m)), "")
        bare = (token[: -len(mark)] if mark else token).rstrip(".")
        get = self.classes.get
        bits = get(bare.lower(), 0) or get(bare[:-1].lower(), 0) & DATE
        if bare.endswith(self.description_endings):
            bits |= DATE  # "IS-held": cut, as at a date
        acronym = len(bare) > 1 and bare.isupper() and token not in self.acronyms and bare not in self.acronyms
        return bits, len(mark), acronym


def compile_places(table: Table, name: str) -> PlaceWords:
    """The words of one language from its `places.yaml`; `name` is what errors call the file.

    Raises RuleError with every mistake at once: unknown or missing keys, empty lists, a word given twice, a broken
    region, and a file without an example that names a place and one that does not.
    """
    problems: list[Problem] = []
    for key in table:
        if key not in _KNOWN:
            problems.append(
                Problem(
                    f"'{key}' is no list of places; known are {', '.join(sorted(_KNOWN))}", name, table.lines.get(key)
                )
            )
    classes: dict[str, int] = {}
    for key, bit in _LISTS.items():
        for word in _list(table, key, name, problems):
            classes[word] = classes.get(word, 0) | bit
    plain = {key: _list(table, key, name, problems) for key in _PLAIN}
    for key in _ONE:
        if not isinstance(table.get(key), str) or not table[key]:
            problems.append(Problem(f"'{key}' should be one word", name, table.lines.get(key, table.line)))
    bureaus = dict.fromkeys(plain["desks"], "") | _by_country(table, "bureaus", name, problems)
    adjectives = _by_country(table, "adjectives", name, problems)
    _regions(table, name, problems)
    _states(table, name, problems)
    _examples(table, name, problems)
    if problems:
        raise RuleError(*problems)
    particles = "|".join(re.escape(word) for word in sorted(plain["particles"], key=len, reverse=True))
    joiners = "|".join(re.escape(word) for word in sorted(plain["joiners"], key=len, reverse=True))
    # a letter that is no lower-case one; one pass, no nesting, so linear on any text
    regions = [*plain["countries"], *plain["cities"]]
    for region in table["regions"]:
        regions += [region["name"], *region["also"], *region["parts"]]
    initial = r"[A-Z\u00c0-\u00de\u0100-\u024f\u0370-\u052f]"
    capital = rf"(?:(?:{particles})-)?{initial}[^\W_]*(?:[-'’.][^\W_]+)*(?:(?<=[ (][A-Z][a-z])\.)?"
    run = re.compile(rf"{capital}(?: (?:(?:{joiners}) )?{capital})*")
    line = re.compile(
        r"\s*(?P<place>[^\W\d_a-z][^\n()\[\]:;\"“]{1,58}?)\s*"
        r"(?:\([^)\n]{2,40}\))?\s*(?:,?\s*\[[^\]\n]{2,40}\])?\s*"
        r"(?: -{1,2} |--\s| ?[–—]\s?|- (?=[A-Z])|(?<=\)): )"
    )
    return PlaceWords(
        classes=classes,
        initial=re.compile(rf"{initial}(?<!\w{initial})"),
        particles=frozenset(plain["particles"]),
        run=run,
        word=re.compile(capital),
        dateline=line,
        of=str(table["of"]),
        both=str(table["and"]),
        on=str(table["on"]),
        description_endings=plain["description_endings"],
        people_endings=plain["people_endings"],
        verb_endings=plain["verb_endings"],
        possessives=plain["possessives"],
        acronyms=frozenset(plain["acronyms"]),
        agencies=frozenset(plain["agencies"]),
        countries=frozenset(word.lower() for word in plain["countries"]),
        elsewhere=plain["elsewhere"],
        parts_only=frozenset(plain["parts_only"]),
        articles=frozenset(plain["articles"]),
        never_last=frozenset(plain["never_last"]),
        borders=frozenset(plain["borders"]),
        edges=frozenset(plain["edges"]),
        houses=frozenset(plain["houses"]),
        venues=frozenset(plain["venues"]),
        scattered=frozenset(plain["scattered"]),
        national=frozenset(plain["national"]),
        dwellers=frozenset(plain["dwellers"]),
        pronouns=frozenset(plain["pronouns"]),
        occurs=frozenset(plain["occurs"]),
        parties=frozenset(plain["parties"]),
        ways=frozenset(plain["ways"]),
        conveys=frozenset(plain["conveys"]),
        belongings=frozenset(plain["belongings"]),
        bureaus=bureaus,
        capitals={country: city.title() for city, country in reversed(bureaus.items()) if country},
        adjectives=adjectives | {word.lower(): word for word in plain["countries"]},
        homes=frozenset(plain["homes"]),
        seats=frozenset(plain["seats"]),
        here=frozenset(plain["here"]),
        other_scenes=plain["other_scenes"],
        spanning=frozenset(plain["spanning"]),
        settlements=frozenset(plain["settlements"]),
        undergoes=frozenset(plain["undergoes"]),
        everywhere=plain["everywhere"],
        not_there=frozenset(plain["not_there"]),
        sits=frozenset(plain["sits"]),
        hosts=plain["hosts"],
        where=str(table["where"]),
        capital=str(table["capital"]),
        known=frozenset(str(word).lower() for word in regions),
        happens=frozenset(
            word for word, bits in classes.items() if bits & (EVENT | HIT | MOVE | HARM) and not bits & AREA
        ),
    )


def _list(table: Table, key: str, name: str, problems: list[Problem]) -> tuple[str, ...]:
    items = table.get(key)
    if not isinstance(items, Items) or not items:
        problems.append(Problem(f"'{key}' should be a list of words", name, table.lines.get(key, table.line)))
        return ()
    words: dict[str, None] = {}
    for item in items:
        line = getattr(item, "line", items.line)
        if not isinstance(item, str) or not item:
            problems.append(Problem(f"'{key}' should hold words only", name, line))
        elif item in words:
            problems.append(Problem(f"'{item}' is given twice in '{key}'", name, line))
        else:
            words[str(item)] = None
    return tuple(words)


def _by_country(table: Table, key: str, name: str, problems: list[Problem]) -> dict[str, str]:
    """The country of each word: of a city from where agencies write about it, of an adjective of its people."""
    items = table.get(key)
    if not isinstance(items, Table) or not all(isinstance(each, Items) for each in items.values()):
        problems.append(Problem(f"'{key}' should give each country a list", name, table.lines.get(key, table.line)))
        return {}
    return {str(word): country for country, words in items.items() for word in words}


def _regions(table: Table, name: str, problems: list[Problem]) -> None:
    """Regions are read by the gazetteer; here they are only found to be in order."""
    items = table.get("regions")
    if not isinstance(items, Items):
        problems.append(Problem("'regions' should be a list", name, table.lines.get("regions", table.line)))
        return
    seen: set[str] = set()
    for item in items:
        line = getattr(item, "line", items.line)
        lists = ("also", "parts", "inside")
        if (
            not isinstance(item, Table)
            or set(item) != {"name", *lists}
            or not all(isinstance(item[key], Items) for key in lists)
        ):
            problems.append(Problem("a region needs 'name' and the lists 'also', 'parts' and 'inside'", name, line))
            continue
        names = tuple(str(word) for word in (item["name"], *item["also"]))
        for word in names:
            if word.lower() in seen:
                problems.append(Problem(f"the region '{word}' is given twice", name, line))
            seen.add(word.lower())


def _states(table: Table, name: str, problems: list[Problem]) -> None:
    """States are read by the gazetteer; a language may have none."""
    countries = table.get("states", {})
    inner = countries.values() if isinstance(countries, Table) else [None]
    for states in inner:
        if not isinstance(states, Table) or not all(isinstance(s, Items) and s for s in states.values()):
            line = table.lines.get("states", table.line)
            told = "'states' should give, by country, each state with its short names and its code"
            problems.append(Problem(told, name, line))
            return


def _examples(table: Table, name: str, problems: list[Problem]) -> None:
    examples = table.get("examples")
    if not isinstance(examples, Items):
        problems.append(Problem("'examples' are missing: at least one with a place and one without", name, table.line))
        return
    yes = no = False
    for example in examples:
        if not isinstance(example, Table) or "text" not in example or not isinstance(example.get("places"), Items):
            problems.append(
                Problem("an example needs 'text' and a list 'places'", name, getattr(example, "line", examples.line))
            )
            continue
        for key in example:
            if key not in ("text", "places", "why"):
                problems.append(Problem(f"'{key}' is no key of an example", name, example.lines.get(key)))
        yes, no = yes or bool(example["places"]), no or not example["places"]
    if not (yes and no):
        problems.append(Problem("at least one example with a place and one without are needed", name, examples.line))
