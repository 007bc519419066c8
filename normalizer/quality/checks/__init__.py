"""The checks, a file each."""
