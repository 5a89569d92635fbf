"""The log in a file: complete, readable without us, and restored as it was or not at all."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.persistence import StoredEvent

from agreements.storage import errors, restoring
from agreements.storage.chain import verify_database, verify_export
from agreements.storage.connections import open_pool
from agreements.storage.export import Copied, export, restore
from agreements.storage.log import Log
from agreements.storage.recorder import LogApplicationRecorder
from tests.postgres import OWNER, Cluster, Database
from tests.storage.entries import claim, entry

Lines = list[dict[str, Any]]


@pytest.fixture
def file(tmp_path: Path, log: Log) -> Path:
    """An export of four submissions, six facts."""
    log.append(entry("s1", ("a", 1), ("b", 1), opens=[claim("a", "p")]))
    log.append(entry("s2", ("a", 2), on_behalf_of="the Minister", correlation="file 12"))
    events = [StoredEvent("committee", 0, "struck", b"\x00\xff")]
    LogApplicationRecorder(log).insert_events(events, submission_id="s3")
    log.append(entry("s4", ("b", 2), ("a", 3), disclosure="protected"))
    path = tmp_path / "log.ndjson"
    export(log, path)
    return path


@pytest.fixture
def other(cluster: Cluster) -> Iterator[Database]:
    with cluster.database() as empty:
        yield empty


@pytest.fixture
def empty(other: Database) -> Iterator[Log]:
    """Another log, still empty, with the owner's rights."""
    with open_pool(other.dsn(OWNER)) as pool:
        yield Log(pool)


def everything(database: Database) -> list[Any]:
    with database.admin() as conn:
        return [
            conn.execute("select * from agreements.submission order by last_position").fetchall(),
            conn.execute("select * from agreements.fact order by position").fetchall(),
        ]


def test_an_export_is_lines_of_json_that_anyone_can_read(file: Path, log: Log) -> None:
    header, first, *_, last = [json.loads(line) for line in file.read_text("utf-8").splitlines()]

    assert (header["format"], header["version"], header["last_position"]) == (
        "agreements-log",
        1,
        6,
    )
    assert header["hash"] == last["hash"]
    assert (first["submission_id"], first["first_position"], first["last_position"]) == (
        "s1",
        1,
        2,
    )
    assert first["document"]["facts"][0]["note"]["fr"] == "Nº 1 – à signer"
    stored = log.submission("s1")
    assert stored is not None
    assert first["recorded_at"] == stored.recorded_at.isoformat("T", "microseconds")


def test_what_is_restored_is_what_was_recorded(
    file: Path, database: Database, other: Database, empty: Log
) -> None:
    restored = restore(file, empty)

    assert everything(other) == everything(database)
    assert verify_database(other.dsn()).ok
    assert (restored.submissions, restored.facts, restored.last_position) == (4, 6, 6)
    assert empty.open_claims(["a"]) == []  # the caller derives them again


def test_restored_in_many_small_batches_it_is_the_same(
    file: Path, database: Database, other: Database, empty: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "MOST_FACTS", 1)

    restore(file, empty)

    assert everything(other) == everything(database)


def test_a_restored_log_goes_on_from_its_head(file: Path, empty: Log) -> None:
    restored = restore(file, empty)

    receipt = empty.append(entry("s5", ("a", 4), read={"a": 3}))

    assert receipt.first_position == restored.last_position + 1
    assert empty.append(entry("s1", ("a", 1), ("b", 1))).repeated
    assert [s.submission_id for s in empty.submissions(after=4)] == ["s4", "s5"]


def test_times_to_come_are_kept_and_gone_on_from(
    file: Path, log: Log, database: Database, empty: Log
) -> None:
    with database.admin() as conn:
        conn.execute("set session_replication_role = replica")
        conn.execute(
            "update agreements.submission set recorded_at = '2100-01-01Z' where last_position = 6"
        )
        conn.execute(
            """update agreements.submission set hash = agreements.submission_hash(previous_hash,
               first_position, last_position, recorded_at, document) where last_position = 6"""
        )
    export(log, file)
    restore(file, empty)

    assert empty.append(entry("s5")).recorded_at.isoformat() == "2100-01-01T00:00:00.000001+00:00"


def test_an_empty_log_is_exported_and_restored(tmp_path: Path, log: Log, empty: Log) -> None:
    path = tmp_path / "empty.ndjson"

    assert export(log, path) == restore(path, empty) == Copied(0, 0, 0, bytes(32))
    assert verify_export(path).ok


def test_a_log_that_holds_something_is_not_restored_into(file: Path, empty: Log) -> None:
    empty.append(entry("mine"))

    with pytest.raises(errors.LogNotEmpty):
        restore(file, empty)

    assert [s.submission_id for s in empty.submissions()] == ["mine"]


def test_an_export_holds_by_itself(file: Path, log: Log) -> None:
    last = log.submission("s4")
    assert last is not None

    verified = verify_export(file, sealed={6: last.hash})

    assert verified.ok
    assert (verified.submissions, verified.facts, verified.head_hash) == (4, 6, last.hash)


def _line(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def _swap(lines: Lines) -> None:
    lines[2], lines[3] = lines[3], lines[2]


CHANGES: dict[str, tuple[Callable[[Lines], object], tuple[str, str]]] = {
    "a word of a document": (
        lambda lines: lines[2]["document"]["facts"][0].update(party="ca-on"),
        ("s2", "hash_differs"),
    ),
    "an actor": (lambda lines: lines[2].update(actor="x"), ("s2", "metadata_differs")),
    "a removed submission": (lambda lines: lines.pop(2), ("s3", "position_gap")),
    "the end cut off": (lambda lines: lines.pop(), ("s3", "not_the_end")),
    "two submissions swapped": (_swap, ("s3", "position_gap")),
    "a recorded time": (
        lambda lines: lines[2].update(recorded_at="2031-01-01T00:00:00.000000+00:00"),
        ("s2", "hash_differs"),
    ),
    "a recorded time that is none": (
        lambda lines: lines[2].update(recorded_at="yesterday"),
        ("s2", "malformed"),
    ),
    "a recorded time without a zone": (
        lambda lines: lines[2].update(recorded_at="2031-01-01T00:00:00"),
        ("s2", "malformed"),
    ),
    "positions": (lambda lines: lines[4].update(last_position=7), ("s4", "hash_differs")),
    "a field left out": (lambda lines: lines[2].pop("hash"), ("s2", "malformed")),
    "a number no JSON can carry": (
        lambda lines: lines[2]["document"].update(n=2**53),
        ("s2", "malformed"),
    ),
    "a version from the future": (
        lambda lines: lines[0].update(version=2),
        ("the header", "malformed"),
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_an_export_that_was_changed_is_found_and_not_restored(
    file: Path, empty: Log, what: str
) -> None:
    change, (submission, fault) = CHANGES[what]
    lines: Lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    change(lines)
    file.write_text("".join(_line(line) for line in lines), "utf-8")

    bad = verify_export(file).first_bad

    assert bad is not None
    assert (bad.submission, bad.fault) == (submission, fault)
    with pytest.raises(errors.LogCorrupt) as refused:
        restore(file, empty)
    assert refused.value.submission_id == submission
    assert empty.head() is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"actor":', b'"actor":"minister","actor":'),
        (b'"party":"ca-qc"', b'"party":"ca-on","party":"ca-qc"'),
        (b'"actor":', b'"approved_by":"minister","actor":'),
        (b'+00:00"', b'999+00:00"'),
        (b'"first_position":1', b'"first_position":1.5'),
    ],
)
def test_what_a_line_says_besides_what_was_recorded_is_found(
    file: Path, before: bytes, after: bytes
) -> None:
    """A reader of the file sees it, whichever of two a parser takes."""
    file.write_bytes(file.read_bytes().replace(before, after, 1))

    bad = verify_export(file).first_bad

    assert bad is not None
    assert (bad.submission, bad.fault) == ("s1", "malformed")


@pytest.mark.parametrize("content", [b"", b"not JSON\n", b"[]\n", b"\xff\xfe"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, empty: Log, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)

    with pytest.raises(errors.LogCorrupt, match="the header"):
        restore(path, empty)


def test_a_log_that_was_altered_is_not_exported_and_the_old_file_stays(
    file: Path, log: Log, database: Database
) -> None:
    before = file.read_bytes()
    with database.admin() as conn:
        conn.execute("set session_replication_role = replica")
        conn.execute("update agreements.submission set actor = 'x' where submission_id = 's2'")

    with pytest.raises(errors.LogCorrupt, match="s2"):
        export(log, file)

    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_an_export_that_cannot_take_its_name_leaves_nothing(tmp_path: Path, log: Log) -> None:
    taken = tmp_path / "taken"
    (taken / "by a folder").mkdir(parents=True)

    with pytest.raises(OSError, match="taken"):
        export(log, taken)

    assert list(tmp_path.iterdir()) == [taken]


def test_an_export_is_its_owners_alone(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_no_such_folder_no_such_file(tmp_path: Path, log: Log, empty: Log) -> None:
    with pytest.raises(FileNotFoundError):
        export(log, tmp_path / "nowhere" / "log.ndjson")
    with pytest.raises(FileNotFoundError):
        restore(tmp_path / "nowhere.ndjson", empty)
