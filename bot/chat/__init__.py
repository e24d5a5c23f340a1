"""The Telegram bot: everything that knows Telegram, in rooms by what people do. Knows nothing of ranking, SQL or files.

`lifecycle.py` runs it; `app.py` builds it from the tables of commands and of callback queries.
"""
