--liquibase formatted sql

--changeset admin:0002-role
--comment: What the members who hold it may do.
create table role (
    tenant_id   uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id          uuid        not null,
    version     bigint      not null,
    name        text        not null collate "C",
    title       text        not null collate "C",
    description text,
    system      boolean     not null,
    grants      json        not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    updated_at  timestamptz not null,
    updated_by  text        not null,
    deleted_at  timestamptz,
    primary key (tenant_id, id)
);
create unique index role_name_is_unique on role (tenant_id, name) where deleted_at is null;
create index role_by_creation on role (tenant_id, created_at, id) where deleted_at is null;
create index role_by_change on role (tenant_id, updated_at, id) where deleted_at is null;
create index role_by_name on role (tenant_id, name, id) where deleted_at is null;
create index role_deleted_by_creation on role (tenant_id, created_at, id) where deleted_at is not null;
alter table role enable row level security;
alter table role force row level security;
create policy role_of_tenant on role
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table role;
