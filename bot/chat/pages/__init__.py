"""What is read page by page: the list of sources, the timeline, a whole document. Answers no question."""
