"""What editorial pipelines read: SARIF, GitHub, GitLab, JUnit, rdjson; positions with emoji, Arabic and CRLF."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import jsonschema
import pytest
from report_cases import empty, harbour, hostile, many
from sarif_schema import SARIF

from numcheck.model import Article, Figure, Finding, Report
from numcheck.report import sarif, write
from numcheck.report.sources import Root, Sources
from numcheck.text import position

RULES = [
    SimpleNamespace(
        code="NC201",
        name="metric-divergence",
        level="warning",
        doc="Two counts.",
        why="They cannot both hold.",
        precision="0.95",
    ),
    SimpleNamespace(
        code="NC102", name="parts-exceed-total", level="error", doc="Parts above a total.", why="", precision=""
    ),
]


def one_finding(text: str, words: str, **more: object) -> Report:
    """A report with one article and one finding on some words of it."""
    article = Article("a.md", text, **more)
    start = article.checked.index(words)
    line, column = position(article, start)
    end = start + len(words)
    figure = Figure("f1", "a.md", None, None, "killed", 5, 5, 5, "exact", words, start, end, line, column, words)
    finding = Finding(
        "x1", "NC201", "metric-divergence", "warning", "a message", ("f1",), "a.md", line, column, start, end
    )
    return Report(articles=(article,), figures=(figure,), findings=(finding,))


@pytest.mark.parametrize("made", [harbour, hostile, empty])
def test_sarif_follows_the_standard(made):
    document = json.loads(write(made(), "sarif", kind="check", rules=RULES))
    jsonschema.validate(document, SARIF)
    run = document["runs"][0]
    codes = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert codes == sorted(codes)
    assert {"NC201", "NC102"} <= set(codes)
    for result in run["results"]:
        assert codes[result["ruleIndex"]] == result["ruleId"]
        links = {int(n) for n in re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])}
        assert links == {place["id"] for place in result.get("relatedLocations", [])}


def test_sarif_is_anchored_at_the_first_figure_and_points_to_the_other():
    result = json.loads(write(harbour(), "sarif"))["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "wire/tuesday.md"
    assert place["region"] == {"startLine": 5, "startColumn": 65, "endLine": 5, "endColumn": 67}
    other = result["relatedLocations"][0]["physicalLocation"]
    assert other["artifactLocation"]["uri"].endswith("the-morning-after.md")
    assert "differs from [47](1) killed" in result["message"]["text"]


def test_sarif_tells_why_something_is_suppressed():
    results = json.loads(write(harbour(), "sarif"))["runs"][0]["results"]
    reasons = {r["ruleId"]: [s["justification"] for s in r.get("suppressions", [])] for r in results}
    assert reasons == {"NC201": [], "NC304": [], "NC401": ["the ministry's own list"]}


def test_sarif_tells_a_baseline_from_a_comment():
    report = harbour()
    findings = tuple(replace(f, suppressed="in the baseline") for f in report.findings)
    results = json.loads(write(replace(report, findings=findings), "sarif"))["runs"][0]["results"]
    assert {s["kind"] for r in results for s in r["suppressions"]} == {"external"}


def test_sarif_holds_the_worst_25000():
    report = many(30)
    findings = tuple(
        Finding(
            f"i{n}", "NC108", "self-contradiction", "error" if n == 25_999 else "note", "m", (), "a/00000.txt", 1, 1
        )
        for n in range(26_000)
    )
    report = Report(articles=report.articles, findings=findings)
    run = json.loads(write(report, "sarif"))["runs"][0]
    assert len(run["results"]) == sarif.LIMIT
    assert run["results"][0]["level"] == "error"
    assert "1,000 findings" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_the_fingerprint_of_a_line_survives_lines_above_it():
    def hash_of(text: str) -> str:
        result = json.loads(write(one_finding(text, "5 dead"), "sarif"))["runs"][0]["results"][0]
        return result["partialFingerprints"]["primaryLocationLineHash"]

    assert hash_of("There were 5 dead.\n") == hash_of("New.\n\nThere were  5 dead.\n")
    assert hash_of("There were 5 dead.\n") != hash_of("We saw 5 dead.\n")


POSITIONS = [
    ("plain", "two\nthere 5 died", "5 died", (2, 7, 2, 13), (7, 13)),
    ("emoji", "🚒👩\u200d🚒 5 died", "5 died", (1, 6, 1, 12), (17, 23)),
    ("arabic", "قتل ٥ أشخاص", "٥ أشخاص", (1, 5, 1, 12), (8, 21)),
    ("crlf", "one\r\ntwo é\r\nthe 5 died\r\n", "5 died", (3, 5, 3, 11), (5, 11)),
    ("two lines", "the 5\né died", "5\né died", (1, 5, 2, 7), (5, 8)),
    ("two lines, crlf", "the 5\r\ndied", "5\r\ndied", (1, 5, 2, 5), (5, 5)),
]


@pytest.mark.parametrize(("name", "text", "words", "region", "bytes_"), POSITIONS, ids=[p[0] for p in POSITIONS])
def test_positions(name, text, words, region, bytes_):
    report = one_finding(text, words)
    sarif_region = json.loads(write(report, "sarif"))["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
        "region"
    ]
    assert tuple(sarif_region[k] for k in ("startLine", "startColumn", "endLine", "endColumn")) == region
    place = json.loads(write(report, "rdjson"))["diagnostics"][0]["location"]["range"]
    assert (place["start"]["line"], place["end"]["line"]) == (region[0], region[2])
    assert (place["start"]["column"], place["end"]["column"]) == bytes_
    # the byte columns cut the words out of the file
    if region[0] == region[2]:
        line = text.encode().splitlines()[region[0] - 1]
        assert line[bytes_[0] - 1 : bytes_[1] - 1].decode() == words


def test_positions_behind_front_matter_and_in_a_title():
    report = one_finding("5 died", "7 died", title="Ärger: 7 died", line=5, title_line=2, title_column=8)
    place = json.loads(write(report, "rdjson"))["diagnostics"][0]["location"]["range"]
    assert place["start"] == {"line": 2, "column": 16}
    region = json.loads(write(report, "sarif"))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 15, "endLine": 2, "endColumn": 21}


HARD = "🚒🚒 قتل é: Twelve (14) people were killed, police said.\r\nLater.\r\n\r\nSix (16) were hurt in Łódź.\r\n"


def test_positions_of_a_real_file_in_every_format(tmp_path, monkeypatch, capsys):
    from numcheck.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    Path("a b.md").write_bytes(HARD.encode())
    lines = HARD.split("\r\n")

    def out(style: str) -> str:
        assert main(["check", "--select", "NC107", "--output-format", style, "a b.md"]) == 1
        return capsys.readouterr().out

    def cuts(places: list[tuple[int, int, int]], units: Callable[[str, int, int], str]) -> list[str]:
        return [units(lines[line - 1], first - 1, last - 1) for line, first, last in places]

    regions = [r["locations"][0]["physicalLocation"]["region"] for r in json.loads(out("sarif"))["runs"][0]["results"]]
    places = [(r["startLine"], r["startColumn"], r["endColumn"]) for r in regions]
    assert cuts(places, lambda line, a, b: line[a:b]) == ["Twelve", "Six"]
    found = re.findall(r"line=(\d+),endLine=\d+,col=(\d+),endColumn=(\d+)", out("github"))
    assert [tuple(map(int, place)) for place in found] == places
    ranges = [d["location"]["range"] for d in json.loads(out("rdjson"))["diagnostics"]]
    byte_places = [(r["start"]["line"], r["start"]["column"], r["end"]["column"]) for r in ranges]
    assert cuts(byte_places, lambda line, a, b: line.encode()[a:b].decode()) == ["Twelve", "Six"]
    assert [item["location"]["lines"]["begin"] for item in json.loads(out("gitlab"))] == [1, 4]
    assert re.findall(r"^a b\.md:(\d+):(\d+): ", out("concise"), re.MULTILINE) == [("1", "11"), ("4", "1")]


def test_paths_are_told_from_the_top_of_the_repository():
    report = one_finding("5 died", "5 died")
    root = Root(Path("/site"), "news/drafts")
    sarif_uri = json.loads(write(report, "sarif", root=root))["runs"][0]["results"][0]["locations"][0]
    assert sarif_uri["physicalLocation"]["artifactLocation"]["uri"] == "news/drafts/a.md"
    assert "file=news/drafts/a.md," in write(report, "github", root=root)
    assert json.loads(write(report, "gitlab", root=root))[0]["location"]["path"] == "news/drafts/a.md"
    assert Sources([Article("../b.md", "x")], root).path("../b.md") == "news/b.md"
    assert Sources([Article("/site/c.md", "x")], root).path("/site/c.md") == "c.md"


def test_junit_is_read_by_a_parser():
    parser = pytest.importorskip("junitparser", reason="junitparser is not installed: no real parser reads JUnit")
    for made in (harbour, hostile, empty):
        read = parser.JUnitXml.fromstring(write(made(), "junit", rules=RULES).encode())
        assert len(list(read)) == len(made().articles)
        assert sum(suite.failures for suite in read) == sum(
            isinstance(result, parser.Failure) for suite in read for case in suite for result in case.result
        )


def test_github_annotates_the_worst_ten_and_counts_the_rest():
    lines = write(many(1200), "github", kind="check").splitlines()
    commands = [re.match(r"::(\w+) ", line)[1] for line in lines]
    assert (commands.count("error"), commands.count("warning"), commands.count("notice")) == (10, 10, 10)
    assert commands == sorted(commands, key=["error", "warning", "notice"].index)
    assert "91 findings more" in lines[-1]


def test_github_escapes_what_would_end_a_command():
    lines = write(hostile(), "github", kind="check").splitlines()
    assert len(lines) == 5
    for line in lines:
        properties, message = re.fullmatch(r"::(?:error|warning|notice) (.*?)::(.*)", line).groups()
        assert set(re.findall(r"%.?.?", properties)) <= {"%25", "%3A", "%2C", "%0A"}
        for item in properties.split(","):
            assert re.fullmatch(r"(file|line|endLine|col|endColumn|title)=[^:,]*", item), item
        assert "\u202e" not in message
    assert "file=-evil%2C50%25%3Aa%0Ab.md," in lines[0]


def test_gitlab_reads_a_list_of_issues():
    schema = {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "pattern": "^NC[0-9]{3} "},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {"path": {"type": "string"}, "lines": {"type": "object", "required": ["begin"]}},
                },
            },
        },
    }
    for made in (harbour, hostile, empty):
        jsonschema.validate(json.loads(write(made(), "gitlab", kind="check")), schema)
    items = json.loads(write(harbour(), "gitlab"))
    assert [(i["check_name"], i["severity"], i["location"]["lines"]["begin"]) for i in items] == [
        ("metric-divergence", "major", 5),
        ("undated-figure", "info", 1),
    ]


def test_gitlab_fingerprints_are_unique():
    finding = harbour().findings[0]
    report = Report(findings=(finding, finding, finding))
    prints = [item["fingerprint"] for item in json.loads(write(report, "gitlab"))]
    assert len(set(prints)) == 3


def test_junit_has_a_suite_an_article_and_passing_cases():
    root = ElementTree.fromstring(write(harbour(), "junit", rules=RULES))
    assert root.tag == "testsuites"
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == [article.id for article in harbour().articles]
    for suite in [*suites]:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases) == 4
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
    assert int(root.get("failures")) == 1
    told = {case.get("name"): [child.tag for child in case] for case in suites[1].findall("testcase")}
    assert told == {
        "NC102 parts-exceed-total": [],
        "NC201 metric-divergence": ["failure"],
        "NC304 undated-figure": [],
        "NC401 unattributed": ["skipped"],
    }


def test_junit_is_xml_whatever_the_articles_say():
    root = ElementTree.fromstring(write(hostile(), "junit", rules=RULES))
    assert root.find("testsuite/testcase/failure").get("message").startswith("12 <i>differs</i>")


def test_rdjson_tells_the_source_and_the_severity():
    document = json.loads(write(harbour(), "rdjson"))
    assert document["source"] == {"name": "numcheck"}
    first = document["diagnostics"][0]
    assert (first["severity"], first["code"]) == ("WARNING", {"value": "NC201"})
    assert first["location"]["path"] == "wire/tuesday.md"
    assert first["location"]["range"]["start"] == {"line": 5, "column": 65}
    assert len(first["relatedLocations"]) == 1


def test_absolute_paths_below_the_root_become_relative():
    article = Article("/site/news/a b.md", "5 died", path="/site/news/a b.md")
    assert Sources([article], Path("/site")).path(article.id) == "news/a b.md"
    assert Sources([article], Path("/other")).path(article.id) == "/site/news/a b.md"
    finding = Finding("x", "NC201", "n", "error", "m", (), article.id, 1, 1, 0, 6)
    report = Report(articles=(article,), findings=(finding,))
    result = json.loads(write(report, "sarif", root=Path("/site")))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "news/a%20b.md"
