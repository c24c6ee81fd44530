"""The body of a table: from its heading down to the next heading or the signatures, line by line."""

from __future__ import annotations

from dataclasses import dataclass, field

from vinhdanh.crafts.sheets.bands import heading, is_foot, is_marker, is_total
from vinhdanh.crafts.sheets.grid import Grid, Value
from vinhdanh.crafts.sheets.groups import Groups
from vinhdanh.crafts.sheets.header import Layout, is_heading
from vinhdanh.crafts.sheets.meanings import Vocabulary
from vinhdanh.crafts.sheets.model import HOUSEHOLD, PERSON, UNIT, ListRow, Skipped
from vinhdanh.crafts.sheets.rows import RowReader, Setting
from vinhdanh.crafts.sheets.subjects import looks_personal, subject_of

_SUBSTANCE = frozenset({
    "name", "party", "family", "given", "born", "born_nam", "born_nu", "identity", "award", "award_mark",
    "position", "position_unit", "unit", "year", "initiative",
})  # fmt: skip
_ENOUGH = 3


@dataclass(slots=True)
class Body:
    """Reads the rows of one table; afterwards ``end`` is the row after the last one read."""

    grid: Grid
    layout: Layout
    setting: Setting
    vocabulary: Vocabulary
    rows: list[ListRow] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    end: int = 0
    _wide: frozenset[tuple[int, int]] = frozenset()

    def read(self) -> None:
        """Walk down the rows until another heading, the foot, or the end of the sheet."""
        groups = Groups(self.vocabulary.recogniser)
        reader = RowReader(self.grid, self.layout, self.setting, self.vocabulary.recogniser)
        order = self.layout.at.get("order")
        named = self.layout.at.get("name", self.layout.at.get("given", 0))
        substance = [column.index for column in self.layout.columns if column.meaning.name in _SUBSTANCE]
        self._wide = frozenset((span.top, span.left) for span in self.grid.spans if span.right > span.left)
        self.end = len(self.grid.rows)
        for row in range(self.layout.bottom + 1, len(self.grid.rows)):
            line = self.grid.rows[row]
            number = line[order] if order is not None and order < len(line) else None
            numbered = isinstance(number, (int, float)) or (
                isinstance(number, str) and number.strip(" ./)-").isdecimal()
            )
            filled = _count_filled(line, substance, _ENOUGH if numbered else len(substance))
            if row in self.grid.hidden_rows:
                self._skip_hidden(row, filled)
            elif numbered and filled >= _ENOUGH:
                self.rows += reader.nominations(row, groups)
            elif not any(value not in (None, "") for value in line):
                continue
            elif not self._other_line(row, reader, groups, filled, numbered, named):
                return

    def _other_line(self, row: int, reader: RowReader, groups: Groups, filled: int, numbered: bool, named: int) -> bool:
        """A row that may be a heading, a total, the foot or a sparse nomination. False: the table ends before it."""
        texts = dict(self.grid.texts(row))
        if not numbered and is_heading(self.grid, row, self.vocabulary):
            self.end = row
            return False
        words = list(dict.fromkeys(texts.values()))
        if not words:
            return True
        personal = looks_personal(texts.get(named, ""))
        if not numbered and not personal and (is_total(words[0]) or is_total(texts.get(named, ""))):
            self.skipped.append(Skipped(self.grid.name, row + 1, row + 1, f"Dòng cộng: “{words[0]}”."))
        elif not numbered and not personal and self._is_foot(words, filled):
            self.end = row
            return False
        elif title := self._group_title(row, texts, numbered, named, groups):
            groups.enter(heading(*title))
        elif filled:
            self._sparse(row, reader.nominations(row, groups), numbered, filled)
        else:
            reason = "Dòng chỉ có số thứ tự." if numbered else f"Dòng ngoài các cột đã nhận: “{words[0]}”."
            self.skipped.append(Skipped(self.grid.name, row + 1, row + 1, reason))
        return True

    def _is_foot(self, words: list[str], filled: int) -> bool:
        return is_foot(words[0]) or (filled <= 2 and any(map(is_foot, words)))

    def _sparse(self, row: int, nominations: list[ListRow], numbered: bool, filled: int) -> None:
        bare = nominations[0]
        if bare.name is None and not numbered and filled < 2:
            cell = next(text for _, text in self.grid.texts(row))
            self.skipped.append(Skipped(self.grid.name, row + 1, row + 1, f"Dòng không có tên: “{cell}”."))
        elif (
            bare.name is None
            and bare.award_text == ""
            and bare.born is None
            and bare.identity is None
            and bare.position is None
        ):
            self.skipped.append(Skipped(self.grid.name, row + 1, row + 1, "Dòng chỉ có số thứ tự."))
        else:
            self.rows += nominations

    def _group_title(
        self, row: int, texts: dict[int, str], numbered: bool, named: int, groups: Groups
    ) -> tuple[str, str] | None:
        """(words, number) of a group heading: one text alone, or beside a number and without data of its own."""
        order = self.layout.at.get("order")
        first = next(iter(texts))
        rest = [column for column in texts if column != order]
        if len(texts) == 1 and not numbered and first <= max(named, 1):
            merged = (row, first) in self._wide
            return (texts[first], "") if merged or first != named or self._is_title(texts[first]) else None
        if order in texts and len(rest) == 1 and rest[0] <= named + 1:
            number, words = texts[order], texts[rest[0]]
            if is_marker(number) or (numbered and self._is_title(words) and not self._collective(groups)):
                return words, number.strip(" .)")
        if order in texts and is_marker(texts[order]) and named in texts and not self._has_own_data(row):
            return texts[named], texts[order].strip(" .)")
        return None

    def _has_own_data(self, row: int) -> bool:
        """Whether the row has what headings never have: a birth, an identity number, an award."""
        meanings = ("born", "born_nam", "born_nu", "identity", "award")
        return any(
            self.grid.value(row, column) not in (None, "")
            for name in meanings
            if (column := self.layout.at.get(name)) is not None
        )

    def _is_title(self, words: str) -> bool:
        bare = heading(words).text
        is_other = subject_of(bare, None, has_birth=False) != PERSON
        in_capitals = words.isupper() and not looks_personal(words)
        return is_other or in_capitals or bool(self.vocabulary.recogniser.codes(bare))

    def _collective(self, groups: Groups) -> bool:
        """Whether a numbered collective alone on its line is a nomination: the list is one of collectives."""
        return (groups.subject or self.setting.subject) in (UNIT, HOUSEHOLD) or (
            not self.layout.many.get("born") and self.layout.mixed_names
        )

    def _skip_hidden(self, row: int, filled: int) -> None:
        if filled:
            self.skipped.append(
                Skipped(self.grid.name, row + 1, row + 1, "Dòng đang ẩn nên không đọc; bỏ ẩn rồi gửi lại nếu cần.")
            )


def _count_filled(line: list[Value], columns: list[int], limit: int) -> int:
    """How many of these cells are not blank; counting stops at the limit."""
    filled = 0
    for column in columns:
        if column < len(line) and line[column] not in (None, ""):
            filled += 1
            if filled == limit:
                break
    return filled
