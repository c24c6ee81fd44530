"""The law of one day: which provisions stand, and what they say about an award."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from vinhdanh.law.conditions.base import All, Any, Cited, Condition, Outline
from vinhdanh.law.conditions.reading import parse_all
from vinhdanh.law.loader import all_provisions
from vinhdanh.law.names import award_names
from vinhdanh.law.patching import Confirmations, Patch, as_confirmed, patches
from vinhdanh.law.provisions import OPEN, Provision

_RANK = {"high": 2, "medium": 1, "low": 0}


@dataclass(frozen=True)
class Path:
    """One way to an award: its conditions, parsed; ``certain`` is false when a low text can only leave it open."""

    provision: Provision
    condition: Condition
    certain: bool

    @property
    def route(self) -> str | None:
        """The kind of commendation (``cong_trang``, …); None for a hole that names none."""
        return self.provision.body.get("route")

    def sentences(self) -> list[str]:
        """The conditions, one sentence each."""
        return [part.sentence() for part in self._parts]

    def outlines(self) -> list[Outline]:
        """The conditions, each with what it consists of."""
        return [part.outline() for part in self._parts]

    @property
    def _parts(self) -> tuple[Condition, ...]:
        return tuple(_unfolded(self.condition))


def _unfolded(condition: Condition) -> Iterator[Condition]:
    """The conditions that must all hold, each on its own, also those that share a citation."""
    inner = condition.inner if isinstance(condition, Cited) else condition
    if isinstance(inner, All):
        for part in inner.parts:
            yield from _unfolded(part)
    else:
        yield condition


@dataclass(frozen=True)
class Bar:
    """What keeps an award back; ``own`` bars belong to the award's own criteria (``meets`` asks them too)."""

    provision: Provision
    condition: Condition
    certain: bool
    own: bool

    def applies(self, path: Path) -> bool:
        """Whether the bar stands in the way of this path."""
        routes = self.provision.body.get("routes")
        return routes is None or path.route is None or path.route in routes


@dataclass(frozen=True)
class AwardLaw:
    """An award as of one day, for lists."""

    code: str
    name: str
    kind: str
    subjects: tuple[str, ...]
    refs: tuple[str, ...]
    confidence: str | None


class Statutes:
    """The provisions in force on ``on`` (and until the next change), national, of overlays and of patches switched on.

    Immutable; made by ``statutes()``.
    """

    def __init__(
        self, on: date, overlays: tuple[str, ...], provisions: Iterable[Provision], patches: tuple[str, ...] = ()
    ) -> None:
        self.on = on
        self.overlays = overlays
        self.patches = patches
        standing = [p for p in provisions if p.in_force(on) and (p.overlay is None or p.overlay in overlays)]
        replaced = {p.overrides for p in standing if p.overrides}
        self.provisions = tuple(p for p in standing if p.key not in replaced)
        self._by_kind: dict[str, list[Provision]] = {}
        for provision in self.provisions:
            self._by_kind.setdefault(provision.kind, []).append(provision)
        self._of_kind: dict[tuple[str, str | None], tuple[Provision, ...]] = {}
        self._bars: dict[tuple[str, str], tuple[Bar, ...]] = {}
        self._paths: dict[str, tuple[Path, ...]] = {}
        self._criteria: dict[str, Condition] = {}

    @cached_property
    def digest(self) -> str:
        """A hex digest of everything in force: what a decision's verdict is frozen with."""
        content = sorted((p.canonical() for p in self.provisions), key=lambda entry: (entry["key"], entry["kind"]))
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def of_kind(self, kind: str, code: str | None = None) -> tuple[Provision, ...]:
        """Provisions of a kind, those naming ``code`` (or naming no award) when it is given; overlays first."""
        if (kind, code) not in self._of_kind:
            found = [p for p in self._by_kind.get(kind, ()) if code is None or not p.awards or code in p.awards]
            self._of_kind[kind, code] = tuple(sorted(found, key=lambda p: p.overlay is None))
        return self._of_kind[kind, code]

    def paths(self, code: str) -> tuple[Path, ...]:
        """The ways to an award, holes included."""
        if code not in self._paths:
            found = [p for kind in ("path", "hole") for p in self.of_kind(kind, code)]
            self._paths[code] = tuple(
                Path(p, condition_of(p), p.kind == "path" and p.confidence != "low") for p in found
            )
        return self._paths[code]

    def bars(self, code: str, subject: str) -> tuple[Bar, ...]:
        """What can keep this award back from such a subject."""
        if (code, subject) not in self._bars:
            found = tuple(bar for bar in self._all_bars if _concerns(bar.provision, code, subject))
            self._bars[code, subject] = found
        return self._bars[code, subject]

    @cached_property
    def _all_bars(self) -> tuple[Bar, ...]:
        return tuple(
            Bar(p, condition_of(p), p.confidence != "low", bool(p.body.get("own"))) for p in self.of_kind("bar")
        )

    def criteria(self, code: str) -> Condition:
        """An award's own criteria as one condition, for ``meets``: one of its ways, and its own bars."""
        if code not in self._criteria:
            ways = Any(tuple(path.condition for path in self.paths(code)))
            own = tuple(bar.condition for bar in self.bars(code, "person") if bar.own)
            self._criteria[code] = All((ways, *own)) if own else ways
        return self._criteria[code]

    def open_to(self, code: str) -> tuple[str, ...]:
        """Who may have the award; empty when no provision says so."""
        found = [s for p in self.of_kind("subjects", code) for s in p.subjects]
        return tuple(dict.fromkeys(found))

    def closing(self, code: str) -> list[Provision]:
        """The provisions that list who may have this award, or list the awards of its kind."""
        group = "titles" if award_names()[code].kind == "title" else "forms"
        return [p for p in self._by_kind.get("subjects", ()) if code in p.awards or p.body.get("group") == group]

    def principle(self, topic: str) -> Provision | None:
        """A general rule by topic, an overlay's before the national one."""
        return next((p for p in self.of_kind("principle") if p.body["topic"] == topic), None)

    @cached_property
    def counts_from_period_end(self) -> bool:
        """Whether the next count runs from the end of an award's period (else from its decision)."""
        rule = self.principle("restart")
        return rule is not None and rule.body.get("counts_from") == "period_end"

    def used_up_by(self, code: str) -> tuple[str, ...]:
        """Awards whose period this award may not use again: itself and those above it on the merit ladder."""
        rule = self.principle("once")
        for ladder in rule.body.get("ladder", ()) if rule else ():
            if code in ladder:
                return tuple(ladder[ladder.index(code) :])
        return ()

    def award(self, code: str) -> AwardLaw:
        """An award as of this day; ``KeyError`` when the catalogue has no such code."""
        name = award_names()[code]
        paths = self.paths(code)
        refs = tuple(dict.fromkeys(path.provision.id for path in paths))
        best = max((_RANK[path.provision.confidence] for path in paths if path.provision.kind == "path"), default=None)
        confidence = None if best is None else ("low", "medium", "high")[best]
        return AwardLaw(code, name.name, name.kind, self.open_to(code) or name.subjects, refs, confidence)

    def awards(self) -> list[AwardLaw]:
        """Every award of the catalogue."""
        return [self.award(code) for code in award_names()]


def _concerns(provision: Provision, code: str, subject: str) -> bool:
    if provision.subjects and subject not in provision.subjects:
        return False
    if provision.awards:
        return code in provision.awards
    group = provision.body.get("group", "all")
    return group in ("all", "titles" if award_names()[code].kind == "title" else "forms")


@cache
def condition_of(provision: Provision) -> Condition:
    """The parsed conditions of a provision; ``ConditionError`` when they are not of the vocabulary."""
    return parse_all(provision.body.get("all") or [])


def statutes(
    on: date,
    overlays: tuple[str, ...] = (),
    patches: tuple[str, ...] = (),
    confirmed: Confirmations | None = None,
) -> Statutes:
    """The law of a day. Days between two changes share one object.

    ``overlays``: rules of ministries and provinces that apply besides national law. ``patches``: reported laws that are
    switched on (none by default); ``confirmed``: which of their provisions somebody has read and confirmed, by key:
    the others stay low. ``KeyError`` when there is no such patch.
    """
    changes = change_days()
    day = changes[max(bisect_right(changes, on) - 1, 0)]
    return _statutes(day, tuple(overlays), tuple(patches), tuple(sorted((confirmed or {}).items())))


@cache
def _statutes(
    on: date, overlays: tuple[str, ...], names: tuple[str, ...], confirmed: tuple[tuple[str, tuple[str, date]], ...]
) -> Statutes:
    return with_patches(on, overlays, [patches()[name] for name in names], dict(confirmed))


def with_patches(
    on: date, overlays: tuple[str, ...], switched_on: Sequence[Patch], confirmed: Confirmations
) -> Statutes:
    """The law of a day with patches, also such as stand in a file of their own."""
    added = [as_confirmed(provision, confirmed) for patch in switched_on for provision in patch.provisions]
    return Statutes(on, overlays, [*all_provisions(), *added], tuple(patch.name for patch in switched_on))


@cache
def change_days() -> tuple[date, ...]:
    """Every day on which some provision, of a patch too, begins or has just ended, in order."""
    reported = [provision for patch in patches().values() for provision in patch.provisions]
    days = {p.start for p in (*all_provisions(), *reported)}
    days |= {p.until + timedelta(days=1) for p in (*all_provisions(), *reported) if p.until < OPEN}
    return tuple(sorted(days))


def overlay_names() -> tuple[str, ...]:
    """Every overlay there is."""
    return tuple(sorted({p.overlay for p in all_provisions() if p.overlay}))
