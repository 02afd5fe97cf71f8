--liquibase formatted sql

--changeset admin:0011-deleted-lists
--comment: The deleted are listed in every order, too. Of the living these indexes hold nothing.
call crm_list_deleted('tag', sorted => array['name_key']);
--rollback drop index tag_deleted_by_updated_at;
--rollback drop index tag_deleted_by_name_key;
