--liquibase formatted sql

--changeset support:0001-customer
--comment: Contacts and accounts as sales tells of them. Either may be heard of first, so neither refers to the other.
create table customer (
    tenant_id  uuid    not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id         uuid    not null,
    sequence   bigint  not null,
    name       text,
    email      text,
    phone      text,
    account_id uuid,
    deleted    boolean not null,
    primary key (tenant_id, id)
);
create index customer_by_account on customer (tenant_id, account_id, id);
create table customer_account (
    tenant_id      uuid    not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id             uuid    not null,
    sequence       bigint  not null,
    name           text    not null,
    type           text    not null collate "C",
    customer_since timestamptz,
    deleted        boolean not null,
    primary key (tenant_id, id)
);
alter table customer enable row level security;
alter table customer force row level security;
create policy customer_of_tenant on customer
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
alter table customer_account enable row level security;
alter table customer_account force row level security;
create policy customer_account_of_tenant on customer_account
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table customer_account;
--rollback drop table customer;
