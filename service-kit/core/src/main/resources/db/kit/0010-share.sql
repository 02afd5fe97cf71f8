--liquibase formatted sql

--changeset kit:0010-share
--comment: Records that are shared with a person or a team.
create table share (
    like crm_record including all,
    resource_type text not null collate "C",
    record_id     uuid not null,
    member_id     uuid,
    team_id       uuid,
    level         text not null check (level in ('READ', 'EDIT')),
    until         timestamptz,
    constraint share_is_with_one check ((member_id is null) <> (team_id is null))
);
create unique index share_with_member_is_one on share (tenant_id, record_id, member_id) where deleted_at is null;
create unique index share_with_team_is_one on share (tenant_id, record_id, team_id) where deleted_at is null;
create index share_by_record on share (tenant_id, record_id, created_at, id) where deleted_at is null;
create index share_by_member on share (tenant_id, member_id, resource_type) where deleted_at is null;
create index share_by_team on share (tenant_id, team_id, resource_type) where deleted_at is null;
call crm_wall('share');
--rollback drop table share;
