"""``python -m normalizer`` is the command ``mtnorm``."""

from normalizer.cli.main import run

if __name__ == "__main__":
    run()
