"""Compiles a language's `sources.yaml`: which words report, which nouns speak, and where the words for a source end."""

from __future__ import annotations

from ..errors import Problem, RuleError
from ..rulebook import Items, Table
from ..values import lone
from .gate import first_pieces

SAY, TELL, CLAIM, DENY, DISPUTE, PUT, SHOW, QUOTE, BY_VERB = (1 << n for n in range(9))
VERBS = SAY | TELL | CLAIM | DENY | DISPUTE | PUT | SHOW
(
    NOUN_FORM, WANTS_THAT, WANTS_TO, BY, THAT, QUOTED_AS, COUNT, RECORD, TOLL, CLAIM_NOUN, HEARSAY, REFUSED,
    DETERMINER, PRONOUN, RELATIVE, AND, CONTRAST, SUBORDINATOR, PREPOSITION, INNER, BE, HAVE, HAD, ADVERB, TIME,
    TIME_PREPOSITION, OCCASION, LISTENER, NOUN, MODIFIER, START, HEARSAY_TO, NOT_A_HEAD, ACCORDING, RECORDS_ONLY,
    ACCUSE, CARRIER, ONLY_THAT, AS, THE,
) = (1 << n for n in range(9, 49))  # fmt: skip

_VERB_LISTS = {
    "say": SAY, "tell": TELL, "claim": CLAIM, "deny": DENY, "dispute": DISPUTE, "put": PUT, "show": SHOW,
    "quote": QUOTE, "by": BY_VERB,
}  # fmt: skip
_LISTS = {
    "noun_forms": NOUN_FORM, "wants_that": WANTS_THAT, "wants_to": WANTS_TO, "quoted_as": QUOTED_AS, "counts": COUNT,
    "records": RECORD, "tolls": TOLL, "claim_nouns": CLAIM_NOUN, "hearsay": HEARSAY, "refused_objects": REFUSED,
    "determiners": DETERMINER, "pronouns": PRONOUN, "relatives": RELATIVE, "conjunctions": AND, "contrasts": CONTRAST,
    "subordinators": SUBORDINATOR, "prepositions": PREPOSITION, "inner_prepositions": INNER, "be": BE, "have": HAVE,
    "had": HAD, "adverbs": ADVERB, "times": TIME, "time_prepositions": TIME_PREPOSITION, "occasions": OCCASION,
    "listeners": LISTENER, "nouns": NOUN, "modifiers": MODIFIER, "starts": START, "not_a_source": NOT_A_HEAD,
    "records_only": RECORDS_ONLY, "only_that": ONLY_THAT, "accusing": ACCUSE, "carriers": CARRIER,
}  # fmt: skip
_WORDS = {"by": BY, "that": THAT, "hearsay_to": HEARSAY_TO, "as": AS, "definite": THE}
_ENDINGS = ("participles", "past_participles", "possessives", "according", "acronyms")
_OTHER = ("doc", "examples", "verbs")


@lone
class SourceWords:
    """The compiled words: classes of each word as bits, triggers, endings, and phrases like "according to".

    `gate` are the words, as `gate.folded` leaves them, without one of which a sentence has no clause; None if unknown.
    """

    classes: dict[str, int]
    gate: frozenset[bytes] | None
    according: dict[str, tuple[tuple[str, ...], ...]]
    participles: tuple[str, ...]
    past_endings: tuple[str, ...]
    past_words: frozenset[str]
    possessives: tuple[str, ...]
    acronyms: tuple[str, ...]


def compile_sources(table: Table, name: str) -> SourceWords:
    """The words of one language from its `sources.yaml`; `name` is what errors call the file.

    Raises RuleError with every mistake at once: unknown or missing keys, empty lists, a word given twice in a list, and
    a file without an example that attributes and one that does not.
    """
    problems: list[Problem] = []
    known = (*_LISTS, *_WORDS, *_ENDINGS, *_OTHER)
    for key in table:
        if key not in known:
            problems.append(
                Problem(
                    f"'{key}' is no list of sources; known are {', '.join(sorted(known))}", name, table.lines.get(key)
                )
            )
    classes: dict[str, int] = {}
    verbs = table.get("verbs")
    if isinstance(verbs, Table):
        for key in verbs:
            if key not in _VERB_LISTS:
                problems.append(
                    Problem(
                        f"'{key}' is no kind of verb; known are {', '.join(_VERB_LISTS)}", name, verbs.lines.get(key)
                    )
                )
        for key, bit in _VERB_LISTS.items():
            _mark(classes, _list(verbs, key, name, problems), bit)
    else:
        problems.append(Problem("'verbs' should be lists of verbs by kind", name, table.lines.get("verbs", table.line)))
    for key, bit in _LISTS.items():
        _mark(classes, _list(table, key, name, problems), bit)
    for key, bit in _WORDS.items():
        word = table.get(key)
        if isinstance(word, str) and word:
            _mark(classes, (word,), bit)
        else:
            problems.append(Problem(f"'{key}' should be one word", name, table.lines.get(key, table.line)))
    endings = {key: tuple(_list(table, key, name, problems)) for key in _ENDINGS}
    according: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in endings["according"]:
        first, *rest = phrase.split()
        according[first] = (*according.get(first, ()), tuple(rest))
    _mark(classes, tuple(according), ACCORDING)
    _examples(table, name, problems)
    if problems:
        raise RuleError(*problems)
    triggers = (
        {word for word, bits in classes.items() if bits & (VERBS | QUOTE | BY_VERB | CLAIM_NOUN)}
        | set(according)
        | _of(classes, COUNT)
    )
    gate = first_pieces(triggers)
    past = endings["past_participles"]
    return SourceWords(
        classes,
        gate,
        according,
        endings["participles"],
        past[:1],
        frozenset(past[1:]),
        endings["possessives"],
        endings["acronyms"],
    )


def _of(classes: dict[str, int], bit: int) -> set[str]:
    return {word for word, bits in classes.items() if bits & bit}


def _mark(classes: dict[str, int], words: tuple[str, ...], bit: int) -> None:
    for word in words:
        classes[word] = classes.get(word, 0) | bit


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
        elif item != (item.upper() if key == "acronyms" else item.lower()):
            problems.append(
                Problem(f"'{item}' should be in {'capitals' if key == 'acronyms' else 'lower case'}", name, line)
            )
        elif item in words:
            problems.append(Problem(f"'{item}' is given twice in '{key}'", name, line))
        else:
            words[str(item)] = None
    return tuple(words)


def _examples(table: Table, name: str, problems: list[Problem]) -> None:
    examples = table.get("examples")
    if not isinstance(examples, Items):
        problems.append(Problem("'examples' are missing: at least one with a source and one without", name, table.line))
        return
    yes = no = False
    for example in examples:
        if not isinstance(example, Table) or "text" not in example or not isinstance(example.get("sayings"), Items):
            problems.append(
                Problem("an example needs 'text' and a list 'sayings'", name, getattr(example, "line", examples.line))
            )
            continue
        for key in example:
            if key not in ("text", "sayings", "why"):
                problems.append(Problem(f"'{key}' is no key of an example", name, example.lines.get(key)))
        yes, no = yes or bool(example["sayings"]), no or not example["sayings"]
    if not (yes and no):
        problems.append(Problem("at least one example with a source and one without are needed", name, examples.line))
