"""Answering the question of an unknown verdict: what the officer says goes where that fact lives."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from vinhdanh.crafts.viet.numbers import parse_number
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Party
from vinhdanh.law.vocabulary import vocabulary

from ..models import Proof, YearResult
from . import deeds
from .lists import Declaration, Declared
from .merging import Difference
from .results import declare_result

LISTS = frozenset({"initiatives", "science_works", "awards", "discipline", "members_disciplined"})
_YES, _NO = frozenset({"co", "true", "1"}), frozenset({"khong", "false", "0"})


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

    ``results`` takes a mark, ``titles`` all titles of the year, the lists of LISTS their entries in the form of the
    judge's cases (an empty list says "none"), a unit's figures a number, everything else what ``attest`` takes. The
    words of a question's choices ("co", "khong") and numbers as text are understood.
    """
    said: dict[str, Any] = {"by": by, "at": at, "year": year, "cite": cite, "proof": proof}
    if fact in ("results", "result"):
        declare_result(party, result=value, **said)
    elif fact == "titles":
        deeds.declare_titles(party, titles=[] if value in _NO else value, **said)
    elif fact == "exceeded_targets":
        _say_exceeded(party, value, said)
    elif fact in LISTS:
        return _declare_list(party, fact, value, said)
    elif fact in deeds.UNIT_FIGURES:
        deeds.declare_unit_year(party, **said, **{fact: _number(str(value))})
    else:
        said["year"] = deeds.year_of_attestation(fact, year)
        deeds.attest(party, name=fact, value=_typed(fact, value), **said)
    return []


def _say_exceeded(party: Party, value: Any, said: dict[str, Any]) -> None:
    row = YearResult.objects.filter(party=party, year=said["year"]).first()
    if row is None:
        raise Refused(f"Hãy ghi kết quả năm {said['year']} trước khi ghi việc vượt chỉ tiêu.", code="no_result")
    YearResult.objects.filter(pk=row.pk).update(exceeded_targets=_yes(value), written_at=said["at"])
    audit.note(year=said["year"], exceeded_targets=_yes(value))


def _declare_list(party: Party, fact: str, value: Any, said: dict[str, Any]) -> list[Difference]:
    entries = [] if value in ("", *_NO) else value
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise Refused("Câu trả lời cho mục này là một danh sách (có thể để trống).", code="bad_value")
    declared = [Declared(party, {fact: entries}, said["cite"])]
    return Declaration(declared, said["year"], Proof(said["proof"]), said["at"]).write()


def _typed(fact: str, value: Any) -> Any:
    """A choice's word or a typed number as the fact's own value; what cannot be read is left for ``attest`` to refuse."""
    kind = vocabulary().facts.get(fact)
    if kind is None or not isinstance(value, str):
        return value
    if kind.type == "bool" and value in _YES | _NO:
        return value in _YES
    if kind.type == "number":
        return _number(value)
    return value


def _number(value: str) -> int | float:
    try:
        number = parse_number(value)
    except ValueError as wrong:
        raise Refused(str(wrong), code="bad_value") from wrong
    return int(number) if number == int(number) else float(number)


def _yes(value: Any) -> bool:
    return value is True or value in _YES
