"""Papers (văn bản): what an awarding authority puts on paper, as PDF and Word. Pure: content in, bytes out.

    render_pdf(AwardDecision(...))             a document in the frame of Decree 30/2020/NĐ-CP, PDF/A-2b
    render_diplomas([Diploma(...)], "A4")      a page each, or only the text for printed blanks

A text that cannot be printed raises `PaperError` with a Vietnamese sentence for the user.
"""

from vinhdanh.crafts.papers.blocks import Document, Frame, LedgerHead, Paper, PaperError, Signature
from vinhdanh.crafts.papers.decisions import (
    AnnexRow,
    AwardDecision,
    AwardGroup,
    CorrectionDecision,
    RevocationDecision,
    Revoked,
    Slip,
)
from vinhdanh.crafts.papers.diplomas import LAYOUT, Diploma, Form, Place, render_diplomas
from vinhdanh.crafts.papers.typeset import render_pdf

__all__ = [
    "LAYOUT",
    "AnnexRow",
    "AwardDecision",
    "AwardGroup",
    "CorrectionDecision",
    "Diploma",
    "Document",
    "Form",
    "Frame",
    "LedgerHead",
    "Paper",
    "PaperError",
    "Place",
    "RevocationDecision",
    "Revoked",
    "Signature",
    "Slip",
    "render_diplomas",
    "render_pdf",
]
