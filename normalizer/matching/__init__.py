"""From compiled tables and a text to decisions; reads no files and prints nothing."""
