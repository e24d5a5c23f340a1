"""Lists and texts that are turned page by page: sources, the timeline, a whole document."""
