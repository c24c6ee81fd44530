"""An old site's dump comes in with pictures and redirects, once, and nothing that runs comes with it."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from vinhdanh.doors.portal.editorial.models import ArticlePage, NewsSection, OldSiteImport, Picture
from vinhdanh.doors.portal.editorial.oldsite.bringing import bring_in
from vinhdanh.doors.portal.editorial.oldsite.cleaning import blocks_of
from vinhdanh.doors.portal.editorial.oldsite.reading import Dump, DumpError, items, open_dump

RSS = """<rss version="2.0"><channel>
<item><title>Sơ kết phong trào</title><link>http://cu.example/tin/so-ket.html?id=7</link>
<pubDate>Thu, 31 Oct 2019 08:00:00 +0700</pubDate>
<description>&lt;p&gt;Họp &lt;b&gt;sơ kết&lt;/b&gt;.&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;
&lt;img src="/anh/co.png" alt="Lá cờ"&gt;</description></item>
</channel></rss>"""
SHAREPOINT = """<xml xmlns:z="#RowsetSchema"><z:row ows_Title="Bầu Cụm trưởng" ows_FileRef="12;#/Tin/Bau-cum.aspx"
 ows_Created="2018-12-20 09:00:00" ows_PublishingPageContent="&lt;div&gt;Bầu xong.&lt;/div&gt;"
 ows_Author="3;#Lê Văn"/></xml>"""
PAGE = """<html><head><title>x</title></head><body><nav>Menu</nav><div id="content"><h1>Thăm điển hình</h1>
<span>Ngày 05/09/2017</span>
<p onclick="x()">Đoàn đi <a href="javascript:alert(1)">thăm</a> <a href="https://a.vn">làng</a>.</p>
<ul><li>Một</li><li>Hai</li></ul><img src="../anh/co.png"><img src="mat.png">
<table><tr><th>Đơn vị</th><th>Số</th></tr><tr><td>Xã A</td><td>3</td></tr></table></div></body></html>"""


def _picture():
    content = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def dump(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    place = tmp_path / "cu.zip"
    with zipfile.ZipFile(place, "w") as package:
        package.writestr("rss.xml", RSS)
        package.writestr("ds.xml", SHAREPOINT)
        package.writestr("tin/tham.html", PAGE)
        package.writestr("hong.xml", "<rss><item>")
        package.writestr("anh/co.png", _picture())
    return place


def test_articles_pictures_and_old_addresses(dump, client, province):
    report = bring_in(open_dump(dump), NewsSection.objects.get(), source="trang cũ")
    assert report.sentence() == "Đã nhập 3 bài; 0 bài đã có từ trước; 1 mục chưa nhập được."
    told = {page.title: page for page in ArticlePage.objects.all()}
    assert told["Sơ kết phong trào"].day == date(2019, 10, 31)
    assert told["Bầu Cụm trưởng"].day == date(2018, 12, 20) and told["Bầu Cụm trưởng"].author == "Lê Văn"
    assert told["Thăm điển hình"].day == date(2017, 9, 5)
    assert Picture.objects.count() == 1 and told["Sơ kết phong trào"].picture.description == "Lá cờ"
    assert any("mat.png" in line.note for line in report.lines)
    for address, title in (
        ("/tin/so-ket.html?id=7", "Sơ kết phong trào"),
        ("/Tin/Bau-cum.aspx", "Bầu Cụm trưởng"),
        ("/tin/tham.html", "Thăm điển hình"),
    ):
        moved = client.get(address)
        assert moved.status_code == 301 and moved["Location"] == told[title].url, address
    said = client.get(told["Thăm điển hình"].url).content.decode()
    assert (
        "onclick" not in said and "javascript:" not in said and "<td>3</td>" in said and 'href="https://a.vn"' in said
    )
    assert "<script>alert" not in client.get(told["Sơ kết phong trào"].url).content.decode()
    assert "Thăm điển hình" in client.get("/tim-kiem/?q=tham+dien+hinh").content.decode()


def test_a_second_time_changes_nothing(dump, province):
    section = NewsSection.objects.get()
    bring_in(open_dump(dump), section, source="trang cũ")
    ArticlePage.objects.filter(title="Sơ kết phong trào").update(title="Sửa rồi")
    again = bring_in(open_dump(dump), NewsSection.objects.get(), source="trang cũ")
    assert (again.count("known"), again.count("written"), ArticlePage.objects.count()) == (3, 0, 3)
    assert ArticlePage.objects.filter(title="Sửa rồi").exists()


def test_the_page_brings_in_and_reports(dump, client, users):
    client.force_login(users.administrator)
    with dump.open("rb") as sent:
        client.post("/nhap-trang-cu/", {"file": sent, "section": NewsSection.objects.get().pk, "source": "Ban cũ"})
    told = client.get(f"/nhap-trang-cu/{OldSiteImport.objects.get().pk}/").content.decode()
    assert "Đã nhập 3 bài" in told and "hong.xml" in told and "không phải XML đọc được" in told


def test_what_is_no_dump_is_told(tmp_path):
    (tmp_path / "a.exe").write_bytes(b"MZ")
    with pytest.raises(DumpError, match="cần tệp ZIP"):
        open_dump(tmp_path / "a.exe")
    with pytest.raises(DumpError, match="Không có tệp"):
        open_dump(tmp_path / "khong-co")
    bomb = '<!DOCTYPE a [<!ENTITY x "yyyy">]><rss><item><title>&x;</title></item></rss>'
    assert [type(one) for one in items(Dump({"a.xml": bomb.encode()}))] == [str]


@given(st.text(alphabet="<>/abip=\"' &;đliuts", max_size=80))
def test_no_html_gives_what_runs(html):
    for kind, value in blocks_of(f"<p>{html}</p><script>x()</script>", lambda source, alt: None):
        assert kind in ("paragraph", "heading", "table")
        assert "<script" not in str(value).lower() and "onerror=" not in str(value).lower()
