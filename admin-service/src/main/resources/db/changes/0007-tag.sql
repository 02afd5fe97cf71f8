--liquibase formatted sql

--changeset admin:0007-tag
create table tag (
    like crm_record including all,
    name        text not null,
    name_key    text not null collate "C" generated always as (lower(btrim(name))) stored,
    color       text not null collate "C",
    description text
);
create unique index tag_name_is_unique on tag (tenant_id, name_key) where deleted_at is null;
call crm_wall('tag');
call crm_list('tag', sorted => array['name_key']);
--rollback drop table tag;
