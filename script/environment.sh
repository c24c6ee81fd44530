# Sourced by the other scripts: makes the project's environment, saying what it does. Works twice in a row.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset PYTHONDONTWRITEBYTECODE # without .pyc files every start costs seconds
export UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT="$PWD/.venv"

say() { printf '%s\n' "$*" >&2; }

# need PACKAGE... : Debian packages; installed when we are root, else the one line to type and exit 2.
need() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    say "Còn thiếu gói hệ thống. Hãy chạy: sudo apt-get install --no-install-recommends ${missing[*]}"
    exit 2
  fi
  say "Cài gói hệ thống: ${missing[*]}"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    >"${TMPDIR:-/tmp}/vinhdanh-apt.log" 2>&1 || { tail -5 "${TMPDIR:-/tmp}/vinhdanh-apt.log" >&2; exit 2; }
}

python_command() {
  for candidate in /usr/bin/python3.11 python3.11 /usr/bin/python3 python3; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  say "Cần Python 3.11 hoặc 3.12. Hãy chạy: sudo apt-get install --no-install-recommends python3 python3-venv"
  exit 2
}

# environment [uv sync options] : the locked environment in .venv; a stamp makes the second call instant.
environment() {
  local python stamp
  stamp="$(cat uv.lock pyproject.toml | sha256sum | cut -c1-16) $*"
  [ -x .venv/bin/vinhdanh ] && [ "$(cat .venv/stamp 2>/dev/null)" = "$stamp" ] && return 0
  python="$(python_command)"
  "$python" -c 'import ensurepip, venv' 2>/dev/null || need python3-venv
  if [ ! -x .boot/bin/uv ]; then
    say "Tạo môi trường (lần đầu, khoảng một phút) …"
    rm -rf .boot
    "$python" -m venv .boot
    .boot/bin/pip install --quiet --disable-pip-version-check 'uv>=0.9' >&2
  fi
  .boot/bin/uv sync --quiet --frozen --python "$python" "$@" >&2
  printf '%s' "$stamp" >.venv/stamp
}
