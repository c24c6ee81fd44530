"""What may stand in a template of each kind: the names of its tags, and what each one becomes.

One table serves the check of an uploaded template, the page that explains the tags, and the test that every value has
its tag.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vinhdanh.crafts.papers.blocks import Document
from vinhdanh.crafts.papers.decisions import AwardDecision
from vinhdanh.crafts.papers.extracts import Extract
from vinhdanh.crafts.papers.letters import RefusalLetter, ResultLetter, Submission
from vinhdanh.crafts.papers.minutes import CouncilMinutes
from vinhdanh.crafts.papers.prizes import PrizeList


class Kind(StrEnum):
    """The kinds of documents that an authority may have its own template for; the values stand in addresses."""

    DECISION = "quyet-dinh"
    EXTRACT = "trich-sao"
    PRIZES = "chi-tien-thuong"
    SUBMISSION = "to-trinh"
    MINUTES = "bien-ban-hop"
    RESULTS = "thong-bao-ket-qua"
    REFUSALS = "thong-bao-khong-duoc-chon"

    @property
    def label(self) -> str:
        """The kind as the user reads it."""
        return LABELS[self]


LABELS = {
    Kind.DECISION: "Quyết định khen thưởng",
    Kind.EXTRACT: "Trích sao quyết định",
    Kind.PRIZES: "Danh sách chi tiền thưởng",
    Kind.SUBMISSION: "Tờ trình đề nghị khen thưởng",
    Kind.MINUTES: "Biên bản họp Hội đồng",
    Kind.RESULTS: "Thông báo kết quả",
    Kind.REFUSALS: "Thông báo không được lựa chọn",
}

_KINDS: dict[type[Document], Kind] = {
    AwardDecision: Kind.DECISION,
    Extract: Kind.EXTRACT,
    PrizeList: Kind.PRIZES,
    ResultLetter: Kind.RESULTS,
    RefusalLetter: Kind.REFUSALS,
    Submission: Kind.SUBMISSION,
    CouncilMinutes: Kind.MINUTES,
}


def kind_of(document: Document) -> Kind | None:
    """The kind of template that fits a document; None where documents of that kind have none."""
    return _KINDS.get(type(document))


@dataclass(frozen=True)
class Tag:
    """One tag: its name, what it becomes. `many`: a list to loop over; `of`: what each of its lines holds (a list
    without `of` holds plain lines). `needed`: a template without it would print less than was decided."""

    name: str
    says: str
    of: tuple[Tag, ...] = ()
    many: bool = False
    needed: bool = False


def _lines(name: str, says: str, *, needed: bool = False) -> Tag:
    return Tag(name, says, many=True, needed=needed)


def _table(name: str, says: str, *of: Tag) -> Tag:
    return Tag(name, says, of, many=True, needed=True)


FRAME = (
    Tag("co_quan_chu_quan", "Cơ quan chủ quản, dòng đầu bên trái; trống nếu không có"),
    Tag("co_quan", "Cơ quan ban hành", needed=True),
    Tag("so_ky_hieu", "Số, ký hiệu: 12/QĐ-UBND", needed=True),
    Tag("noi_ngay", "Địa danh, ngày tháng năm", needed=True),
    Tag("trich_yeu", "Trích yếu nội dung"),
    Tag("dau_so_vang", "Dấu kiểm sổ vàng, in nhỏ ở cuối trang đầu; chỉ quyết định đã ban hành mới có"),
)
SIGNING = (
    Tag("chuc_danh_ky", "Quyền hạn, chức vụ của người ký"),
    Tag("nguoi_ky", "Họ tên người ký", needed=True),
)
RECIPIENTS = _lines("noi_nhan", "Nơi nhận, mỗi dòng một nơi")
NUMBER, NAME, UNIT = (
    Tag("tt", "Số thứ tự"),
    Tag("ho_ten", "Họ và tên, tên tập thể", needed=True),
    Tag("don_vi", "Đơn vị"),
)
AWARD = Tag("danh_hieu", "Danh hiệu, hình thức khen thưởng")
LETTER = (
    _lines("kinh_gui", "Nơi gửi đến"),
    _lines("mo_dau", "Các đoạn mở đầu"),
    _lines("ket_thuc", "Các đoạn kết"),
    RECIPIENTS,
    *SIGNING,
)
HONOURED = (
    NUMBER, NAME, Tag("nam_sinh", "Ngày sinh hoặc năm sinh"), Tag("chuc_vu", "Chức vụ"), UNIT,
    Tag("tien_thuong", "Tiền thưởng (đồng)"), Tag("so_so_vang", "Số sổ vàng"),
)  # fmt: skip
PROPOSED = (
    NUMBER, NAME, Tag("nam_sinh", "Ngày sinh hoặc năm sinh"), Tag("chuc_vu", "Chức vụ"), UNIT,
    Tag("phieu", "Phiếu đồng ý"), Tag("thanh_tich", "Tóm tắt thành tích"),
)  # fmt: skip
VOTED = (
    NUMBER, NAME, UNIT, Tag("dong_y", "Số phiếu đồng ý"), Tag("khong_dong_y", "Số phiếu không đồng ý"),
    Tag("phieu_trang", "Số phiếu trắng"), Tag("ty_le", "Tỷ lệ trên tổng số thành viên"),
    Tag("ket_qua", "Đạt, Không đạt"),
)  # fmt: skip
PAID = (
    NUMBER, NAME, UNIT, AWARD, Tag("cach_tinh", "Cách tính: 1,5 × 2.340.000"),
    Tag("tien_thuong", "Tiền thưởng (đồng)", needed=True), Tag("tai_khoan", "Tài khoản nhận, nếu có"),
)  # fmt: skip
PEOPLE = (Tag("ho_ten", "Họ và tên"), Tag("vai_tro", "Vai trò"))
ENACTED = (
    Tag("nguoi_quyet_dinh", "Người quyết định, chữ in hoa"),
    _lines("can_cu", "Các căn cứ", needed=True),
    _table("cac_dieu", "Nội dung các điều, mỗi đoạn một dòng",
           Tag("dau", "“Điều 1. ” ở đoạn đầu của mỗi điều"), Tag("noi_dung", "Nội dung", needed=True)),
)  # fmt: skip
LISTED = (
    Tag("ten_danh_sach", "Danh sách về việc gì: trích yếu không có “Về việc”"),
    Tag("kem_theo", "“Kèm theo Quyết định số …”"),
    _table("cac_nhom", "Danh sách theo từng danh hiệu, hình thức",
           Tag("ten", "Tên nhóm: I. BẰNG KHEN … (12)"), Tag("thanh_tich", "Thành tích ghi chung"),
           _table("danh_sach", "Những người, tập thể trong nhóm", *HONOURED)),
)  # fmt: skip
TOTAL = (
    Tag("tong_tien", "Tổng tiền thưởng; trống nếu không có tiền thưởng"),
    Tag("tong_tien_bang_chu", "Tổng tiền thưởng bằng chữ"),
)

TAGS: dict[Kind, tuple[Tag, ...]] = {
    Kind.DECISION: (
        *FRAME,
        *ENACTED,
        RECIPIENTS,
        *SIGNING,
        *LISTED,
        *TOTAL,
    ),
    Kind.EXTRACT: (
        *FRAME,
        *ENACTED,
        RECIPIENTS,
        *SIGNING,
        *LISTED,
        Tag("sao_so_ky_hieu", "Số, ký hiệu bản sao: 05/TrS-SNV", needed=True),
        Tag("sao_noi_ngay", "Địa danh, ngày sao", needed=True),
        _lines("sao_noi_nhan", "Nơi nhận bản sao"),
        Tag("sao_chuc_danh_ky", "Quyền hạn, chức vụ người ký bản sao"),
        Tag("sao_nguoi_ky", "Họ tên người ký bản sao", needed=True),
        Tag("sao_co_quan_chu_quan", "Cơ quan chủ quản của cơ quan sao; trống nếu không có"),
        Tag("sao_co_quan", "Cơ quan sao", needed=True),
    ),
    Kind.PRIZES: (
        *FRAME,
        _lines("can_cu", "Quyết định, nguồn chi"),
        _table("cac_nhom", "Danh sách theo từng danh hiệu, hình thức",
               Tag("ten", "Danh hiệu, hình thức"), _table("danh_sach", "Những người, tập thể được chi", *PAID)),
        *TOTAL,
        Tag("chuc_danh_nguoi_lap", "Chức danh người lập danh sách"),
        Tag("nguoi_lap", "Họ tên người lập danh sách"),
        Tag("chuc_danh_ke_toan", "Chức danh kế toán"),
        Tag("ke_toan", "Họ tên kế toán"),
        *SIGNING,
    ),
    Kind.RESULTS: (
        *FRAME, *LETTER,
        _table("danh_sach", "Từng trường hợp", NUMBER, NAME, UNIT, AWARD, Tag("ket_qua", "Kết quả", needed=True)),
    ),
    Kind.REFUSALS: (
        *FRAME, *LETTER,
        _table("danh_sach", "Từng trường hợp", NUMBER, NAME, UNIT, AWARD,
               Tag("can_cu", "Điều, khoản, điểm"), Tag("ly_do", "Lý do", needed=True)),
    ),
    Kind.SUBMISSION: (
        *FRAME,
        _lines("kinh_gui", "Nơi trình"),
        _lines("can_cu", "Các căn cứ"),
        _lines("noi_dung", "Nội dung trình", needed=True),
        RECIPIENTS,
        *SIGNING,
        Tag("kem_theo", "“Kèm theo Tờ trình số …”"),
        _table("cac_nhom", "Danh sách theo từng danh hiệu, hình thức",
               Tag("ten", "Danh hiệu, hình thức và số trường hợp"),
               _table("danh_sach", "Những người, tập thể trong nhóm", *PROPOSED)),
    ),
    Kind.MINUTES: (
        *FRAME,
        Tag("bat_dau", "Giờ và ngày bắt đầu"),
        Tag("ket_thuc_luc", "Giờ kết thúc"),
        Tag("dia_diem", "Địa điểm"),
        Tag("so_thanh_vien", "Tổng số thành viên Hội đồng", needed=True),
        Tag("so_co_mat", "Số thành viên có mặt", needed=True),
        Tag("so_gui_y_kien", "Số thành viên vắng mặt có ý kiến bằng văn bản"),
        Tag("co_mat", "Thành viên có mặt", PEOPLE, many=True),
        Tag("vang_mat", "Thành viên vắng mặt", (*PEOPLE, Tag("ly_do", "Lý do, ý kiến bằng văn bản")), many=True),
        Tag("khach_moi", "Khách mời", PEOPLE, many=True),
        _lines("noi_dung", "Nội dung cuộc họp"),
        _table("cac_nhom", "Kết quả bỏ phiếu theo từng danh hiệu, hình thức",
               Tag("ten", "Danh hiệu, hình thức"), Tag("dieu_kien", "Số phiếu cần thiết"),
               _table("danh_sach", "Từng trường hợp", *VOTED)),
        _lines("ket_luan", "Kết luận", needed=True),
        Tag("chuc_danh_chu_tri", "Chức danh người chủ trì"),
        Tag("chu_tri", "Họ tên người chủ trì", needed=True),
        Tag("chuc_danh_thu_ky", "Chức danh thư ký"),
        Tag("thu_ky", "Họ tên thư ký", needed=True),
    ),
}  # fmt: skip
