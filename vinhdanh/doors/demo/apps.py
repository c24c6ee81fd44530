from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "vinhdanh.doors.demo"
    label = "demo"
    verbose_name = "Dữ liệu mẫu"
