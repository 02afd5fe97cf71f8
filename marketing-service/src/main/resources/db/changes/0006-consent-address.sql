--liquibase formatted sql

--changeset marketing:0006-consent-address
--comment: Consents are given for an address. Those that are known were given for that of the person whom they are kept of.
alter table person no force row level security;
alter table consent_entry no force row level security;
alter table person add marks json not null default '[]';
alter table person add invalid boolean not null default false;
alter table consent_entry add address text collate "C";
update consent_entry set address = person.email
    from person
    where person.tenant_id = consent_entry.tenant_id and person.id = person_id and channel = 'email';
update person set consents = (
        select json_agg(
            case when consent ->> 'channel' = 'email'
                then (consent::jsonb || jsonb_build_object('address', email))::json
                else consent end)
        from json_array_elements(consents) consent)
    where json_array_length(consents) > 0;
alter table consent_entry drop constraint consent_entry_is_told_once;
alter table consent_entry add constraint consent_entry_is_told_once
    unique nulls not distinct (tenant_id, person_id, channel, topic, address, state, given_at);
alter table person force row level security;
alter table consent_entry force row level security;
create index person_by_invalid on person (tenant_id, invalid, first_seen_at, id) where known;
--rollback drop index person_by_invalid;
--rollback alter table consent_entry drop constraint consent_entry_is_told_once;
--rollback alter table consent_entry drop column address;
--rollback alter table consent_entry add constraint consent_entry_is_told_once unique (tenant_id, person_id, channel, topic, state, given_at);
--rollback alter table person drop column invalid;
--rollback alter table person drop column marks;
