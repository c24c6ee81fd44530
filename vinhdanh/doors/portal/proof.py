"""What a certificate's page says: genuine or not, what happened since, and how it stands in the golden book."""

from dataclasses import dataclass
from datetime import date

from vinhdanh.books.ledger.actions import said
from vinhdanh.books.ledger.models import Entry, Grant
from vinhdanh.work.rights import queries as rights


@dataclass(frozen=True)
class Happened:
    """One thing that happened to the award: its kind, when, by which decision."""

    what: str
    when: date | None
    decision: str
    reason: str = ""


@dataclass(frozen=True)
class Proof:
    grant: Grant
    valid: bool
    erased: bool
    """The person's words were erased on request: the decision still stands, the name is no longer shown."""
    superseded: bool
    """This address was printed on a diploma that a corrected one has replaced."""
    story: list[Happened]
    entry: int
    digest: str


WORDS = {"correct": "Đính chính", "cancel": "Hủy bỏ quyết định khen thưởng", "erase": "Xóa dữ liệu cá nhân"}


def of(grant: Grant, token: str) -> Proof:
    entry = Entry.objects.get(pk=grant.pk)
    story = [Happened("Tặng", grant.decided_on, grant.decision_number)]
    for later in Entry.objects.filter(refers=grant.pk).order_by("seq"):
        content = said(later)
        story.append(
            Happened(
                WORDS.get(content["kind"], content["kind"]),
                date.fromisoformat(content["at"][:10]),
                (content.get("decision") or {}).get("number", ""),
                content.get("reason", "") if content["kind"] == "cancel" else "",
            )
        )
    return Proof(
        grant=grant,
        valid=grant.status == Grant.Status.VALID,
        erased=not grant.name or bool(rights.nameless([grant.party_id])),
        superseded=grant.token != token,
        story=story,
        entry=entry.seq,
        digest=" ".join(entry.digest[i : i + 4] for i in range(0, 16, 4)),
    )
