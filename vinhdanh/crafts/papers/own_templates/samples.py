"""One invented document of each kind: what a template is tried on, and what an officer sees of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from vinhdanh.crafts.papers.blocks import Document, Frame, LedgerHead, Signature
from vinhdanh.crafts.papers.decisions import AnnexRow, AwardDecision, AwardGroup
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
from vinhdanh.crafts.papers.minutes import Absentee, Attendee, CouncilMinutes, VoteGroup, VoteRow
from vinhdanh.crafts.papers.own_templates.tags import Kind
from vinhdanh.crafts.papers.prizes import PrizeGroup, PrizeList, PrizeRow

AWARD, UNIT = "Chiến sĩ thi đua cơ sở", "Trường Trung học phổ thông Mẫu"
FRAME = Frame(
    superior="ỦY BAN NHÂN DÂN TỈNH MẪU",
    issuer="SỞ MẪU",
    symbol="QĐ-SM",
    place="Tỉnh Mẫu",
    number="12",
    day=date(2026, 2, 5),
    subject="Về việc tặng danh hiệu “Chiến sĩ thi đua cơ sở” năm 2025",
    ledger_head=LedgerHead(1234, "0123456789abcdef"),
)
LETTER = replace(FRAME, symbol="SM-TĐKT", subject="thông báo kết quả xét khen thưởng năm 2025")
SIGNATURE = Signature("PHÓ GIÁM ĐỐC", "Nguyễn Thị Mẫu", capacity="KT. GIÁM ĐỐC")
GROUNDS = ("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15", "Xét đề nghị của Hội đồng Thi đua - Khen thưởng")
RECIPIENTS = ("Như trên", "Lưu: VT, TĐKT")


def sample(kind: Kind) -> Document:
    """An invented document of this kind, every part of it filled."""
    match kind:
        case Kind.DECISION:
            return _decision()
        case Kind.EXTRACT:
            decision = _decision()
            copy = replace(FRAME, symbol="TrS-SM", subject="", number="5", ledger_head=None)
            signer = Signature("CHÁNH VĂN PHÒNG", "Đỗ Văn Sáu", capacity="TL. GIÁM ĐỐC")
            return Extract(decision, decision.groups, copy, ("Trường Mẫu", "Lưu: VT"), signer)
        case Kind.PRIZES:
            return _prizes()
        case Kind.RESULTS:
            told = (Result("Bà Trần Thị Một", UNIT, AWARD, "Tặng tại Quyết định số 12/QĐ-SM"),)
            return ResultLetter(
                LETTER, ("Trường Mẫu", "Phòng Mẫu"), ("Sở Mẫu thông báo kết quả:",), told, ("Trân trọng.",), RECIPIENTS,
                SIGNATURE,
            )  # fmt: skip
        case Kind.REFUSALS:
            article = "Khoản 1 Điều 23 Luật 06/2022/QH15"
            refused = (Refusal("Ông Lê Văn Hai", UNIT, AWARD, article, "Chưa có sáng kiến được công nhận."),)
            return RefusalLetter(
                LETTER, ("Trường Mẫu",), ("Sở Mẫu thông báo:",), refused, ("Trân trọng.",), RECIPIENTS, SIGNATURE
            )
        case Kind.SUBMISSION:
            proposal = Proposal(1, "Bà Trần Thị Một", "1984", "Giáo viên", UNIT, "16/17", "Có 02 sáng kiến.")
            return Submission(
                replace(FRAME, symbol="TTr-SM", subject="Về việc đề nghị khen thưởng năm 2025"),
                ("Chủ tịch Ủy ban nhân dân tỉnh Mẫu",), GROUNDS[:1], ("Sở Mẫu đề nghị xét tặng.",),
                (ProposalGroup(AWARD, (proposal,)),), RECIPIENTS, SIGNATURE,
            )  # fmt: skip
        case Kind.MINUTES:
            return _minutes()


def _decision() -> AwardDecision:
    row = AnnexRow(1, "Bà Trần Thị Một", "1984", "Giáo viên", UNIT, 2_340_000, "1")
    return AwardDecision(
        frame=FRAME,
        decider="Giám đốc Sở Mẫu",
        grounds=GROUNDS,
        articles=("Tặng danh hiệu cho 01 cá nhân.\n(có danh sách kèm theo)", "Quyết định có hiệu lực kể từ ngày ký."),
        groups=(AwardGroup(AWARD, "đã có thành tích xuất sắc năm 2025", (row,)),),
        recipients=RECIPIENTS,
        signature=SIGNATURE,
    )


def _prizes() -> PrizeList:
    row = PrizeRow("Bà Trần Thị Một", UNIT, AWARD, 2_340_000, "1 × 2.340.000")
    return PrizeList(
        frame=replace(FRAME, symbol="DS-SM", subject="Kèm theo Quyết định số 12/QĐ-SM", ledger_head=None),
        basis=("Nguồn chi: Quỹ thi đua, khen thưởng năm 2026",),
        groups=(PrizeGroup(AWARD, (row,)),),
        signers=(Signature("NGƯỜI LẬP", "Lê Thị Năm"), Signature("KẾ TOÁN", "Phạm Thị Bảy"), SIGNATURE),
    )


def _minutes() -> CouncilMinutes:
    votes = (VoteRow("Bà Trần Thị Một", UNIT, 16, 1), VoteRow("Ông Lê Văn Hai", UNIT, 9, 8, passed=False))
    return CouncilMinutes(
        frame=replace(FRAME, symbol="BB-HĐTĐKT", subject="Họp xét khen thưởng năm 2025"),
        opened=datetime(2026, 1, 15, 8, 0),
        closed=datetime(2026, 1, 15, 10, 30),
        venue="Phòng họp số 1",
        members=17,
        present=(Attendee("Nguyễn Thị Mẫu", "Chủ tịch Hội đồng"),),
        absent=(Absentee("Vũ Văn Ba", "Ủy viên", "đi công tác", wrote=True),),
        guests=(Attendee("Đỗ Thị Bốn", "Trưởng phòng"),),
        proceedings=("Hội đồng xét 02 đề nghị.",),
        votes=(VoteGroup(AWARD, "ít nhất 14/17 phiếu đồng ý", votes),),
        conclusions=("Đề nghị tặng danh hiệu cho 01 cá nhân.",),
        secretary=Signature("THƯ KÝ", "Lê Thị Năm"),
        chair=Signature("CHỦ TỊCH HỘI ĐỒNG", "Nguyễn Thị Mẫu", capacity="CHỦ TRÌ"),
    )
