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

from vinhdanh.law import years as ys
from vinhdanh.law.entries import CODES, Entry, EntryReader, FactsError, checked_code
from vinhdanh.law.names import SUBJECTS
from vinhdanh.law.ragged import ragged
from vinhdanh.law.table import (
    ABSENT,
    AWARDS,
    DISCIPLINE,
    FREEZES,
    GRADES,
    INITIATIVES,
    KNOWN,
    LEAVE,
    POSTS,
    SPENT_TITLE,
    UNKNOWN,
    WORKS,
    YEARLY_TITLES,
    Evidence,
    FactsTable,
    Scalar,
    day,
)
from vinhdanh.law.vocabulary import vocabulary

LISTS = ("awards", "initiatives", "science_works", "posts", "discipline", "freeze", "leave", "members_disciplined")
_KNOWN_KEYS = set(LISTS) | {
    "subject",
    "years",
    "employment",
    "recruited",
    "transfer",
    "route",
    "attested",
    "other_grounds",
    "movement",
    "cluster",
    "unit_kind",
    "members",
    "agree",
    "present",
    "written",
    "council",
    "meeting",
    "decided_by",
}
_RESTED_UNTIL = 2023  # a CSTDCS decided before 2024 rested on an initiative


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
        self.rows = rows
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
        self.words = vocabulary()
        size = len(rows)
        self.table: dict[str, Any] = {
            "subject": np.zeros(size, np.int8),
            "results": np.zeros((len(GRADES), size), np.uint64),
            "results_known": np.zeros(size, np.uint64),
            "expected": np.zeros(size, np.uint64),
            "exceeded": np.zeros(size, np.uint64),
            "exceeded_known": np.zeros(size, np.uint64),
            "titles_known": np.zeros(size, np.uint64),
            "titles_provisional": np.zeros(size, np.uint64),
            "service_start": np.zeros(size, np.int32),
            "service_months": np.full(size, np.nan),
            "cleared_on": np.zeros(size, np.int32),
            "route": np.full(size, -1, np.int8),
            "no_other_grounds": np.zeros(size, np.bool_),
        }
        self.titles: dict[str, Any] = {}
        self.known = {name: np.zeros(size, np.bool_) for name in LISTS}
        self.scalars: dict[str, Scalar] = {}

    def build(self) -> tuple[FactsTable, list[str]]:
        for row, facts in enumerate(self.rows):
            self._read(row, "", partial(self._plain, row, facts))
            for name in LISTS:
                if facts.get(name) is not None:
                    self.known[name][row] = True
                    for entry in facts[name]:
                        self._read(row, name, partial(self._entry, row, name, entry))
        self._one_list_closes_the_other()
        self._rested_initiatives()
        columns = self.columns
        table = FactsTable.from_columns(
            len(self.rows),
            titles=self.titles,
            scalars=self.scalars,
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

    # What stands alone

    def _plain(self, row: int, facts: dict[str, Any]) -> None:
        subject = facts.get("subject", "person")
        if subject not in SUBJECTS:
            raise FactsError(f"đối tượng “{subject}” không có trong danh mục")
        self.table["subject"][row] = SUBJECTS.index(subject)
        self.table["no_other_grounds"][row] = facts.get("other_grounds") is False
        if facts.get("route") is not None:
            self.table["route"][row] = self.entries.rank("occasion", facts["route"], "route")
        for year, entry in (facts.get("years") or {}).items():
            self._year(row, int(year), entry or {})
        self._service(row, facts)
        for group in ("movement", "cluster"):
            for key, value in (facts.get(group) or {}).items():
                self._scalar(row, f"{group}.{key}", value)
        for key, value in (facts.get("attested") or {}).items():
            if key == "cleared_on":
                self.table["cleared_on"][row] = day(value)
            self._scalar(row, key, value, attested=True)
        for key, value in facts.items():
            kind = self.words.facts.get(key)
            if kind is not None and kind.group is None:
                self._scalar(row, key, value)
            elif key not in _KNOWN_KEYS:
                self.warnings.append(f"dữ kiện lạ “{key}”, không dùng đến")

    def _scalar(self, row: int, name: str, value: Any, *, attested: bool = False) -> None:
        kind = self.words.facts.get(name)
        if kind is None or (attested and kind.group != "attested"):
            self.warnings.append(f"dữ kiện lạ “{name}”, không dùng đến")
            return
        if name not in self.scalars:
            size = len(self.rows)
            self.scalars[name] = Scalar(np.zeros(size), np.full(size, ABSENT, np.int8))
        scalar = self.scalars[name]
        if value is None:
            scalar.state[row] = UNKNOWN
            return
        try:
            scalar.value[row], scalar.state[row] = self.words.encode(name, _worded(kind.type, value)), KNOWN
        except ValueError as problem:
            if name == "gender":
                raise FactsError(str(problem)) from None
            scalar.state[row] = UNKNOWN
            self.warnings.append(str(problem))

    # Years

    def _year(self, row: int, year: int, entry: dict[str, Any]) -> None:
        if not ys.holds_year(year):
            raise FactsError(f"năm {year} nằm ngoài khoảng {ys.EPOCH}–{ys.EPOCH + ys.SPAN - 1}")
        bit, table = ys.one(year), self.table
        if entry.get("result") is not None:
            grade = self.entries.rank("result", entry["result"], "result")
            table["results_known"][row] |= bit
            table["results"][:grade, row] |= bit
        if entry.get("expected"):
            table["expected"][row] |= bit
        if entry.get("exceeded_targets") is not None:
            table["exceeded_known"][row] |= bit
            if entry["exceeded_targets"]:
                table["exceeded"][row] |= bit
        if entry.get("titles") is not None:
            table["titles_known"][row] |= bit
            for code in entry["titles"]:
                self._title(row, year, code, entry)
        if entry.get("provisional"):
            table["titles_provisional"][row] |= bit

    def _title(self, row: int, year: int, code: str, source: dict[str, Any]) -> None:
        checked_code(code)
        if code in YEARLY_TITLES:
            self._yearly(code)[row] |= ys.one(year)
        else:
            self._award(row, {**source, "code": code, "year": year})

    def _yearly(self, code: str) -> Any:
        if code not in self.titles:
            self.titles[code] = np.zeros(len(self.rows), np.uint64)
        return self.titles[code]

    def _award(self, row: int, entry: Entry) -> None:
        values = self.entries.award(entry)
        code = CODES[values["code"]]
        decided = date.fromordinal(values["decided"]).year if values["decided"] else 0
        year = values["year"] or values["period_to"] or decided
        if code in YEARLY_TITLES and year:
            self._yearly(code)[row] |= ys.one(year)
        self.columns.add("awards", row, values, entry)

    def _service(self, row: int, facts: dict[str, Any]) -> None:
        employment = facts.get("employment") or []
        agency = employment[-1].get("agency") if employment else None
        moved = facts.get("transfer") is not None  # somebody transferred is not newly recruited
        here = [entry for entry in employment if moved or entry.get("agency") == agency]
        starts = [s for s in (day(facts.get("recruited")), *(day(entry.get("from")) for entry in here)) if s]
        months = [float(entry["months"]) for entry in here if entry.get("months") is not None]
        if starts:
            self.table["service_start"][row] = min(starts)
        if months:
            self.table["service_months"][row] = sum(months)

    # What one fact says about another

    def _one_list_closes_the_other(self) -> None:
        """When initiatives are listed, there are no science works unless listed, and the reverse."""
        both = self.known["initiatives"] | self.known["science_works"]
        self.known["initiatives"], self.known["science_works"] = both, both.copy()

    def _rested_initiatives(self) -> None:
        """A CSTDCS decided before 2024 rested on an initiative: mark one of that year whose use is not stated."""
        titled = self.titles.get("CSTDCS")
        values, sources = self.columns.values.get("initiatives", []), self.columns.sources.get("initiatives", [])
        if titled is None:
            return
        places: dict[tuple[int, int], list[int]] = {}
        for place, row in enumerate(self.columns.rows.get("initiatives", [])):
            places.setdefault((row, values[place]["year"]), []).append(place)
        for (row, year), found in places.items():
            if year > _RESTED_UNTIL or not ys.one(year) & titled[row]:
                continue
            if any(values[place]["spent"] & SPENT_TITLE for place in found):
                continue
            unstated = [place for place in found if sources[place].get("used_for") is None]
            if unstated:
                values[unstated[0]]["spent"] |= SPENT_TITLE


def _worded(scale: str, value: Any) -> Any:
    """Free words that name a level: "Bộ Xây dựng", "ubnd_tinh"."""
    if scale != "launcher" or not isinstance(value, str):
        return value
    if value in vocabulary().scales["launcher"].ranks:
        return value
    lowered = value.lower()
    if lowered.startswith(("bộ ", "bo_")):
        return "bo"
    return "tinh" if "tỉnh" in lowered or lowered.endswith("_tinh") else value
