--liquibase formatted sql

--changeset sales:0011-account-contribution
--comment: What each deal and ticket adds to the roll-ups of an account, as of the last event taken in; made of events. No
--comment: foreign keys: what a ticket names is support's to say, and events come in any order.
create table account_contribution (
    tenant_id       uuid   not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id              uuid   not null,
    sequence        bigint not null,
    kind            text collate "C",
    account_id      uuid,
    contact_id      uuid,
    amount_minor    bigint,
    amount_currency text,
    primary key (tenant_id, id),
    constraint account_contribution_kind_is_known check (kind in ('OPEN_PIPELINE', 'WON', 'OPEN_TICKETS')),
    constraint account_contribution_of_no_kind_is_none
        check (kind is not null or account_id is null and contact_id is null and amount_minor is null),
    constraint account_contribution_amount_has_a_currency check ((amount_minor is null) = (amount_currency is null))
);
create index account_contribution_by_contact on account_contribution (tenant_id, contact_id) where contact_id is not null;
call crm_wall('account_contribution');
--rollback drop table account_contribution;

--changeset sales:0011-account-rollup
--comment: What the contributions to an account amount to, by kind and currency. The sum of many amounts may be larger than a
--comment: bigint; nothing is found or sorted by it.
create table account_rollup (
    tenant_id  uuid    not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id         uuid    not null,
    account_id uuid    not null,
    kind       text    not null collate "C",
    currency   text collate "C",
    minor      numeric not null,
    counted    bigint  not null,
    primary key (tenant_id, id),
    constraint account_rollup_is_one unique nulls not distinct (tenant_id, account_id, kind, currency),
    constraint account_rollup_kind_is_known check (kind in ('OPEN_PIPELINE', 'WON', 'OPEN_TICKETS')),
    constraint account_rollup_of_nothing_is_nothing check (counted > 0 or counted = 0 and minor = 0),
    constraint account_rollup_without_currency_is_no_money check (currency is not null or minor = 0)
);
call crm_wall('account_rollup');
--rollback drop table account_rollup;
