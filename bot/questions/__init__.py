"""What a question asks for: the type of its answer, the words that matter, small talk. Knows nothing of the corpus."""
