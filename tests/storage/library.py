"""eventsourcing's test cases, importable without the extras that some of them name.

`eventsourcing.tests` imports AES encryption (pycryptodome) and DCB messages (msgspec). Nothing
here uses either, so neither is installed: empty stand-ins let the modules be imported.
"""

from __future__ import annotations

import importlib
import sys
from contextlib import suppress
from types import ModuleType

_EXTRAS = {
    "eventsourcing.cipher": ("AESCipher",),
    "eventsourcing.dcb.msgpack": ("Decision", "InitialDecision"),
}


def _stand_in(name: str, classes: tuple[str, ...]) -> ModuleType:
    module = ModuleType(name)
    for each in classes:
        setattr(module, each, type(each, (), {}))
    return module


for _name, _classes in _EXTRAS.items():
    with suppress(ModuleNotFoundError):
        importlib.import_module(_name)
    if _name not in sys.modules:
        sys.modules[_name] = _stand_in(_name, _classes)

from eventsourcing.tests import application as applications  # noqa: E402
from eventsourcing.tests import persistence as cases  # noqa: E402
from eventsourcing.tests import projection as projections  # noqa: E402

__all__ = ["applications", "cases", "projections"]
