"""How anything is said in Telegram: HTML, direction of text, links, buttons, pages, replies, changes in place.

Knows nothing of the store, of who asks, or of what is said to whom.
"""
