"""Answering the question of an unknown verdict: what the officer says goes where that fact lives."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Party

from ..models import Proof, YearResult, YearTitles
from ..values import is_no, is_yes, number, typed
from . import deeds
from .lists import Declaration, Declared
from .merging import Difference
from .results import declare_result

LISTS = frozenset({"initiatives", "science_works", "awards", "discipline", "members_disciplined"})


@action("record.declare")
def answer(
    party: Party,
    *,
    by: Actor,
    at: datetime,
    fact: str,
    year: int,
    value: Any,
    cite: str = "",
    proof: str = Proof.DECLARED,
) -> list[Difference]:
    """Write ``value`` as what is known of ``fact`` (the ``fact`` of a verdict's ``missing``) in ``year``.

    ``results`` takes a mark; ``titles`` all titles of the year, one code more, or "khong"; the lists of LISTS their
    entries as the cases have them (an empty one says "none"); a unit's figures a number; all else what attest takes.
    Words of a question's choices ("co", "khong") and numbers as text are understood.
    """
    said: dict[str, Any] = {"by": by, "at": at, "year": year, "cite": cite, "proof": proof}
    if fact in ("results", "result"):
        declare_result(party, result=value, **said)
    elif fact == "titles":
        deeds.declare_titles(party, titles=_titles(party, year, value), **said)
    elif fact == "exceeded_targets":
        _say_exceeded(party, value, said)
    elif fact in LISTS:
        return _declare_list(party, fact, value, said)
    elif fact in deeds.UNIT_FIGURES:
        deeds.declare_unit_year(party, **said, **{fact: number(str(value))})
    else:
        said["year"] = deeds.year_of_attestation(fact, year)
        deeds.attest(party, name=fact, value=typed(fact, value), **said)
    return []


def _titles(party: Party, year: int, value: Any) -> list[str]:
    """All titles of the year: a list is that, one code is added to what is listed, "khong" adds none."""
    if isinstance(value, list):
        return value
    listed = YearTitles.objects.filter(party=party, year=year).values_list("titles", flat=True).first() or []
    return listed if is_no(value) else [*listed, deeds.insist_award(str(value))]


def _say_exceeded(party: Party, value: Any, said: dict[str, Any]) -> None:
    row = YearResult.objects.filter(party=party, year=said["year"]).first()
    if row is None:
        raise Refused(f"Hãy ghi kết quả năm {said['year']} trước khi ghi việc vượt chỉ tiêu.", code="no_result")
    YearResult.objects.filter(pk=row.pk).update(exceeded_targets=is_yes(value), written_at=said["at"])
    audit.note(year=said["year"], exceeded_targets=is_yes(value))


def _declare_list(party: Party, fact: str, value: Any, said: dict[str, Any]) -> list[Difference]:
    entries = [] if value == "" or is_no(value) else value
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise Refused("Câu trả lời cho mục này là một danh sách (có thể để trống).", code="bad_value")
    declared = [Declared(party, {fact: entries}, said["cite"])]
    return Declaration(declared, said["year"], Proof(said["proof"]), said["at"]).write()
