"""Cited, verbatim answers about the withdrawal of the international coalition from Iraq."""
