--liquibase formatted sql

--changeset sales:0003-contact
create table contact (
    tenant_id       uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id              uuid        not null,
    version         bigint      not null,
    first_name      text,
    last_name       text,
    job_title       text,
    department      text,
    emails          json        not null,
    email_key       text collate "C",
    phones          json        not null,
    address         json,
    account_id      uuid,
    do_not_call     boolean     not null,
    description     text,
    source          text collate "C",
    first_touch     json,
    last_touch      json,
    consents        json        not null,
    owner_id        text collate "C",
    lead_id         uuid,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    deleted_at      timestamptz,
    primary key (tenant_id, id),
    constraint contact_account_exists foreign key (tenant_id, account_id) references account (tenant_id, id),
    constraint contact_lead_exists foreign key (tenant_id, lead_id) references lead (tenant_id, id)
);
create index contact_by_creation on contact (tenant_id, created_at, id) where deleted_at is null;
create index contact_by_change on contact (tenant_id, updated_at, id) where deleted_at is null;
create index contact_by_account on contact (tenant_id, account_id, created_at, id) where deleted_at is null;
create index contact_by_owner on contact (tenant_id, owner_id, created_at, id) where deleted_at is null;
create index contact_by_source on contact (tenant_id, source, created_at, id) where deleted_at is null;
create index contact_by_email on contact (tenant_id, email_key, created_at, id) where deleted_at is null;
create index contact_by_lead on contact (tenant_id, lead_id);
create index contact_deleted_by_creation on contact (tenant_id, created_at, id) where deleted_at is not null;
alter table contact enable row level security;
alter table contact force row level security;
create policy contact_of_tenant on contact
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table contact;

--changeset sales:0003-contact-email
--comment: Every address of a contact in lower case, to find who is known already.
create table contact_email (
    tenant_id  uuid not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    contact_id uuid not null,
    email_key  text not null collate "C",
    primary key (tenant_id, email_key, contact_id),
    constraint contact_email_is_of_a_contact foreign key (tenant_id, contact_id) references contact (tenant_id, id)
);
create index contact_email_by_contact on contact_email (tenant_id, contact_id);
alter table contact_email enable row level security;
alter table contact_email force row level security;
create policy contact_email_of_tenant on contact_email
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table contact_email;

--changeset sales:0003-lead-contact
alter table lead add constraint lead_contact_exists foreign key (tenant_id, contact_id) references contact (tenant_id, id);
create index lead_by_contact on lead (tenant_id, contact_id, created_at, id);
--rollback drop index lead_by_contact;
--rollback alter table lead drop constraint lead_contact_exists;

--changeset sales:0003-lead-email
--comment: Lists filtered by address are in the order of creation.
drop index lead_by_email;
create index lead_by_email on lead (tenant_id, email_key, created_at, id) where deleted_at is null;
--rollback drop index lead_by_email;
--rollback create index lead_by_email on lead (tenant_id, email_key) where deleted_at is null;
