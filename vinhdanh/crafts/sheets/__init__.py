"""Nomination lists as units send them: found, read, checked; templates and annotated copies back.

A file becomes ``grids`` (guards, then workbook, word, delimited or old_excel); in each grid ``header`` finds the
heading and what its columns mean; ``body`` walks down from there and ``rows`` makes the nominations of each line.
"""

from vinhdanh.crafts.sheets.annotating import annotate
from vinhdanh.crafts.sheets.awards import AwardRecogniser, default_recogniser
from vinhdanh.crafts.sheets.letterhead import occasion_named
from vinhdanh.crafts.sheets.model import ColumnRead, ListRow, Problem, ReadList, Skipped, TableRead, UnreadableListError
from vinhdanh.crafts.sheets.reading import read_list
from vinhdanh.crafts.sheets.templating import template_workbook

__all__ = [
    "AwardRecogniser",
    "ColumnRead",
    "ListRow",
    "Problem",
    "ReadList",
    "Skipped",
    "TableRead",
    "UnreadableListError",
    "annotate",
    "default_recogniser",
    "occasion_named",
    "read_list",
    "template_workbook",
]
