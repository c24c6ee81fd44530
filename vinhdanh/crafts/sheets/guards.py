"""What is refused before anything is parsed: empty, cut off, encrypted, with macros, too large, a bomb in disguise.

Sizes and checksums are counted by inflating each member without keeping it, since a directory may lie about them.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from enum import Enum
from pathlib import Path

from vinhdanh.crafts.sheets.model import UnreadableListError

MAX_FILE_BYTES = 40 * 1024 * 1024
MAX_INFLATED_BYTES = 700 * 1024 * 1024
MAX_RATIO = 300
MAX_COLUMNS = 400
MAX_ROWS = 1_048_576
MAX_CELLS = 12_000_000
MAX_MEMBERS = 5_000
DAMAGED_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)

_RATIO_FLOOR = 4 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UTF16_WORD = "WordDocument".encode("utf-16-le")
_UTF16_MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"')
_WIDE_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{2,3})\d')


class Kind(Enum):
    """What the bytes are, by their content; the name of the file does not count."""

    XLSX = "xlsx"
    XLS = "xls"
    DOCX = "docx"
    TEXT = "csv"


def load(path: Path, filename: str) -> bytes:
    """The bytes of a file, unless it is too large to take in. Raises UnreadableListError, or OSError."""
    _check_weight(path.stat().st_size, filename)
    return path.read_bytes()


def inspect(data: bytes, filename: str) -> Kind:
    """The kind of the file. Raises UnreadableListError for whatever must not be opened."""
    _check_weight(len(data), filename)
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableListError(f"Tệp “{filename}” rỗng; hãy kiểm tra lại tệp rồi gửi lại.", "empty")
    if data.startswith(_OLE):
        return _inspect_ole(data, filename)
    if data.startswith(b"PK"):
        return _inspect_zip(data, filename)
    if (
        data.startswith((b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf"))
        or b"\x00\x00" in data[:4096]
    ):
        raise _unsupported(filename)
    return Kind.TEXT


def _check_weight(size: int, filename: str) -> None:
    if size > MAX_FILE_BYTES:
        raise UnreadableListError(
            f"Tệp “{filename}” nặng {size // 1024 // 1024} MB, quá {MAX_FILE_BYTES // 1024 // 1024} MB; "
            "hãy bỏ ảnh và trang tính thừa hoặc tách danh sách.",
            "too_large",
        )


def _inspect_ole(data: bytes, filename: str) -> Kind:
    if _UTF16_ENCRYPTED in data:
        raise UnreadableListError(f"Tệp “{filename}” đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại.", "encrypted")
    if _UTF16_WORD in data:
        raise UnreadableListError(
            f"Tệp “{filename}” là Word kiểu cũ (.doc); hãy lưu lại thành .docx rồi gửi.", "unsupported"
        )
    if _UTF16_MACROS in data:
        raise _with_macros(filename)
    return Kind.XLS


def _inspect_zip(data: bytes, filename: str) -> Kind:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED_ZIP:
        raise _truncated(filename) from None
    members = archive.infolist()
    names = {member.filename for member in members}
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names) or _macro_type(archive, names):
        raise _with_macros(filename)
    if len(members) > MAX_MEMBERS:
        raise _bomb(filename)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableListError(f"Tệp “{filename}” đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại.", "encrypted")
    _weigh(data, members, filename)
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "word/document.xml" in names:
        return Kind.DOCX
    raise _unsupported(filename)


def _macro_type(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if "[Content_Types].xml" not in names:
        return False
    try:
        with archive.open("[Content_Types].xml") as stream:
            return b"macroEnabled" in stream.read(1_000_000)
    except DAMAGED_ZIP:
        return False


def _weigh(data: bytes, members: list[zipfile.ZipInfo], filename: str) -> None:
    """Inflate every member without keeping it; refuse at the limit, and members that overlap or end too early."""
    total = 0
    end_of_last = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        start = _content_start(data, member, filename)
        if member.header_offset < end_of_last:
            raise _bomb(filename)
        end_of_last = start + member.compress_size
        if end_of_last > len(data):
            raise _truncated(filename)
        size = _inflated_size(data, start, member, MAX_INFLATED_BYTES - total, filename)
        total += size
        if size > _RATIO_FLOOR and size > MAX_RATIO * max(member.compress_size, 1):
            raise _bomb(filename)


def _content_start(data: bytes, member: zipfile.ZipInfo, filename: str) -> int:
    header = data[member.header_offset : member.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
        raise _truncated(filename)
    fields = _LOCAL_HEADER.unpack(header)
    return member.header_offset + _LOCAL_HEADER.size + int(fields[-2]) + int(fields[-1])


def _inflated_size(data: bytes, start: int, member: zipfile.ZipInfo, allowed: int, filename: str) -> int:
    content = memoryview(data)[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        size, checksum = len(content), zlib.crc32(content)
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        size = checksum = 0
        inflater = zlib.decompressobj(-15)
        pending: bytes | memoryview = content
        try:
            while pending and size <= allowed and not inflater.eof:
                piece = inflater.decompress(pending, 1 << 22)
                size, checksum = size + len(piece), zlib.crc32(piece, checksum)
                pending = inflater.unconsumed_tail
        except zlib.error:
            raise _truncated(filename) from None
    else:
        raise _unsupported(filename)
    if size > allowed:
        raise _bomb(filename)
    if checksum != member.CRC:
        raise _truncated(filename)
    return size


def check_extent(sheet_xml: bytes, sheet: str) -> None:
    """Refuse a sheet whose cells span more than a list can: one far cell makes a reader reserve the whole area."""
    rows = max((int(found) for found in _ROW.findall(sheet_xml)), default=0)
    columns = max((_column_number(found) for found in set(_WIDE_CELL.findall(sheet_xml))), default=26)
    if columns > MAX_COLUMNS:
        raise UnreadableListError(
            f"Trang tính “{sheet}” có tới {columns} cột, danh sách chỉ được {MAX_COLUMNS}; "
            "hãy xóa các cột thừa bên phải rồi gửi lại.",
            "too_wide",
        )
    if rows * columns > MAX_CELLS:
        raise UnreadableListError(
            f"Trang tính “{sheet}” kéo dài tới dòng {rows}; hãy xóa các dòng trống, dòng thừa ở cuối rồi gửi lại.",
            "too_large",
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for character in letters:
        number = number * 26 + character - 64
    return number


def _with_macros(filename: str) -> UnreadableListError:
    return UnreadableListError(
        f"Tệp “{filename}” có chứa macro nên không được mở; hãy lưu lại thành .xlsx (hoặc .docx) không macro rồi gửi.",
        "macro",
    )


def _truncated(filename: str) -> UnreadableListError:
    return UnreadableListError(
        f"Tệp “{filename}” bị hỏng hoặc tải lên chưa hết; hãy mở thử, lưu lại rồi gửi lại.", "truncated"
    )


def _bomb(filename: str) -> UnreadableListError:
    return UnreadableListError(f"Tệp “{filename}” khi giải nén phình ra bất thường nên không được mở.", "bomb")


def _unsupported(filename: str) -> UnreadableListError:
    return UnreadableListError(
        f"Tệp “{filename}” không phải danh sách đọc được; hãy gửi Excel (.xlsx, .xls), Word (.docx) hoặc .csv.",
        "unsupported",
    )
