--liquibase formatted sql

--changeset kit:0002-relay
--comment: The relay reads the journal of every tenant, and remembers how far it has got. One row per slot, of no tenant.
create policy journal_for_relay on journal for select to ${service}_relay using (true);
grant select on journal to ${service}_relay;
create index journal_by_time on journal using brin (time) with (autosummarize = on);
create table relay_progress (
    slot           text        primary key collate "C",
    position       pg_lsn,
    published_to   timestamptz,
    republish_from timestamptz,
    published_seal bigint      not null default 0
);
revoke all on relay_progress from ${service};
grant select, insert, update on relay_progress to ${service}_relay;
--rollback drop table relay_progress;
--rollback drop index journal_by_time;
--rollback revoke select on journal from ${service}_relay;
--rollback drop policy journal_for_relay on journal;

--changeset kit:0002-seal
--comment: The chain of seals over the journal. Rows are packed: 16 bytes of tenant, 16 of event, 32 of digest each.
create table seal (
    number   bigint      primary key check (number > 0),
    previous bytea       not null check (length(previous) = 32),
    count    int         not null check (count > 0),
    root     bytea       not null check (length(root) = 32),
    time     timestamptz not null,
    hash     bytea       not null unique check (length(hash) = 32),
    rows     bytea       not null,
    constraint seal_has_its_rows check (length(rows) = 64 * count)
);
revoke all on seal from ${service};
grant select, insert on seal to ${service}_relay;
--rollback drop table seal;
