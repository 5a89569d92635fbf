"""Rows of claims, and the questions asked of them: one question, one module."""
