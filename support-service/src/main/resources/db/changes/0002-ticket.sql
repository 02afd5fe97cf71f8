--liquibase formatted sql

--changeset support:0002-ticket
create table ticket (
    tenant_id          uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id                 uuid        not null,
    version            bigint      not null,
    number             text        not null collate "C",
    subject            text        not null,
    description        text,
    status             text        not null collate "C",
    priority           text        not null collate "C",
    contact_id         uuid,
    account_id         uuid,
    customer_name      text,
    customer_email     text,
    assignee_id        text collate "C",
    queue              text collate "C",
    channel            text        not null collate "C",
    escalation         json,
    message_count      int         not null,
    last_message       json,
    first_responded_at timestamptz,
    solved_at          timestamptz,
    closed_at          timestamptz,
    created_at         timestamptz not null,
    created_by         text        not null,
    updated_at         timestamptz not null,
    updated_by         text        not null,
    deleted_at         timestamptz,
    primary key (tenant_id, id),
    constraint ticket_number_is_unique unique (tenant_id, number),
    constraint ticket_status_is_known
        check (status in ('NEW', 'OPEN', 'PENDING', 'ON_HOLD', 'SOLVED', 'CLOSED')),
    constraint ticket_priority_is_known check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT'))
);
create index ticket_by_creation on ticket (tenant_id, created_at, id) where deleted_at is null;
create index ticket_by_change on ticket (tenant_id, updated_at, id) where deleted_at is null;
create index ticket_by_status on ticket (tenant_id, status, created_at, id) where deleted_at is null;
create index ticket_by_priority on ticket (tenant_id, priority, created_at, id) where deleted_at is null;
create index ticket_by_assignee on ticket (tenant_id, assignee_id, created_at, id) where deleted_at is null;
create index ticket_by_contact on ticket (tenant_id, contact_id, created_at, id) where deleted_at is null;
create index ticket_by_account on ticket (tenant_id, account_id, created_at, id) where deleted_at is null;
create index ticket_by_number on ticket (tenant_id, number, created_at, id) where deleted_at is null;
create index ticket_deleted_by_creation on ticket (tenant_id, created_at, id) where deleted_at is not null;
create table ticket_message (
    tenant_id   uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id          uuid        not null,
    ticket_id   uuid        not null,
    internal    boolean     not null,
    author_id   text,
    author_name text,
    body        text        not null,
    at          timestamptz not null,
    primary key (tenant_id, id),
    constraint ticket_message_has_a_ticket foreign key (tenant_id, ticket_id) references ticket (tenant_id, id)
);
create index ticket_message_by_ticket on ticket_message (tenant_id, ticket_id, id);
alter table ticket enable row level security;
alter table ticket force row level security;
create policy ticket_of_tenant on ticket
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
alter table ticket_message enable row level security;
alter table ticket_message force row level security;
create policy ticket_message_of_tenant on ticket_message
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table ticket_message;
--rollback drop table ticket;
