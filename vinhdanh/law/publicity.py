"""Public comment (lấy ý kiến nhân dân): for which awards the law asks for it, and how long a list stays open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vinhdanh.law.in_force import statutes

STEP = "công khai lấy ý kiến nhân dân"
"""How the statutes name this term among the others of an award."""


@dataclass(frozen=True, slots=True)
class CommentTerm:
    """How long a list stays open to comment: working days after the day it is published, and what says so."""

    working_days: int
    ref: str
    text: str
    confidence: str


def comment_terms(codes: Iterable[str], *, on: date, overlays: tuple[str, ...] = ()) -> dict[str, CommentTerm]:
    """The term of each award that has one by the law of ``on``; where two provisions give one, the longer.

    An award that is absent from the answer needs no public comment by any provision the statutes hold.
    """
    law = statutes(on, overlays)
    found: dict[str, CommentTerm] = {}
    for code in codes:
        terms = [
            CommentTerm(p.body["working_days"], p.id, p.text, p.confidence)
            for p in law.of_kind("deadline", code)
            if p.body["step"] == STEP
        ]
        if terms:
            found[code] = max(terms, key=lambda term: term.working_days)
    return found
