--liquibase formatted sql

--changeset kit:0001-journal
--comment: History, audit and event of every command in one row; only ever inserted.
create table journal (
    tenant_id         uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id                uuid        not null,
    transaction_id    uuid        not null,
    transaction_index int         not null check (transaction_index >= 0),
    transaction_count int         not null check (transaction_count > transaction_index),
    aggregate_type    text        not null collate "C",
    aggregate_id      uuid        not null,
    version           bigint      not null check (version > 0),
    event_type        text        not null collate "C",
    time              timestamptz not null,
    actor             json        not null,
    request_id        text,
    trace_parent      text,
    reason            text,
    changes           json        not null,
    record            json        not null,
    commitments       json        not null,
    digest            bytea       not null check (length(digest) = 32),
    primary key (tenant_id, id),
    constraint journal_has_each_version_once unique (tenant_id, aggregate_type, aggregate_id, version)
);
alter table journal enable row level security;
alter table journal force row level security;
create policy journal_of_tenant on journal
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
revoke update, delete, truncate on journal from ${service};
create publication crm_journal for table journal with (publish = 'insert');
--rollback drop publication crm_journal;
--rollback drop table journal;
