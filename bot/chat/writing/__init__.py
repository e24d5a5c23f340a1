"""How anything is written in Telegram: HTML, direction of text, links, replies, buttons.

Knows nothing of questions or the store.
"""
