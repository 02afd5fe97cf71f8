--liquibase formatted sql

--changeset kit:0007-record-form splitStatements:false
--comment: What every table of records has, said once. None of this is ever changed, or an old changeset would mean
--comment: something else tomorrow: a better form gets another name. Table crm_record is only copied from: it has no rows.
create table crm_record (
    tenant_id  uuid        not null default nullif(current_setting('crm.tenant', true), '')::uuid,
    id         uuid        not null,
    version    bigint      not null,
    created_at timestamptz not null,
    created_by text        not null,
    updated_at timestamptz not null,
    updated_by text        not null,
    deleted_at timestamptz,
    primary key (tenant_id, id)
);

create procedure crm_wall(of_table text) language plpgsql as $$
declare
    of_tenant constant text := 'tenant_id = nullif(current_setting(''crm.tenant'', true), '''')::uuid';
begin
    execute format('alter table %I enable row level security', of_table);
    execute format('alter table %I force row level security', of_table);
    execute format('create policy %I on %I using (%s) with check (%3$s)', of_table || '_of_tenant', of_table, of_tenant);
end $$;

create procedure crm_list(of_table text, sorted text[] default '{}', filtered text[] default '{}')
language plpgsql as $$
declare
    attribute text;
begin
    foreach attribute in array array['created_at', 'updated_at'] || sorted loop
        execute format('create index %I on %I (tenant_id, %I, id) where deleted_at is null',
            of_table || '_by_' || attribute, of_table, attribute);
    end loop;
    foreach attribute in array filtered loop
        execute format('create index %I on %I (tenant_id, %I, created_at, id) where deleted_at is null',
            of_table || '_by_' || attribute, of_table, attribute);
    end loop;
    execute format('create index %I on %I (tenant_id, created_at, id) where deleted_at is not null',
        of_table || '_deleted', of_table);
end $$;

revoke execute on procedure crm_wall, crm_list from public;
call crm_wall('crm_record');
--rollback drop table crm_record; drop procedure crm_wall; drop procedure crm_list;
