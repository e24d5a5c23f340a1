"""The preview: its servers and its page's orders, without a browser."""
