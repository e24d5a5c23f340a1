"""Tests of pictures of figures."""
