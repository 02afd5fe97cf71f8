--liquibase formatted sql

--changeset marketing:0005-mention-change
--comment: The most credible mentions of an address are found without reading them all.
alter table mention add changed_at timestamptz not null default now();
alter table mention no force row level security;
update mention set changed_at = (said ->> 'changedAt')::timestamptz where said ->> 'changedAt' is not null;
alter table mention force row level security;
--rollback alter table mention drop column changed_at;
