"""Word templates: the house's own say what the PDF says, an officer's are checked, and nothing else runs in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from vinhdanh.crafts.papers import PaperError, check_pdf, render_docx, render_pdf
from vinhdanh.crafts.papers.own_templates import TAGS, Kind, Tag, check, fill, kind_of, preview, sample, starter
from vinhdanh.crafts.papers.own_templates.preview import Line
from vinhdanh.crafts.papers.own_templates.values import values
from vinhdanh.crafts.papers.tests.specimens import all_documents, award_decision, result_letter, rows

LISTED_ACROSS = {Kind.DECISION, Kind.EXTRACT, Kind.PRIZES, Kind.SUBMISSION}
STARTERS = {kind: starter(kind) for kind in Kind}
SPECIMENS = {name: document for name, document in all_documents().items() if kind_of(document)}


def words(raw: bytes) -> str:
    """All text of a Word document's body, headers and footers."""
    word = docx.Document(BytesIO(raw))
    parts = [word.element.body]
    for section in word.sections:
        parts += [part._element for part in (section.first_page_header, section.first_page_footer)]
    pieces = (qn("w:t"), qn("w:br"))
    return "\n".join(
        "".join(piece.text or "\n" for piece in paragraph.iter(*pieces))
        for part in parts
        for paragraph in part.iter(qn("w:p"))
    )


def changed(change: Callable[[Any], None], kind: Kind = Kind.DECISION) -> bytes:
    """The house's template after an officer's change."""
    word = docx.Document(BytesIO(STARTERS[kind]))
    change(word)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def with_line(text: str, kind: Kind = Kind.DECISION) -> bytes:
    return changed(lambda word: word.add_paragraph(text), kind)


def repacked(change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The house's template with its parts changed, and others added."""
    stream = BytesIO()
    with ZipFile(BytesIO(STARTERS[Kind.DECISION])) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


# what the house offers


@pytest.mark.parametrize("kind", Kind)
def test_the_houses_own_template_is_accepted(kind: Kind) -> None:
    check(kind, STARTERS[kind])


@pytest.mark.parametrize("kind", Kind)
def test_filled_unchanged_it_says_what_the_house_says(kind: Kind) -> None:
    def said(raw: bytes) -> set[str]:
        return {word.strip("-;.") for word in words(raw).split()}

    assert said(fill(STARTERS[kind], sample(kind))) == said(render_docx(sample(kind)))


@pytest.mark.parametrize("name", SPECIMENS)
def test_every_word_of_the_pdf_is_in_the_filled_template(name: str) -> None:
    document = SPECIMENS[name]
    kind = kind_of(document)
    assert kind
    filled = "".join(words(fill(STARTERS[kind], document)).split())
    for line in check_pdf(render_pdf(document)).text.splitlines():
        for word in re.findall(r"[^\W\d_]{3,}", line):
            assert word in filled, word


@pytest.mark.parametrize("kind", Kind)
def test_it_keeps_the_frame_of_the_decree(kind: Kind) -> None:
    word = docx.Document(BytesIO(fill(STARTERS[kind], sample(kind))))
    for section in word.sections:
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(margin.mm) for margin in margins if margin] == [20, 20, 30, 15]
    assert word.styles["Normal"].font.name == "Times New Roman"
    assert word.core_properties.author == "SỞ MẪU"


@pytest.mark.parametrize("kind", Kind)
def test_every_value_has_its_tag_and_every_tag_its_value(kind: Kind) -> None:
    """And no name that a dictionary has of its own, which would be printed in its place."""

    def agree(tags: tuple[Tag, ...], given: dict[str, Any]) -> None:
        assert {tag.name for tag in tags} == set(given)
        assert not {tag.name for tag in tags} & set(dir(dict))
        for tag in tags:
            value = given[tag.name]
            assert tag.many == isinstance(value, list), tag.name
            if tag.of:
                assert value, f"the sample shows nothing of {tag.name}"
                agree(tag.of, value[0])

    agree(TAGS[kind], values(sample(kind)))


def test_a_draft_carries_its_mark_and_no_ledgers_head() -> None:
    frame = replace(award_decision().frame, draft=True, number="", day=None, ledger_head=None)
    filled = ZipFile(BytesIO(fill(STARTERS[Kind.DECISION], award_decision(frame))))
    headers = [filled.read(name).decode() for name in filled.namelist() if "header" in name]
    assert headers and all('string="DỰ THẢO"' in header for header in headers)
    assert "Sổ vàng" not in words(fill(STARTERS[Kind.DECISION], award_decision(frame)))


def test_a_list_of_hundreds_keeps_every_row() -> None:
    filled = docx.Document(BytesIO(fill(STARTERS[Kind.DECISION], award_decision(people=rows(300)))))
    table = filled.tables[-1]
    assert len(table.rows) == 1 + 2 + 1 + 300 + 1
    assert table.rows[-1].cells[1].text == "Tổng cộng"


@pytest.mark.parametrize("kind", Kind)
def test_the_preview_shows_every_word_of_the_body(kind: Kind) -> None:
    filled = fill(STARTERS[kind], sample(kind))
    shown: list[Line] = []
    for block in (block for sheet in preview(filled) for block in sheet.blocks):
        cells = () if isinstance(block, Line) else (cell for row in block.rows for cell in row)
        shown += [block] if isinstance(block, Line) else [line for cell in cells for line in cell.lines]
    body = docx.Document(BytesIO(filled)).element.body
    texts = ["".join(span.text for span in line.spans) for line in shown]
    assert "".join("".join(texts).split()) == "".join("".join(t.text or "" for t in body.iter(qn("w:t"))).split())
    assert [sheet.wide for sheet in preview(filled)][-1] == (kind in LISTED_ACROSS)
    assert any(line.rule for line in shown) and any(line.align == "centre" for line in shown)


# what an officer changes


def test_an_officers_words_and_order_are_kept() -> None:
    raw = with_line("Bản này do {{ nguoi_ky|upper }} in: {% if tong_tien %}có tiền{% else %}không{% endif %}")
    check(Kind.DECISION, raw)
    assert "Bản này do NGUYỄN VĂN THẮNG in: có tiền" in words(fill(raw, award_decision()))


def test_a_tag_that_word_cut_into_runs_is_one_tag() -> None:
    def cut(word: Any) -> None:
        paragraph = word.add_paragraph()
        for piece in ("{{ co", "_qu", "an }}"):
            paragraph.add_run(piece).bold = piece == "_qu"

    assert "TỈNH HƯNG YÊN" in words(fill(changed(cut), award_decision())).splitlines()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ ho_va_ten }}", "{{ ho_va_ten }}"),
        ("{% if khong_co %}x{% endif %}", "{{ khong_co }}"),
        ("{% if tong_tien %}{% else %}{{ chua_biet }}{% endif %}", "{{ chua_biet }}"),
        ("{% for n in cac_nhom %}{% for d in n.danh_sach %}{{ d.luong }}{% endfor %}{% endfor %}", "{{ d.luong }}"),
        ("{% for d in danh_sachh %}{{ d.ho_ten }}{% endfor %}", "{{ danh_sachh }}"),
        ("{{ tong_tien.x }}", "{{ tong_tien.x }}"),
    ],
)
def test_unknown_tags_are_told_by_name(line: str, told: str) -> None:
    with pytest.raises(PaperError, match="không có trong bảng thẻ") as error:
        check(Kind.DECISION, with_line(line))
    assert f": {told} (đoạn “" in str(error.value)


def test_unknown_tags_are_told_with_their_place() -> None:
    def in_table(word: Any) -> None:
        _retag(word.tables[-1], "{{ dong.ho_ten }}", "{{ dong.hoten }}")

    def in_header(word: Any) -> None:
        word.sections[0].header.paragraphs[0].add_run("{{ so_trang }}")

    def in_words(word: Any) -> None:
        word.add_paragraph("Bản này lập thành ba bản, {{ ho_va_ten }} giữ một bản, hai bản còn lại lưu tại đơn vị")

    for change, told in (
        (in_table, r"\{\{ dong\.hoten \}\} \(bảng 3, dòng 5\)"),
        (in_header, r"\{\{ so_trang \}\} \(ở đầu trang\)"),
        (in_words, r"\{\{ ho_va_ten \}\} \(đoạn “Bản này lập thành ba bản, .* giữ một bản, hai bản còn lại…”\)"),
    ):
        with pytest.raises(PaperError, match=told):
            check(Kind.DECISION, changed(change))


@pytest.mark.parametrize(
    "line",
    [
        "{{ ''.__class__.__mro__ }}", "{{ co_quan.__class__ }}", "{{ co_quan.upper() }}", "{{ cac_nhom[0] }}",
        "{{ self }}", "{{ 'x' * 9999999999 }}", "{{ 10**10**10 }}", "{{ co_quan ~ co_quan }}",
        "{% set x = 1 %}", "{% include 'x' %}", "{% import 'x' as y %}", "{% macro m() %}{% endmacro %}",
        "{% call m() %}{% endcall %}", "{% for i in range(9999999) %}{% endfor %}", "{{ lipsum() }}",
        "{{ co_quan|center(999999999) }}", "{{ co_quan|attr('upper') }}", "{% for x in 'abc' %}{% endfor %}",
        "{% for x in co_quan %}{% endfor %}", "{{ cac_nhom }}", "{% for n in cac_nhom %}{{ n }}{% endfor %}",
        "{% for n in cac_nhom if n.ten %}{% endfor %}", "{{ [1, 2] }}", "{{ {'a': 1} }}",
        "{% for a in cac_nhom %}{% for b in cac_nhom %}{% endfor %}{% endfor %}",
        "{% for a in cac_nhom %}{% for b in a.danh_sach %}{% for c in a.danh_sach %}{% endfor %}{% endfor %}"
        "{% endfor %}",
        "{% for d in khong_co %}{{ d.x() }}{% endfor %}",
    ],
)  # fmt: skip
def test_nothing_but_tags_loops_and_conditions(line: str) -> None:
    with pytest.raises(PaperError):
        check(Kind.DECISION, with_line(line))
    with pytest.raises(PaperError):
        fill(with_line(line), award_decision())


def test_commands_in_headers_and_properties_are_read_too() -> None:
    def header(word: Any) -> None:
        word.sections[0].header.paragraphs[0].add_run("{{ lipsum() }}")

    def title(word: Any) -> None:
        word.core_properties.title = "{{ la_gi }}"

    for change in (header, title):
        with pytest.raises(PaperError):
            check(Kind.DECISION, changed(change))


@pytest.mark.parametrize(
    "line", ["{% for d in can_cu %}", "{{ co_quan", "{% if %}", "{% endfor %}", "{{ }}", "{% lap %}"]
)
def test_what_is_written_wrongly_is_told(line: str) -> None:
    with pytest.raises(PaperError, match="viết sai"):
        check(Kind.DECISION, with_line(line))


def test_a_template_without_its_list_is_refused_by_the_tags_name() -> None:
    def drop(word: Any) -> None:
        table = word.tables[-1]._tbl
        table.getparent().remove(table)

    with pytest.raises(PaperError, match="thiếu thẻ bắt buộc: cac_nhom"):
        check(Kind.DECISION, changed(drop))
    with pytest.raises(PaperError, match=r"bắt buộc: .*ho_ten"):
        check(Kind.MINUTES, changed(lambda word: _retag(word.tables[1], "{{ dong.ho_ten }}", "x"), Kind.MINUTES))


def _retag(table: Any, tag: str, text: str) -> None:
    for row in table.rows:
        for cell in row.cells:
            if cell.text == tag:
                cell.paragraphs[0].runs[0].text = text


# what is no template


def test_macros_objects_and_links_outside_are_refused() -> None:
    def same(name: str, content: bytes) -> bytes:
        return content

    def macro_type(name: str, content: bytes) -> bytes:
        kinds = b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
        return content.replace(*kinds) if name == "[Content_Types].xml" else content

    def outside(name: str, content: bytes) -> bytes:
        link = b'<Relationship Id="x" Type="attachedTemplate" Target="http://x/y.dotm" TargetMode = "External"/>'
        return content.replace(b"</Relationships>", link + b"</Relationships>") if name.endswith(".rels") else content

    def entity(name: str, content: bytes) -> bytes:
        return (
            content.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1) if name == "word/document.xml" else content
        )

    for raw, told in (
        (repacked(same, word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"), "macro"),
        (repacked(macro_type), "macro"),
        (repacked(same, word__embeddings__oleObject1=b"x"), "đối tượng nhúng"),
        (repacked(outside), "liên kết ra ngoài"),
        (repacked(entity), "khai báo lạ"),
    ):
        with pytest.raises(PaperError, match=told):
            check(Kind.DECISION, raw)


def test_a_bomb_is_not_unpacked() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", compression=8) as package:
        package.writestr("word/document.xml", b"<w:document/>")
        package.writestr("word/media/a.xml", b" " * (41 * 1024 * 1024))
    with pytest.raises(PaperError, match="quá nhiều nội dung"):
        check(Kind.DECISION, stream.getvalue())


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda tail: STARTERS[Kind.DECISION][:20_000] + tail))
def test_any_bytes_are_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(PaperError, match="Word"):
        check(Kind.DECISION, raw)


def test_names_are_printed_as_they_are() -> None:
    name = 'Ông <b>&amp;</b> {{ 7*7 }} {% x %} "#'
    assert name in words(fill(STARTERS[Kind.DECISION], award_decision(people=rows(1, name))))


def test_a_kind_without_templates_says_so() -> None:
    correction = all_documents()["correction"]
    assert kind_of(correction) is None
    with pytest.raises(PaperError, match="không có mẫu"):
        fill(STARTERS[Kind.DECISION], correction)
    assert kind_of(result_letter()) is Kind.RESULTS
