--liquibase formatted sql

--changeset marketing:0007-deleted-lists
--comment: The deleted are listed in every order, too. Of the living these indexes hold nothing.
call crm_list_deleted('form', sorted => array['name']);
--rollback drop index form_deleted_by_updated_at;
--rollback drop index form_deleted_by_name;
