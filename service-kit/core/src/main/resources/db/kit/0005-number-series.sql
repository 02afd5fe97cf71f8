--liquibase formatted sql

--changeset kit:0005-number-series
--comment: The last number given in each series of a tenant: without gaps, for the row is locked until the command ends.
create table number_series (
    tenant_id uuid   not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    series    text   not null collate "C",
    last      bigint not null,
    primary key (tenant_id, series)
);
alter table number_series enable row level security;
alter table number_series force row level security;
create policy number_series_of_tenant on number_series
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table number_series;
