"""What stops a run before anything leaves the machine."""

import tomllib
from pathlib import Path

import pytest

from synthkit.privacy.spans import PersonalDataKind
from synthkit.privacy.tokens import Token
from synthkit.store.database import Access
from synthkit.store.store import Store
from tests.cli.builders import set_llm, write_docx
from tests.servers.colleague import colleague
from tests.servers.scripted import Raw, Scripted

NOTES = (
    (
        "Mejla Ylva Granmyr (ylva.granmyr@example.se) om checklistan",
        "Dela goda exempel mellan regionerna",
    ),
    ("Fråga Peo Stenklint på 070-174 06 12 om lotsarna", "Lotsar hjälper små företag"),
)


def one_group(folder: Path) -> None:
    write_docx(folder / "notes" / "Grupp 1.docx", NOTES)


@pytest.fixture
def workspace(after, here, server):
    """A workspace whose notes name people, and whose language model is the server."""
    assert after(one_group, ("ingest", "notes")).code == 0
    set_llm(here, model="m", base_url=server.url)
    return here


def sent(server) -> str:
    return "\n".join(asked.text for asked in server.asked)


def test_a_run_stops_before_the_first_call_while_names_are_undecided(workspace, synthkit, server):
    ran = synthkit("summarise", "--engine", "llm")
    assert ran.code == 1
    assert server.asked == []
    assert "Ylva Granmyr" in ran.out
    assert "om lotsarna" in ran.out
    assert "synthkit names --mask" in ran.err
    assert "--accept-suspects mask" in ran.err


def test_names_that_are_settled_let_it_go_on(workspace, synthkit, server):
    synthkit("names", "--mask", "Ylva Granmyr", "--keep", "Peo Stenklint")
    assert synthkit("summarise", "--engine", "llm").code == 0
    assert "[PERSON-" in sent(server)
    assert "Peo Stenklint" in sent(server)
    assert "Ylva" not in sent(server)
    assert "174 06 12" not in sent(server)


def test_a_script_may_have_them_all_masked(workspace, synthkit, server):
    ran = synthkit("summarise", "--engine", "llm", "--accept-suspects", "mask")
    assert ran.code == 0
    assert "Ylva" not in sent(server)
    assert "Stenklint" not in sent(server)
    settled = tomllib.loads((workspace / "synthkit.toml").read_text("utf-8"))["privacy"]["mask"]
    assert sorted(settled) == ["Peo Stenklint", "Ylva Granmyr"]
    assert "Peo Stenklint, Ylva Granmyr" in ran.err


def test_the_whole_job_takes_the_same_option(workspace, synthkit, server):
    settings = workspace / "synthkit.toml"
    text = settings.read_text("utf-8").replace('default = "offline"', 'default = "llm"')
    settings.write_text(text, "utf-8")
    assert synthkit("run", "notes").code == 1
    assert server.asked == []
    assert synthkit("run", "notes", "--accept-suspects", "mask").code == 0
    assert "[PERSON-" in sent(server)
    assert "Ylva" not in sent(server)


def test_names_cannot_be_sent_in_a_lump(workspace, synthkit, server):
    ran = synthkit("summarise", "--engine", "llm", "--accept-suspects", "keep")
    assert ran.code == 2
    assert server.asked == []


def test_the_offline_engine_stops_for_no_name(workspace, synthkit):
    assert synthkit("summarise").code == 0


def test_a_second_run_sends_the_same_tokens_and_so_nothing(workspace, synthkit, server):
    synthkit("summarise", "--engine", "llm", "--accept-suspects", "mask")
    calls = len(server.asked)
    assert synthkit("summarise", "--engine", "llm", "--replace").code == 0
    assert len(server.asked) == calls


def test_a_run_may_send_everything_as_it_is_and_the_section_says_so(workspace, synthkit, server):
    ran = synthkit("summarise", "--engine", "llm", "--send-unmasked")
    assert "Ylva Granmyr (ylva.granmyr@example.se)" in sent(server)
    assert ran.code == 0
    assert "sent unmasked" in synthkit("check").out
    with Store.open(workspace / ".synthkit", access=Access.READ) as store:
        assert store.tokens() == ()


def test_masking_that_is_switched_off_is_found_wherever_findings_are_shown(workspace, synthkit):
    settings = workspace / "synthkit.toml"
    text = settings.read_text("utf-8")
    assert "masking = true" in text
    settings.write_text(text.replace("masking = true", "masking = false"), "utf-8")
    assert "Masking is off" in synthkit("check").out


def test_what_slipped_through_the_masks_is_not_sent(workspace, synthkit, server):
    # As if it had been found in another file, and were not seen here.
    met = Token(number=1, kind=PersonalDataKind.NAME, forms=("Dela Exempel",))
    write_docx(workspace / "notes" / "Grupp 2.docx", (("Ni kan dela exempel",), ("Lotsar",)))
    synthkit("ingest", "notes")
    with Store.open(workspace / ".synthkit") as store:
        store.save_tokens((met,))
    ran = synthkit("summarise", "--engine", "llm", "--accept-suspects", "mask")
    assert ran.code == 1
    assert "“dela exempel” would have been sent unmasked" in ran.err
    assert "dela exempel" not in sent(server)


class TestThePolicyOfTheMachine:
    """What its administrator forbids, nobody gets past."""

    @pytest.fixture
    def offline_only(self, workspace):
        (workspace.parent / "policy.toml").write_text('engines = ["offline", "paste"]\n', "utf-8")

    @pytest.fixture
    def one_host(self, workspace):
        (workspace.parent / "policy.toml").write_text('hosts = ["api.example.se"]\n', "utf-8")

    def refused(self, ran, server, said: str) -> None:
        assert ran.code == 1
        assert said in ran.err
        assert server.asked == []

    @pytest.mark.usefixtures("offline_only")
    def test_no_flag_gets_past_it(self, synthkit, server):
        for flags in ((), ("--send-unmasked",), ("--accept-suspects", "mask")):
            ran = synthkit("summarise", "--engine", "llm", *flags)
            self.refused(ran, server, "does not allow the engine llm")

    def test_a_chat_window_is_an_engine_like_others(self, workspace, synthkit):
        asked = ("summarise", "--engine", "paste", "--service", "Chatten")
        policy = workspace.parent / "policy.toml"
        policy.write_text('engines = ["llm"]\n', "utf-8")
        ran = synthkit(*asked, "--accept-suspects", "mask")
        assert ran.code == 1
        assert "does not allow the engine paste" in ran.err
        assert list(workspace.glob("t*-chat*")) == []
        policy.write_text('engines = ["paste"]\nhosts = []\n', "utf-8")
        assert synthkit(*asked, "--accept-suspects", "mask").code == 0
        assert list(workspace.glob("t*-chat*/*.txt"))

    @pytest.mark.usefixtures("offline_only")
    def test_no_setting_gets_past_it(self, workspace, synthkit, server):
        settings = workspace / "synthkit.toml"
        text = settings.read_text("utf-8").replace('default = "offline"', 'default = "llm"')
        settings.write_text(text.replace("masking = true", "masking = false"), "utf-8")
        for command in (("summarise",), ("run", "notes"), ("themes", "--question", "1")):
            self.refused(synthkit(*command), server, "does not allow the engine llm")

    @pytest.mark.usefixtures("offline_only")
    def test_no_variable_gets_past_it(self, workspace, synthkit, server, monkeypatch):
        for name in ("SYNTHKIT_POLICY", "SYNTHKIT_POLICY_FILE", "ProgramData", "XDG_CONFIG_HOME"):
            monkeypatch.setenv(name, str(workspace))
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
        ran = synthkit("summarise", "--engine", "llm", "--accept-suspects", "mask")
        self.refused(ran, server, "does not allow the engine llm")

    @pytest.mark.usefixtures("offline_only")
    def test_no_file_of_the_workspace_gets_past_it(self, workspace, synthkit, server):
        for name in ("policy.toml", ".synthkit/policy.toml"):
            (workspace / name).write_text('engines = ["llm"]\n', "utf-8")
        settings = workspace / "synthkit.toml"
        settings.write_text('policy = "none"\n' + settings.read_text("utf-8"), "utf-8")
        assert synthkit("summarise", "--engine", "llm").code == 1
        assert server.asked == []

    def test_what_was_answered_before_does_not_get_past_it(self, workspace, synthkit, server):
        masked = ("summarise", "--engine", "llm", "--accept-suspects", "mask")
        assert synthkit(*masked).code == 0
        calls = len(server.asked)
        (workspace.parent / "policy.toml").write_text("engines = []\n", "utf-8")
        assert synthkit(*masked, "--replace").code == 1
        assert len(server.asked) == calls

    @pytest.mark.usefixtures("one_host")
    def test_a_host_that_is_not_listed_is_refused_wherever_it_is_named(
        self, workspace, synthkit, server, monkeypatch
    ):
        masked = ("summarise", "--engine", "llm", "--accept-suspects", "mask")
        self.refused(synthkit(*masked), server, "does not allow sending to 127.0.0.1")
        settings = workspace / "synthkit.toml"
        text = settings.read_text("utf-8").replace(f'base_url = "{server.url}"', "")
        settings.write_text(text, "utf-8")
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
        self.refused(synthkit(*masked), server, "does not allow sending to 127.0.0.1")
        monkeypatch.delenv("OPENAI_BASE_URL")
        self.refused(synthkit(*masked), server, "does not allow sending to api.openai.com")

    def test_a_listed_host_is_sent_to(self, workspace, synthkit, server):
        host = server.url.removeprefix("http://").partition("/")[0]
        (workspace.parent / "policy.toml").write_text(f'hosts = ["{host}"]\n', "utf-8")
        assert synthkit("summarise", "--engine", "llm", "--accept-suspects", "mask").code == 0
        assert server.asked

    def test_a_listed_host_that_sends_elsewhere_is_not_followed(self, workspace, synthkit, server):
        elsewhere = server.url + "/chat/completions"
        moved = Raw(b"", status=307, headers={"Location": elsewhere})
        with Scripted(lambda _asked: moved) as listed:
            settings = workspace / "synthkit.toml"
            text = settings.read_text("utf-8").replace(server.url, listed.url)
            settings.write_text(text, "utf-8")
            host = listed.url.removeprefix("http://").partition("/")[0]
            (workspace.parent / "policy.toml").write_text(f'hosts = ["{host}"]\n', "utf-8")
            ran = synthkit("summarise", "--engine", "llm", "--accept-suspects", "mask")
            assert ran.code == 1
            assert listed.asked
        assert server.asked == []

    def test_a_listed_host_is_reached_past_any_proxy_of_the_environment(
        self, workspace, synthkit, server, monkeypatch
    ):
        host = server.url.removeprefix("http://").partition("/")[0]
        (workspace.parent / "policy.toml").write_text(f'hosts = ["{host}"]\n', "utf-8")
        with Scripted(colleague) as proxy:
            for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
                monkeypatch.setenv(name, proxy.url.removesuffix("/v1"))
            ran = synthkit("summarise", "--engine", "llm", "--accept-suspects", "mask")
            assert ran.code == 0
            assert proxy.asked == []
        assert server.asked

    def test_a_broken_policy_lets_nothing_be_sent_and_the_offline_engine_work(
        self, workspace, synthkit, server
    ):
        (workspace.parent / "policy.toml").write_text("engines = [\n", "utf-8")
        ran = synthkit("summarise", "--engine", "llm", "--accept-suspects", "mask")
        self.refused(ran, server, "cannot be understood")
        assert synthkit("summarise").code == 0
