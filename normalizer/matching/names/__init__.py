"""Tables and weights for comparing names; data only."""
