"""What a running bot can be measured by. Knows no question and nobody who asks."""
