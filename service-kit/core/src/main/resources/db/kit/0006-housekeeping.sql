--liquibase formatted sql

--changeset kit:0006-inbox-by-age
--comment: For the housekeeping, which finds what is old without reading what is not.
create index inbox_by_age on inbox (tenant_id, handled_at);
--rollback drop index inbox_by_age;
