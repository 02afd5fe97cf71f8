--liquibase formatted sql

--changeset kit:0008-known-tag
--comment: Tags as admin-service tells of them.
create table known_tag (
    tenant_id uuid    not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id        uuid    not null,
    sequence  bigint  not null,
    name      text    not null,
    color     text    not null,
    deleted   boolean not null,
    primary key (tenant_id, id)
);
call crm_wall('known_tag');
--rollback drop table known_tag;
