--liquibase formatted sql

--changeset admin:0005-audit-entry
--comment: What the events of all services tell of who did what. Only ever inserted.
create table audit_entry (
    tenant_id      uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id             uuid        not null,
    version        bigint      not null,
    time           timestamptz not null,
    service        text        not null collate "C",
    aggregate_type text        not null collate "C",
    aggregate_id   uuid        not null,
    event_type     text        not null collate "C",
    actor_id       text        not null collate "C",
    actor_type     text        not null collate "C",
    transaction_id uuid        not null,
    trace_parent   text,
    changes        json        not null,
    primary key (tenant_id, id)
);
create index audit_entry_by_time on audit_entry (tenant_id, time, id);
create index audit_entry_by_actor on audit_entry (tenant_id, actor_id, time, id);
create index audit_entry_by_service on audit_entry (tenant_id, service, time, id);
create index audit_entry_by_type on audit_entry (tenant_id, aggregate_type, time, id);
create index audit_entry_by_record on audit_entry (tenant_id, aggregate_id, time, id);
create index audit_entry_by_event_type on audit_entry (tenant_id, event_type, time, id);
create index audit_entry_by_transaction on audit_entry (tenant_id, transaction_id, time, id);
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_entry_of_tenant on audit_entry
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
revoke update, delete, truncate on audit_entry from ${service};
--rollback drop table audit_entry;
