"""A plain eventsourcing application on the log: its aggregates, followers and what it may not."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import (
    InfrastructureFactoryError,
    IntegrityError,
    Tracking,
    TrackingRecorder,
)
from eventsourcing.projection import ApplicationSubscription, Projection, ProjectionRunner

from agreements.storage.chain import verify_database
from agreements.storage.errors import SnapshotsNotSupported
from agreements.storage.factory import LogFactory
from agreements.storage.tracking import LogTrackingRecorder
from tests.postgres import APP, Cluster, Database
from tests.storage.library import applications


class Committee(Aggregate):
    """A joint committee, as somebody else's aggregate."""

    @event("Struck")
    def __init__(self, name: str) -> None:
        self.name = name
        self.members: list[str] = []

    @event("MemberNamed")
    def name_member(self, member: str) -> None:
        self.members.append(member)


class Committees(Application[UUID]):
    """Keeps committees."""


class MembersNamed(LogTrackingRecorder):
    """Counts, in its own table."""

    def count(self) -> int:
        with self.transaction() as conn:
            row = conn.execute("select n from public.members_named").fetchone()
        return row[0] if row else 0

    def count_one(self, tracking: Tracking) -> None:
        with self.transaction() as conn:
            conn.execute("update public.members_named set n = n + 1")
            self.track(conn, tracking)


class CountMembers(Projection[MembersNamed]):
    """How many members were ever named."""

    name = "count_members"

    def process_event(self, domain_event: object, tracking: Tracking) -> None:
        if isinstance(domain_event, Committee.MemberNamed):  # type: ignore[attr-defined]
            self.view.count_one(tracking)
        else:
            self.view.insert_tracking(tracking)


@pytest.fixture
def env(database: Database) -> dict[str, str]:
    return {
        "PERSISTENCE_MODULE": "agreements.storage.factory",
        "AGREEMENTS_DATABASE_URL": database.dsn(APP),
    }


def test_aggregates_are_saved_and_found_again_at_any_version(env: dict[str, str]) -> None:
    with Committees(env) as app:
        committee = Committee("Labour Market")
        committee.name_member("CA")
        committee.name_member("CA-QC")
        recordings = app.save(committee)

        assert [recording.notification.id for recording in recordings] == [1, 2, 3]
        found: Committee = app.repository.get(committee.id)
        assert (found.name, found.members, found.version) == ("Labour Market", ["CA", "CA-QC"], 3)
        earlier: Committee = app.repository.get(committee.id, version=2)
        assert earlier.members == ["CA"]
        with pytest.raises(AggregateNotFoundError):
            app.repository.get(uuid4())


def test_what_an_application_saves_is_in_the_chain(env: dict[str, str], database: Database) -> None:
    with Committees(env) as app:
        committee = Committee("Labour Market")
        app.save(committee)
        committee.name_member("CA")
        app.save(committee, submission_id="s2", actor="clerk", reason={"en": "Named", "fr": "Nom"})

    verified = verify_database(database.dsn())
    assert (verified.ok, verified.submissions, verified.facts) == (True, 2, 2)


def test_of_two_who_change_the_same_aggregate_one_is_refused(env: dict[str, str]) -> None:
    with Committees(env) as app:
        committee = Committee("Labour Market")
        app.save(committee)
        mine: Committee = app.repository.get(committee.id)
        theirs: Committee = app.repository.get(committee.id)
        theirs.name_member("CA")
        app.save(theirs)
        mine.name_member("CA-QC")

        with pytest.raises(IntegrityError):
            app.save(mine)
        assert app.recorder.max_notification_id() == 2


def test_the_librarys_example_runs_without_its_snapshots(env: dict[str, str]) -> None:
    class BankAccounts(applications.BankAccounts):
        is_snapshotting_enabled = False

    with BankAccounts(env) as app:
        with pytest.raises(BankAccounts.AccountNotFoundError):
            app.get_account(uuid4())
        account = app.open_account("Alice", "alice@example.com")
        for amount in ("10.00", "25.00", "30.00"):
            app.credit_account(account, Decimal(amount))

        assert app.get_balance(account) == Decimal("65.00")
        assert len(app.notification_log["1,10"].items) == 4


def test_snapshots_are_refused(env: dict[str, str]) -> None:
    with pytest.raises(SnapshotsNotSupported):
        Committees({**env, "IS_SNAPSHOTTING_ENABLED": "y"})


def test_a_subscription_to_an_application_yields_its_events(env: dict[str, str]) -> None:
    with Committees(env) as app, ApplicationSubscription(app, gt=1) as following:
        committee = Committee("Labour Market")
        committee.name_member("CA")
        app.save(committee)

        named, tracking = next(following)

        assert (named.originator_id, named.originator_version) == (committee.id, 2)
        assert tracking == Tracking("Committees", 2)


def test_a_projection_goes_on_where_it_left_off(env: dict[str, str], database: Database) -> None:
    with database.admin() as conn:
        conn.execute("create table public.members_named (n int)")
        conn.execute("insert into public.members_named values (0)")
        conn.execute("grant all on public.members_named to public")
    committee = Committee("Labour Market")
    for named_before, member in enumerate(("CA", "CA-QC")):
        with ProjectionRunner(
            application_class=Committees,
            projection_class=CountMembers,
            view_class=MembersNamed,
            env=env,
        ) as runner:
            assert runner.projection.view.count() == named_before
            committee.name_member(member)
            recordings = runner.app.save(committee)
            runner.wait(recordings[-1].notification.id, timeout=5)

            assert runner.projection.view.count() == named_before + 1


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("AGREEMENTS_DATABASE_URL", ""),
        ("AGREEMENTS_POOL_SIZE", "many"),
        ("AGREEMENTS_LOCK_TIMEOUT", "0"),
        ("ORIGINATOR_ID_TYPE", "integer"),
    ],
)
def test_a_bad_setting_is_refused_by_name(env: dict[str, str], setting: str, value: str) -> None:
    with pytest.raises(InfrastructureFactoryError, match=setting):
        LogFactory({**env, setting: value})


def test_a_recorder_class_of_another_kind_is_refused(env: dict[str, str]) -> None:
    topic = "eventsourcing.popo:POPOTrackingRecorder"
    factory = LogFactory({**env, "TRACKING_RECORDER_TOPIC": topic})
    try:
        with pytest.raises(InfrastructureFactoryError, match="TRACKING_RECORDER_TOPIC"):
            factory.tracking_recorder()
        with pytest.raises(InfrastructureFactoryError, match="TrackingRecorder"):
            factory.tracking_recorder(TrackingRecorder)
    finally:
        factory.close()


def test_a_factory_may_migrate_first(cluster: Cluster, env: dict[str, str]) -> None:
    with cluster.bare_database() as bare:
        env = {**env, "AGREEMENTS_DATABASE_URL": bare.dsn(), "CREATE_TABLE": "y"}
        with Committees(env) as app:
            assert app.save(Committee("Labour Market"))[0].notification.id == 1
