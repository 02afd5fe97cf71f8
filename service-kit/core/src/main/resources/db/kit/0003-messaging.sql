--liquibase formatted sql

--changeset kit:0003-inbox
--comment: Which events a consumer has handled, so that a redelivery changes nothing.
create table inbox (
    tenant_id  uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    consumer   text        not null collate "C",
    event_id   uuid        not null,
    handled_at timestamptz not null default now(),
    primary key (tenant_id, consumer, event_id)
);
alter table inbox enable row level security;
alter table inbox force row level security;
create policy inbox_of_tenant on inbox
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table inbox;

--changeset kit:0003-idempotency-key
--comment: What a POST with an Idempotency-Key answered, for seven days.
create table idempotency_key (
    tenant_id    uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    subject      text        not null collate "C",
    operation    text        not null collate "C",
    key          text        not null collate "C",
    request_hash text        not null collate "C",
    status       int         not null,
    etag         text,
    location     text,
    body         text        not null,
    created_at   timestamptz not null default now(),
    primary key (tenant_id, subject, operation, key)
);
create index idempotency_key_by_age on idempotency_key (tenant_id, created_at);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy idempotency_key_of_tenant on idempotency_key
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table idempotency_key;
