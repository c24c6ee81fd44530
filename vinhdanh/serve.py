"""``vinhdanh-serve``: web and worker under one parent, started, watched and stopped together.

The parent imports no Django, so the first answer comes seconds earlier and it weighs 11 MB. Each child has a session
of its own: one Ctrl+C must reach the children once, not twice, and a dead web server's orphans must be killed before
the next one takes the port.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

GRACE_SECONDS = 25
PR_SET_PDEATHSIG = 1


def commands() -> dict[str, list[str]]:
    host, port = os.environ.get("VINHDANH_HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    web = "--interface wsgi --workers 1 --blocking-threads 4 --workers-kill-timeout 10 --respawn-failed-workers --no-ws"
    worker = "db_worker --queue-name * --no-reload --interval 1 --no-startup-delay"
    return {
        "web": [
            sys.executable,
            "-m",
            "granian",
            *web.split(),
            "--host",
            host,
            "--port",
            port,
            "vinhdanh.wsgi:application",
        ],
        "worker": [sys.executable, "-m", "django", *worker.split()],
    }


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    again_at: float = 0.0
    pause: float = field(default=1.0)

    def start(self) -> None:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "vinhdanh.settings"}
        self.process = subprocess.Popen(  # noqa: S603 - our own commands
            self.command, env=environment, start_new_session=True, preexec_fn=_die_with_parent
        )

    def signal_group(self, number: int) -> None:
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def watch(self) -> None:
        """Start again, after a pause that doubles, when it has died; first kill what it left on the port."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            self.signal_group(signal.SIGKILL)
            sys.stderr.write(
                f"{self.name} dừng với mã {self.process.returncode}, khởi động lại sau {self.pause:.0f} giây\n"
            )
            self.process, self.again_at, self.pause = None, now + self.pause, min(self.pause * 2, 30)
        elif self.process is None and now >= self.again_at:
            self.start()


def main() -> int:
    stopping: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: stopping.append(received))
    children = [Child(name, command) for name, command in commands().items()]
    for child in children:
        child.start()
    while not stopping:
        time.sleep(0.2)
        for child in children:
            child.watch()
    running = [child for child in children if child.process is not None]
    for child in running:
        child.process.send_signal(signal.SIGTERM)
    end = time.monotonic() + GRACE_SECONDS
    for child in running:
        try:
            child.process.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.signal_group(signal.SIGKILL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
