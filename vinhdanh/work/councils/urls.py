from django.urls import path

from . import views

app_name = "councils"
urlpatterns = [
    path("hoi-dong/", views.councils, name="councils"),
    path("hoi-dong/tat-ca/", views.every, name="every"),
    path("hoi-dong/lap/", views.set_up, name="set_up"),
    path("hoi-dong/<int:pk>/", views.council, name="council"),
    path("hoi-dong/thanh-vien/<int:pk>/thoi/", views.unseat, name="unseat"),
    path("hoi-dong/trieu-tap/<int:authority>/<int:round>/", views.convene, name="convene"),
    path("cuoc-hop/<int:pk>/", views.meeting, name="meeting"),
    path("cuoc-hop/<int:pk>/du-hop/", views.record_presence, name="record_presence"),
    path("cuoc-hop/<int:pk>/kiem-phieu/", views.record_ballots, name="record_ballots"),
    path("cuoc-hop/<int:pk>/phieu-rieng/", views.record_exceptions, name="record_exceptions"),
    path("cuoc-hop/<int:pk>/tinh-uy/", views.record_opinion, name="record_opinion"),
    path("cuoc-hop/<int:pk>/chot/", views.close, name="close"),
    path("cuoc-hop/<int:pk>/mo-lai/", views.reopen, name="reopen"),
    path("cuoc-hop/<int:pk>/huy/", views.call_off, name="call_off"),
    path("cuoc-hop/nhom/<int:pk>/", views.record_group, name="record_group"),
    path("cuoc-hop/muc/<int:pk>/dua-ra/", views.take_off, name="take_off"),
    path("cuoc-hop/<int:pk>/bien-ban.<slug:form>", views.minutes, name="minutes"),
    path("cuoc-hop/<int:pk>/bien-ban-kiem-phieu.<slug:form>", views.count_minutes, name="count_minutes"),
]
