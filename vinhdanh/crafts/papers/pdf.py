"""What a PDF really is: facts about one of ours, and whether one signed elsewhere may come into the house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from vinhdanh.crafts.papers.blocks import PaperError
from vinhdanh.crafts.viet.numbers import format_number

POINT = 25.4 / 72
MAX_BYTES = 50 * 1024 * 1024
MAX_PAGES = 2_000
# What a paper to be archived has no need of, and a reader may be harmed by; with the word the refusal uses.
FORBIDDEN = {
    "/JavaScript": "mã JavaScript",
    "/JS": "mã JavaScript",
    "/Launch": "lệnh chạy chương trình",
    "/SubmitForm": "lệnh gửi dữ liệu ra ngoài",
    "/ImportData": "lệnh nạp dữ liệu từ ngoài",
    "/GoToE": "liên kết tới tệp đính kèm",
    "/GoToR": "liên kết tới tệp khác",
    "/EmbeddedFile": "tệp đính kèm",
    "/EmbeddedFiles": "tệp đính kèm",
    "/FileAttachment": "tệp đính kèm",
    "/RichMedia": "phim, âm thanh nhúng",
    "/XFA": "biểu mẫu động XFA",
}


@dataclass(frozen=True)
class PdfFacts:
    """What a PDF holds: pages, their sizes in millimetres (width, height), its fonts by name, those of them that
    are not embedded, its text page by page, and whether it carries a digital signature field that is signed."""

    pages: int
    sizes: tuple[tuple[float, float], ...]
    fonts: tuple[str, ...]
    not_embedded: tuple[str, ...]
    texts: tuple[str, ...]
    signed: bool

    @property
    def text(self) -> str:
        """The text of all pages."""
        return "\n".join(self.texts)


def check_pdf(raw: bytes) -> PdfFacts:
    """The facts about a PDF. Raises `PaperError` when it cannot be read as one or is encrypted."""
    reader = _opened(raw)
    try:
        pages = list(reader.pages)
        fonts = dict(pair for page in pages for pair in _fonts(page))
        return PdfFacts(
            pages=len(pages),
            sizes=tuple(
                (round(float(page.mediabox.width) * POINT, 1), round(float(page.mediabox.height) * POINT, 1))
                for page in pages
            ),
            fonts=tuple(sorted(fonts)),
            not_embedded=tuple(sorted(name for name, embedded in fonts.items() if not embedded)),
            texts=tuple(page.extract_text() for page in pages),
            signed=any(_is_signature(thing) for thing in _dictionaries(reader)),
        )
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PaperError("Không đọc được nội dung tệp PDF: tệp bị hỏng. Hãy xuất hoặc quét lại.") from error


def check_signed_pdf(raw: bytes, *, max_bytes: int = MAX_BYTES, max_pages: int = MAX_PAGES) -> PdfFacts:
    """Facts about a PDF signed or scanned elsewhere, if it may take the place of ours.

    Raises `PaperError` with the sentence to show: no PDF, too large, encrypted, damaged, without or with too many
    pages, or holding anything that runs, reaches outside or hides a file.
    """
    if len(raw) > max_bytes:
        limit = format_number(max_bytes // (1024 * 1024))
        size = format_number(round(len(raw) / (1024 * 1024), 1))
        raise PaperError(f"Tệp PDF nặng {size} MB, quá giới hạn {limit} MB. Hãy quét lại ở độ phân giải thấp hơn.")
    reader = _opened(raw)
    try:
        count = len(reader.pages)
        found = next((word for thing in _dictionaries(reader) for word in _forbidden(thing)), "")
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PaperError("Không đọc được nội dung tệp PDF: tệp bị hỏng. Hãy xuất hoặc quét lại.") from error
    if found:
        raise PaperError(f"Tệp PDF có {found} nên không được nhận. Hãy in lại ra PDF (Print to PDF) rồi tải lên.")
    if not 0 < count <= max_pages:
        limit = format_number(max_pages)
        raise PaperError(f"Tệp PDF có {format_number(count)} trang; chỉ nhận tệp có từ 1 đến {limit} trang.")
    return check_pdf(raw)


def _opened(raw: bytes) -> PdfReader:
    if not raw:
        raise PaperError("Tệp rỗng, không có nội dung. Hãy chọn lại tệp PDF.")
    if b"%PDF-" not in raw[:1024]:
        raise PaperError("Tệp không phải là PDF, dù tên tệp có thể là “.pdf”. Hãy chọn tệp PDF.")
    try:
        reader = PdfReader(BytesIO(raw))
        encrypted = reader.is_encrypted
        if not encrypted:
            len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PaperError("Tệp PDF bị hỏng hoặc tải lên chưa trọn vẹn. Hãy tải lên lại.") from error
    if encrypted:
        raise PaperError("Tệp PDF có mật khẩu hoặc bị mã hóa. Hãy bỏ mật khẩu rồi tải lên lại.")
    return reader


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, reachable from the catalogue or not, nested ones too."""
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    yield from _nested(reader.trailer)
    for number, generation in sorted(numbers):
        if number:
            yield from _nested(reader.get_object(IndirectObject(number, generation, reader)))


def _nested(thing: PdfObject | None) -> Iterator[DictionaryObject]:
    """The dictionary and those directly inside it; what it only points at has its own turn."""
    waiting: list[Any] = [thing]
    while waiting:
        current = waiting.pop()
        if isinstance(current, DictionaryObject):
            yield current
            waiting += [current.raw_get(key) for key in current]
        elif isinstance(current, ArrayObject):
            waiting += list(current)


def _forbidden(thing: DictionaryObject) -> Iterator[str]:
    """What the dictionary holds that has no place in a paper: by its keys, and by what it calls itself."""
    words = {str(key) for key in thing}
    words |= {str(thing.raw_get(key)) for key in ("/S", "/Type", "/Subtype") if key in thing}
    yield from (FORBIDDEN[word] for word in sorted(words & FORBIDDEN.keys()))


def _is_signature(thing: DictionaryObject) -> bool:
    return thing.get("/Type") == "/Sig" and "/ByteRange" in thing and "/Contents" in thing


def _fonts(page: DictionaryObject) -> Iterator[tuple[str, bool]]:
    """Name of each font of a page, without its subset prefix, and whether its outlines are in the file."""
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    if fonts is None:
        return
    for font in fonts.get_object().values():
        font = font.get_object()
        bearer = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        descriptor = bearer.get("/FontDescriptor")
        outlines = ("/FontFile", "/FontFile2", "/FontFile3")
        embedded = descriptor is not None and any(key in descriptor.get_object() for key in outlines)
        yield str(font.get("/BaseFont", "?")).lstrip("/").split("+")[-1], embedded or font.get("/Subtype") == "/Type3"
