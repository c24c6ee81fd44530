"""What people of the demo do for a living, and the words that go with it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Calling:
    occupation: str
    """As the law's facts name it."""
    service: str
    """Type of employment; empty where nobody employs them."""
    school_year: bool
    direct_worker: bool
    women: float
    positions: tuple[str, ...]
    ideas: tuple[str, ...]
    """Titles of initiatives, with a place for a number or a class."""


TEACHER = Calling(
    "giao_vien",
    "vien_chuc",
    True,
    False,
    0.72,
    ("Giáo viên", "Giáo viên", "Giáo viên", "Tổ trưởng chuyên môn", "Phó Hiệu trưởng", "Nhân viên"),
    (
        "Biện pháp rèn kỹ năng đọc hiểu cho học sinh lớp {}",
        "Dạy học theo dự án môn Khoa học tự nhiên lớp {}",
        "Ứng dụng bảng tương tác trong dạy hình học lớp {}",
        "Giải pháp nâng cao chất lượng bồi dưỡng học sinh giỏi lớp {}",
        "Tổ chức câu lạc bộ tiếng Anh cho học sinh lớp {}",
    ),
)
OFFICIAL = Calling(
    "cong_chuc",
    "cong_chuc",
    False,
    False,
    0.45,
    ("Chuyên viên", "Chuyên viên", "Chuyên viên", "Phó Trưởng phòng", "Trưởng phòng", "Văn thư"),
    (
        "Rút ngắn {} bước trong giải quyết thủ tục hành chính",
        "Bộ câu hỏi, trả lời về {} thủ tục thường gặp",
        "Sổ tay điện tử theo dõi {} nhóm nhiệm vụ được giao",
        "Quy trình số hóa {} loại hồ sơ lưu trữ",
    ),
)
NURSE = Calling(
    "nhan_vien_y_te",
    "vien_chuc",
    False,
    False,
    0.68,
    ("Điều dưỡng", "Điều dưỡng", "Bác sĩ", "Kỹ thuật viên", "Điều dưỡng trưởng", "Hộ sinh"),
    (
        "Bảng kiểm {} bước bàn giao người bệnh",
        "Cải tiến quy trình tiếp đón, giảm {} phút chờ khám",
        "Phác đồ chăm sóc người bệnh sau mổ trong {} giờ đầu",
    ),
)
WORKER = Calling(
    "cong_nhan",
    "hop_dong",
    False,
    True,
    0.55,
    ("Công nhân", "Công nhân", "Công nhân", "Công nhân", "Tổ trưởng sản xuất", "Nhân viên kỹ thuật"),
    (
        "Đồ gá giúp giảm {} phần trăm phế phẩm",
        "Sắp xếp lại chuyền, tăng {} sản phẩm mỗi ca",
        "Tận dụng vật liệu thừa, tiết kiệm {} triệu đồng mỗi tháng",
    ),
)
FARMER = Calling(
    "nong_dan",
    "",
    False,
    True,
    0.48,
    ("Nông dân", "Nông dân", "Nông dân", "Chủ trang trại", "Trưởng thôn"),
    ("Mô hình {} sào nhãn, vải chín sớm", "Nuôi {} lồng cá ven sông Luộc"),
)
