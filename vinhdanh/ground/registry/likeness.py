"""Who may have been written twice: pairs of persons that look alike, with the reason, for an officer to judge.

Pairs are looked for when persons are written or mended; what an officer told apart stays apart.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product

from django.db.models import Q

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.crafts.viet.names import match_key, spelling_key
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action, require
from vinhdanh.ground.office.actors import Actor

from .models import Likeness, Party

_AMBIGUOUS = re.compile(r"\b(qu|[hklmstv])[iy]\b")
_FIELDS = ("pk", "name", "person__born_on", "person__born_year", "person__identity_hash", "home__path")
PORTION = 400
"""Names asked for in one query."""


def folded_forms(name: str) -> set[str]:
    """The folded spellings under which the registry may hold this name: i and y stand for each other ("Mỹ", "Mĩ")."""
    pieces = _AMBIGUOUS.split(fold(name))
    heads = pieces[1::2]
    return {
        pieces[0] + "".join(head + vowel + rest for head, vowel, rest in zip(heads, vowels, pieces[2::2], strict=True))
        for vowels in product("iy", repeat=len(heads))
    }


def births_agree(born: int | date | None, born_on: date | None, born_year: int | None) -> bool | None:
    """Whether two births are the same as far as both are known: to the day, else to the year; None when one is not."""
    year = born.year if isinstance(born, date) else born
    if year is None or born_year is None:
        return None
    if isinstance(born, date) and born_on:
        return born == born_on
    return year == born_year


@dataclass(frozen=True, slots=True)
class _Seen:
    """A person as far as likeness needs them."""

    pk: int
    name: str
    born_on: date | None
    born_year: int | None
    identity: str | None
    home: str | None


def weigh(one: _Seen, other: _Seen) -> tuple[int, str] | None:
    """How much two persons of one name look like one, and why; None when they are plainly two."""
    if one.identity and other.identity and one.identity != other.identity:
        return None
    births = births_agree(one.born_on or one.born_year, other.born_on, other.born_year)
    together = bool(one.home and other.home) and (
        str(one.home).startswith(str(other.home)) or str(other.home).startswith(str(one.home))
    )
    if births is False or (births is None and not together):
        return None
    whole = births and one.born_on and other.born_on
    spelled = spelling_key(one.name) == spelling_key(other.name)
    said = ["cùng họ tên" if spelled else "họ tên chỉ khác dấu"]
    said += ["cùng ngày sinh" if whole else "cùng năm sinh"] if births else ["một người chưa có năm sinh"]
    said += ["cùng đơn vị"] if together else ["khác đơn vị"]
    weight = (4 if whole else 2 if births else 0) + 2 * together + spelled
    return weight, ", ".join(said)


def look(keys: Collection[int]) -> None:
    """Find again whom the persons of these keys may be; takes part in the caller's transaction.

    Pairs that no longer look alike are dropped, those told apart are left alone.
    """
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), PORTION):
        portion = wanted[start : start + PORTION]
        Likeness.objects.filter(Q(one__in=portion) | Q(other__in=portion), told_apart_by="").delete()
        Likeness.objects.bulk_create(_pairs(portion), ignore_conflicts=True, batch_size=500)


def _pairs(keys: list[int]) -> Iterator[Likeness]:
    """Every pair of one of these persons with anybody of the same name, once."""
    asked = _seen(Q(pk__in=keys))
    names = {form for person in asked for form in folded_forms(person.name)}
    alike: dict[str, list[_Seen]] = {}
    for person in _seen(Q(folded__in=names)):
        alike.setdefault(match_key(person.name), []).append(person)
    met = set()
    for person in asked:
        for other in alike[match_key(person.name)]:
            pair = (min(person.pk, other.pk), max(person.pk, other.pk))
            if person.pk == other.pk or pair in met:
                continue
            met.add(pair)
            if found := weigh(person, other):
                yield Likeness(one_id=pair[0], other_id=pair[1], weight=found[0], why=found[1])


def _seen(which: Q) -> list[_Seen]:
    people = Party.objects.filter(which, kind=Party.Kind.PERSON)
    return [_Seen(*values) for values in people.values_list(*_FIELDS)]


@action("registry.merge")
def keep_apart(pair: Likeness, *, by: Actor, at: datetime) -> None:
    """Somebody who knows them says that the two are two; they are not asked about again."""
    require(by, "registry.merge", pair.other)
    Likeness.objects.filter(pk=pair.pk).update(told_apart_by=by.name)
    audit.note(one=pair.one_id, other=pair.other_id)


@action("registry.merge")
def ask_again(pair: Likeness, *, by: Actor, at: datetime) -> None:
    """Undo ``keep_apart``."""
    require(by, "registry.merge", pair.other)
    Likeness.objects.filter(pk=pair.pk).update(told_apart_by="")


def tell_apart(one: int, other: int, *, by: str) -> None:
    """Note that two persons are two, whether or not they look alike; within the caller's transaction."""
    Likeness.objects.update_or_create(
        one_id=min(one, other),
        other_id=max(one, other),
        defaults={"told_apart_by": by},
        create_defaults={"told_apart_by": by, "weight": 0, "why": "đã tách thành hai người"},
    )
