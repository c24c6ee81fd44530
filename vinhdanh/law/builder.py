"""From dicts to columns: reads the form of the case files (``docs/law.md``) into a ``FactsTable``.

Absence is settled here, by class: a gate that is absent is none, a list that is given is complete, a claim that is
absent was not made. Unknown keys are warnings; values outside a closed list are errors.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import numpy as np

from vinhdanh.law.entries import CODES, Entry, EntryReader, FactsError
from vinhdanh.law.names import SUBJECTS
from vinhdanh.law.ragged import ragged
from vinhdanh.law.rested import mark_rested
from vinhdanh.law.standalone import StandAlone
from vinhdanh.law.table import (
    AWARDS,
    DISCIPLINE,
    FREEZES,
    INITIATIVES,
    LEAVE,
    POSTS,
    WORKS,
    YEARLY_TITLES,
    Evidence,
    FactsTable,
    day,
)
from vinhdanh.law.vocabulary import vocabulary
from vinhdanh.law.yearbook import Yearbook

LISTS = ("awards", "initiatives", "science_works", "posts", "discipline", "freeze", "leave", "members_disciplined")
_KNOWN_KEYS = set(LISTS) | {
    "subject",
    "years",
    "employment",
    "recruited",
    "established",
    "transfer",
    "route",
    "attested",
    "other_grounds",
    "movement",
    "cluster",
    "ending",
    "unit_kind",
    "members",
    "agree",
    "present",
    "written",
    "council",
    "meeting",
    "decided_by",
}
_GROUPS = ("movement", "cluster", "ending")


class RowEvidence(Evidence):
    """Evidence read from the dicts the table was built from."""

    _KEYS = ("cite", "proof", "entry", "name")

    def __init__(self, rows: list[dict[str, Any]], entries: dict[str, list[dict[str, Any]]]) -> None:
        self._rows = rows
        self._entries = entries

    def year(self, row: int, year: int) -> dict[str, Any]:
        facts = self._rows[row].get("years") or {}
        entry = facts.get(year) or facts.get(str(year)) or {}
        return {key: entry[key] for key in self._KEYS if key in entry}

    def entry(self, column: str, index: int) -> dict[str, Any]:
        entry = self._entries[column][index]
        return {key: entry[key] for key in (*self._KEYS, "id") if key in entry}


class _Columns:
    """Entries of the ragged columns while rows are read."""

    def __init__(self) -> None:
        self.rows: dict[str, list[int]] = {}
        self.values: dict[str, list[dict[str, Any]]] = {}
        self.sources: dict[str, list[dict[str, Any]]] = {}

    def add(self, column: str, row: int, values: dict[str, Any], source: dict[str, Any]) -> None:
        self.rows.setdefault(column, []).append(row)
        self.values.setdefault(column, []).append(values)
        self.sources.setdefault(column, []).append(source)

    def ragged(self, column: str, schema: dict[str, Any]) -> Any:
        entries = self.values.get(column, [])
        return ragged(
            self.rows.get(column, []), schema, {name: [e[name] for e in entries] for name in schema if entries}
        )


def build_table(rows: list[dict[str, Any]]) -> tuple[FactsTable, list[str]]:
    """The table of these rows and the warnings (unknown keys, values that were set aside)."""
    return _Builder(rows).build()


class _Builder:
    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows, size = rows, len(rows)
        self.entries = EntryReader()
        self.warnings = self.entries.warnings
        self.readers: dict[str, tuple[str, Callable[[Entry], Entry]]] = {
            "initiatives": ("initiatives", self.entries.initiative),
            "science_works": ("works", self.entries.work),
            "posts": ("posts", self.entries.post),
            "discipline": ("discipline", self.entries.discipline),
            "freeze": ("freezes", self.entries.freeze),
            "leave": ("leave", self.entries.leave),
            "members_disciplined": ("member_discipline", self.entries.discipline),
        }
        self.columns = _Columns()
        self.years = Yearbook(size, self.entries, self._award)
        self.alone = StandAlone(size, self.warnings)
        self.known = {name: np.zeros(size, np.bool_) for name in LISTS}
        self.table: dict[str, Any] = {
            "subject": np.zeros(size, np.int8),
            "service_start": np.zeros(size, np.int32),
            "service_months": np.full(size, np.nan),
            "cleared_on": np.zeros(size, np.int32),
            "route": np.full(size, -1, np.int8),
            "no_other_grounds": np.zeros(size, np.bool_),
        }

    def build(self) -> tuple[FactsTable, list[str]]:
        for row, facts in enumerate(self.rows):
            self._read(row, "", partial(self._plain, row, facts))
            for name in LISTS:
                if facts.get(name) is not None:
                    self.known[name][row] = True
                    for entry in facts[name]:
                        self._read(row, name, partial(self._entry, row, name, entry))
        self._one_list_closes_the_other()
        self._rested()
        columns = self.columns
        table = FactsTable.from_columns(
            len(self.rows),
            titles=self.years.titles,
            scalars=self.alone.columns,
            awards=columns.ragged("awards", AWARDS),
            awards_known=self.known["awards"],
            initiatives=columns.ragged("initiatives", INITIATIVES),
            initiatives_known=self.known["initiatives"],
            works=columns.ragged("works", WORKS),
            works_known=self.known["science_works"],
            posts=columns.ragged("posts", POSTS),
            posts_known=self.known["posts"],
            discipline=columns.ragged("discipline", DISCIPLINE),
            discipline_known=self.known["discipline"],
            freezes=columns.ragged("freezes", FREEZES),
            freezes_known=self.known["freeze"],
            leave=columns.ragged("leave", LEAVE),
            leave_known=self.known["leave"],
            member_discipline=columns.ragged("member_discipline", DISCIPLINE),
            member_discipline_known=self.known["members_disciplined"],
            evidence=RowEvidence(self.rows, columns.sources),
            **self.years.columns,
            **self.table,
        )
        return table, self.warnings

    def _entry(self, row: int, name: str, entry: Entry) -> None:
        if name == "awards":
            self._award(row, entry)
            return
        column, read = self.readers[name]
        self.columns.add(column, row, read(entry), entry)

    @staticmethod
    def _read(row: int, name: str, read: Callable[[], None]) -> None:
        """Read one thing; whatever has not the right shape is an error that names it."""
        try:
            read()
        except FactsError:
            raise
        except ValueError as problem:
            raise FactsError(str(problem)) from None
        except (TypeError, AttributeError, IndexError, KeyError):
            where = f" “{name}”" if name else ""
            raise FactsError(f"dữ kiện{where} không đúng dạng (dòng {row + 1})") from None

    def _plain(self, row: int, facts: dict[str, Any]) -> None:
        subject = facts.get("subject", "person")
        if subject not in SUBJECTS:
            raise FactsError(f"đối tượng “{subject}” không có trong danh mục")
        self.table["subject"][row] = SUBJECTS.index(subject)
        self.table["no_other_grounds"][row] = facts.get("other_grounds") is False
        if facts.get("route") is not None:
            self.table["route"][row] = self.entries.rank("occasion", facts["route"], "route")
        for year, entry in (facts.get("years") or {}).items():
            self.years.read(row, int(year), entry or {})
        self._service(row, facts)
        for group in _GROUPS:
            for key, value in (facts.get(group) or {}).items():
                self.alone.read(row, f"{group}.{key}", value, group=group)
        for key, value in (facts.get("attested") or {}).items():
            if key == "cleared_on":
                self.table["cleared_on"][row] = day(value)
            self.alone.read(row, key, value, group="attested")
        for key, value in facts.items():
            kind = vocabulary().facts.get(key)
            if kind is not None and kind.group is None:
                self.alone.read(row, key, value)
            elif key not in _KNOWN_KEYS:
                self.warnings.append(f"dữ kiện lạ “{key}”, không dùng đến")

    def _award(self, row: int, entry: Entry) -> None:
        values = self.entries.award(entry)
        code = CODES[values["code"]]
        decided = date.fromordinal(values["decided"]).year if values["decided"] else 0
        year = values["year"] or values["period_to"] or decided
        if code in YEARLY_TITLES and year:
            self.years.hold(row, year, code)
        self.columns.add("awards", row, values, entry)

    def _service(self, row: int, facts: dict[str, Any]) -> None:
        employment = facts.get("employment") or []
        agency = employment[-1].get("agency") if employment else None
        moved = facts.get("transfer") is not None  # somebody transferred is not newly recruited
        here = [entry for entry in employment if moved or entry.get("agency") == agency]
        days = [facts.get("recruited"), facts.get("established"), *(entry.get("from") for entry in here)]
        starts = [start for start in map(day, days) if start]
        months = [float(entry["months"]) for entry in here if entry.get("months") is not None]
        if starts:
            self.table["service_start"][row] = min(starts)
        if months:
            self.table["service_months"][row] = sum(months)

    def _one_list_closes_the_other(self) -> None:
        """When initiatives are listed, there are no science works unless listed, and the reverse."""
        both = self.known["initiatives"] | self.known["science_works"]
        self.known["initiatives"], self.known["science_works"] = both, both.copy()

    def _rested(self) -> None:
        titled, columns, years = self.years.titles.get("CSTDCS"), self.columns, self.years.columns
        if titled is not None:
            mark_rested(columns.rows, columns.values, columns.sources, titled, years["results"], years["results_known"])
