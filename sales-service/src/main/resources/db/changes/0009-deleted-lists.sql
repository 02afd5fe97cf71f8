--liquibase formatted sql

--changeset sales:0009-deleted-lists
--comment: The deleted are listed in every order, too. Of the living these indexes hold nothing.
call crm_list_deleted('lead', sorted => array['score']);
call crm_list_deleted('account', sorted => array['name_key']);
call crm_list_deleted('contact');
call crm_list_deleted('opportunity', sorted => array['probability']);
--rollback drop index lead_deleted_by_updated_at;
--rollback drop index lead_deleted_by_score;
--rollback drop index account_deleted_by_updated_at;
--rollback drop index account_deleted_by_name_key;
--rollback drop index contact_deleted_by_updated_at;
--rollback drop index opportunity_deleted_by_updated_at;
--rollback drop index opportunity_deleted_by_probability;
