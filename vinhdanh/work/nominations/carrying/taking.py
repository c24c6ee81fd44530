"""Taking a round out: everything it is made of, written down under names both machines know."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from vinhdanh.ground.office import files
from vinhdanh.ground.office.actors import Actor

from ..models import Counterpart, Round, Upload
from .asked import Nominations, Rounds, Rows, Submissions, Uploads
from .books import Facts, Granted
from .items import Item, Kind, World, digest_of
from .packet import pack
from .people import Authorities, People, Units

KINDS: tuple[type[Kind], ...] = (
    Units, Authorities, People, Facts, Granted, Rounds, Uploads, Rows, Submissions, Nominations,
)  # fmt: skip
"""In the order of what hangs on what."""
LONGEST_LINEAGE = 20


def member(kind: type[Kind]) -> str:
    return f"{kind.name}.jsonl"


def take_out(round: Round, passphrase: str, *, by: Actor, at: datetime) -> bytes:
    """The round as one encrypted file. Side effect: what was carried is noted, to know later who changed what."""
    world = World(by=by, at=at)
    world.round = round
    members: dict[str, bytes] = {}
    counted: dict[str, int] = {}
    for kind in KINDS:
        items = _items_of(kind(world))
        members[member(kind)] = b"".join(item.line() for item in items)
        counted[kind.label] = len(items)
    for upload in Upload.objects.filter(round=round).select_related("file"):
        members[f"files/{upload.file.sha256}"] = files.read(upload.file)
    about: dict[str, Any] = {
        "made_at": at.isoformat(), "made_by": by.name, "round": {"name": round.name, "year": round.year},
        "counts": counted,
    }  # fmt: skip
    return pack(members, about, passphrase)


def _items_of(kind: Kind) -> list[Item]:
    things = list(kind.of_round())
    known = _known(kind, things)
    items, fresh, older = [], [], []
    for thing in things:
        key = kind.key_of(thing)
        one = known.get(kind.new_uid(thing) if kind.fixed else key)
        if one is None:
            one = Counterpart(kind=kind.name, uid=kind.new_uid(thing), object_id=key)
            fresh.append(one)
        else:
            older.append(one)
        one.object_id = key
        kind.world.link(kind.name, one.uid, key)
        data = json.loads(json.dumps(kind.image(thing), ensure_ascii=False))
        one.lineage = grown(one.lineage, [digest_of(data)])
        items.append(Item(kind.name, one.uid, data, kind.aside(thing), tuple(one.lineage)))
    if kind.linked:
        Counterpart.objects.bulk_create(fresh, batch_size=500)
        Counterpart.objects.bulk_update(older, ["object_id", "lineage"], batch_size=500)
    return items


def _known(kind: Kind, things: Iterable[Any]) -> dict[Any, Counterpart]:
    """What was carried before, by its key here, or by its name where the name is fixed."""
    if not kind.linked:
        return {}
    if kind.fixed:
        names = {kind.new_uid(thing) for thing in things}
        return {each.uid: each for each in Counterpart.objects.filter(kind=kind.name) if each.uid in names}
    keys = {kind.key_of(thing) for thing in things}
    carried = Counterpart.objects.filter(kind=kind.name).order_by("-pk")
    return {each.object_id: each for each in carried if each.object_id in keys}


def grown(lineage: Iterable[str], more: Iterable[str]) -> list[str]:
    """A lineage with further digests, each once, the latest last, none forgotten but the oldest."""
    return list(dict.fromkeys([*lineage, *more]))[-LONGEST_LINEAGE:]
