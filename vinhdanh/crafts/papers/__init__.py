"""Papers (văn bản): what an awarding authority puts on paper, as PDF and Word. Pure: content in, bytes out.

    render_pdf(AwardDecision(...))             a document in the frame of Decree 30/2020/NĐ-CP, PDF/A-2b
    render_docx(AwardDecision(...))            the same as Word
    render_diplomas([Diploma(...)], "A4")      a page each, or only the text for printed blanks
    check_signed_pdf(raw)                      whether an uploaded PDF may take the place of ours

What cannot be printed or accepted raises `PaperError` with a Vietnamese sentence for the user.
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
from vinhdanh.crafts.papers.diplomas import Diploma, draw_diploma, render_diplomas
from vinhdanh.crafts.papers.dockets import CommentReport, CommentSettled, NomineeSaid
from vinhdanh.crafts.papers.extracts import Extract
from vinhdanh.crafts.papers.letters import (
    Proposal,
    ProposalGroup,
    Refusal,
    RefusalLetter,
    Result,
    ResultLetter,
    Submission,
)
from vinhdanh.crafts.papers.minutes import (
    Absentee,
    Attendee,
    Ballots,
    CouncilMinutes,
    VoteCountMinutes,
    VoteGroup,
    VoteRow,
)
from vinhdanh.crafts.papers.pdf import PdfFacts, check_pdf, check_signed_pdf
from vinhdanh.crafts.papers.places import LAYOUT, Blank, Field, Form, Place, Shift
from vinhdanh.crafts.papers.prizes import PrizeGroup, PrizeList, PrizeRow
from vinhdanh.crafts.papers.typeset import render_pdf
from vinhdanh.crafts.papers.word import render_docx

__all__ = [
    "LAYOUT",
    "Absentee",
    "AnnexRow",
    "Attendee",
    "AwardDecision",
    "AwardGroup",
    "Ballots",
    "Blank",
    "CommentReport",
    "CommentSettled",
    "CorrectionDecision",
    "CouncilMinutes",
    "Diploma",
    "Document",
    "Extract",
    "Field",
    "Form",
    "Frame",
    "LedgerHead",
    "NomineeSaid",
    "Paper",
    "PaperError",
    "PdfFacts",
    "Place",
    "PrizeGroup",
    "PrizeList",
    "PrizeRow",
    "Proposal",
    "ProposalGroup",
    "Refusal",
    "RefusalLetter",
    "Result",
    "ResultLetter",
    "RevocationDecision",
    "Revoked",
    "Shift",
    "Signature",
    "Slip",
    "Submission",
    "VoteCountMinutes",
    "VoteGroup",
    "VoteRow",
    "check_pdf",
    "check_signed_pdf",
    "draw_diploma",
    "render_diplomas",
    "render_docx",
    "render_pdf",
]
