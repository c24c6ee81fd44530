"""Headings of groups inside a table, and what they set for the rows below: the award, the subject, the unit."""

from __future__ import annotations

from dataclasses import dataclass, field

from vinhdanh.crafts.sheets.awards import AwardRecogniser
from vinhdanh.crafts.sheets.bands import UNMARKED, Heading
from vinhdanh.crafts.sheets.model import PERSON, UNIT
from vinhdanh.crafts.sheets.subjects import subject_named, subject_of

_SUBJECT_WORDS = 7


@dataclass(frozen=True, slots=True)
class _Group:
    level: int
    kind: str
    text: str
    codes: tuple[str, ...] = ()
    subject: str | None = None


@dataclass(slots=True)
class Groups:
    """The headings that stand above the current row. A heading ends those of its own rank and below it."""

    recogniser: AwardRecogniser
    _open: list[_Group] = field(default_factory=list)

    def enter(self, heading: Heading) -> None:
        group = self._understand(heading)
        if heading.level != UNMARKED:
            keep = next(
                (index for index, other in enumerate(self._open) if UNMARKED != other.level >= heading.level),
                len(self._open),
            )
            del self._open[keep:]
        self._open = [other for other in self._open if not (other.level == UNMARKED and other.kind == group.kind)]
        self._open.append(group)

    @property
    def codes(self) -> tuple[str, ...]:
        return next((group.codes for group in reversed(self._open) if group.codes), ())

    @property
    def unit(self) -> str | None:
        return next((group.text for group in reversed(self._open) if group.kind == "unit"), None)

    @property
    def subject(self) -> str | None:
        return next((group.subject for group in reversed(self._open) if group.subject), None)

    def _understand(self, heading: Heading) -> _Group:
        codes = self.recogniser.codes(heading.text) or self.recogniser.find(heading.text)
        subject = subject_named(heading.text)
        if codes:
            subjects = self.recogniser.subjects(codes[0]) - {"foreigner"}
            return _Group(
                heading.level, "award", heading.text, codes, next(iter(subjects)) if len(subjects) == 1 else subject
            )
        if subject and len(heading.text.split()) <= _SUBJECT_WORDS:
            return _Group(heading.level, "subject", heading.text, subject=subject)
        named = subject_of(heading.text, PERSON, has_birth=False)
        return _Group(heading.level, "unit" if named == UNIT else "category", heading.text)
