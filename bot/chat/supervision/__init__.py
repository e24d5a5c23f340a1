"""Watches the running bot: signs of life, troubles and their report to the owner. Knows nothing of questions."""
