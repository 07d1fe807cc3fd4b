"""Benchmarks of our own on generated news; run by hand, never by the test suite."""
