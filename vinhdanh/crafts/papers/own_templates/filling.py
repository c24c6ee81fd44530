"""Templates checked when they come in, and filled."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import docx
from jinja2 import TemplateError

from vinhdanh.crafts.papers import ooxml
from vinhdanh.crafts.papers.blocks import Document, PaperError
from vinhdanh.crafts.papers.own_templates.language import SmallLanguage
from vinhdanh.crafts.papers.own_templates.places import place_of
from vinhdanh.crafts.papers.own_templates.samples import sample
from vinhdanh.crafts.papers.own_templates.tags import TAGS, Kind, Tag, kind_of
from vinhdanh.crafts.papers.own_templates.values import values
from vinhdanh.crafts.viet.numbers import format_number

MAX_BYTES = 5 * 1024 * 1024
# What the parts of a template may be together when unpacked, and how many; a real one has some twenty.
MAX_UNPACKED, MAX_PARTS = 40 * 1024 * 1024, 400
MAIN = "word/document.xml"
MACROS = ("vbaproject", "vbadata", "activex/", "customui/")
OBJECTS = ("embeddings/", "afchunk")
EXTERNAL = re.compile(rb"""TargetMode\s*=\s*["']External""")


def check(kind: Kind, raw: bytes) -> None:
    """Raises `PaperError` with the sentence to show when a template cannot be taken: no .docx, macros or embedded
    objects, tags that do not exist or are written wrongly, a tag missing without which a document would say less."""
    _insist_plain(raw)
    language = SmallLanguage(TAGS[kind])
    filled = _filled(raw, sample(kind), language)
    if missing := _missing(TAGS[kind], language.used):
        raise PaperError(f"Mẫu thiếu thẻ bắt buộc: {'; '.join(missing)}. Hãy thêm vào rồi tải lên lại.")
    try:
        docx.Document(BytesIO(filled))
    except Exception as error:  # python-docx raises whatever the damage makes it stumble over
        raise PaperError("Điền thử vào mẫu này ra tệp Word hỏng. Hãy kiểm tra vị trí các thẻ trong bảng.") from error


def fill(raw: bytes, document: Document) -> bytes:
    """The document as .docx in this template. Raises `PaperError` when the template does not fit the document."""
    kind = kind_of(document)
    if kind is None:
        raise PaperError("Loại văn bản này không có mẫu Word riêng.")
    return _filled(raw, document, SmallLanguage(TAGS[kind]))


def _filled(raw: bytes, document: Document, language: SmallLanguage) -> bytes:
    from docxtpl import DocxTemplate  # half a second and 24 MB that only templates need

    template = DocxTemplate(BytesIO(raw))
    try:
        template.render(values(document), jinja_env=language)
    except TemplateError as wrong:
        near = " ".join(" ".join(getattr(wrong, "docx_context", ())).split())[:80]
        where = f" Gần chỗ: “{near}”." if near else ""
        raise PaperError(f"Mẫu có thẻ viết sai hoặc thiếu {{% endfor %}}, {{% endif %}}.{where}") from wrong
    except PaperError:
        raise
    except Exception as wrong:  # a template may break the XML in ways nobody can list
        raise PaperError("Không điền được mẫu này: tệp Word có cấu trúc lạ. Hãy bắt đầu lại từ mẫu gốc.") from wrong
    if language.unknown:
        names = "; ".join(f"{{{{ {name} }}}}{place_of(name, raw)}" for name in language.unknown)
        raise PaperError(f"Mẫu có thẻ không có trong bảng thẻ: {names}. Hãy sửa lại tên thẻ.")
    paper = document.paper()
    ooxml.describe(template.docx, paper)
    filled = _saved(template.docx)
    return _marked(filled) if paper.frame.draft else filled


def _saved(word: Any) -> bytes:
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _marked(filled: bytes) -> bytes:
    """With the mark of a draft behind every page. Opened anew: docxtpl leaves python-docx with the old headers."""
    word = docx.Document(BytesIO(filled))
    for section in word.sections:
        first = (section.first_page_header,) if section.different_first_page_header_footer else ()
        for head in (section.header, *first):
            ooxml.watermark(head.paragraphs[0] if head.paragraphs else head.add_paragraph(), "DỰ THẢO")
    return _saved(word)


def _insist_plain(raw: bytes) -> None:
    """A .docx of words and pictures: nothing that runs, hides or reaches outside."""
    if len(raw) > MAX_BYTES:
        raise PaperError(f"Mẫu nặng quá {format_number(MAX_BYTES // 1024**2)} MB. Hãy bỏ bớt hình trong mẫu.")
    try:
        package = zipfile.ZipFile(BytesIO(raw))
        parts = package.infolist()
        names = [part.filename.lower() for part in parts]
        if MAIN not in names:
            raise PaperError(
                "Tệp không phải là Word (.docx). Hãy mở bằng Word, chọn Lưu thành “Word Document (.docx)”."
            )
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise PaperError("Tệp Word có quá nhiều nội dung so với một mẫu. Hãy bắt đầu lại từ mẫu gốc.")
        if any(word in name for name in names for word in MACROS):
            raise PaperError("Mẫu có macro hoặc điều khiển chạy được. Hãy lưu lại dạng .docx không có macro.")
        if any(word in name for name in names for word in OBJECTS):
            raise PaperError("Mẫu có đối tượng nhúng (bảng tính, tệp khác). Hãy xóa đối tượng đó rồi tải lên lại.")
        for part in parts:
            _insist_quiet(part.filename, package.read(part))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise PaperError("Tệp không phải là Word (.docx), bị hỏng hoặc có mật khẩu. Hãy chọn tệp khác.") from error


def _insist_quiet(name: str, content: bytes) -> None:
    if not name.lower().endswith((".xml", ".rels")):
        return
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\x00" in content:
        raise PaperError("Tệp Word có khai báo lạ trong XML nên không được nhận. Hãy bắt đầu lại từ mẫu gốc.")
    if b"macroEnabled" in content:
        raise PaperError("Mẫu có macro hoặc điều khiển chạy được. Hãy lưu lại dạng .docx không có macro.")
    if name.lower().endswith(".rels") and EXTERNAL.search(content):
        raise PaperError("Mẫu có liên kết ra ngoài (hình, mẫu hoặc trang mạng). Hãy bỏ liên kết rồi tải lên lại.")


def _missing(tags: Iterable[Tag], used: set[Tag]) -> list[str]:
    """The needed tags that a template lacks, those inside lists too."""
    missing = []
    for tag in tags:
        if tag in used:
            missing += _missing(tag.of, used)
        elif tag.needed:
            missing.append(f"{tag.name} ({tag.says[:1].lower()}{tag.says[1:]})")
    return missing
