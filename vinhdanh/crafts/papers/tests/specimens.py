"""One of every document, as an office in Hưng Yên would fill it, for all tests of papers. People are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from vinhdanh.crafts.papers import (
    Absentee,
    AnnexRow,
    Attendee,
    AwardDecision,
    AwardGroup,
    Ballots,
    CommentReport,
    CommentSettled,
    CorrectionDecision,
    CouncilMinutes,
    Diploma,
    Document,
    Extract,
    Frame,
    LedgerHead,
    NomineeSaid,
    PrizeGroup,
    PrizeList,
    PrizeRow,
    Proposal,
    ProposalGroup,
    Refusal,
    RefusalLetter,
    Result,
    ResultLetter,
    RevocationDecision,
    Revoked,
    Signature,
    Slip,
    Submission,
    VoteCountMinutes,
    VoteGroup,
    VoteRow,
)

DECIDER = "Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên"
BKT = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
CHAIRMAN = Signature("CHỦ TỊCH", "Nguyễn Văn Thắng")
DEPUTY = Signature("PHÓ GIÁM ĐỐC", "Trần Thị Kim Liên", capacity="KT. GIÁM ĐỐC")
PROVINCE = Frame(
    issuer="ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN",
    number="2718",
    symbol="QĐ-UBND",
    place="Hưng Yên",
    day=date(2025, 11, 28),
    subject="Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho các tập thể, cá nhân có thành tích"
    " xuất sắc trong thực hiện nhiệm vụ công tác năm 2025",
    ledger_head=LedgerHead(1_504_218, "9f2c41aa07d3e1b85c60"),
)
DEPARTMENT = Frame(
    superior="ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN",
    issuer="SỞ NỘI VỤ",
    number="7",
    symbol="SNV-TĐKT",
    place="Hưng Yên",
    day=date(2026, 1, 5),
    subject="thông báo kết quả khen thưởng năm 2025",
)
COUNCIL = replace(DEPARTMENT, issuer="HỘI ĐỒNG\nTHI ĐUA - KHEN THƯỞNG", symbol="BB-HĐTĐKT", number="12")
GROUNDS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
    "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15",
    "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 512/TTr-SNV ngày 19 tháng 12 năm 2025",
)
RECIPIENTS = ("Như Điều 3", "Thường trực Tỉnh ủy (để báo cáo)", "Lưu: VT, SNV")


def rows(count: int, name: str = "Ông Đào Văn Chiến") -> tuple[AnnexRow, ...]:
    """So many persons of a list."""
    return tuple(
        AnnexRow(n, name, "1972", "Nông dân", "Thôn 3, xã Tân Hưng, tỉnh Hưng Yên", 3_510_000, str(n))
        for n in range(1, count + 1)
    )


def award_decision(frame: Frame = PROVINCE, people: tuple[AnnexRow, ...] = rows(3)) -> AwardDecision:
    """A decision with one group of collectives and one of persons."""
    school = AnnexRow(1, "Trường Tiểu học Hiến Nam", unit="Phường Phố Hiến", amount=7_020_000, gold_book_number="1")
    return AwardDecision(
        frame=frame,
        decider=DECIDER,
        grounds=GROUNDS,
        articles=(
            f"Tặng {BKT} cho 01 tập thể và 03 cá nhân (có danh sách kèm theo).",
            "Tiền thưởng chi từ Quỹ thi đua, khen thưởng tỉnh năm 2025.",
            "Quyết định này có hiệu lực kể từ ngày ký.\nChánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ"
            " và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
        ),
        groups=(
            AwardGroup(f"{BKT}: tập thể", "Đã có thành tích xuất sắc năm 2025", (school,)),
            AwardGroup(f"{BKT}: cá nhân", "Đã có thành tích xuất sắc trong sản xuất năm 2025", people),
        ),
        recipients=RECIPIENTS,
        signature=CHAIRMAN,
    )


VOTES = (
    VoteGroup(
        "Chiến sĩ thi đua cấp tỉnh",
        "từ 90% tổng số thành viên Hội đồng trở lên",
        (
            VoteRow("Bà Hoàng Thị Ánh Nguyệt", "Bệnh viện Đa khoa Phố Hiến", 17, 0),
            VoteRow("Ông Đào Văn Chiến", "Xã Tân Hưng", 15, 2, passed=False),
        ),
    ),
)


def council_minutes() -> CouncilMinutes:
    """A meeting of seventeen, one of them absent with a written opinion."""
    return CouncilMinutes(
        frame=replace(COUNCIL, subject="Họp Hội đồng Thi đua - Khen thưởng tỉnh xét khen thưởng năm 2025"),
        opened=datetime(2025, 12, 15, 8, 0),
        closed=datetime(2025, 12, 15, 10, 45),
        venue="Phòng họp số 2, trụ sở Ủy ban nhân dân tỉnh Hưng Yên",
        members=17,
        present=tuple(Attendee(f"Ông Nguyễn Văn {letter}", "Ủy viên Hội đồng") for letter in "ABCDEGHIKLMNOPQR"),
        absent=(Absentee("Bà Phạm Thị Sen", "Ủy viên Hội đồng", "đi công tác", wrote=True),),
        guests=(Attendee("Ông Vũ Văn Cường", "Trưởng phòng Thi đua - Khen thưởng"),),
        proceedings=("Thư ký Hội đồng báo cáo kết quả thẩm định hồ sơ.", "Hội đồng thảo luận và bỏ phiếu kín."),
        votes=VOTES,
        conclusions=("Hội đồng đề nghị tặng danh hiệu Chiến sĩ thi đua cấp tỉnh cho 01 cá nhân.",),
        secretary=Signature("THƯ KÝ", "Lê Thị Mai Anh"),
        chair=Signature("CHỦ TỊCH HỘI ĐỒNG", "Nguyễn Văn Thắng", capacity="CHỦ TRÌ"),
    )


def vote_count_minutes() -> VoteCountMinutes:
    """The count of the same ballots, by a committee of three."""
    names = ("Lê Thị Dung", "Trần Văn Em", "Vũ Văn Cường")
    return VoteCountMinutes(
        frame=replace(COUNCIL, number="", subject="Kiểm phiếu xét danh hiệu Chiến sĩ thi đua cấp tỉnh năm 2025"),
        opened=datetime(2025, 12, 15, 9, 30),
        venue="Phòng họp số 2",
        members=17,
        committee=tuple(Attendee(name, "thành viên") for name in names),
        ballots=Ballots(issued=16, returned=16, valid=16, invalid=0, written=1),
        votes=VOTES,
        signers=tuple(Signature("ỦY VIÊN", name) for name in names),
    )


def submission() -> Submission:
    """A submission of two nominations."""
    summary = "Hai năm liên tục hoàn thành xuất sắc nhiệm vụ; có 02 sáng kiến được công nhận."
    proposed = tuple(
        Proposal(n, "Bà Hoàng Thị Ánh Nguyệt", "1984", "Điều dưỡng trưởng", "Bệnh viện", "16/17", summary)
        for n in (1, 2)
    )
    return Submission(
        frame=replace(DEPARTMENT, symbol="TTr-SNV", number="512", subject=f"Về việc đề nghị tặng {BKT} năm 2025"),
        addressees=(DECIDER,),
        grounds=GROUNDS[1:2],
        body=("Sở Nội vụ đề nghị tặng Bằng khen cho 02 cá nhân.", "Kính trình xem xét, quyết định."),
        groups=(ProposalGroup(BKT, proposed),),
        recipients=RECIPIENTS[2:],
        signature=DEPUTY,
    )


def result_letter() -> ResultLetter:
    """Two results to two units."""
    return ResultLetter(
        frame=DEPARTMENT,
        addressees=("Trường Trung học cơ sở Nguyễn Quốc Ân", "Ủy ban nhân dân xã Tân Hưng"),
        opening=("Sở Nội vụ thông báo kết quả xét khen thưởng như sau:",),
        results=(
            Result("Bà Hoàng Thị Ánh Nguyệt", "Tổ Ngữ văn", "Chiến sĩ thi đua cơ sở", "Được tặng"),
            Result("Ông Đào Văn Chiến", "Tổ Toán", BKT, "Chưa đủ số phiếu theo quy định"),
        ),
        closing=("Đề nghị quý đơn vị thông báo đến các cá nhân có tên trên.",),
        recipients=RECIPIENTS[2:],
        signature=DEPUTY,
    )


def refusal_letter() -> RefusalLetter:
    """One nomination returned, with its article."""
    provision = "Điểm d khoản 1 Điều 74 Luật Thi đua, khen thưởng"
    return RefusalLetter(
        frame=replace(DEPARTMENT, subject="trả hồ sơ đề nghị khen thưởng"),
        addressees=("Ủy ban nhân dân xã Tân Hưng",),
        opening=("Sở Nội vụ trả lại các trường hợp sau:",),
        refusals=(Refusal("Ông Đào Văn Chiến", "Thôn 3", BKT, provision, "Mới có 01 năm hoàn thành xuất sắc."),),
        closing=("Đề nghị bổ sung hồ sơ trước ngày 15 tháng 01 năm 2026.",),
        recipients=RECIPIENTS[2:],
        signature=DEPUTY,
    )


def correction() -> CorrectionDecision:
    """A slip in one name."""
    return CorrectionDecision(
        frame=replace(PROVINCE, number="2801", subject="Về việc đính chính Quyết định số 2718/QĐ-UBND"),
        decider=DECIDER,
        grounds=GROUNDS[1:],
        corrects="Quyết định số 2718/QĐ-UBND ngày 28 tháng 11 năm 2025",
        slips=(Slip("Danh sách, số thứ tự 5", "Đào Văn Chiên", "Đào Văn Chiến"),),
        articles=("Quyết định này có hiệu lực kể từ ngày ký.",),
        recipients=RECIPIENTS,
        signature=CHAIRMAN,
    )


def revocation() -> RevocationDecision:
    """One award taken back, with its prize."""
    return RevocationDecision(
        frame=replace(PROVINCE, number="2802", subject="Về việc hủy bỏ quyết định khen thưởng"),
        decider=DECIDER,
        grounds=GROUNDS[1:],
        reason="khai không đúng thành tích",
        revoked=(Revoked("Ông Đào Văn Chiến", "Xã Tân Hưng", BKT, "2718/QĐ-UBND ngày 28/11/2025", 3_510_000),),
        articles=("Quyết định này có hiệu lực kể từ ngày ký.",),
        recipients=RECIPIENTS,
        signature=CHAIRMAN,
    )


def prize_list() -> PrizeList:
    """Two groups, four payments."""
    people = tuple(PrizeRow("Ông Đào Văn Chiến", "Xã Tân Hưng", BKT, 3_510_000, "1,5 × 2.340.000") for _ in range(3))
    school = PrizeRow("Trường Tiểu học Hiến Nam", "Phường Phố Hiến", BKT, 7_020_000, "3,0 × 2.340.000")
    return PrizeList(
        frame=replace(DEPARTMENT, symbol="DS-SNV", subject="Kèm theo Quyết định số 2718/QĐ-UBND"),
        basis=("Mức lương cơ sở: 2.340.000 đồng.",),
        groups=(PrizeGroup("I. Tập thể", (school,)), PrizeGroup("II. Cá nhân", people)),
        signers=(Signature("NGƯỜI LẬP BIỂU", "Lê Thị Mai Anh"), Signature("KẾ TOÁN TRƯỞNG", "Đỗ Thị Hà"), DEPUTY),
    )


def extract() -> Extract:
    """What one commune needs of the decision."""
    return Extract(
        decision=award_decision(people=rows(9)),
        groups=(AwardGroup(f"{BKT}: cá nhân", "Đã có thành tích xuất sắc năm 2025", rows(9)[4:6]),),
        copy=replace(DEPARTMENT, symbol="TrS-SNV", number="5"),
        recipients=("UBND xã Tân Hưng", "Lưu: VT"),
        signature=DEPUTY,
    )


def comment_report() -> CommentReport:
    """What the people said of a list of one."""
    return CommentReport(
        frame=replace(DEPARTMENT, symbol="BC-SNV", subject="Về việc lấy ý kiến nhân dân đối với danh sách đề nghị"),
        addressees=("Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên",),
        grounds=("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15",),
        body=("Sở Nội vụ đã đăng danh sách trong 10 ngày làm việc.", "Kính báo cáo Chủ tịch Ủy ban nhân dân tỉnh."),
        nominees=(NomineeSaid("Bà Hoàng Thị Ánh Nguyệt", "Bệnh viện", BKT, 3, 1, 0),),
        comments=(CommentSettled("Bà Hoàng Thị Ánh Nguyệt", "Góp ý", "Nên nêu rõ sáng kiến.", "Đã bổ sung hồ sơ."),),
        recipients=("Lưu: VT, SNV",),
        signature=DEPUTY,
    )


def all_documents() -> dict[str, Document]:
    """Every kind of document by name."""
    return {
        "award decision": award_decision(),
        "extract": extract(),
        "correction": correction(),
        "revocation": revocation(),
        "council minutes": council_minutes(),
        "vote count minutes": vote_count_minutes(),
        "submission": submission(),
        "result letter": result_letter(),
        "refusal letter": refusal_letter(),
        "prize list": prize_list(),
        "comment report": comment_report(),
    }


DIPLOMA = Diploma(
    giver=DECIDER,
    award="Bằng khen",
    name="Ông Đào Văn Chiến",
    position="Nông dân, thôn 3, xã Tân Hưng, tỉnh Hưng Yên",
    achievement="Đã có nhiều thành tích xuất sắc trong lao động, sản xuất năm 2025",
    decision="2718/QĐ-UBND",
    decided_on=date(2025, 11, 28),
    gold_book_number="17",
    place="Hưng Yên",
    signature=CHAIRMAN,
    address="https://thidua.hungyen.gov.vn/x/7K4M-92QD-31",
)
