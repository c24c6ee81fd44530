"""HTTP of this room: the catalogue, the overlays adopted here, the reported laws."""

from .catalogue import award, awards, compare
from .overlays import end_overlay, overlays
from .reported import confirm, reported, reported_list, switch, withdraw

__all__ = [
    "award",
    "awards",
    "compare",
    "confirm",
    "end_overlay",
    "overlays",
    "reported",
    "reported_list",
    "switch",
    "withdraw",
]
