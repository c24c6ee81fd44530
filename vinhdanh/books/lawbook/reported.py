"""Reported laws as a page shows them: what is said of them, what would read otherwise, who has confirmed what."""

from dataclasses import dataclass
from datetime import timedelta

from vinhdanh import law
from vinhdanh.law.in_force import with_patches
from vinhdanh.law.patching import provision_digest
from vinhdanh.law.provisions import Provision

from .comparison import Pair, pairs
from .models import Confirmation, ReportedLaw
from .queries import law_here
from .rules import rules_of


@dataclass(frozen=True)
class Clause:
    """One provision as reported: beside what it would replace, and who has confirmed it.

    ``stale``: it was confirmed in other words than it has now.
    """

    provision: Provision
    pairs: tuple[tuple[str, Pair], ...]
    confirmation: Confirmation | None
    stale: bool = False


@dataclass(frozen=True)
class Reported:
    """A reported law, whether it is switched on, and its provisions."""

    patch: law.Patch
    on: bool
    clauses: tuple[Clause, ...]

    @property
    def heading(self) -> str:
        return f"Luật số {self.patch.instrument}"

    @property
    def settled(self) -> bool:
        """Whether every provision has been read and confirmed."""
        return self.confirmed == len(self.clauses)

    @property
    def confirmed(self) -> int:
        return sum(clause.confirmation is not None for clause in self.clauses)


def reported_laws() -> list[Reported]:
    """Every reported law there is, the latest first."""
    latest = sorted(law.patches().values(), key=lambda patch: patch.start, reverse=True)
    return [reported_law(patch) for patch in latest]


def reported_law(patch: law.Patch) -> Reported:
    held = {each.provision: each for each in Confirmation.objects.filter(patch=patch.name)}
    on = ReportedLaw.objects.filter(patch=patch.name).exists()
    clauses = (_clause(patch, provision, held.get(provision.key)) for provision in patch.provisions)
    return Reported(patch, on, tuple(clauses))


def _clause(patch: law.Patch, provision: Provision, held: Confirmation | None) -> Clause:
    stale = held is not None and held.digest != provision_digest(provision)
    found = tuple(
        (law.award_names()[code].name, pair)
        for code in provision.awards
        for pair in _side_by_side(patch, code)
        if pair.after is not None and pair.after.provision.key == provision.key
    )
    return Clause(provision, found, None if stale else held, stale)


def _side_by_side(patch: law.Patch, code: str) -> list[Pair]:
    """An award's rules the day before the reported law, and were all of it in force."""
    eve = patch.start - timedelta(days=1)
    overlays = law_here().overlays(patch.start)
    then = with_patches(patch.start, overlays, [patch], law.as_if_confirmed(patch, patch.start))
    now = law.statutes(eve, overlays)
    return pairs(rules_of(now, code), rules_of(then, code))
