--liquibase formatted sql

--changeset admin:0014-deleted-roles
--comment: Roles of an organisation's own can be deleted: then they are listed in every order, too.
call crm_list_deleted('role', sorted => array['name']);
--rollback drop index role_deleted_by_updated_at;
--rollback drop index role_deleted_by_name;
