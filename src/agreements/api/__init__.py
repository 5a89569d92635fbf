"""The registry over HTTP: questions, submissions, and problems (RFC 9457) in two languages."""
