"""One person written twice becomes one; one person in whom two were mixed becomes two; both can be undone.

A merged person leaves the registry: nothing else then has to know that they were once written. Their rows go to the one
who stays, through the movers that every room registers; what was moved is kept (``Regrouping``), so that undoing
restores it as it was.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Q, QuerySet

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action, require
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from . import likeness, particulars
from .actions import NewPerson, add_person
from .models import Party, Person, Regrouping, Unit
from .movers import MOVERS, Choices, Clash, Hand
from .withdrawing import in_use

MERGE = "registry.merge"


def clashes(kept: Person, gone: Person) -> list[Clash]:
    """Everything that must be answered before ``gone`` can be merged into ``kept``."""
    told = particulars.clashes(kept, gone)
    for mover in MOVERS.values():
        told += mover.clashes(gone.party, kept.party)
    return told


@action(MERGE)
def merge(kept: Party, *, by: Actor, at: datetime, gone: Party, choices: Choices | None = None) -> Regrouping:
    """Write ``gone`` and ``kept`` as the one person they are; ``choices`` answers their clashes by key.

    Refused while a clash is open. Side effects: rows of every room go to ``kept``, of two that say the same one stays,
    ``gone`` leaves the registry, the ledger notes whose its grants are now, open nominations are judged again.
    """
    require(by, MERGE, gone)
    one, other = _locked(kept.pk, gone.pk)
    choices, hand = choices or {}, Hand(by, at)
    _insist_answered(clashes(one, other), choices)
    moved = {
        name: mover.move(other.party, one.party, choices=choices, only=None, hand=hand)
        for name, mover in MOVERS.items()
    }
    changed = particulars.take_over(one, other, choices)
    done = Regrouping.objects.create(
        kind=Regrouping.Kind.MERGE,
        source=other.pk,
        source_name=other.party.name,
        target=one.party,
        image=particulars.portrait(other),
        changed=changed,
        moved=moved,
        by=by.name,
        at=at,
    )
    Person.objects.filter(pk=gone.pk).delete()
    Party.objects.filter(pk=gone.pk).delete()
    particulars.write(one, changed, side=1)
    _settle([one.pk], hand)
    likeness.look([one.pk])
    audit.note(kept=kept.pk, gone=gone.pk, name=other.party.name, choices=dict(choices), moved=_told(moved))
    return done


@action(MERGE)
def split(
    party: Party,
    *,
    by: Actor,
    at: datetime,
    rows: Mapping[str, Collection[int]],
    person: NewPerson,
    unit: Unit,
) -> Regrouping:
    """Write a new person in ``unit`` and give them ``rows`` of ``party``: for each mover's name the keys of rows.

    For a wrong match or a wrong merge of long ago. Refused when nothing was chosen. Side effects as of ``merge``.
    """
    if not any(rows.values()):
        raise Refused("Hãy chọn ít nhất một mục thuộc về người mới.", code="nothing_chosen")
    hand = Hand(by, at)
    (source,) = _locked(party.pk)
    new = add_person(unit, by=by, at=at, person=person)
    moved = {
        name: mover.move(source.party, new.party, choices={}, only=set(rows.get(name, ())), hand=hand)
        for name, mover in MOVERS.items()
    }
    done = Regrouping.objects.create(
        kind=Regrouping.Kind.SPLIT,
        source=source.pk,
        source_name=source.party.name,
        target=new.party,
        moved=moved,
        by=by.name,
        at=at,
    )
    likeness.tell_apart(source.pk, new.pk, by=by.name)
    _settle([source.pk, new.pk], hand)
    audit.note(source=source.pk, new=new.pk, name=person.name, moved=_told(moved))
    return done


@action(MERGE)
def undo(regrouping: Regrouping, *, by: Actor, at: datetime) -> Party:
    """Undo a merge or a split: every row goes back to whose it was. Answers the person whose page shows it.

    Refused when somebody was merged into the same person since (that one first), or something new hangs on it.
    """
    done = Regrouping.objects.select_for_update().filter(pk=regrouping.pk).select_related("target").first()
    if done is None:
        raise Refused("Việc này đã được hoàn tác trước đó.", code="wrong_state")
    if later := later_than(done).first():
        raise Refused(
            f"Sau đó {later.source_name} cũng đã được gộp hoặc tách với người này; hãy hoàn tác lần sau cùng trước.",
            code="not_the_last",
        )
    hand, merged = Hand(by, at), done.kind == Regrouping.Kind.MERGE
    target = Person.objects.select_related("party").get(pk=done.target_id)
    if merged:
        particulars.write(target, done.changed, side=0)
        source = particulars.redraw(done.image).party
    else:
        source = _locked(done.source)[0].party
    Regrouping.objects.filter(pk=done.pk).delete()
    for name, mover in MOVERS.items():
        if name in done.moved:
            mover.put_back(source, target.party, done.moved[name], hand=hand)
    if not merged:
        _remove(target)
    _settle([source.pk, target.pk] if merged else [source.pk], hand)
    likeness.look([source.pk])
    audit.note(undone=done.kind, source=source.pk, target=target.pk, name=done.source_name)
    return source


def later_than(done: Regrouping) -> QuerySet[Regrouping]:
    """What was merged or split with the same person after it: undone first."""
    involved = Q(target=done.target_id) | Q(source=done.target_id)
    return Regrouping.objects.filter(involved, pk__gt=done.pk).order_by("-pk")


def now_written_as(key: int) -> int | None:
    """Whom a person of this key was merged into; None when they never were."""
    merged = Regrouping.objects.filter(kind=Regrouping.Kind.MERGE, source=key)
    return merged.values_list("target", flat=True).first()


def _locked(*keys: int) -> list[Person]:
    """The persons of these keys, in this order, locked; Refused when one is not there or they are not two."""
    list(Party.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    people = Person.objects.select_related("party__home__party").in_bulk(keys)
    if len(people) < len(keys):
        raise Refused("Chỉ gộp, tách được cá nhân đang có trong danh bạ; hãy tải lại trang.", code="not_two_people")
    return [people[key] for key in keys]


def _insist_answered(found: list[Clash], choices: Choices) -> None:
    open_ones = [clash for clash in found if clash.answered(choices) is None]
    if not open_ones:
        return
    first = open_ones[0]
    if not first.may:
        raise Refused(f"{first.what}: {first.kept}; {first.gone}. {first.hint}".strip(), code="stuck")
    raise Refused(
        f"Còn {len(open_ones)} điểm khác nhau chưa chọn, trước hết là: {first.what}.",
        code="clash",
    )


def _remove(person: Person) -> None:
    if in_use({person.pk}):
        raise Refused(
            f"{person.party.name} đã có thêm dữ liệu sau khi tách; hãy gộp hai người thay vì hoàn tác.",
            code="changed_since",
        )
    Person.objects.filter(pk=person.pk).delete()
    Party.objects.filter(pk=person.pk).delete()


def _settle(keys: Collection[int], hand: Hand) -> None:
    parties = list(Party.objects.filter(pk__in=keys).order_by("pk"))
    for mover in MOVERS.values():
        mover.settle(parties, hand=hand)


def _told(moved: Mapping[str, Mapping[str, list]]) -> dict[str, int]:
    """How many rows of each table, for the audit trail; of tables that go along without a word nothing is told."""
    return {name: len(done.get("rows", ())) for name, done in moved.items() if MOVERS[name].label and done.get("rows")}
