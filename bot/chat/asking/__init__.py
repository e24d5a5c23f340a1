"""Questions as they come in: written, inline, as a guest; and how often one may ask. Knows no answer's looks."""
