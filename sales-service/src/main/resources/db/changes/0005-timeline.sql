--liquibase formatted sql

--changeset sales:0005-timeline
--comment: What happened around accounts and contacts, in any service; made of events, and of those alone.
create table timeline_entry (
    tenant_id    uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id           uuid        not null,
    time         timestamptz not null,
    type         text        not null,
    subject_type text        not null,
    subject_id   uuid        not null,
    title        text        not null,
    text         text,
    actor_id     text        not null,
    account_id   uuid,
    contact_id   uuid,
    primary key (tenant_id, id)
);
create index timeline_entry_by_account on timeline_entry (tenant_id, account_id, time, id);
create index timeline_entry_by_contact on timeline_entry (tenant_id, contact_id, time, id);
alter table timeline_entry enable row level security;
alter table timeline_entry force row level security;
create policy timeline_entry_of_tenant on timeline_entry
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table timeline_entry;
