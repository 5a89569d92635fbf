"""Can this Python make the virtual environment? Exit status 2 and what to install, if not.

Parses and runs on any Python since 2.7, to be able to turn it away.
"""

import sys

FLOOR, CEILING = (3, 11), (3, 15)
# The modules that distributions and home-made builds leave out, and where Debian keeps them.
NEEDED = (
    ("venv", "python3-venv"),
    ("ensurepip", "python3-venv"),
    ("ssl", "python3"),
    ("zlib", "python3"),
    ("bz2", "python3"),
    ("lzma", "python3"),
    ("ctypes", "python3"),
    ("sqlite3", "python3"),
    ("asyncio", "python3"),
    ("zoneinfo", "python3"),
)

version = "%d.%d" % sys.version_info[:2]
problems = []
packages = set()

if not FLOOR <= sys.version_info[:2] < CEILING:
    problems.append("it is Python %s; 3.11, 3.12, 3.13 or 3.14 is needed" % version)
else:
    for module, package in NEEDED:
        try:
            __import__(module)
        except ImportError:
            problems.append("it lacks the module %s" % module)
            packages.add(package)

if problems:
    sys.stderr.write("agreements cannot use %s:\n" % (sys.executable or "this Python"))
    for problem in problems:
        sys.stderr.write("  - %s\n" % problem)
    if packages:
        names = " ".join(sorted(packages))
        sys.stderr.write("On Debian or Ubuntu: apt install %s\n" % names)
        sys.stderr.write(
            "  (or %s, when this Python is not the default one)\n"
            % names.replace("python3", "python%s" % version)
        )
        sys.stderr.write("A Python built from source: build it again with these libraries.\n")
    else:
        sys.stderr.write("On Debian or Ubuntu: apt install python3 python3-venv\n")
    sys.stderr.write("Or name another Python: make PYTHON=/path/to/python3 ...\n")
    sys.exit(2)
