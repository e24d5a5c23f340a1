"""The preview's page in a real browser: `.ci/browser` runs these; the README's test command does not."""
