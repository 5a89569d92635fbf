-- Who may do what: applied at every migration, when both roles exist.

revoke all on all tables in schema agreements from agreements_app, agreements_reader;
grant usage on schema agreements to agreements_app, agreements_reader;
grant select on all tables in schema agreements to agreements_app, agreements_reader;
revoke execute on all functions in schema agreements from public;
grant execute on function agreements.as_json(bytea) to agreements_app, agreements_reader;
grant execute on all functions in schema agreements to agreements_app;
grant insert on agreements.tracking to agreements_app; -- what it records goes in by append() alone
grant insert on agreements.derivation to agreements_app; -- of an empty log; it holds one row
grant update (known_until) on agreements.claim to agreements_app;
