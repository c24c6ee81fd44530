"""A collective's place in its cluster or block: written and taken back with the ranking's recognition."""

from datetime import datetime

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Party

from ..models import Attestation, Proof
from ..words import CLUSTER_FACTS
from .deeds import insist_attestable
from .results import insist_year


@action("record.make_official")
def write_cluster_place(
    party: Party, *, by: Actor, at: datetime, year: int, rank: int, organised_by: str, cite: str
) -> None:
    """Write that ``party`` has ``rank`` (1 leads) in a cluster organised at the level ``organised_by`` in ``year``.

    What a recognised ranking says replaces what was declared before; nobody's mere word overrules it afterwards.
    """
    if party.kind != Party.Kind.UNIT or rank < 1:
        raise Refused("Thứ hạng trong cụm, khối chỉ ghi cho tập thể được xếp hạng.", code="wrong_subject")
    insist_year(year)
    for name, value in zip(CLUSTER_FACTS, (True, organised_by, rank), strict=True):
        insist_attestable(name, value)
        said = {"value": value, "cite": cite[:200], "proof": Proof.DECISION, "written_at": at}
        Attestation.objects.update_or_create(party=party, name=name, year=year, defaults=said)
    audit.note(year=year, rank=rank, organised_by=organised_by, cite=cite)


@action("record.make_official")
def take_back_cluster_place(party: Party, *, by: Actor, at: datetime, year: int) -> None:
    """The ranking is no longer recognised: what it wrote of ``party`` is gone."""
    written = Attestation.objects.filter(party=party, name__in=CLUSTER_FACTS, year=year, proof=Proof.DECISION)
    audit.note(year=year, taken_back={row.name: row.value for row in written})
    written.delete()
