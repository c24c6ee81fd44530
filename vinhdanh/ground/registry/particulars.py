"""A person's own particulars when two written persons are one: what is blank is filled, what differs is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.crafts.viet.names import spelling_key
from vinhdanh.ground.office.errors import Refused
from vinhdanh.law.vocabulary import vocabulary

from .models import Party, Person
from .movers import GONE, Choices, Clash, image, restored
from .queries import identity_of

_PREFIX = "registry.person"


@dataclass(frozen=True)
class Particular:
    """Columns of the party (``party.…``) or the person (``person.…``) that are taken over together."""

    name: str
    label: str
    columns: tuple[str, ...]
    say: Callable[[Person], str]

    @property
    def key(self) -> str:
        return f"{_PREFIX}:{self.name}"


def _say_birth(person: Person) -> str:
    return short_date(person.born_on) if person.born_on else str(person.born_year or "")


def _say_occupation(person: Person) -> str:
    scales = vocabulary().scales
    words = scales["occupation"].labels | scales["role"].labels
    return words.get(person.occupation, person.occupation)


def masked_identity(person: Person) -> str:
    """The first three and last three digits: enough to compare with a paper, too little to use."""
    number = identity_of(person)
    return f"{number[:3]}••••••{number[-3:]}" if number else ""


PARTICULARS = (
    Particular("name", "Họ và tên", ("party.name", "party.folded"), lambda person: person.party.name),
    Particular("born", "Ngày, năm sinh", ("person.born_on", "person.born_year"), _say_birth),
    Particular("gender", "Giới tính", ("person.gender",), lambda person: person.get_gender_display()),
    Particular(
        "home",
        "Đơn vị hiện nay",
        ("party.home_id",),
        lambda person: person.party.home.name if person.party.home else "",
    ),
    Particular("position", "Chức vụ, nghề nghiệp", ("person.position",), lambda person: person.position),
    Particular("occupation", "Nhóm nghề", ("person.occupation",), _say_occupation),
    Particular(
        "direct_worker",
        "Trực tiếp lao động, sản xuất",
        ("person.direct_worker",),
        lambda person: {True: "Có", False: "Không"}.get(person.direct_worker, ""),
    ),
    Particular("identity", "Số định danh", ("person.identity_sealed", "person.identity_hash"), masked_identity),
    Particular(
        "died_on", "Ngày mất", ("person.died_on",), lambda person: short_date(person.died_on) if person.died_on else ""
    ),
)


@dataclass(frozen=True)
class Compared:
    """One particular of two persons side by side."""

    label: str
    kept: str
    gone: str
    clash: Clash | None


def compare(kept: Person, gone: Person) -> list[Compared]:
    rows = []
    for one in PARTICULARS:
        ours, theirs = one.say(kept), one.say(gone)
        differ = bool(ours and theirs) and not _same(one, kept, gone)
        hint = "Hai số định danh khác nhau thường là hai người khác nhau." if one.name == "identity" else ""
        clash = Clash(one.key, one.label, ours, theirs, hint=hint) if differ else None
        if ours or theirs:
            rows.append(Compared(one.label, ours, theirs, clash))
    return rows


def clashes(kept: Person, gone: Person) -> list[Clash]:
    return [row.clash for row in compare(kept, gone) if row.clash]


def _same(one: Particular, kept: Person, gone: Person) -> bool:
    if one.name == "name":
        return spelling_key(kept.party.name) == spelling_key(gone.party.name)
    if one.name == "born":
        whole = kept.born_on and gone.born_on
        return kept.born_on == gone.born_on if whole else kept.born_year == gone.born_year
    if one.name == "identity":
        return kept.identity_hash == gone.identity_hash
    return one.say(kept) == one.say(gone)


def portrait(person: Person) -> dict[str, Any]:
    """The person's rows as JSON, identity number sealed as it is; ``redraw`` writes them again."""
    return {"party": image(person.party), "person": image(person)}


def redraw(drawn: dict[str, Any]) -> Person:
    """Write a person again, with the key they had. Refused when their identity number is somebody else's by now."""
    number = drawn["person"]["identity_hash"]
    if number and Person.objects.filter(identity_hash=number).exists():
        raise Refused("Số định danh của người đã gộp nay là của người khác trong danh bạ.", code="known_identity")
    party = restored(Party, drawn["party"])
    party.save(force_insert=True)
    person = restored(Person, drawn["person"])
    person.save(force_insert=True)
    return person


def take_over(kept: Person, gone: Person, choices: Choices) -> dict[str, list[Any]]:
    """What ``kept`` takes over from ``gone``, as {"person.gender": [before, after]}; nothing is written."""
    before, after = portrait(kept), portrait(gone)
    changed: dict[str, list[Any]] = {}
    for one in PARTICULARS:
        if not _takes(one, kept, gone, choices):
            continue
        for column in one.columns:
            table, name = column.split(".")
            if before[table][name] != after[table][name]:
                changed[column] = [before[table][name], after[table][name]]
    return changed


def _takes(one: Particular, kept: Person, gone: Person, choices: Choices) -> bool:
    ours, theirs = one.say(kept), one.say(gone)
    if not ours or not theirs:
        return bool(theirs)
    if _same(one, kept, gone):
        return one.name == "born" and gone.born_on is not None and kept.born_on is None
    return choices.get(one.key) == GONE


def write(person: Person, changed: dict[str, list[Any]], *, side: int) -> None:
    """Write the values of one side (0: before, 1: after) where the other side's still stand."""
    now = portrait(person)
    values: dict[str, dict[str, Any]] = {"party": {}, "person": {}}
    for column, pair in changed.items():
        table, name = column.split(".")
        if now[table][name] == pair[1 - side]:
            values[table][name] = pair[side]
    for model, row in ((Party, person.party), (Person, person)):
        wanted = values[model._meta.model_name or ""]
        if wanted:
            typed = {name: getattr(restored(model, {name: value}), name) for name, value in wanted.items()}
            model._default_manager.filter(pk=row.pk).update(**typed)
