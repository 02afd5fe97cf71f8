--liquibase formatted sql

--changeset kit:0011-decision-sample
--comment: What was decided of late, for policies to be tried on: of each record and action, the last time for each person.
create table decision_sample (
    tenant_id     uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    resource_type text        not null collate "C",
    record_id     uuid        not null,
    subject       text        not null collate "C",
    action        text        not null collate "C",
    version       bigint,
    allowed       boolean     not null,
    decided_at    timestamptz not null default now(),
    primary key (tenant_id, resource_type, record_id, subject, action)
);
create index decision_sample_by_age on decision_sample (tenant_id, decided_at);
call crm_wall('decision_sample');
--rollback drop table decision_sample;
