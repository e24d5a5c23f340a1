"""What a news post claims, held against the corpus: what the sources say of each claim, and where they differ.

Knows nothing of Telegram or wording.
"""

from bot.claims.checking import CheckedClaim, CheckedPost, check_post
from bot.claims.comparison import Difference
from bot.claims.posts import is_question

__all__ = ["CheckedClaim", "CheckedPost", "Difference", "check_post", "is_question"]
