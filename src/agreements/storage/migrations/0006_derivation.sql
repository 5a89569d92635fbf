-- Which derivation the claims were written by: another release's are derived anew from the log.

create table agreements.derivation (
    version    integer not null,
    derived_at timestamptz not null default clock_timestamp()
);
create unique index derivation_is_one on agreements.derivation ((true));
