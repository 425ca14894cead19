"""The codes of RFC 6238, and how secrets are stored."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core import serializers

from accounts.second_factor.models import RecoveryCode, SecondFactor
from accounts.second_factor.recovery_codes import in_two, new_codes
from accounts.second_factor.totp import address_for_apps, code_of, new_secret, step_of, step_of_code
from accounts.secret_encryption import seal, unseal
from tests.accounts.second_factor.conftest import CLOCK, Person

OF_THE_STANDARD = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890"
RFC_6238 = {
    59: "287082",
    1111111109: "081804",
    1111111111: "050471",
    1234567890: "005924",
    2000000000: "279037",
    20000000000: "353130",
}


@pytest.mark.parametrize(("seconds", "code"), RFC_6238.items())
def test_codes_match_the_rfc_6238_test_vectors(seconds: int, code: str) -> None:
    assert code_of(OF_THE_STANDARD, step_of(datetime.fromtimestamp(seconds, UTC))) == code


@pytest.mark.parametrize("seconds", [1111111109, 1111111109 + 30, 1111111109 + 60, 1111111109 + 90])
def test_a_code_is_taken_half_a_minute_early_or_late_and_not_a_whole_one(seconds: int) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    now = step_of(at)
    steps = {
        off: step_of_code(OF_THE_STANDARD, code_of(OF_THE_STANDARD, now + off), at) for off in range(-3, 4)
    }
    assert steps == {-3: None, -2: None, -1: now - 1, 0: now, 1: now + 1, 2: None, 3: None}


def test_every_phone_gets_a_secret_of_its_own() -> None:
    assert len({new_secret() for _ in range(50)}) == 50
    assert len(new_secret()) == 32


def test_the_app_names_the_site_and_the_account() -> None:
    address = address_for_apps("ABC", "De methode", "bea & co")
    assert address == "otpauth://totp/De%20methode:bea%20%26%20co?secret=ABC&issuer=De%20methode"


def test_ten_recovery_codes_that_cannot_be_guessed() -> None:
    codes = new_codes()
    assert len(set(codes)) == 10
    assert {len(code) for code in codes} == {10}
    assert not set("".join(codes)) & set("01ilo")


def test_a_recovery_code_is_written_in_two_halves() -> None:
    assert in_two("abcdefghjk") == "abcde-fghjk"


def test_a_copy_of_the_database_holds_no_secret_and_no_code(volunteer: Person) -> None:
    volunteer.takes_phone()
    rows = [*SecondFactor.objects.all(), *RecoveryCode.objects.all()]
    copy = serializers.serialize("json", rows)
    assert len(json.loads(copy)) == 11
    for readable in (
        volunteer.phone.secret,
        *volunteer.codes,
        *(c.replace("-", "") for c in volunteer.codes),
    ):
        assert readable not in copy


@pytest.mark.parametrize("on_paper", [False, True])
def test_a_code_sent_twice_at_once_logs_in_once(volunteer: Person, on_paper: bool) -> None:
    volunteer.takes_phone()
    code = volunteer.codes[0] if on_paper else volunteer.phone.shows()
    both = SecondFactor.objects.get(), SecondFactor.objects.get()
    assert [factor.accepts(code, CLOCK.at) for factor in both] == [True, False]


def test_after_a_key_change_app_and_recovery_codes_still_work(volunteer: Person, settings: object) -> None:
    volunteer.takes_phone()
    former = settings.SECRET_KEY  # type: ignore[attr-defined]
    settings.SECRET_KEY = "quite-another-key"  # type: ignore[attr-defined]
    settings.SECRET_KEY_FALLBACKS = [former]  # type: ignore[attr-defined]
    assert volunteer.user.second_factor.accepts(volunteer.phone.shows(), CLOCK.at)
    assert volunteer.user.second_factor.accepts(volunteer.codes[0], CLOCK.at)

    settings.SECRET_KEY_FALLBACKS = []  # type: ignore[attr-defined]
    volunteer.user.second_factor.refresh_from_db()
    assert volunteer.user.second_factor.accepts(volunteer.phone.shows(30), CLOCK.at)


def test_recovery_codes_made_after_a_key_change_outlive_the_former_key(
    volunteer: Person, settings: object
) -> None:
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]  # type: ignore[attr-defined]
    settings.SECRET_KEY = "quite-another-key"  # type: ignore[attr-defined]
    volunteer.takes_phone()
    settings.SECRET_KEY_FALLBACKS = []  # type: ignore[attr-defined]
    assert volunteer.user.second_factor.accepts(volunteer.codes[0], CLOCK.at)


def test_without_the_former_key_nobody_gets_in_and_the_log_says_why(
    volunteer: Person, settings: object, caplog: pytest.LogCaptureFixture
) -> None:
    volunteer.takes_phone()
    settings.SECRET_KEY = "quite-another-key"  # type: ignore[attr-defined]
    assert not volunteer.user.second_factor.accepts(volunteer.phone.shows(), CLOCK.at)
    assert "SECRET_KEY" in caplog.text
    assert volunteer.phone.secret not in caplog.text


def test_an_unconfirmed_secret_expires() -> None:
    at, half_an_hour = CLOCK.at, timedelta(minutes=30)
    sealed = seal("geheim", at)
    assert unseal(sealed, at + timedelta(minutes=29), half_an_hour) == "geheim"
    assert unseal(sealed, at + timedelta(minutes=31), half_an_hour) is None
    assert unseal("", at) is None
