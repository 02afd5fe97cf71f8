--liquibase formatted sql

--changeset marketing:0003-audience
--comment: What captures, leads and contacts last said, and the persons behind their addresses.
create table mention (
    tenant_id uuid    not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id        uuid    not null,
    kind      text    not null collate "C",
    sequence  bigint  not null,
    alive     boolean not null,
    said      json    not null,
    primary key (tenant_id, id),
    constraint mention_kind_is_known check (kind in ('CAPTURE', 'LEAD', 'CONTACT'))
);
alter table mention enable row level security;
alter table mention force row level security;
create policy mention_of_tenant on mention
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);

create table mention_address (
    tenant_id  uuid not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    mention_id uuid not null,
    address    text not null collate "C",
    primary key (tenant_id, mention_id, address),
    foreign key (tenant_id, mention_id) references mention (tenant_id, id)
);
create index mention_address_by_address on mention_address (tenant_id, address);
alter table mention_address enable row level security;
alter table mention_address force row level security;
create policy mention_address_of_tenant on mention_address
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);

create table person (
    tenant_id     uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id            uuid        not null,
    email         text        not null collate "C",
    known         boolean     not null,
    stage         text        not null collate "C",
    first_name    text,
    last_name     text,
    company       text,
    job_title     text,
    phone         text,
    lead_id       uuid,
    contact_id    uuid,
    account_id    uuid,
    first_touch   json,
    last_touch    json,
    consents      json        not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    primary key (tenant_id, id),
    constraint person_has_an_address_of_its_own unique (tenant_id, email),
    constraint person_stage_is_known check (stage in ('LEAD', 'CUSTOMER'))
);
create index person_by_first_seen on person (tenant_id, first_seen_at, id) where known;
create index person_by_email on person (tenant_id, email, id) where known;
create index person_by_stage on person (tenant_id, stage, first_seen_at, id) where known;
create index person_by_lead on person (tenant_id, lead_id, first_seen_at, id) where known;
create index person_by_contact on person (tenant_id, contact_id, first_seen_at, id) where known;
create index person_by_account on person (tenant_id, account_id, first_seen_at, id) where known;
alter table person enable row level security;
alter table person force row level security;
create policy person_of_tenant on person
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table person;
--rollback drop table mention_address;
--rollback drop table mention;

--changeset marketing:0003-consent-entry
--comment: The consent ledger. Lines are added, and neither changed nor removed but by erasure.
create table consent_entry (
    tenant_id    uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id           uuid        not null,
    person_id    uuid        not null,
    channel      text        not null collate "C",
    topic        text        not null collate "C",
    state        text        not null collate "C",
    basis        text,
    source       text,
    text_version text,
    text         text,
    ip           text,
    user_agent   text,
    told_by      text        not null,
    told_by_id   uuid        not null,
    given_at     timestamptz not null,
    primary key (tenant_id, id),
    constraint consent_entry_is_told_once unique (tenant_id, person_id, channel, topic, state, given_at),
    foreign key (tenant_id, person_id) references person (tenant_id, id),
    constraint consent_entry_state_is_known check (state in ('GRANTED', 'DENIED', 'PENDING', 'WITHDRAWN'))
);
create index consent_entry_by_time on consent_entry (tenant_id, person_id, given_at, id);
create index consent_entry_by_channel on consent_entry (tenant_id, person_id, channel, given_at, id);
create index consent_entry_by_topic on consent_entry (tenant_id, person_id, topic, given_at, id);
create index consent_entry_by_state on consent_entry (tenant_id, person_id, state, given_at, id);
alter table consent_entry enable row level security;
alter table consent_entry force row level security;
create policy consent_entry_of_tenant on consent_entry
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table consent_entry;
