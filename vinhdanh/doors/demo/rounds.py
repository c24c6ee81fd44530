"""The rounds of the year 2025."""

from datetime import date

from vinhdanh.work.nominations.models import Round


def write_rounds() -> int:
    """School year, movement, calendar year, and what comes suddenly; ``on`` is the day whose law applies."""
    rows = [
        Round(
            name="Khen thưởng tổng kết năm học 2024–2025",
            on=date(2025, 7, 15),
            year=2025,
            calendar=Round.Calendar.SCHOOL,
            opens=date(2025, 6, 1),
            closes=date(2025, 8, 31),
        ),
        Round(
            name="Khen thưởng phong trào xây dựng nông thôn mới giai đoạn 2021–2025",
            on=date(2025, 11, 20),
            year=2025,
            opens=date(2025, 10, 15),
            closes=date(2025, 12, 31),
        ),
        Round(
            name="Khen thưởng công trạng năm 2025",
            on=date(2025, 12, 15),
            year=2025,
            opens=date(2025, 11, 15),
            closes=date(2026, 2, 28),
        ),
        Round(
            name="Khen thưởng đột xuất năm 2025",
            on=date(2025, 12, 31),
            year=2025,
            opens=date(2025, 1, 1),
            closes=date(2025, 12, 31),
        ),
    ]
    return len(Round.objects.bulk_create(rows))
