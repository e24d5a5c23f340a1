"""Cited, verbatim answers about the withdrawal of the international coalition from Iraq."""

__version__ = "0.1.0"
