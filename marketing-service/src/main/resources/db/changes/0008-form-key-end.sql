--liquibase formatted sql

--changeset marketing:0008-form-key-end
--comment: Keys end, and are renewed; the one before goes on until its own end.
alter table form add column key_expires_at timestamptz, add column previous_key text;
--rollback alter table form drop column key_expires_at, drop column previous_key;
