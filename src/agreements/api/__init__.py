"""The registry over HTTP: questions, submissions, and problems (RFC 9457) in two languages."""

from agreements.api.app import create_app
from agreements.api.server import serve

__all__ = ["create_app", "serve"]
