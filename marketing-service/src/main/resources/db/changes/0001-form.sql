--liquibase formatted sql

--changeset marketing:0001-form
create table form (
    tenant_id    uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id           uuid        not null,
    version      bigint      not null,
    name         text        not null collate "C",
    key          text,
    status       text        not null collate "C",
    title        text,
    description  text,
    fields       json        not null,
    consent      json,
    redirect_url text,
    thanks       text,
    campaign     text collate "C",
    created_at   timestamptz not null,
    created_by   text        not null,
    updated_at   timestamptz not null,
    updated_by   text        not null,
    deleted_at   timestamptz,
    primary key (tenant_id, id),
    constraint form_status_is_known check (status in ('DRAFT', 'ACTIVE', 'CLOSED'))
);
create index form_by_creation on form (tenant_id, created_at, id) where deleted_at is null;
create index form_by_change on form (tenant_id, updated_at, id) where deleted_at is null;
create index form_by_name on form (tenant_id, name, id) where deleted_at is null;
create index form_by_status on form (tenant_id, status, created_at, id) where deleted_at is null;
create index form_by_campaign on form (tenant_id, campaign, created_at, id) where deleted_at is null;
create index form_deleted_by_creation on form (tenant_id, created_at, id) where deleted_at is not null;
alter table form enable row level security;
alter table form force row level security;
create policy form_of_tenant on form
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table form;
