"""--show-settings: what holds, as it could stand in numcheck.toml."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ..address import shown
from ..settings import KEYS, Settings


def show(settings: Settings) -> str:
    """The settings in force, as TOML; a first comment tells which file they come from."""
    lines = [f"# {settings.path or 'defaults: no configuration file found'}"]
    by_field = {field: key for key, (field, _) in KEYS.items()}
    for item in fields(settings):
        value = getattr(settings, item.name)
        key = by_field.get(item.name)
        if key is None or value is None:
            continue
        if item.name in ("per_file_ignores", "levels"):
            continue
        lines.append(f"{key} = {_toml(shown(value) if item.name == 'ledger' else value)}")
    for key, pairs in (("levels", settings.levels), ("per-file-ignores", settings.per_file_ignores)):
        if pairs:
            lines += ["", f"[{key}]", *(f"{_toml(k)} = {_toml(v)}" for k, v in pairs)]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
