"""One line of a table as the nominations it makes: one for each award it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vinhdanh.crafts.sheets import problems
from vinhdanh.crafts.sheets.awards import AwardRead, AwardRecogniser
from vinhdanh.crafts.sheets.facts import NOT_SAID, Decided, decided_in, declared
from vinhdanh.crafts.sheets.grid import Grid, address, text_of
from vinhdanh.crafts.sheets.groups import Groups
from vinhdanh.crafts.sheets.header import Layout
from vinhdanh.crafts.sheets.model import HOUSEHOLD, PERSON, UNIT, ListRow, Problem
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


@dataclass(frozen=True, slots=True)
class Setting:
    """What a row takes from around its table: the title's award and subject, the issuer, the year, the latest birth."""

    award: str | None
    subject: str | None
    issuer: str | None
    year: int | None
    latest_birth: int | None


_NOT_MARKED = (0, "0", "o", "O")


@dataclass(frozen=True, slots=True)
class _Award:
    """One award of a row, the column that names it (None: a heading does), and its faults."""

    read: AwardRead
    column: int | None
    faults: list[Problem]


@dataclass(slots=True)
class RowReader:
    """Reads the lines of one table, from the top down: a ditto mark refers to the line read before."""

    grid: Grid
    layout: Layout
    setting: Setting
    recogniser: AwardRecogniser
    _unit: str | None = None
    _decided: Decided = NOT_SAID
    _fills_down: bool = False

    def __post_init__(self) -> None:
        self._fills_down = _written_once(self.grid, self.layout)

    def nominations(self, row: int, groups: Groups) -> list[ListRow]:
        """The nominations of a line under the headings that stand above it; at least one."""
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
        decided = self._decided = decided_in(line, self._decided)
        doubts = inconsistencies(identity, born=born, gender=gender) if identity else []
        number = identity.number if identity else None
        sources = line.sources(found.columns)
        achievement = line.text("achievement") or None
        return [
            ListRow(
                self.grid.name, row + 1, name or None, born, unit, award.read.code, award.read.text, subject, number,
                position, gender, groups.unit, found.facts, sources, (*line.problems, *award.faults), tuple(doubts),
                line.cells() if award.column is None else line.cells(award=award.column),
                decided.number, decided.day, decided.by, achievement,
            )
            for award in self._awards(line, groups, subject, name)
        ]  # fmt: skip

    def _post(self, line: Line, groups: Groups, subject: str, name: str) -> tuple[str | None, str | None]:
        """Position and unit. A ditto mark takes the unit above, a blank the group's; without a column, the issuer."""
        position, unit = position_and_unit(line)
        if (unit and is_ditto(unit)) or (not unit and self._fills_down and not groups.unit):
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
            faults = [] if line.failed("award") else [problems.unknown_award(cell, "", None)]
            yield _Award(AwardRead(None, ""), None, faults)
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
            if is_mark(value) or (not codes and value not in _NOT_MARKED):
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


def _written_once(grid: Grid, layout: Layout) -> bool:
    """Whether units stand only on the first line of their people: most cells blank, yet more than one unit."""
    unit, name = layout.at.get("unit"), layout.at.get("name")
    if unit is None or name is None:
        return False
    named = [row for row in range(layout.bottom + 1, len(grid.rows)) if grid.value(row, name) not in (None, "")]
    units = [value for row in named if (value := grid.value(row, unit)) not in (None, "")]
    return len(set(units)) > 1 and 2 * len(units) < len(named)
