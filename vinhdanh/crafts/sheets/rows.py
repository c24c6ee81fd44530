"""Reading the body of a table: from its heading down to the next heading or the signatures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from vinhdanh.crafts.sheets import problems
from vinhdanh.crafts.sheets.awards import AwardRead, AwardRecogniser
from vinhdanh.crafts.sheets.bands import heading, is_foot, is_marker, is_total
from vinhdanh.crafts.sheets.facts import declared
from vinhdanh.crafts.sheets.grid import Grid, Value, address, text_of
from vinhdanh.crafts.sheets.groups import Groups
from vinhdanh.crafts.sheets.header import Layout, is_heading
from vinhdanh.crafts.sheets.model import HOUSEHOLD, PERSON, UNIT, ListRow, Problem, Skipped
from vinhdanh.crafts.sheets.subjects import subject_of
from vinhdanh.crafts.sheets.values import (
    Line,
    born_of,
    gender_of,
    identity_of,
    is_ditto,
    is_mark,
    name_of,
    position_and_unit,
)
from vinhdanh.crafts.viet.folding import squeeze
from vinhdanh.crafts.viet.identity import inconsistencies
from vinhdanh.crafts.viet.names import honorific_gender, person_name

_SUBSTANCE = frozenset({
    "name", "party", "family", "given", "born", "born_nam", "born_nu", "identity", "award", "award_mark",
    "position", "position_unit", "unit", "year", "initiative",
})  # fmt: skip


_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """What a row takes from around its table: the title's award and subject, the issuer, the year, the latest birth."""

    award: str | None
    subject: str | None
    issuer: str | None
    year: int | None
    latest_birth: int | None


@dataclass(frozen=True, slots=True)
class _Award:
    """One award of a row, the column that names it (None: a heading does), and its faults."""

    read: AwardRead
    column: int | None
    faults: list[Problem]


@dataclass(slots=True)
class Body:
    """Reads the rows of one table; afterwards ``end`` is the row after the last one read."""

    grid: Grid
    layout: Layout
    setting: Setting
    recogniser: AwardRecogniser
    rows: list[ListRow] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    end: int = 0
    _unit: str | None = None

    def read(self) -> None:
        """Walk down the rows until another heading, the foot, or the end of the sheet."""
        groups = Groups(self.recogniser)
        order = self.layout.at.get("order")
        named = self.layout.at.get("name", self.layout.at.get("given", 0))
        substance = [column.index for column in self.layout.columns if column.meaning.name in _SUBSTANCE]
        self.end = len(self.grid.rows)
        for row in range(self.layout.bottom + 1, len(self.grid.rows)):
            line = self.grid.rows[row]
            number = line[order] if order is not None and order < len(line) else None
            numbered = isinstance(number, (int, float)) or (isinstance(number, str) and number.strip(" .)").isdecimal())
            filled = _count_filled(line, substance, _ENOUGH if numbered else len(substance))
            if row in self.grid.hidden_rows:
                self._skip_hidden(row, filled)
            elif numbered and filled >= _ENOUGH:
                self.rows += self._nominations(row, groups)
            elif not any(value not in (None, "") for value in line):
                continue
            elif not self._other_line(row, groups, filled, numbered, named):
                return

    def _other_line(self, row: int, groups: Groups, filled: int, numbered: bool, named: int) -> bool:
        """A row that may be a heading, a total, the foot or a sparse nomination. False: the table ends before it."""
        texts = dict(self.grid.texts(row))
        if not numbered and is_heading(self.grid, row, self.recogniser):
            self.end = row
            return False
        words = list(dict.fromkeys(texts.values()))
        if not words:
            return True
        if not numbered and any(map(is_total, words)):
            self.skipped.append(Skipped(self.grid.name, row + 1, row + 1, f"Dòng cộng: “{words[0]}”."))
        elif not numbered and self._is_foot(words, filled):
            self.end = row
            return False
        elif title := self._group_title(row, texts, numbered, named, groups):
            groups.enter(heading(*title))
        elif filled:
            self._sparse(row, groups, numbered, filled)
        else:
            reason = "Dòng chỉ có số thứ tự." if numbered else f"Dòng ngoài các cột đã nhận: “{words[0]}”."
            self.skipped.append(Skipped(self.grid.name, row + 1, row + 1, reason))
        return True

    def _is_foot(self, words: list[str], filled: int) -> bool:
        return is_foot(words[0]) or (filled <= 2 and any(map(is_foot, words)))

    def _sparse(self, row: int, groups: Groups, numbered: bool, filled: int) -> None:
        nominations = self._nominations(row, groups)
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
            merged = any(span.top == row and span.left == first and span.right > first for span in self.grid.spans)
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
        return is_other or words.isupper() or bool(self.recogniser.codes(bare))

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

    def _nominations(self, row: int, groups: Groups) -> list[ListRow]:
        line = Line(self.grid, self.layout, row)
        written = name_of(line)
        gender = gender_of(line)
        born, gender_of_column = born_of(line, self.setting.latest_birth)
        context = groups.subject or self.setting.subject
        if self.layout.household_names:
            context = HOUSEHOLD
        subject = subject_of(written, context, has_birth=born is not None) if written else context or PERSON
        if subject == UNIT:
            born = None
            line.problems = [problem for problem in line.problems if problem.code != "bad_date"]
        identity = identity_of(line) if subject != UNIT else None
        gender = gender or gender_of_column or (honorific_gender(written) if subject == PERSON else None)
        name = person_name(written) if subject == PERSON else squeeze(written)
        if not name and not line.failed("name"):
            line.problems.append(problems.missing_name(line.where("name", "given", "party")))
        position, unit = self._post(line, groups, subject, name)
        found = declared(line, subject=subject, gender=gender, year=self.setting.year, recogniser=self.recogniser)
        doubts = inconsistencies(identity, born=born, gender=gender) if identity else []
        number = identity.number if identity else None
        return [
            ListRow(
                self.grid.name, row + 1, name or None, born, unit, award.read.code, award.read.text, subject, number,
                position, gender, groups.unit, found.facts, found.sources, (*line.problems, *award.faults), tuple(doubts),
                line.cells() if award.column is None else line.cells(award=award.column),
            )
            for award in self._awards(line, groups, subject, name)
        ]  # fmt: skip

    def _post(self, line: Line, groups: Groups, subject: str, name: str) -> tuple[str | None, str | None]:
        """Position and unit. A ditto mark takes the unit above, a blank the group's; without a column, the issuer."""
        position, unit = position_and_unit(line)
        if unit and is_ditto(unit):
            unit = self._unit
        self._unit = unit or self._unit
        unit = unit or groups.unit or (self.setting.issuer if line.column("unit") is None else None)
        if not unit and subject == PERSON and not line.failed("unit"):
            line.problems.append(problems.missing_unit(line.where("unit", "position_unit", "name", "given")))
        return position, unit

    def _awards(self, line: Line, groups: Groups, subject: str, name: str) -> Iterator[_Award]:
        """Each award of the row with its own faults; exactly one unreadable when the row names none."""
        reads: list[tuple[AwardRead, int | None]] = list(self._named_awards(line))
        if not reads:
            codes = groups.codes or ((self.setting.award,) if self.setting.award else ())
            reads = [(AwardRead(code, ""), None) for code in codes]
        if not reads:
            cell = line.where("award", "award_mark", "name", "given", "party")
            yield _Award(
                AwardRead(None, ""), None, [] if line.failed("award") else [problems.unknown_award(cell, "", None)]
            )
        for award, column in reads:
            cell = line.where("name", "given", "party") if column is None else address(line.row, column)
            yield _Award(award, column, self._faults(award, cell, subject, name))

    def _named_awards(self, line: Line) -> Iterator[tuple[AwardRead, int | None]]:
        for column in self.layout.many.get("award", ()):
            text = text_of(line.at(column.index))
            if text and not is_ditto(text):
                for award in self.recogniser.read(text):
                    yield AwardRead(award.code, text, award.suggestion), column.index
        for column in self.layout.many.get("award_mark", ()):
            value = line.at(column.index)
            if value is None:
                continue
            codes = self.recogniser.codes(text_of(value))
            if is_mark(value) or not codes:
                yield AwardRead(column.meaning.award, column.title), column.index
            else:
                for code in codes:
                    yield AwardRead(code, text_of(value)), column.index

    def _faults(self, award: AwardRead, cell: str, subject: str, name: str) -> list[Problem]:
        if award.code is None:
            return [problems.unknown_award(cell, award.text, award.suggestion)]
        allowed = self.recogniser.subjects(award.code)
        if name and subject not in allowed and "work" not in allowed:
            return [problems.wrong_subject(cell, self.recogniser.name(award.code), allowed, name, subject)]
        return []


def _count_filled(line: list[Value], columns: list[int], limit: int) -> int:
    """How many of these cells are not blank; counting stops at the limit."""
    filled = 0
    for column in columns:
        if column < len(line) and line[column] not in (None, ""):
            filled += 1
            if filled == limit:
                break
    return filled
