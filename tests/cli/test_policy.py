"""What the machine's administrator allows, and what nobody gets past it."""

import os
from pathlib import Path

import pytest

from synthkit.cli.policy import POLICY_FILE, Policy, read_policy
from synthkit.errors import ModelError

HOSTS = 'hosts = ["api.example.se", "LLM.example.se:8443", "127.0.0.1:8080", "[::1]:8080"]\n'


def policy(tmp_path: Path, text: str) -> Policy:
    file = tmp_path / "policy.toml"
    file.write_text(text, "utf-8")
    return read_policy(file)


def test_without_a_policy_everything_is_allowed(tmp_path):
    none = read_policy(tmp_path / "policy.toml")
    none.allow_engine("llm")
    none.allow_address("https://user:word@any.example.org/v1")


def test_its_place_is_fixed_and_outside_of_every_workspace():
    assert POLICY_FILE.is_absolute() or os.name == "nt"
    assert POLICY_FILE.name == "policy.toml"


def test_an_engine_that_is_not_listed_is_refused(tmp_path):
    restricted = policy(tmp_path, 'engines = ["offline", "paste"]')
    restricted.allow_engine("paste")
    with pytest.raises(ModelError, match="engine_not_allowed"):
        restricted.allow_engine("llm")


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example.se",
        "https://api.example.se/v1/",
        "http://api.example.se:80/v1",
        "HTTPS://API.EXAMPLE.SE:443/v1",
        "https://llm.example.se:8443/v1",
        "http://127.0.0.1:8080/v1",
        "http://[::1]:8080/v1",
    ],
)
def test_a_listed_host_is_allowed(tmp_path, url):
    policy(tmp_path, HOSTS).allow_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://other.example.se/v1",
        "https://eu.api.example.se/v1",
        "https://xapi.example.se/v1",
        "https://api.example.se.example.org/v1",
        "https://api.example.se.",
        "https://api.example.se:8443/v1",
        "https://llm.example.se/v1",
        "http://127.0.0.1:8081/v1",
        "http://127.1:8080/v1",
        "http://2130706433:8080/v1",
        "http://localhost:8080/v1",
        "https://api.example.se@example.org/v1",
        "https://api.example.se:443@example.org/v1",
        "https://me:word@api.example.se/v1",
        "https://example.org\\@api.example.se/v1",
        "https://example.org/@api.example.se",
        "https://example.org?api.example.se",
        "https://example.org#@api.example.se",
        "https://api.example.se:443:8443/v1",
        "https://api.example.se:/v1",
        "https://api.example.se:0/v1",
        "https://api.example.se:65999/v1",
        "https://аpi.example.se/v1",
        "https://api。example.se/v1",
        "https://api.example.se\n.example.org/v1",
        "https://api.example.se%2eexample.org/v1",
        " https://api.example.se",
        "https:api.example.se",
        "https:///api.example.se",
        "//api.example.se/v1",
        "ftp://api.example.se/",
        "file:///etc/passwd",
        "",
    ],
)
def test_whatever_is_not_exactly_a_listed_host_is_refused(tmp_path, url):
    with pytest.raises(ModelError, match="host_not_allowed"):
        policy(tmp_path, HOSTS).allow_address(url)


def test_no_host_is_allowed_where_none_is_listed(tmp_path):
    with pytest.raises(ModelError, match="host_not_allowed"):
        policy(tmp_path, "hosts = []").allow_address("https://api.example.se")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "engines = [",
        'engines = "offline"',
        "engines = [1]",
        "engine = ['offline']",
        'hosts = ["https://api.example.se"]',
        'hosts = ["*.example.se"]',
        'hosts = ["api.example.se/v1"]',
        'hosts = ["me@api.example.se"]',
        'engines = ["offline"]\nhost = ["api.example.se"]',
    ],
)
def test_a_policy_that_cannot_be_understood_allows_nothing_to_be_sent(tmp_path, text):
    broken = policy(tmp_path, text)
    with pytest.raises(ModelError, match="policy_malformed"):
        broken.allow_engine("llm")
    with pytest.raises(ModelError, match="policy_malformed"):
        broken.allow_address("https://api.example.se")


def test_a_policy_that_cannot_be_read_allows_nothing_to_be_sent(tmp_path):
    folder = tmp_path / "folder.toml"
    folder.mkdir()
    latin = tmp_path / "latin.toml"
    latin.write_bytes('engines = ["återkoppla"]'.encode("latin-1"))
    for file in (folder, latin):
        with pytest.raises(ModelError, match="policy_unreadable"):
            read_policy(file).allow_engine("llm")


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_link_that_leads_nowhere_allows_nothing_to_be_sent(tmp_path):
    link = tmp_path / "policy.toml"
    link.symlink_to(tmp_path / "gone.toml")
    with pytest.raises(ModelError, match="policy_unreadable"):
        read_policy(link).allow_engine("llm")


def test_an_editors_mark_at_the_beginning_does_no_harm(tmp_path):
    file = tmp_path / "policy.toml"
    file.write_bytes(b'\xef\xbb\xbfengines = ["paste"]')
    read_policy(file).allow_engine("paste")
