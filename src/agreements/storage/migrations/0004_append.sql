-- The one way into the log. Everything is re-checked and written under one advisory lock, in the
-- caller's single statement; no client code runs while the lock is held.
--
-- It runs with its owner's rights: the application may call it, and may not insert on its own.
--
-- SQLSTATE: AR001 id reused for another document; AR002 a subject moved on; AR004 claim not open
-- exactly once; AR005 nothing to record; AR006 already tracked; AR007 wrong isolation level;
-- 55P03 the lock was not had in time.

create function agreements.lock_log(p_lock_timeout_ms integer) returns void
language plpgsql as $$
begin
    -- Above read committed, the snapshot would be older than the lock, and the head stale.
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception using errcode = 'AR007',
            message = 'the log is appended to in a read committed transaction only';
    end if;
    perform set_config('lock_timeout', p_lock_timeout_ms || 'ms', true);
    perform pg_advisory_xact_lock(4711030001);
end $$;

create function agreements.submission_hash(
    p_previous bytea, p_first bigint, p_last bigint, p_recorded_at timestamptz, p_document bytea
) returns bytea language sql immutable parallel safe as $$
    select sha256(p_previous || convert_to(
        p_first || ' ' || p_last || ' '
        || (extract(epoch from p_recorded_at) * 1000000)::bigint || E'\n', 'UTF8') || p_document)
$$;

create function agreements.require_versions(p_subjects text[], p_versions integer[])
returns void language plpgsql as $$
declare
    v_stale record;
begin
    select r.subject, r.expected, coalesce(f.version, 0) as actual into v_stale
    from unnest(p_subjects, p_versions) with ordinality as r (subject, expected, place)
    left join lateral (
        select version from agreements.fact
        where fact.subject = r.subject order by version desc limit 1
    ) f on true
    where coalesce(f.version, 0) is distinct from r.expected
    order by r.place limit 1;
    if found then
        raise exception using errcode = 'AR002',
            message = format('%s has moved on', v_stale.subject),
            detail = json_build_object('subject', v_stale.subject,
                'expected', v_stale.expected, 'actual', v_stale.actual)::text;
    end if;
end $$;

create function agreements.change_claims(
    p_close_subjects text[], p_close_parts text[], p_opens jsonb, p_first bigint,
    p_position bigint
) returns void language plpgsql as $$
declare
    v_closed integer;
begin
    if cardinality(p_close_subjects) > 0 then
        update agreements.claim c set known_until = p_position
        from unnest(p_close_subjects, p_close_parts) as x (subject, part)
        where c.subject = x.subject and c.part = x.part and c.known_until is null;
        get diagnostics v_closed = row_count;
        if v_closed <> cardinality(p_close_subjects) then
            raise exception using errcode = 'AR004', message = format(
                '%s claims are to be closed, %s are open',
                cardinality(p_close_subjects), v_closed);
        end if;
    end if;
    insert into agreements.claim
        (subject, part, known_from, kind, role, function, territory, refs, body, position)
    select x.subject, x.part, p_position, x.kind, x.role, x.function, x.territory, x.refs, x.body,
           coalesce(x.position, p_first + x.ordinal - 1)
    from jsonb_to_recordset(p_opens) as x (subject text, part text, kind text, role text,
        function text, territory text, refs text[], body jsonb, position bigint, ordinal integer);
end $$;

create function agreements.append(
    p_submission_id text, p_document bytea, p_actor text, p_on_behalf_of text, p_reason jsonb,
    p_correlation text, p_disclosure text,
    p_subjects text[], p_versions integer[], p_types text[], p_states bytea[],
    p_mention_ids text[], p_mention_ordinals integer[],
    p_read_subjects text[], p_read_versions integer[],
    p_close_subjects text[], p_close_parts text[], p_opens jsonb,
    p_lock_timeout_ms integer,
    p_tracker text default null, p_tracked_application text default null,
    p_tracked_id bigint default null
) returns table (
    first_position bigint, last_position bigint, recorded_at timestamptz, hash bytea,
    repeated boolean
) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
    v_count integer := cardinality(p_subjects);
    v_known agreements.submission;
    v_head agreements.submission;
    v_first bigint;
    v_last bigint;
    v_recorded_at timestamptz;
    v_hash bytea;
begin
    if v_count = 0 then
        raise exception using errcode = 'AR005', message = 'a submission records at least one fact';
    end if;
    perform agreements.lock_log(p_lock_timeout_ms);

    select * into v_known from agreements.submission s where s.submission_id = p_submission_id;
    if found then
        if v_known.document <> p_document then
            raise exception using errcode = 'AR001', message = format(
                'submission %s is already recorded with other content', p_submission_id);
        end if;
        return query select v_known.first_position, v_known.last_position, v_known.recorded_at,
                            v_known.hash, true;
        return;
    end if;
    perform agreements.require_versions(p_read_subjects, p_read_versions);

    select * into v_head from agreements.submission s order by s.last_position desc limit 1;
    v_first := coalesce(v_head.last_position, 0) + 1;
    v_last := v_first + v_count - 1;
    v_recorded_at := greatest(v_head.recorded_at + interval '1 microsecond', clock_timestamp());
    v_head.hash := coalesce(v_head.hash, decode(repeat('00', 32), 'hex'));
    v_hash := agreements.submission_hash(v_head.hash, v_first, v_last, v_recorded_at, p_document);

    insert into agreements.submission values (
        p_submission_id, v_first, v_last, v_recorded_at, p_actor, p_on_behalf_of, p_reason,
        p_correlation, p_disclosure, p_document, v_head.hash, v_hash);
    insert into agreements.fact
        (position, submission_id, ordinal, subject, version, type, state)
    select v_first + f.ordinal - 1, p_submission_id, f.ordinal, f.subject, f.version, f.type,
           f.state
    from unnest(p_subjects, p_versions, p_types, p_states) with ordinality
        as f (subject, version, type, state, ordinal);
    insert into agreements.mention (id, position)
    select distinct m.id, v_first + m.ordinal - 1
    from unnest(p_mention_ids, p_mention_ordinals) as m (id, ordinal);
    perform agreements.change_claims(p_close_subjects, p_close_parts, p_opens, v_first, v_last);
    if p_tracker is not null then
        perform agreements.track(p_tracker, p_tracked_application, p_tracked_id);
    end if;
    perform pg_notify('agreements_log', v_last::text);
    return query select v_first, v_last, v_recorded_at, v_hash, false;
end $$;
