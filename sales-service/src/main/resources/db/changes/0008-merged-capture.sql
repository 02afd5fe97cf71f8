--liquibase formatted sql

--changeset sales:0008-merged-capture
--comment: Captures that were merged into an open lead, for ever: the inbox forgets, and topics are kept. Those of which a
--comment: lead was made are known by lead.capture_id. No foreign key: this outlives the lead.
create table merged_capture (
    tenant_id uuid not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id        uuid not null,
    lead_id   uuid not null,
    primary key (tenant_id, id)
);
call crm_wall('merged_capture');
--rollback drop table merged_capture;
