--liquibase formatted sql

--changeset admin:0016-policy
--comment: Rules on who may do what to which records: what is being worked on, what is in force, what was.
create table policy (
    like crm_record including all,
    name        text not null,
    name_key    text not null collate "C",
    description text,
    status      text not null collate "C",
    rule        json not null,
    missing_indexes json not null,
    in_force    json,
    earlier     json not null,
    constraint policy_status_is_known check (status in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    constraint policy_is_in_force_while_published check ((status = 'PUBLISHED') = (in_force is not null)),
    constraint policy_in_force_is_not_deleted check (deleted_at is null or in_force is null)
);
create unique index policy_name_is_unique on policy (tenant_id, name_key) where deleted_at is null;
call crm_wall('policy');
call crm_list('policy', sorted => array['name_key'], filtered => array['status']);
call crm_list_deleted('policy', sorted => array['name_key']);
--rollback drop table policy;
