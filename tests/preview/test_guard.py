"""Nothing comes into the preview from elsewhere."""

import pytest

from tests.preview.conftest import Opening
from tests.preview.page import Page


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8600", "", "127.0.0.1.evil.example", "[::1", "10.0.0.1"]
)
def test_another_host_is_refused(page: Page, host: str) -> None:
    assert page.http.get("/", headers={"Host": host}).status_code in {400, 403}


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1", "[::1]:8600"])
def test_this_computer_is_served_by_all_its_names(page: Page, host: str) -> None:
    assert page.http.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("origin", [{}, {"Origin": "null"}, {"Origin": "https://evil.example"}])
def test_an_order_from_another_page_is_refused(page: Page, origin: dict[str, str]) -> None:
    assert page.http.post("/order/start", headers=origin).status_code == 403


def test_the_page_loads_nothing_from_elsewhere(page: Page) -> None:
    assert page.http.get("/").headers["Content-Security-Policy"].startswith("default-src 'self';")


def test_no_file_beside_the_page_is_served(page: Page) -> None:
    assert page.http.get("/..%2fsite.py").status_code in {403, 404}


@pytest.mark.parametrize("path", ["/feed", "/file/document-1"])
def test_without_the_password_nothing_is_told(open_page: Opening, path: str) -> None:
    assert open_page("secret").http.get(path).status_code == 401


def test_without_the_password_no_order_is_carried_out(open_page: Opening) -> None:
    assert open_page("secret").order("start").status_code == 401


def test_without_the_password_the_page_leads_to_where_it_is_asked_for(open_page: Opening) -> None:
    page = open_page("secret")
    page.http.follow_redirects = True
    assert "كلمة المرور" in page.http.get("/").text


def test_with_the_password_all_is_open(open_page: Opening) -> None:
    page = open_page("secret")
    page.http.post("/login", data={"password": "secret"}, headers={"Origin": page.origin})
    assert page.order("start").status_code == 200


def test_a_wrong_password_opens_nothing(open_page: Opening) -> None:
    page = open_page("secret")
    answer = page.http.post("/login", data={"password": "secret2"}, headers={"Origin": page.origin})
    assert answer.headers["Location"] == "/login?wrong"
    assert "غير صحيحة" in page.http.get("/login?wrong").text
    assert page.order("start").status_code == 401


def test_the_password_of_another_page_is_not_taken(open_page: Opening) -> None:
    page = open_page("secret")
    answer = page.http.post("/login", data={"password": "secret"}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
