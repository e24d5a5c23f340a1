"""Tells whether a terminal shows text as a link (OSC 8), as far as its environment says so. Writes nothing."""

from collections.abc import Mapping

_FORCED = "FORCE_HYPERLINK"  # of https://github.com/jamestalmage/supports-hyperlinks, which many programs follow
_PROGRAMS = {"iTerm.app", "WezTerm", "vscode", "Hyper", "ghostty", "rio", "Tabby"}
_TERMS = {"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "wezterm", "contour"}
_MULTIPLEXERS = ("screen", "tmux")  # they pass links on only where they are told to
_LEAST_VTE = 5000  # 0.50, of GNOME Terminal and its kin


def has_hyperlinks(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal of a process with this environment shows links; False if it is not known to."""
    if _FORCED in environment:
        return environment[_FORCED] not in {"", "0", "false"}
    term = environment.get("TERM", "")
    if "TMUX" in environment or term.startswith(_MULTIPLEXERS) or term == "dumb":
        return False
    version = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in _PROGRAMS
        or term in _TERMS
        or "WT_SESSION" in environment
        or (version.isdecimal() and int(version) >= _LEAST_VTE)
    )
