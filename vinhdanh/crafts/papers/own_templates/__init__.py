"""Word templates that an officer may change (mẫu văn bản): the house's own to begin from, checked when they come back,
filled from the same documents as the PDF.

    starter(Kind.DECISION)                 the house's template as .docx, tags in place of the words
    check(Kind.DECISION, raw)              raises `PaperError` with the sentence to show
    fill(raw, AwardDecision(...))          the document as .docx in that template
    preview(raw)                           how a Word document roughly looks, for a page
    TAGS[Kind.DECISION]                    what may stand in it, for the page that explains it

A template speaks a small language: a tag, a loop over a list of tags, a condition. Nothing else is let in.
"""

from vinhdanh.crafts.papers.own_templates.filling import MAX_BYTES, check, fill
from vinhdanh.crafts.papers.own_templates.preview import preview
from vinhdanh.crafts.papers.own_templates.samples import sample
from vinhdanh.crafts.papers.own_templates.starters import starter
from vinhdanh.crafts.papers.own_templates.tags import TAGS, Kind, Tag, kind_of

__all__ = ["MAX_BYTES", "TAGS", "Kind", "Tag", "check", "fill", "kind_of", "preview", "sample", "starter"]
