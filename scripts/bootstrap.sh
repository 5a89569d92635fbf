#!/bin/sh
# Makes or updates the virtual environment from requirements.lock.
# Usage, from the repository's root: PYTHON=python3 sh scripts/bootstrap.sh .venv
# The stamp .venv/.installed is written last: without it nothing counts as installed.
set -eu

venv=$1
python=${PYTHON:-python3}
stamp=$venv/.installed

fail() {
    printf '%s\n' "$@" >&2
    exit 2
}

if ! command -v "$python" >/dev/null 2>&1; then
    fail "agreements needs Python 3.11 to 3.14, and there is no '$python' here." \
        "On Debian or Ubuntu: apt install python3 python3-venv" \
        "Or name another Python: make PYTHON=/path/to/python3 ..."
fi
"$python" scripts/check_python.py || exit 2

if [ -e "$stamp" ] && "$venv/bin/python" -c '' 2>/dev/null; then
    rm -f "$stamp"
else
    echo "Making $venv with $("$python" -c 'import sys; print("Python %d.%d.%d" % sys.version_info[:3])')"
    "$python" -m venv --clear "$venv" || fail "$venv could not be made."
fi

pip() {
    "$venv/bin/python" -m pip "$@" -qq --no-input --disable-pip-version-check --progress-bar off ||
        fail "pip could not install; its reasons stand above. Nothing counts as installed."
}

echo "Installing the $(grep -c '==' requirements.lock) locked packages (about a minute, once)"
pip install --require-hashes --only-binary :all: -r requirements.lock
echo "Installing agreements itself, editable"
pip install --no-deps --no-build-isolation --editable .
touch "$stamp"
