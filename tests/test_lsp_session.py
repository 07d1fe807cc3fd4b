"""The language server in a real session: a client starts it, opens buffers, and reads what comes back."""

from __future__ import annotations

import ast
import asyncio
import os
import sys
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls.lsp.client", reason="pygls is not installed: the language server is not tested")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).parents[1]
HEAD = "---\ntitle: Blast at the grain terminal\nsource: North Wire\npublished: 2025-03-04\n---\n"
DRAFT = HEAD + "Intro 🚒🚒, قصة.\n\nA blast at a grain terminal in Hamburg killed 12 people on Monday, police said.\n"
OLD = (
    HEAD.replace("North Wire", "Evening Observer")
    + "A blast at a grain terminal in Hamburg killed 47 people on Monday, police said.\n"
)
DOUBLE = "🚒 قتل: twelve (14) people were killed when the roof came down, police said.\r\n"


class Editor:
    """A client with what the server told it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("a test", "1")
        self.marked: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.messages: list[str] = []
        self.edits: list[types.WorkspaceEdit] = []
        self.questions: list[str] = []
        self.news = asyncio.Event()
        client = self.client

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: types.PublishDiagnosticsParams) -> None:
            self.marked.setdefault(params.uri, []).append(params)
            self.news.set()

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        def _(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self.news.set()

        @client.feature(types.WINDOW_SHOW_MESSAGE_REQUEST)
        def _(params: types.ShowMessageRequestParams) -> types.MessageActionItem:
            self.questions.append(params.message)
            return params.actions[0]

        @client.feature(types.WORKSPACE_APPLY_EDIT)
        def _(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self.edits.append(params.edit)
            return types.ApplyWorkspaceEditResult(applied=True)

    async def start(self, *arguments: str, encodings: list[str] | None = None, **more: Any) -> types.InitializeResult:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        await self.client.start_io(sys.executable, "-m", "numcheck", "lsp", *arguments, env=environment)
        general = types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None
        edits = types.WorkspaceEditClientCapabilities(True, snippet_edit_support=more.pop("snippets", False))
        workspace = types.WorkspaceClientCapabilities(workspace_edit=edits)
        result = await self.client.initialize_async(types.InitializeParams(
            types.ClientCapabilities(general=general, workspace=workspace), root_uri=self.folder.as_uri(), **more,
        ))  # fmt: skip
        self.client.initialized(types.InitializedParams())
        return result

    async def open(self, name: str, text: str, language: str = "markdown") -> types.PublishDiagnosticsParams:
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.next(name)

    async def change(self, name: str, text: str, version: int) -> types.PublishDiagnosticsParams:
        document = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))
        return await self.next(name)

    async def next(self, name: str) -> types.PublishDiagnosticsParams:
        """What is marked next in a document."""
        await self.until(lambda: self.marked.get(self.uri(name)))
        return self.marked[self.uri(name)].pop(0)

    async def until(self, there: Callable[[], Any]) -> None:
        async with asyncio.timeout(300):
            while not there():
                self.news.clear()
                if not there():
                    await self.news.wait()

    async def actions(self, name: str, marked: types.Diagnostic) -> list[types.CodeAction]:
        document = types.TextDocumentIdentifier(self.uri(name))
        context = types.CodeActionContext(diagnostics=[marked])
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(document, marked.range, context)
        )
        # lsprotocol's client takes an action that only has a command for a bare command, with all of it as its name
        return [
            types.CodeAction(one.title, command=types.Command(**ast.literal_eval(one.command)))
            if isinstance(one, types.Command) else one
            for one in found or []
        ]  # fmt: skip

    async def hover(self, name: str, line: int, character: int) -> types.Hover | None:
        document = types.TextDocumentIdentifier(self.uri(name))
        return await self.client.text_document_hover_async(types.HoverParams(document, types.Position(line, character)))

    def uri(self, name: str) -> str:
        return name if name.startswith("untitled:") else (self.folder / name).as_uri()


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "numcheck.toml").write_text('archive = ["archive"]\n', encoding="utf-8")
    return tmp_path


def session(folder: Path, play: Callable[[Editor], Coroutine[Any, Any, None]]) -> None:
    """One session from beginning to end; the server must end by itself, with code 0."""

    async def whole() -> None:
        editor = Editor(folder)
        try:
            async with asyncio.timeout(120):
                await play(editor)
            await editor.client.shutdown_async(None)
            editor.client.exit(None)
            server = editor.client._server
            assert await asyncio.wait_for(server.wait(), 120) == 0
        finally:
            server = editor.client._server
            if server is not None and server.returncode is None:
                server.kill()
            await editor.client.stop()

    asyncio.run(whole())


def one(marked: Iterable[types.Diagnostic], code: str) -> types.Diagnostic:
    """The mark of a rule."""
    (found,) = [diagnostic for diagnostic in marked if diagnostic.code == code]
    return found


def named(actions: Iterable[types.CodeAction], code: str) -> types.CodeAction:
    """The action about a rule."""
    (found,) = [action for action in actions if code in action.title]
    return found


def cut(text: str, place: types.Range, encoding: str = "utf-16-le", size: int = 2) -> str:
    """The words at a range, as an editor counts."""
    line = text.split("\n")[place.start.line].encode(encoding)
    assert place.start.line == place.end.line
    return line[place.start.character * size : place.end.character * size].decode(encoding)


def test_an_unsaved_draft_is_held_against_the_archive(desk):
    async def play(editor: Editor) -> None:
        result = await editor.start()
        assert result.server_info.name == "numcheck"
        assert result.capabilities.text_document_sync.change == types.TextDocumentSyncKind.Full
        # nothing on disk but the archive: the buffer alone is checked
        told = await editor.open("draft.md", DRAFT)
        (marked,) = told.diagnostics
        assert (marked.code, marked.source, told.version) == ("NC201", "numcheck", 1)
        assert marked.severity == types.DiagnosticSeverity.Warning
        assert cut(DRAFT, marked.range) == "12"
        (related,) = marked.related_information
        assert related.location.uri == editor.uri("archive/old.md")
        assert cut(OLD, related.location.range) == "47"
        assert "47 killed, police, 2025-03-0" in related.message

        card = await editor.hover("draft.md", 7, marked.range.start.character + 1)
        assert cut(DRAFT, card.range) == "12"
        assert card.contents.value.startswith("**killed · 12**")
        for said in ("reads as: 12", "says: police", "**Toll** killed", "47, police", "divergence", "old.md#L6"):
            assert said in card.contents.value
        assert await editor.hover("draft.md", 5, 2) is None

        # as it is corrected, the mark goes
        mended = DRAFT.replace("12 people", "47 people")
        assert (await editor.change("draft.md", mended, 2)).diagnostics == ()
        # the archive is read from the buffer when it is open in the editor, too
        await editor.open("archive/old.md", OLD.replace("47", "84"))
        editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri("draft.md")))
        )
        assert [d.code for d in (await editor.next("draft.md")).diagnostics] == ["NC201"]
        editor.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri("draft.md")))
        )
        assert (await editor.next("draft.md")).diagnostics == ()
        assert editor.messages == []

    session(desk, play)


def test_positions_are_counted_as_the_client_counts(desk):
    async def play(editor: Editor, encoding: str, codec: str, size: int) -> None:
        result = await editor.start(encodings=[encoding])
        assert result.capabilities.position_encoding == encoding
        marked = one((await editor.open("roof.txt", DOUBLE)).diagnostics, "NC107")
        assert cut(DOUBLE, marked.range, codec, size).lower().startswith("twelve")
        assert (await editor.hover("roof.txt", 0, marked.range.start.character)) is not None

    for encoding, codec, size in (("utf-16", "utf-16-le", 2), ("utf-8", "utf-8", 1)):
        session(desk, lambda editor, e=encoding, c=codec, s=size: play(editor, e, c, s))


def test_any_name_of_a_file_is_marked_and_one_without_a_file_too(desk):
    async def play(editor: Editor) -> None:
        await editor.start()
        for name in ("a b.md", "100% ça, قصة.md", "untitled:Untitled-1"):
            (marked,) = (await editor.open(name, DRAFT)).diagnostics
            assert (marked.code, cut(DRAFT, marked.range)) == ("NC201", "12")
            assert (await editor.hover(name, 7, marked.range.start.character)) is not None
            (action,) = await editor.actions(name, marked)
            assert action.edit.document_changes[0].text_document.uri == editor.uri(name)
            assert (await editor.change(name, DRAFT.replace("12", "47"), 2)).diagnostics == ()
        # a new document is read as what its language says: a fence is code in Markdown only
        fenced = f"```\n{DOUBLE}```\n"
        assert (await editor.open("untitled:Untitled-2", fenced)).diagnostics == ()
        one((await editor.open("untitled:Untitled-3", fenced, "plaintext")).diagnostics, "NC107")
        # what is no file in a folder, such as the other side of a comparison, is left alone
        item = types.TextDocumentItem("git:/draft.md?HEAD", "markdown", 1, DRAFT)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await editor.change("a b.md", DRAFT, 3)
        assert "git:/draft.md?HEAD" not in editor.marked

    session(desk, play)


def apply(text: str, edit: types.WorkspaceEdit) -> str:
    """An edit of one place, as an editor applies it."""
    (change,) = [c for c in edit.document_changes if isinstance(c, types.TextDocumentEdit)]
    (one,) = change.edits
    lines = text.split("\n")
    line = lines[one.range.start.line]
    at = min(one.range.start.character, len(line.rstrip("\r")))
    new = one.new_text if isinstance(one, types.TextEdit) else one.snippet.value
    lines[one.range.start.line] = line[:at] + new + line[at:]
    return "\n".join(lines)


def test_suppress_and_accept(desk):
    from numcheck import ledger

    ledger.create(desk / "desk.db")
    (desk / "numcheck.toml").write_text('archive = ["archive"]\nledger = "desk.db"\n', encoding="utf-8")

    async def play(editor: Editor) -> None:
        result = await editor.start("--by", "M. Editor")
        assert set(result.capabilities.execute_command_provider.commands) == {"numcheck.suppress", "numcheck.accept"}
        (marked,) = (await editor.open("draft.md", DRAFT)).diagnostics
        suppress, accept = await editor.actions("draft.md", marked)
        assert suppress.title == "Suppress NC201 metric-divergence here, with a reason"
        assert list(suppress.diagnostics) == [marked]
        # without a reason it is not hidden: the reason is asked for
        written = apply(DRAFT, suppress.edit)
        assert "\n\n<!-- numcheck: ignore NC201 --  -->\nA blast" in written
        codes = {d.code for d in (await editor.change("draft.md", written, 2)).diagnostics}
        assert codes >= {"NC201"}
        written = written.replace("--  -->", "-- both are named -->")
        assert (await editor.change("draft.md", written, 3)).diagnostics == ()

        # an editor that can ask gives the reason along
        (marked,) = (await editor.change("draft.md", DRAFT, 4)).diagnostics
        ident = marked.data["finding"]
        said = await editor.client.workspace_execute_command_async(
            types.ExecuteCommandParams("numcheck.suppress", [editor.uri("draft.md"), ident, "both are named"])
        )
        assert said == ""
        assert "ignore NC201 -- both are named -->" in apply(DRAFT, editor.edits[0])

        # accepting asks for the reason, and the mark goes
        assert accept.title == "Accept this difference in desk.db"
        said = await editor.client.workspace_execute_command_async(
            types.ExecuteCommandParams(accept.command.command, accept.command.arguments)
        )
        assert said == "desk.db: #1 accepts NC201"
        assert editor.questions[0].startswith("Why is this difference accepted? ")
        assert (await editor.next("draft.md")).diagnostics == ()

    session(desk, play)
    (entry,) = ledger.read(desk / "desk.db")
    assert (entry.by, entry.reason, entry.body["code"]) == ("M. Editor", "both sources are named in the text", "NC201")


def test_where_no_comment_can_stand_the_file_for_it_is_used(desk):
    row = '{"text": "Twelve (14) people were killed when the roof came down, police said."}\n'

    async def play(editor: Editor) -> None:
        await editor.start(snippets=True)
        marked = one((await editor.open("wire.jsonl", row)).diagnostics, "NC107")
        assert marked.range.start.line == 0
        action = named(await editor.actions("wire.jsonl", marked), "NC107")
        create, change = action.edit.document_changes
        assert isinstance(create, types.CreateFile)
        assert create.uri == change.text_document.uri == editor.uri("numcheck-ignore.toml")
        entry = change.edits[0].new_text
        assert entry.startswith(f'["{marked.data["finding"]}"]\nreason = ""\n')
        (desk / "numcheck-ignore.toml").write_text(entry.replace('""', '"a slip of the wire"'), encoding="utf-8")
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
        assert "NC107" not in {d.code for d in (await editor.next("wire.jsonl")).diagnostics}

        # inside a paragraph the comment goes to the end of the line; an editor with snippets jumps to the reason
        text = "A long day in Hamburg.\nTwelve (14) people were killed when the roof came down.\n"
        marked = one((await editor.open("roof.md", text)).diagnostics, "NC107")
        action = named(await editor.actions("roof.md", marked), "NC107")
        assert apply(text, action.edit).endswith("came down. <!-- numcheck: ignore NC107 -- ${1:reason} -->\n")

    session(desk, play)


def test_what_cannot_be_read_is_told_and_the_session_goes_on(desk):
    (desk / "numcheck.toml").write_text('archive = ["nowhere"]\n', encoding="utf-8")

    async def play(editor: Editor) -> None:
        await editor.start("--stdio", initialization_options={"agianst": ["x"], "by": "M. Editor"})
        told = await editor.open("broken.md", "---\ntitle: [\n---\nTwo people were killed.\n")
        (marked,) = told.diagnostics
        assert (marked.severity, marked.code) == (types.DiagnosticSeverity.Error, None)
        assert (await editor.open("wire.jsonl", '{"text": "Nobody."}\n{broken\n')).diagnostics[0].range.start.line == 1
        assert (await editor.open("draft.md", DRAFT)).diagnostics == ()
        await editor.until(lambda: len(editor.messages) > 1)
        assert editor.messages[0].startswith("numcheck: initialization option 'agianst' is not known; there are config")
        assert "nowhere: there is no such file or folder" in editor.messages[1]
        # the same is not said at every key
        await editor.change("draft.md", DRAFT + "\n", 2)
        assert len(editor.messages) == 2
        (desk / "numcheck.toml").write_text("arhcive = []\n", encoding="utf-8")
        await editor.change("draft.md", DRAFT + "\n\n", 3)
        await editor.until(lambda: len(editor.messages) > 2)
        assert "unknown key 'arhcive'; did you mean 'archive'?" in editor.messages[2]

    session(desk, play)


def test_without_pygls_the_command_says_what_is_missing(monkeypatch, capsys):
    from numcheck.cli import main

    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    assert main(["lsp"]) == 2
    assert "pip install 'numcheck[lsp]'" in capsys.readouterr().err
