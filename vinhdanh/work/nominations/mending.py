"""A row put right by an officer: who is meant, and what it says. Nothing here saves; the room's action does."""

from typing import Any

from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit
from vinhdanh.law import award_names

from .imports import apply_matches, named
from .matching import match
from .models import ReadRow

MATCHED = ["name", "award", "party", "match", "candidates", "data", "problems"]
"""What choosing, mending and matching again change."""

_OVER = {
    "name": {"missing_name", "duplicate", "bad_id"},
    "born": {"bad_date", "duplicate"},
    "unit": {"missing_unit"},
    "award": {"unknown_award", "wrong_subject", "duplicate"},
}
"""Which problems are over once a field was mended by hand."""


def choose(row: ReadRow, party: int | None, *, by: str) -> None:
    """``by`` says who is meant: one of the candidates, or (None) somebody new. Refused when it is neither.

    With that it is settled too whether two rows that look alike are two people.
    """
    allowed = {candidate["party"] for candidate in row.candidates} | ({row.party_id} if row.party_id else set())
    if party is not None and party not in allowed:
        raise Refused("Người được chọn không nằm trong các khả năng của dòng này; hãy tải lại trang.", code="stale")
    if row.party_id and row.match == ReadRow.Match.SAME:
        row.candidates = [{"party": row.party_id, "why": row.data["why"]}]
    row.party_id = party
    row.match = ReadRow.Match.DECIDED if party else ReadRow.Match.NEW
    row.data["decided_by"] = by
    row.problems = [problem for problem in row.problems if problem["code"] != "duplicate"]


def match_anew(row: ReadRow, unit: Unit) -> None:
    """Match the row again, as if nobody had chosen."""
    row.data.pop("decided_by", None)
    apply_matches([row], match([named(row)], unit))


def insist_award_fits(award: str, row: ReadRow) -> None:
    """Refused unless the row's kind of party can have ``award``."""
    if award not in award_names() or row.data["subject"] not in award_names()[award].subjects:
        raise Refused("Danh hiệu, hình thức này không dành cho đối tượng của dòng; hãy chọn lại.", code="wrong_subject")


def said(row: ReadRow) -> dict[str, Any]:
    """What a row says now, as far as an officer can mend it."""
    return {"name": row.name, "award": row.award, "born": row.data.get("born"), "unit": row.data["unit"]}


def mend(row: ReadRow, unit: Unit, *, name: str, award: str, born: str | int | None, unit_name: str) -> list[str]:
    """Put right what a row says (``born``: a year or an ISO day) and match it again; answers what changed.

    What the row said before is kept in it.
    """
    before = said(row)
    after = {"name": name.strip(), "award": award, "born": born, "unit": unit_name.strip()}
    changed = sorted(field for field in before if before[field] != after[field])
    over = {code for field in changed for code in _OVER[field]}
    row.name, row.award = after["name"][:250], award
    row.data |= {"born": born, "unit": after["unit"], "was": before | row.data.get("was", {})}
    row.problems = [problem for problem in row.problems if problem["code"] not in over or _still(problem["code"], row)]
    match_anew(row, unit)
    return changed


def _still(code: str, row: ReadRow) -> bool:
    """Whether a mended name is as empty as before."""
    return code == "missing_name" and not row.name
