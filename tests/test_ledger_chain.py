"""Tampering is found; exports and imports lose nothing."""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_cases import ACT, add, made, sql, told

from numcheck.address import shown
from numcheck.cli import main
from numcheck.ledger import LedgerError, append, create, read, sqlite_schema, verify
from numcheck.ledger.entries import GENESIS, New, canonical, seal
from numcheck.ledger.exchange import lines, load, merged, parse

DAYS = [(45, "2024-03-05"), (61, "2024-03-08"), (64, "2024-03-09")]


@pytest.fixture
def desk(place):
    return made(place("desk"), *DAYS)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE entries SET reason = 'another reason' WHERE seq = 2", "entry 2 is not what was written"),
        ("UPDATE entries SET by = 'mallory' WHERE seq = 6", "entry 6 is not what was written"),
        ("UPDATE entries SET at = '2020-01-01' WHERE seq = 1", "entry 1 is not what was written"),
        ("UPDATE entries SET body = replace(body, '45', '46') WHERE seq = 2", "entry 2 is not what was written"),
        ("UPDATE entries SET body = 'no json' WHERE seq = 3", "entry 3 is not what was written"),
        ("UPDATE entries SET id = '0123456789ab' WHERE seq = 3", "entry 3 is not what was written"),
        ("UPDATE entries SET hash = upper(hash) WHERE seq = 3", "entry 4 does not follow the entry before it"),
        ("DELETE FROM entries WHERE seq = 4", "entry 4 is missing: after 3 comes 5"),
        ("DELETE FROM entries WHERE seq <= 2", "entry 1 is missing: after 0 comes 3"),
        ("UPDATE entries SET seq = 9 WHERE seq = 6", "entry 6 is missing: after 5 comes 9"),
    ],
)  # fmt: skip
def test_tampering_is_found_and_the_ledger_is_not_used(desk, capsys, statement, said):
    sql(desk, statement)
    assert any(said in problem for problem in verify(desk).problems)
    assert main(["ledger", "verify", str(desk)]) == 2
    told_ = capsys.readouterr()
    assert f"numcheck: error: {shown(desk)}: {said}" in told_.err
    assert told_.out == ""
    for call in (lambda: read(desk), lambda: add(desk, told(70, "2024-03-10"))):
        with pytest.raises(LedgerError, match="`numcheck ledger verify` lists all that does not fit"):
            call()


def test_an_entry_that_was_chained_anew_is_found_by_the_next(desk):
    """Who changes a row and works out its hash must do so for all that follow."""
    rows = read(desk)
    forged = seal(New(rows[1].kind, rows[1].at, "mallory", rows[1].reason, rows[1].body), 2, rows[0].hash)
    sql(desk, f"UPDATE entries SET by = 'mallory', id = '{forged.id}', hash = '{forged.hash}' WHERE seq = 2")
    follows = "entry 3 does not follow the entry before it: one of the two was changed or put in later"
    assert follows in verify(desk).problems


def test_entries_cut_off_at_the_end_are_found_by_a_hash_noted_earlier(desk, capsys):
    noted = verify(desk).head
    assert main(["ledger", "verify", str(desk)]) == 0
    assert capsys.readouterr().out == f"{shown(desk)}: 6 entries, the chain holds; its head is\n{noted}\n"
    add(desk, told(70, "2024-03-10"))
    assert verify(desk, noted[:12]).problems == ()
    sql(desk, "DELETE FROM entries WHERE seq > 5")
    assert verify(desk).entries == 5
    assert main(["ledger", "verify", str(desk), "--head", noted[:12]]) == 2
    assert f"no entry has the hash {noted[:12]}: entries were cut off or changed since" in capsys.readouterr().err


def test_guards_that_were_taken_out_are_told(desk):
    sql(desk)
    names = sqlite_schema.GUARDS if isinstance(desk, Path) else ("entries_are_kept_all", *sqlite_schema.GUARDS)
    how = "taken out of the file" if isinstance(desk, Path) else "taken out or switched off"
    assert sorted(verify(desk).problems) == sorted(f"the guard '{name}' was {how}" for name in names)


def test_a_body_that_is_no_text_is_found(tmp_path):
    desk = made(tmp_path / "desk.db", *DAYS)
    sql(desk, "UPDATE entries SET body = x'00ff' WHERE seq = 3")
    assert any("entry 3 is not what was written" in problem for problem in verify(desk).problems)


def test_a_file_with_flipped_bytes_gives_the_same_entries_or_a_sentence(tmp_path):
    desk = made(tmp_path / "desk.db", *DAYS)
    before, whole = read(desk), desk.read_bytes()
    chance, copy, told_ = random.Random(3), tmp_path / "copy.db", []
    for place in [*range(0, 100, 7), *(chance.randrange(len(whole)) for _ in range(150))]:
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :])
        try:
            assert read(copy) == before
        except LedgerError as error:
            told_.append(str(error))
    assert len(told_) > 20
    assert all(text.startswith(f"{copy}: ") for text in told_)


def test_export_and_import_give_the_same_ledger(desk, place, tmp_path, capsys):
    out, again = tmp_path / "out.jsonl", str(place("again"))
    assert main(["ledger", "export", str(desk), "-o", str(out)]) == 0
    assert main(["ledger", "init", again]) == 0
    capsys.readouterr()
    assert main(["ledger", "import", again, str(out)]) == 0
    assert capsys.readouterr().err == f"{shown(again)}: 6 of 6 entries imported\n"
    assert read(again) == read(desk)
    add(desk, told(70, "2024-03-10"))
    assert main(["ledger", "export", str(desk), "-o", str(out)]) == 0
    assert main(["ledger", "import", again, str(out)]) == 0
    assert capsys.readouterr().err == f"{shown(again)}: 2 of 8 entries imported; 6 were there already\n"
    assert verify(again).head == verify(desk).head


def test_entries_of_another_desk_keep_their_ids_authors_and_moments(desk, place):
    other = made(place("other"), (7, "2024-03-04"))
    own = read(other)
    more = read(desk)
    append(other, lambda entries: merged(entries, more))
    both = read(other)
    assert both[: len(own)] == own
    assert [(e.id, e.by, e.at) for e in both[len(own) :]] == [(e.id, e.by, e.at) for e in more]
    assert verify(other).problems == ()


def test_an_export_that_was_changed_or_cut_is_refused_whole(tmp_path):
    text = list(lines(read(made(tmp_path / "desk.db", *DAYS))))
    path, target = tmp_path / "out.jsonl", tmp_path / "again.db"
    create(target)

    def refused(*given: str) -> list[str]:
        path.write_text("".join(given), encoding="utf-8")
        with pytest.raises(LedgerError) as told_:
            append(target, lambda entries: merged(entries, load(path)))
        assert read(target) == ()
        return [str(problem) for problem in told_.value.problems]

    assert refused(*text[:-1]) == [
        f"{path}:1: the export is cut short or was changed: its first line tells of 6 entries, and there are 5"
    ]
    assert refused(*text[:-1], text[-1][:40])[0].startswith(f"{path}:7: this line is no JSON: ")
    changed = [line.replace('"anna"', '"mallory"') if n in (2, 4) else line for n, line in enumerate(text)]
    assert refused(*changed) == [
        f"{path}:3: entry 2 is not what was written: its words do not give its hash",
        f"{path}:5: entry 4 is not what was written: its words do not give its hash",
    ]
    assert refused(text[0], *text[2:])[0] == f"{path}:2: entry 1 is missing: after 0 comes 2"
    assert refused(text[0], "[]\n", *text[1:]) == [f"{path}:2: this line is no entry of a ledger"]
    deep = f'{{"seq": {"[" * 100_000}{"]" * 100_000}}}\n'
    assert refused(text[0], deep) == [f"{path}:2: this line is no JSON: it is nested too deeply"]
    long = text[1].replace('"seq": 1', f'"seq": {"9" * 5000}')
    assert refused(text[0], long) == [f"{path}:2: this line is no JSON: it holds a number of thousands of digits"]
    told_twice = [one for one in refused(text[0], text[1], *text[3:]) if "points to" in one]
    assert told_twice
    assert len(told_twice) == len(set(told_twice))
    assert "this is no export of a ledger" in refused('{"text": "a story"}\n')[0]
    assert refused() == [f"{path}: this is no export of a ledger: it is empty"]
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LedgerError, match="it is no text"):
        load(path)
    with pytest.raises(LedgerError, match="cannot be read: no such file or directory"):
        load(tmp_path / "none.jsonl")


def test_a_forged_export_with_sound_hashes_but_bodies_that_say_nothing_is_refused():
    bodies = [("figure", {}), ("withdrawal", {"withdraws": ["0" * 12]}), ("gossip", {})]
    for kind, body in bodies:
        entry = seal(New(kind, "2024-03-05", "x", "y", body), 1, GENESIS)
        with pytest.raises(LedgerError, match=r"entry 1 (cannot be read|points to)"):
            parse(lines([entry]), "out.jsonl")


letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
words = st.text(letters, min_size=1, max_size=20).filter(str.strip)
ids = st.text("0123456789abcdef", min_size=12, max_size=12)
entries_ = st.lists(st.builds(lambda f, m, b, r: New(
    "acceptance", "2024-03-05T10:00:00Z", b, r,
    {"finding": f, "until": None, "code": None, "message": m, "article": m},
), ids, st.text(max_size=20), words, words), max_size=5)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(entries_)
def test_whatever_is_written_is_read_again(new):
    with tempfile.TemporaryDirectory() as folder:
        path, again = Path(folder) / "desk.db", Path(folder) / "again.db"
        create(path)
        create(again)
        added = append(path, lambda entries: new)
        assert len(added) == len({one.id for one in new})
        assert read(path) == added
        more = parse("".join(lines(added)).splitlines(keepends=True), "out")
        append(again, lambda entries: merged(entries, more))
        assert read(again) == added
        assert verify(again).problems == ()


def test_the_hash_covers_what_the_readme_says():
    """The recipe, once more by hand, so that another program can check a ledger."""
    import hashlib

    entry = seal(ACT.new("withdrawal", {"withdraws": []}), 1, GENESIS)
    body = canonical(entry.body)
    digest = hashlib.sha256(
        json.dumps(
            [GENESIS, 1, entry.id, "withdrawal", ACT.at, ACT.by, ACT.reason, body], separators=(",", ":")
        ).encode()
    )
    assert entry.hash == digest.hexdigest()
    again = hashlib.sha256(json.dumps(["withdrawal", ACT.at, ACT.by, ACT.reason, body], separators=(",", ":")).encode())
    assert entry.id == again.hexdigest()[:12]


@pytest.mark.parametrize("name", ["\udcff", "a\0b"])
def test_half_a_character_is_refused_in_a_sentence(desk, name):
    with pytest.raises(LedgerError, match="who and why hold characters that are no text"):
        append(desk, lambda entries: [New("withdrawal", "2024-03-05", name, "y", {"withdraws": []})])


def test_a_row_put_in_by_sql_is_stopped_by_the_guards(tmp_path):
    link = sqlite3.connect(made(tmp_path / "desk.db", *DAYS))
    with pytest.raises(sqlite3.IntegrityError, match="numbered without gaps"):
        link.execute("INSERT INTO entries SELECT 99, 'x', kind, at, by, reason, body, prev, hash FROM entries LIMIT 1")
    link.close()
