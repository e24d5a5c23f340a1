"""Lists of words, as data; each says where it comes from."""
