"""Cards, the messages that hold an answer: the buttons under them and what these show. Receives no question itself."""
