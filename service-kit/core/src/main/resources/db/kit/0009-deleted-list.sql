--liquibase formatted sql

--changeset kit:0009-deleted-list splitStatements:false
--comment: What crm_list leaves out: the deleted in every order, not that of their creation only. Never changed, like it.
create procedure crm_list_deleted(of_table text, sorted text[] default '{}') language plpgsql as $$
declare
    attribute text;
begin
    foreach attribute in array array['updated_at'] || sorted loop
        execute format('create index %I on %I (tenant_id, %I, id) where deleted_at is not null',
            of_table || '_deleted_by_' || attribute, of_table, attribute);
    end loop;
end $$;

revoke execute on procedure crm_list_deleted from public;
--rollback drop procedure crm_list_deleted;
