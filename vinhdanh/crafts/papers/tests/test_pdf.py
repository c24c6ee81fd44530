"""What may come in as a signed PDF, and what is told to whoever brings something else."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, TextStringObject

from vinhdanh.crafts.papers import PaperError, check_pdf, check_signed_pdf, render_pdf
from vinhdanh.crafts.papers.tests.specimens import award_decision

OURS = render_pdf(award_decision())


def names(**entries: PdfObject | str) -> DictionaryObject:
    """A PDF dictionary; plain strings are names."""
    return DictionaryObject(
        {
            NameObject(f"/{key}"): NameObject(f"/{value}") if type(value) is str else value
            for key, value in entries.items()
        }
    )


SCRIPT = names(S="JavaScript", JS=TextStringObject("app.alert('x')"))


def changed(change: str) -> bytes:
    """Our decision with something put into it by another hand."""
    writer = PdfWriter(clone_from=BytesIO(OURS))
    if change == "javascript":
        writer.root_object[NameObject("/OpenAction")] = SCRIPT
    elif change == "attachment":
        writer.add_attachment("x.exe", b"MZ")
    elif change == "encrypted":
        writer.encrypt("mật khẩu", algorithm="AES-256")
    elif change == "launch":
        writer.root_object[NameObject("/OpenAction")] = names(S="Launch", F=TextStringObject("x.exe"))
    elif change == "page action":
        writer.pages[0][NameObject("/AA")] = names(O=SCRIPT)
    elif change == "xfa":
        writer.root_object[NameObject("/AcroForm")] = names(XFA=TextStringObject("<x/>"), Fields=ArrayObject())
    elif change == "signature":
        seal = names(Type="Sig", ByteRange=ArrayObject(), Contents=TextStringObject("00"))
        writer.root_object[NameObject("/Perms")] = writer._add_object(seal)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_our_own_decision_is_accepted_with_its_facts() -> None:
    facts = check_signed_pdf(OURS)
    assert facts.pages == 2
    assert facts.sizes == ((210.0, 297.0), (297.0, 210.0))
    assert not facts.signed
    assert "2718/QĐ-UBND" in facts.text


def test_a_signature_is_seen() -> None:
    assert check_signed_pdf(changed("signature")).signed


def test_a_scan_without_text_is_accepted() -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    stream = BytesIO()
    writer.write(stream)
    facts = check_signed_pdf(stream.getvalue())
    assert (facts.pages, facts.text, facts.fonts) == (1, "", ())


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "rỗng"),
        (b"PK\x03\x04 a workbook named .pdf", "không phải là PDF"),
        (b"%PDF-1.7\n" + b"x" * 500, "bị hỏng"),
        (OURS[: len(OURS) // 2], "bị hỏng"),
        (changed("encrypted"), "mật khẩu"),
        (changed("javascript"), "mã JavaScript"),
        (changed("page action"), "mã JavaScript"),
        (changed("launch"), "lệnh chạy chương trình"),
        (changed("attachment"), "tệp đính kèm"),
        (changed("xfa"), "biểu mẫu động"),
    ],
    ids=["empty", "zip", "noise", "truncated", "encrypted", "javascript", "page action", "launch", "attachment", "xfa"],
)
def test_what_is_refused_is_told_why(raw: bytes, sentence: str) -> None:
    with pytest.raises(PaperError, match=sentence):
        check_signed_pdf(raw)


def test_size_and_pages_are_limited() -> None:
    with pytest.raises(PaperError, match="quá giới hạn 1 MB"):
        check_signed_pdf(OURS + b" " * 2_000_000, max_bytes=1024 * 1024)
    with pytest.raises(PaperError, match="có 2 trang; chỉ nhận tệp có từ 1 đến 1 trang"):
        check_signed_pdf(OURS, max_pages=1)


def test_a_font_that_is_not_embedded_is_seen() -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    font = names(Type="Font", Subtype="TrueType", BaseFont="TimesNewRoman")
    page[NameObject("/Resources")] = names(Font=names(F1=font))
    stream = BytesIO()
    writer.write(stream)
    assert check_pdf(stream.getvalue()).not_embedded == ("TimesNewRoman",)


def test_ours_declares_itself_an_archive_pdf() -> None:
    assert b"pdfaid:part" in OURS
    assert b"<pdfaid:conformance>B" in OURS
