--liquibase formatted sql

--changeset kit:0013-search-term
--comment: By which terms records are found; kept by the transactions that change these.
create table search_term (
    tenant_id uuid not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    record_id uuid not null,
    term      text not null collate "C",
    property  text not null collate "C",
    type      text not null collate "C",
    primary key (tenant_id, record_id, term, property)
);
create index search_term_found on search_term (tenant_id, type, term, record_id desc);
call crm_wall('search_term');

create table search_progress (
    tenant_id   uuid not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    type        text not null collate "C",
    spelling    int  not null,
    record_id   uuid not null,
    started_at  timestamptz not null default now(),
    again_from  timestamptz,
    again_at    timestamptz,
    finished_at timestamptz,
    primary key (tenant_id, type)
);
comment on table search_progress is 'How far records that were there before have got their terms, and by which rules of spelling.';
call crm_wall('search_progress');
--rollback drop table search_progress; drop table search_term;
