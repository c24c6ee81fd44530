"""Answering the question of an unknown verdict: what the officer says goes where that fact lives."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Party

from ..models import Proof
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
    """Write ``value`` as what is known of ``fact`` (a key of the judge's facts) in ``year``.

    ``result`` takes a mark, ``titles`` all titles of the year, the lists of LISTS their entries in the form of the
    judge's cases (an empty list says "none"), a unit's figures a number, everything else what ``attest`` takes.
    """
    said: dict[str, Any] = {"by": by, "at": at, "year": year, "cite": cite, "proof": proof}
    if fact == "result":
        declare_result(party, result=value, **said)
    elif fact == "titles":
        deeds.declare_titles(party, titles=value, **said)
    elif fact in LISTS:
        if not isinstance(value, list) or not all(isinstance(entry, Mapping) for entry in value):
            raise Refused("Câu trả lời cho mục này là một danh sách (có thể để trống).", code="bad_value")
        return Declaration([Declared(party, {fact: value}, cite)], year, Proof(proof), at).write()
    elif fact in deeds.UNIT_FIGURES:
        deeds.declare_unit_year(party, **said, **{fact: value})
    else:
        deeds.attest(party, name=fact, value=value, **{**said, "year": deeds.year_of_attestation(fact, year)})
    return []
