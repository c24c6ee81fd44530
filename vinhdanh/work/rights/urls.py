from django.urls import path

from . import views

app_name = "rights"
urlpatterns = [
    path("yeu-cau-du-lieu/", views.requests, name="requests"),
    path("yeu-cau-du-lieu/<int:pk>/", views.one_request, name="request"),
    path("yeu-cau-du-lieu/<int:pk>/xac-minh/", views.verify, name="verify"),
    path("yeu-cau-du-lieu/<int:pk>/bo-xac-minh/", views.unverify, name="unverify"),
    path("yeu-cau-du-lieu/<int:pk>/thuc-hien/", views.fulfil, name="fulfil"),
    path("yeu-cau-du-lieu/<int:pk>/khong-thuc-hien/", views.refuse, name="refuse"),
    path("yeu-cau-du-lieu/<int:pk>/mo-lai/", views.reopen, name="reopen"),
    path("cong-khai/<int:key>/", views.party, name="party"),
    path("cong-khai/<int:key>/rut-dong-y/", views.withdraw_consent, name="withdraw_consent"),
    path("han-che/<int:pk>/bo/", views.lift, name="lift"),
]
