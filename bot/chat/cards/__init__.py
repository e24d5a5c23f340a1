"""Cards. A card is a message with an answer and the buttons under it, kept so that these work after a restart.

Its buttons show what stands behind the answer, ask related questions, rate the answer, or remove it. `bot.store` keeps
cards, and the locale's section `card` has their words. Receives no question itself.
"""
