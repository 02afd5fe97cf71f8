--liquibase formatted sql

--changeset admin:0004-reconciliation
--comment: What still has to be brought in line with Keycloak. Ids only, taken across tenants, hence without row-level security.
create table reconciliation (
    kind       text        not null collate "C",
    tenant_id  uuid        not null,
    id         uuid        not null,
    due_at     timestamptz not null,
    asked      bigint      not null default 1,
    failures   int         not null default 0,
    last_error text,
    primary key (kind, tenant_id, id)
);
create index reconciliation_by_time on reconciliation (due_at);
--rollback drop table reconciliation;
