"""The entries of the two menus, in their order; an entry of the desk is shown to those who hold its permission."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    label: str
    name: str
    needs: str = ""
    under: tuple[str, ...] = ()
    """Other paths that belong to this entry."""


HOME = Entry("Trang chủ", "portal:home")
"""First of the seven sections; the other six are pages of the editors."""

PUBLIC = (
    Entry("Tra cứu khen thưởng", "portal:look_up", under=("/vinh-danh/",)),
    Entry("Tự kiểm tra", "portal:check"),
    Entry("Quyết định khen thưởng", "portal:decisions"),
    Entry("Lấy ý kiến", "portal:dockets", under=("/bien-nhan/",)),
    Entry("Giới thiệu gương tốt", "portal:introduce"),
    Entry("Dữ liệu mở", "portal:open_data"),
)

DESK = (
    Entry("Việc của tôi", "portal:desk"),
    Entry(
        "Đợt xét",
        "nominations:rounds",
        "nominations.see",
        ("/danh-sach/", "/de-nghi/", "/to-trinh/", "/dong/", "/ghep-nguoi/"),
    ),
    Entry("Chưa ai đề nghị", "nominations:unasked_choice", "eligibility.see"),
    Entry("Kết quả năm", "record:expected", "record.make_official"),
    Entry("Lấy ý kiến nhân dân", "dockets:dockets", "dockets.see", ("/y-kien/",)),
    Entry("Hội đồng", "councils:councils", "councils.see", ("/cuoc-hop/",)),
    Entry("Quyết định", "decisions:decisions", "decisions.see"),
    Entry("Mẫu, phôi in", "decisions:stationery", "decisions.templates", ("/mau-rieng/", "/phoi-bang/")),
    Entry("Gương tốt", "exemplars:findings", "exemplars.see"),
    Entry("Cụm, khối thi đua", "clusters:clusters", "clusters.see", ("/nam-thi-dua/", "/bang-tieu-chi/")),
    Entry("Quyền dữ liệu", "rights:requests", "rights.see", ("/cong-khai/",)),
    Entry("Số hoá", "archive:batches", "archive.see"),
    Entry("Danh bạ", "registry:units", "registry.see", ("/ca-nhan/", "/qua-trinh/", "/tham-quyen/")),
    Entry("Tạm dừng", "record:holds", "record.see_holds"),
    Entry("Đối chiếu vi phạm", "archive:rosters", "record.hold"),
    Entry("Tủ luật", "lawbook:awards", "lawbook.see"),
    Entry("Trang tin", "wagtailadmin_home", "editorial.write"),
    Entry("Liên hệ công khai", "editorial_contact", "editorial.show_contact"),
    Entry("Nhập trang cũ", "editorial_imports", "editorial.run"),
    Entry("Người dùng", "accounts:users", "accounts.manage"),
    Entry("Nhật ký", "accounts:audit", "office.see_audit"),
)
