"""Finding the heading of a table below a letterhead, and what each of its columns means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vinhdanh.crafts.sheets.grid import Grid, Value, letter
from vinhdanh.crafts.sheets.meanings import LABELS, Meaning, Vocabulary, plain
from vinhdanh.crafts.sheets.model import ColumnRead
from vinhdanh.crafts.sheets.unknown import samples

MAX_HEADER_ROWS = 4

_NAMES = frozenset({"name", "party", "given"})
_COMPANIONS = frozenset({
    "born", "gender", "identity", "position", "unit", "position_unit", "award", "order", "family", "year", "initiative",
    "achievement", "past", "headcount", "award_mark",
})  # fmt: skip
_NUMBERING = re.compile(r"\(?\s*(\d{1,2}|[A-Za-zĐđ])\s*\)?(\s*=.*)?")
_SUBHEADING = re.compile(
    r"nam|nu|ngay|thang|(nam |nam hoc )?(19|20)\d\d( (19|20)?\d\d)?|so qd.*|so quyet dinh.*|cap .*|xep loai.*"
    r"|danh hieu.*"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column with a meaning: its place, the headings above it, what they mean."""

    index: int
    title: str
    meaning: Meaning


@dataclass(slots=True)
class Layout:
    """The heading of one table: its rows and columns, and the lookups that reading a row needs."""

    top: int
    bottom: int
    columns: list[Column]
    mixed_names: bool = False
    household_names: bool = False
    posts_beside_names: bool = False
    at: dict[str, int] = field(default_factory=dict)
    many: dict[str, list[Column]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for column in self.columns:
            self.at.setdefault(column.meaning.name, column.index)
            self.many.setdefault(column.meaning.name, []).append(column)

    def read_as(self, grid: Grid) -> tuple[ColumnRead, ...]:
        """The columns as shown to the user."""
        return tuple(
            ColumnRead(
                letter(column.index), column.title, column.meaning.name, LABELS[column.meaning.name],
                samples(grid, column.index, self.bottom + 1),
            )
            for column in self.columns
        )  # fmt: skip


def is_heading(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Whether the row holds the headings of a list: a name and at least one companion, in cells of their own."""
    if any(_is_no_word(value) for value in grid.rows[row]):
        return False
    texts = [text for _, text in grid.texts(row)]
    found = {
        meaning for text in texts if not vocabulary.recogniser.codes(text) and (meaning := vocabulary.meaning_of(text))
    }
    names = found & _NAMES
    if not names and {"unit", "order"} <= found and ("award" in found or _names_awards(texts, vocabulary)):
        return True
    companions = (found & _COMPANIONS) - names - {"order"}
    return bool(names) and (bool(companions) or ("order" in found and _names_awards(texts, vocabulary)))


def _is_no_word(value: Value) -> bool:
    """Whether the cell holds what headings do not: a date, or a number that is no year."""
    if isinstance(value, (int, float)):
        return not 1900 <= value <= 2100
    return value is not None and not isinstance(value, str)


def _names_awards(texts: list[str], vocabulary: Vocabulary) -> bool:
    return any(len(vocabulary.recogniser.codes(text)) == 1 for text in texts)


def find_layout(grid: Grid, start: int, vocabulary: Vocabulary) -> Layout | None:
    """The next heading at or below ``start``, None when there is none."""
    for row in range(start, len(grid.rows)):
        if is_heading(grid, row, vocabulary):
            return _layout(grid, row, vocabulary)
    return None


def is_summary(grid: Grid, layout: Layout) -> bool:
    """Whether the columns named after awards hold numbers of awards: a table of totals, no list."""
    marks = [column.index for column in layout.many.get("award_mark", ())]
    values = [grid.value(row, column) for row in range(layout.bottom + 1, len(grid.rows)) for column in marks]
    return "award" not in layout.at and any(isinstance(value, (int, float)) and value > 1 for value in values)


def _layout(grid: Grid, row: int, vocabulary: Vocabulary) -> Layout:
    top = row - 1 if row > 0 and _is_upper_heading(grid, row) else row
    bottom = _bottom(grid, row, vocabulary)
    titles = _titles(grid, top, bottom)
    columns = []
    for index, path in sorted(titles.items()):
        meaning = vocabulary.meaning_of_path(path)
        columns.append(Column(index, " / ".join(path), meaning or Meaning("ignored")))
    columns = _earlier_titles(_settle(columns))
    while bottom + 1 < len(grid.rows) and _is_numbering(grid, bottom + 1):
        bottom += 1
    naming = next((plain(column.title) for column in columns if column.meaning.name in ("name", "party")), "")
    return Layout(
        top, bottom, columns,
        mixed_names="tap the" in naming or "don vi" in naming,
        posts_beside_names="chuc vu" in naming or "cong tac" in naming,
        household_names="chu ho" in naming
        or (naming.startswith(("ho gia dinh", "ten ho")) and "tap the" not in naming),
    )  # fmt: skip


def _is_upper_heading(grid: Grid, row: int) -> bool:
    """Whether the row above spans groups of columns of this heading ("Thông tin cá nhân", "Đề nghị")."""
    above = dict(grid.texts(row - 1))
    wide = [span for span in grid.spans if span.top == row - 1 and span.left in above]
    return len(above) >= 2 and any(
        span.bottom >= row
        or (span.bottom == row - 1 and any(column in range(span.left, span.right + 1) for column, _ in grid.texts(row)))
        for span in wide
        if span.right - span.left < len(grid.rows[row]) - 1
    )


def _bottom(grid: Grid, row: int, vocabulary: Vocabulary) -> int:
    own = dict(grid.texts(row))
    bottom = max(
        (span.bottom for span in grid.spans if span.top <= row <= span.bottom and span.left in own), default=row
    )
    bottom = min(bottom, row + MAX_HEADER_ROWS - 1, len(grid.rows) - 1)
    while (
        bottom - row < MAX_HEADER_ROWS - 1
        and bottom + 1 < len(grid.rows)
        and _is_subheading(grid, row, bottom + 1, vocabulary)
    ):
        bottom += 1
    return bottom


def _is_subheading(grid: Grid, row: int, below: int, vocabulary: Vocabulary) -> bool:
    """A further heading row where nothing is merged: only words of headings, nothing under the name and the number."""
    texts = dict(grid.texts(below))
    held = [
        column
        for column, text in grid.texts(row)
        if vocabulary.meaning_of(text) in ("order", "name", "party", "family")
    ]
    if not texts or any(column in texts and texts[column] != grid.value(row, column) for column in held):
        return False
    fresh = {column: text for column, text in texts.items() if text != grid.value(row, column)}
    known = [text for text in fresh.values() if _SUBHEADING.fullmatch(plain(text)) or vocabulary.recogniser.codes(text)]
    return len(known) > 0 and 2 * len(known) >= len(fresh)


def _titles(grid: Grid, top: int, bottom: int) -> dict[int, tuple[str, ...]]:
    """The headings above each column, merged ones counted for every column and row they cover."""
    cells: dict[tuple[int, int], str] = {}
    for row in range(top, bottom + 1):
        for column, text in grid.texts(row):
            cells[row, column] = text
    for span in grid.spans:
        if top <= span.top <= bottom and (heading := cells.get((span.top, span.left))):
            for row in range(span.top, min(span.bottom, bottom) + 1):
                for column in range(span.left, span.right + 1):
                    cells.setdefault((row, column), heading)
    _spread_unmerged(cells, top, bottom)
    titles: dict[int, tuple[str, ...]] = {}
    for column in sorted({column for _, column in cells}):
        path = [cells[row, column] for row in range(top, bottom + 1) if (row, column) in cells]
        titles[column] = tuple(dict.fromkeys(path))
    return titles


def _spread_unmerged(cells: dict[tuple[int, int], str], top: int, bottom: int) -> None:
    """Where nothing is merged, a heading also stands over the blank cells to its right that have subheadings."""
    last = max((column for _, column in cells), default=0)
    for row in range(top, bottom):
        heading: str | None = None
        for column in range(last + 1):
            if (row + 1, column) not in cells:
                heading = cells.get((row, column))
                continue
            heading = cells.get((row, column), heading)
            if heading:
                cells[row, column] = heading


def _settle(columns: list[Column]) -> list[Column]:
    """One name column: without "Họ và tên" a column of units or collectives is the name; beside it, it is the unit."""
    names = {column.meaning.name for column in columns}
    if "given" in names and "family" not in names and "name" not in names:
        columns = [_as(column, "name") if column.meaning.name == "given" else column for column in columns]
        names.add("name")
    persons = "name" in names or {"family", "given"} <= names
    settled: list[Column] = []
    for column in columns:
        name = column.meaning.name
        if name == "party":
            name = ("unit" if "unit" not in names else "party") if persons else "name"
        elif (
            name == "unit" and not persons and "party" not in names and "name" not in {c.meaning.name for c in settled}
        ):
            name = "name"
        settled.append(_as(column, name))
    return settled


def _earlier_titles(columns: list[Column]) -> list[Column]:
    """Columns of titles that name a year are of earlier years beside one that proposes or that names a later year."""
    awards = [column for column in columns if column.meaning.name == "award"]
    proposing = [column for column in awards if "de nghi" in plain(column.title)]
    latest = max((column.meaning.year or 0 for column in awards), default=0)
    earlier = {
        column.index
        for column in awards
        if column.meaning.year and column not in proposing and (proposing or column.meaning.year < latest)
    }
    return [_as(column, "year") if column.index in earlier else column for column in columns]


def _as(column: Column, name: str) -> Column:
    """The column with another meaning, unless a person settled it."""
    if column.meaning.settled:
        return column
    return Column(column.index, column.title, Meaning(name, column.meaning.year, column.meaning.award))


def _is_numbering(grid: Grid, row: int) -> bool:
    """The row "(1) (2) (3)" or "A B 1 2" that numbers the columns."""
    texts = [text for _, text in grid.texts(row)]
    if len(texts) < 3 or not all(_NUMBERING.fullmatch(text) for text in texts):
        return False
    numbers = [int(found[1]) for text in texts if (found := _NUMBERING.fullmatch(text)) and found[1].isdigit()]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
