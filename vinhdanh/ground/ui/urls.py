from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("hien-thi/", views.set_display, name="display"),
    path("ui/", views.gallery, name="gallery"),
]
