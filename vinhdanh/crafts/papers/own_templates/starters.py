"""The house's own template of each kind: laid out by the same writer as every document, with tags for words."""

from __future__ import annotations

from dataclasses import dataclass

from vinhdanh.crafts.papers.blocks import (
    Align,
    Annex,
    Band,
    Block,
    Centred,
    Column,
    Copied,
    Document,
    Frame,
    LedgerHead,
    Paper,
    Prose,
    Signature,
    Signatures,
    Signing,
    Span,
    Table,
    prose,
)
from vinhdanh.crafts.papers.decisions import DECISION
from vinhdanh.crafts.papers.letters import SUBMISSION
from vinhdanh.crafts.papers.minutes import MINUTES, READ_AND_SIGNED
from vinhdanh.crafts.papers.own_templates.tags import Kind
from vinhdanh.crafts.papers.prizes import PRIZE_LIST
from vinhdanh.crafts.papers.word import render_docx


def starter(kind: Kind) -> bytes:
    """The template to begin from, as .docx: filled unchanged, it gives the house's own document."""
    return render_docx(_Starter(kind))


@dataclass(frozen=True)
class _TaggedFrame(Frame):
    """A letterhead of tags; number and day are written out by the document that fills them in. `of` stands before
    every tag: those of a copy's own letterhead begin with "sao_"."""

    of: str = ""

    @property
    def superior_lines(self) -> tuple[str, ...]:
        return "{%p if " + f"{self.of}co_quan_chu_quan %}}", f"{{{{ {self.of}co_quan_chu_quan }}}}", "{%p endif %}"

    @property
    def issuer_lines(self) -> tuple[str, ...]:
        return (f"{{{{ {self.of}co_quan }}}}",)

    @property
    def numbered(self) -> str:
        return f"{{{{ {self.of}so_ky_hieu }}}}"

    @property
    def place_and_day(self) -> str:
        return f"{{{{ {self.of}noi_ngay }}}}"


class _TaggedHead(LedgerHead):
    def __str__(self) -> str:
        return "{{ dau_so_vang }}"


def _framed(of: str = "", *, subject: str = "") -> _TaggedFrame:
    """A letterhead of tags; a superior body only where there is one."""
    return _TaggedFrame(issuer="", symbol="", place="", subject=subject, ledger_head=_TaggedHead(0, ""), of=of)


def _signed(of: str = "") -> Signing:
    recipients = (f"{{%p for dong in {of}noi_nhan %}}", "{{ dong }}", "{%p endfor %}")
    return Signing(Signature(f"{{{{ {of}chuc_danh_ky }}}}", f"{{{{ {of}nguoi_ky }}}}"), recipients)


FRAME = _framed(subject="{{ trich_yeu }}")
SIGNING = _signed()


@dataclass(frozen=True)
class _Starter:
    """A template as a document, so that the writer of all documents lays it out."""

    kind: Kind

    def paper(self) -> Paper:
        match self.kind:
            case Kind.DECISION:
                return _decision()
            case Kind.EXTRACT:
                return _extract()
            case Kind.PRIZES:
                return _prizes()
            case Kind.RESULTS:
                return _letter(("Kết quả", "ket_qua", 5, "left"))
            case Kind.REFUSALS:
                return _letter(("Căn cứ", "can_cu", 3.4, "left"), ("Lý do", "ly_do", 6, "left"))
            case Kind.SUBMISSION:
                return _submission()
            case Kind.MINUTES:
                return _minutes()


_: type[Document] = _Starter

Cell = tuple[str, str, float, Align]
NUMBER: Cell = ("TT", "tt", 1.4, "centre")
NAME: Cell = ("Họ và tên,\ntên tập thể", "ho_ten", 4.6, "left")
BORN: Cell = ("Năm sinh", "nam_sinh", 2, "centre")
POST: Cell = ("Chức vụ", "chuc_vu", 3.6, "left")
UNIT: Cell = ("Đơn vị", "don_vi", 4.4, "left")
AWARD: Cell = ("Danh hiệu,\nhình thức", "danh_hieu", 3.6, "left")


def _decision() -> Paper:
    return Paper(FRAME, DECISION, _enacting(), (_honoured(total=("", "Tổng cộng", "", "", "", "{{ tong_tien }}", "")),))


def _extract() -> Paper:
    """Without a sum, as an extract is; the copy's own letterhead and signature at its end."""
    copy = Copied(_framed("sao_")), _signed("sao_")
    return Paper(FRAME, DECISION, _enacting(), (_honoured(*copy),))


def _enacting() -> tuple[Block, ...]:
    return (
        Centred("{{ nguoi_quyet_dinh }}"),
        *_each("can_cu", Prose((Span("{{ dong }}", italic=True),))),
        Centred("QUYẾT ĐỊNH:"),
        *_each("cac_dieu", prose(Span("{{ dong.dau }}", bold=True), "{{ dong.noi_dung }}")),
        SIGNING,
    )


def _honoured(*end: Block, total: tuple[str, ...] = ()) -> Annex:
    """The list of those honoured; with `total` their prizes are summed."""
    amount: Cell = ("Tiền thưởng\n(đồng)", "tien_thuong", 2.7, "right")
    book: Cell = ("Số\nsổ vàng", "so_so_vang", 1.9, "centre")
    table = _grouped((NUMBER, NAME, BORN, POST, UNIT, amount, book), note="{{ nhom.thanh_tich }}", total=total)
    blocks = (table, *(_in_words() if total else ()), *end)
    return Annex("DANH SÁCH", "{{ ten_danh_sach }}", "{{ kem_theo }}", blocks, landscape=True)


def _in_words() -> tuple[Prose, ...]:
    """The line under a sum, only where there is one."""
    return (
        prose("{%p if tong_tien %}"),
        prose(Span("Bằng chữ: ", bold=True), Span("{{ tong_tien_bang_chu }}", italic=True)),
        prose("{%p endif %}"),
    )


def _prizes() -> Paper:
    cells: tuple[Cell, ...] = (
        NUMBER, NAME, UNIT, AWARD, ("Cách tính", "cach_tinh", 3, "left"),
        ("Tiền thưởng\n(đồng)", "tien_thuong", 2.6, "right"), ("Ký nhận", "", 2.2, "left"),
    )  # fmt: skip
    signers = Signatures((
        Signature("{{ chuc_danh_nguoi_lap }}", "{{ nguoi_lap }}"),
        Signature("{{ chuc_danh_ke_toan }}", "{{ ke_toan }}"),
        Signature("{{ chuc_danh_ky }}", "{{ nguoi_ky }}"),
    ))  # fmt: skip
    table = _grouped(cells, total=("", "Tổng cộng", "", "", "", "{{ tong_tien }}", ""))
    return Paper(
        FRAME, PRIZE_LIST, (*_each("can_cu", prose("{{ dong }}")), table, *_in_words(), signers), landscape=True
    )


def _letter(*more: Cell) -> Paper:
    blocks: list[Block] = [
        *_addressed(),
        *_each("mo_dau", prose("{{ dong }}")),
        _plain((NUMBER, NAME, UNIT, AWARD, *more)),
        *_each("ket_thuc", prose("{{ dong }}")),
        SIGNING,
    ]
    return Paper(FRAME, "", tuple(blocks))


def _submission() -> Paper:
    votes: Cell = ("Phiếu\nđồng ý", "phieu", 1.6, "centre")
    merit: Cell = ("Tóm tắt thành tích", "thanh_tich", 7, "left")
    blocks: list[Block] = [
        *_addressed(),
        *_each("can_cu", Prose((Span("{{ dong }}", italic=True),))),
        *_each("noi_dung", prose("{{ dong }}")),
        SIGNING,
    ]
    listing = _grouped((NUMBER, NAME, BORN, POST, UNIT, votes, merit))
    annex = Annex("DANH SÁCH", "Đề nghị khen thưởng", "{{ kem_theo }}", (listing,), landscape=True)
    return Paper(FRAME, SUBMISSION, tuple(blocks), (annex,))


def _minutes() -> Paper:
    counts: tuple[Cell, ...] = (
        ("Đồng ý", "dong_y", 1.9, "centre"),
        ("Không\nđồng ý", "khong_dong_y", 1.9, "centre"),
        ("Phiếu\ntrắng", "phieu_trang", 1.8, "centre"),
        ("Tỷ lệ", "ty_le", 1.8, "centre"),
        ("Kết quả", "ket_qua", 2.4, "centre"),
    )
    someone, end = "- {{ dong.ho_ten }}, {{ dong.vai_tro }}", "{% if loop.last %}.{% else %};{% endif %}"
    absent = prose(f"{someone} (lý do: {{{{ dong.ly_do }}}}){end}")
    present = "Thành viên Hội đồng có mặt: {{ so_co_mat }}/{{ so_thanh_vien }} người"
    wrote = "vắng mặt có gửi ý kiến bằng văn bản: {{ so_gui_y_kien }} người"
    blocks: list[Block] = [
        prose("Thời gian: bắt đầu vào {{ bat_dau }}."),
        prose("Địa điểm: {{ dia_diem }}."),
        _heading("I. THÀNH PHẦN"),
        prose(f"{present}; {wrote}."),
        _heading("1. Có mặt"),
        *_each("co_mat", prose(someone + end)),
        *_when("vang_mat", _heading("2. Vắng mặt"), *_each("vang_mat", absent)),
        *_when("khach_moi", _heading("3. Khách mời"), *_each("khach_moi", prose(someone + end))),
        prose("Chủ trì: {{ chu_tri }}. Thư ký: {{ thu_ky }}."),
        _heading("II. NỘI DUNG"),
        *_each("noi_dung", prose("{{ dong }}")),
        _heading("III. KẾT QUẢ BỎ PHIẾU"),
        _grouped((NUMBER, NAME, UNIT, *counts), note="Điều kiện: {{ nhom.dieu_kien }}"),
        prose(Span("Tỷ lệ tính trên tổng số {{ so_thanh_vien }} thành viên Hội đồng.", italic=True), indent=False),
        _heading("IV. KẾT LUẬN"),
        *_each("ket_luan", prose("{{ dong }}")),
        prose(f"Cuộc họp kết thúc vào {{{{ ket_thuc_luc }}}} cùng ngày. {READ_AND_SIGNED}"),
        Signatures((
            Signature("{{ chuc_danh_thu_ky }}", "{{ thu_ky }}"), Signature("{{ chuc_danh_chu_tri }}", "{{ chu_tri }}"),
        )),
    ]  # fmt: skip
    return Paper(FRAME, MINUTES, tuple(blocks))


def _each(lines: str, block: Prose) -> tuple[Prose, ...]:
    """The paragraph once for every line of a list."""
    return prose(f"{{%p for dong in {lines} %}}"), block, prose("{%p endfor %}")


def _when(lines: str, *blocks: Prose) -> tuple[Prose, ...]:
    """The paragraphs only where the list has any line."""
    return prose(f"{{%p if {lines} %}}"), *blocks, prose("{%p endif %}")


def _addressed() -> tuple[Prose, ...]:
    """One addressee on the line itself, several below each other."""

    def centred(text: str) -> Prose:
        return Prose((Span(text),), indent=False, align="centre")

    one = "Kính gửi: {% for dong in kinh_gui %}{{ dong }}{% endfor %}"
    return (
        prose("{%p if kinh_gui|length == 1 %}"), centred(one), prose("{%p else %}"),
        centred("Kính gửi:"), prose("{%p for dong in kinh_gui %}"), centred("- {{ dong }}"), prose("{%p endfor %}"),
        prose("{%p endif %}"),
    )  # fmt: skip


def _heading(text: str) -> Prose:
    return prose(Span(text, bold=True))


def _plain(cells: tuple[Cell, ...]) -> Table:
    """A table with a row for every line of `danh_sach`."""
    return Table(_columns(cells), _looped("danh_sach", cells))


def _grouped(cells: tuple[Cell, ...], *, note: str = "", total: tuple[str, ...] = ()) -> Table:
    """A table of groups: a heading across, then the group's rows; a total when there is one."""
    group = (
        _command("for nhom in cac_nhom"), Band((), "{{ nhom.ten }}", note), *_looped("nhom.danh_sach", cells),
        _command("endfor"),
    )  # fmt: skip
    end = (_command("if tong_tien"), Band((total,)), _command("endif")) if total else ()
    return Table(_columns(cells), (*group, *end))


def _columns(cells: tuple[Cell, ...]) -> tuple[Column, ...]:
    return tuple(Column(heading, share, align) for heading, _, share, align in cells)


def _looped(lines: str, cells: tuple[Cell, ...]) -> tuple[Band, ...]:
    row = tuple(f"{{{{ dong.{name} }}}}" if name else "" for _, name, _, _ in cells)
    return _command(f"for dong in {lines}"), Band((row,)), _command("endfor")


def _command(words: str) -> Band:
    """A row across the table that holds only a command; it vanishes when the template is filled."""
    return Band((), f"{{%tr {words} %}}")
