"""Words live in the rules alone: the engine reads a made-up language as it reads English, and holds no word of any."""

from __future__ import annotations

import ast
import codecs
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import test_extract_phenomena as first
import test_extract_phenomena_captives as fourth
import test_extract_phenomena_sources as third
import test_extract_phenomena_time as second
from extract_known import expect_known  # noqa: F401

import numcheck.extract
from numcheck import rulebook
from numcheck.extract import grammar_for, read_article
from numcheck.extract.grammar import CLASSES, Grammar
from numcheck.extract.grammar_load import load
from numcheck.model import BOUNDS, METRICS, Article, Figure
from numcheck.rulebook import Items, Table

ENGINE = Path(numcheck.extract.__file__).parent
CONTEXT = ("dates", "sources", "places", "causes", "measures")  # read beside the grammar; they stay as they are here
WORD_KEYS = {"units", "tens", "magnitudes", "suffixes", "collectives", "vague", "shares", "fractions"}


PROSE = {
    ("dates_read.py", "is"), ("dates_read.py", "was"),  # of a sentence that a person reads
    ("victims.py", "people"), ("victims.py", "person"),  # whom a bare number counts
}  # fmt: skip


# ---- a made-up language: English in rot13, so that endings ("-ed") stay endings


def cipher(text: str) -> str:
    return codecs.encode(text, "rot13")


def ciphered(text: str) -> str:
    """A construction or a list in the made-up language; slots and names of lists stay."""
    return "".join(part if part[:1] in "{<" else cipher(part) for part in re.split(r"(\{\w+\}|<\w+>)", text))


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def written(value: Any, depth: int, words: bool, key: str = "") -> str:
    """A table, list or text as YAML, its words in the made-up language; `words` tells that keys are words, too."""
    pad = "  " * depth
    if isinstance(value, Table):
        lines = []
        for name, inner in value.items():
            shown = cipher(name) if words else name
            plain = key == "numbers" and name in WORD_KEYS
            lines.append(f"{pad}{quoted(shown)}:{written(inner, depth + 1, plain, name)}")
        return "\n" + "\n".join(lines)
    if isinstance(value, Items):
        return "\n" + "\n".join(f"{pad}- {written(inner, depth + 1, False).lstrip()}" for inner in value)
    plain = (
        "metric",
        "language",
        "doc",
        "source",
        "open",
        "scope",
        "bound",
        "weak",
        "bare",
        "part",
        "besides",
        "yields",
    )
    same = key in plain or words
    return " " + quoted(str(value) if same or re.fullmatch(r"[\d.]+( \w+)?", value) else ciphered(str(value)))


@cache
def made_up(folder: Path) -> Grammar:
    home, own = rulebook.shipped() / "en", folder / "xx"
    own.mkdir()
    for path in sorted(home.glob("*.yaml")):
        if path.stem in CONTEXT:
            shutil.copy(path, own / path.name)
            continue
        table = rulebook.read_yaml(path)
        table.pop("examples", None)
        (own / path.name).write_text(written(table, 0, False).lstrip() + "\n", encoding="utf-8")
    return load((folder,), "xx")


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Grammar:
    return made_up(tmp_path_factory.mktemp("rules"))


def texts() -> Iterator[str]:
    """Texts without a date, a month or a day of the week: dates are read beside the grammar."""
    for case in [*first.CASES, *second.CASES, *third.CASES, *fourth.CASES]:
        yield case.text
        if case.title:
            yield case.title
    for path in sorted((rulebook.shipped() / "en").glob("*.yaml")):
        table = rulebook.read_yaml(path)
        if "metric" in table:
            yield from (str(example["text"]) for example in table.get("examples", []))


def told(figure: Figure, turned: bool) -> tuple[Any, ...]:
    text = cipher(figure.text) if turned else figure.text
    return figure.metric, figure.low, figure.high, figure.bound, text, figure.indefinite, figure.part_of is not None


def test_a_made_up_language_reads_like_english(foreign: Grammar) -> None:
    english, tried, differ = grammar_for(), 0, []
    for text in texts():
        reading = read_article(Article("a", text), grammar=english)
        if reading.dates:
            continue
        tried += 1
        right = [told(figure, False) for figure in reading.figures]
        read = [told(f, True) for f in read_article(Article("a", cipher(text)), grammar=foreign).figures]
        if read != right:
            differ.append((text, right, read))
    assert tried > 120
    assert not differ


def test_english_is_not_read_with_another_language(foreign: Grammar) -> None:
    for text in (
        "At least 12 people were killed.",
        "No one was hurt.",
        "Two dozen soldiers died, three of them women.",
    ):
        assert not read_article(Article("a", text), grammar=foreign).figures


# ---- no word in the engine


def flat(value: Any) -> Iterator[str]:
    """The words of all values below."""
    if isinstance(value, Table):
        for inner in value.values():
            yield from flat(inner)
    elif isinstance(value, Items):
        for inner in value:
            yield from flat(inner)
    else:
        yield from re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}|<\w+>", " ", str(value).lower()))


def keys(value: Any, depth: int = 0) -> Iterator[str]:
    """The names that rule files use as keys, but for the words that numbers are keys of."""
    if isinstance(value, Table):
        for name, inner in value.items():
            yield str(name)
            if name not in WORD_KEYS:
                yield from keys(inner, depth + 1)
    elif isinstance(value, Items):
        for inner in value:
            yield from keys(inner, depth + 1)


@cache
def language_words() -> set[str]:
    """The words of the classes and numbers, of people, and of every metric."""
    tables = {path.stem: rulebook.read_yaml(path) for path in (rulebook.shipped() / "en").glob("*.yaml")}
    language, people = tables["language"], tables["people"]
    words = {*flat(language["classes"]), *flat(people["nouns"]), *flat(language["words"]), *flat(language["bounds"])}
    for name in WORD_KEYS & set(language["numbers"]):
        words.update(word for key in language["numbers"][name] for word in key.split())
    for table in tables.values():
        if "metric" in table:
            words.update(flat(table["constructions"]), flat(table.get("words", Table(0))))
    return words


@cache
def names() -> set[str]:
    """Names of the engine and keys of the rules that happen to be English words, too."""
    from numcheck.extract import dates_words, patterns, place_words, source_words

    known = {*CLASSES, *BOUNDS, *METRICS, *patterns.SLOTS, *Figure.__dataclass_fields__}
    known |= {"part", "toll", "increment", "residual", "perpetrator", "severity", "share", "count", "quantity"}
    known |= {
        "asserted",
        "alleged",
        "disputed",
        "denied",
        "revised",
        "superseded",
        "former",
        "irrealis",
        "running",
        "event",
    }
    known |= {"subject", "object", "noun", "near", "premod", "head", "previous", "left", "relative", "yes", "no", "cut"}
    known |= {"at", "around", "inside", "elsewhere"}  # how a place stands to a figure
    for path in (rulebook.shipped() / "en").glob("*.yaml"):
        known.update(keys(rulebook.read_yaml(path)))
    for module in (dates_words, place_words, source_words):
        for value in vars(module).values():
            if isinstance(value, (tuple, frozenset, set, dict, list)):
                known.update(item for item in value if isinstance(item, str))
    return known


def constants(path: Path) -> Iterator[tuple[int, str]]:
    """String constants of a module with their line, without docstrings and messages."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and isinstance(node.body[0], ast.Expr)
    }
    skipped |= {
        id(value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.JoinedStr, ast.Raise))
        or (isinstance(node, ast.Call) and _name(node.func) == "Problem")
        or (isinstance(node, ast.Assign) and _name(node.targets[0]) in ("__all__", "__slots__"))
        for value in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


@pytest.mark.parametrize("path", sorted(ENGINE.glob("*.py")), ids=lambda path: path.name)
def test_no_engine_file_holds_a_word_of_english(path: Path) -> None:
    words, known = language_words(), names()
    held = [
        (line, text)
        for line, text in constants(path)
        if len(text) > 1 and text.lower() in words and text not in known and (path.name, text) not in PROSE
    ]
    assert not held


ENDINGS = re.compile(r"[a-z]{1,4}")


@pytest.mark.parametrize("path", sorted(ENGINE.glob("*.py")), ids=lambda path: path.name)
def test_no_engine_file_holds_an_ending_of_english(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    held = [
        (node.lineno, constant.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) in ("endswith", "startswith", "removesuffix")
        for constant in ast.walk(node)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str) and ENDINGS.fullmatch(constant.value)
    ]
    assert not held


def test_every_metric_is_promised_or_documented() -> None:
    grammar = grammar_for()
    assert set(grammar.metrics) == set(METRICS)
    for metric in grammar.metrics.values():
        assert metric.doc, metric.file
        assert metric.yields <= set(METRICS), metric.file
