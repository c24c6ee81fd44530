from django.urls import path

from . import views

app_name = "exemplars"
urlpatterns = [
    path("guong-tot/", views.findings, name="findings"),
    path("guong-tot/<int:pk>/", views.finding, name="finding"),
    path("guong-tot/<int:pk>/anh/<int:ordinal>.jpg", views.photograph, name="photograph"),
    path("guong-tot/<int:pk>/xac-minh/", views.verify, name="verify"),
    path("guong-tot/<int:pk>/chua-xac-minh/", views.put_back, name="put_back"),
    path("guong-tot/<int:pk>/chon/", views.take_up, name="take_up"),
    path("guong-tot/<int:pk>/khong-de-nghi/", views.decline, name="decline"),
    path("guong-tot/<int:pk>/mo-lai/", views.reopen, name="reopen"),
    path("guong-tot/<int:pk>/chuyen/", views.send_on, name="send_on"),
    path("guong-tot/<int:pk>/gan-ho-so/", views.propose, name="propose"),
    path("guong-tot/<int:pk>/bo-gan-ho-so/", views.unpropose, name="unpropose"),
]
