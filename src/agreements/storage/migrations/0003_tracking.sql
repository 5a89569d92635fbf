-- How far each projection has read an application's log (eventsourcing's tracking recorders).

create table agreements.tracking (
    tracker          text collate "C" not null,
    application_name text collate "C" not null,
    notification_id  bigint not null,
    primary key (tracker, application_name, notification_id)
);
comment on column agreements.tracking.tracker is
    'The projection that reads: two projections of one application each keep their own place.';

create trigger tracking_is_insert_only
    before update on agreements.tracking
    for each statement execute function agreements.refuse_change();

-- Refuses to go back or to stand still, so an event is never processed twice.
create function agreements.track(p_tracker text, p_application text, p_notification_id bigint)
returns void language plpgsql as $$
begin
    -- Two who report at once take turns: the later one sees what the first has inserted.
    perform pg_advisory_xact_lock(hashtextextended(p_tracker || ' ' || p_application, 4711030002));
    insert into agreements.tracking
    select p_tracker, p_application, p_notification_id
    where not exists (
        select from agreements.tracking t
        where (t.tracker, t.application_name) = (p_tracker, p_application)
          and t.notification_id >= p_notification_id);
    if not found then
        raise exception using errcode = 'AR006',
            message = format('%s has already processed %s up to %s or further',
                             p_tracker, p_application, p_notification_id);
    end if;
end $$;
