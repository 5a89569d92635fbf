"""HTML put together safely: what is not markup is escaped."""

from __future__ import annotations

from html import escape


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def joined(*parts: str) -> Markup:
    """Return parts one after the other; those that are not markup, escaped."""
    return Markup("".join(each if isinstance(each, Markup) else escape(each) for each in parts))


def element(name: str, *content: str, **attributes: str) -> Markup:
    """Return an element. An attribute's `_` is `-`; a last one is dropped (`class_`)."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    return Markup(f"<{name}{written}>{joined(*content)}</{name}>")


def prose(text: str) -> Markup:
    """Return text in which what stands between backticks is code."""
    parts = text.split("`")
    return joined(*(code(part) if odd % 2 else part for odd, part in enumerate(parts)))


def code(text: str) -> Markup:
    """Return text as code."""
    return element("code", text)
