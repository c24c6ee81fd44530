from django.urls import path

from . import views

app_name = "record"
urlpatterns = [
    path("qua-trinh/<int:party_id>/ghi/<slug:what>/", views.declare, name="declare"),
    path("qua-trinh/gach/<slug:table>/<int:pk>/", views.strike, name="strike"),
    path("ket-qua-nam/", views.expected, name="expected"),
    path("ket-qua-nam/xac-nhan/", views.make_official, name="make_official"),
    path("tam-dung/", views.holds, name="holds"),
    path("tam-dung/mo/<int:party_id>/", views.hold, name="hold"),
    path("tam-dung/<int:hold_id>/ket-thuc/", views.release, name="release"),
]
