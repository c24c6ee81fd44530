"""What reading a list gives: rows, tables, problems. All frozen, all plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

PERSON, UNIT, HOUSEHOLD = "person", "unit", "household"


class UnreadableListError(Exception):
    """The file gives no list at all.

    ``message`` is one Vietnamese sentence: what is wrong, where, how to mend it. ``code`` is one of ``empty``,
    ``truncated``, ``encrypted``, ``macro``, ``too_large``, ``bomb``, ``unsupported``, ``no_table``,
    ``unreadable_header``, ``too_wide``.
    """

    def __init__(self, message: str, code: str, tables: tuple[TableRead, ...] = ()) -> None:
        """``tables``: what may be tables under headings nobody knows, each column "ignored": a person settles it."""
        super().__init__(message)
        self.message = message
        self.code = code
        self.tables = tables


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of one row. ``code`` as in the interface of ``nominations check``; ``cell`` in A1 style."""

    code: str
    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Lines or a sheet that were left out, and why. Rows are inclusive; both None for a whole sheet."""

    sheet: str
    first_row: int | None
    last_row: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """How one column was understood. ``meaning`` is a key of ``meanings.LABELS``, ``label`` its Vietnamese name.

    ``samples``: its first values as a person sees them, long numbers masked.
    """

    letter: str
    title: str
    meaning: str
    label: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRead:
    """One table found: its sheet, header rows, first and last row of its body, columns."""

    sheet: str
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    columns: tuple[ColumnRead, ...]


@dataclass(frozen=True, slots=True)
class ListRow:
    """One nomination: one party and one award. A cell with two awards gives two rows with the same ``row``.

    ``row`` is the line a person sees (Word: the row of the table, its header being 1). ``subject`` is ``person``,
    ``unit`` or ``household``. ``facts`` are what the list itself declares (grade "khai"), in the form of the judge's
    cases; ``sources`` names the cell of each (``years.2024.result`` → ``I11``). ``cells`` says where each meaning
    stood. ``group`` is the unit that the heading of the row's group names. ``remarks`` are doubts that are no fault
    of the list (a birth year that the identity number contradicts). ``decision``, ``decided``, ``decided_by``: number,
    day and maker of the decision that a list of what was granted names in columns of their own. ``achievement``: what
    the person did, as the list sums it up.
    """

    sheet: str
    row: int
    name: str | None
    born: int | date | None
    unit: str | None
    award: str | None
    award_text: str
    subject: str
    identity: str | None = None
    position: str | None = None
    gender: str | None = None
    group: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)
    decision: str | None = None
    decided: date | None = None
    decided_by: str | None = None
    achievement: str | None = None


@dataclass(frozen=True, slots=True)
class ReadList:
    """A whole file. ``on``: the list's own date; ``year``: the year named in its title; None where it names none.

    ``attached``: the line that says which paper the list belongs to ("Kèm theo Quyết định số …"), as written.
    ``occasion``: the kind of commendation the title names (``phong_trao``, ``dot_xuat``, ``cong_hien``, ``nien_han``,
    ``doi_ngoai``).
    """

    file: str
    on: date | None
    year: int | None
    title: str
    issuer: str | None
    tables: tuple[TableRead, ...]
    rows: tuple[ListRow, ...]
    skipped: tuple[Skipped, ...]
    attached: str = ""
    occasion: str | None = None
