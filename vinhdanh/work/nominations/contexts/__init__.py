"""What each page of this room shows, gathered once for the whole page and for its fragments."""

from .lists import upload_page
from .nominations import nomination_page
from .rounds import round_page
from .shown import shown_nominations, shown_submissions
from .submissions import submission_page

__all__ = [
    "nomination_page",
    "round_page",
    "shown_nominations",
    "shown_submissions",
    "submission_page",
    "upload_page",
]
