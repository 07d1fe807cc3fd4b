"""Code actions: suppress a finding, in a comment or in the file for it, and accept it into the ledger."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lsprotocol import types

from ..address import is_address, shown
from ..model import Figure, Finding
from ..report.sources import Sources
from ..settings import SIDECAR
from .convert import LINE_END, Units, home, lines, spot, uri
from .desk import Checked

SUPPRESS = "numcheck.suppress"
ACCEPT = "numcheck.accept"
REASONS = ("both sources are named in the text", "confirmed with the source", "the counts are of different things")
"""What the client is offered where an acceptance is asked for without a reason."""
_EXAMPLE = "reason"


def actions(
    checked: Checked, place: types.Range, context: types.CodeActionContext, units: Units, snippets: bool
) -> list[types.CodeAction]:
    """What can be done about the findings in a range."""
    if context.only and not any(types.CodeActionKind.QuickFix.value.startswith(str(_kind(k))) for k in context.only):
        return []
    known = checked.sources()
    made = []
    for finding in checked.findings():
        if not _touch(spot(finding, known, units), place):
            continue
        told = [d for d in context.diagnostics if (d.data or {}).get("finding") == finding.id
                 or (d.data is None and d.code == finding.code and d.range == spot(finding, known, units))]  # fmt: skip
        if not finding.code.startswith("NC9"):
            edit = suppression(checked, finding, known, "", snippets=snippets)
            where = "in numcheck-ignore.toml" if _anchor(checked, finding, known) is None else "here"
            title = f"Suppress {finding.code} {finding.name} {where}, with a reason"
            made.append(types.CodeAction(title, types.CodeActionKind.QuickFix, diagnostics=told or None, edit=edit))
        if accepts(checked) and not finding.code.startswith("NC9"):
            title = f"Accept this difference in {Path(shown(checked.settings.ledger or '')).name}"
            command = types.Command(title, ACCEPT, arguments=[home(checked), finding.id])
            kind = types.CodeActionKind.QuickFix
            made.append(types.CodeAction(title, kind, diagnostics=told or None, command=command))
    return made


def accepts(checked: Checked) -> bool:
    """Is there a ledger to accept into?"""
    ledger = checked.settings.ledger
    return ledger is not None and (is_address(ledger) or os.path.exists(ledger))


def suppression(
    checked: Checked, finding: Finding, known: Sources, reason: str, until: str = "", *, snippets: bool = False
) -> types.WorkspaceEdit:
    """The edit that suppresses a finding. Without a reason one is left to be written: NC902 asks for it until then."""
    reason = " ".join(reason.split()).replace("-->", "")
    anchor = _anchor(checked, finding, known)
    if anchor is None:
        return _sidecar(checked, finding, reason, until)
    buffer = lines(checked.text)
    row = min(anchor.line, len(buffer)) - 1
    expires = f" until={until}" if until else ""
    before, after = f"<!-- numcheck: ignore {finding.code}{expires} -- ", " -->"
    # a comment on a line of its own would part a paragraph in two; within one it goes to the end of the line
    inside = row > 0 and buffer[row - 1].strip() != "" and not _COMMENT.match(buffer[row - 1])
    if inside:
        at = types.Position(row, LINE_END)
        before = " " + before
    else:
        at = types.Position(row, 0)
        end = "\r\n" if "\r\n" in checked.text else "\n"
        indent = buffer[row][: len(buffer[row]) - len(buffer[row].lstrip())]
        before, after = indent + before, after + end
    document = types.OptionalVersionedTextDocumentIdentifier(uri=home(checked))
    here = types.Range(at, at)
    edit: Any = types.TextEdit(here, f"{before}{reason}{after}")
    if snippets and not reason:
        value = f"{_snippet(before)}${{1:{_EXAMPLE}}}{_snippet(after)}"
        edit = types.SnippetTextEdit(here, types.StringValue(value=value))
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [edit])])


_COMMENTS = ("", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
"""Files in which a comment can stand."""
_COMMENT = re.compile(r"\s*<!--.*-->\s*$")


def _anchor(checked: Checked, finding: Finding, known: Sources) -> Finding | Figure | None:
    """The place in the buffer that a comment can stand at: of the finding itself, else of one of its figures."""
    if Path(checked.path).suffix.lower() not in _COMMENTS:
        return None
    figures = checked.lookup().figures
    sides: Iterable[Finding | Figure] = (finding, *(figures[i] for i in finding.figures if i in figures))
    for item in sides:
        article = known.articles.get(item.article)
        # a title stands in front matter, where no comment can
        if article is not None and item.article in checked.articles and not article.row:
            if not article.title or item.start > len(article.title):
                return item
    return None


def _sidecar(checked: Checked, finding: Finding, reason: str, until: str) -> types.WorkspaceEdit:
    """An entry in numcheck-ignore.toml, beside the configuration; the file is made where it is not there."""
    settings = checked.settings
    path = settings.ignore_file or str(Path(settings.path or SIDECAR).with_name(SIDECAR))
    entry = f'["{finding.id}"]\nreason = {_toml(reason)}\ncode = "{finding.code}"\narticle = {_toml(finding.article)}\n'
    entry += f"until = {_toml(until)}\n" if until else ""
    changes: list[Any] = []
    try:
        held = lines(Path(path).read_text(encoding="utf-8"))
        at = types.Position(len(held) - 1, LINE_END)
        entry = ("\n" if held[-1] == "" else "\n\n") + entry if held != [""] else entry
    except (OSError, UnicodeDecodeError):
        at = types.Position(0, 0)
        changes.append(types.CreateFile(uri(path), options=types.CreateFileOptions(ignore_if_exists=True)))
    document = types.OptionalVersionedTextDocumentIdentifier(uri=uri(path))
    changes.append(types.TextDocumentEdit(document, [types.TextEdit(types.Range(at, at), entry)]))
    return types.WorkspaceEdit(document_changes=changes)


def accept(checked: Checked, finding: Finding, by: str, reason: str, at: str, until: str | None = None) -> str:
    """Write a difference into the ledger; what was done, in a sentence. Raises LedgerError when it cannot be."""
    from ..ledger import Act, acceptance, append, fresh

    ledger = checked.settings.ledger
    assert ledger is not None
    new = acceptance(
        Act(by, reason, at), finding.id, until=until, code=finding.code, message=finding.message,
        article=finding.article,
    )  # fmt: skip
    added = append(ledger, lambda entries: fresh(entries, new))
    name = shown(ledger)
    return f"{name}: #{added[0].seq} accepts {finding.code}" if added else f"{name} has accepted it already"


def _touch(one: types.Range, other: types.Range) -> bool:
    def key(position: types.Position) -> tuple[int, int]:
        return position.line, position.character

    return key(one.start) <= key(other.end) and key(other.start) <= key(one.end)


def _kind(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def _snippet(text: str) -> str:
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")


def _toml(text: str) -> str:
    from json import dumps

    # JSON's escapes are TOML's, apart from the one for DEL
    return dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
