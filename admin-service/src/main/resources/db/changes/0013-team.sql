--liquibase formatted sql

--changeset admin:0013-team
--comment: Members who work together.
create table team (
    like crm_record including all,
    name        text not null,
    name_key    text not null collate "C",
    description text,
    parent_id   uuid,
    members     json not null,
    foreign key (tenant_id, parent_id) references team (tenant_id, id)
);
create unique index team_name_is_unique on team (tenant_id, name_key) where deleted_at is null;
call crm_wall('team');
call crm_list('team', sorted => array['name_key'], filtered => array['parent_id']);
call crm_list_deleted('team', sorted => array['name_key']);
--rollback drop table team;
