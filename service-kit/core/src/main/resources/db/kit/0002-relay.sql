--liquibase formatted sql

--changeset kit:0002-relay
--comment: The relay reads the journal of every tenant, and remembers how far it has got. One row per slot, of no tenant.
create policy journal_for_relay on journal for select to ${service}_relay using (true);
grant select on journal to ${service}_relay;
create index journal_by_time on journal using brin (time) with (autosummarize = on);
create table relay_progress (
    slot           text primary key collate "C",
    published_to   timestamptz,
    republish_from timestamptz
);
revoke all on relay_progress from ${service};
grant select, insert, update on relay_progress to ${service}_relay;
--rollback drop table relay_progress;
--rollback drop index journal_by_time;
--rollback revoke select on journal from ${service}_relay;
--rollback drop policy journal_for_relay on journal;
