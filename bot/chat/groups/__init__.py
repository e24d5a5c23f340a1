"""What a group meets and its administrators decide: joining, settings, who administers."""
