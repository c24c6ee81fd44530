"""``script/vinhdanh``: each command is loaded when it is called, so that those about the law start without Django.

Exit: 0 did its work, 1 the thing checked is wrong, 2 wrong use or unreadable input (one clear line on stderr).
"""

import importlib
import sys

import click

COMMANDS = {
    "law": ("vinhdanh.doors.cli.law", "law", "Hỏi pháp luật: điều kiện, thẩm quyền, tiền thưởng."),
    "nominations": ("vinhdanh.doors.cli.nominations", "nominations", "Đọc và kiểm tra danh sách đề nghị."),
    "round": ("vinhdanh.doors.cli.round", "round", "Đợt xét: xuất ra một tệp, nhận ở máy khác."),
    "eligible": ("vinhdanh.doors.cli.eligible", "eligible", "Ai đủ điều kiện, trên toàn cơ sở dữ liệu."),
    "ledger": ("vinhdanh.doors.cli.ledger", "ledger", "Kiểm tra và xuất sổ vàng."),
    "portal": ("vinhdanh.doors.cli.portal", "portal", "Trang tin: nhập bài của trang cũ."),
    "demo": ("vinhdanh.doors.cli.demo", "demo", "Dữ liệu mẫu."),
    "setup": ("vinhdanh.doors.cli.setup", "setup", "Chuẩn bị cơ sở dữ liệu, tệp tĩnh, dữ liệu mẫu."),
}


class Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, about) for name, (_, _, about) in COMMANDS.items()])


@click.command(cls=Lazy, help="Vinh Danh: thi đua, khen thưởng.")
def program() -> None:
    pass


def main() -> None:
    try:
        program(standalone_mode=False)
    except click.ClickException as wrong:
        click.echo(f"vinhdanh: {wrong.format_message()}", err=True)
        sys.exit(2)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)


if __name__ == "__main__":
    main()
