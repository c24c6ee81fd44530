"""The archive's part in merging two persons. Rows of batches go along with those of other lists (``nominations``)."""

from vinhdanh.ground.registry.movers import Pair, Table

from .models import Hit


class HitMover(Table):
    """Lines of violators' lists go along without a word: whoever merges persons may not know that there are any."""

    def __init__(self) -> None:
        super().__init__(Hit, about=lambda hit: (hit.roster_id, hit.sheet, hit.number), single=True)

    def _same(self, pair: Pair) -> bool:
        return True
