from django.urls import path

from . import views, views_merging

app_name = "registry"
urlpatterns = [
    path("don-vi/", views.units, name="units"),
    path("don-vi/chon/", views.unit_options, name="unit_options"),
    path("don-vi/them/", views.add_unit, name="add_unit"),
    path("don-vi/nhap/", views.import_units, name="import_units"),
    path("don-vi/<int:key>/", views.unit, name="unit"),
    path("don-vi/<int:key>/sua/", views.edit_unit, name="edit_unit"),
    path("don-vi/<int:key>/sap-nhap/", views.close_unit, name="close_unit"),
    path("don-vi/<int:key>/tham-quyen/", views.edit_authority, name="edit_authority"),
    path("tham-quyen/<int:key>/nguoi-ky/", views.add_signatory, name="add_signatory"),
    path("ca-nhan/", views.people, name="people"),
    path("ca-nhan/them/", views.add_person, name="add_person"),
    path("ca-nhan/trung/", views_merging.duplicates, name="duplicates"),
    path("ca-nhan/trung/tim-lai/", views_merging.look_again, name="look_again"),
    path("ca-nhan/trung/dang-tim/", views_merging.looking, name="looking"),
    path("ca-nhan/trung/<int:key>/hai-nguoi/", views_merging.keep_apart, name="keep_apart"),
    path("ca-nhan/trung/<int:key>/xem-lai/", views_merging.ask_again, name="ask_again"),
    path("ca-nhan/trung/da-gop/<int:key>/hoan-tac/", views_merging.undo_regrouping, name="undo_regrouping"),
    path("ca-nhan/<int:key>/", views.person, name="person"),
    path("ca-nhan/<int:key>/gop/", views_merging.choose_other, name="choose_other"),
    path("ca-nhan/<int:key>/gop/<int:other>/", views_merging.merge, name="merge"),
    path("ca-nhan/<int:key>/tach/", views_merging.split, name="split"),
    path("ca-nhan/<int:key>/sua/", views.edit_person, name="edit_person"),
]
