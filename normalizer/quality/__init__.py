"""Quality checks: what in a translation looks wrong, told without its source."""
