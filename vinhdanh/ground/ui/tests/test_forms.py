import django.forms

from vinhdanh.ground.ui.gallery import SampleForm


def test_a_fault_is_tied_to_its_field():
    shown = str(SampleForm(data={"name": "Nguyễn Thị Ứng", "born": "31/02/1982", "award": "BKT", "group": "a"}))
    assert 'aria-describedby="id_born_error"' in shown
    assert 'id="id_born_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert '<a href="#id_born">Ngày sinh</a>' in shown


def test_a_form_that_was_not_sent_has_no_summary():
    assert "errors-summary" not in str(SampleForm())


def test_the_summary_counts_what_to_mend():
    shown = str(SampleForm(data={}))
    assert "Cần sửa 4 chỗ" in shown


def test_what_is_not_a_field_s_fault_stands_without_a_count():
    class Whole(django.forms.Form):
        def clean(self):
            raise django.forms.ValidationError("Đợt xét đã đóng.")

    shown = str(Whole(data={}))
    assert "Đợt xét đã đóng." in shown
    assert "Cần sửa" not in shown


def test_choices_are_a_named_group():
    shown = str(SampleForm())
    assert "<legend>Nhóm đối tượng</legend>" in shown
    assert shown.count('class="check"') == 3


def test_optional_fields_say_so():
    assert "không bắt buộc" in str(SampleForm()["merit"].as_field_group())
    assert "không bắt buộc" not in str(SampleForm()["name"].as_field_group())
