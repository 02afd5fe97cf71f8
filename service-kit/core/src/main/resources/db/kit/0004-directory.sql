--liquibase formatted sql

--changeset kit:0004-directory
--comment: Tenants, members and roles as last heard. Read across tenants at start, hence without row-level security.
create table directory_entry (
    tenant_id uuid   not null,
    kind      text   not null collate "C",
    id        uuid   not null,
    sequence  bigint not null,
    record    json   not null,
    primary key (tenant_id, kind, id)
);
create table directory_position (
    only_row    boolean primary key default true check (only_row),
    next_offset bigint  not null
);
--rollback drop table directory_position;
--rollback drop table directory_entry;
