from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "vinhdanh.doors.portal"
    label = "portal"
    verbose_name = "Cổng thông tin"
