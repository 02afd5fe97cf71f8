--liquibase formatted sql

--changeset admin:0003-member
--comment: Who belongs to an organisation. The account is in Keycloak, and named by the subject once it is linked.
create table member (
    tenant_id    uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id           uuid        not null,
    version      bigint      not null,
    subject      text        collate "C",
    email        text,
    email_key    text        collate "C" generated always as (lower(email)) stored,
    first_name   text        collate "C",
    last_name    text        collate "C",
    status       text        not null collate "C",
    roles        json        not null,
    locale       text,
    zone         text,
    invited_at   timestamptz,
    activated_at timestamptz,
    created_at   timestamptz not null,
    created_by   text        not null,
    updated_at   timestamptz not null,
    updated_by   text        not null,
    deleted_at   timestamptz,
    primary key (tenant_id, id),
    constraint member_status_is_known check (status in ('INVITED', 'ACTIVE', 'DEACTIVATED'))
);
create unique index member_email_is_unique on member (tenant_id, email_key) where deleted_at is null;
create unique index member_subject_is_unique on member (tenant_id, subject) where deleted_at is null;
create index member_by_creation on member (tenant_id, created_at, id) where deleted_at is null;
create index member_by_change on member (tenant_id, updated_at, id) where deleted_at is null;
create index member_by_status on member (tenant_id, status, created_at, id) where deleted_at is null;
create index member_by_email on member (tenant_id, email_key, created_at, id) where deleted_at is null;
create index member_by_subject on member (tenant_id, subject, created_at, id) where deleted_at is null;
create index member_deleted_by_creation on member (tenant_id, created_at, id) where deleted_at is not null;
alter table member enable row level security;
alter table member force row level security;
create policy member_of_tenant on member
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table member;
