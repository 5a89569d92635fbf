"""The registry's first data set: labour market development agreements, as submissions.

One YAML 1.2 file holds one or several submissions, each a document of its own; every scalar is
text. Files are imported in the order of their numbers, and documents in the order of their file: a
submission names only what an earlier one, or an earlier fact of its own, registered. Drafts are
for what-if and are never imported.
"""

from __future__ import annotations

from importlib.resources import files as resources
from importlib.resources.abc import Traversable


def files() -> tuple[Traversable, ...]:
    """Return the files of the data set in the order of import."""
    return _yaml_in(resources(__name__))


def drafts() -> tuple[str, ...]:
    """Return the names that ``draft`` answers to, sorted."""
    return tuple(file.name.removesuffix(".yaml") for file in _yaml_in(_drafts()))


def draft(name: str) -> Traversable:
    """Return the draft submission called ``name``, such as ``bc-takeover-corrected``.

    Raises LookupError naming the drafts that there are.
    """
    if name not in drafts():
        msg = f"no draft is called '{name}'; there are: {', '.join(drafts())}"
        raise LookupError(msg)
    return _drafts() / f"{name}.yaml"


def _drafts() -> Traversable:
    return resources(__name__) / "drafts"


def _yaml_in(folder: Traversable) -> tuple[Traversable, ...]:
    found = (file for file in folder.iterdir() if file.name.endswith(".yaml"))
    return tuple(sorted(found, key=lambda file: file.name))
