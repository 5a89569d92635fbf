"""One operation on the page: what it takes, what it answers, an example, its problems."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable

from agreements.api.markup import Markup, code, element, joined, prose
from agreements.api.openapi import Described


def operation(method: str, path: str, described: Described, base: str) -> Markup:
    """Return an operation's section."""
    name = described["operationId"]
    heading = element("h3", described["summary"], id=f"{name}-title")
    return element(
        "section",
        heading,
        element("p", code(f"{method} {path}")),
        element("p", prose(described["description"])),
        _parameters(described.get("parameters", ())),
        _example(method, described, base),
        _responses(described["responses"]),
        id=name,
        aria_labelledby=f"{name}-title",
    )


def _parameters(parameters: Iterable[Described]) -> Markup:
    rows = [
        element(
            "tr",
            element("th", code(each["name"]), scope="row"),
            element("td", each["in"] + (", required" if each.get("required") else "")),
            element("td", prose(each.get("description", ""))),
            element("td", *_examples(each["schema"])),
        )
        for each in parameters
    ]
    if not rows:
        return Markup("")
    heads = ("Parameter", "In", "Meaning", "Such as")
    return _table("What it takes", heads, rows)


def _examples(schema: Described) -> Iterable[str]:
    kinds = [schema, *schema.get("anyOf", ())]
    listed = schema.get("examples") or next((each["enum"] for each in kinds if "enum" in each), ())
    for number, each in enumerate(listed):
        yield ", " if number else ""
        yield code(str(each))


def _example(method: str, described: Described, base: str) -> Markup:
    url = base + described["x-example-request"]
    body = described.get("requestBody")
    command = f"curl {shlex.quote(url)}"
    parts = [element("h4", "Example")]
    if body is not None:
        command += f" -X {method} -H 'Content-Type: application/json' -d @submission.json"
        sent = body["content"]["application/json"]["example"]
        parts.append(element("p", "With this document in ", code("submission.json"), ":"))
        parts.append(_listing(sent))
    parts.append(element("pre", code(command)))
    return joined(*parts)


def _responses(responses: Described) -> Markup:
    rows = [
        element(
            "tr",
            element("th", status, scope="row"),
            element("td", prose(each["description"])),
            element("td", ", ".join(each.get("content", {}))),
        )
        for status, each in responses.items()
    ]
    table = _table("What it answers", ("Status", "Meaning", "Content"), rows)
    shown = (_shown(status, each) for status, each in responses.items())
    return joined(table, *shown)


def _shown(status: str, response: Described) -> Markup:
    examples = (
        element(
            "details",
            element("summary", f"{status}: example, {media_type}"),
            _listing(content["example"]),
        )
        for media_type, content in response.get("content", {}).items()
        if "example" in content
    )
    return joined(*examples)


def _listing(example: object) -> Markup:
    written = example if isinstance(example, str) else _json(example)
    return element("pre", code(written), tabindex="0")


def _json(example: object) -> str:
    return json.dumps(example, ensure_ascii=False, indent=2)


def _table(caption: str, heads: Iterable[str], rows: Iterable[str]) -> Markup:
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *(element("th", each, scope="col") for each in heads))),
        element("tbody", *rows),
    )
