--liquibase formatted sql

--changeset sales:0010-contact-depth
--comment: Names of several parts, how and when to reach somebody, to whom he reports, and all that he has to do with accounts.
alter table contact add salutation text;
alter table contact add middle_name text;
alter table contact add suffix text;
alter table contact add language text;
alter table contact add zone text;
alter table contact add reports_to_id uuid;
alter table contact add do_not_email boolean not null default false;
alter table contact add do_not_text boolean not null default false;
alter table contact add do_not_post boolean not null default false;
alter table contact add accounts json not null default '[]';
alter table contact add constraint contact_reports_to_a_contact
    foreign key (tenant_id, reports_to_id) references contact (tenant_id, id);
alter table contact add constraint contact_does_not_report_to_itself check (reports_to_id <> id);
create index contact_by_reports_to on contact (tenant_id, reports_to_id, created_at, id) where deleted_at is null;
--rollback drop index contact_by_reports_to;
--rollback alter table contact drop constraint contact_does_not_report_to_itself;
--rollback alter table contact drop constraint contact_reports_to_a_contact;
--rollback alter table contact drop column accounts;
--rollback alter table contact drop column do_not_post;
--rollback alter table contact drop column do_not_text;
--rollback alter table contact drop column do_not_email;
--rollback alter table contact drop column reports_to_id;
--rollback alter table contact drop column zone;
--rollback alter table contact drop column language;
--rollback alter table contact drop column suffix;
--rollback alter table contact drop column middle_name;
--rollback alter table contact drop column salutation;

--changeset sales:0010-contact-account
--comment: All accounts of a contact, by which it is found. The owner may see the contacts of all tenants until they are here:
--comment: to lift the wall instead would lock the table for as long.
create table contact_account (
    tenant_id  uuid not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    contact_id uuid not null,
    account_id uuid not null,
    primary key (tenant_id, account_id, contact_id),
    constraint contact_account_is_of_a_contact foreign key (tenant_id, contact_id) references contact (tenant_id, id),
    constraint contact_account_is_an_account foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index contact_account_by_contact on contact_account (tenant_id, contact_id);
create policy contact_of_migration on contact for select to current_user using (true);
--rollback drop policy if exists contact_of_migration on contact;
--rollback drop table contact_account;

--changeset sales:0010-contact-account-known
insert into contact_account (tenant_id, contact_id, account_id)
select tenant_id, id, account_id from contact where account_id is not null;
--rollback delete from contact_account;

--changeset sales:0010-contact-account-wall
drop policy contact_of_migration on contact;
call crm_wall('contact_account');
--rollback alter table contact_account no force row level security;
