"""What lists of earlier years brought into the book: withdrawn when the list was a mistake, or better proved later.

The entries stay where they are: a withdrawal and a better proof are entries of their own that refer to them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from . import lookup
from .actions import Pen
from .models import Grant


@dataclass(frozen=True)
class Paper:
    """How well a grant is proved, and the decision it stands on."""

    proof: str
    decision_number: str
    decided_on: date
    authority_title: str

    @classmethod
    def of(cls, row: Grant) -> "Paper":
        return cls(row.proof, row.decision_number, row.decided_on, row.authority_title)

    def as_json(self) -> dict[str, str]:
        return {**asdict(self), "decided_on": self.decided_on.isoformat()}

    @classmethod
    def from_json(cls, said: Mapping[str, str]) -> "Paper":
        return cls(**{**said, "decided_on": date.fromisoformat(said["decided_on"])})


@action("ledger.write")
def withdraw(_book: None, *, by: Actor, at: datetime, rows: Sequence[Grant], reason: str) -> None:
    """Take back grants that a list should not have brought in: an entry each, and the read model lets them go.

    Refused for a grant with a diploma of ours (a decision cancels it), and for one corrected or cancelled since.
    """
    for row in rows:
        if row.token or row.corrected or row.status != Grant.Status.VALID:
            raise Refused(
                f"Khen thưởng của {row.name} theo Quyết định {row.decision_number} đã có bằng, đính chính hoặc hủy bỏ; "
                "không rút khỏi sổ được, chỉ hủy bỏ bằng quyết định.",
                code="not_withdrawable",
            )
    pen = Pen()
    for row in rows:
        pen.write(
            {"kind": "withdraw", "at": at.isoformat(timespec="seconds"), "refers": row.pk, "reason": reason},
            {},
        )
    head = pen.put_down()
    Grant.objects.filter(pk__in=[row.pk for row in rows]).delete()
    lookup.index({row.party_id for row in rows})
    audit.note(withdrawn=[row.pk for row in rows], reason=reason, head=head.digest)


@action("ledger.write")
def prove(_book: None, *, by: Actor, at: datetime, papers: Sequence[tuple[Grant, Paper]], reason: str) -> None:
    """Say on which paper grants stand now: an entry each that refers to the grant; the read model follows."""
    pen = Pen()
    for row, paper in papers:
        pen.write(
            {
                "kind": "prove",
                "at": at.isoformat(timespec="seconds"),
                "refers": row.pk,
                "proof": paper.proof,
                "decision": {
                    "number": paper.decision_number,
                    "date": paper.decided_on.isoformat(),
                    "by": paper.authority_title,
                },
                "reason": reason,
            },
            {},
        )
        row.proof, row.decision_number = paper.proof, paper.decision_number
        row.decided_on, row.authority_title = paper.decided_on, paper.authority_title
    head = pen.put_down()
    fields = ["proof", "decision_number", "decided_on", "authority_title"]
    Grant.objects.bulk_update([row for row, _ in papers], fields, batch_size=200)
    audit.note(proved=[row.pk for row, _ in papers], reason=reason, head=head.digest)
