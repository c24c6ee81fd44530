"""Who leads a cluster's year: its head acts for all members, and so may whoever organises the cluster."""

from dataclasses import dataclass

from ..models import Season


@dataclass(frozen=True)
class Lead:
    """A season as its head sees it: the permission to lead is asked over the head's unit."""

    season: Season

    @property
    def scope_path(self) -> str:
        return self.season.head.scope_path if self.season.head else self.season.scope_path
