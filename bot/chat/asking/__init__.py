"""Questions as they come in: in private, in groups, inline, as a guest; and how often one may ask.

Has the engine answer them: knows nothing of how passages are found.
"""
