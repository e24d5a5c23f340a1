"""Long runs that measure what `docs/reliability.md` tells; each module is a program."""
