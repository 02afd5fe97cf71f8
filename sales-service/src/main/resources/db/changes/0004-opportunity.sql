--liquibase formatted sql

--changeset sales:0004-opportunity
create table opportunity (
    tenant_id         uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id                uuid        not null,
    version           bigint      not null,
    name              text        not null,
    account_id        uuid        not null,
    contact_id        uuid,
    pipeline_id       text        not null collate "C",
    stage             text        not null collate "C",
    stage_type        text        not null collate "C",
    last_open_stage   text collate "C",
    probability       int         not null,
    forecast_category text        not null collate "C",
    amount_minor      bigint,
    amount_currency   text,
    close_date        date,
    closed_at         timestamptz,
    loss_reason       json,
    next_step         text,
    description       text,
    source            text collate "C",
    owner_id          text collate "C",
    lead_id           uuid,
    stage_log         json        not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    deleted_at      timestamptz,
    primary key (tenant_id, id),
    constraint opportunity_stage_type_is_known check (stage_type in ('OPEN', 'WON', 'LOST')),
    constraint opportunity_category_is_known
        check (forecast_category in ('OMITTED', 'PIPELINE', 'BEST_CASE', 'COMMIT', 'CLOSED')),
    constraint opportunity_probability_is_in_percent check (probability between 0 and 100),
    constraint opportunity_amount_has_a_currency check ((amount_minor is null) = (amount_currency is null)),
    constraint opportunity_currency_is_a_code check (amount_currency ~ '^[A-Z]{3}$'),
    constraint opportunity_is_closed_at_an_instant check ((stage_type = 'OPEN') = (closed_at is null)),
    constraint opportunity_is_lost_for_a_reason check ((stage_type = 'LOST') = (loss_reason is not null)),
    constraint opportunity_account_exists foreign key (tenant_id, account_id) references account (tenant_id, id),
    constraint opportunity_contact_exists foreign key (tenant_id, contact_id) references contact (tenant_id, id),
    constraint opportunity_lead_exists foreign key (tenant_id, lead_id) references lead (tenant_id, id)
);
create index opportunity_by_creation on opportunity (tenant_id, created_at, id) where deleted_at is null;
create index opportunity_by_change on opportunity (tenant_id, updated_at, id) where deleted_at is null;
create index opportunity_by_probability on opportunity (tenant_id, probability, id) where deleted_at is null;
create index opportunity_by_stage on opportunity (tenant_id, stage, created_at, id) where deleted_at is null;
create index opportunity_by_stage_type on opportunity (tenant_id, stage_type, created_at, id) where deleted_at is null;
create index opportunity_by_owner on opportunity (tenant_id, owner_id, created_at, id) where deleted_at is null;
create index opportunity_by_close_date on opportunity (tenant_id, close_date, created_at, id) where deleted_at is null;
create index opportunity_by_account on opportunity (tenant_id, account_id, created_at, id) where deleted_at is null;
create index opportunity_by_contact on opportunity (tenant_id, contact_id, created_at, id) where deleted_at is null;
create index opportunity_by_lead on opportunity (tenant_id, lead_id);
create index opportunity_deleted_by_creation on opportunity (tenant_id, created_at, id) where deleted_at is not null;
alter table opportunity enable row level security;
alter table opportunity force row level security;
create policy opportunity_of_tenant on opportunity
    using (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid);
--rollback drop table opportunity;
