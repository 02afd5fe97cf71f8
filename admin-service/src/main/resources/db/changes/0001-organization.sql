--liquibase formatted sql

--changeset admin:0001-organization
--comment: The tenants. Their rows belong to the tenant platform, the operator; its id is the id of the tenant it is about.
create table organization (
    tenant_id           uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id                  uuid        not null,
    version             bigint      not null,
    alias               text        not null collate "C" check (alias ~ '^[a-z][a-z0-9-]{1,38}[a-z0-9]$'),
    name                text        not null collate "C",
    status              text        not null collate "C",
    locale              text        not null,
    currency            text        not null check (currency ~ '^[A-Z]{3}$'),
    zone                text        not null,
    plan                text,
    first_administrator json,
    provisioning        json        not null,
    suspension          json,
    created_at          timestamptz not null,
    created_by          text        not null,
    updated_at          timestamptz not null,
    updated_by          text        not null,
    deleted_at          timestamptz,
    primary key (tenant_id, id),
    constraint organization_status_is_known check (status in
        ('PROVISIONING', 'TRIAL', 'ACTIVE', 'PAST_DUE', 'SUSPENDED', 'OFFBOARDING', 'DELETED')),
    constraint organization_suspended_for_a_reason check ((status = 'SUSPENDED') = (suspension is not null))
);
create unique index organization_alias_is_unique on organization (tenant_id, alias);
create index organization_by_creation on organization (tenant_id, created_at, id) where deleted_at is null;
create index organization_by_change on organization (tenant_id, updated_at, id) where deleted_at is null;
create index organization_by_name on organization (tenant_id, name, id) where deleted_at is null;
create index organization_by_alias on organization (tenant_id, alias, id) where deleted_at is null;
create index organization_by_status on organization (tenant_id, status, created_at, id) where deleted_at is null;
create index organization_deleted_by_creation on organization (tenant_id, created_at, id) where deleted_at is not null;
alter table organization enable row level security;
alter table organization force row level security;
create policy organization_of_tenant on organization
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table organization;
