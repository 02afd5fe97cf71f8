--liquibase formatted sql

--changeset sales:0001-lead
create table lead (
    tenant_id                uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id                       uuid        not null,
    version                  bigint      not null,
    status                   text        not null collate "C",
    disqualification         json,
    first_name               text,
    last_name                text,
    company                  text,
    job_title                text,
    email                    text,
    email_key                text collate "C" generated always as (lower(email)) stored,
    phone                    text,
    website                  text,
    address                  json,
    description              text,
    source                   text collate "C",
    score                    int         not null check (score between 0 and 100),
    owner_id                 text collate "C",
    contact_id               uuid,
    estimated_value_minor    bigint,
    estimated_value_currency text check (estimated_value_currency ~ '^[A-Z]{3}$'),
    first_touch              json,
    last_touch               json,
    consents                 json        not null,
    status_log               json        not null,
    response_due_at          timestamptz,
    first_responded_at       timestamptz,
    capture_id               uuid,
    conversion               json,
    created_at               timestamptz not null,
    created_by               text        not null,
    updated_at               timestamptz not null,
    updated_by               text        not null,
    deleted_at               timestamptz,
    primary key (tenant_id, id),
    constraint lead_status_is_known
        check (status in ('NEW', 'WORKING', 'NURTURING', 'QUALIFIED', 'CONVERTED', 'DISQUALIFIED')),
    constraint lead_value_has_a_currency check ((estimated_value_minor is null) = (estimated_value_currency is null))
);
create index lead_by_creation on lead (tenant_id, created_at, id) where deleted_at is null;
create index lead_by_change on lead (tenant_id, updated_at, id) where deleted_at is null;
create index lead_by_score on lead (tenant_id, score, id) where deleted_at is null;
create index lead_by_status on lead (tenant_id, status, created_at, id) where deleted_at is null;
create index lead_by_owner on lead (tenant_id, owner_id, created_at, id) where deleted_at is null;
create index lead_by_source on lead (tenant_id, source, created_at, id) where deleted_at is null;
create index lead_by_email on lead (tenant_id, email_key) where deleted_at is null;
create index lead_deleted_by_creation on lead (tenant_id, created_at, id) where deleted_at is not null;
create unique index lead_by_capture on lead (tenant_id, capture_id) where capture_id is not null;
alter table lead enable row level security;
alter table lead force row level security;
create policy lead_of_tenant on lead
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table lead;
