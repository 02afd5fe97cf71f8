--liquibase formatted sql

--changeset marketing:0002-capture
--comment: A client's name for a capture is taken once. The fingerprint tells a double click from a second visit.
create table capture (
    tenant_id                uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id                       uuid        not null,
    version                  bigint      not null,
    source                   text        not null collate "C",
    form_id                  uuid,
    fingerprint              text collate "C",
    external_id              text collate "C",
    first_name               text,
    last_name                text,
    company                  text,
    job_title                text,
    email                    text,
    email_key                text collate "C" generated always as (lower(email)) stored,
    phone                    text,
    website                  text,
    address                  json,
    message                  text,
    estimated_value_minor    bigint,
    estimated_value_currency text check (estimated_value_currency ~ '^[A-Z]{3}$'),
    touch                    json        not null,
    consents                 json        not null,
    fields                   json        not null,
    created_at               timestamptz not null,
    created_by               text        not null collate "C",
    updated_at               timestamptz not null,
    updated_by               text        not null,
    deleted_at               timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, form_id) references form (tenant_id, id),
    constraint capture_source_is_known check (source in ('FORM', 'API')),
    constraint capture_by_form_has_one check ((source = 'FORM') = (form_id is not null)),
    constraint capture_value_has_a_currency check ((estimated_value_minor is null) = (estimated_value_currency is null))
);
create unique index capture_of_client_once on capture (tenant_id, created_by, external_id) where external_id is not null;
create index capture_by_creation on capture (tenant_id, created_at, id) where deleted_at is null;
create index capture_by_change on capture (tenant_id, updated_at, id) where deleted_at is null;
create index capture_by_source on capture (tenant_id, source, created_at, id) where deleted_at is null;
create index capture_by_form on capture (tenant_id, form_id, created_at, id) where deleted_at is null;
create index capture_by_fingerprint on capture (tenant_id, form_id, fingerprint, created_at)
    where fingerprint is not null;
create index capture_by_external_id on capture (tenant_id, external_id, created_at, id) where deleted_at is null;
create index capture_by_email on capture (tenant_id, email_key, created_at, id) where deleted_at is null;
create index capture_deleted_by_creation on capture (tenant_id, created_at, id) where deleted_at is not null;
alter table capture enable row level security;
alter table capture force row level security;
create policy capture_of_tenant on capture
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table capture;
