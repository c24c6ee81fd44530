"""The one way in: bytes of a file → the nominations it holds, how it was read, and what is wrong where."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from vinhdanh.crafts.sheets import guards, problems
from vinhdanh.crafts.sheets.awards import AwardRecogniser, default_recogniser
from vinhdanh.crafts.sheets.body import Body
from vinhdanh.crafts.sheets.grid import Grid, fill_spans
from vinhdanh.crafts.sheets.grids import open_grids
from vinhdanh.crafts.sheets.header import Layout, find_layout, is_summary
from vinhdanh.crafts.sheets.letterhead import (
    Letterhead,
    attached_to,
    date_below_title,
    occasion_of,
    place_and_date,
    read_letterhead,
    year_of,
)
from vinhdanh.crafts.sheets.meanings import Vocabulary
from vinhdanh.crafts.sheets.model import ListRow, ReadList, Skipped, TableRead, UnreadableListError
from vinhdanh.crafts.sheets.rows import Setting
from vinhdanh.crafts.sheets.subjects import subject_named
from vinhdanh.crafts.sheets.unknown import tables_seen
from vinhdanh.crafts.viet.names import match_key


def read_list(
    source: str | Path | bytes,
    filename: str = "",
    *,
    recogniser: AwardRecogniser | None = None,
    today: date | None = None,
    headings: Mapping[str, str] | None = None,
) -> ReadList:
    """Read a nomination list (a path, or its bytes with a file name for the messages).

    ``recogniser`` reads award names (default: over the law's catalogue). ``today`` bounds years of birth where the
    list names no year or date of its own. ``headings`` settles the meaning of a sender's own headings: heading as
    ``ColumnRead.title`` shows it → key of ``meanings.LABELS``. Raises UnreadableListError when the file gives no list.
    """
    path = None if isinstance(source, bytes) else Path(source)
    filename = filename or (path.name if path else "danh sách")
    data = source if isinstance(source, bytes) else guards.load(Path(source), filename)
    vocabulary = Vocabulary(recogniser or default_recogniser(), headings)
    grids, skipped = open_grids(data, filename)
    with _collector_resting():
        return _Reader(filename, vocabulary, today, skipped).read(grids)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """A long list makes a million small objects of which none dies: the collector would walk them over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(slots=True)
class _Sheet:
    """One grid with the first heading found in it and what stands above it."""

    grid: Grid
    layout: Layout
    letterhead: Letterhead


@dataclass(slots=True)
class _Reader:
    filename: str
    vocabulary: Vocabulary
    today: date | None
    skipped: list[Skipped] = field(default_factory=list)
    tables: list[TableRead] = field(default_factory=list)
    rows: list[ListRow] = field(default_factory=list)
    foot_dates: list[date] = field(default_factory=list)

    def read(self, grids: list[Grid]) -> ReadList:
        sheets = self._find(grids)
        if not sheets:
            raise self._nothing_found(grids)
        heads = [sheet.letterhead for sheet in sheets]
        year = next((year for head in heads if (year := year_of(head))), None)
        below = next((day for head in heads if (day := date_below_title(head))), None)
        issuer = next((head.issuer for head in heads if head.issuer), None)
        known = [each for each in (year, below.year if below else None) if each]
        latest = max(known, default=self.today.year if self.today else None)
        for sheet in sheets:
            self._read_sheet(sheet, self._setting(sheet, issuer, year, latest))
        above = next((day for head in heads if (day := place_and_date(head.above))), None)
        return ReadList(
            file=self.filename,
            on=below or next(iter(self.foot_dates), None) or above,
            year=year,
            title=heads[0].title,
            issuer=issuer,
            tables=tuple(self.tables),
            rows=tuple(_compare(self.rows, self.vocabulary.recogniser)),
            skipped=tuple(_joined(self.skipped)),
            occasion=next((kind for head in heads if (kind := occasion_of(head))), None),
            attached=next((text for head in heads if (text := attached_to(head))), ""),
        )

    def _find(self, grids: list[Grid]) -> list[_Sheet]:
        """The grids that hold a list. In a document what is no list belongs to what stands above the next table."""
        sheets: list[_Sheet] = []
        waiting: list[list[str]] = []
        for grid in grids:
            layout = find_layout(grid, 0, self.vocabulary)
            lines = [[text] for text in grid.before]
            lines += [_line(grid, row) for row in range(layout.top if layout else len(grid.rows))]
            waiting = [*waiting, *lines] if grid.flows else lines
            if layout:
                sheets.append(_Sheet(grid, layout, read_letterhead(waiting)))
                waiting = []
            elif any(lines):
                reason = (
                    f"Trang tính “{grid.name}” không có bảng danh sách."
                    if not grid.flows
                    else "Bảng không phải danh sách."
                )
                self.skipped.append(Skipped(grid.name, None, None, reason))
        closing = [text for cells in waiting for text in cells] + [text for grid in grids for text in grid.after]
        if grids and grids[-1].flows and (day := place_and_date(closing)):
            self.foot_dates.append(day)
        return sheets

    def _setting(self, sheet: _Sheet, issuer: str | None, year: int | None, latest: int | None) -> Setting:
        """What the surroundings of a table say for its rows; the line nearest above it is asked last."""
        head, name = sheet.letterhead, sheet.grid.name
        lines = [head.title, *reversed(head.below), *head.above[-1:]]
        awards = next(
            (codes for line in lines if (codes := self.vocabulary.recogniser.find(line))), ()
        ) or self.vocabulary.recogniser.codes(name)
        subject = next((found for text in (head.title, *head.above[-1:], name) if (found := subject_named(text))), None)
        return Setting(awards[0] if len(awards) == 1 else None, subject, issuer, year, latest)

    def _read_sheet(self, sheet: _Sheet, setting: Setting) -> None:
        grid = sheet.grid
        fill_spans(grid)
        layout: Layout | None = sheet.layout
        after: int = 0
        while layout:
            if is_summary(grid, layout):
                reason = f"Trang tính “{grid.name}” có bảng tổng hợp số lượng, không phải danh sách."
                self.skipped.append(Skipped(grid.name, layout.top + 1, len(grid.rows), reason))
                return
            body = Body(grid, layout, setting, self.vocabulary)
            body.read()
            self.rows += body.rows
            self.skipped += body.skipped
            last = body.rows[-1].row if body.rows else layout.bottom + 1
            self.tables.append(
                TableRead(
                    grid.name,
                    tuple(range(layout.top + 1, layout.bottom + 2)),
                    layout.bottom + 2,
                    last,
                    layout.read_as(grid),
                )
            )
            after = body.end
            layout = find_layout(grid, after, self.vocabulary)
            self._foot(grid, after, layout.top if layout else len(grid.rows))

    def _foot(self, grid: Grid, start: int, end: int) -> None:
        """Take the place and date under a table, and tell that its lines were left out."""
        lines = {row: _line(grid, row) for row in range(start, end)}
        filled = [row for row, texts in lines.items() if texts]
        day = place_and_date([text for row in filled for text in lines[row]])
        if day:
            self.foot_dates.append(day)
        if filled:
            self.skipped.append(
                Skipped(grid.name, filled[0] + 1, filled[-1] + 1, "Phần cuối danh sách (nơi ký, nơi nhận).")
            )

    def _nothing_found(self, grids: list[Grid]) -> UnreadableListError:
        names = ", ".join(f"“{grid.name}”" for grid in grids[:3]) or "nào"
        if tables := tuple(tables_seen(grids)):
            return UnreadableListError(
                f"Tệp “{self.filename}”, trang {names}: không nhận ra dòng tiêu đề; "
                "cần có cột “Họ và tên” hoặc “Tên tập thể” và ít nhất một cột như “Năm sinh”, “Đơn vị”, “Danh hiệu”.",
                "unreadable_header",
                tables,
            )
        return UnreadableListError(
            f"Tệp “{self.filename}”, trang {names}: không tìm thấy bảng danh sách nào.", "no_table"
        )


def _joined(skipped: Iterable[Skipped]) -> Iterator[Skipped]:
    """Neighbouring lines left out for one reason, as one entry."""
    last: Skipped | None = None
    for entry in skipped:
        if last and entry.first_row and last.last_row and entry.first_row == last.last_row + 1 and _alike(last, entry):
            last = replace(last, last_row=entry.last_row)
            continue
        if last:
            yield last
        last = entry
    if last:
        yield last


def _alike(one: Skipped, other: Skipped) -> bool:
    return (one.sheet, one.reason) == (other.sheet, other.reason)


def _line(grid: Grid, row: int) -> list[str]:
    """The texts of a row, each once."""
    return list(dict.fromkeys(text for _, text in grid.texts(row)))


def _compare(rows: Iterable[ListRow], recogniser: AwardRecogniser) -> Iterable[ListRow]:
    """Mark later rows that repeat an earlier one, and identity numbers given to two names."""
    seen: dict[tuple[object, ...], ListRow] = {}
    owners: dict[str, ListRow] = {}
    for row in rows:
        faults = []
        if row.name:
            key = (row.name.casefold(), row.born, row.award or row.award_text, None if row.born else row.unit)
            first = seen.setdefault(key, row)
            if first is not row and (first.row, first.sheet) != (row.row, row.sheet) and not _are_two(first, row):
                award = recogniser.name(row.award) if row.award else row.award_text
                faults.append(
                    problems.duplicate(
                        row.cells.get("name") or row.cells.get("given", ""), row.name, award, first.sheet, first.row
                    )
                )
            if row.identity:
                owner = owners.setdefault(row.identity, row)
                if match_key(owner.name or "") != match_key(row.name):
                    faults.append(problems.shared_identity(row.cells["identity"], owner.name or "", owner.row))
        yield replace(row, problems=(*row.problems, *faults)) if faults else row


def _are_two(first: ListRow, second: ListRow) -> bool:
    """Namesakes: both have an identity number, and not the same."""
    return bool(first.identity and second.identity and first.identity != second.identity)
