-- The log as an auditor reads it in SQL.

-- PostgreSQL 15 has no IS JSON: try, and answer null where the bytes are not JSON.
create function agreements.as_json(p_state bytea) returns jsonb
language plpgsql immutable strict as $$
begin
    return convert_from(p_state, 'UTF8')::jsonb;
exception when data_exception or character_not_in_repertoire or untranslatable_character then
    return null;
end $$;

create view agreements.fact_json as
select f.position, f.submission_id || '/' || f.ordinal as name, f.subject, f.version, f.type,
       s.recorded_at, agreements.as_json(f.state) as fact
from agreements.fact f join agreements.submission s using (submission_id);
