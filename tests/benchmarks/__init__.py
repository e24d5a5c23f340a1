"""Measurements that are no tests: run by hand, with peers that the product does not need."""
