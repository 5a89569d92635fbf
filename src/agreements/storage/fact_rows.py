"""Every fact row against its place in its submission's document, in the order of the log."""

from __future__ import annotations

from dataclasses import dataclass

from agreements.storage.connections import Conn
from agreements.storage.documents import Document, DocumentedFact
from agreements.storage.links import BrokenLink, Fault
from agreements.storage.rows import StoredSubmission
from agreements.storage.streams import rows_of


@dataclass(frozen=True, slots=True)
class _FactRow:
    position: int
    submission_id: str
    ordinal: int
    subject: str
    version: int
    type: str
    state: bytes
    count: int  # its place among its subject's facts, in the order of the log


_FACTS = """
    select f.position, f.submission_id, f.ordinal, f.subject, f.version, f.type, f.state, c.count
    from agreements.fact f
    join (select position, row_number() over (partition by subject order by position) as count
          from agreements.fact) c using (position)
    order by f.position
"""


class FactRows:
    """Reads the fact table once, alongside the submissions."""

    def __init__(self, conn: Conn) -> None:
        """Read in the transaction that `conn` stands in."""
        self._rows = rows_of(conn, _FactRow, _FACTS)

    def require(self, submission: StoredSubmission, document: Document) -> None:
        """Take the submission's rows; raise BrokenLink at the first that is not the document's."""
        for ordinal, expected in enumerate(document.facts, start=1):
            wrong = self._fault(submission, ordinal, expected)
            if wrong:
                position = submission.first_position + ordinal - 1
                raise BrokenLink(
                    submission.submission_id, wrong, f"at fact {ordinal}, position {position}"
                )

    def require_no_more(self) -> None:
        """Raise BrokenLink when there are rows beyond the last submission."""
        row = next(self._rows, None)
        if row is not None:
            raise BrokenLink(
                row.submission_id,
                "fact_unaccounted",
                f"position {row.position} is in no submission",
            )

    def _fault(
        self, submission: StoredSubmission, ordinal: int, expected: DocumentedFact
    ) -> Fault | None:
        position = submission.first_position + ordinal - 1
        row = next(self._rows, None)
        if row is None or row.position > position:
            return "fact_missing"
        if row.position < position:
            return "fact_unaccounted"
        if not _is_fact(row, submission.submission_id, ordinal, expected):
            return "fact_differs"
        return None


def _is_fact(row: _FactRow, submission_id: str, ordinal: int, expected: DocumentedFact) -> bool:
    version = row.count if expected.version is None else expected.version
    return (row.submission_id, row.ordinal, row.subject, row.version, row.type, row.state) == (
        submission_id,
        ordinal,
        expected.subject,
        version,
        expected.type,
        expected.state,
    )
