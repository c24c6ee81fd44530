"""What every judgement asks first: which law applies here on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vinhdanh import law
from vinhdanh.law.patching import provision_digest

from .models import Adoption, Confirmation, ReportedLaw


@dataclass(frozen=True)
class LawHere:
    """The law as this house applies it, read once, to be asked about any day.

    ``adoptions``: (overlay, first day, first day no longer or None); ``patches``: reported laws switched on;
    ``confirmed``: who has read which of their provisions, and when.
    """

    adoptions: tuple[tuple[str, date, date | None], ...]
    patches: tuple[str, ...]
    confirmed: Mapping[str, tuple[str, date]]

    def overlays(self, on: date) -> tuple[str, ...]:
        return tuple(name for name, since, until in self.adoptions if since <= on and (until is None or on < until))

    def on(self, day: date) -> law.Statutes:
        """The statutes, adopted overlays and reported laws switched on whose words apply on ``day``."""
        return law.statutes(day, self.overlays(day), self.patches, self.confirmed)


def notice_on(day: date) -> str | None:
    """What has to be said where something is judged by the law of ``day``; asks the books only after a reported law."""
    if law.notice_for(day) is None:
        return None
    here = law_here()
    return law.notice_for(day, here.patches, here.confirmed)


def law_here() -> LawHere:
    """Two queries; one more where a reported law is switched on."""
    adoptions = Adoption.objects.order_by("overlay", "since").values_list("overlay", "since", "until")
    patches = tuple(
        name for name in ReportedLaw.objects.order_by("patch").values_list("patch", flat=True) if name in law.patches()
    )
    return LawHere(tuple(adoptions), patches, confirmations(patches) if patches else {})


def confirmations(patches: tuple[str, ...]) -> dict[str, tuple[str, date]]:
    """Who has read which provision of these reported laws, by its key; only while it reads as it was confirmed."""
    reads_now = {(name, p.key): provision_digest(p) for name in patches for p in law.patches()[name].provisions}
    return {
        each.provision: (each.by_name, each.day)
        for each in Confirmation.objects.filter(patch__in=patches)
        if reads_now.get((each.patch, each.provision)) == each.digest
    }


def overlays_in_force(on: date) -> tuple[str, ...]:
    return law_here().overlays(on)


def statutes_in_force(on: date) -> law.Statutes:
    """The law of ``on`` as it applies here."""
    return law_here().on(on)
