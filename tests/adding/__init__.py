"""Tests of adding documents."""
