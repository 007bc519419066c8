"""Close spellings of names: an index for recall, vetoes, and a score that says what it rests on."""
