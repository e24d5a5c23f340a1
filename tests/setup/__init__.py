"""What a first start needs."""
