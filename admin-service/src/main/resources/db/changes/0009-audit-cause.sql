--liquibase formatted sql

--changeset admin:0009-audit-cause
--comment: Why, for whom and by which request. What was heard before this has none of it.
alter table audit_entry
    add on_behalf_of text collate "C",
    add reason       text,
    add request_id   text collate "C";
--rollback alter table audit_entry drop on_behalf_of, drop reason, drop request_id;
