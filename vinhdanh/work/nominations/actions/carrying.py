"""A round taken to another machine as one file, and brought in from one."""

from datetime import datetime

from django.db import transaction

from vinhdanh.ground.office import audit, files
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.models import StoredFile

from ..carrying import Bringing, Packet, Report, bring, take_out
from ..models import Round


@action("nominations.carry")
def carry_out(round: Round, *, by: Actor, at: datetime, passphrase: str) -> bytes:
    """The round as one file, encrypted under ``passphrase``; see ``carrying``. Nothing of the round changes."""
    content = take_out(round, passphrase, by=by, at=at)
    audit.note(round=round.pk, size=len(content))
    return content


@action("nominations.carry")
def keep_round_file(_house: None, *, by: Actor, at: datetime, content: bytes) -> StoredFile:
    """Keep a round's file, encrypted as it came, while somebody looks at what it would change."""
    return files.keep(content, name="dot-xet.vinhdanh", media_type="application/octet-stream", at=at)


@action("nominations.carry")
def carry_in(
    _house: None, *, by: Actor, at: datetime, packet: Packet, chosen: Bringing | None = None
) -> tuple[Round, Report]:
    """Bring a round's file in: all of it that is clear, or nothing when it fails.

    States are taken as the file has them; what led there stands in the other machine's trail. Side effects: units,
    people and facts that are not here are written; of people who were here what they ask is judged again.
    """
    round, report = bring(packet, chosen or Bringing(), by=by, at=at)
    audit.note(round=round.name, made_at=packet.about["made_at"], **report.as_json()["summary"])
    return round, report


def try_in(*, by: Actor, at: datetime, packet: Packet, chosen: Bringing | None = None) -> Report:
    """What ``carry_in`` would do; nothing stays of it."""
    with transaction.atomic():
        _, report = carry_in(None, by=by, at=at, packet=packet, chosen=chosen)
        transaction.set_rollback(True)
    return report
