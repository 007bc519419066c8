"""Benchmarks and the scripts that make shipped data; not part of the package."""
