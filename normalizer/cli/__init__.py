"""The command line ``mtnorm``: the only room that prints."""
