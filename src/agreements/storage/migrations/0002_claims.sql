-- What instruments give, to whom, when, and as known when: derived from the log, and rebuildable.

create table agreements.claim (
    subject     text collate "C" not null,
    part        text collate "C" not null,
    known_from  bigint not null,
    known_until bigint check (known_until > known_from),
    kind        text collate "C" not null,
    role        text collate "C",
    function    text collate "C",
    territory   text collate "C",
    refs        text[] collate "C" not null,
    body        jsonb not null,
    position    bigint,
    primary key (subject, part, known_from)
);
comment on column agreements.claim.known_from is
    'Last position of the submission that opened the claim; known_until: of the one that closed it.';

comment on column agreements.claim.position is
    'Position of the fact that gives the claim, where order across subjects matters.';

-- Today's questions read only what is known now; a question about the past reads the history index.
create unique index claim_open on agreements.claim (subject, part) where known_until is null;
create index claim_now on agreements.claim (kind, function, territory) where known_until is null;
create index claim_history on agreements.claim (kind, function, territory, known_from, known_until);
create index claim_refs on agreements.claim using gin (refs);

create function agreements.refuse_claim_change() returns trigger language plpgsql as $$
begin
    if old.known_until is null and new.known_until is not null
       and (new.subject, new.part, new.known_from, new.kind, new.refs, new.body)
         = (old.subject, old.part, old.known_from, old.kind, old.refs, old.body)
       and (new.role, new.function, new.territory, new.position)
         is not distinct from (old.role, old.function, old.territory, old.position)
    then
        return new;
    end if;
    raise exception using errcode = 'AR003',
        message = 'UPDATE on claim is refused: closing an open claim is the only change',
        hint = 'To rebuild, the owner deletes the claims and derives them again from the log.';
end $$;

create trigger claim_is_only_closed
    before update on agreements.claim
    for each row execute function agreements.refuse_claim_change();

-- Which facts mention which ids.
create table agreements.mention (
    id       text collate "C" not null,
    position bigint not null,
    primary key (id, position)
);

create trigger mention_is_insert_only
    before update on agreements.mention
    for each statement execute function agreements.refuse_change();
