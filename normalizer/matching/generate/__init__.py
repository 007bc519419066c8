"""Generated aliases: what a translation engine would print for a page's source forms."""
