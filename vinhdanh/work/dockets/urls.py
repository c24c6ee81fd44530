from django.urls import path

from . import views

app_name = "dockets"
urlpatterns = [
    path("lay-y-kien-nhan-dan/", views.dockets, name="dockets"),
    path("dot-xet/<int:pk>/lay-y-kien/", views.draw_up, name="draw_up"),
    path("lay-y-kien-nhan-dan/<int:pk>/", views.docket, name="docket"),
    path("lay-y-kien-nhan-dan/<int:pk>/sua/", views.change, name="change"),
    path("lay-y-kien-nhan-dan/<int:pk>/dang/", views.publish, name="publish"),
    path("lay-y-kien-nhan-dan/<int:pk>/go/", views.take_down, name="take_down"),
    path("lay-y-kien-nhan-dan/<int:pk>/bo/", views.drop, name="drop"),
    path("lay-y-kien-nhan-dan/<int:pk>/lay-lai/", views.restore, name="restore"),
    path("lay-y-kien-nhan-dan/<int:pk>/ket-thuc/", views.finish, name="finish"),
    path("lay-y-kien-nhan-dan/<int:pk>/ghi-nhan/", views.note_many, name="note_many"),
    path("lay-y-kien-nhan-dan/<int:pk>/bao-cao.<str:form>", views.report_file, name="report"),
    path("y-kien/<int:pk>/", views.comment, name="comment"),
    path("y-kien/<int:pk>/<slug:verb>/", views.moderate, name="moderate"),
]
