"""Links are fetched from a real web server, and from nowhere that is not the public internet."""

import gzip
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from bot.adding.addresses import Address, is_public
from bot.adding.drafts import AddingError, Refusal
from bot.adding.extraction import MOST_BYTES, extract
from bot.adding.fetching import Fetcher
from tests.adding.articles import TALKS
from tests.adding.made_files import make_page, make_pdf
from tests.adding.web_server import Page, WebServer, web_server

INNER = [
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "127.0.0.1",
    "224.0.0.1",
    "100.64.0.1",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "2001:db8::1",
]
HOME = ip_address("127.0.0.1")


def is_home(address: Address) -> bool:
    """Tell whether an address is that of the server of these tests: only they let it pass."""
    return address == HOME


AT_HOME = Fetcher(is_home)


@pytest.fixture(scope="module")
def server() -> Iterator[WebServer]:
    with web_server() as server:
        yield server


def refusal(url: str, fetcher: Fetcher = AT_HOME) -> AddingError:
    with pytest.raises(AddingError) as caught:
        fetcher.fetch(url)
    return caught.value


def test_an_article_is_fetched_with_its_address(server: WebServer) -> None:
    server.pages["/news/talks"] = Page(make_page("overlays_arabic", TALKS))
    draft = extract(AT_HOME.fetch(server.url("/news/talks")))
    assert (draft.paragraphs, draft.url) == (TALKS, server.url("/news/talks"))


def test_what_the_server_says_of_the_encoding_counts(server: WebServer) -> None:
    page = "\n".join(f"<p>{text}</p>" for text in TALKS)
    raw = f"<html><head><title>x</title></head><body><article>{page}</article></body></html>".encode("cp1256")
    server.pages["/old"] = Page(raw, headers={"Content-Type": "text/html; charset=windows-1256"})
    assert extract(AT_HOME.fetch(server.url("/old"))).paragraphs == TALKS


def test_a_pdf_behind_a_link_is_read(server: WebServer) -> None:
    server.pages["/a.pdf"] = Page(make_pdf(["The mission ends.", "", "Troops leave."]), headers={})
    assert extract(AT_HOME.fetch(server.url("/a.pdf"))).paragraphs[0].startswith("The mission ends.")


def test_an_address_in_arabic_is_fetched(server: WebServer) -> None:
    server.pages["/%D8%AE%D8%A8%D8%B1"] = Page(b"<p>found</p>")
    assert AT_HOME.fetch(server.url("/خبر")).raw == b"<p>found</p>"


def test_redirects_are_followed_and_the_last_address_is_kept(server: WebServer) -> None:
    server.pages["/one"] = Page(status=301, headers={"Location": "/two"})
    server.pages["/two"] = Page(b"<p>here</p>")
    found = AT_HOME.fetch(server.url("/one"))
    assert (found.raw, found.url) == (b"<p>here</p>", server.url("/two"))


def test_redirects_without_end_are_refused(server: WebServer) -> None:
    server.pages["/loop"] = Page(status=302, headers={"Location": "/loop"})
    assert refusal(server.url("/loop")).reason is Refusal.too_many_redirects


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://[::1]/x"])
def test_a_redirect_to_an_inner_address_is_refused(server: WebServer, target: str) -> None:
    server.pages["/out"] = Page(status=302, headers={"Location": target})
    assert refusal(server.url("/out")).reason is Refusal.inner_address


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "//user@127.0.0.1/", "gopher://x/"])
def test_a_redirect_to_no_web_address_is_refused(server: WebServer, target: str) -> None:
    server.pages["/out"] = Page(status=302, headers={"Location": target})
    assert refusal(server.url("/out")).reason is Refusal.not_an_address


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a.example/",
        "javascript:alert(1)",
        "http://",
        "http://a.example:22/",
        "a.example",
        "http://user:secret@a.example/",
        "http://a.example:99999/",
        "http://[::1/",
        "http://" + "a" * 3000,
    ],
    ids=lambda url: url[:20],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert refusal(url).reason is Refusal.not_an_address


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0"])  # noqa: S104
def test_the_own_computer_is_not_asked_in_whatever_form(server: WebServer, host: str) -> None:
    server.pages["/"] = Page(b"secret")
    before = len(server.asked)
    assert refusal(server.url("/", host), Fetcher()).reason in {Refusal.inner_address, Refusal.unknown_host}
    assert len(server.asked) == before


@pytest.mark.parametrize("address", INNER)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_a_name_is_resolved_once_and_connected_to_what_was_checked(server: WebServer) -> None:
    seen: list[Address] = []

    def once(address: Address) -> bool:
        seen.append(address)
        return True

    server.pages["/"] = Page(b"<p>x</p>")
    Fetcher(once).fetch(server.url("/", "localhost"))
    assert len(seen) == len(set(seen))
    assert server.asked[-1] == f"localhost:{server.port}"


def test_a_name_with_one_inner_address_is_not_asked_at_all(server: WebServer) -> None:
    before = len(server.asked)
    never = Fetcher(lambda address: address.version == 6 and is_public(address))
    assert refusal(server.url("/", "localhost"), never).reason is Refusal.inner_address
    assert len(server.asked) == before


def test_a_page_that_says_it_is_too_large_is_not_read(server: WebServer) -> None:
    server.pages["/large"] = Page(b"x", headers={"Content-Length": "500000000"})
    assert refusal(server.url("/large")).reason is Refusal.too_large


def test_a_page_that_is_too_large_is_not_read_to_its_end(server: WebServer) -> None:
    server.pages["/large"] = Page(b"x" * (MOST_BYTES + 100_000), headers={})
    assert refusal(server.url("/large")).reason is Refusal.too_large


def test_a_packed_page_that_expands_too_far_is_refused(server: WebServer) -> None:
    server.pages["/bomb"] = Page(gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"})
    assert refusal(server.url("/bomb")).reason is Refusal.too_large


def test_a_packed_page_is_read(server: WebServer) -> None:
    server.pages["/packed"] = Page(gzip.compress(b"<p>x</p>"), headers={"Content-Encoding": "gzip"})
    assert AT_HOME.fetch(server.url("/packed")).raw == b"<p>x</p>"


def test_a_page_that_drips_is_ended(server: WebServer) -> None:
    server.pages["/slow"] = Page(drips=True)
    assert refusal(server.url("/slow"), Fetcher(is_home, time_limit=0.5)).reason is Refusal.too_slow


def test_a_picture_is_refused(server: WebServer) -> None:
    server.pages["/a.jpg"] = Page(b"\xff\xd8", headers={"Content-Type": "image/jpeg"})
    assert refusal(server.url("/a.jpg")).reason is Refusal.unknown_format


def test_what_the_server_refuses_is_told(server: WebServer) -> None:
    error = refusal(server.url("/nowhere"))
    assert (error.reason, error.values["status"]) == (Refusal.refused_by_server, "404")


def test_a_server_that_is_not_there_is_told() -> None:
    assert refusal("http://127.0.0.1:65535/").reason is Refusal.unreachable


def test_a_name_that_is_not_known_is_told() -> None:
    assert refusal("http://nowhere.invalid/").reason is Refusal.unknown_host
