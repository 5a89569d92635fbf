-- The log: submissions and the facts recorded in them. Inserted, never changed.

create table agreements.submission (
    submission_id  text collate "C" primary key check (submission_id <> ''),
    first_position bigint not null check (first_position > 0),
    last_position  bigint not null unique check (last_position >= first_position),
    recorded_at    timestamptz not null unique,
    actor          text collate "C" not null,
    on_behalf_of   text collate "C",
    reason         jsonb,
    correlation    text collate "C",
    disclosure     text collate "C" not null,
    document       bytea not null,
    previous_hash  bytea not null check (octet_length(previous_hash) = 32),
    hash           bytea not null check (octet_length(hash) = 32)
);
comment on column agreements.submission.document is
    'Exact canonical bytes (RFC 8785) of the submission document: what the hash covers.';

create table agreements.fact (
    position      bigint primary key,
    submission_id text collate "C" not null,
    ordinal       integer not null check (ordinal > 0),
    subject       text collate "C" not null,
    version       integer not null check (version >= 0),
    type          text collate "C" not null,
    state         bytea not null,
    unique (subject, version),
    unique (submission_id, ordinal)
);
comment on column agreements.fact.version is
    'Per subject. Domain facts count 1, 2, 3...; another library''s aggregates may start at 0.';

create function agreements.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'AR003',
        message = format('%s on %s is refused: the log is append-only', tg_op, tg_table_name),
        hint = 'A wrong record is put right by recording a correction.';
end $$;

create trigger submission_is_append_only
    before update or delete or truncate on agreements.submission
    for each statement execute function agreements.refuse_change();
create trigger fact_is_append_only
    before update or delete or truncate on agreements.fact
    for each statement execute function agreements.refuse_change();
