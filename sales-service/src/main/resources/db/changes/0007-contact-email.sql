--liquibase formatted sql

--changeset sales:0007-contact-email
--comment: A contact is found by any of its addresses, which contact_email has; the primary one needs no key of its own.
drop index contact_by_email;
alter table contact drop column email_key;
--rollback alter table contact add email_key text collate "C";
--rollback alter table contact no force row level security;
--rollback update contact set email_key = (select lower(email ->> 'address') from json_array_elements(emails) email where (email ->> 'primary')::boolean);
--rollback alter table contact force row level security;
--rollback create index contact_by_email on contact (tenant_id, email_key, created_at, id) where deleted_at is null;

--changeset sales:0007-lead-contact
--comment: Leads can be listed by their contact.
drop index lead_by_contact;
create index lead_by_contact on lead (tenant_id, contact_id, created_at, id) where deleted_at is null;
--rollback drop index lead_by_contact;
--rollback create index lead_by_contact on lead (tenant_id, contact_id, created_at, id);
