"""The session: documents come in, diagnostics go out; one check at a time, a moment after the last key."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from .. import __version__
from ..config_file import NAMES
from ..errors import NumcheckError
from ..login import login
from ..settings import SIDECAR
from . import actions
from .convert import Units, diagnostics, path_of
from .desk import Checked, Desk, Options
from .hover import hover

DELAY = 0.3
"""Seconds without a key before a buffer is checked."""
_OPTIONS: dict[str, type] = {"config": str, "rules": list, "against": list, "ledger": str, "by": str}


class Session:
    """One editor: its open documents, what was found in each, and the desk that checks them."""

    def __init__(self, server: LanguageServer, options: Options) -> None:
        self.server = server
        self.options = options
        self.desk = Desk(os.getcwd(), options)
        self.units = Units()
        self.snippets = False
        self._open: dict[str, str] = {}  # unquoted, since addresses are spelled in more than one way: as it was given
        self._found: dict[str, tuple[int, int, Checked]] = {}
        self._asked: dict[str, int] = {}
        self._round = 0
        self._said: frozenset[str] = frozenset()
        self._lock = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    def open(self, root: str | None, given: Any) -> list[str]:
        """Begin in a workspace, with what the client gives as options; what cannot be used is returned as sentences."""
        wrong = []
        usable: dict[str, Any] = {}
        for key, value in given.items() if isinstance(given, dict) else ():
            kind = _OPTIONS.get(key)
            if kind is None or not isinstance(value, kind):
                said = "is not known" if kind is None else f"must be {'text' if kind is str else 'a list of text'}"
                wrong.append(f"initialization option '{key}' {said}; there are {', '.join(_OPTIONS)}")
            else:
                usable[key] = tuple(map(str, value)) if isinstance(value, list) else value
        self.options = replace(self.options, **usable)
        if root is not None and os.path.isdir(root):
            # paths in results, and so the ids of findings, are those of a check run at the top of the workspace
            os.chdir(root)
        self.desk = Desk(os.getcwd(), self.options)
        return wrong

    def later(self, work: Any) -> None:
        """Run something beside the answers, and keep hold of it."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def soon(self, uri: str, delay: float = DELAY) -> None:
        """Check a document when nothing more has come for a moment."""
        self._asked[uri] = asked = self._asked.get(uri, 0) + 1

        async def wait() -> None:
            await asyncio.sleep(delay)
            if self._asked.get(uri) == asked:
                await self.now(uri)

        self.later(wait())

    async def now(self, uri: str) -> Checked | None:
        """What is found in a document as it stands; None for one that is not open or no file."""
        uri = self._open.get(unquote(uri), uri)
        async with self._lock:
            document = self._document(uri)
            path = document and path_of(document)
            if document is None or not path:
                return None
            version, text = document.version or 0, document.source
            held = self._found.get(uri)
            if held is not None and held[:2] == (version, self._round) and held[2].text == text:
                return held[2]
            round_ = self._round
            checked = await asyncio.to_thread(self.desk.check, path, text, self._buffers())
            if unquote(uri) not in self._open:
                return None
            checked = replace(checked, uri=uri)
            self._found[uri] = (version, round_, checked)
        self._say(checked.told)
        if document.source == text:
            self.server.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, diagnostics(checked, self.units), version)
            )
        return checked

    def all_again(self, anew: bool = False) -> None:
        """Something outside the documents has changed: check every one again."""
        self._round += 1
        if anew:
            self.later(self._forget())
        for uri in self._open.values():
            self.soon(uri)

    def opened(self, uri: str) -> None:
        """The document is open from now on; it is checked at once."""
        self._open[unquote(uri)] = uri
        self.soon(uri, 0)

    def close(self, uri: str) -> None:
        """The document is closed: nothing is marked in it any more."""
        self._open.pop(unquote(uri), None)
        self._found.pop(uri, None)
        self._asked.pop(uri, None)
        self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    async def warm(self) -> None:
        """Compile the rules while nobody waits."""
        async with self._lock:
            await asyncio.to_thread(self.desk.warm)

    async def _forget(self) -> None:
        async with self._lock:
            self.desk.forget()

    def _buffers(self) -> dict[str, str]:
        documents = [document for uri in self._open.values() if (document := self._document(uri))]
        return {os.path.realpath(path): document.source for document in documents if (path := path_of(document))}

    def _document(self, uri: str) -> TextDocument | None:
        return self.server.workspace.get_text_document(uri) if unquote(uri) in self._open else None

    def _say(self, told: tuple[str, ...]) -> None:
        """Tell a person what is amiss with the configuration or the archive, once for as long as it is."""
        for sentence in told:
            if sentence not in self._said:
                show(self.server, f"numcheck: {sentence}", types.MessageType.Warning)
        self._said = frozenset(told)


def show(server: LanguageServer, message: str, kind: types.MessageType) -> None:
    """A message for the person at the editor."""
    server.window_show_message(types.ShowMessageParams(type=kind, message=message))


def start(options: Options) -> None:
    """Serve one editor over standard input and output."""
    # whole texts: changes by line would be counted by str.splitlines, which breaks where the protocol does not
    server = LanguageServer("numcheck", __version__, types.TextDocumentSyncKind.Full)
    wire(server, options)
    server.start_io()


def wire(server: LanguageServer, options: Options) -> Session:
    """Connect what the client sends with the session."""
    session = Session(server, options)

    @server.feature(types.INITIALIZE)
    def _(params: types.InitializeParams) -> None:
        folders = params.workspace_folders or []
        root = folders[0].uri if folders else params.root_uri
        edits = params.capabilities.workspace and params.capabilities.workspace.workspace_edit
        session.snippets = bool(edits and edits.snippet_edit_support)
        for sentence in session.open(to_fs_path(root) if root else None, params.initialization_options):
            show(server, f"numcheck: {sentence}", types.MessageType.Warning)

    @server.feature(types.INITIALIZED)
    async def _(params: types.InitializedParams) -> None:
        encoding = server.server_capabilities.position_encoding or "utf-16"
        session.units = Units(getattr(encoding, "value", encoding))
        session.later(session.warm())
        await watch_files(server)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def _(params: types.DidOpenTextDocumentParams) -> None:
        session.opened(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def _(params: types.DidChangeTextDocumentParams) -> None:
        session.soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def _(params: types.DidSaveTextDocumentParams) -> None:
        session.all_again()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def _(params: types.DidCloseTextDocumentParams) -> None:
        session.close(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def _(params: types.DidChangeWatchedFilesParams) -> None:
        session.all_again(anew=any(change.uri.endswith((".yaml", ".yml")) for change in params.changes))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _(params: types.HoverParams) -> types.Hover | None:
        checked = await session.now(params.text_document.uri)
        return hover(checked, params.position, session.units) if checked else None

    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    async def _(params: types.CodeActionParams) -> list[types.CodeAction]:
        checked = await session.now(params.text_document.uri)
        if checked is None:
            return []
        return actions.actions(checked, params.range, params.context, session.units, session.snippets)

    # pygls wants every argument of a command; the reason and the last day may be left out
    @server.command(actions.SUPPRESS)
    async def _(uri: str, finding: str, *more: str) -> str:
        reason, until = _two(more)
        checked = await session.now(uri)
        found = next((f for f in checked.findings() if f.id == finding), None) if checked else None
        if checked is None or found is None:
            return f"{uri} has no finding {finding}"
        edit = actions.suppression(checked, found, checked.sources(), reason, until)
        applied = await server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, "suppress a finding"))
        return "" if applied.applied else applied.failure_reason or "the editor did not take the edit"

    @server.command(actions.ACCEPT)
    async def _(uri: str, finding: str, *more: str) -> str:
        return await accept(session, uri, finding, *_two(more))

    return session


def _two(more: tuple[str, ...]) -> tuple[str, str]:
    """The reason and the last day of a command's arguments, each empty where it was not given."""
    reason, until, *_ = (*map(str, more), "", "")
    return reason, until


async def accept(session: Session, uri: str, ident: str, reason: str, until: str) -> str:
    """Accept a finding into the ledger; without a reason the client is asked for one."""
    server = session.server
    checked = await session.now(uri)
    found = next((f for f in checked.findings() if f.id == ident), None) if checked else None
    said = "there is no such finding, or no ledger"
    if checked is not None and found is not None and actions.accepts(checked):
        if not reason.strip():
            choices = [types.MessageActionItem(title=text) for text in actions.REASONS]
            question = f"Why is this difference accepted? {found.message}"
            chosen = await server.window_show_message_request_async(
                types.ShowMessageRequestParams(types.MessageType.Info, question, choices)
            )
            reason = chosen.title if chosen else ""
        said = "an acceptance needs a reason"
        if reason.strip():
            try:
                said = actions.accept(checked, found, _who(session.options), reason.strip(), _moment(), until or None)
            except NumcheckError as error:
                said = str(error)
            session.all_again()
    show(server, f"numcheck: {said}", types.MessageType.Info)
    return said


def _who(options: Options) -> str:
    return options.by or login() or "an editor"


def _moment() -> str:
    """The clock, for the moment of an entry and nothing else."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


async def watch_files(server: LanguageServer) -> None:
    """Ask the client to tell when configuration, rules or articles change on disk, where it can."""
    workspace = server.client_capabilities.workspace
    able = workspace and workspace.did_change_watched_files
    if not able or not able.dynamic_registration:
        return
    patterns = [*NAMES, SIDECAR, "*.{md,markdown,txt,jsonl,ndjson,html,csv,yaml,yml}"]
    watchers = [types.FileSystemWatcher(glob_pattern=f"**/{pattern}") for pattern in patterns]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
    await server.client_register_capability_async(
        types.RegistrationParams(
            [types.Registration("numcheck-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)]
        )
    )
