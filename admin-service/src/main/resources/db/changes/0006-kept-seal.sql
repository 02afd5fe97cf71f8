--liquibase formatted sql

--changeset admin:0006-kept-seal
--comment: The chain of seals of every service, as heard. A chain is a service's, over the rows of all tenants, hence without row-level security.
create table kept_seal (
    service  text        not null collate "C",
    number   bigint      not null check (number > 0),
    previous bytea       not null,
    hash     bytea       not null check (length(hash) = 32),
    count    int         not null,
    root     bytea       not null check (length(root) = 32),
    time     timestamptz not null,
    primary key (service, number)
);
revoke update, delete, truncate on kept_seal from ${service};
--rollback drop table kept_seal;

--changeset admin:0006-sealed-event
--comment: Which event was sealed with which digest; the first seal of an event counts. Only ever inserted.
create table sealed_event (
    tenant_id uuid   not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    service   text   not null collate "C",
    event_id  uuid   not null,
    seal      bigint not null,
    digest    bytea  not null check (length(digest) = 32),
    primary key (tenant_id, service, event_id)
);
alter table sealed_event enable row level security;
alter table sealed_event force row level security;
create policy sealed_event_of_tenant on sealed_event
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
revoke update, delete, truncate on sealed_event from ${service};
--rollback drop table sealed_event;

--changeset admin:0006-seal-break
--comment: Where a chain does not hold, once for each message that broke it. It is of no tenant, as the chain is.
create table seal_break (
    service text        not null collate "C",
    message bytea       not null check (length(message) = 32),
    kind    text        not null collate "C",
    number  bigint,
    time    timestamptz not null default now(),
    primary key (service, message, kind)
);
revoke update, delete, truncate on seal_break from ${service};
--rollback drop table seal_break;
