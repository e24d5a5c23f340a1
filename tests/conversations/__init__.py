"""Tests of the bot as a process that talks to the stand-in for Telegram."""
