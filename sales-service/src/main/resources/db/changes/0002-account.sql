--liquibase formatted sql

--changeset sales:0002-account
create table account (
    tenant_id       uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id              uuid        not null,
    version         bigint      not null,
    name            text        not null,
    name_key        text        not null collate "C" generated always as (lower(btrim(name))) stored,
    type            text        not null collate "C",
    website         text,
    domain          text collate "C",
    tax_id          text,
    phone           text,
    billing_address json,
    industry        text,
    employees       int check (employees >= 0),
    parent_id       uuid,
    description     text,
    owner_id        text collate "C",
    lead_id         uuid,
    customer_since  timestamptz,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    deleted_at      timestamptz,
    primary key (tenant_id, id),
    constraint account_type_is_known check (type in ('PROSPECT', 'CUSTOMER', 'PARTNER', 'COMPETITOR')),
    constraint account_is_not_its_own_parent check (parent_id <> id),
    constraint account_parent_exists foreign key (tenant_id, parent_id) references account (tenant_id, id),
    constraint account_lead_exists foreign key (tenant_id, lead_id) references lead (tenant_id, id)
);
create index account_by_creation on account (tenant_id, created_at, id) where deleted_at is null;
create index account_by_change on account (tenant_id, updated_at, id) where deleted_at is null;
create index account_by_name on account (tenant_id, name_key, id) where deleted_at is null;
create index account_by_type on account (tenant_id, type, created_at, id) where deleted_at is null;
create index account_by_owner on account (tenant_id, owner_id, created_at, id) where deleted_at is null;
create index account_by_domain on account (tenant_id, domain, created_at, id) where deleted_at is null;
create index account_by_parent on account (tenant_id, parent_id, created_at, id) where deleted_at is null;
create index account_by_lead on account (tenant_id, lead_id);
create index account_deleted_by_creation on account (tenant_id, created_at, id) where deleted_at is not null;
alter table account enable row level security;
alter table account force row level security;
create policy account_of_tenant on account
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table account;
