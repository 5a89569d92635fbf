-- How far each projection has read an application's log (eventsourcing's tracking recorders).

create table agreements.tracking (
    tracker          text collate "C" not null,
    application_name text collate "C" not null,
    notification_id  bigint not null,
    primary key (tracker, application_name)
);
comment on column agreements.tracking.tracker is
    'The projection that reads: two projections of one application each keep their own place.';

-- Refuses to go back or to stand still, so an event is never processed twice.
create function agreements.track(p_tracker text, p_application text, p_notification_id bigint)
returns void language plpgsql as $$
begin
    insert into agreements.tracking as t values (p_tracker, p_application, p_notification_id)
    on conflict (tracker, application_name)
        do update set notification_id = excluded.notification_id
        where t.notification_id < excluded.notification_id;
    if not found then
        raise exception using errcode = 'AR006',
            message = format('%s has already processed %s up to %s or further',
                             p_tracker, p_application, p_notification_id);
    end if;
end $$;
