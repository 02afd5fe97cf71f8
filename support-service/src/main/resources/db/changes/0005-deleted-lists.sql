--liquibase formatted sql

--changeset support:0005-deleted-lists
--comment: The deleted are listed in every order, too. Of the living these indexes hold nothing.
call crm_list_deleted('ticket');
--rollback drop index ticket_deleted_by_updated_at;

--changeset support:0005-customer-lists
--comment: Customers are listed without the deleted, which no index left out.
create index customer_by_id on customer (tenant_id, id) where not deleted;
drop index customer_by_account;
create index customer_by_account on customer (tenant_id, account_id, id) where not deleted;
--rollback drop index customer_by_account;
--rollback create index customer_by_account on customer (tenant_id, account_id, id);
--rollback drop index customer_by_id;
