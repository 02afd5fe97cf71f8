--liquibase formatted sql

--changeset admin:0015-setting
--comment: What an organisation says of a setting. No row, or none that has a value, means that the setting's default holds.
create table setting (
    like crm_record including all,
    key   text not null collate "C",
    value jsonb
);
create unique index setting_key_is_unique on setting (tenant_id, key);
call crm_wall('setting');
call crm_list('setting');
--rollback drop table setting;
